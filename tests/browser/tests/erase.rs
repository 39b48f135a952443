//! What is removed from the device is gone, in every tab, and says before what it leaves.

use anyhow::{Result, ensure};
use browser_tests::{Browser, SavedState, Session, site, until};

const COUNT: &str = "const done = arguments[arguments.length - 1]; (async () => { let count = 0; \
     for (const { name } of await indexedDB.databases()) { \
       const database = await new Promise((resolve) => { \
         const request = indexedDB.open(name); request.onsuccess = () => resolve(request.result); }); \
       for (const store of database.objectStoreNames) count += await new Promise((resolve) => { \
         const request = database.transaction(store).objectStore(store).count(); \
         request.onsuccess = () => resolve(request.result); }); \
       database.close(); } \
     done(count + sessionStorage.length); })();";

#[tokio::test]
async fn it_is_gone_in_every_tab() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.demo()?).await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    sheet.grade("1.1", "A").await?;
    sheet.write_note("1.1", "lengkap").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    session.open_tab().await?;
    session.switch_to_tab(1).await?;
    let other = session.open(&site.demo()?).await?;
    other.wait_for_total("3").await?;

    other.press("saved").await?;
    other.press("erase").await?;
    let asked = other.text("dialog").await?;
    ensure!(asked.contains("Yang tidak terhapus"), "it asks {asked}");
    session.screenshot("erase").await?;
    other.press("cancel").await?;
    other.wait_for_total("3").await?;
    other.press("saved").await?;
    other.press("erase").await?;
    other.press("confirm").await?;
    other.wait_for("[data-pk=start]", true).await?;
    session.switch_to_tab(0).await?;
    sheet.wait_for("[data-pk=start]", true).await?;
    for tab in [0, 1] {
        session.switch_to_tab(tab).await?;
        let sheet = session.reload().await?;
        sheet.wait_for("[data-pk=start]", true).await?;
        ensure!(!sheet.exists("[data-pk=open]").await?, "a sheet came back");
    }
    until("nothing in the storages", async || {
        let count = session.client().execute_async(COUNT, vec![]).await?;
        Ok((count == 0).then_some(()))
    })
    .await?;
    // Work goes on as on a new device.
    let sheet = session.sheet().await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    sheet.grade("1.1", "B").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    let sheet = session.reload().await?;
    sheet.wait_for_total("2").await?;
    session.check_quiet().await
}

#[tokio::test]
async fn while_it_waits_nothing_is_said_to_be_saved() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.demo()?).await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    sheet.grade("1.1", "A").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    session.open_tab().await?;
    session.switch_to_tab(1).await?;
    session.client().goto(site.page("demo/lambang.svg")?.as_str()).await?;
    session.hold_databases().await?;
    session.switch_to_tab(0).await?;
    sheet.press("saved").await?;
    sheet.press("erase").await?;
    sheet.press("confirm").await?;
    sheet.wait_for("[data-pk=start]", true).await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Dua", "Kab. Contoh").await?;
    sheet.grade("1.2", "A").await?;
    sheet.wait_for_state(SavedState::Failed).await?;
    session.switch_to_tab(1).await?;
    session.let_databases_go().await?;
    session.switch_to_tab(0).await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    let sheet = session.reload().await?;
    sheet.wait_for_total("3").await?;
    ensure!(sheet.is_chosen("1.2", "A").await?, "another grade came back");
    session.check_quiet().await
}

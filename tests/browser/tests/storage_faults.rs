//! Writes that fail are said to have failed, nothing is lost, and they are tried again.

use anyhow::{Result, ensure};
use browser_tests::{Browser, SavedState, Session, pk, site, until};

/// While `window.broken`, the disk is full.
const FULL: &str = "const add = IDBObjectStore.prototype.add; \
     IDBObjectStore.prototype.add = function (...args) { \
       if (window.broken) throw new DOMException('full', 'QuotaExceededError'); \
       return add.apply(this, args); };";
/// While `window.broken`, transactions end without having kept anything, as they do when the disk is full at the last.
const ABORTS: &str = "const commit = IDBTransaction.prototype.commit; \
     IDBTransaction.prototype.commit = function () { \
       if (window.broken && this.mode === 'readwrite') this.abort(); else commit.call(this); };";

#[tokio::test]
async fn a_full_disk() -> Result<()> {
    fails_and_comes_back(FULL).await
}

#[tokio::test]
async fn transactions_that_are_aborted() -> Result<()> {
    fails_and_comes_back(ABORTS).await
}

async fn fails_and_comes_back(fault: &'static str) -> Result<()> {
    let site = site::Site::start().await?;
    let mut session = Session::start(Browser::Chromium).await?;
    session.run_before_pages(fault).await?;
    let sheet = session.open(&site.demo()?).await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    sheet.grade("1.1", "A").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    session.execute("window.broken = true;", vec![]).await?;
    sheet.grade("1.2", "A").await?;
    sheet.wait_for_state(SavedState::Failed).await?;
    sheet.grade("1.3", "A").await?;
    sheet.write_note("1.3", "lengkap").await?;
    sheet.wait_for_total("9").await?;
    ensure!(sheet.saved_state().await? != Some(SavedState::Saved), "it pretends");
    let totals = pk::totals(&session.download(sheet.press("export")).await?)?;
    ensure!(totals == ["9"], "pk nilai says {totals:?} of the export");
    // Nobody does anything: it is tried again all the same.
    session.execute("window.broken = false;", vec![]).await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    let sheet = session.reload().await?;
    sheet.wait_for_total("9").await?;
    ensure!(sheet.note("1.3").await? == "lengkap", "the note is gone");
    session.check_quiet().await
}

#[tokio::test]
async fn a_newer_page_that_changed_the_layout_is_left_alone() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.demo()?).await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    sheet.grade("1.1", "A").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    // A newer version opens the same database: this page lets go of it, or it could not.
    let upgrade = "for (const { name } of all) await new Promise((resolve, reject) => { \
                     const request = indexedDB.open(name, 1000000); \
                     request.onsuccess = () => { request.result.close(); resolve(); }; \
                     request.onerror = request.onblocked = () => reject(new Error('blocked')); }); done('ok');";
    ensure!(session.with_databases(upgrade).await? == "ok", "the newer page was blocked");
    sheet.grade("1.2", "A").await?;
    sheet.wait_for_state(SavedState::Failed).await?;
    sheet.wait_for_total("6").await?;
    let totals = pk::totals(&session.download(sheet.press("export")).await?)?;
    ensure!(totals == ["6"], "pk nilai says {totals:?} of the export");
    // What the newer version holds is as it was.
    let count = "const database = await new Promise((resolve) => { const request = indexedDB.open(all[0].name); \
                   request.onsuccess = () => resolve(request.result); }); \
                 const request = database.transaction('entries').objectStore('entries').count(); \
                 request.onsuccess = () => { database.close(); done([database.version, request.result]); };";
    let counted = session.with_databases(count).await?;
    ensure!(counted == serde_json::json!([1_000_000, 1]), "version and entries are {counted}");
    session.check_quiet().await
}

#[tokio::test]
async fn a_storage_that_another_page_keeps_busy_is_waited_for_no_longer_than_it_takes() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.demo()?).await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    sheet.grade("1.1", "A").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    // Another page holds the database and lets nobody have it; somebody wants it deleted, and everybody waits behind.
    session.open_tab().await?;
    session.switch_to_tab(1).await?;
    session.client().goto(site.page("demo/lambang.svg")?.as_str()).await?;
    session.hold_databases().await?;
    let delete = "for (const { name } of all) indexedDB.deleteDatabase(name); done('asked');";
    ensure!(session.with_databases(delete).await? == "asked");
    session.switch_to_tab(0).await?;
    let sheet = session.reload().await?;
    if !sheet.is_open().await? {
        sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    }
    sheet.wait_for_state(SavedState::Failed).await?;
    sheet.grade("1.2", "A").await?;
    // The other page goes, the deletion is done, and what was graded meanwhile is kept.
    session.switch_to_tab(1).await?;
    session.let_databases_go().await?;
    session.switch_to_tab(0).await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    let sheet = session.reload().await?;
    if !sheet.is_open().await? {
        sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    }
    until("the grade", async || Ok(sheet.is_chosen("1.2", "A").await?.then_some(()))).await?;
    session.check_quiet().await
}

#[tokio::test]
async fn a_storage_that_is_gone_and_cannot_be_opened_is_not_said_to_have_saved_anything() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.demo()?).await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    sheet.grade("1.1", "A").await?;
    // A note that is still being typed is a draft, and belongs to what was said to be saved.
    let note = "[data-indicator=\"1.2\"] textarea";
    sheet.type_into(note, "belum selesai").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    let gone = "for (const { name } of await indexedDB.databases()) await new Promise((resolve) => { \
                  const request = indexedDB.deleteDatabase(name); request.onsuccess = resolve; }); \
                window.opens = IDBFactory.prototype.open; \
                IDBFactory.prototype.open = () => { throw new DOMException('no', 'UnknownError'); }; \
                window.dispatchEvent(new Event('focus')); done('gone');";
    ensure!(session.with_databases(gone).await? == "gone");
    sheet.wait_for_state(SavedState::Failed).await?;
    session.execute("IDBFactory.prototype.open = window.opens;", vec![]).await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    // Everything is there again, the draft too, though the page never finished it.
    let count = "const database = await new Promise((resolve) => { const request = indexedDB.open(all[0].name); \
                   request.onsuccess = () => resolve(request.result); }); \
                 const stores = ['entries', 'drafts']; const transaction = database.transaction(stores); \
                 const counts = stores.map((name) => transaction.objectStore(name).count()); \
                 transaction.oncomplete = () => { database.close(); done(counts.map(({ result }) => result)); };";
    let counted = session.with_databases(count).await?;
    ensure!(counted == serde_json::json!([1, 1]), "entries and drafts are {counted}");
    session.check_quiet().await
}

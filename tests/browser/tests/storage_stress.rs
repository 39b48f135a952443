//! Storage under stress: deleted under the page, or left in the middle.

use anyhow::Result;
use browser_tests::{Browser, SavedState, Session, site};

/// Deletes every database, as "clear site data" does.
const DELETE: &str = "return indexedDB.databases().then((all) => Promise.all(all.map(({ name }) => \
     new Promise((done) => { \
       const request = indexedDB.deleteDatabase(name); \
       request.onsuccess = request.onerror = request.onblocked = () => done(name); \
     }))));";

#[tokio::test]
async fn keeps_all_grades() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.demo()?).await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    sheet.grade("1.1", "A").await?;
    sheet.grade("1.2", "B").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    session.execute(DELETE, vec![]).await?;
    sheet.grade("1.3", "A").await?;
    sheet.wait_for_total("8").await?;
    sheet.wait_for_state(SavedState::Saved).await?;

    // The way back to the sheet was deleted, too; the grades are there.
    let sheet = session.reload().await?;
    if !sheet.is_open().await? {
        sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    }
    sheet.wait_for_total("8").await?;
    session.check_quiet().await
}

/// What is on its way into the storage when the element leaves the page is kept all the same.
#[tokio::test]
async fn keeps_what_was_under_way_when_the_element_left() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.demo()?).await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    let leave = "const element = document.querySelector('penilaian-kinerja'); \
                 const root = element.shadowRoot; \
                 for (const level of ['A', 'B', 'C']) root.querySelector(`[data-indicator=\"1.1\"] [value=${level}]`).click(); \
                 root.querySelector('[data-indicator=\"1.2\"] [value=\"A\"]').click(); \
                 const parent = element.parentNode; element.remove(); \
                 return new Promise((done) => setTimeout(() => { parent.append(element); done(true); }, 500));";
    session.execute(leave, vec![]).await?;
    let sheet = session.sheet().await?;
    sheet.wait_for_total("4").await?;
    session.check_quiet().await
}

//! A browser that refuses to store anything is told of at once, and the work goes on.

use anyhow::{Result, ensure};
use browser_tests::{Browser, SavedState, Session, pk, site};

const THROWS: &str = "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };";
const MISSING: &str = "Object.defineProperty(window, 'indexedDB', { value: undefined });";
// Aborting comes after the page's own handler for the upgrade, as when the disk is full.
const FAILS_LATER: &str = "const open = IDBFactory.prototype.open; \
     IDBFactory.prototype.open = function (...args) { \
       const request = open.apply(this, args); \
       queueMicrotask(() => request.addEventListener('upgradeneeded', () => request.transaction.abort())); \
       return request; \
     };";

#[tokio::test]
async fn when_opening_throws() -> Result<()> {
    grades_and_exports_without_storage(THROWS).await
}

#[tokio::test]
async fn when_there_is_no_indexed_db() -> Result<()> {
    grades_and_exports_without_storage(MISSING).await
}

#[tokio::test]
async fn when_opening_fails_later() -> Result<()> {
    grades_and_exports_without_storage(FAILS_LATER).await
}

async fn grades_and_exports_without_storage(refusal: &'static str) -> Result<()> {
    let site = site::Site::start().await?;
    let mut session = Session::start(Browser::Chromium).await?;
    session.run_before_pages(refusal).await?;
    let sheet = session.open(&site.demo()?).await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    sheet.wait_for_state(SavedState::Failed).await?;
    sheet.grade("1.1", "A").await?;
    sheet.grade("1.2", "B").await?;
    sheet.wait_for_total("5").await?;
    sheet.wait_for_state(SavedState::Failed).await?;
    session.screenshot("storage-refused").await?;

    let totals = pk::totals(&session.download(sheet.press("export")).await?)?;
    ensure!(totals == ["5"], "pk nilai says {totals:?} of the export");
    session.check_quiet().await
}

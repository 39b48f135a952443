//! What is loaded after the first screen may fail to come: grading goes on, and asking again tries again.

use anyhow::{Result, ensure};
use browser_tests::{Browser, SavedState, Session, site, until};

/// The first Wasm comes; every later one fails until the page says otherwise.
const BLOCK: &str = "const original = window.fetch; let count = 0; \
                     window.fetch = (address, ...more) => \
                       String(address).endsWith('.wasm') && ++count > 1 && !window.isThrough \
                         ? Promise.reject(new TypeError('no network')) : original(address, ...more);";

#[tokio::test]
async fn a_part_that_does_not_come_is_told_and_comes_when_asked_again() -> Result<()> {
    let site = site::Site::start().await?;
    let mut session = Session::start(Browser::Chromium).await?;
    session.run_before_pages(BLOCK).await?;
    let sheet = session.open(&site.demo()?).await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    sheet.grade("1.1", "A").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    sheet.press("review").await?;
    let problems = until("a message", async || {
        let problems = sheet.problems().await?;
        Ok((!problems.is_empty()).then_some(problems))
    })
    .await?;
    ensure!(problems.join(" ").contains("belum termuat"), "it says {problems:?}");
    sheet.wait_for_total("3").await?;
    session.execute("window.isThrough = true;", vec![]).await?;
    sheet.press("review").await?;
    sheet.wait_for("[data-pk=findings]", true).await?;
    Ok(())
}

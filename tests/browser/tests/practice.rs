//! What was graded for practice never comes into what counts.

use anyhow::{Result, ensure};
use browser_tests::{Browser, SavedState, Session, site, until};

/// Reads the storage once more and leaves the round for the real one before the answer is there.
const LEAVE_WHILE_READING: &str = "window.dispatchEvent(new Event('focus')); \
     document.querySelector('penilaian-kinerja').shadowRoot.querySelector('input[name=\"practice\"]').click();";
const ENTRIES: &str = "return document.querySelector('penilaian-kinerja').value.entries.length;";

#[tokio::test]
async fn not_even_when_the_round_is_left_while_its_storage_is_read() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.demo()?).await?;
    sheet.click("input[name=\"practice\"]").await?;
    sheet.wait_for(".practice", true).await?;
    sheet.start("pk-8-aksi", "Panelis Satu", "Kab. Contoh").await?;
    sheet.grade("1.1", "A").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    sheet.press("switch").await?;
    session.execute(LEAVE_WHILE_READING, vec![]).await?;
    sheet.wait_for(".practice", false).await?;

    // Whatever was on its way has arrived once a sheet of the real round is saved.
    sheet.start("pk-8-aksi", "Panelis Dua", "Kab. Lain").await?;
    sheet.grade("1.1", "B").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    until("the entry", async || Ok((session.execute(ENTRIES, vec![]).await? == 1).then_some(()))).await?;
    sheet.press("switch").await?;
    let sheets = sheet.text(".sheets").await?;
    ensure!(!sheets.contains("Panelis Satu"), "the real round lists what was graded for practice: {sheets}");
    session.check_quiet().await
}

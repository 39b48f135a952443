//! The main job in WebKit, the engine of Safari; only where WebKitGTK's driver is.

use anyhow::{Result, ensure};
use browser_tests::{Browser, SavedState, Session, case, environment, site};

#[tokio::test]
async fn a_district_is_graded_locked_and_comes_back() -> Result<()> {
    if environment::webkitdriver().is_err() {
        return Ok(());
    }
    let session = Session::start(Browser::WebKit).await?;
    let site = site::Site::start().await?;
    for url in [site.demo()?, site::offline_file()?] {
        let sheet = session.open(&url).await?;
        sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Tangerang").await?;
        sheet.grade_all(&case::tangerang_2020()?).await?;
        sheet.write_note("1.1", "+ lengkap").await?;
        sheet.wait_for_total("33").await?;
        sheet.wait_for_state(SavedState::Saved).await?;
        session.screenshot("webkit").await?;
        let sheet = session.reload().await?;
        sheet.wait_for_total("33").await?;
        // The word stands for a transaction here too, under a PIN as well.
        sheet.set_pin("melati-27").await?;
        sheet.wait_for_state(SavedState::Saved).await?;
        sheet.press_until("review", "[data-pk=findings]").await?;
        sheet.press("finalise").await?;
        sheet.press("confirm").await?;
        sheet.wait_for_state(SavedState::Saved).await?;
        let sheet = session.reload().await?;
        sheet.enter_pin("melati-27").await?;
        sheet.wait_for_total("33").await?;
        sheet.wait_for("[data-pk=locked]", true).await?;
        ensure!(sheet.note("1.1").await? == "+ lengkap", "the note is gone");
    }
    Ok(())
}

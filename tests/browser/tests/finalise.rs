//! A sheet that is locked stays as it is until somebody says why it should not.

use anyhow::{Result, ensure};
use browser_tests::{Browser, SavedState, Session, case, site, until};

const LOCKED: &str = "[data-pk=\"locked\"]";

#[tokio::test]
async fn locks_and_reopens_with_a_reason() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.demo()?).await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Tangerang").await?;
    sheet.grade_all(&case::tangerang_2020()?).await?;
    sheet.wait_for_total("33").await?;

    sheet.press("finalise").await?;
    session.screenshot("finalise").await?;
    sheet.press("confirm").await?;
    sheet.wait_for(LOCKED, true).await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    sheet.show_section_of("1.1").await?;
    ensure!(
        sheet
            .exists(
                "fieldset[data-indicator=\"1.1\"]:disabled, fieldset[data-indicator=\"1.1\"] input:disabled"
            )
            .await?,
        "a locked sheet can be changed"
    );

    let sheet = session.reload().await?;
    sheet.wait_for(LOCKED, true).await?;
    sheet.wait_for_total("33").await?;
    session.screenshot("locked").await?;

    sheet.press("reopen").await?;
    sheet.type_into("textarea[data-pk=\"reason\"]", "Salah baca dokumen 1.1").await?;
    session.screenshot("reopen").await?;
    sheet.press("confirm").await?;
    sheet.wait_for(LOCKED, false).await?;
    sheet.grade("1.1", "B").await?;
    sheet.wait_for_total("32").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    session.check_quiet().await
}

#[tokio::test]
async fn asks_why_before_it_reopens() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.demo()?).await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Tangerang").await?;
    sheet.grade_all(&case::tangerang_2020()?).await?;
    sheet.press("finalise").await?;
    sheet.press("confirm").await?;
    sheet.wait_for(LOCKED, true).await?;

    sheet.press("reopen").await?;
    sheet.wait_for("textarea[data-pk=\"reason\"]", true).await?;
    if !sheet.exists("button[data-pk=\"confirm\"]:disabled").await? {
        sheet.press("confirm").await?;
    }
    // A change without a reason would come at once; so give it the time of a few looks.
    let mut looks = 0;
    until("a few looks", async || {
        looks += 1;
        ensure!(sheet.exists(LOCKED).await?, "the sheet reopened without a reason");
        Ok((looks > 10).then_some(()))
    })
    .await?;
    session.check_quiet().await
}

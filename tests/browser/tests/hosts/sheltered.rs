//! Where browsers refuse what they give elsewhere.

use anyhow::{Result, ensure};
use browser_tests::SavedState;
use fantoccini::Locator;

use crate::visit::{Visit, grade};

#[tokio::test]
async fn plain_http_is_enough() -> Result<()> {
    let visit = Visit::to_portal("plain-http").await?;
    ensure!(visit.session.execute("return isSecureContext;", vec![]).await? == false, "the page is secure");
    visit.grade_and_come_back().await?;
    visit.check_unharmed(&[]).await
}

#[tokio::test]
async fn a_frame_without_an_origin_grades_and_never_says_saved() -> Result<()> {
    let visit = Visit::to("sandbox").await?;
    let client = visit.session.client();
    client.find(Locator::Css("iframe")).await?.enter_frame().await?;
    ensure!(visit.session.execute("return self.origin;", vec![]).await? == "null", "the frame has an origin");
    let sheet = visit.sheet().await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    grade(&sheet).await?;
    sheet.wait_for_state(SavedState::Failed).await?;
    visit.session.screenshot("host-sandbox").await?;
    client.enter_parent_frame().await?;
    visit.check_unharmed(&[]).await
}

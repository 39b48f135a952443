//! What a panelist does beside choosing levels.

use anyhow::{Result, ensure};
use browser_tests::{Browser, Progress, SavedState, Session, site};

#[tokio::test]
async fn changes_the_language_and_keeps_the_sheet() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.demo()?).await?;
    sheet.start("pk-8-aksi", "Panelis Dua", "Kota Contoh").await?;
    sheet.grade("1.1", "A").await?;
    sheet.write_note("1.1", "sudah dibaca").await?;
    sheet.wait_for_total("3").await?;
    let indonesian = sheet.text("button[data-pk=\"finalise\"]").await?;

    sheet.press("lang").await?;
    sheet.wait_for_total("3").await?;
    ensure!(sheet.is_chosen("1.1", "A").await?, "the grade went with the language");
    ensure!(sheet.note("1.1").await? == "sudah dibaca", "the note went with the language");
    let english = sheet.text("button[data-pk=\"finalise\"]").await?;
    ensure!(english != indonesian, "the words stayed Indonesian: {english}");
    session.screenshot("english").await?;
    session.check_quiet().await
}

#[tokio::test]
async fn takes_back_a_choice_and_makes_it_again() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.demo()?).await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    sheet.grade("1.1", "A").await?;
    sheet.grade("1.2", "B").await?;
    sheet.wait_for_total("5").await?;

    sheet.press("undo").await?;
    sheet.wait_for_total("3").await?;
    ensure!(!sheet.is_chosen("1.2", "B").await?, "the choice that was taken back still shows");
    sheet.press("redo").await?;
    sheet.wait_for_total("5").await?;
    ensure!(sheet.is_chosen("1.2", "B").await?, "the choice that was made again does not show");
    session.check_quiet().await
}

#[tokio::test]
async fn grades_one_district_after_another() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.demo()?).await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    sheet.grade("1.1", "A").await?;
    sheet.wait_for_state(SavedState::Saved).await?;

    sheet.press("switch").await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kota Contoh").await?;
    let progress = sheet.progress().await?;
    ensure!(progress == Progress { done: 0, all: 13 }, "the second district starts with {progress:?}");
    sheet.grade("1.1", "C").await?;
    sheet.wait_for_total("1").await?;
    sheet.wait_for_state(SavedState::Saved).await?;

    sheet.press("switch").await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    sheet.wait_for_total("3").await?;
    session.check_quiet().await
}

#[tokio::test]
async fn works_on_a_narrow_screen() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    session.set_size(360, 640).await?;
    let sheet = session.open(&site.demo()?).await?;
    sheet.start("pk-8-aksi", "Panelis Satu", "Kab. Contoh").await?;
    sheet.grade("1.1", "B").await?;
    sheet.grade("5.1", "A").await?;
    sheet.wait_for_total("5").await?;
    session.screenshot("narrow").await?;
    let script = "return document.documentElement.scrollWidth <= innerWidth;";
    ensure!(session.execute(script, vec![]).await? == true, "the page is wider than the screen");
    session.check_quiet().await
}

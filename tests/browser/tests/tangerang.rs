//! The published case of Kabupaten Tangerang, 2020: seven A and six B make the printed 33.

use anyhow::{Result, ensure};
use browser_tests::{Browser, Progress, SavedState, Session, Sheet, case, pk, site};

const RUBRIC: &str = "pk-2020-aksi-1-4";
const PANELIST: &str = "Panelis Satu";
const DISTRICT: &str = "Kab. Tangerang";
const NOTE: &str = "Dokumen lengkap; bukti unggah diperiksa.";

#[tokio::test]
async fn by_clicks_on_a_portal_under_the_strict_policy() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.demo()?).await?;
    session.screenshot("portal-start").await?;
    let policy = "const page = await fetch(location.href); await page.text(); \
                  return page.headers.get('content-security-policy');";
    ensure!(session.execute(policy, vec![]).await? == xtask::http::DEMO_POLICY, "the policy is another");
    let before = session.requests().await?;

    grade_the_case(&session, &sheet).await?;
    session.screenshot("portal-graded").await?;
    let after = session.requests().await?;
    ensure!(after == before, "grading asked the network for something: {after:?}");
    session.check_quiet().await?;

    let sheet = session.reload().await?;
    check_the_case(&sheet).await?;
    check_the_export(&session, &sheet).await?;
    session.check_quiet().await
}

#[tokio::test]
async fn in_the_single_file_from_disk_without_network() -> Result<()> {
    let session = Session::start(Browser::Chromium).await?;
    session.go_offline().await?;
    let sheet = session.open(&site::offline_file()?).await?;
    session.screenshot("file-start").await?;

    grade_the_case(&session, &sheet).await?;
    session.screenshot("file-graded").await?;

    let sheet = session.reload().await?;
    check_the_case(&sheet).await?;
    check_the_export(&session, &sheet).await?;
    let requests = session.requests().await?;
    ensure!(requests.is_empty(), "the single file asked the network for {requests:?}");
    session.check_quiet().await
}

#[tokio::test]
async fn survives_a_killed_browser() -> Result<()> {
    let mut session = Session::start(Browser::Chromium).await?;
    let file = site::offline_file()?;
    let sheet = session.open(&file).await?;
    grade_the_case(&session, &sheet).await?;

    session.restart().await?;
    check_the_case(&session.open(&file).await?).await
}

async fn grade_the_case(session: &Session, sheet: &Sheet<'_>) -> Result<()> {
    sheet.start(RUBRIC, PANELIST, DISTRICT).await?;
    let progress = sheet.progress().await?;
    ensure!(progress == Progress { done: 0, all: 13 }, "a new sheet has {progress:?}");
    sheet.grade_all(&case::tangerang_2020()?).await?;
    sheet.write_note("4.2", NOTE).await?;
    sheet.wait_for_total("33").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    let progress = sheet.progress().await?;
    ensure!(progress == Progress { done: 13, all: 13 }, "a graded sheet has {progress:?}");
    session.check_quiet().await
}

async fn check_the_case(sheet: &Sheet<'_>) -> Result<()> {
    ensure!(sheet.is_open().await?, "the sheet did not open by itself");
    sheet.wait_for_total("33").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    for grade in case::tangerang_2020()? {
        sheet.show_section_of(&grade.indicator).await?;
        ensure!(sheet.is_chosen(&grade.indicator, &grade.level).await?, "{grade:?} is lost");
    }
    let note = sheet.note("4.2").await?;
    ensure!(note == NOTE, "the note came back as {note:?}");
    Ok(())
}

async fn check_the_export(session: &Session, sheet: &Sheet<'_>) -> Result<()> {
    let file = session.download(sheet.press("export")).await?;
    let totals = pk::totals(&file)?;
    ensure!(totals == ["33"], "pk nilai --json says {totals:?}");
    let report = pk::report(&file)?;
    ensure!(report.contains("33"), "pk nilai does not say 33:\n{report}");
    Ok(())
}

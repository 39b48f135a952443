//! Files out of the element and into it.

use std::fs;

use anyhow::{Context, Result, ensure};
use browser_tests::{Browser, SavedState, Session, Sheet, site};

async fn graded_sheet<'a>(session: &'a Session, site: &site::Site) -> Result<Sheet<'a>> {
    let sheet = session.open(&site.demo()?).await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    sheet.grade("1.1", "A").await?;
    sheet.grade("1.2", "C").await?;
    sheet.wait_for_total("4").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    Ok(sheet)
}

#[tokio::test]
async fn a_broken_file_is_refused_and_nothing_changes() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = graded_sheet(&session, &site).await?;
    let export = fs::read_to_string(session.download(sheet.press("export")).await?)?;
    let folder = tempfile::tempdir()?;

    let half = export.get(..export.len() / 2).context("the export is not ASCII")?.to_owned();
    let foreign = r#"{"nama": "bukan berkas kami"}"#.to_owned();
    let cases = [("terpotong.json", half), ("asing.json", foreign), ("kosong.json", String::new())];
    for (name, text) in cases {
        let file = folder.path().join(name);
        fs::write(&file, text)?;
        sheet.import(&file).await?;
        sheet.wait_for("[data-pk=\"problems\"] li", true).await.with_context(|| format!("for {name}"))?;
        let problems = sheet.problems().await?;
        ensure!(problems.iter().all(|problem| problem.len() > 10), "{name}: {problems:?}");
        session.screenshot(&format!("import-{name}")).await?;
        ensure!(sheet.total().await? == "4", "{name} changed the total");
        // A reload clears the list of problems, and shows that storage is untouched too.
        let reloaded = session.reload().await?;
        ensure!(reloaded.total().await? == "4", "{name} changed what is stored");
        ensure!(reloaded.problems().await?.is_empty(), "{name}: the problems outlive a reload");
    }
    session.check_quiet().await
}

#[tokio::test]
async fn an_export_opens_on_another_device() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = graded_sheet(&session, &site).await?;
    let export = session.download(sheet.press("export")).await?;

    let elsewhere = Session::start(Browser::Chromium).await?;
    let sheet = elsewhere.open(&site.demo()?).await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    sheet.import(&export).await?;
    sheet.wait_for_total("4").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    ensure!(sheet.problems().await?.is_empty(), "a good file has problems");
    // Once more: merging is a union of sets.
    sheet.import(&export).await?;
    sheet.wait_for_total("4").await?;
    let sheet = elsewhere.reload().await?;
    sheet.wait_for_total("4").await?;
    elsewhere.check_quiet().await
}

//! What differs in Firefox, and that the main job is done there too; only where Firefox and geckodriver are.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use browser_tests::{Browser, SavedState, Session, case, environment, site, until};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use url::Url;

/// A session in Firefox; nothing where there is none, which the step says in one line.
async fn firefox() -> Result<Option<Session>> {
    if environment::firefox().is_err() {
        return Ok(None);
    }
    Session::start(Browser::Firefox).await.map(Some)
}

#[tokio::test]
async fn a_district_is_graded_locked_and_comes_back() -> Result<()> {
    let Some(session) = firefox().await? else { return Ok(()) };
    let site = site::Site::start().await?;
    for url in [site.demo()?, site::offline_file()?] {
        let sheet = session.open(&url).await?;
        sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Tangerang").await?;
        sheet.grade_all(&case::tangerang_2020()?).await?;
        sheet.write_note("1.1", "+ lengkap").await?;
        sheet.wait_for_total("33").await?;
        sheet.wait_for_state(SavedState::Saved).await?;
        sheet.press("review").await?;
        sheet.wait_for("[data-pk=findings]", true).await?;
        sheet.press("finalise").await?;
        sheet.press("confirm").await?;
        sheet.wait_for_state(SavedState::Saved).await?;
        let sheet = session.reload().await?;
        sheet.wait_for_total("33").await?;
        sheet.wait_for("[data-pk=\"locked\"]", true).await?;
        ensure!(sheet.note("1.1").await? == "+ lengkap", "the note is gone");
    }
    Ok(())
}

#[tokio::test]
async fn keys_grade() -> Result<()> {
    let Some(session) = firefox().await? else { return Ok(()) };
    let site = site::Site::start().await?;
    for url in [site.demo()?, site::offline_file()?] {
        let sheet = session.open(&url).await?;
        sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Tangerang").await?;
        let press = [KeyAction::Down { value: '1' }, KeyAction::Up { value: '1' }];
        let keys = press.into_iter().fold(KeyActions::new("keys".to_owned()), InputSource::then);
        session.client().perform_actions(keys).await?;
        sheet.wait_for_total("3").await?;
        sheet.wait_for_state(SavedState::Saved).await?;
    }
    Ok(())
}

/// Sheets are gathered and ranked, and found again after a reload.
#[tokio::test]
async fn sheets_are_combined() -> Result<()> {
    let Some(session) = firefox().await? else { return Ok(()) };
    let mut address = site::offline_file()?;
    address.set_fragment(Some("rekap"));
    let sheet = session.open(&address).await?;
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cases/rekap").canonicalize()?;
    for name in ["ani.json", "budi.json", "cici.json"] {
        sheet.import(&cases.join(name)).await?;
    }
    until("the count", async || {
        let is_there = sheet.exists("[data-pk=count]").await?;
        Ok((is_there && sheet.text("[data-pk=count]").await?.starts_with("10 dari 11")).then_some(()))
    })
    .await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    let sheet = session.reload().await?;
    sheet.wait_for("[data-pk=ranking]", true).await?;
    let ranking = sheet.text("[data-pk=ranking]").await?;
    ensure!(ranking.contains("93,33") && ranking.contains("43,33"), "the ranking says {ranking}");
    Ok(())
}

#[tokio::test]
async fn a_file_that_was_moved_opens_empty_and_says_why() -> Result<()> {
    let Some(session) = firefox().await? else { return Ok(()) };
    let folder = tempfile::tempdir()?;
    let (here, there) = (folder.path().join("penilaian.html"), folder.path().join("dipindah.html"));
    fs::copy(environment::dist()?.join("penilaian.html"), &here)?;
    let address = |file| Url::from_file_path(file).ok().context("the file has no address");
    let sheet = session.open(&address(&here)?).await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    sheet.grade("1.1", "A").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    fs::rename(&here, &there)?;
    let sheet = session.open(&address(&there)?).await?;
    let said = until("a word about the place", async || {
        let is_there = sheet.exists("[data-pk=\"storage-care\"]").await?;
        Ok(if is_there { Some(sheet.text("[data-pk=\"storage-care\"]").await?) } else { None })
    })
    .await?;
    ensure!(said.contains("letak lama"), "it says {said}");
    // Back at its old place, everything is there.
    fs::rename(&there, &here)?;
    let sheet = session.open(&address(&here)?).await?;
    sheet.wait_for_total("3").await
}

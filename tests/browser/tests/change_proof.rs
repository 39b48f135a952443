//! A locked sheet shows whether it is still what was locked, in the element and to `pk`.

use std::fs;

use anyhow::{Result, ensure};
use browser_tests::{Browser, SavedState, Session, Sheet, pk, site, until};

const PROOF: &str = "[data-pk=\"proof\"]";

async fn wait_for_proof(sheet: &Sheet<'_>, word: &str) -> Result<String> {
    until(&format!("a proof that is {word}"), async || {
        let proof = sheet.text(PROOF).await.unwrap_or_default();
        Ok(proof.contains(word).then_some(proof))
    })
    .await
}

async fn lock(sheet: &Sheet<'_>) -> Result<String> {
    sheet.press("finalise").await?;
    sheet.press("confirm").await?;
    let proof = wait_for_proof(sheet, "utuh, kunci ").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    Ok(proof)
}

/// What another device shows of the file.
async fn shown_elsewhere(site: &site::Site, file: &std::path::Path, word: &str) -> Result<Vec<String>> {
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.demo()?).await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    sheet.import(file).await?;
    wait_for_proof(&sheet, word).await?;
    session.screenshot(&format!("proof-{}", word.to_lowercase().replace([' ', ','], "-"))).await?;
    let problems = sheet.problems().await?;
    session.check_quiet().await?;
    Ok(problems)
}

#[tokio::test]
async fn it_is_made_at_the_lock_and_shows_what_was_altered() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.demo()?).await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    sheet.grade("1.1", "A").await?;
    sheet.grade("1.2", "C").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    // From here on another writer goes on, so that no chain fixes the last grade.
    let sheet = session.reload().await?;
    sheet.wait_for_total("4").await?;
    let proof = lock(&sheet).await?;
    let export = session.download(sheet.press("export")).await?;

    let report = pk::report(&export)?;
    let key = proof.split("kunci ").nth(1).unwrap_or_default().trim_end_matches('.');
    ensure!(report.contains(&format!("bukti perubahan: utuh, kunci {key}")), "{proof}: {report}");
    ensure!(shown_elsewhere(&site, &export, "utuh, kunci ").await?.is_empty(), "an intact file is told");

    let text = fs::read_to_string(&export)?;
    let (from, to) = ("\"indicator\":\"1.2\",\"level\":\"C\"", "\"indicator\":\"1.2\",\"level\":\"A\"");
    ensure!(text.matches(from).count() == 1, "the file has changed its form");
    let folder = tempfile::tempdir()?;
    let altered = folder.path().join("diubah.json");
    fs::write(&altered, text.replace(from, to))?;
    let report = pk::report(&altered)?;
    ensure!(report.contains("bukti perubahan: TIDAK COCOK"), "{report}");
    let problems = shown_elsewhere(&site, &altered, "TIDAK COCOK").await?;
    let told =
        problems.iter().any(|problem| problem.contains("Kab. Contoh") && problem.contains("Panelis Satu"));
    ensure!(told, "{problems:?}");
    session.check_quiet().await
}

#[tokio::test]
async fn a_device_keeps_its_key_over_reloads_and_tabs() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.demo()?).await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    // Open before there is a key.
    session.open_tab().await?;
    session.switch_to_tab(1).await?;
    let other = session.open(&site.demo()?).await?;
    session.switch_to_tab(0).await?;
    sheet.grade("1.1", "A").await?;
    let first = lock(&sheet).await?;
    session.switch_to_tab(1).await?;
    other.press("switch").await?;
    other.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Lain").await?;
    other.grade("1.1", "B").await?;
    // The key of the other tab comes while the dialog is read.
    other.press("finalise").await?;
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    other.press("confirm").await?;
    ensure!(wait_for_proof(&other, "utuh, kunci ").await? == first, "another key");
    other.wait_for_state(SavedState::Saved).await?;
    let other = session.reload().await?;
    wait_for_proof(&other, "utuh, kunci ").await?;
    other.press("switch").await?;
    other.start("pk-2020-aksi-1-4", "Panelis Satu", "Kota Contoh").await?;
    other.grade("1.1", "C").await?;
    ensure!(lock(&other).await? == first, "another key after a reload");
    session.check_quiet().await
}

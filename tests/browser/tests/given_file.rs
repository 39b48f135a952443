//! The file that a panelist is given: one page with the round inside, which opens on the right name.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use browser_tests::{Browser, SavedState, Session, Sheet, environment, pk, until};
use url::Url;

/// A browser that can only download.
const DOWNLOADS: &str = "delete window.showSaveFilePicker;";
const CHOSEN: &str = "return document.querySelector('penilaian-kinerja')?.shadowRoot \
                        .querySelector('select[name=\"panelist\"]')?.value ?? null;";

async fn fresh() -> Result<Session> {
    let mut session = Session::start(Browser::Chromium).await?;
    session.run_before_pages(DOWNLOADS).await?;
    Ok(session)
}

/// The demo round, which is for practice, as a real one, given out.
fn given(folder: &Path) -> Result<()> {
    let text = fs::read_to_string(environment::dist()?.join("demo/putaran-contoh.json"))?;
    let mut file: serde_json::Value = serde_json::from_str(&text)?;
    *file.pointer_mut("/round/practice").context("the demo round is not for practice")? = false.into();
    let round = folder.join("putaran.json");
    fs::write(&round, file.to_string())?;
    pk::hand_out(&round, folder, &["--panelis", "--latihan"])
}

async fn opened<'a>(session: &'a Session, file: &Path) -> Result<Sheet<'a>> {
    session.open(&Url::from_file_path(file).ok().context("the file has no address")?).await
}

/// Waits until the list of districts stands for this panelist.
async fn wait_for_panelist(session: &Session, id: &str) -> Result<()> {
    until(&format!("{id} to be chosen"), async || {
        Ok((session.execute(CHOSEN, vec![]).await? == id).then_some(()))
    })
    .await
}

async fn graded(sheet: &Sheet<'_>, level: &str, total: &str) -> Result<()> {
    sheet.open_district("00.02").await?;
    sheet.grade("1.1", level).await?;
    sheet.wait_for_total(total).await?;
    sheet.wait_for_state(SavedState::Saved).await
}

#[tokio::test]
async fn a_panelist_opens_it_scores_and_hands_it_back() -> Result<()> {
    let folder = tempfile::tempdir()?;
    given(folder.path())?;
    let session = fresh().await?;
    let sheet = opened(&session, &folder.path().join("penilaian-contoh-2026-anggota-1.html")).await?;
    wait_for_panelist(&session, "anggota-1").await?;
    session.screenshot("given").await?;
    session.go_offline().await?;
    graded(&sheet, "A", "3").await?;
    let copy = session.download(sheet.press("copy")).await?;
    let name = copy.file_name().context("no name")?.to_string_lossy().into_owned();
    ensure!(name.starts_with("penilaian_contoh-2026_budi-hartono"), "the copy is called {name}");
    ensure!(pk::totals(&copy)? == ["3"], "pk nilai says something else of the copy");
    ensure!(pk::report(&copy)?.contains("Budi Hartono"), "the copy names nobody");
    session.check_quiet().await?;

    // Elsewhere the copy opens on the same name, with what was graded.
    let elsewhere = fresh().await?;
    let sheet = opened(&elsewhere, &copy).await?;
    wait_for_panelist(&elsewhere, "anggota-1").await?;
    sheet.open_district("00.02").await?;
    sheet.wait_for_total("3").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    // Whoever comes back goes on where they were.
    let sheet = elsewhere.reload().await?;
    sheet.wait_for_total("3").await?;
    elsewhere.check_quiet().await
}

#[tokio::test]
async fn one_device_keeps_the_grades_of_several_panelists_apart() -> Result<()> {
    let folder = tempfile::tempdir()?;
    given(folder.path())?;
    let session = fresh().await?;
    let page = |id: &str| folder.path().join(format!("penilaian-contoh-2026-{id}.html"));
    let sheet = opened(&session, &page("anggota-1")).await?;
    wait_for_panelist(&session, "anggota-1").await?;
    graded(&sheet, "A", "3").await?;
    // The sheet of another one was open last on this device.
    let sheet = opened(&session, &page("anggota-2")).await?;
    wait_for_panelist(&session, "anggota-2").await?;
    graded(&sheet, "B", "2").await?;
    let sheet = opened(&session, &page("anggota-1")).await?;
    wait_for_panelist(&session, "anggota-1").await?;
    sheet.open_district("00.02").await?;
    sheet.wait_for_total("3").await?;

    // Whoever borrows the page of another one saves a copy that opens on their own name and holds what both graded.
    sheet.press("switch").await?;
    sheet.choose("panelist", "anggota-2").await?;
    sheet.open_district("00.02").await?;
    sheet.wait_for_total("2").await?;
    let copy = session.download(sheet.press("copy")).await?;
    let mut totals = pk::totals(&copy)?;
    totals.sort();
    ensure!(totals == ["2", "3"], "the copy holds {totals:?}");
    session.check_quiet().await?;
    let elsewhere = fresh().await?;
    opened(&elsewhere, &copy).await?;
    wait_for_panelist(&elsewhere, "anggota-2").await?;

    // What is practised is of another round, and the other way around.
    let sheet = opened(&elsewhere, &page("anggota-2-latihan")).await?;
    wait_for_panelist(&elsewhere, "anggota-2").await?;
    sheet.wait_for(".practice", true).await?;
    sheet.import(&copy).await?;
    let problems = until("a refusal", async || {
        let problems = sheet.problems().await?.join("\n");
        Ok((!problems.is_empty()).then_some(problems))
    })
    .await?;
    ensure!(problems.contains("putaran lain"), "it says {problems}");
    elsewhere.check_quiet().await
}

#[tokio::test]
async fn the_page_for_everybody_asks_who_it_is() -> Result<()> {
    let folder = tempfile::tempdir()?;
    given(folder.path())?;
    let session = fresh().await?;
    let sheet = opened(&session, &folder.path().join("penilaian-contoh-2026.html")).await?;
    wait_for_panelist(&session, "").await?;
    sheet.choose("panelist", "ketua").await?;
    graded(&sheet, "C", "1").await?;
    let copy = session.download(sheet.press("copy")).await?;
    ensure!(pk::totals(&copy)? == ["1"], "pk nilai says something else of the copy");
    // Nobody's name was put on it, so the copy asks again.
    let elsewhere = fresh().await?;
    opened(&elsewhere, &copy).await?;
    wait_for_panelist(&elsewhere, "").await?;
    elsewhere.check_quiet().await
}

//! A round that was amended after grading had begun: what the device holds of the earlier edition is taken over.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use browser_tests::{Browser, SavedState, Session, Sheet, environment, pk};
use serde_json::Value;
use url::Url;

/// The demo round as a real one in which everything is decided.
fn draft(path: &Path) -> Result<Value> {
    let text = fs::read_to_string(environment::dist()?.join("demo/putaran-contoh.json"))?;
    let mut file: Value = serde_json::from_str(&text)?;
    let round = file.get_mut("round").and_then(Value::as_object_mut).context("no round in the file")?;
    round.insert("practice".to_owned(), false.into());
    let rules = round.get_mut("rules").and_then(Value::as_object_mut).context("the round has no rules")?;
    rules.insert("combine".to_owned(), serde_json::json!({ "type": "mean" }));
    rules.insert("absent".to_owned(), "left_out".into());
    fs::write(path, file.to_string())?;
    Ok(file)
}

async fn opened<'a>(session: &'a Session, page: &Path) -> Result<Sheet<'a>> {
    session.open(&Url::from_file_path(page).ok().context("the page has no address")?).await
}

#[tokio::test]
async fn its_grades_are_taken_over_with_one_press() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = |name: &str| folder.path().join(name);
    let mut round = draft(&file("rancangan.json"))?;
    pk::freeze(&file("rancangan.json"), None, &file("1.json"))?;
    let frozen: Value = serde_json::from_str(&fs::read_to_string(file("1.json"))?)?;
    *round.pointer_mut("/round").context("no round")? = frozen.get("round").context("no round")?.clone();
    *round.pointer_mut("/round/title").context("the round has no title")? = "Judul baru".into();
    *round.pointer_mut("/round/edition").context("the round has no edition")? = 2.into();
    fs::write(file("rancangan.json"), round.to_string())?;
    pk::freeze(&file("rancangan.json"), Some(&file("1.json")), &file("2.json"))?;
    pk::hand_out(&file("1.json"), folder.path(), &[])?;
    pk::hand_out(&file("2.json"), folder.path(), &[])?;

    let session = Session::start(Browser::Chromium).await?;
    let sheet = opened(&session, &file("penilaian-contoh-2026.html")).await?;
    sheet.choose("panelist", "anggota-1").await?;
    sheet.open_district("00.02").await?;
    sheet.grade("1.1", "A").await?;
    sheet.wait_for_state(SavedState::Saved).await?;

    let sheet = opened(&session, &file("penilaian-contoh-2026-edisi-2.html")).await?;
    sheet.wait_for("[data-pk=earlier]", true).await?;
    session.screenshot("edition").await?;
    sheet.press("earlier").await?;
    sheet.wait_for("[data-pk=earlier]", false).await?;
    sheet.choose("panelist", "anggota-1").await?;
    sheet.open_district("00.02").await?;
    sheet.wait_for_total("3").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    // It was kept, and is not offered again.
    let sheet = session.reload().await?;
    ensure!(sheet.is_chosen("1.1", "A").await?, "the grade is not there after a reload");
    sheet.press("switch").await?;
    sheet.wait_for("[data-pk=edition]", true).await?;
    ensure!(!sheet.exists("[data-pk=earlier]").await?, "what was taken over is offered again");
    session.check_quiet().await
}

//! A whole round: prepared, scored by three panelists in three profiles, gathered, settled in the plenary, ranked.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use browser_tests::site::offline_file;
use browser_tests::{Browser, SavedState, Session, Sheet, environment, pk, until};
use serde_json::{Value, json};
use url::Url;

/// A browser that can only download.
const DOWNLOADS: &str = "delete window.showSaveFilePicker;";

const INDICATORS: [&str; 20] = [
    "1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3", "4.1", "4.2", "5.1", "5.2",
    "6.1", "6.2", "7.1", "7.2", "8.1",
];
const PANEL: [&str; 3] = ["ketua", "anggota-1", "anggota-2"];

/// The demo round with two districts and three panelists, whose grades are agreed on in the plenary.
fn draft(path: &Path) -> Result<()> {
    let text = fs::read_to_string(environment::dist()?.join("demo/putaran-contoh.json"))?;
    let mut file: Value = serde_json::from_str(&text)?;
    let round = file.get_mut("round").and_then(Value::as_object_mut).context("no round in the file")?;
    round.insert("practice".to_owned(), false.into());
    let rules = round.get_mut("rules").and_then(Value::as_object_mut).context("the round has no rules")?;
    rules.insert("combine".to_owned(), json!({ "type": "agreed" }));
    rules.insert("absent".to_owned(), "left_out".into());
    for (list, key, wanted) in [("districts", "code", ["00.01", "00.02", ""]), ("panel", "id", PANEL)] {
        let list = round.get_mut(list).and_then(Value::as_array_mut).context("a list is missing")?;
        list.retain(|item| item.get(key).and_then(Value::as_str).is_some_and(|id| wanted.contains(&id)));
    }
    if let Some(reviews) = round.get_mut("reviews").and_then(Value::as_array_mut) {
        reviews
            .retain(|review| review.get("district").is_some_and(|code| code == "00.01" || code == "00.02"));
    }
    fs::write(path, file.to_string()).context("the draft cannot be written")
}

/// A panelist grades both districts in a browser of her own: everything A, but for one indicator. The sheets, as a file.
async fn scored(page: &Path, panelist: &str, level: &str) -> Result<(Session, PathBuf)> {
    let mut session = Session::start(Browser::Chromium).await?;
    session.run_before_pages(DOWNLOADS).await?;
    let sheet = session.open(&Url::from_file_path(page).ok().context("no address")?).await?;
    sheet.choose("panelist", panelist).await?;
    for (district, first) in [("00.01", "A"), ("00.02", "B")] {
        sheet.open_district(district).await?;
        for code in INDICATORS {
            sheet.grade(code, if code == "1.1" && district == "00.01" { level } else { first }).await?;
        }
        sheet.wait_for_state(SavedState::Saved).await?;
        sheet.press("finalise").await?;
        sheet.press("confirm").await?;
        sheet.wait_for("dialog", false).await?;
        if district == "00.01" {
            sheet.press("switch").await?;
        }
    }
    let file = session.download(sheet.press("export")).await?;
    Ok((session, file))
}

async fn show(sheet: &Sheet<'_>, tab: &str) -> Result<()> {
    sheet.click(&format!("[data-tab=\"{tab}\"]")).await
}

/// Fills in a form of the plenary and sends it.
async fn send(session: &Session, form: &str, fields: &[(&str, &str)]) -> Result<()> {
    let script = "const [form, fields] = arguments; \
         const found = document.querySelector('penilaian-kinerja').shadowRoot.querySelector(`[data-pk=${form}]`); \
         for (const [name, text] of fields) found.querySelector(`[name=${name}]`).value = text; \
         found.requestSubmit();";
    session.execute(script, vec![json!(form), json!(fields)]).await.map(drop)
}

async fn says(sheet: &Sheet<'_>, selector: &str, words: &str) -> Result<()> {
    let what = format!("{selector} to say {words:?}");
    until(&what, async || {
        let is_there = sheet.exists(selector).await?;
        Ok((is_there && sheet.text(selector).await?.contains(words)).then_some(()))
    })
    .await
}

#[tokio::test]
async fn a_whole_round() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = |name: &str| folder.path().join(name);
    draft(&file("rancangan.json"))?;
    pk::freeze(&file("rancangan.json"), None, &file("putaran.json"))?;
    pk::hand_out(&file("putaran.json"), folder.path(), &[])?;
    let page = file("penilaian-contoh-2026.html");
    let (_first, ketua) = scored(&page, PANEL[0], "A").await?;
    let (_second, other) = scored(&page, PANEL[1], "A").await?;
    let (_third, last) = scored(&page, PANEL[2], "C").await?;

    let mut session = Session::start(Browser::Chromium).await?;
    session.run_before_pages(DOWNLOADS).await?;
    session.set_size(1280, 900).await?;
    let mut address = offline_file()?;
    address.set_fragment(Some("rekap"));
    let sheet = session.open(&address).await?;
    session.go_offline().await?;
    ensure!(session.violations().await?.is_empty(), "{:#?}", session.violations().await?);

    // Gathered in any order, the same one twice, and one that is none.
    fs::write(file("bukan.txt"), "bukan lembar nilai")?;
    for given in [&last, &ketua, &ketua, &file("bukan.txt")] {
        sheet.import(given).await?;
    }
    says(&sheet, "[data-pk=count]", "4 dari 6").await?;
    says(&sheet, "[data-pk=refusals]", "bukan.txt").await?;
    says(&sheet, "[data-pk=who]", "belum ada").await?;
    sheet.import(&other).await?;
    says(&sheet, "[data-pk=count]", "6 dari 6").await?;
    session.screenshot("recap-gather").await?;
    ensure!(session.violations().await?.is_empty(), "{:#?}", session.violations().await?);

    // One indicator waits for the plenary, and with it the district.
    show(&sheet, "result").await?;
    says(&sheet, "[data-pk=ranking]", "1 indikator belum bernilai").await?;
    show(&sheet, "plenary").await?;
    says(&sheet, "[data-pk=agenda]", "1 menunggu, 1 berbeda, dari 40").await?;
    says(&sheet, "#pk-item", "1.1").await?;
    session.screenshot("recap-plenary").await?;
    ensure!(session.violations().await?.is_empty(), "{:#?}", session.violations().await?);
    // Nothing is chosen for anybody, and without a choice nothing is agreed.
    let chosen =
        "return document.querySelector('penilaian-kinerja').shadowRoot.querySelector('[name=level]').value;";
    ensure!(session.execute(chosen, vec![]).await? == "", "a grade is chosen already");
    send(&session, "agree-form", &[("reason", "tanpa nilai")]).await?;
    says(&sheet, "[data-pk=agenda]", "1 menunggu").await?;
    ensure!(!sheet.exists("[data-pk=agreed]").await?, "nothing was chosen, and something was agreed");
    sheet.click("[data-pk=review]").await?;
    ensure!(session.execute("return document.querySelector('penilaian-kinerja').shadowRoot.querySelector('[data-pk=review-form] select').value;", vec![]).await? == "", "a grade is chosen for the panelist");
    send(&session, "review-form", &[("reason", "tetap")]).await?;
    says(&sheet, ".hall", "ditinjau, tetap: tetap").await?;
    send(&session, "agree-form", &[("level", "B"), ("reason", " "), ("dissent", "")]).await?;
    says(&sheet, "[data-pk=problems]", "alasan").await?;
    send(
        &session,
        "agree-form",
        &[("level", "B"), ("reason", "Data sebaran belum per desa"), ("dissent", "Siti: tetap A")],
    )
    .await?;
    says(&sheet, "[data-pk=agreed]", "B").await?;
    says(&sheet, "[data-pk=agenda]", "0 menunggu").await?;
    says(&sheet, "[data-pk=result]", "disepakati dalam rapat pleno").await?;
    sheet.wait_for_state(SavedState::Saved).await?;

    // 59 of 60 against 40 of 60, and it is all there after a reload.
    let sheet = session.reload().await?;
    show(&sheet, "result").await?;
    says(&sheet, "[data-pk=ranking]", "59").await?;
    sheet.click("[data-pk=details]").await?;
    says(&sheet, "[data-pk=derivation]", "disepakati dalam rapat pleno, B").await?;
    session.screenshot("recap-result").await?;
    ensure!(session.violations().await?.is_empty(), "{:#?}", session.violations().await?);

    // The same from the files by the command line.
    let decided = session.download(sheet.press("give-plenary")).await?;
    fs::copy(&decided, file("pleno.json"))?;
    for (name, from) in [("a.json", &ketua), ("b.json", &other), ("c.json", &last)] {
        fs::copy(from, file(name))?;
    }
    let csv = pk::rankings(&["a.json", "b.json", "c.json", "pleno.json"].map(file))?;
    ensure!(csv.contains("Kabupaten Melati;59"), "pk rekap says {csv}");

    for tab in ["panel", "pictures", "list"] {
        show(&sheet, tab).await?;
        session.screenshot(&format!("recap-{tab}")).await?;
        ensure!(session.violations().await?.is_empty(), "{tab}: {:#?}", session.violations().await?);
    }
    send(&session, "list-form", &[("list", "1\tKota A\t80\n2\tKota B\t85\n3\tKota C\t70")]).await?;
    says(&sheet, "[data-pk=list-found]", "Kota B").await?;
    show(&sheet, "pictures").await?;
    let picture = session.download(sheet.click("figure[data-pk=panelis] [data-pk=svg]")).await?;
    ensure!(fs::read_to_string(&picture)?.contains("<svg"), "{} is no picture", picture.display());
    let picture = session.download(sheet.click("figure[data-pk=peringkat] [data-pk=png]")).await?;
    ensure!(fs::read(&picture)?.starts_with(b"\x89PNG"), "{} is no picture", picture.display());

    session.set_size(360, 740).await?;
    for tab in ["gather", "plenary", "result", "panel", "pictures", "list"] {
        show(&sheet, tab).await?;
        let fits = "return document.scrollingElement.scrollWidth <= innerWidth;";
        ensure!(session.execute(fits, vec![]).await? == true, "{tab} is wider than the screen");
        session.screenshot(&format!("recap-360-{tab}")).await?;
    }
    session.check_quiet().await
}

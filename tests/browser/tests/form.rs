//! The element as a field of a form, on pages without a script of their own.

use std::fs;

use anyhow::{Context, Result, ensure};
use browser_tests::{Browser, SavedState, Session, case, environment, pk, site, until};
use serde_json::Value;

const FORM: &str = "<form method=\"post\" action=\"/kirim\">\
     <fieldset id=\"semua\"><input name=\"keterangan\" value=\"uji\">\
     <penilaian-kinerja name=\"nilai\" required></penilaian-kinerja></fieldset>\
     <button>Kirim</button><button type=\"reset\">Ulangi</button></form>";

/// While `hold` is set, nothing that the page asks for arrives.
const HOLD: &str = "const ask = window.fetch; \
     window.hold = location.search.includes('hold'); \
     window.fetch = async (...of) => { \
       while (window.hold) await new Promise((done) => setTimeout(done, 20)); \
       return ask(...of); \
     };";

/// What would be posted now, beside whatever else the form holds.
const WOULD_POST: &str =
    "return new FormData(document.querySelector('form')).getAll('nilai').map((file) => JSON.parse(file));";

/// Whether the form may go, why not, and where the focus is.
const STANDS: &str = "const element = document.querySelector('penilaian-kinerja'); \
     return [element.checkValidity(), element.validationMessage, document.activeElement === element];";

async fn stands(session: &Session) -> Result<(bool, String, bool)> {
    Ok(serde_json::from_value(session.execute(STANDS, vec![]).await?)?)
}

async fn click(session: &Session, selector: &str) -> Result<()> {
    let element = session.client().find(fantoccini::Locator::Css(selector)).await?;
    Ok(element.click().await?)
}

async fn would_post(session: &Session) -> Result<Vec<Value>> {
    Ok(serde_json::from_value(session.execute(WOULD_POST, vec![]).await?)?)
}

fn entries(file: &Value) -> usize {
    file.get("entries").and_then(Value::as_array).map_or(0, Vec::len)
}

async fn posts_what_pk_scores(browser: Browser) -> Result<()> {
    let site = site::Site::start_with(FORM).await?;
    let session = Session::start(browser).await?;
    let sheet = session.open(&site.host()?).await?;

    click(&session, "button:not([type])").await?;
    let (is_valid, reason, has_focus) = stands(&session).await?;
    ensure!(!is_valid && reason.starts_with("Pilih panelis"), "nothing is open, and it says {reason:?}");
    ensure!(has_focus, "the browser does not show the reason at the element");

    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Tangerang").await?;
    let grades = case::tangerang_2020()?;
    let (last, most) = grades.split_last().context("the case has grades")?;
    sheet.grade_all(most).await?;
    click(&session, "button:not([type])").await?;
    let (is_valid, reason, has_focus) = stands(&session).await?;
    ensure!(!is_valid && has_focus && reason.contains("12/13"), "one is left, and it says {reason:?}");
    session.screenshot("form-incomplete").await?;
    if browser == Browser::Chromium {
        let violations = session.violations().await?;
        ensure!(violations.is_empty(), "axe-core finds {violations:?}");
    }
    sheet.press("lang").await?;
    until("the reason in English", async || {
        Ok(stands(&session).await?.1.starts_with("The sheet is not complete").then_some(()))
    })
    .await?;
    ensure!(site.posted()?.is_empty(), "an incomplete sheet was posted");

    sheet.grade(&last.indicator, &last.level).await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    if browser == Browser::Chromium {
        session.check_quiet().await?;
    }
    click(&session, "button:not([type])").await?;
    let posted = until("the form to arrive", async || Ok(site.posted()?.into_iter().next())).await?;
    let names: Vec<&str> = posted.iter().map(|(name, _)| name.as_str()).collect();
    ensure!(names == ["keterangan", "nilai"], "the form posted {names:?}");
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("kiriman.json");
    fs::write(&file, posted.last().map_or("", |(_, value)| value))?;
    ensure!(pk::totals(&file)? == ["33"], "pk says {}", pk::report(&file)?);
    Ok(())
}

#[tokio::test]
async fn posts_what_pk_scores_in_chromium() -> Result<()> {
    posts_what_pk_scores(Browser::Chromium).await
}

#[tokio::test]
async fn posts_what_pk_scores_in_firefox() -> Result<()> {
    match environment::firefox() {
        Ok(_) => posts_what_pk_scores(Browser::Firefox).await,
        // The step says that Firefox is not there.
        Err(_) => Ok(()),
    }
}

#[tokio::test]
async fn posts_only_the_panelist_whose_sheet_is_open() -> Result<()> {
    let site = site::Site::start_with(FORM).await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.host()?).await?;
    for panelist in ["Panelis Satu", "Panelis Dua"] {
        sheet.start("pk-2020-aksi-1-4", panelist, "Kab. Contoh").await?;
        sheet.grade("1.1", "A").await?;
        sheet.press("switch").await?;
        sheet.wait_for("form.start", true).await?;
    }
    ensure!(would_post(&session).await?.is_empty(), "something is posted though no sheet is open");
    sheet.start("pk-2020-aksi-1-4", "Panelis Dua", "Kab. Lain").await?;
    sheet.grade("1.2", "B").await?;
    let posted = would_post(&session).await?;
    let text = serde_json::to_string(&posted)?;
    ensure!(posted.len() == 1 && posted.first().map_or(0, entries) == 2, "it posts {text}");
    ensure!(!text.contains("Panelis Satu"), "it posts the grades of another panelist");
    session.check_quiet().await
}

#[tokio::test]
async fn is_not_posted_while_it_loads() -> Result<()> {
    let site = site::Site::start_with(FORM).await?;
    let mut session = Session::start(Browser::Chromium).await?;
    session.run_before_pages(HOLD).await?;
    let mut held = site.host()?;
    held.set_query(Some("hold"));
    session.client().goto(held.as_str()).await?;
    click(&session, "button:not([type])").await?;
    let (is_valid, reason, has_focus) = stands(&session).await?;
    ensure!(!is_valid && has_focus && reason.contains("masih memuat"), "while it loads it says {reason:?}");
    session.screenshot("form-loading").await?;

    // Nor where the browser was told to look at nothing.
    session.execute("document.querySelector('form').noValidate = true;", vec![]).await?;
    click(&session, "button:not([type])").await?;
    ensure!(session.execute("return location.pathname;", vec![]).await? == "/portal/", "the form went");

    session.execute("document.querySelector('penilaian-kinerja').required = false;", vec![]).await?;
    ensure!(!stands(&session).await?.0, "a field that is not required may go before its value is known");
    session.execute("window.hold = false;", vec![]).await?;
    session.sheet().await?;
    until("the form to be free", async || Ok(stands(&session).await?.0.then_some(()))).await?;
    ensure!(site.posted()?.is_empty(), "the form went while the element was loading");
    session.check_quiet().await
}

#[tokio::test]
async fn is_disabled_and_reset_with_its_form_and_loses_nothing() -> Result<()> {
    let site = site::Site::start_with(FORM).await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.host()?).await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    sheet.grade("1.1", "A").await?;
    let disable = "document.getElementById('semua').disabled = arguments[0];";
    session.execute(disable, vec![true.into()]).await?;
    sheet.wait_for("fieldset[data-indicator=\"1.1\"] input:disabled", true).await?;
    ensure!(would_post(&session).await?.is_empty(), "a disabled field is posted");
    ensure!(stands(&session).await?.0, "a disabled field keeps the form from going");
    session.execute(disable, vec![false.into()]).await?;
    sheet.grade("1.2", "B").await?;
    sheet.wait_for_state(SavedState::Saved).await?;

    click(&session, "button[type=reset]").await?;
    sheet.wait_for("form.start", true).await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    ensure!(sheet.is_chosen("1.1", "A").await? && sheet.is_chosen("1.2", "B").await?, "a reset lost grades");
    session.check_quiet().await
}

/// Leaves the page of `session` and comes back to it.
async fn comes_back(session: &Session, site: &site::Site, is_kept: bool) -> Result<()> {
    // A page that listens to this is loaded anew; the others browsers keep as they are.
    let leave = "window.kept = true; if (!arguments[0]) addEventListener('unload', () => {});";
    session.execute(leave, vec![is_kept.into()]).await?;
    session.client().goto(site.demo()?.as_str()).await?;
    session.client().back().await?;
    let kept = session.execute("return window.kept === true;", vec![]).await?;
    ensure!(kept == is_kept, "the browser did not do what this test is about");
    Ok(())
}

#[tokio::test]
async fn is_there_again_when_the_page_is_come_back_to() -> Result<()> {
    let site = site::Site::start_with(FORM).await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.host()?).await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    let mut expected = 0;
    for (indicator, is_kept) in [("1.1", true), ("1.2", false)] {
        sheet.grade(indicator, "A").await?;
        sheet.write_note(indicator, "dibaca").await?;
        expected += 2;
        comes_back(&session, &site, is_kept).await?;
        let sheet = session.sheet().await?;
        sheet.wait_for("[data-pk=\"total\"]", true).await?;
        ensure!(sheet.is_chosen(indicator, "A").await?, "the grade is gone");
        ensure!(sheet.note(indicator).await? == "dibaca", "the note is gone");
        sheet.grade("1.3", if is_kept { "A" } else { "B" }).await?;
        expected += 1;
        sheet.wait_for_state(SavedState::Saved).await?;
        let posted = would_post(&session).await?;
        let count = posted.first().map_or(0, entries);
        ensure!(count == expected, "it posts {count} changes instead of {expected}");
    }
    session.check_quiet().await
}

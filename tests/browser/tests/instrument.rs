//! What makes the sheet fast: keys, quick notes, the yardstick, the clock, view only, paper.

use anyhow::{Context, Result, ensure};
use browser_tests::{Browser, SavedState, Session, Sheet, environment, site, until};
use url::Url;

/// What has the focus inside the element: its tag and the indicator around it.
const FOCUS: &str = "const active = document.querySelector('penilaian-kinerja').shadowRoot.activeElement; \
                     return [active?.localName, active?.closest('[data-indicator]')?.dataset.indicator].join(' ');";

async fn focus(session: &Session) -> Result<String> {
    Ok(session.execute(FOCUS, vec![]).await?.as_str().unwrap_or_default().to_owned())
}

async fn wait_for_focus(session: &Session, expected: &str) -> Result<()> {
    until(&format!("the focus on {expected}"), async || Ok((focus(session).await? == expected).then_some(())))
        .await
}

#[tokio::test]
async fn a_district_takes_twenty_keys() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.demo()?).await?;
    sheet.start("pk-8-aksi", "Panelis Satu", "Kab. Contoh").await?;
    let indicators = "const element = document.querySelector('penilaian-kinerja'); \
                      return element.value.round.rubric.tracks.flatMap((track) => track.components) \
                        .flatMap((component) => component.sections).flatMap((section) => section.indicators) \
                        .map((indicator) => indicator.code);";
    let codes: Vec<String> = serde_json::from_value(session.execute(indicators, vec![]).await?)?;
    ensure!(codes.len() == 20, "the rubric has {} indicators", codes.len());
    for (index, key) in ["a", "B", "3", "1"].into_iter().cycle().take(20).enumerate() {
        session.key(key).await?;
        if let Some(next) = codes.get(index + 1) {
            wait_for_focus(&session, &format!("input {next}")).await?;
        }
    }
    // Five times 3 + 2 + 1 + 3 points.
    sheet.wait_for_total("45").await?;
    ensure!(sheet.progress().await?.done == 20, "twenty keys left something ungraded");
    // One action takes the last key back.
    session.key("Ctrl+z").await?;
    sheet.wait_for_total("42").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    session.check_quiet().await
}

#[tokio::test]
async fn keys_reach_everything() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.demo()?).await?;
    sheet.start("pk-8-aksi", "Panelis Satu", "Kab. Contoh").await?;
    session.key("ArrowDown").await?;
    wait_for_focus(&session, "input 1.2").await?;
    session.key("/").await?;
    wait_for_focus(&session, "textarea 1.2").await?;
    for key in ["a", "d", "a", "?", "1"] {
        session.key(key).await?;
    }
    session.key("Escape").await?;
    wait_for_focus(&session, "input 1.2").await?;
    ensure!(sheet.note("1.2").await? == "ada?1", "keys of the sheet were taken from the note");
    session.key("=").await?;
    sheet.wait_for("[data-indicator=\"1.2\"] [data-pk=\"unsure\"][aria-pressed=\"true\"]", true).await?;
    session.key("]").await?;
    until("the second aksi", async || Ok((focus(&session).await?.starts_with("h2")).then_some(()))).await?;
    session.key("b").await?;
    sheet.wait_for_total("2").await?;
    ensure!(sheet.is_chosen("2.1", "B").await?, "the key went to another indicator");
    session.key("?").await?;
    sheet.wait_for("dialog[open] .keys", true).await?;
    session.key("Escape").await?;
    sheet.wait_for("dialog", false).await?;
    session.check_quiet().await
}

#[tokio::test]
async fn the_next_district_shows_the_yardstick_and_offers_the_notes() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.page("demo/putaran.html")?).await?;
    sheet.choose_first("panelist").await?;
    sheet.open_district("00.01").await?;
    sheet.grade("1.1", "A").await?;
    sheet.write_note("1.1", "− belum bertanggal").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    sheet.press("switch").await?;
    sheet.open_district("00.02").await?;
    let mine = sheet.text("[data-indicator=\"1.1\"] .mine").await?;
    ensure!(
        mine.contains("A × 1") && mine.contains("Kabupaten Melati: − belum bertanggal"),
        "it says {mine}"
    );
    sheet.click("[data-indicator=\"1.1\"] [data-pk=\"phrase\"]").await?;
    until("the note", async || Ok((sheet.note("1.1").await? == "− belum bertanggal").then_some(()))).await?;
    sheet.click("[data-indicator=\"1.1\"] [data-pk=\"sign\"]").await?;
    wait_for_focus(&session, "textarea 1.1").await?;
    session.check_quiet().await
}

async fn clock(sheet: &Sheet<'_>) -> Result<i64> {
    let text = sheet.text("[data-pk=\"left\"]").await?;
    let (minutes, seconds) = text.split_once('.').with_context(|| format!("the clock says {text}"))?;
    Ok(minutes.parse::<i64>()? * 60 + seconds.parse::<i64>()?)
}

#[tokio::test]
async fn the_clock_and_view_only_survive_a_reload() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.page("demo/putaran.html")?).await?;
    sheet.choose_first("panelist").await?;
    sheet.open_district("00.01").await?;
    ensure!(clock(&sheet).await? == 25 * 60, "the clock does not begin with the round's 25 minutes");
    sheet.press("clock").await?;
    until("a second", async || Ok((clock(&sheet).await? < 25 * 60).then_some(()))).await?;
    sheet.press("shield").await?;
    sheet.wait_for("[data-pk=\"shielded\"]", true).await?;
    sheet.wait_for_state(SavedState::Saved).await?;

    let sheet = session.reload().await?;
    let before = clock(&sheet).await?;
    ensure!(before < 25 * 60, "the clock began anew");
    until("the clock to go on", async || Ok((clock(&sheet).await? < before).then_some(()))).await?;
    sheet.wait_for("[data-pk=\"shielded\"]", true).await?;
    let radios = "return [...document.querySelector('penilaian-kinerja').shadowRoot \
                  .querySelectorAll('input[type=radio]')].every((radio) => radio.disabled);";
    ensure!(
        session.execute(radios, vec![]).await? == true,
        "grades can be changed while only looking is allowed"
    );

    let slider =
        "document.querySelector('penilaian-kinerja').shadowRoot.querySelector('[type=range]').focus();";
    session.execute(slider, vec![]).await?;
    session.key("ArrowRight").await?;
    sheet.wait_for("[data-pk=\"shielded\"]", true).await?;
    session.key("End").await?;
    sheet.wait_for("[data-pk=\"shielded\"]", false).await?;
    sheet.grade("1.1", "A").await?;
    session.check_quiet().await
}

#[tokio::test]
async fn a_practice_sheet_says_so_everywhere() -> Result<()> {
    let file = environment::dist()?.join("penilaian.html");
    let address = Url::from_file_path(&file).ok().context("the file has no address")?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&address).await?;
    sheet.click("input[name=\"practice\"]").await?;
    sheet.wait_for(".practice", true).await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    for screen in ["review", "back"] {
        sheet.press(screen).await?;
        ensure!(
            sheet.text(".practice").await?.trim() == "LATIHAN",
            "a screen does not say that it is practice"
        );
    }
    session.reload().await?.wait_for(".practice", true).await?;
    session.check_quiet().await
}

#[tokio::test]
async fn the_review_is_a_form_on_paper() -> Result<()> {
    let file = environment::dist()?.join("penilaian.html");
    let address = Url::from_file_path(&file).ok().context("the file has no address")?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&address).await?;
    sheet.start("pk-8-aksi", "Panelis Satu", "Kab. Contoh").await?;
    sheet.grade("1.1", "A").await?;
    sheet.press("review").await?;
    sheet.wait_for("[data-pk=findings]", true).await?;
    ensure!(
        !sheet.exists("[data-pk=\"fingerprint\"]").await?,
        "there is something to copy that locking would change"
    );
    sheet.press("finalise").await?;
    sheet.press("confirm").await?;
    let fingerprint = sheet.text("[data-pk=\"fingerprint\"]").await?;
    ensure!(
        fingerprint.len() == 19 && fingerprint.matches('-').count() == 3,
        "the fingerprint is {fingerprint}"
    );
    session.check_quiet().await
}

#[tokio::test]
async fn grading_moves_nothing() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    for (width, height) in [(1280, 900), (360, 640)] {
        session.set_size(width, height).await?;
        let sheet = session.open(&site.demo()?).await?;
        if sheet.is_open().await? {
            sheet.press("switch").await?;
        }
        sheet.start("pk-8-aksi", "Panelis Satu", &format!("Kab. {width}")).await?;
        let places = "return JSON.stringify([...document.querySelector('penilaian-kinerja').shadowRoot \
                      .querySelectorAll('.card, .level, textarea')].map((part) => { \
                        const { top, height } = part.getBoundingClientRect(); \
                        return [Math.round(top + scrollY), Math.round(height)]; }));";
        sheet.grade("1.1", "B").await?;
        sheet.press("clear").await?;
        sheet.wait_for("[data-indicator=\"1.1\"] .ungraded", true).await?;
        let before = session.execute(places, vec![]).await?;
        for level in ["A", "D", "B"] {
            sheet.grade("1.1", level).await?;
            sheet.wait_for_state(SavedState::Saved).await?;
            let after = session.execute(places, vec![]).await?;
            ensure!(after == before, "at {width} px, level {level} moved something: {before} became {after}");
        }
    }
    session.check_quiet().await
}

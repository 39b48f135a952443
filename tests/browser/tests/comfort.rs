//! Own notes, links, one indicator in all districts, colours, a screen that stays awake.

use anyhow::{Result, ensure};
use browser_tests::{Browser, SavedState, Session, Sheet, site, until};

const OPEN_EVIDENCE: &str = "document.querySelector('penilaian-kinerja').shadowRoot \
                             .querySelectorAll('.evidence').forEach((part) => { part.open = true; });";
/// The browser's own, but for what it does.
const AWAKE: &str = "window.awake = 0; const lock = () => ({ \
                       release: async () => { window.awake -= 1; } }); \
                     Object.defineProperty(navigator, 'wakeLock', { value: { \
                       request: async () => { window.awake += 1; return lock(); } } });";

async fn background(session: &Session) -> Result<String> {
    let script = "return getComputedStyle(document.querySelector('penilaian-kinerja').shadowRoot \
                  .querySelector('.app')).backgroundColor;";
    Ok(session.execute(script, vec![]).await?.as_str().unwrap_or_default().to_owned())
}

/// Chooses the colours by keys, as somebody without a mouse does.
async fn choose_theme(session: &Session, downs: usize) -> Result<()> {
    let focus =
        "document.querySelector('penilaian-kinerja').shadowRoot.querySelector('[data-pk=theme]').focus();";
    session.execute(focus, vec![]).await?;
    for _ in 0..downs {
        session.key("ArrowDown").await?;
    }
    Ok(())
}

#[tokio::test]
async fn colours_are_chosen_by_keys_and_survive_a_reload() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.demo()?).await?;
    sheet.start("pk-8-aksi", "Panelis Satu", "Kab. Contoh").await?;
    sheet.grade("1.1", "A").await?;
    ensure!(background(&session).await? == "rgb(255, 255, 255)", "the page is not light");
    choose_theme(&session, 2).await?;
    until("a dark sheet", async || Ok((background(&session).await? == "rgb(20, 24, 28)").then_some(())))
        .await?;
    sheet.wait_for_total("3").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    // What a reload comes back to is kept in the background; it is there once the tab has it.
    let sheet = session.reload().await?;
    sheet.wait_for_total("3").await?;
    ensure!(background(&session).await? == "rgb(20, 24, 28)", "the reload forgot the colours");
    choose_theme(&session, 1).await?;
    sheet.wait_for(".app[data-theme=\"contrast\"]", true).await?;
    let found = session.violations().await?;
    ensure!(found.is_empty(), "axe-core found {found:#?}");
    session.screenshot("high-contrast").await?;
    session.check_quiet().await
}

async fn phrases(sheet: &Sheet<'_>, session: &Session) -> Result<Vec<String>> {
    sheet.wait_for("[data-indicator=\"1.1\"]", true).await?;
    let script = "return [...document.querySelector('penilaian-kinerja').shadowRoot.querySelectorAll( \
                  '[data-indicator=\"1.1\"] [data-pk=phrase]')].map((button) => button.textContent);";
    Ok(serde_json::from_value(session.execute(script, vec![]).await?)?)
}

#[tokio::test]
async fn own_notes_are_offered_in_every_round() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.demo()?).await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    sheet.click("[data-indicator=\"1.1\"] [data-pk=\"phrases\"]").await?;
    sheet.type_into("[data-pk=\"own-phrases\"]", "+ paparan jelas\n− tanpa tanggal").await?;
    sheet.press("confirm").await?;
    sheet.wait_for("dialog", false).await?;
    ensure!(phrases(&sheet, &session).await? == ["+ paparan jelas", "− tanpa tanggal"]);
    sheet.click("[data-indicator=\"1.1\"] [data-pk=\"phrase\"]").await?;
    until("the note", async || Ok((sheet.note("1.1").await? == "+ paparan jelas").then_some(()))).await?;
    sheet.wait_for_state(SavedState::Saved).await?;

    let sheet = session.open(&site.page("demo/putaran.html")?).await?;
    sheet.choose_first("panelist").await?;
    sheet.open_district("00.01").await?;
    let offered = phrases(&sheet, &session).await?;
    ensure!(offered.first().is_some_and(|first| first == "+ paparan jelas"), "it offers {offered:?}");
    session.check_quiet().await
}

#[tokio::test]
async fn a_link_is_kept_and_opens_beside_the_sheet() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.demo()?).await?;
    sheet.start("pk-8-aksi", "Panelis Satu", "Kab. Contoh").await?;
    session.execute(OPEN_EVIDENCE, vec![]).await?;
    sheet.click("[data-indicator=\"1.1\"] [data-pk=\"link\"]").await?;
    sheet.type_into("[data-pk=\"url\"]", "javascript:alert(1)").await?;
    sheet.press("confirm").await?;
    let problems = until("a message", async || {
        let problems = sheet.problems().await?;
        Ok((!problems.is_empty()).then_some(problems))
    })
    .await?;
    ensure!(problems.join(" ").contains("https://"), "it says {problems:?}");
    let clear =
        "document.querySelector('penilaian-kinerja').shadowRoot.querySelector('[data-pk=url]').value = '';";
    session.execute(clear, vec![]).await?;
    sheet.type_into("[data-pk=\"url\"]", "https://contoh.go.id/ba.pdf").await?;
    sheet.press("confirm").await?;
    sheet.wait_for("dialog", false).await?;
    sheet.wait_for_state(SavedState::Saved).await?;

    let sheet = session.reload().await?;
    sheet.wait_for("[data-indicator=\"1.1\"]", true).await?;
    session.execute(OPEN_EVIDENCE, vec![]).await?;
    let link = "const link = document.querySelector('penilaian-kinerja').shadowRoot.querySelector('.link'); \
                return [link?.href, link?.rel, link?.target].join(' ');";
    let link = session.execute(link, vec![]).await?;
    ensure!(link == "https://contoh.go.id/ba.pdf noopener noreferrer _blank", "the link is {link}");
    session.check_quiet().await
}

#[tokio::test]
async fn one_indicator_in_all_districts_leads_to_each() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.page("demo/putaran.html")?).await?;
    sheet.choose_first("panelist").await?;
    sheet.open_district("00.01").await?;
    sheet.grade("1.1", "A").await?;
    sheet.press("switch").await?;
    sheet.open_district("00.02").await?;
    sheet.grade("1.1", "C").await?;
    session.key(",").await?;
    sheet.wait_for("dialog[open] .compare", true).await?;
    let shown = sheet.text(".compare .grades").await?;
    ensure!(shown.contains("Kabupaten Melati") && shown.contains("sedang dibuka"), "it shows {shown}");
    session.screenshot("compare").await?;
    sheet.press("compare-next").await?;
    sheet.press("compare-previous").await?;
    sheet.press("open-at").await?;
    sheet.wait_for("dialog", false).await?;
    until("the other district", async || Ok(sheet.is_chosen("1.1", "A").await?.then_some(()))).await?;
    session.check_quiet().await
}

#[tokio::test]
async fn the_screen_stays_awake_while_the_clock_runs() -> Result<()> {
    let site = site::Site::start().await?;
    let mut session = Session::start(Browser::Chromium).await?;
    session.run_before_pages(AWAKE).await?;
    let sheet = session.open(&site.page("demo/putaran.html")?).await?;
    sheet.choose_first("panelist").await?;
    sheet.open_district("00.01").await?;
    let awake = async |expected: i64| {
        until(&format!("{expected} locks"), async || {
            let awake = session.execute("return window.awake;", vec![]).await?;
            Ok((awake == expected).then_some(()))
        })
        .await
    };
    awake(0).await?;
    sheet.press("clock").await?;
    awake(1).await?;
    sheet.press("pause").await?;
    awake(0).await?;
    session.check_quiet().await
}

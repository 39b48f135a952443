//! A page whose element is given a round by its address.

use anyhow::{Result, ensure};
use browser_tests::{Browser, SavedState, Session, site};

#[tokio::test]
async fn offers_its_panel_and_its_districts() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.page("demo/putaran.html")?).await?;
    ensure!(
        !sheet.exists("select[name=\"rubric\"]").await?,
        "the round names its rubric, so nobody should be asked"
    );
    ensure!(sheet.exists("select[name=\"panelist\"]").await?, "the panel of the round is not offered");
    session.screenshot("round-start").await?;
    let slots = "return [...document.querySelector('penilaian-kinerja').shadowRoot \
                 .querySelectorAll('[data-district] .place')].map((place) => place.textContent);";
    let slots = session.execute(slots, vec![]).await?;
    let first = "12 Mei 2026 08.00 · Ruang Rapat I";
    ensure!(slots[0] == first && slots[4].as_str().is_some_and(|slot| slot.contains("08.50")), "{slots}");

    // Without a name nothing opens.
    sheet.click("button[data-district=\"00.01\"]").await?;
    ensure!(sheet.problems().await?.len() == 1, "nobody asked for the name of the panelist");
    sheet.choose_first("panelist").await?;
    sheet.open_district("00.01").await?;
    sheet.grade("1.1", "A").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    sheet.press("switch").await?;
    let state = sheet.text("[data-district=\"00.01\"] .state").await?;
    ensure!(state == "sebagian 1/20", "the list says {state}");
    session.check_quiet().await
}

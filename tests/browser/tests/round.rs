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
    ensure!(sheet.exists("select[name=\"district\"]").await?, "the districts of the round are not offered");
    session.screenshot("round-start").await?;
    for name in ["panelist", "district"] {
        let script = "const root = document.querySelector('penilaian-kinerja').shadowRoot; \
                      const select = root.querySelector(`select[name=\"${arguments[0]}\"]`); \
                      return [...select.options].filter((option) => option.value && !option.disabled).length;";
        let offered = session.execute(script, vec![name.into()]).await?;
        ensure!(offered.as_u64() > Some(1), "only {offered} to choose as {name}");
        sheet.choose_first(name).await?;
    }
    sheet.press("start").await?;
    sheet.grade("1.1", "A").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    session.check_quiet().await
}

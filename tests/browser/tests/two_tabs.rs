//! Two pages of one origin are two writers of the same sheet.

use anyhow::{Result, ensure};
use browser_tests::{Browser, SavedState, Session, site, until};

#[tokio::test]
async fn converge_on_the_same_sheet() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let first = session.open(&site.demo()?).await?;
    first.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    first.grade("1.1", "A").await?;
    first.wait_for_state(SavedState::Saved).await?;

    session.open_tab().await?;
    let second = session.open(&site.demo()?).await?;
    second.wait_for_total("3").await?;
    second.grade("1.2", "B").await?;
    second.wait_for_total("5").await?;
    second.wait_for_state(SavedState::Saved).await?;
    session.check_quiet().await?;

    session.switch_to_tab(0).await?;
    first.wait_for_total("5").await?;
    ensure!(first.is_chosen("1.2", "B").await?, "the first tab shows the sum but not the grade");
    first.grade("1.1", "C").await?;
    first.wait_for_total("3").await?;
    first.wait_for_state(SavedState::Saved).await?;
    session.check_quiet().await?;

    session.switch_to_tab(1).await?;
    second.wait_for_total("3").await?;
    until("the grade of the first tab", async || Ok(second.is_chosen("1.1", "C").await?.then_some(())))
        .await?;
    session.check_quiet().await?;

    let reloaded = session.reload().await?;
    reloaded.wait_for_total("3").await
}

#[tokio::test]
async fn each_tab_comes_back_to_its_own_sheet() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    let page = site.page("demo/putaran.html")?;
    let first = session.open(&page).await?;
    first.choose_first("panelist").await?;
    first.open_district("00.01").await?;
    first.press("clock").await?;
    first.press("shield").await?;
    first.wait_for("[data-pk=\"shielded\"]", true).await?;

    session.open_tab().await?;
    let second = session.open(&page).await?;
    if second.is_open().await? {
        let open = "const root = document.querySelector('penilaian-kinerja').shadowRoot; \
                    const slider = root.querySelector('[data-pk=\"shielded\"] input'); \
                    if (slider) { slider.value = 100; slider.dispatchEvent(new Event('change', { bubbles: true })); }";
        session.execute(open, vec![]).await?;
        second.wait_for("[data-pk=\"shielded\"]", false).await?;
        second.press("switch").await?;
    }
    second.open_district("00.03").await?;
    second.wait_for_state(SavedState::Saved).await?;

    session.switch_to_tab(0).await?;
    let first = session.reload().await?;
    first.wait_for("[data-pk=\"shielded\"]", true).await?;
    ensure!(
        first.text("#pk-sheet").await? == "Kabupaten Melati",
        "the first tab came back to the other's sheet"
    );
    first.wait_for("[data-pk=\"pause\"]", true).await?;
    session.check_quiet().await
}

//! A form of plain PHP, on a portal without a script of its own. Only where PHP is.

use std::fs;

use anyhow::{Context, Result, ensure};
use browser_tests::portal::Portal;
use browser_tests::{Browser, SavedState, Session, case, environment, pk};
use fantoccini::Locator;

#[tokio::test]
async fn a_form_posts_what_pk_scores() -> Result<()> {
    if environment::wordpress().is_err() {
        return Ok(());
    }
    let portal = Portal::php()?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&portal.page("index.html")?).await?;
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Tangerang").await?;
    sheet.grade_all(&case::tangerang_2020()?).await?;
    sheet.wait_for_total("33").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    session.client().find(Locator::Css("form button:not([type])")).await?.click().await?;
    session.client().wait().for_element(Locator::Id("diterima")).await?;
    let kept: Vec<_> = fs::read_dir(portal.site().join("terima"))?.collect::<Result<_, _>>()?;
    let [file] = kept.as_slice() else { anyhow::bail!("there are {} files", kept.len()) };
    ensure!(pk::totals(&file.path())? == ["33"], "pk says {}", pk::report(&file.path())?);
    // Whoever goes back finds everything as it was.
    session.client().back().await?;
    session.sheet().await?.wait_for_total("33").await.context("the sheet is gone")
}

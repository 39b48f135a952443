//! What the integrator's page says works, run as it stands there.

use std::fs;

use anyhow::{Context, Result, ensure};
use browser_tests::{Browser, SavedState, Session, pk, site, until};
use xtask::workspace::Workspace;

/// The scripts on a page of the documentation, in order.
fn examples(page: &str) -> Result<Vec<String>> {
    let text = fs::read_to_string(Workspace::here().path("web/docs").join(page))?;
    Ok(text.split("```js\n").skip(1).filter_map(|rest| rest.split("```").next().map(str::to_owned)).collect())
}

#[tokio::test]
async fn its_scripts_do_what_it_says() -> Result<()> {
    let scripts = examples("integrator.md")?;
    ensure!(scripts == examples("integrator.en.md")?, "the two languages have other scripts");
    ensure!(scripts.len() == 3, "there are {} scripts", scripts.len());
    let page = "<output id=\"jumlah\"></output><input type=\"checkbox\" id=\"hadir\"><penilaian-kinerja></penilaian-kinerja>";
    let site = site::Site::start_with(page).await?;
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&site.host()?).await?;
    for script in &scripts {
        session.execute(script, vec![]).await?;
    }
    sheet.start("pk-2020-aksi-1-4", "Panelis Satu", "Kab. Contoh").await?;
    sheet.grade("1.1", "A").await?;
    sheet.grade("1.2", "B").await?;
    until("the total on the page", async || {
        let total = session.execute("return document.querySelector('#jumlah').textContent;", vec![]).await?;
        Ok((total == "5").then_some(()))
    })
    .await?;
    // It is held back, then not, and then the file arrives.
    for is_there in [false, true] {
        session.execute(&format!("document.querySelector('#hadir').checked = {is_there};"), vec![]).await?;
        sheet.press("finalise").await?;
        sheet.press("confirm").await?;
        if is_there {
            sheet.wait_for("[data-pk=locked]", true).await?;
        } else {
            sheet.wait_for("[data-pk=problems], [data-pk=notice]", true).await?;
            ensure!(!sheet.exists("[data-pk=locked]").await?, "it is locked although the page held it back");
            sheet.press("cancel").await.ok();
        }
    }
    sheet.wait_for_state(SavedState::Saved).await?;
    let fields = until("the file", async || Ok(site.posted()?.pop())).await?;
    let (_, file) = fields.first().context("nothing was posted")?;
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("kiriman.json");
    fs::write(&path, file)?;
    ensure!(pk::totals(&path)? == ["5"], "pk says {}", pk::report(&path)?);
    session.check_quiet().await
}

#[tokio::test]
async fn the_gallery_shows_every_theme() -> Result<()> {
    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    session.client().goto(site.page("demo/tema.html")?.as_str()).await?;
    let accents = "return [...document.querySelectorAll('penilaian-kinerja')].map((element) => { \
                     const app = element.shadowRoot?.querySelector('.app'); \
                     return app ? getComputedStyle(app).backgroundColor + getComputedStyle(app).fontFamily.slice(0, 7) : null; });";
    let looks = until("all of them", async || {
        let looks: Vec<Option<String>> = serde_json::from_value(session.execute(accents, vec![]).await?)?;
        Ok(looks.into_iter().collect::<Option<Vec<String>>>().filter(|looks| looks.len() == 3))
    })
    .await?;
    ensure!(looks[1].contains("Georgia") && looks[2].starts_with("rgb(20, 24, 28)"), "they look {looks:?}");
    session.screenshot("gallery").await?;
    session.check_quiet().await
}

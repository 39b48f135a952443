//! A single file that arrived in part says so.

use std::fs;

use anyhow::{Context, Result, ensure};
use browser_tests::{Browser, Session, environment, until};
use url::Url;

#[tokio::test]
async fn a_portal_saved_by_the_browser_says_where_to_go() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let script = environment::dist()?.join("penilaian-kinerja.js");
    fs::copy(script, folder.path().join("penilaian-kinerja.js"))?;
    let page = "<!doctype html><script src=\"penilaian-kinerja.js\"></script><penilaian-kinerja></penilaian-kinerja>";
    let file = folder.path().join("portal.html");
    fs::write(&file, page)?;
    let session = Session::start(Browser::Chromium).await?;
    let address = Url::from_file_path(&file).ok().context("the file has no address")?;
    session.client().goto(address.as_str()).await?;
    let script = "return document.querySelector('penilaian-kinerja').shadowRoot?.textContent ?? '';";
    until("the way to the offline file", async || {
        let shown = session.execute(script, vec![]).await?.to_string();
        Ok((shown.contains("PK-FILE") && shown.contains("penilaian.html")).then_some(()))
    })
    .await
}

#[tokio::test]
async fn says_that_it_is_not_complete() -> Result<()> {
    let whole = fs::read(environment::dist()?.join("penilaian.html"))?;
    let folder = tempfile::tempdir()?;
    let session = Session::start(Browser::Chromium).await?;
    for percent in [20, 60, 99] {
        let file = folder.path().join(format!("penilaian-{percent}.html"));
        fs::write(
            &file,
            whole.get(..whole.len() * percent / 100).context("a part is longer than the whole")?,
        )?;
        let address = Url::from_file_path(&file).ok().context("the file has no address")?;
        session.client().goto(address.as_str()).await?;
        let script = "const element = document.querySelector('penilaian-kinerja'); \
                      return element.innerText + (element.shadowRoot?.textContent ?? '');";
        let shown = until("a word about the damage", async || {
            let shown = session.execute(script, vec![]).await?.to_string();
            Ok(["terpotong", "tidak lengkap"].iter().any(|word| shown.contains(word)).then_some(shown))
        })
        .await
        .with_context(|| format!("for the first {percent} %"))?;
        session.screenshot(&format!("damaged-{percent}")).await?;
        let started = "const root = document.querySelector('penilaian-kinerja').shadowRoot; \
                       return (root?.querySelector('[data-pk=\"start\"]') ?? null) !== null;";
        ensure!(session.execute(started, vec![]).await? == false, "{percent} % of the file started: {shown}");
    }
    Ok(())
}

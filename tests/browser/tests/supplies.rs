//! What preparing a round needs lies beside the element and in the single file, and panelists do not load it.

use std::fs;

use anyhow::{Context, Result, ensure};
use browser_tests::copy::unpacked;
use browser_tests::{Browser, Session, environment, site};
use serde_json::Value;

/// Whether this lists every kabupaten and kota of the country.
fn is_supplies(bytes: &[u8]) -> bool {
    let value: Option<Value> = serde_json::from_slice(bytes).ok();
    value.is_some_and(|value| {
        value.pointer("/regions/districts").and_then(Value::as_object).is_some_and(|all| all.len() == 514)
    })
}

#[test]
fn it_is_in_the_single_file() -> Result<()> {
    let page = fs::read_to_string(environment::dist()?.join("penilaian.html"))?;
    let (_, rest) = page.split_once("id=\"pk-supplies\">").context("the page has no supplies")?;
    let (packed, _) = rest.split_once('<').context("the supplies have no end")?;
    ensure!(is_supplies(unpacked(packed)?.as_bytes()), "the page holds something else");
    Ok(())
}

#[tokio::test]
async fn it_lies_beside_the_element_and_waits() -> Result<()> {
    let mut names = Vec::new();
    for entry in fs::read_dir(environment::dist()?)? {
        let path = entry?.path();
        if fs::read(&path).is_ok_and(|bytes| is_supplies(&bytes)) {
            names.push(path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned());
        }
    }
    let [name] = names.as_slice() else { anyhow::bail!("the supplies lie there as {names:?}") };

    let site = site::Site::start().await?;
    let session = Session::start(Browser::Chromium).await?;
    session.open(&site.demo()?).await?;
    let requests = session.requests().await?;
    ensure!(!requests.is_empty(), "the page is made of nothing");
    ensure!(!requests.iter().any(|request| request.contains(name)), "the page loads {name} at once");
    session.check_quiet().await
}

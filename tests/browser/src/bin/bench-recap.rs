//! What a round costs in the browser, from the moment its files are given until the ranking is painted: part of
//! `cargo xtask bench recap`. The folder with the sheets is the only argument.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use browser_tests::{Browser, Session, environment};
use serde_json::{Value, json};
use url::Url;

/// Each figure is the middle one of so many.
const RUNS: usize = 5;

/// Fetches the files, so that the network is not in the figure.
const FETCH: &str = "const [count, done] = arguments; \
    Promise.all([...Array(count).keys()].map(async (index) => \
      new File([await (await fetch(`sheets/${index}.json`)).blob()], `${index}.json`))) \
      .then((files) => { window.files = new DataTransfer(); for (const file of files) window.files.items.add(file); done(files.length); });";
/// Gives them to the page, and looks until the ranking is painted: milliseconds to the count, and to the ranking.
const TAKE: &str = "const [count, done] = arguments; \
    const root = document.querySelector('penilaian-kinerja').shadowRoot; \
    const input = root.querySelector('[data-pk=import]'); \
    const begun = performance.now(); \
    const painted = (ready) => new Promise((is) => { const look = () => { \
      if (ready()) requestAnimationFrame(() => setTimeout(() => is(performance.now() - begun))); \
      else requestAnimationFrame(look); }; look(); }); \
    input.files = window.files.files; \
    input.dispatchEvent(new Event('change', { bubbles: true })); \
    (async () => { \
      const counted = await painted(() => root.querySelector('[data-pk=count]')?.textContent.startsWith(`${count} `)); \
      root.querySelector('[data-tab=result]').click(); \
      const ranked = await painted(() => root.querySelector('[data-pk=ranking]')); \
      const before = performance.now() - begun; \
      root.querySelector('[data-tab=pictures]').click(); \
      const drawn = await painted(() => root.querySelector('[data-picture=indikator]')); \
      done([counted, ranked, drawn - before]); })();";

#[tokio::main]
async fn main() -> Result<()> {
    let sheets = std::env::args_os().nth(1).context("name the folder with the sheets")?;
    let sheets = Path::new(&sheets);
    let count = fs::read_dir(sheets).context("the folder cannot be listed")?.count();
    let folder = tempfile::tempdir()?;
    let dist = environment::dist()?;
    for entry in fs::read_dir(&dist)? {
        let entry = entry?;
        if entry.path().is_file() {
            fs::copy(entry.path(), folder.path().join(entry.file_name()))?;
        }
    }
    fs::create_dir(folder.path().join("sheets"))?;
    for entry in fs::read_dir(sheets)? {
        let entry = entry?;
        fs::copy(entry.path(), folder.path().join("sheets").join(entry.file_name()))?;
    }
    let page = "<!doctype html><html lang=\"id\"><meta charset=\"utf-8\"><title>Rekap</title>\
                <script src=\"penilaian-kinerja.js\" defer></script>\
                <penilaian-kinerja mode=\"rekap\"></penilaian-kinerja></html>";
    fs::write(folder.path().join("rekap.html"), page)?;
    let listener = xtask::http::listen(0).await?;
    let url = Url::parse(&xtask::http::page(listener.local_addr()?, "rekap.html"))?;
    let root = folder.path().to_owned();
    tokio::spawn(async move { xtask::http::serve(listener, &root).await });

    println!("{:34} {:>12} {:>12} {:>12}", "in the browser, ms (median)", "gathered", "ranked", "pictures");
    for slower in [1, 4] {
        let mut figures: Vec<[f64; 3]> = Vec::new();
        for _ in 0..RUNS {
            figures.push(run(&url, count, slower).await?);
        }
        let middle = |index: usize| {
            let mut times: Vec<f64> = figures.iter().filter_map(|run| run.get(index).copied()).collect();
            times.sort_by(f64::total_cmp);
            times.get(times.len() / 2).copied().unwrap_or_default()
        };
        let what = format!("{count} files × 20, CPU {slower} × slower");
        println!("{what:34} {:>12.0} {:>12.0} {:>12.0}", middle(0), middle(1), middle(2));
    }
    Ok(())
}

/// One run in a browser of its own.
async fn run(url: &Url, count: usize, slower: u32) -> Result<[f64; 3]> {
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(url).await?;
    sheet.wait_for("[data-pk=import]", true).await?;
    session.client().execute_async(FETCH, vec![json!(count)]).await?;
    session.slow_down(false, slower).await?;
    let times: Value = session.client().execute_async(TAKE, vec![json!(count)]).await?;
    serde_json::from_value(times).context("the page tells no times")
}

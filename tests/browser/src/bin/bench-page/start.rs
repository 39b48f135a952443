//! How long it takes until the first indicator can be graded, and what the page weighs.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use axum::Router;
use browser_tests::{Browser, Session};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;
use tower_http::services::ServeDir;
use url::Url;

/// How often each page is started under each condition.
const STARTS: usize = 7;

/// Notes when the first indicator can be graded, and the longest task until then.
const WATCH: &str = "window.pkLongest = 0; \
     new PerformanceObserver((list) => { \
       for (const { duration } of list.getEntries()) if (!window.pkUsable) window.pkLongest = Math.max(window.pkLongest, duration); \
     }).observe({ type: 'longtask', buffered: true }); \
     (function look() { \
       const root = document.querySelector('penilaian-kinerja')?.shadowRoot ?? document; \
       if (root.querySelector('[data-indicator] input')) window.pkUsable = performance.now(); \
       else requestAnimationFrame(look); \
     })();";

/// A page under a condition: milliseconds to the first indicator, cold and warm, and the longest task of the cold start.
#[derive(Debug, Clone, Copy)]
struct Start {
    cold: f64,
    warm: f64,
    longest: f64,
}

/// Prints what the files weigh and how both pages start. `folder` is what is served, packed where that helps.
pub(crate) async fn print(folder: &Path) -> Result<()> {
    weigh(folder)?;
    let listener = xtask::http::listen(0).await?;
    let base = Url::parse(&xtask::http::page(listener.local_addr()?, ""))?;
    let router = Router::new().fallback_service(ServeDir::new(folder).precompressed_gzip());
    tokio::spawn(async move { axum::serve(listener, router).await });

    println!(
        "\nmilliseconds to the first indicator of 20, median of {STARTS} starts; longest task of the cold start"
    );
    println!(
        "{:<22} {:>9} {:>9} {:>6}  {:>9} {:>9} {:>6}  {:>9} {:>9} {:>6}",
        "condition", "by hand", "element", "ratio", "warm", "element", "ratio", "longest", "element", "ratio"
    );
    for (name, network, slower) in
        [("1.6 Mbit/s, 150 ms", true, 1), ("CPU 4 times slower", false, 4), ("neither", false, 1)]
    {
        let mut medians = Vec::new();
        for page in ["floor.html", "element.html"] {
            let mut starts = Vec::new();
            for _ in 0..STARTS {
                starts
                    .push(start(&base.join(&format!("{page}?round=round-20.json"))?, network, slower).await?);
            }
            let median = |of: fn(&Start) -> f64| {
                let mut values: Vec<f64> = starts.iter().map(of).collect();
                values.sort_by(f64::total_cmp);
                values.get(STARTS / 2).copied().unwrap_or_default()
            };
            medians.push(Start {
                cold: median(|one| one.cold),
                warm: median(|one| one.warm),
                longest: median(|one| one.longest),
            });
        }
        let [floor, element] = medians.as_slice() else { continue };
        println!(
            "{name:<22} {:>9.0} {:>9.0} {:>6.2}  {:>9.0} {:>9.0} {:>6.2}  {:>9.0} {:>9.0} {:>6.2}",
            floor.cold,
            element.cold,
            element.cold / floor.cold,
            floor.warm,
            element.warm,
            element.warm / floor.warm,
            floor.longest,
            element.longest,
            element.longest / floor.longest,
        );
    }
    held(&base).await
}

async fn start(address: &Url, network: bool, slower: u32) -> Result<Start> {
    let mut session = Session::start(Browser::Chromium).await?;
    session.run_before_pages(WATCH).await?;
    session.slow_down(network, slower).await?;
    session.client().goto(address.as_str()).await?;
    let (cold, longest) = usable(&session).await?;
    session.client().refresh().await?;
    let (warm, _) = usable(&session).await?;
    Ok(Start { cold, warm, longest })
}

async fn usable(session: &Session) -> Result<(f64, f64)> {
    let wait = "const done = arguments[0]; (function look() { \
                  if (window.pkUsable) setTimeout(() => done([window.pkUsable, window.pkLongest]), 100); else setTimeout(look, 20); })();";
    let seen = session.client().execute_async(wait, vec![]).await.context("the page did not come")?;
    Ok(serde_json::from_value(seen)?)
}

/// What both pages hold in memory once they stand.
async fn held(base: &Url) -> Result<()> {
    println!("\n{:<10} {:>10} {:>8} {:>10}", "page", "heap, KB", "nodes", "listeners");
    for page in ["floor.html", "element.html"] {
        let session = Session::start(Browser::Chromium).await?;
        session.client().goto(base.join(&format!("{page}?round=round-20.json"))?.as_str()).await?;
        session.execute(WATCH, vec![]).await?;
        usable(&session).await?;
        let held = session.held().await?;
        let of = |name: &str| held.get(name).and_then(Value::as_f64).unwrap_or_default();
        println!(
            "{:<10} {:>10.0} {:>8} {:>10}",
            page.trim_end_matches(".html"),
            of("JSHeapUsedSize") / 1000.0,
            of("Nodes"),
            of("JSEventListeners")
        );
    }
    Ok(())
}

/// Prints what each page loads before its first indicator, and packs it beside itself.
fn weigh(folder: &Path) -> Result<()> {
    println!(
        "\n{:<10} {:>10} {:>10} {:>10}   bytes before the first indicator",
        "page", "raw", "gzip", "brotli"
    );
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    // The later of the two modules is the smaller one, and is not needed for this.
    let size = |name: &String| fs::metadata(folder.join(name)).map_or(0, |data| data.len());
    let first = names.iter().filter(|name| name.ends_with(".wasm")).max_by_key(|name| size(name)).cloned();
    let round = "round-20.json".to_owned();
    let floor = vec!["floor.html".to_owned(), "floor.css".to_owned(), "floor.js".to_owned(), round.clone()];
    let element = vec![
        "element.html".to_owned(),
        "element.js".to_owned(),
        "penilaian-kinerja.js".to_owned(),
        first.context("no Wasm")?,
        round,
    ];
    for (page, files) in [("by hand", floor), ("element", element)] {
        let (mut raw, mut gzip, mut brotli) = (0, 0, 0);
        for name in files {
            let bytes = fs::read(folder.join(&name)).with_context(|| format!("cannot read {name}"))?;
            let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
            encoder.write_all(&bytes)?;
            let packed = encoder.finish()?;
            raw += bytes.len();
            gzip += packed.len();
            let mut smaller = Vec::new();
            brotli::BrotliCompress(
                &mut bytes.as_slice(),
                &mut smaller,
                &brotli::enc::BrotliEncoderParams::default(),
            )?;
            brotli += smaller.len();
            fs::write(folder.join(format!("{name}.gz")), packed)?;
        }
        println!("{page:<10} {raw:>10} {gzip:>10} {brotli:>10}");
    }
    Ok(())
}

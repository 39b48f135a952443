//! What a start, a choice and a key cost, side by side with a page written by hand: `cargo xtask bench page`.
//!
//! The figure is the CPU time of the page's main thread, as Chromium counts it: `choice` from the click until the new
//! total is painted, `saved` until the word "Tersimpan" is back too, `key` the same for a character in a note; the page
//! written by hand saves nothing. Beside it stands the same page that saves as the element does: what saving itself costs. What the harness itself costs is measured on the same page and taken off. Both pages
//! take turns. `pin` is the CPU time of a right PIN, until the grades are there.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use browser_tests::{Browser, SavedState, Session, environment};
use serde_json::{Value, json};
use url::Url;

mod start;

/// Choices, and keys, for each figure.
const SAMPLES: usize = 40;
/// How many indicators the rubrics have.
const SIZES: [usize; 3] = [20, 45, 100];
/// How much slower the processor is made.
const SLOWER: [u32; 2] = [1, 4];

/// Waits for a condition, then until it is painted.
const SETTLE: &str = "const done = arguments[arguments.length - 1]; \
    const root = document.querySelector('penilaian-kinerja')?.shadowRoot ?? document; \
    const settled = (ready) => { \
      const look = () => { if (ready()) requestAnimationFrame(() => setTimeout(() => done(true))); else requestAnimationFrame(look); }; \
      look(); \
    };";

#[tokio::main]
async fn main() -> Result<()> {
    let folder = tempfile::tempdir()?;
    prepare(folder.path())?;
    let listener = xtask::http::listen(0).await?;
    let base = Url::parse(&xtask::http::page(listener.local_addr()?, ""))?;
    let root = folder.path().to_owned();
    tokio::spawn(async move { xtask::http::serve(listener, &root).await });

    start::print(folder.path()).await?;
    println!("\nCPU of the main thread, milliseconds, median (p95) of {SAMPLES}; ratio of the medians");
    println!(
        "{:<8} {:>3} {:>7}  {:>16} {:>16} {:>16} {:>6} {:>9}",
        "what", "×", "indic.", "by hand", "by hand, saves", "element", "ratio", "to saving"
    );
    for slower in SLOWER {
        for size in SIZES {
            let mut pages = Vec::new();
            for name in ["floor.html?", "floor.html?saves&", "element.html?"] {
                let session = Session::start(Browser::Chromium).await?;
                let address = base.join(&format!("{name}round=round-{size}.json"))?;
                session.client().goto(address.as_str()).await?;
                wait_until_ready(&session).await?;
                session.count_cpu(slower).await?;
                pages.push(session);
            }
            for (what, act) in
                [("choice", choose as fn(usize, usize) -> String), ("saved", choose_and_save), ("key", key)]
            {
                let shown = |sample: usize| if what == "key" { 0 } else { sample };
                let mut costs = [const { Vec::new() }; 3];
                let mut idle = [const { Vec::new() }; 3];
                for sample in 0..SAMPLES + 5 {
                    for ((page, costs), idle) in pages.iter().zip(&mut costs).zip(&mut idle) {
                        page.execute(&bring_into_view(shown(sample), size), vec![]).await?;
                        cost(page, &format!("settled(() => {IS_SAVED});")).await?;
                        let spare = cost(page, "settled(() => true);").await?;
                        let full = cost(page, &act(sample, size)).await?;
                        // The first ones warm up.
                        if sample >= 5 {
                            idle.push(spare);
                            costs.push(full);
                        }
                    }
                }
                let [by_hand, saves, element] = [0, 1, 2].map(|page| figure(&costs, &idle, page));
                let [first, second, third] =
                    [by_hand, saves, element].map(|(median, p95)| format!("{median:.2} ({p95:>5.2})"));
                println!(
                    "{what:<8} {slower:>3} {size:>7}  {first:>16} {second:>16} {third:>16} {:>6.2} {:>9.2}",
                    element.0 / by_hand.0,
                    element.0 / saves.0
                );
            }
        }
    }
    for slower in SLOWER {
        println!("{:<8} {slower:>3} {:>7}  {:>50.0}", "pin", 1, pin(&base, slower).await?);
    }
    Ok(())
}

/// What a right PIN costs, the median of five.
async fn pin(base: &Url, slower: u32) -> Result<f64> {
    let session = Session::start(Browser::Chromium).await?;
    let sheet = session.open(&base.join("element.html?round=round-20.json")?).await?;
    if !sheet.is_open().await? {
        sheet.start("ukur-20", "Panelis Satu", "Kab. Contoh").await?;
    }
    sheet.grade("1.1", "A").await?;
    sheet.wait_for_state(SavedState::Saved).await?;
    sheet.set_pin("melati-27").await?;
    let mut costs = Vec::new();
    for _ in 0..5 {
        let sheet = session.reload().await?;
        sheet.wait_for("[name=pin]", true).await?;
        session.count_cpu(slower).await?;
        let before = session.cpu().await?;
        sheet.enter_pin("melati-27").await?;
        sheet.wait_for("[data-pk=total]", true).await?;
        costs.push(session.cpu().await? - before);
    }
    costs.sort_by(f64::total_cmp);
    costs.get(2).copied().context("nothing was measured")
}

/// The median and the 95th percentile of what was measured on a page, less the median of doing nothing there.
fn figure(costs: &[Vec<f64>; 3], idle: &[Vec<f64>; 3], page: usize) -> (f64, f64) {
    let at = |values: &[f64], percent: usize| {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        sorted.get(sorted.len() * percent / 100).copied().unwrap_or_default()
    };
    let nothing = idle.get(page).map_or(0.0, |idle| at(idle, 50));
    costs.get(page).map_or((0.0, 0.0), |costs| (at(costs, 50) - nothing, at(costs, 95) - nothing))
}

/// Nobody chooses what is out of view.
fn bring_into_view(sample: usize, size: usize) -> String {
    let indicator = sample % size.min(20) + 1;
    format!(
        "const root = document.querySelector('penilaian-kinerja')?.shadowRoot ?? document; \
         root.querySelector('[data-indicator=\"1.{indicator}\"]').scrollIntoView({{ block: 'center' }});"
    )
}

/// Chooses another level than the one before, on one indicator after the other. The total stands in the frame after.
fn choose(sample: usize, size: usize) -> String {
    let indicator = sample % size.min(20) + 1;
    let level = ["A", "B", "C", "D"].into_iter().cycle().nth(sample / size.min(20)).unwrap_or_default();
    format!(
        "const radio = root.querySelector('[data-indicator=\"1.{indicator}\"] input[value=\"{level}\"]'); \
         radio.click(); \
         settled(() => radio.checked);"
    )
}

/// The same, until the choice is kept.
fn choose_and_save(sample: usize, size: usize) -> String {
    choose(sample, size).replace("radio.checked", &format!("radio.checked && {IS_SAVED}"))
}

/// Types one more character into a note, until it is kept.
fn key(_: usize, _: usize) -> String {
    format!(
        "const note = root.querySelector('[data-indicator=\"1.1\"] textarea'); \
         const before = note.value.length; \
         if (root.activeElement !== note) note.focus(); \
         document.execCommand('insertText', false, 'x'); \
         settled(() => note.value.length > before && {IS_SAVED});"
    )
}

/// Nothing is on its way into the storage; the page written by hand has none.
const IS_SAVED: &str = "(root.querySelector('[data-pk=\"saved\"]')?.dataset.state ?? 'saved') === 'saved'";

async fn cost(page: &Session, script: &str) -> Result<f64> {
    let before = page.cpu().await?;
    page.client().execute_async(&format!("{SETTLE} {script}"), vec![]).await.context("the page threw")?;
    Ok(page.cpu().await? - before)
}

async fn wait_until_ready(session: &Session) -> Result<()> {
    let script = format!(
        "{SETTLE} settled(() => document.querySelector('penilaian-kinerja')?.shadowRoot \
                          .querySelector('[data-indicator]') ?? document.body.dataset.ready);"
    );
    session.client().execute_async(&script, vec![]).await.context("the page did not come").map(drop)
}

/// Both pages, what is shipped, and rounds of each size in one folder.
fn prepare(folder: &Path) -> Result<()> {
    for from in [environment::dist()?, environment::bench()?] {
        for entry in fs::read_dir(&from).with_context(|| format!("cannot list {}", from.display()))? {
            let entry = entry?;
            if entry.path().is_file() {
                fs::copy(entry.path(), folder.join(entry.file_name()))?;
            }
        }
    }
    // The element stands there as the lines for portals have it.
    let snippet = fs::read_to_string(folder.join("SNIPPET.html")).context("cannot read SNIPPET.html")?;
    let lines = snippet.lines().filter(|line| line.starts_with("<link") || line.starts_with("<script"));
    let lines: String = lines
        .map(|line| line.replace(concat!("/penilaian-kinerja-", env!("CARGO_PKG_VERSION"), "/"), "") + "\n")
        .collect();
    let page = folder.join("element.html");
    let text = fs::read_to_string(&page)?;
    fs::write(&page, text.replace("<script src=\"penilaian-kinerja.js\" defer></script>\n", &lines))?;
    for size in SIZES {
        fs::write(folder.join(format!("round-{size}.json")), round(size).to_string())?;
    }
    Ok(())
}

/// A round whose one section has `size` indicators of four levels with descriptors as long as real ones.
fn round(size: usize) -> Value {
    let text = |text: String| json!({ "text": text, "provenance": "template" });
    let number = |value: usize| json!({ "value": value, "provenance": "template" });
    let level = |(place, code): (usize, &str)| {
        let words = format!(
            "Minimal {} persen desa memiliki dokumen yang lengkap, bertanggal, dan ditandatangani",
            100 - place * 25
        );
        json!({ "code": code, "points": number(3 - place), "descriptor": text(words) })
    };
    let indicator = |index: usize| {
        let levels: Vec<Value> = ["A", "B", "C", "D"].into_iter().enumerate().map(level).collect();
        json!({
            "code": format!("1.{}", index + 1), "label": text(format!("Indikator nomor {}", index + 1)),
            "weight": number(1), "not_applicable": false, "levels": levels, "evidence": []
        })
    };
    let indicators: Vec<Value> = (0..size).map(indicator).collect();
    let section = json!({ "code": "1", "name": text("Semua".to_owned()), "indicators": indicators });
    let component =
        json!({ "id": "aksi", "name": text("Aksi".to_owned()), "weight": number(1), "sections": [section] });
    let track = json!({
        "id": "pk", "name": text("Penilaian".to_owned()), "scale": { "type": "points" }, "components": [component]
    });
    let rubric = json!({
        "id": "ukur", "edition": 1, "title": text("Ukur".to_owned()), "sources": [], "tracks": [track]
    });
    let rules = json!({ "not_applicable": "left_out", "rounding": { "decimals": 2, "half": "up" } });
    let round = json!({
        "id": format!("ukur-{size}"), "edition": 1, "title": "Ukur", "districts": [], "panel": [], "rules": rules,
        "rubric": rubric
    });
    json!({ "format": "penilaian-kinerja", "version": 1, "kind": "round", "round": round })
}

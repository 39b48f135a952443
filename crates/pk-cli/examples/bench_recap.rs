//! What `cargo xtask bench recap` runs: a recap in memory beside a bare loop, and sheet files to read.
//!
//! Without arguments it measures in memory; with a folder and a number it writes so many files of one sheet each.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "what is measured is made here, and a measurement that cannot be made has failed"
)]

use pk_core::journal::Stamp;
use pk_core::number::{Half, Rounding};
use pk_core::recap::{Given, Grades, Recap, Settled};
use pk_core::round::{District, Panelist, Role, Round, RoundDraft};
use pk_core::rubric::{Component, Indicator, Level, RubricDraft, Scale, Section, Track};
use pk_core::rules::{AbsentRule, Combine, NotApplicableRule, Rules};
use pk_core::text::{Provenance, Quantity, Text};
use pk_core::{Change, Decimal, DistrictId, Journal, PanelistId, Rubric, SheetKey, WriterId};
use pk_format::{hash_of, sheets_file};
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

fn text(text: &str) -> Text {
    Text { text: text.to_owned(), provenance: Provenance::Template, source: None }
}

fn quantity(thousandths: i64) -> Quantity {
    let value = Decimal::from_thousandths(thousandths);
    Quantity { value, provenance: Provenance::Template, source: None }
}

/// A round of three weighted components on a scale of 0 to 100, with points 3, 2, 1, 0.
fn round(districts: usize, panel: usize, indicators: usize, combine: Combine) -> Round {
    let indicator = |index: usize| Indicator {
        code: format!("i{index}"),
        label: text("Indikator"),
        wording: None,
        weight: quantity(1000),
        not_applicable: false,
        note_required: false,
        levels: [("A", 3000), ("B", 2000), ("C", 1000), ("D", 0)]
            .map(|(code, points)| Level {
                code: code.to_owned(),
                points: quantity(points),
                descriptor: Some(text("Uraian tingkat untuk diukur, sepanjang yang lazim di lapangan.")),
            })
            .to_vec(),
        evidence: Vec::new(),
        phrases: Vec::new(),
    };
    let cut = [0, indicators * 6 / 10, indicators * 8 / 10, indicators];
    let components = (0..3)
        .map(|part| Component {
            id: format!("k{part}"),
            name: text("Komponen"),
            weight: quantity([60_000, 20_000, 20_000][part]),
            sections: vec![Section {
                code: format!("s{part}"),
                name: text("Bagian"),
                indicators: (cut[part]..cut[part + 1]).map(indicator).collect(),
            }],
        })
        .collect();
    let rubric = Rubric::new(RubricDraft {
        id: "ukur".to_owned(),
        edition: 1,
        title: text("Rubrik ukur"),
        sources: Vec::new(),
        tracks: vec![Track {
            id: "pk".to_owned(),
            name: text("PK"),
            scale: Scale::Share(Decimal::from_thousandths(100_000)),
            components,
        }],
    })
    .expect("the rubric is whole");
    let mut rules = Rules::undecided(NotApplicableRule::LeftOut, Rounding { decimals: 2, half: Half::Up });
    rules.combine = Some(combine);
    rules.absent = Some(AbsentRule::LeftOut);
    Round::new(RoundDraft {
        id: "ukur-2026".to_owned(),
        edition: 1,
        title: "Putaran ukur".to_owned(),
        province: None,
        year: None,
        agency: None,
        instruction: None,
        minutes: None,
        practice: false,
        districts: (0..districts)
            .map(|index| District {
                code: DistrictId(format!("d{index}")),
                name: format!("Kabupaten {index}"),
                slot: None,
                room: None,
                presenter: None,
            })
            .collect(),
        panel: (0..panel)
            .map(|index| Panelist {
                id: PanelistId(format!("p{index}")),
                name: format!("Panelis {index}"),
                role: Role::Member,
                agency: None,
                sections: Vec::new(),
                recused: Vec::new(),
            })
            .collect(),
        reviews: Vec::new(),
        rules,
        frozen: Vec::new(),
        rubric,
    })
    .expect("the round is whole")
}

/// Levels that look like chance and are always the same.
fn level(district: usize, panelist: usize, indicator: usize) -> usize {
    let mixed = (district * 2_654_435_761 + panelist * 40_503 + indicator * 69_069) ^ (district >> 3);
    (mixed ^ (mixed >> 7)) % 4
}

fn grades(round: &Round) -> Grades {
    let panel = round.panel.iter().map(|panelist| panelist.id.clone()).collect();
    let districts = round.districts.iter().map(|district| district.code.clone()).collect();
    let mut grades = Grades::new(round, panel, districts);
    for district in 0..round.districts.len() {
        for panelist in 0..round.panel.len() {
            for indicator in 0..grades.indicators() {
                grades.set(district, panelist, indicator, Given::Level(level(district, panelist, indicator)));
            }
        }
    }
    grades
}

/// The median of 21 runs.
fn median(mut run: impl FnMut() -> Duration) -> f64 {
    let mut times: Vec<Duration> = (0..21).map(|_| run()).collect();
    times.sort();
    times[10].as_secs_f64() * 1000.0
}

/// Means and totals in floating point, ranked: what nobody could do with less.
fn bare(points: &[f64], districts: usize, panel: usize, indicators: usize) -> Vec<usize> {
    let mut totals: Vec<(usize, f64)> = (0..districts)
        .map(|district| {
            let rows = &points[district * panel * indicators..(district + 1) * panel * indicators];
            let mut sums = vec![0.0; indicators];
            for row in rows.chunks_exact(indicators) {
                for (sum, points) in sums.iter_mut().zip(row) {
                    *sum += points;
                }
            }
            (district, sums.iter().map(|sum| sum / panel as f64).sum())
        })
        .collect();
    totals.sort_by(|a, b| b.1.total_cmp(&a.1));
    totals.into_iter().map(|(district, _)| district).collect()
}

fn in_memory() {
    println!("{:34} {:>12}", "combined exactly and ranked", "median, ms");
    let (districts, panel, indicators) = (514, 50, 100);
    let points: Vec<f64> = (0..districts)
        .flat_map(|d| (0..panel).flat_map(move |p| (0..indicators).map(move |i| (3 - level(d, p, i)) as f64)))
        .collect();
    let time = median(|| {
        let begun = Instant::now();
        black_box(bare(black_box(&points), districts, panel, indicators));
        begun.elapsed()
    });
    println!("{:34} {time:>12.2}", "514 × 50 × 100, bare f64 loop");
    for (name, combine) in
        [("mean", Combine::Mean), ("median", Combine::Median), ("trimmed mean", Combine::Trimmed { cut: 2 })]
    {
        let round = round(districts, panel, indicators, combine);
        let grades = grades(&round);
        let time = median(|| {
            let grades = grades.clone();
            let begun = Instant::now();
            let recap = Recap::new(&round, grades, Settled::default(), combine);
            let time = begun.elapsed();
            black_box(&recap);
            time
        });
        println!("{:34} {time:>12.2}", format!("514 × 50 × 100, {name}"));
        let mut recap = Recap::new(&round, grades, Settled::default(), combine);
        let mut turn = 0;
        let time = median(|| {
            turn += 1;
            let begun = Instant::now();
            recap.set(turn * 7 % districts, turn % panel, turn % indicators, Given::Level(turn % 4));
            let time = begun.elapsed();
            black_box(&recap);
            time
        });
        println!("{:34} {time:>12.3}", format!("  one grade changed, {name}"));
    }
    for districts in [128, 257, 514, 1000] {
        let round = round(districts, panel, indicators, Combine::Mean);
        let grades = grades(&round);
        let time = median(|| {
            let grades = grades.clone();
            let begun = Instant::now();
            black_box(Recap::new(&round, grades, Settled::default(), Combine::Mean));
            begun.elapsed()
        });
        println!("{:34} {time:>12.2}", format!("{districts} × 50 × 100, mean"));
    }
}

/// Writes `count` files, each the finalised sheet of one panelist for one district, with 20 indicators.
fn write_files(folder: &Path, count: usize) {
    let panel = 40;
    let round = round(count.div_ceil(panel).min(1000), panel, 20, Combine::Mean);
    for index in 0..count {
        let (district, panelist) = (index / panel, index % panel);
        let key = SheetKey {
            panelist: PanelistId(format!("p{panelist}")),
            district: DistrictId(format!("d{district}")),
        };
        let letters: String =
            format!("{index:05}").bytes().map(|digit| char::from(digit - b'0' + b'a')).collect();
        let writer = WriterId(format!("{letters:a<16}"));
        let mut journal = Journal::default();
        let mut at = 1_778_547_600_000;
        for indicator in 0..20 {
            let change = Change::Grade {
                indicator: format!("i{indicator}"),
                level: ["A", "B", "C", "D"][level(district, panelist, indicator)].to_owned(),
            };
            at += 1000;
            journal.write(Stamp { writer: writer.clone(), at }, &key, change, hash_of).unwrap();
        }
        journal.finalise(Stamp { writer, at }, &key, |_, _| None, hash_of).unwrap();
        let text = sheets_file(&round, journal.entries());
        std::fs::write(folder.join(format!("{index}.json")), text).expect("the folder can be written to");
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [folder, count] => write_files(Path::new(folder), count.parse().expect("a number of files")),
        _ => in_memory(),
    }
}

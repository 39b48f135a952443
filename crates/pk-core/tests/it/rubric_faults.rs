//! What makes a draft a rubric: every fault, each with its place.

use crate::sample::{component, draft, indicator, quantity, text};
use pk_core::rubric::{RubricDraft, Scale, Source};
use pk_core::text::Provenance;
use pk_core::{Decimal, Rubric};

fn good() -> RubricDraft {
    let levels = [3000, 2000, 0];
    let documents = ["1.1", "1.2"].map(|code| indicator(code, 1000, &levels)).to_vec();
    let visit = vec![indicator("2.1", 2500, &levels)];
    let components = vec![component("dokumen", 60_000, documents), component("kunjungan", 40_000, visit)];
    draft(Scale::Share(Decimal::from_thousandths(100_000)), components)
}

/// Lets `alter` spoil a good draft and says what is wrong with it.
fn check(alter: impl FnOnce(&mut RubricDraft), expected: &[&str]) {
    let mut draft = good();
    alter(&mut draft);
    let faults = Rubric::new(draft).err().unwrap_or_default();
    let faults: Vec<String> = faults.into_iter().map(|(path, fault)| format!("{path} {fault:?}")).collect();
    assert_eq!(faults, expected);
}

#[test]
fn a_good_draft_is_a_rubric() {
    check(|_| {}, &[]);
}

#[test]
fn weights() {
    const FIRST: &str = "tracks[0].components[0]";
    check(
        |draft| draft.tracks[0].components[0].weight = quantity(-1),
        &[&format!("{FIRST}.weight.value NegativeWeight")],
    );
    check(
        |draft| draft.tracks[0].components[0].weight = quantity(10_000_001),
        &[&format!("{FIRST}.weight.value OutOfRange {{ least: 0, most: 10000 }}")],
    );
    check(
        |draft| draft.tracks[0].components.iter_mut().for_each(|part| part.weight = quantity(0)),
        &["tracks[0].components WeightsSumToZero"],
    );
    check(
        |draft| draft.tracks[0].components[1].sections[0].indicators[0].weight = quantity(0),
        &["tracks[0].components[1].sections WeightsSumToZero", "tracks[0].components[1] NothingToEarn"],
    );
    // One weight may be zero: it is graded and shown, and counts for nothing.
    check(|draft| draft.tracks[0].components[0].weight = quantity(0), &[]);
}

#[test]
fn points() {
    const LEVELS: &str = "tracks[0].components[1].sections[0].indicators[0].levels";
    let set = |points: &'static [i64]| {
        move |draft: &mut RubricDraft| {
            draft.tracks[0].components[1].sections[0].indicators[0] = indicator("2.1", 1000, points);
        }
    };
    check(
        set(&[10_000_001, -10_000_001]),
        &[
            &format!("{LEVELS}[0].points.value OutOfRange {{ least: -10000, most: 10000 }}"),
            &format!("{LEVELS}[1].points.value OutOfRange {{ least: -10000, most: 10000 }}"),
        ],
    );
    check(set(&[-1000, -2000]), &[&format!("{LEVELS} NegativeMaximum")]);
    check(set(&[0, -2000]), &["tracks[0].components[1] NothingToEarn"]);
    check(set(&[1000]), &[&format!("{LEVELS} TooFew {{ least: 2 }}")]);
    check(set(&[1000; 21]), &[&format!("{LEVELS} TooMany {{ most: 20 }}")]);
    check(
        set(&[i64::MAX, i64::MIN]),
        &[
            &format!("{LEVELS}[0].points.value OutOfRange {{ least: -10000, most: 10000 }}"),
            &format!("{LEVELS}[1].points.value OutOfRange {{ least: -10000, most: 10000 }}"),
        ],
    );
}

#[test]
fn codes() {
    check(
        |draft| {
            draft.tracks[0].components[1].id = "dokumen".to_owned();
            draft.tracks[0].components[1].sections[0].code = "dokumen".to_owned();
            draft.tracks[0].components[1].sections[0].indicators[0].code = "1.1".to_owned();
            draft.tracks[0].components[1].sections[0].indicators[0].levels[2].code = "A".to_owned();
        },
        &[
            "tracks[0].components[1].sections[0].indicators[0].levels[2].code Duplicate { code: \"A\" }",
            "tracks[0].components[1].id Duplicate { code: \"dokumen\" }",
            "tracks[0].components[1].sections[0].code Duplicate { code: \"dokumen\" }",
            "tracks[0].components[1].sections[0].indicators[0].code Duplicate { code: \"1.1\" }",
        ],
    );
    check(|draft| draft.id = String::new(), &["id Empty"]);
    check(|draft| draft.id = "dua kata".to_owned(), &["id BadCode"]);
    check(|draft| draft.id = "a\u{202e}b".to_owned(), &["id BadCode"]);
    check(|draft| draft.id = "x".repeat(65), &["id BadCode"]);
    check(|draft| draft.id = "x".repeat(64), &[]);
}

#[test]
fn texts() {
    check(|draft| draft.title = text(" \n"), &["title.text Empty"]);
    check(|draft| draft.title = text(&"é".repeat(2001)), &["title.text TooLong { most: 2000 }"]);
    check(|draft| draft.title = text(&"é".repeat(2000)), &[]);
    check(|draft| draft.title = text("baris satu\n\tbaris dua"), &[]);
    for hidden in ['\0', '\r', '\u{7f}', '\u{9b}', '\u{61c}', '\u{200e}', '\u{202e}', '\u{2069}', '\u{feff}']
    {
        check(
            |draft| draft.title = text(&format!("Rubrik{hidden}")),
            &[&format!("title.text Hidden {{ character: {hidden:?} }}")],
        );
    }
}

#[test]
fn sources() {
    check(
        |draft| draft.title.source = Some("tidak-ada".to_owned()),
        &["title UnknownSource { id: \"tidak-ada\" }".replace("title ", "title.source ").as_str()],
    );
    for provenance in [Provenance::Official, Provenance::Printed] {
        check(|draft| draft.title.provenance = provenance, &["title SourceMissing"]);
    }
    let source = Source { id: "sk".to_owned(), title: "SK Gubernur".to_owned(), date: None, url: None };
    check(
        |draft| {
            draft.sources = vec![source.clone()];
            draft.title.provenance = Provenance::Official;
            draft.title.source = Some("sk".to_owned());
        },
        &[],
    );
    let dated = |date: &str| Source { date: Some(date.to_owned()), ..source.clone() };
    for date in ["2026", "2026-05", "2026-12-31"] {
        check(|draft| draft.sources = vec![dated(date)], &[]);
    }
    for date in ["", "26", "2026-", "2026-00", "2026-13", "2026-01-32", "2026-01-01-01", "Mei 2026", "+026"] {
        check(|draft| draft.sources = vec![dated(date)], &["sources[0].date BadDate"]);
    }
    let at = |url: &str| Source { url: Some(url.to_owned()), ..source.clone() };
    check(|draft| draft.sources = vec![at("https://example.id/a")], &[]);
    for url in ["", "javascript:alert(1)", "HTTPS:", "https://", "https://a b", " https://example.id"] {
        check(|draft| draft.sources = vec![at(url)], &["sources[0].url BadAddress"]);
    }
    check(|draft| draft.sources = vec![source.clone(); 2], &["sources[1].id Duplicate { code: \"sk\" }"]);
}

#[test]
fn scales() {
    const OF: &str = "tracks[0].scale.of OutOfRange { least: 1, most: 10000 }";
    for of in [-1000, 0, 999, 10_000_001] {
        check(|draft| draft.tracks[0].scale = Scale::Share(Decimal::from_thousandths(of)), &[OF]);
    }
    for of in [1000, 10_000_000] {
        check(|draft| draft.tracks[0].scale = Scale::Share(Decimal::from_thousandths(of)), &[]);
    }
}

#[test]
fn lists() {
    check(|draft| draft.tracks.clear(), &["tracks TooFew { least: 1 }"]);
    check(|draft| draft.tracks[0].components.clear(), &["tracks[0].components TooFew { least: 1 }"]);
    check(
        |draft| draft.tracks[0].components[0].sections.clear(),
        &["tracks[0].components[0].sections TooFew { least: 1 }", "tracks[0].components[0] NothingToEarn"],
    );
    check(
        |draft| {
            let many = (0..1000).map(|i| indicator(&format!("x{i}"), 1000, &[1000, 0])).collect();
            draft.tracks[0].components[1].sections[0].indicators = many;
        },
        &["tracks TooMany { most: 1000 }"],
    );
}

#[test]
fn editions_begin_at_one() {
    check(|draft| draft.edition = 0, &["edition OutOfRange { least: 1, most: 4294967295 }"]);
}

//! Not yet graded, not applicable and the lowest level are three different things.

use crate::sample::{component, hash_of, indicator, round, rubric, sheet_key, stamp, write};
use pk_core::journal::Stamp;
use pk_core::rubric::{Component, Scale};
use pk_core::rules::NotApplicableRule::{self, LeftOut, Zero};
use pk_core::score::{TrackScore, score};
use pk_core::{Decimal, Finding, Journal, Mark, Number};

/// Two components: documents of three indicators (A=3, B=2, C=0) with weight 60, presentation of one with weight 40.
fn components() -> Vec<Component> {
    let levels = [3000, 2000, 0];
    let documents = ["1.1", "1.2", "1.3"].map(|code| indicator(code, 1000, &levels)).to_vec();
    vec![
        component("dokumen", 60_000, documents),
        component("paparan", 40_000, vec![indicator("2.1", 2500, &levels)]),
    ]
}

const SHARE: Scale = Scale::Share(Decimal::from_thousandths(100_000));

/// The value and maximum of the track after the changes that `words` name.
fn check(scale: Scale, rule: NotApplicableRule, words: &str, value: (i128, i128), maximum: (i128, i128)) {
    let round = round(rubric(scale, components()), rule);
    let mut journal = Journal::default();
    for word in words.split_whitespace() {
        write(&mut journal, 0, word);
    }
    let scored = score(&round, &sheet_key(0).panelist, &journal.sheet(&sheet_key(0)));
    let TrackScore { score, components, .. } = &scored.tracks[0];
    let context = format!("{scale:?} {rule:?} {words}");
    assert_eq!(score.value, Number::new(value.0, value.1), "{context}");
    assert_eq!(score.maximum, Number::new(maximum.0, maximum.1), "{context}");
    let contributions: Number = components.iter().map(|part| part.contribution).sum();
    assert_eq!(score.value, contributions, "{context}");
}

#[test]
fn points_add_up() {
    // 60 × (3 + 2 + 0) + 40 × 2.5 × 3, of 60 × 9 + 40 × 7.5.
    check(Scale::Points, LeftOut, "1.1=A 1.2=B 1.3=C 2.1=A", (600, 1), (840, 1));
    check(Scale::Points, LeftOut, "", (0, 1), (840, 1));
}

#[test]
fn shares_are_weighted() {
    // 100 × (60 % of 5/9 + 40 % of 1).
    check(SHARE, LeftOut, "1.1=A 1.2=B 1.3=C 2.1=A", (220, 3), (100, 1));
    check(SHARE, LeftOut, "", (0, 1), (100, 1));
}

#[test]
fn not_yet_graded_stays_in_the_maximum() {
    for rule in [LeftOut, Zero] {
        check(Scale::Points, rule, "1.1=A", (180, 1), (840, 1));
        check(SHARE, rule, "1.1=A", (20, 1), (100, 1));
    }
}

#[test]
fn the_lowest_level_stays_in_the_maximum() {
    for rule in [LeftOut, Zero] {
        check(Scale::Points, rule, "1.1=A 1.2=C", (180, 1), (840, 1));
        check(SHARE, rule, "1.1=A 1.2=C", (20, 1), (100, 1));
    }
}

#[test]
fn not_applicable_leaves_the_maximum_or_counts_as_zero() {
    check(Scale::Points, LeftOut, "1.1=A 1.2=NA", (180, 1), (660, 1));
    check(Scale::Points, Zero, "1.1=A 1.2=NA", (180, 1), (840, 1));
    check(SHARE, LeftOut, "1.1=A 1.2=NA", (30, 1), (100, 1));
    check(SHARE, Zero, "1.1=A 1.2=NA", (20, 1), (100, 1));
}

#[test]
fn a_component_that_is_wholly_not_applicable_gives_its_weight_to_the_others() {
    check(SHARE, LeftOut, "1.1=A 1.2=B 1.3=C 2.1=NA", (500, 9), (100, 1));
    check(SHARE, Zero, "1.1=A 1.2=B 1.3=C 2.1=NA", (100, 3), (100, 1));
    check(Scale::Points, LeftOut, "1.1=A 1.2=B 1.3=C 2.1=NA", (300, 1), (540, 1));
    check(Scale::Points, Zero, "1.1=A 1.2=B 1.3=C 2.1=NA", (300, 1), (840, 1));
}

#[test]
fn a_sheet_that_is_wholly_not_applicable_has_no_maximum() {
    let words = "1.1=NA 1.2=NA 1.3=NA 2.1=NA";
    check(SHARE, LeftOut, words, (0, 1), (0, 1));
    check(SHARE, Zero, words, (0, 1), (100, 1));
    check(Scale::Points, LeftOut, words, (0, 1), (0, 1));
    check(Scale::Points, Zero, words, (0, 1), (840, 1));
}

#[test]
fn a_mark_that_is_taken_back_is_not_yet_graded() {
    check(SHARE, LeftOut, "1.1=A 1.2=NA 1.2=", (20, 1), (100, 1));
    check(SHARE, LeftOut, "1.1=A 1.1=", (0, 1), (100, 1));
}

#[test]
fn a_component_without_weight_counts_for_nothing() {
    let mut components = components();
    components[1].weight = crate::sample::quantity(0);
    let round = round(rubric(SHARE, components), LeftOut);
    let mut journal = Journal::default();
    for code in ["1.1", "1.2", "1.3"] {
        write(&mut journal, 0, &format!("{code}=NA"));
    }
    write(&mut journal, 0, "2.1=A");
    let scored = score(&round, &sheet_key(0).panelist, &journal.sheet(&sheet_key(0)));
    assert_eq!(scored.tracks[0].score.value, Number::from_integer(0));
}

#[test]
fn states_are_counted_apart() {
    let round = round(rubric(SHARE, components()), LeftOut);
    let mut journal = Journal::default();
    write(&mut journal, 0, "1.1=C");
    write(&mut journal, 0, "1.2=NA");
    let sheet = journal.sheet(&sheet_key(0));
    assert_eq!(sheet.mark("1.1"), Some(Mark::Level("C".to_owned())));
    assert_eq!(sheet.mark("1.2"), Some(Mark::NotApplicable));
    assert_eq!(sheet.mark("1.3"), None);

    let scored = score(&round, &sheet_key(0).panelist, &sheet);
    let total = &scored.tracks[0].score;
    assert_eq!((total.graded, total.not_applicable, total.marked(), total.indicators), (1, 1, 2, 4));
    assert!(!total.is_complete());
    let marks: Vec<_> =
        scored.tracks[0].components[0].sections[0].indicators.iter().map(|part| part.mark.clone()).collect();
    assert_eq!(marks, [Some(Mark::Level("C".to_owned())), Some(Mark::NotApplicable), None]);
    let ungraded = ["1.3", "2.1"].map(|code| Finding::Ungraded { indicator: code.to_owned() });
    assert_eq!(scored.findings, ungraded);
}

#[test]
fn a_sheet_is_complete_when_every_indicator_has_a_mark() {
    let round = round(rubric(SHARE, components()), Zero);
    let mut journal = Journal::default();
    for word in ["1.1=C", "1.2=NA", "1.3=A", "2.1=NA"] {
        write(&mut journal, 0, word);
    }
    let scored = score(&round, &sheet_key(0).panelist, &journal.sheet(&sheet_key(0)));
    assert!(scored.tracks[0].score.is_complete());
    assert!(scored.findings.is_empty());
}

#[test]
fn a_note_that_the_rubric_asks_for_is_missed_once_there_is_a_grade() {
    let mut strict = components();
    for component in &mut strict {
        for section in &mut component.sections {
            for indicator in &mut section.indicators {
                indicator.note_required = true;
            }
        }
    }
    let round = round(rubric(SHARE, strict), LeftOut);
    let mut journal = Journal::default();
    for word in ["1.1=C", "1.2=NA", "1.3=A", "1.3:lengkap", "2.1:belum"] {
        write(&mut journal, 0, word);
    }
    let findings = score(&round, &sheet_key(0).panelist, &journal.sheet(&sheet_key(0))).findings;
    let missing = |code: &str| Finding::NoteMissing { indicator: code.to_owned() };
    let ungraded = Finding::Ungraded { indicator: "2.1".to_owned() };
    assert_eq!(findings, [ungraded, missing("1.1"), missing("1.2")]);
}

#[test]
fn a_conflict_is_a_finding() {
    let round = round(rubric(SHARE, components()), Zero);
    let (mut ours, mut theirs) = (Journal::default(), Journal::default());
    for word in ["1.1=C", "1.2=NA", "1.3=A", "2.1=NA"] {
        write(&mut ours, 0, word);
    }
    let note = crate::sample::change("1.1:lihat berita acara");
    let at = Stamp { at: 5, ..stamp(1) };
    theirs.write(at, &sheet_key(0), note, hash_of).unwrap();
    write(&mut theirs, 1, "1.1=A");
    ours.merge(&theirs).unwrap();
    let findings = score(&round, &sheet_key(0).panelist, &ours.sheet(&sheet_key(0))).findings;
    assert_eq!(findings, [Finding::Conflict { indicator: Some("1.1".to_owned()) }]);
}

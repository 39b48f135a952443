//! Whatever a rubric may be, its scores fit: the checks of `Rubric::new` are tight enough, and not tighter than needed.

use crate::property::config;
use crate::sample::{component, draft, indicator, round, rubric, sheet_key, writer};
use pk_core::entry::Intent;
use pk_core::number::{Half, Rounding, rounded};
use pk_core::rubric::{Component, Indicator, Level, RubricDraft, Scale};
use pk_core::rules::NotApplicableRule;
use pk_core::score::score;
use pk_core::{Change, Decimal, Entry, EntryId, Fault, Number, Rubric, Sheet};
use proptest::prelude::*;

const MOST: i64 = 10_000_000;

/// Scores every indicator with its worst, then its best level, with some left out, and rounds all of it as finely as a
/// round may ask. An overflow panics here.
fn check_fits(rubric: &Rubric, left_out: usize) {
    for rule in [NotApplicableRule::LeftOut, NotApplicableRule::Zero] {
        for best in [false, true] {
            let round = round(rubric.clone(), rule);
            let entries: Vec<Entry> =
                rubric.indicators().enumerate().map(|(index, i)| entry(index, i, best, left_out)).collect();
            let scored = score(&round, &sheet_key(0).panelist, &Sheet::folded(entries.iter()));
            for track in &scored.tracks {
                assert!(track.score.value <= track.score.maximum);
                check_rounds(&track.score.value);
                track.components.iter().for_each(|part| check_rounds(&part.contribution));
            }
        }
    }
}

/// The entry that grades one indicator; every `left_out`th is not applicable.
fn entry(index: usize, indicator: &Indicator, best: bool, left_out: usize) -> Entry {
    let by_points = |level: &&Level| level.points.value;
    let levels = indicator.levels.iter();
    let level = if best { levels.max_by_key(by_points) } else { levels.min_by_key(by_points) };
    let code = indicator.code.clone();
    let change = if left_out > 0 && index.is_multiple_of(left_out) {
        Change::NotApplicable { indicator: code }
    } else {
        Change::Grade { indicator: code, level: level.unwrap().code.clone() }
    };
    let id = EntryId { counter: index as u64 + 1, writer: writer(0) };
    let (replaces, intent, previous) = (Vec::new(), Intent::Do, None);
    Entry { id, at: 0, sheet: sheet_key(0), change, replaces, intent, previous }
}

fn check_rounds(number: &Number) {
    for half in [Half::Up, Half::Even] {
        for decimals in 0..=6 {
            let _ = rounded(number, Rounding { decimals, half });
        }
    }
}

fn share(thousandths: i64) -> Scale {
    Scale::Share(Decimal::from_thousandths(thousandths))
}

/// The most components of `all`, from the front, that a share track may have.
fn finest(scale: Scale, all: &[Component]) -> Option<Rubric> {
    (1..=all.len()).rev().find_map(|count| Rubric::new(draft(scale, all[..count].to_vec())).ok())
}

#[test]
fn the_largest_rubric_of_points_fits() {
    let indicators = (0..1000).map(|i| indicator(&format!("1.{i}"), MOST, &[MOST, -MOST])).collect();
    check_fits(&rubric(Scale::Points, vec![component("1", MOST, indicators)]), 0);
}

#[test]
fn many_fine_components_of_points_fit() {
    let components = (0..100).map(|c| {
        let indicators =
            (0..10).map(|i| indicator(&format!("{c}.{i}"), MOST - 1 - i, &[MOST - 3 - i, 7 - MOST]));
        component(&c.to_string(), MOST - c, indicators.collect())
    });
    check_fits(&rubric(Scale::Points, components.collect()), 3);
}

#[test]
fn a_little_to_earn_and_much_to_lose_fits() {
    let lopsided = |c: usize| {
        let tiny = indicator(&format!("{c}.0"), 1, &[1, 0]);
        let heavy = indicator(&format!("{c}.1"), MOST, &[0, -MOST]);
        component(&c.to_string(), MOST, vec![tiny, heavy])
    };
    let fine = |c: usize| {
        component(&c.to_string(), MOST - 1, vec![indicator(&format!("{c}.0"), 1, &[9_999_991 - c as i64, 1])])
    };
    let components: Vec<_> = (0..2).map(lopsided).chain((2..40).map(fine)).collect();
    let rubric = finest(share(MOST), &components).unwrap();
    check_fits(&rubric, 0);
    check_fits(&rubric, 2);
}

#[test]
fn what_is_too_fine_is_said() {
    let components: Vec<_> = (0..40)
        .map(|c| {
            component(&c.to_string(), MOST - c, vec![indicator(&format!("{c}.0"), 1, &[MOST - 9 - c, 1])])
        })
        .collect();
    let faults = Rubric::new(draft(share(MOST), components)).unwrap_err();
    let faults: Vec<_> = faults.into_iter().map(|(path, fault)| (path.to_string(), fault)).collect();
    assert_eq!(faults, [("tracks[0]".to_owned(), Fault::TooFine)]);
}

/// Documents, presentation, field visit and innovation, with whole points and percents: nothing about it is fine.
#[test]
fn a_share_of_plain_numbers_is_never_too_fine() {
    let components = (0..8).map(|c| {
        let indicators =
            (0..20).map(|i| indicator(&format!("{c}.{i}"), 5_000, &[4_000, 3_000, 2_000, 1_000]));
        component(&c.to_string(), 12_500, indicators.collect())
    });
    check_fits(&rubric(share(100_000), components.collect()), 3);
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn whatever_a_share_rubric_may_be_its_scores_fit(draft in fine_draft(), left_out in 0..4_usize) {
        let track = &draft.tracks[0];
        if let Some(rubric) = finest(track.scale, &track.components) {
            check_fits(&rubric, left_out);
        }
    }

    #[test]
    fn whatever_a_points_rubric_may_be_its_scores_fit(draft in fine_draft(), left_out in 0..4_usize) {
        let rubric = rubric(Scale::Points, draft.tracks[0].components.clone());
        check_fits(&rubric, left_out);
    }
}

/// Numbers at the edges of what is allowed, and in between.
fn edge(least: i64) -> impl Strategy<Value = i64> {
    prop_oneof![
        2 => Just(MOST),
        1 => Just(least),
        2 => (0..1000_i64).prop_map(|less| MOST - less),
        2 => 1..1000_i64,
        1 => least..=MOST,
    ]
}

fn fine_draft() -> impl Strategy<Value = RubricDraft> {
    let levels = (edge(1), prop::collection::vec(edge(-MOST), 1..3));
    let indicators = prop::collection::vec((edge(1), levels), 1..4);
    let components = prop::collection::vec((edge(1), indicators), 1..8);
    (edge(1000), components).prop_map(|(of, components)| {
        let components = components.into_iter().enumerate().map(|(c, (weight, indicators))| {
            let indicators = indicators.into_iter().enumerate().map(|(i, (weight, (best, rest)))| {
                let points: Vec<i64> = [best].into_iter().chain(rest).collect();
                indicator(&format!("{c}.{i}"), weight, &points)
            });
            component(&c.to_string(), weight, indicators.collect())
        });
        draft(share(of), components.collect())
    })
}

//! A better level never makes a worse score.

use crate::property::config;
use crate::sample::{component, hash_of, indicator, round, rubric, sheet_key, stamp};
use pk_core::rubric::{Component, Scale};
use pk_core::rules::NotApplicableRule;
use pk_core::score::score;
use pk_core::{Change, Decimal, Journal, Number, Round};
use proptest::prelude::*;

/// Components of indicators, each a weight and the points of its levels.
type Shape = Vec<ComponentShape>;
type ComponentShape = (i64, Vec<(i64, Vec<i64>)>);

fn shape() -> impl Strategy<Value = Shape> {
    // Steps of a half keep the fractions small enough for a share of any of them.
    let points = prop::collection::vec((-4..20_i64).prop_map(|half| half * 500), 2..5)
        .prop_filter("something can be earned", |points| points.iter().any(|points| *points > 0));
    let indicators = prop::collection::vec(((1..6_i64).prop_map(|half| half * 500), points), 1..5);
    prop::collection::vec(((1..4_i64).prop_map(|ten| ten * 10_000), indicators), 1..4)
}

fn components(shape: &Shape) -> Vec<Component> {
    let component = |(c, (weight, indicators)): (usize, &ComponentShape)| {
        let indicators = indicators.iter().enumerate();
        let indicators =
            indicators.map(|(i, (weight, points))| indicator(&format!("{c}.{i}"), *weight, points));
        component(&c.to_string(), *weight, indicators.collect())
    };
    shape.iter().enumerate().map(component).collect()
}

/// What each indicator gets: none, not applicable, or a level, by a number that is taken modulo.
fn journal(round: &Round, picks: &[usize]) -> Journal {
    let mut journal = Journal::default();
    for (indicator, pick) in round.rubric.indicators().zip(picks.iter().cycle()) {
        let code = indicator.code.clone();
        let change = match pick % (indicator.levels.len() + 2) {
            0 => continue,
            1 => Change::NotApplicable { indicator: code },
            level => Change::Grade { indicator: code, level: indicator.levels[level - 2].code.clone() },
        };
        journal.write(stamp(0), &sheet_key(0), change, hash_of).unwrap();
    }
    journal
}

fn total(round: &Round, journal: &Journal) -> Number {
    score(round, &sheet_key(0).panelist, &journal.sheet(&sheet_key(0))).tracks[0].score.value
}

fn scale() -> impl Strategy<Value = Scale> {
    prop_oneof![Just(Scale::Points), Just(Scale::Share(Decimal::from_thousandths(100_000)))]
}

fn rule() -> impl Strategy<Value = NotApplicableRule> {
    prop_oneof![Just(NotApplicableRule::LeftOut), Just(NotApplicableRule::Zero)]
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn more_points_never_make_a_lower_score(
        shape in shape(),
        scale in scale(),
        rule in rule(),
        picks in prop::collection::vec(0..100_usize, 1..20),
        which in any::<prop::sample::Index>(),
    ) {
        let round = round(rubric(scale, components(&shape)), rule);
        let start = journal(&round, &picks);
        let indicators: Vec<_> = round.rubric.indicators().collect();
        let indicator = which.get(&indicators);
        let mut levels: Vec<_> = indicator.levels.iter().collect();
        levels.sort_by_key(|level| level.points.value);
        let totals: Vec<Number> = levels
            .iter()
            .map(|level| {
                let mut journal = start.clone();
                let change =
                    Change::Grade { indicator: indicator.code.clone(), level: level.code.clone() };
                journal.write(stamp(0), &sheet_key(0), change, hash_of).unwrap();
                total(&round, &journal)
            })
            .collect();
        prop_assert!(totals.is_sorted(), "{:?}", totals);
    }

    #[test]
    fn a_score_is_the_sum_of_its_parts_and_never_above_its_maximum(
        shape in shape(),
        scale in scale(),
        rule in rule(),
        picks in prop::collection::vec(0..100_usize, 1..20),
    ) {
        let round = round(rubric(scale, components(&shape)), rule);
        let scored = score(&round, &sheet_key(0).panelist, &journal(&round, &picks).sheet(&sheet_key(0)));
        for track in &scored.tracks {
            prop_assert!(track.score.value <= track.score.maximum);
            prop_assert_eq!(track.score.value, track.components.iter().map(|c| c.contribution).sum());
            for component in &track.components {
                let sections = &component.sections;
                prop_assert_eq!(component.score.value, sections.iter().map(|s| s.score.value).sum());
                prop_assert_eq!(component.score.maximum, sections.iter().map(|s| s.score.maximum).sum());
            }
            let indicators = track.components.iter().flat_map(|c| &c.sections).flat_map(|s| &s.indicators);
            let (marked, all) = indicators
                .fold((0, 0), |(marked, all), part| (marked + usize::from(part.mark.is_some()), all + 1));
            prop_assert_eq!((track.score.marked(), track.score.indicators), (marked, all));
        }
    }
}

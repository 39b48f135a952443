//! Counting otherwise gives what a round that is otherwise gives.

use crate::sample::{component, indicator, round_draft, rubric};
use pk_core::number::Number;
use pk_core::recap::{Given, Grades, Otherwise, Recap, Settled};
use pk_core::rubric::Scale;
use pk_core::rules::{Combine, NotApplicableRule};
use pk_core::{Decimal, DistrictId, PanelistId, Round};
use proptest::prelude::*;

const DISTRICTS: usize = 5;
const PANEL: usize = 4;

/// Three indicators in two components: which of them there are, the weight of the first component, and the rule.
fn round(kept: [bool; 3], weight: i64, combine: Combine) -> Round {
    let points = [3000, 2000, 1000, 0];
    let kept = |places: std::ops::Range<usize>| {
        places
            .filter(|place| kept[*place])
            .map(|place| indicator(&format!("i{place}"), 1000, &points))
            .collect::<Vec<_>>()
    };
    let components = [("1", weight, kept(0..2)), ("2", 40_000, kept(2..3))];
    let components = components.into_iter().filter(|(_, _, indicators)| !indicators.is_empty());
    let components = components.map(|(id, weight, indicators)| component(id, weight, indicators)).collect();
    let scale = Scale::Share(Decimal::from_thousandths(100_000));
    let mut draft = round_draft(rubric(scale, components), NotApplicableRule::LeftOut);
    draft.rules.combine = Some(combine);
    Round::new(draft).unwrap()
}

fn all() -> Round {
    round([true; 3], 60_000, Combine::Mean)
}

/// The recap of these letters, a row for each district and panelist, without some panelists and indicators.
fn recap(round: &Round, letters: &[String], without: Option<usize>, kept: [bool; 3]) -> Recap {
    let panelists: Vec<usize> = (0..PANEL).filter(|panelist| Some(*panelist) != without).collect();
    let panel = panelists.iter().map(|panelist| PanelistId(format!("p{panelist}"))).collect();
    let districts = (0..DISTRICTS).map(|district| DistrictId(format!("d{district}"))).collect();
    let mut grades = Grades::new(round, panel, districts);
    for district in 0..DISTRICTS {
        for (place, panelist) in panelists.iter().enumerate() {
            let letters = letters[district * PANEL + panelist].bytes().enumerate();
            let letters = letters.filter(|(indicator, _)| kept[*indicator]);
            for (indicator, (_, letter)) in letters.enumerate() {
                let given = if letter == b'x' {
                    Given::NotApplicable
                } else {
                    Given::Level(usize::from(letter - b'A'))
                };
                grades.set(district, place, indicator, given);
            }
        }
    }
    Recap::new(round, grades, Settled::default(), Combine::Mean)
}

fn letters() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec("[ABCDx]{3}", DISTRICTS * PANEL)
}

proptest! {
    #[test]
    fn without_a_panelist(letters in letters(), panelist in 0..PANEL) {
        let other = recap(&all(), &letters, None, [true; 3]).otherwise(Otherwise::WithoutPanelist(panelist));
        let anew = recap(&all(), &letters, Some(panelist), [true; 3]);
        prop_assert_eq!(other.districts(), anew.districts());
        prop_assert_eq!(other.rankings(), anew.rankings());
    }

    #[test]
    fn without_an_indicator_or_section(letters in letters(), place in 0..3_usize) {
        let mut kept = [true; 3];
        kept[place] = false;
        let whole = recap(&all(), &letters, None, [true; 3]);
        let anew = recap(&round(kept, 60_000, Combine::Mean), &letters, None, kept);
        let other = whole.otherwise(Otherwise::WithoutIndicator(place));
        prop_assert_eq!(other.rankings(), anew.rankings());
        // The second component is one section of one indicator.
        let kept = [true, true, false];
        let anew = recap(&round(kept, 60_000, Combine::Mean), &letters, None, kept);
        let other = whole.otherwise(Otherwise::WithoutSection(1));
        prop_assert_eq!(other.rankings(), anew.rankings());
    }

    #[test]
    fn by_another_rule_or_weight(letters in letters()) {
        let whole = recap(&all(), &letters, None, [true; 3]);
        for combine in [Combine::Median, Combine::Trimmed { cut: 1 }, Combine::Majority] {
            let anew = recap(&round([true; 3], 60_000, combine), &letters, None, [true; 3]);
            let other = whole.otherwise(Otherwise::CombinedBy(combine));
            prop_assert_eq!(other.rankings(), anew.rankings());
        }
        let anew = recap(&round([true; 3], 66_000, Combine::Mean), &letters, None, [true; 3]);
        let other = whole.otherwise(Otherwise::Weighed(0, 11));
        prop_assert_eq!(other.rankings(), anew.rankings());
    }

    /// A panel in which everybody sits once is the panel; one without somebody is that panel.
    #[test]
    fn with_another_panel(letters in letters(), panelist in 0..PANEL) {
        let whole = recap(&all(), &letters, None, [true; 3]);
        let same = whole.with_panel(&[1; PANEL]);
        prop_assert_eq!(same.rankings(), whole.rankings());
        let mut times = [1; PANEL];
        times[panelist] = 0;
        let other = whole.with_panel(&times);
        let without = whole.otherwise(Otherwise::WithoutPanelist(panelist));
        prop_assert_eq!(other.rankings(), without.rankings());
        // Everybody twice gives the same means.
        let twice = whole.with_panel(&[2; PANEL]);
        prop_assert_eq!(twice.districts(), whole.districts());
    }

    /// What a component adds is what the total is made of.
    #[test]
    fn contributions_make_the_total(letters in letters()) {
        let recap = recap(&all(), &letters, None, [true; 3]);
        for (district, totals) in recap.districts().iter().enumerate() {
            let parts = [0, 1].map(|component| recap.contribution(district, component).unwrap().number().unwrap());
            prop_assert_eq!(parts.into_iter().sum::<Number>(), totals.tracks[0].value.number().unwrap());
        }
    }
}

/// One panelist alone makes the third district differ from the second.
#[test]
fn firm_is_what_no_way_moves() {
    let letters: Vec<String> =
        ["AAA AAA AAA AAA", "BBB BBB BBB BBB", "BBB BBB BBB BBC", "CCC CCC CCC CCC", "DDD DDD DDD DDD"]
            .iter()
            .flat_map(|row| row.split(' ').map(str::to_owned))
            .collect();
    let recap = recap(&all(), &letters, None, [true; 3]);
    let ways: Vec<Otherwise> = (0..PANEL).map(Otherwise::WithoutPanelist).collect();
    // Without the last panelist, the second and the third share a place.
    assert_eq!(recap.firm(&ways), [vec![0, 1, 3, 4]]);
    assert_eq!(recap.firm(&[]), [vec![0, 1, 2, 3, 4]]);
}

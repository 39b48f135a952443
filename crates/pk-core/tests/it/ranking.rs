//! Places, ties, classes and awards.

use crate::recap::{district, one_indicator, panelist};
use crate::sample::{component, indicator, round_draft, rubric};
use pk_core::number::{Half, Number, Rounding};
use pk_core::recap::{Answer, Given, Grades, Recap, Settled, class_of};
use pk_core::round::{Presenter, RoundDraft};
use pk_core::rubric::Scale;
use pk_core::rules::{Award, AwardTo, Class, Combine, NotApplicableRule, TieRule};
use pk_core::{Decimal, DistrictId, PanelistId, Round};
use proptest::prelude::*;

/// Two sections of 82 and more points; what each district got in both.
fn recap(scores: &[(i64, i64)], change: impl FnOnce(&mut RoundDraft), settled: Settled) -> Recap {
    let mut levels: Vec<i64> =
        scores.iter().flat_map(|(a, b)| [*a, *b]).map(|points| points * 1000).collect();
    levels.sort_unstable();
    levels.dedup();
    levels.reverse();
    if levels.len() < 2 {
        levels.push(-1000);
    }
    let components = vec![
        component("1", 1000, vec![indicator("1.1", 1000, &levels)]),
        component("2", 1000, vec![indicator("2.1", 1000, &levels)]),
    ];
    let mut draft = round_draft(rubric(Scale::Points, components), NotApplicableRule::LeftOut);
    draft.rules.combine = Some(Combine::Mean);
    draft.districts = (0..scores.len()).map(|index| district(&format!("d{index}"))).collect();
    draft.panel = vec![panelist("p", &[])];
    change(&mut draft);
    let round = Round::new(draft).unwrap();
    let districts = round.districts.iter().map(|district| district.code.clone()).collect();
    let mut grades = Grades::new(&round, vec![PanelistId("p".to_owned())], districts);
    for (district, (a, b)) in scores.iter().enumerate() {
        for (indicator, points) in [a, b].into_iter().enumerate() {
            let level = levels.iter().position(|level| *level == points * 1000).unwrap();
            grades.set(district, 0, indicator, Given::Level(level));
        }
    }
    Recap::new(&round, grades, settled, Combine::Mean)
}

fn places(recap: &Recap) -> Vec<(usize, usize)> {
    recap.rankings()[0].places.iter().map(|place| (place.rank, place.district)).collect()
}

fn presenters(draft: &mut RoundDraft, ranks: &[Option<&str>]) {
    draft.rules.presenter_ranks = ["bupati", "kepala dinas", "sekretaris"].map(str::to_owned).to_vec();
    for (district, rank) in draft.districts.iter_mut().zip(ranks) {
        district.presenter = rank.map(|rank| Presenter { name: None, rank: Some(rank.to_owned()) });
    }
}

#[test]
fn places_are_shared_and_the_next_is_left_out() {
    let recap = recap(&[(1, 1), (2, 2), (2, 2), (3, 3)], |_| {}, Settled::default());
    assert_eq!(places(&recap), [(1, 3), (2, 1), (2, 2), (4, 0)]);
    assert!(recap.rankings()[0].places[1].shared && !recap.rankings()[0].places[0].shared);
    assert_eq!(recap.rankings()[0].ties[0].steps, []);
}

/// Sultra 2022: 82 = 82, broken by the presenter's rank.
#[test]
fn the_presenters_rank_decides() {
    let change = |draft: &mut RoundDraft| {
        draft.rules.ties = vec![TieRule::PresenterRank];
        presenters(draft, &[Some("sekretaris"), Some("bupati"), Some("kepala dinas")]);
    };
    let recap = recap(&[(40, 42), (41, 41), (30, 30)], change, Settled::default());
    assert_eq!(places(&recap), [(1, 1), (2, 0), (3, 2)]);
    let tie = &recap.rankings()[0].ties[0];
    assert_eq!((tie.districts.as_slice(), tie.score), ([1, 0].as_slice(), Number::from_integer(82)));
    assert_eq!(tie.steps[0].answer, Answer::Order(vec![vec![1], vec![0]]));
}

/// What is not known decides nothing, and no later rule is asked in its place.
#[test]
fn an_unknown_rank_leaves_the_place_shared() {
    let change = |draft: &mut RoundDraft| {
        draft.rules.ties = vec![TieRule::PresenterRank, TieRule::Section("1".to_owned())];
        presenters(draft, &[Some("bupati"), None]);
    };
    let recap = recap(&[(40, 42), (41, 41)], change, Settled::default());
    assert_eq!(places(&recap), [(1, 0), (1, 1)]);
    let steps = &recap.rankings()[0].ties[0].steps;
    assert_eq!(steps.len(), 1);
    assert_eq!(steps[0].answer, Answer::Unknown(vec![1]));
}

#[test]
fn rules_are_asked_one_after_the_other() {
    let change = |draft: &mut RoundDraft| {
        draft.rules.ties = vec![TieRule::Section("2".to_owned()), TieRule::Lot];
    };
    let mut settled = Settled::default();
    for (district, place) in [("d0", 3), ("d1", 2), ("d2", 1)] {
        settled.lots.insert(DistrictId(district.to_owned()), place);
    }
    let recap = recap(&[(4, 4), (3, 5), (4, 4)], change, settled);
    assert_eq!(places(&recap), [(1, 1), (2, 2), (3, 0)]);
    let steps = &recap.rankings()[0].ties[0].steps;
    assert_eq!(steps[0].answer, Answer::Order(vec![vec![1], vec![0, 2]]));
    assert_eq!(steps[1].among, [0, 2]);
    assert_eq!(steps[1].answer, Answer::Order(vec![vec![2], vec![0]]));
}

/// Kaltim 2020 ranks aksi 1-4 and 5-8 apart; a district may be complete in one of them.
#[test]
fn who_is_not_complete_has_no_place() {
    let round = one_indicator(|draft| draft.rules.combine = Some(Combine::Mean));
    let districts = ["a", "b"].map(|code| DistrictId(code.to_owned())).to_vec();
    let mut grades = Grades::new(&round, vec![PanelistId("p".to_owned())], districts);
    grades.set(1, 0, 0, Given::Level(3));
    let recap = Recap::new(&round, grades, Settled::default(), Combine::Mean);
    assert_eq!(places(&recap), [(1, 1)]);
    assert_eq!(recap.rankings()[0].unranked, [0]);
}

/// Sumbar: 91,78 / 91,58 / 91,47 would be one place without decimals.
#[test]
fn rounding_makes_no_ties_and_is_told() {
    let change = |draft: &mut RoundDraft| {
        draft.rules.rounding = Rounding { decimals: 0, half: Half::Up };
        draft.rules.combine = Some(Combine::Mean);
        draft.panel = ["a", "b", "c"].map(|id| panelist(id, &[])).to_vec();
    };
    let draft = |points: &[i64]| {
        let components = vec![component("1", 1000, vec![indicator("1.1", 1000, points)])];
        let mut draft = round_draft(rubric(Scale::Points, components), NotApplicableRule::LeftOut);
        change(&mut draft);
        Round::new(draft).unwrap()
    };
    let round = draft(&[91_780, 91_580, 91_470]);
    let panel = round.panel.iter().map(|panelist| panelist.id.clone()).collect();
    let districts = ["a", "b", "c"].map(|code| DistrictId(code.to_owned())).to_vec();
    let mut grades = Grades::new(&round, panel, districts);
    for district in 0..3 {
        for panelist in 0..3 {
            grades.set(district, panelist, 0, Given::Level(district));
        }
    }
    let recap = Recap::new(&round, grades, Settled::default(), Combine::Mean);
    assert_eq!(places(&recap), [(1, 0), (2, 1), (3, 2)]);
    assert_eq!(recap.rounding_ties(0), [(0, 1)]);
}

#[test]
fn classes_and_awards() {
    let class = |name: &str, least: i64| Class {
        name: name.to_owned(),
        least: Some(Decimal::from_thousandths(least * 1000)),
    };
    let classes = vec![class("Tumbuh", 0), class("Berkembang", 4), class("Berdaya", 6)];
    let name =
        |score: i128| class_of(&classes, &Number::from_integer(score)).map(|class| class.name.as_str());
    assert_eq!(
        (name(-1), name(3), name(4), name(9)),
        (None, Some("Tumbuh"), Some("Berkembang"), Some("Berdaya"))
    );
    let award = |name: &str, to| Award { name: name.to_owned(), to };
    let change = |draft: &mut RoundDraft| {
        draft.rules.classes = classes.clone();
        draft.rules.awards = vec![
            award("Terbaik", AwardTo::Rank { track: "pk".to_owned(), places: 2 }),
            award("Berdaya", AwardTo::Class { class: "Berdaya".to_owned() }),
            award("Inspiratif", AwardTo::Votes),
        ];
    };
    let mut settled = Settled::default();
    settled.votes.insert(DistrictId("d0".to_owned()), 7);
    let recap = recap(&[(1, 1), (3, 3), (3, 3), (4, 4)], change, settled);
    let awarded = recap.awarded();
    // Two share the second place: three are awarded.
    assert_eq!(awarded[0].to, [(3, 1), (1, 2), (2, 2)]);
    assert_eq!(awarded[1].to, [(3, 1), (1, 2), (2, 2)]);
    assert_eq!((awarded[2].to.as_slice(), awarded[2].waiting), ([(0, 7)].as_slice(), true));
}

/// A district to which nothing applies has no score, and so no place, not the last one.
#[test]
fn a_district_to_which_nothing_applies_has_no_place() {
    for scale in [Scale::Points, Scale::Share(Decimal::from_thousandths(100_000))] {
        let components = vec![component("1", 1000, vec![indicator("1.1", 1000, &[1000, 0])])];
        let mut draft = round_draft(rubric(scale, components), NotApplicableRule::LeftOut);
        draft.rules.combine = Some(Combine::Mean);
        let round = Round::new(draft).unwrap();
        let districts = ["a", "b"].map(|code| DistrictId(code.to_owned())).to_vec();
        let mut grades = Grades::new(&round, vec![PanelistId("p".to_owned())], districts);
        grades.set(0, 0, 0, Given::NotApplicable);
        grades.set(1, 0, 0, Given::Level(1));
        let recap = Recap::new(&round, grades, Settled::default(), Combine::Mean);
        assert_eq!(places(&recap), [(1, 1)]);
        assert_eq!(recap.rankings()[0].unranked, [0]);
    }
}

/// On a scale, a part is compared by its share: what does not apply to one district takes nothing from it.
#[test]
fn a_tie_is_broken_on_the_scale_of_the_track() {
    let points = [3000, 2000, 1000, 0];
    let components = vec![
        component("1", 1000, vec![indicator("1.1", 1000, &points), indicator("1.2", 1000, &points)]),
        component("2", 1000, vec![indicator("2.1", 1000, &points)]),
    ];
    let scale = Scale::Share(Decimal::from_thousandths(100_000));
    let mut draft = round_draft(rubric(scale, components), NotApplicableRule::LeftOut);
    draft.rules.combine = Some(Combine::Mean);
    draft.rules.ties = vec![TieRule::Component("1".to_owned())];
    let round = Round::new(draft).unwrap();
    let districts = ["a", "b"].map(|code| DistrictId(code.to_owned())).to_vec();
    let mut grades = Grades::new(&round, vec![PanelistId("p".to_owned())], districts);
    // Two thirds and all of it; all of it, of one indicator, and two thirds.
    for (district, given) in [
        [Given::Level(1), Given::Level(1), Given::Level(0)],
        [Given::Level(0), Given::NotApplicable, Given::Level(1)],
    ]
    .into_iter()
    .enumerate()
    {
        for (indicator, given) in given.into_iter().enumerate() {
            grades.set(district, 0, indicator, given);
        }
    }
    let recap = Recap::new(&round, grades, Settled::default(), Combine::Mean);
    assert_eq!(places(&recap), [(1, 1), (2, 0)]);
    assert_eq!(recap.tie_key(0, 0), Some(Number::new(200, 3)));
    assert_eq!(recap.tie_key(0, 1), Some(Number::from_integer(100)));
}

proptest! {
    /// Everybody has one place, better scores stand before worse ones, and a place says how many stand before it.
    #[test]
    fn ranking_is_a_permutation_in_order(scores in prop::collection::vec((0..5_i64, 0..5_i64), 1..20)) {
        let recap = recap(&scores, |_| {}, Settled::default());
        let places = &recap.rankings()[0].places;
        let mut districts: Vec<usize> = places.iter().map(|place| place.district).collect();
        districts.sort_unstable();
        prop_assert_eq!(districts, (0..scores.len()).collect::<Vec<_>>());
        for place in places {
            let better = places.iter().filter(|other| other.score > place.score).count();
            prop_assert_eq!(place.rank, better + 1);
            prop_assert_eq!(place.shared, places.iter().filter(|other| other.score == place.score).count() > 1);
        }
    }

    /// What breaks ties never changes the order of different scores.
    #[test]
    fn a_rule_for_ties_never_reorders_scores(scores in prop::collection::vec((0..4_i64, 0..4_i64), 2..20)) {
        let with = recap(
            &scores,
            |draft| draft.rules.ties = vec![TieRule::Section("1".to_owned())],
            Settled::default(),
        );
        let without = recap(&scores, |_| {}, Settled::default());
        let of = |recap: &Recap| recap.rankings()[0].places.iter().map(|place| place.score).collect::<Vec<_>>();
        prop_assert_eq!(of(&with), of(&without));
        for (a, b) in with.rankings()[0].places.iter().zip(with.rankings()[0].places.iter().skip(1)) {
            prop_assert!(a.score > b.score || scores[a.district].0 >= scores[b.district].0);
        }
    }
}

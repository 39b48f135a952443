//! How the grades of a panel become results.

use crate::sample::{component, indicator, round_draft, rubric};
use pk_core::number::Number;
use pk_core::recap::{Combined, Given, Grades, Open, Recap, Settled};
use pk_core::round::RoundDraft;
use pk_core::rubric::Scale;
use pk_core::rules::{AbsentRule, Combine, NotApplicableRule};
use pk_core::{Decimal, DistrictId, Mark, PanelistId, Round};
use proptest::prelude::*;

/// Levels A, B, C, D with 3, 2, 1, 0 points.
const POINTS: [i64; 4] = [3000, 2000, 1000, 0];

pub(crate) fn one_indicator(change: impl FnOnce(&mut RoundDraft)) -> Round {
    let rubric = rubric(Scale::Points, vec![component("1", 1000, vec![indicator("1.1", 1000, &POINTS)])]);
    let mut draft = round_draft(rubric, NotApplicableRule::LeftOut);
    change(&mut draft);
    Round::new(draft).unwrap()
}

fn given(letter: char) -> Given {
    match letter {
        '-' => Given::Missing,
        'x' => Given::NotApplicable,
        letter => Given::Level(usize::from(u8::try_from(letter).unwrap() - b'A')),
    }
}

/// One district, one indicator; a letter is what a panelist gave.
fn combined(round: &Round, letters: &str, agreed: Option<&str>) -> Combined {
    let panel = (0..letters.len()).map(|index| PanelistId(format!("p{index}"))).collect();
    let district = DistrictId("d".to_owned());
    let mut grades = Grades::new(round, panel, vec![district.clone()]);
    for (panelist, letter) in letters.chars().enumerate() {
        grades.set(0, panelist, 0, given(letter));
    }
    let mut settled = Settled::default();
    if let Some(level) = agreed {
        settled.agreed.insert((district, "1.1".to_owned()), Mark::Level(level.to_owned()));
    }
    Recap::new(round, grades, settled, Combine::Mean).combined(0, 0)
}

fn check(combine: Combine, letters: &str, agreed: Option<&str>, expected: Result<(i128, i128), Open>) {
    let round = one_indicator(|draft| draft.rules.combine = Some(combine));
    let found = match combined(&round, letters, agreed) {
        Combined::Points { thousandths, parts } => {
            Ok(Number::new(thousandths.into(), i128::from(parts) * 1000))
        }
        Combined::Open(why) => Err(why),
        Combined::NotApplicable => panic!("left out"),
    };
    assert_eq!(found, expected.map(|(a, b)| Number::new(a, b)), "{combine:?} of {letters}");
}

#[test]
fn mean_median_and_trimmed_mean() {
    check(Combine::Mean, "AAB", None, Ok((8, 3)));
    check(Combine::Mean, "A--", None, Ok((3, 1)));
    check(Combine::Mean, "---", None, Err(Open::Nobody));
    check(Combine::Mean, "AAx", None, Ok((3, 1)));
    check(Combine::Median, "ABD", None, Ok((2, 1)));
    check(Combine::Median, "ABDD", None, Ok((1, 1)));
    check(Combine::Median, "AAAD", None, Ok((3, 1)));
    check(Combine::Trimmed { cut: 1 }, "ABBD", None, Ok((2, 1)));
    check(Combine::Trimmed { cut: 1 }, "ABCD", None, Ok((3, 2)));
    check(Combine::Trimmed { cut: 1 }, "AD", None, Err(Open::NobodyLeft));
    // An agreed grade changes no average.
    check(Combine::Mean, "AAB", Some("D"), Ok((8, 3)));
}

#[test]
fn agreement_and_majority() {
    check(Combine::Agreed, "BBB", None, Ok((2, 1)));
    check(Combine::Agreed, "ABB", None, Err(Open::NoAgreement));
    check(Combine::Agreed, "ABB", Some("A"), Ok((3, 1)));
    check(Combine::Majority, "ABB", None, Ok((2, 1)));
    check(Combine::Majority, "AABB", None, Err(Open::NoAgreement));
    check(Combine::Majority, "AABB", Some("C"), Ok((1, 1)));
    // Where there is a majority, it counts.
    check(Combine::Majority, "ABB", Some("A"), Ok((2, 1)));
}

#[test]
fn not_applicable_is_left_out_or_zero() {
    let of = |rule, combine, letters: &str| {
        let round = one_indicator(|draft| {
            draft.rules.not_applicable = rule;
            draft.rules.combine = Some(combine);
        });
        combined(&round, letters, None)
    };
    use NotApplicableRule::{LeftOut, Zero};
    for combine in
        [Combine::Mean, Combine::Median, Combine::Trimmed { cut: 1 }, Combine::Agreed, Combine::Majority]
    {
        assert_eq!(of(LeftOut, combine, "xxx"), Combined::NotApplicable, "{combine:?}");
        let Combined::Points { thousandths: 0, .. } = of(Zero, combine, "xxx") else {
            panic!("{combine:?}: not zero");
        };
    }
    assert_eq!(of(LeftOut, Combine::Majority, "Axx-"), Combined::NotApplicable);
    assert_eq!(of(LeftOut, Combine::Mean, "AAx"), Combined::Points { thousandths: 6000, parts: 2 });
    assert_eq!(of(Zero, Combine::Mean, "AAx"), Combined::Points { thousandths: 6000, parts: 3 });
    assert_eq!(of(Zero, Combine::Median, "AAx"), Combined::Points { thousandths: 6000, parts: 2 });
}

#[test]
fn a_rule_can_wait_for_everybody() {
    let round = one_indicator(|draft| {
        draft.rules.combine = Some(Combine::Agreed);
        draft.rules.absent = Some(AbsentRule::Required);
    });
    assert_eq!(combined(&round, "A-", None), Combined::Open(Open::Missing(1)));
    // What the plenary agreed on waits for nobody.
    assert_eq!(combined(&round, "A-", Some("B")), Combined::Points { thousandths: 2000, parts: 1 });
}

/// The mean of a share of components with gaps everywhere, beside the same by plain fractions.
#[test]
fn totals_are_those_of_plain_fractions() {
    let components = vec![
        component("1", 60_000, vec![indicator("1.1", 1000, &POINTS), indicator("1.2", 1500, &POINTS)]),
        component("2", 20_000, vec![indicator("2.1", 1000, &[5000, 0])]),
    ];
    let rubric = rubric(Scale::Share(Decimal::from_thousandths(100_000)), components);
    let mut draft = round_draft(rubric, NotApplicableRule::LeftOut);
    draft.rules.combine = Some(Combine::Mean);
    let round = Round::new(draft).unwrap();
    let panel = ["a", "b", "c"].map(|id| PanelistId(id.to_owned())).to_vec();
    let mut grades = Grades::new(&round, panel, vec![DistrictId("d".to_owned())]);
    for (panelist, letters) in ["ABA", "BC-", "A-B"].iter().enumerate() {
        for (place, letter) in letters.chars().enumerate() {
            grades.set(0, panelist, place, given(letter));
        }
    }
    let recap = Recap::new(&round, grades, Settled::default(), Combine::Mean);
    // 1.1: 8/3, 1.2: 3/2 with weight 1.5, so (8/3 + 9/4) / 7.5; 2.1: 5/2 of 5.
    let first = (Number::new(8, 3) + Number::new(9, 4)) / Number::new(15, 2);
    let expected =
        (first * Number::new(60, 80) + Number::new(1, 2) * Number::new(20, 80)) * Number::from_integer(100);
    let total = &recap.districts()[0].tracks[0];
    assert_eq!(total.value.number(), Some(expected));
    assert_eq!(total.maximum.number(), Some(Number::from_integer(100)));
    let parts: Option<Number> =
        [0, 1].iter().map(|component| recap.contribution(0, *component)?.number()).sum();
    assert_eq!(parts, Some(expected));
    assert_eq!(recap.section(0, 0).unwrap().value.number(), Some(Number::new(8, 3) + Number::new(9, 4)));
}

#[test]
fn who_is_recused_or_grades_other_sections_does_not_count() {
    let round = one_indicator(|draft| {
        draft.rules.combine = Some(Combine::Mean);
        draft.rules.absent = Some(AbsentRule::Required);
        draft.districts = vec![district("d")];
        draft.panel = vec![panelist("a", &[]), panelist("b", &["d"])];
    });
    let panel = round.panel.iter().map(|panelist| panelist.id.clone()).collect();
    let mut grades = Grades::new(&round, panel, vec![DistrictId("d".to_owned())]);
    grades.set(0, 0, 0, Given::Level(1));
    // Nothing is taken from whoever is recused.
    grades.set(0, 1, 0, Given::Level(3));
    let recap = Recap::new(&round, grades, Settled::default(), Combine::Mean);
    assert_eq!(recap.combined(0, 0), Combined::Points { thousandths: 2000, parts: 1 });
}

pub(crate) fn district(code: &str) -> pk_core::round::District {
    pk_core::round::District {
        code: DistrictId(code.to_owned()),
        name: code.to_owned(),
        slot: None,
        room: None,
        presenter: None,
    }
}

pub(crate) fn panelist(id: &str, recused: &[&str]) -> pk_core::round::Panelist {
    pk_core::round::Panelist {
        id: PanelistId(id.to_owned()),
        name: id.to_owned(),
        role: pk_core::round::Role::Member,
        agency: None,
        sections: Vec::new(),
        recused: recused.iter().map(|code| DistrictId((*code).to_owned())).collect(),
    }
}

/// Panels of all sizes, whose denominators have no small common multiple: a number or "too fine", never a panic.
#[test]
fn denominators_without_end_are_told() {
    let indicators: Vec<_> =
        (0..300).map(|index| indicator(&format!("1.{index}"), 1000, &[3001, 1])).collect();
    let rubric = rubric(Scale::Points, vec![component("1", 1000, indicators)]);
    let mut draft = round_draft(rubric, NotApplicableRule::LeftOut);
    draft.rules.combine = Some(Combine::Mean);
    let round = Round::new(draft).unwrap();
    let panel = (0..300).map(|index| PanelistId(format!("p{index}"))).collect();
    let mut grades = Grades::new(&round, panel, vec![DistrictId("d".to_owned())]);
    for indicator in 0..300 {
        for panelist in 0..=indicator {
            grades.set(0, panelist, indicator, Given::Level(usize::from(panelist > 0)));
        }
    }
    let recap = Recap::new(&round, grades, Settled::default(), Combine::Mean);
    assert_eq!(recap.districts()[0].tracks[0].value.number(), None);
    assert_eq!(recap.rankings()[0].unranked, [0]);
}

proptest! {
    /// Combining looks at how many gave what, not at who did.
    #[test]
    fn the_order_of_panelists_is_irrelevant(letters in "[ABCDx-]{1,12}", turn in 0..12_usize) {
        let mut turned: Vec<char> = letters.chars().collect();
        turned.rotate_left(turn % letters.len());
        let turned: String = turned.into_iter().collect();
        for combine in
            [Combine::Agreed, Combine::Mean, Combine::Median, Combine::Trimmed { cut: 1 }, Combine::Majority]
        {
            let round = one_indicator(|draft| draft.rules.combine = Some(combine));
            prop_assert_eq!(combined(&round, &letters, None), combined(&round, &turned, None));
        }
    }

    /// Mean, median and trimmed mean, beside a list that is sorted and cut.
    #[test]
    fn combining_is_that_of_a_sorted_list(letters in "[ABCD]{1,12}", cut in 1..4_u32) {
        let mut points: Vec<i128> = letters.chars().map(|letter| i128::from(b'D') - i128::from(u32::from(letter))).collect();
        points.sort_unstable();
        let mean = |points: &[i128]| {
            Number::new(points.iter().sum(), i128::try_from(points.len()).unwrap())
        };
        let count = points.len();
        let median = Number::new(points[(count - 1) / 2] + points[count / 2], 2);
        let cut_off = usize::try_from(cut).unwrap();
        let trimmed = (2 * cut_off < count).then(|| mean(&points[cut_off..count - cut_off]));
        for (combine, expected) in [
            (Combine::Mean, Some(mean(&points))),
            (Combine::Median, Some(median)),
            (Combine::Trimmed { cut }, trimmed),
        ] {
            let round = one_indicator(|draft| draft.rules.combine = Some(combine));
            let found = match combined(&round, &letters, None) {
                Combined::Points { thousandths, parts } => {
                    Some(Number::new(thousandths.into(), i128::from(parts) * 1000))
                }
                _ => None,
            };
            prop_assert_eq!(found, expected);
        }
    }

    /// A change of one grade gives what counting everything anew gives.
    #[test]
    fn one_change_is_a_whole_count(
        letters in prop::collection::vec("[ABCDx-]{4}", 5),
        changes in prop::collection::vec((0..5_usize, 0..4_usize, "[ABCDx-]"), 1..10),
    ) {
        let round = one_indicator(|draft| draft.rules.combine = Some(Combine::Median));
        let panel = (0..4).map(|index| PanelistId(format!("p{index}"))).collect();
        let districts = (0..5).map(|index| DistrictId(format!("d{index}"))).collect();
        let mut grades = Grades::new(&round, panel, districts);
        for (district, letters) in letters.iter().enumerate() {
            for (panelist, letter) in letters.chars().enumerate() {
                grades.set(district, panelist, 0, given(letter));
            }
        }
        let mut changed = Recap::new(&round, grades.clone(), Settled::default(), Combine::Mean);
        for (district, panelist, letter) in changes {
            let given = given(letter.chars().next().unwrap());
            changed.set(district, panelist, 0, given);
            grades.set(district, panelist, 0, given);
            let anew = Recap::new(&round, grades.clone(), Settled::default(), Combine::Mean);
            prop_assert_eq!(changed.districts(), anew.districts());
            prop_assert_eq!(changed.rankings(), anew.rankings());
        }
    }
}

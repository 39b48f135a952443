//! The rules of a round, who grades what, and what is still open.

use crate::round_faults::{check, good};
use crate::sample::{component, indicator, rubric, write};
use pk_core::round::{Amendment, Freeze, Presenter};
use pk_core::rubric::Scale;
use pk_core::rules::{AbsentRule, Award, AwardTo, Class, Combine, TieRule};
use pk_core::score::score;
use pk_core::{Decimal, DistrictId, Finding, Hash, Journal, PanelistId, Round, SheetKey};

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn combining() {
    check(|draft| draft.rules.combine = Some(Combine::Mean), &[]);
    // Of three panelists one is left, of two nobody.
    check(|draft| draft.rules.combine = Some(Combine::Trimmed { cut: 1 }), &["rules.combine.cut NobodyLeft"]);
    check(
        |draft| draft.rules.combine = Some(Combine::Trimmed { cut: 0 }),
        &["rules.combine.cut OutOfRange { least: 1, most: 100 }"],
    );
}

#[test]
fn ties_that_can_never_decide() {
    // One track of one component of one section: all three are the total itself.
    check(
        |draft| {
            draft.rules.ties = vec![
                TieRule::Track("pk".to_owned()),
                TieRule::Component("1".to_owned()),
                TieRule::Section("1".to_owned()),
                TieRule::PresenterRank,
                TieRule::Lot,
                TieRule::Lot,
            ];
        },
        &[
            "rules.ties[0] TieNeverDecides",
            "rules.ties[1] TieNeverDecides",
            "rules.ties[2] TieNeverDecides",
            "rules.ties[3] TieNeverDecides",
            "rules.ties[5] TieNeverDecides",
        ],
    );
    check(
        |draft| {
            draft.rubric = rubric(
                Scale::Points,
                vec![
                    component("1", 1000, vec![indicator("1.1", 1000, &[1000, 0])]),
                    component("2", 1000, vec![indicator("2.1", 1000, &[1000, 0])]),
                ],
            );
            draft.rules.presenter_ranks = names(&["Bupati", "Kepala dinas"]);
            draft.rules.ties = vec![
                TieRule::Section("2".to_owned()),
                TieRule::Component("1".to_owned()),
                TieRule::PresenterRank,
                TieRule::Section("2".to_owned()),
                TieRule::Component("9".to_owned()),
                TieRule::Lot,
            ];
        },
        &["rules.ties[3] TieNeverDecides", "rules.ties[4].id Unknown { what: Component, name: \"9\" }"],
    );
}

#[test]
fn what_is_named_is_there() {
    check(
        |draft| {
            draft.rules.presenter_ranks = names(&["Bupati", "Bupati"]);
            draft.districts[0].presenter = Some(Presenter { name: None, rank: Some("Camat".to_owned()) });
            draft.panel[0].sections = names(&["1", "7"]);
            draft.panel[1].recused = vec![DistrictId("62.09".to_owned())];
            draft.rules.awards = vec![
                Award { name: "Terbaik".to_owned(), to: AwardTo::Rank { track: "x".to_owned(), places: 0 } },
                Award { name: "Piagam".to_owned(), to: AwardTo::Class { class: "Berdaya".to_owned() } },
            ];
        },
        &[
            "districts[0].presenter.rank Unknown { what: PresenterRank, name: \"Camat\" }",
            "panel[1].recused[0] UnknownDistrict { id: \"62.09\" }",
            "rules.presenter_ranks[1] Duplicate { code: \"Bupati\" }",
            "rules.awards[0].places OutOfRange { least: 1, most: 100 }",
            "rules.awards[1].class Unknown { what: Class, name: \"Berdaya\" }",
            "panel[0].sections[1] Unknown { what: Section, name: \"7\" }",
            "rules.awards[0].track Unknown { what: Track, name: \"x\" }",
        ],
    );
}

#[test]
fn thresholds_rise() {
    let class = |name: &str, least: Option<i64>| Class {
        name: name.to_owned(),
        least: least.map(Decimal::from_thousandths),
    };
    check(
        |draft| draft.rules.classes = vec![class("a", Some(0)), class("b", None), class("c", Some(1))],
        &[],
    );
    check(
        |draft| draft.rules.classes = vec![class("a", Some(5)), class("b", None), class("c", Some(5))],
        &["rules.classes[2].least ClassesOutOfOrder"],
    );
}

#[test]
fn editions_follow_one_another() {
    let freeze = |edition, change| Freeze { edition, at: 0, by: None, change, seal: None };
    let change = |reason: &str| Some(Amendment { reason: reason.to_owned(), previous: Hash([0; 32]) });
    check(|draft| draft.frozen = vec![freeze(1, None)], &[]);
    // The second edition is being prepared.
    check(
        |draft| {
            draft.edition = 2;
            draft.frozen = vec![freeze(1, None)];
        },
        &[],
    );
    check(
        |draft| {
            draft.edition = 2;
            draft.frozen = vec![freeze(1, None), freeze(2, change("bobot"))];
        },
        &[],
    );
    check(|draft| draft.frozen = vec![freeze(2, None)], &["frozen[0].edition EditionsOutOfOrder"]);
    check(
        |draft| {
            draft.edition = 3;
            draft.frozen = vec![freeze(1, change("?")), freeze(3, change(" "))];
        },
        &[
            "frozen[0].change ChangeOfEdition",
            "frozen[1].edition EditionsOutOfOrder",
            "frozen[1].change.reason Empty",
        ],
    );
}

#[test]
fn a_panelist_is_scored_on_what_that_panelist_grades() {
    let mut draft = good();
    draft.rubric = rubric(
        Scale::Share(Decimal::from_thousandths(100_000)),
        vec![
            component("1", 60_000, vec![indicator("1.1", 1000, &[3000, 0])]),
            component(
                "2",
                40_000,
                vec![indicator("2.1", 1000, &[3000, 0]), indicator("2.2", 1000, &[3000, 0])],
            ),
        ],
    );
    draft.panel[0].sections = names(&["2"]);
    draft.panel[0].recused = vec![DistrictId("62.02".to_owned())];
    let round = Round::new(draft).unwrap();
    let (first, second) = (PanelistId("p1".to_owned()), PanelistId("p2".to_owned()));
    let mut journal = Journal::default();
    write(&mut journal, 0, "2.1=A");
    let sheet = journal.sheet(journal.keys()[0]);
    let scored = score(&round, &first, &sheet);
    let codes: Vec<&str> = round.sections_of(&first).map(|section| section.code.as_str()).collect();
    assert_eq!(codes, ["2"]);
    // The component that is not graded gives its weight to the other.
    assert_eq!(scored.tracks[0].score.value, Decimal::from_thousandths(50_000).number());
    assert_eq!(scored.tracks[0].score.maximum, Decimal::from_thousandths(100_000).number());
    assert_eq!(scored.tracks[0].score.indicators, 2);
    assert_eq!(scored.findings, [Finding::Ungraded { indicator: "2.2".to_owned() }]);
    assert_eq!(score(&round, &second, &sheet).tracks[0].score.indicators, 3);
    let key = |panelist: &PanelistId, district: &str| SheetKey {
        panelist: panelist.clone(),
        district: DistrictId(district.to_owned()),
    };
    assert!(round.is_recused(&key(&first, "62.02")));
    assert!(!round.is_recused(&key(&first, "62.01")) && !round.is_recused(&key(&second, "62.02")));
}

#[test]
fn what_is_undecided_is_told_before_freezing() {
    let open = |round: &Round| -> Vec<String> {
        round.undecided().into_iter().map(|(path, fault)| format!("{path} {fault:?}")).collect()
    };
    let mut draft = good();
    draft.panel.iter_mut().for_each(|panelist| panelist.sections = names(&["1"]));
    draft.rubric = rubric(
        Scale::Points,
        vec![
            component("1", 1000, vec![indicator("1.1", 1000, &[1000, 0])]),
            component("2", 1000, vec![indicator("2.1", 1000, &[1000, 0])]),
        ],
    );
    draft.rules.classes = vec![Class { name: "Berdaya".to_owned(), least: None }];
    assert_eq!(
        open(&Round::new(draft.clone()).unwrap()),
        [
            "province Undecided",
            "year Undecided",
            "instruction Undecided",
            "rules.combine Undecided",
            "rules.absent Undecided",
            "rules.classes[0].least Undecided",
            "rubric.tracks[0].components[1].sections[0] NobodyGrades",
        ]
    );
    draft.province = Some("Bengkulu".to_owned());
    draft.year = Some(2023);
    draft.instruction = Some("Surat 1".to_owned());
    draft.rules.combine = Some(Combine::Agreed);
    draft.rules.absent = Some(AbsentRule::LeftOut);
    draft.rules.classes.clear();
    draft.panel[1].sections.clear();
    assert_eq!(open(&Round::new(draft).unwrap()), Vec::<String>::new());
    assert_eq!(
        open(&Round::without_round(rubric(
            Scale::Points,
            vec![component("1", 1000, vec![indicator("1.1", 1000, &[1000, 0])])],
        )))[..2],
        ["districts TooFew { least: 1 }", "panel TooFew { least: 1 }"]
    );
}

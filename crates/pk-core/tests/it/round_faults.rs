//! What makes a draft a round, and what an entry may say in it.

use crate::sample::{change, component, indicator, round_draft, rubric, sheet_key, write};
use pk_core::fault::Faults;
use pk_core::round::{District, Panelist, Review, Role, RoundDraft};
use pk_core::rubric::Scale;
use pk_core::rules::NotApplicableRule;
use pk_core::{DistrictId, Entry, EntryId, Journal, PanelistId, Path, Round, Rubric};

fn instrument() -> Rubric {
    let mut strict = indicator("1.2", 1000, &[1000, 0]);
    strict.not_applicable = false;
    rubric(Scale::Points, vec![component("1", 1000, vec![indicator("1.1", 1000, &[1000, 0]), strict])])
}

pub(crate) fn good() -> RoundDraft {
    let district = |code: &str| District {
        code: DistrictId(code.to_owned()),
        name: format!("Kabupaten {code}"),
        slot: None,
        room: None,
        presenter: None,
    };
    let panelist = |id: &str| Panelist {
        id: PanelistId(id.to_owned()),
        name: format!("Panelis {id}"),
        role: Role::Member,
        agency: None,
        sections: Vec::new(),
        recused: Vec::new(),
    };
    let mut draft = round_draft(instrument(), NotApplicableRule::LeftOut);
    draft.districts = vec![district("62.01"), district("62.02")];
    draft.panel = vec![panelist("p1"), panelist("p2")];
    draft
}

/// Lets `alter` spoil a good draft and says what is wrong with it.
pub(crate) fn check(alter: impl FnOnce(&mut RoundDraft), expected: &[&str]) {
    let mut draft = good();
    alter(&mut draft);
    let faults = Round::new(draft).err().unwrap_or_default();
    let faults: Vec<String> = faults.into_iter().map(|(path, fault)| format!("{path} {fault:?}")).collect();
    assert_eq!(faults, expected);
}

#[test]
fn drafts() {
    check(|_| {}, &[]);
    check(|draft| draft.districts.clear(), &[]);
    check(|draft| draft.panel.clear(), &[]);
    check(|draft| draft.edition = 0, &["edition OutOfRange { least: 1, most: 4294967295 }"]);
    check(|draft| draft.title = String::new(), &["title Empty"]);
    check(|draft| draft.province = Some("x".repeat(201)), &["province TooLong { most: 200 }"]);
    check(|draft| draft.year = Some(2017), &["year OutOfRange { least: 2018, most: 2100 }"]);
    check(
        |draft| draft.rules.rounding.decimals = 7,
        &["rules.rounding.decimals OutOfRange { least: 0, most: 6 }"],
    );
    check(
        |draft| {
            draft.districts[1].code = DistrictId("62.01".to_owned());
            draft.panel[1].id = PanelistId("p1".to_owned());
            draft.panel[1].agency = Some("\u{202e}".to_owned());
        },
        &[
            "districts[1].code Duplicate { code: \"62.01\" }",
            "panel[1].agency Hidden { character: '\\u{202e}' }",
            "panel[1].id Duplicate { code: \"p1\" }",
        ],
    );
}

#[test]
fn names_are_shown_where_they_are_known() {
    let round = Round::new(good()).unwrap();
    assert_eq!(round.panelist_name(&PanelistId("p1".to_owned())), "Panelis p1");
    assert_eq!(round.panelist_name(&PanelistId("Bu Sri".to_owned())), "Bu Sri");
    assert_eq!(round.district_name(&DistrictId("62.02".to_owned())), "Kabupaten 62.02");
    assert_eq!(round.district_name(&DistrictId("Kab. Banjar".to_owned())), "Kab. Banjar");
}

/// What the round says of an entry by `panelist` on `district` that makes the change that `word` names.
fn check_entry(round: &Round, panelist: &str, district: &str, word: &str, expected: &[&str]) {
    let mut sheet = sheet_key(0);
    sheet.panelist = PanelistId(panelist.to_owned());
    sheet.district = DistrictId(district.to_owned());
    let entry = Entry {
        id: EntryId { counter: 1, writer: crate::sample::writer(0) },
        at: 0,
        sheet,
        change: change(word),
        replaces: Vec::new(),
        intent: pk_core::entry::Intent::Do,
        previous: None,
    };
    let mut faults = Faults::default();
    round.check_entry(&Path::default().item(0), &entry, &mut faults);
    let faults: Vec<String> = faults.0.into_iter().map(|(path, fault)| format!("{path} {fault:?}")).collect();
    assert_eq!(faults, expected);
}

#[test]
fn entries() {
    let round = Round::new(good()).unwrap();
    check_entry(&round, "p1", "62.01", "1.1=A", &[]);
    check_entry(&round, "p1", "62.01", "1.1=NA", &[]);
    check_entry(&round, "p1", "62.01", "1.2=NA", &["[0].change.type NotApplicableRefused"]);
    check_entry(&round, "p1", "62.01", "1.1=C", &["[0].change.level UnknownLevel { code: \"C\" }"]);
    check_entry(&round, "p1", "62.01", "9.9:x", &["[0].change.indicator UnknownIndicator { code: \"9.9\" }"]);
    check_entry(
        &round,
        "p3",
        "62.03",
        "9.9=",
        &[
            "[0].panelist UnknownPanelist { id: \"p3\" }",
            "[0].district UnknownDistrict { id: \"62.03\" }",
            "[0].change.indicator UnknownIndicator { code: \"9.9\" }",
        ],
    );
}

#[test]
fn typed_names_are_free_where_there_is_no_round() {
    let round = Round::without_round(instrument());
    check_entry(&round, "Bu Sri", "Kab. Banjar", "1.1=A", &[]);
}

/// What is written without a round is read again as a round, so it must be one, whatever the rubric is called.
#[test]
fn the_round_that_is_meant_is_a_round() {
    let mut draft = (*instrument()).clone();
    draft.id = "r".repeat(64);
    draft.title.text = format!("  {}", "Penilaian ".repeat(150));
    let round = Round::without_round(Rubric::new(draft).unwrap());
    assert_eq!(Round::new((*round).clone()), Ok(round));
}

fn review(district: &str, indicator: &str, level: &str) -> Review {
    let (indicator, level) = (indicator.to_owned(), level.to_owned());
    Review { district: DistrictId(district.to_owned()), indicator, level }
}

#[test]
fn a_review_is_of_what_is_there_and_stands_once() {
    check(
        |draft| {
            draft.reviews = vec![
                review("62.01", "1.1", "A"),
                review("62.03", "9.9", "A"),
                review("62.01", "1.2", "Z"),
                review("62.01", "1.1", "B"),
            ];
        },
        &[
            "reviews[1].district UnknownDistrict { id: \"62.03\" }",
            "reviews[1].indicator UnknownIndicator { code: \"9.9\" }",
            "reviews[2].level UnknownLevel { code: \"Z\" }",
            "reviews[3] Duplicate { code: \"1.1\" }",
        ],
    );
}

#[test]
fn a_mark_that_differs_from_the_review_wants_a_note() {
    let reviews = vec![review("62.01", "1.1", "A"), review("62.01", "1.2", "B")];
    let round = Round::new(RoundDraft { reviews, ..good() }).unwrap();
    let district = DistrictId("62.01".to_owned());
    let mut journal = Journal::default();
    let unexplained =
        |journal: &Journal| round.unexplained(&district, &journal.sheet(&sheet_key(0))).join(" ");
    assert_eq!(unexplained(&journal), "");
    write(&mut journal, 0, "1.1=A");
    write(&mut journal, 0, "1.2=A");
    assert_eq!(unexplained(&journal), "1.2");
    write(&mut journal, 0, "1.2:paparan lebih meyakinkan");
    assert_eq!(unexplained(&journal), "");
    assert_eq!(round.review(&district, "1.1"), Some("A"));
    assert_eq!(round.review(&DistrictId("62.02".to_owned()), "1.1"), None);
}

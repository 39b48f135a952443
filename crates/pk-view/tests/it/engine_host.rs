//! What the host page asks, gives and forbids.

use crate::sample::{Page, bare, round};
use pk_core::Mark;
use pk_format::{File, Kind, Sheets, read_file};
use pk_view::{Action, Effect, Moment};

const LATER: Moment = Moment { now: 1_778_640_000_000, random: [9; 10] };

fn sheets(text: &str) -> Sheets {
    let Ok(File::Sheets(sheets)) = read_file(text.as_bytes()) else { unreachable!("{text}") };
    sheets
}

fn graded_elsewhere(districts: &[&str]) -> Sheets {
    let mut page = Page::graded(1);
    for district in districts {
        page.start("ketua", district);
        page.grade("1.1", "A");
    }
    sheets(&page.export())
}

fn saves(effects: &[Effect]) -> usize {
    let count = |effect: &Effect| if let Effect::Save { entries, .. } = effect { entries.len() } else { 0 };
    effects.iter().map(count).sum()
}

#[test]
fn sheets_of_one_district_are_taken_in_and_opened_even_where_nothing_may_be_changed() {
    let given = graded_elsewhere(&["00.01"]);
    let mut page = Page::open(round(), true, 2);
    page.engine.set_readonly(true);
    assert!(page.engine.refuses(&given).is_empty());
    assert_eq!(saves(&page.engine.restore(&given, LATER)), 1);
    assert_eq!(page.engine.snapshot().sheet.mark("1.1"), Some(Mark::Level("A".to_owned())));
    assert_eq!(page.engine.own_file().map(|file| sheets(&file)), Some(given.clone()));
    // The same again adds nothing.
    assert_eq!(saves(&page.engine.restore(&given, LATER)), 0);
    assert_eq!(page.engine.journal(), &given.journal);
}

#[test]
fn sheets_of_several_districts_open_none_and_leave_an_open_one_open() {
    let given = graded_elsewhere(&["00.01", "00.71"]);
    let mut page = Page::open(round(), true, 2);
    page.engine.restore(&given, LATER);
    assert_eq!((page.engine.key(), page.engine.own_file()), (None, None));
    assert_eq!(sheets(&page.engine.whole_file()), given);

    let mut page = Page::open(round(), true, 2);
    page.start("anggota", "00.71");
    page.engine.restore(&graded_elsewhere(&["00.01"]), LATER);
    assert_eq!(page.engine.key().map(|key| key.panelist.0.as_str()), Some("anggota"));
    assert_eq!(page.engine.journal().len(), 1);
}

#[test]
fn sheets_of_another_round_take_its_place_only_where_the_panelist_could_do_that() {
    let given = graded_elsewhere(&["00.01"]);
    let mut page = Page::open(bare("pk-8-aksi"), false, 2);
    assert!(page.engine.refuses(&given).is_empty());
    let effects = page.engine.restore(&given, LATER);
    assert!(matches!(effects.first(), Some(Effect::Open)));
    assert_eq!((page.engine.round(), saves(&effects)), (&given.round, 1));

    let mut page = Page::open(bare("pk-8-aksi"), true, 2);
    let problems = page.engine.refuses(&given);
    assert!(matches!(problems.as_slice(), [problem] if matches!(problem.kind, Kind::OtherRound { .. })));
    assert!(page.engine.restore(&given, LATER).is_empty());
    assert!(page.engine.journal().is_empty());
}

#[test]
fn a_history_that_was_forked_is_refused() {
    let one = graded_elsewhere(&["00.01"]);
    let mut other = Page::graded(1);
    other.start("ketua", "00.01");
    other.grade("1.1", "C");
    let mut page = Page::open(round(), true, 2);
    page.engine.restore(&one, LATER);
    // The same writer, another first change.
    let problems = page.engine.refuses(&sheets(&other.export()));
    assert!(problems.iter().any(|problem| matches!(problem.kind, Kind::Fault(_))), "{problems:?}");
}

#[test]
fn how_much_is_graded_is_told_of_the_open_sheet() {
    let mut page = Page::open(round(), true, 1);
    assert_eq!(page.engine.progress(), None);
    page.start("ketua", "00.01");
    let all = round().rubric.indicators().count();
    assert_eq!(page.engine.progress(), Some((0, all)));
    page.grade("1.1", "A");
    assert_eq!(page.engine.progress(), Some((1, all)));
}

#[test]
fn what_the_host_holds_back_is_told_and_not_locked() {
    let mut page = Page::graded(1);
    assert!(page.engine.may_finalise());
    page.act(Action::AskFinalise);
    page.act(Action::HoldBack);
    let state = page.engine.snapshot();
    assert!(state.dialog.is_none() && !state.sheet.is_locked());
    assert_eq!(state.problems.len(), 1);
    assert!(page.entries.is_empty());
    page.engine.set_readonly(true);
    assert!(!page.engine.may_finalise());
}

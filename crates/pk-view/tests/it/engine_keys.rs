//! What keys do, and how few of them a whole district takes.

use crate::sample::{Page, bare, round};
use pk_core::{Mark, Round, Rubric};
use pk_view::{Action, Dialog, Effect};

fn press(page: &mut Page, at: Option<&str>, key: &str) -> Vec<Effect> {
    page.act(Action::Press { at: at.map(str::to_owned), key: key.to_owned() })
}

/// The indicator that gets the focus, and which part of it.
fn focus(effects: &[Effect]) -> Option<(&str, &str)> {
    effects.iter().rev().find_map(|effect| match effect {
        Effect::FocusIn { indicator, part } => Some((indicator.as_str(), *part)),
        _ => None,
    })
}

fn mark(page: &Page, indicator: &str) -> Option<Mark> {
    page.engine.snapshot().sheet.mark(indicator)
}

fn level(code: &str) -> Option<Mark> {
    Some(Mark::Level(code.to_owned()))
}

#[test]
fn a_district_of_twenty_indicators_takes_twenty_keys() {
    let mut page = Page::open(bare("pk-8-aksi"), false, 1);
    page.start("Siti", "Kota Anggrek");
    let mut at: Option<String> = None;
    for key in ["b", "A", "1", "4"].into_iter().cycle().take(20) {
        let effects = press(&mut page, at.as_deref(), key);
        at = focus(&effects).map(|(indicator, _)| indicator.to_owned());
    }
    let state = page.engine.snapshot();
    assert!(state.round.rubric.indicators().all(|indicator| state.sheet.mark(&indicator.code).is_some()));
    assert_eq!((mark(&page, "1.1"), mark(&page, "1.3")), (level("B"), level("A")));
    assert_eq!(state.notice.as_deref(), Some("Semua indikator sudah dinilai."));
}

#[test]
fn a_key_grades_and_goes_to_the_next_that_is_not_graded() {
    let mut page = Page::graded(1);
    page.grade("1.2", "A");
    assert_eq!(focus(&press(&mut page, Some("1.1"), "a")), Some(("2.1", "input")));
    assert_eq!(page.engine.snapshot().section, 1);
    // Behind the last comes what was left out before.
    page.act(Action::Clear("1.1".to_owned()));
    assert_eq!(focus(&press(&mut page, Some("2.1"), "2")), Some(("1.1", "input")));
}

#[test]
fn one_action_takes_an_accidental_key_back_and_shows_where() {
    let mut page = Page::graded(1);
    press(&mut page, Some("1.2"), "a");
    assert_eq!(focus(&press(&mut page, None, "Ctrl+z")), Some(("1.2", "input")));
    assert_eq!(mark(&page, "1.2"), None);
    assert_eq!(focus(&press(&mut page, None, "Ctrl+y")), Some(("1.2", "input:checked")));
}

#[test]
fn keys_move_and_open() {
    let mut page = Page::graded(1);
    assert_eq!(focus(&press(&mut page, Some("1.1"), "ArrowDown")), Some(("1.2", "input")));
    assert_eq!(focus(&press(&mut page, Some("1.1"), "ArrowUp")), None);
    assert_eq!(focus(&press(&mut page, Some("1.2"), "/")), Some(("1.2", "textarea")));
    assert_eq!(focus(&press(&mut page, Some("1.2"), ".")), Some(("2.1", "input")));
    press(&mut page, None, "[");
    assert_eq!(page.engine.snapshot().section, 0);
    press(&mut page, Some("1.1"), "=");
    assert!(page.engine.snapshot().sheet.is_unsure("1.1"));
    press(&mut page, None, "?");
    assert_eq!(page.engine.snapshot().dialog, Some(Dialog::Keys));
    // Behind an open dialog nothing is graded.
    press(&mut page, Some("1.1"), "a");
    assert_eq!(mark(&page, "1.1"), None);
}

#[test]
fn not_applicable_only_where_the_rubric_allows_it() {
    let mut page = Page::graded(1);
    let state = page.engine.snapshot();
    for indicator in state.round.rubric.indicators() {
        press(&mut page, Some(&indicator.code), "-");
        assert_eq!(mark(&page, &indicator.code).is_some(), indicator.not_applicable);
    }
}

#[test]
fn a_locked_or_readonly_sheet_keeps_its_grades() {
    let mut page = Page::graded(1);
    page.act(Action::Finalise);
    press(&mut page, Some("1.1"), "a");
    assert_eq!(mark(&page, "1.1"), None);
    let mut page = Page::open(round(), true, 1);
    page.engine.set_readonly(true);
    page.start("ketua", "00.01");
    press(&mut page, Some("1.1"), "a");
    assert_eq!(mark(&page, "1.1"), None);
}

#[test]
fn lines_are_added_to_the_note_and_offered_for_the_next_district() {
    let mut page = Page::graded(1);
    let line = |line: &str| Action::AddLine { indicator: "1.1".to_owned(), line: line.to_owned() };
    page.act(line("+ data lengkap"));
    assert_eq!(page.engine.snapshot().sheet.note("1.1"), "+ data lengkap");
    let effects = page.act(line("? "));
    assert_eq!(focus(&effects), Some(("1.1", "textarea")));
    page.type_note("1.1", "+ data lengkap\n? dari mana angkanya");
    page.act(Action::Switch);
    page.start("ketua", "00.71");
    let state = page.engine.snapshot();
    assert_eq!(state.others.len(), 1);
    assert_eq!(state.others.first().unwrap().sheet.note("1.1"), "+ data lengkap\n? dari mana angkanya");
}

#[test]
fn evidence_is_ticked_and_the_same_tick_takes_it_back() {
    let mut page = Page::open(bare("pk-8-aksi"), false, 1);
    page.start("Siti", "Kota Anggrek");
    let tick = |seen| Action::Evidence { indicator: "1.1".to_owned(), item: 1, seen };
    let seen = |page: &Page| page.engine.snapshot().sheet.evidence("1.1", 1);
    page.act(tick(true));
    assert_eq!(seen(&page), Some(true));
    page.act(tick(false));
    assert_eq!(seen(&page), Some(false));
    page.act(tick(false));
    assert_eq!(seen(&page), None);
}

#[test]
fn a_key_changes_no_grade_that_has_not_the_focus() {
    let mut page = Page::graded(1);
    for indicator in ["1.1", "1.2", "2.1"] {
        page.grade(indicator, "A");
    }
    for key in ["b", "2", "Delete", "-"] {
        press(&mut page, None, key);
    }
    assert!(["1.1", "1.2", "2.1"].iter().all(|indicator| mark(&page, indicator) == level("A")));
}

#[test]
fn another_level_in_the_place_of_one_stays_in_view_and_is_told() {
    let mut page = Page::graded(1);
    page.grade("1.1", "A");
    assert_eq!(focus(&press(&mut page, Some("1.1"), "b")), Some(("1.1", "input:checked")));
    assert_eq!(page.engine.snapshot().notice.as_deref(), Some("Nilai indikator 1.1 diganti: nilai B."));
    // The message goes with the next action.
    press(&mut page, Some("1.2"), "a");
    assert_eq!(page.engine.snapshot().notice, None);
}

#[test]
fn nothing_is_graded_where_no_indicator_is_in_view() {
    let mut page = Page::graded(1);
    page.act(Action::Review(true));
    for key in ["a", "=", "Delete", "Ctrl+z"] {
        press(&mut page, None, key);
    }
    assert!(page.engine.journal().is_empty());
    page.act(Action::GoTo("2.1".to_owned()));
    let state = page.engine.snapshot();
    assert_eq!((state.reviewing, state.section), (false, 1));
}

#[test]
fn clearing_what_is_not_graded_is_no_step_to_undo() {
    let mut page = Page::graded(1);
    page.grade("1.1", "A");
    page.act(Action::Clear("1.2".to_owned()));
    page.act(Action::Undo);
    assert_eq!(mark(&page, "1.1"), None);
}

/// A rubric whose levels have these codes.
fn levels(codes: &[&str]) -> Page {
    let mut draft = (*bare("pk-2020-aksi-1-4").rubric).clone();
    let mut components = draft.tracks.iter_mut().flat_map(|track| &mut track.components);
    let section = components.next().unwrap().sections.first_mut().unwrap();
    let indicator = section.indicators.first_mut().unwrap();
    indicator.levels.truncate(codes.len());
    for (level, code) in indicator.levels.iter_mut().zip(codes) {
        level.code = (*code).to_owned();
    }
    let mut page = Page::open(Round::without_round(Rubric::new(draft).unwrap()), false, 1);
    page.start("Siti", "Kota Anggrek");
    page
}

#[test]
fn a_digit_that_is_a_code_is_never_a_place() {
    let mut page = levels(&["3", "2", "1", "0"]);
    press(&mut page, Some("1.1"), "4");
    assert_eq!(mark(&page, "1.1"), None);
    press(&mut page, Some("1.1"), "1");
    assert_eq!(mark(&page, "1.1"), level("1"));
}

#[test]
fn codes_that_differ_in_case_are_told_apart() {
    let mut page = levels(&["A", "a"]);
    press(&mut page, Some("1.1"), "a");
    assert_eq!(mark(&page, "1.1"), level("a"));
}

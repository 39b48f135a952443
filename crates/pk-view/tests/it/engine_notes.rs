//! Notes: every keystroke is kept as a draft, a finished note is one entry.

use crate::sample::{Page, round};
use pk_view::{Action, Draft, Effect};

fn note(page: &Page, indicator: &str) -> String {
    page.engine.snapshot().sheet.note(indicator).to_owned()
}

fn drafts(page: &Page) -> Vec<Draft> {
    page.drafts.iter().map(|(_, text)| Draft::of_stored(text).unwrap()).collect()
}

#[test]
fn typing_keeps_one_draft_and_leaving_the_field_one_entry() {
    let mut page = Page::graded(1);
    for text in ["l", "le", "lengkap"] {
        assert!(matches!(page.type_note("1.1", text).as_slice(), [Effect::SaveDraft { .. }]));
    }
    assert_eq!((page.drafts.len(), page.entries.len()), (1, 0));
    assert_eq!(page.engine.snapshot().draft.unwrap().text, "lengkap");
    page.act(Action::FinishNote);
    assert_eq!((page.drafts.len(), page.entries.len()), (0, 1));
    assert_eq!(note(&page, "1.1"), "lengkap");
}

#[test]
fn the_note_of_another_indicator_finishes_this_one() {
    let mut page = Page::graded(1);
    page.type_note("1.1", "satu");
    page.type_note("1.2", "dua");
    assert_eq!(note(&page, "1.1"), "satu");
    assert_eq!((page.drafts.len(), page.entries.len()), (1, 1));
}

#[test]
fn a_note_that_did_not_change_makes_no_entry() {
    let mut page = Page::graded(1);
    page.type_note("1.1", "satu");
    page.type_note("1.1", "");
    page.act(Action::FinishNote);
    assert_eq!((page.drafts.len(), page.entries.len()), (0, 0));
}

#[test]
fn the_draft_of_a_page_that_died_is_finished() {
    let mut dead = Page::graded(1);
    dead.grade("1.1", "A");
    dead.type_note("1.1", "belum sele");

    let mut page = Page::open(round(), true, 2);
    page.engine.load(&dead.entries);
    page.drafts.clone_from(&dead.drafts);
    page.adopt(&drafts(&dead));
    assert!(page.drafts.is_empty());
    page.start("ketua", "00.01");
    assert_eq!(note(&page, "1.1"), "belum sele");
}

#[test]
fn drafts_that_say_nothing_new_are_forgotten() {
    let mut dead = Page::graded(1);
    dead.type_note("1.1", "satu");
    let old = dead.drafts.clone();
    dead.act(Action::FinishNote);

    let mut page = Page::open(round(), true, 2);
    page.engine.load(&dead.entries);
    page.drafts = old;
    let old = drafts(&page);
    page.adopt(&old);
    assert_eq!((page.drafts.len(), page.entries.len()), (0, 0));
}

#[test]
fn drafts_of_several_panelists_get_writers_of_their_own() {
    let mut dead = Page::graded(1);
    dead.type_note("1.1", "dari ketua");
    let mut other = Page::open(round(), true, 3);
    other.start("anggota", "00.01");
    other.type_note("1.1", "dari anggota");

    let mut page = Page::open(round(), true, 2);
    let both: Vec<Draft> = drafts(&dead).into_iter().chain(drafts(&other)).collect();
    page.adopt(&both);
    let entries = page.engine.journal().entries();
    let entries: Vec<_> = entries.collect();
    let [first, second] = entries.as_slice() else { unreachable!("{entries:?}") };
    assert_ne!(first.entry.id.writer, second.entry.id.writer);
    assert_eq!(page.engine.snapshot().sheets.len(), 2);
}

#[test]
fn what_is_no_draft_is_nothing() {
    for text in ["", "{}", "[1]", "{\"writer\":1}"] {
        assert_eq!(Draft::of_stored(text), None);
    }
}

#[test]
fn hidden_characters_are_removed_with_a_notice() {
    let mut page = Page::graded(1);
    page.type_note("1.1", "leng\u{202e}kap\u{0}");
    let state = page.engine.snapshot();
    assert_eq!(state.draft.unwrap().text, "lengkap");
    assert!(state.notice.is_some());
    page.act(Action::FinishNote);
    assert_eq!(note(&page, "1.1"), "lengkap");
}

#[test]
fn a_note_ends_at_the_limit() {
    let mut page = Page::graded(1);
    page.type_note("1.1", &"é".repeat(4_001));
    assert_eq!(page.engine.snapshot().draft.unwrap().text.chars().count(), 4_000);
}

#[test]
fn a_note_that_came_in_while_typing_is_not_overwritten() {
    let (mut here, mut there) = (Page::graded(1), Page::graded(2));
    here.type_note("1.1", "dari sini");
    there.type_note("1.1", "dari sana, penting");
    there.act(Action::FinishNote);
    here.engine.load(&there.entries);
    here.type_note("1.1", "dari sini juga");
    here.act(Action::FinishNote);
    assert_eq!(here.engine.snapshot().sheet.conflicts().count(), 1);
}

#[test]
fn a_note_that_goes_on_from_what_was_adopted_is_no_conflict() {
    let mut here = Page::graded(1);
    here.type_note("1.1", "baru");
    let mut there = Page::open(round(), true, 2);
    there.adopt(&drafts(&here));
    here.engine.load(&there.entries);
    here.type_note("1.1", "baru separuh");
    here.act(Action::FinishNote);
    assert_eq!(here.engine.snapshot().sheet.conflicts().count(), 0);
    assert_eq!(note(&here, "1.1"), "baru separuh");
}

#[test]
fn a_note_outlives_a_lock_that_came_in_while_typing() {
    let (mut here, mut there) = (Page::graded(1), Page::graded(2));
    here.type_note("1.1", "masih ditulis");
    there.act(Action::Finalise);
    here.engine.load(&there.entries);
    here.act(Action::FinishNote);
    assert_eq!(here.engine.snapshot().draft.unwrap().text, "masih ditulis");
    assert_eq!(here.drafts.len(), 1);

    // The next page leaves the draft where it is, too.
    let mut next = Page::open(round(), true, 3);
    next.engine.load(&there.entries);
    assert!(next.adopt(&drafts(&here)).is_empty());
}

#[test]
fn a_readonly_page_and_a_forged_draft_write_nothing() {
    let mut dead = Page::graded(1);
    dead.type_note("1.1", "catatan");
    let mut page = Page::open(round(), true, 2);
    page.engine.set_readonly(true);
    assert!(page.adopt(&drafts(&dead)).is_empty());
    page.engine.set_readonly(false);
    let mut forged = drafts(&dead).remove(0);
    forged.text.push('\u{202e}');
    assert!(page.adopt(&[forged]).is_empty());
}

#[test]
fn one_bad_link_in_the_storage_hides_nothing_before_it_and_is_told_after_the_start() {
    let mut page = Page::graded(1);
    page.grade("1.1", "A");
    page.grade("1.2", "B");
    let mut entries = page.entries.clone();
    let broken = entries
        .pop()
        .unwrap()
        .replace("\"previous\":\"", "\"previous\":\"0")
        .replace("0\",\"repl", "\",\"repl");
    entries.push(broken);
    let mut next = Page::open(round(), true, 2);
    next.engine.load(&entries);
    next.start("ketua", "00.01");
    let state = next.engine.snapshot();
    assert!(state.sheet.mark("1.1").is_some());
    assert_eq!(state.problems.len(), 1);
}

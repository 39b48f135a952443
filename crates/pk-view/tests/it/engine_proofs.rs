//! *Bukti perubahan*: made when a sheet is locked, checked when one comes in, and never in the way.

use crate::sample::Page;
use crate::screens::rendered;
use pk_view::{Action, Effect, Upload};

/// Graded, opened anew as after a reload, and locked: the last grade is the last of its chain.
pub(crate) fn locked(device: u8, district: &str) -> Page {
    let mut page = Page::graded(device);
    page.start("ketua", district);
    for (indicator, level) in [("1.1", "A"), ("1.2", "C"), ("2.1", "A")] {
        page.grade(indicator, level);
    }
    page.start("ketua", district);
    page.act(Action::AskFinalise);
    page.act(Action::Finalise);
    page
}

/// The file of a locked sheet whose last grade somebody has changed.
pub(crate) fn altered() -> String {
    let text = locked(1, "00.01").export();
    let (from, to) = ("\"indicator\":\"2.1\",\"level\":\"A\"", "\"indicator\":\"2.1\",\"level\":\"C\"");
    assert_eq!(text.matches(from).count(), 1, "{text}");
    text.replace(from, to)
}

pub(crate) fn import(page: &mut Page, text: &str) {
    let bytes = text.as_bytes().to_vec();
    page.act(Action::Import(vec![Upload { name: "lembar.json".to_owned(), bytes }]));
}

#[test]
fn a_key_is_asked_for_once_before_the_first_lock() {
    let mut page = Page::graded(1);
    page.grade("1.1", "A");
    assert!(matches!(*page.act(Action::AskFinalise), [Effect::MakeKey]));
    page.act(Action::Finalise);
    assert!(rendered(&page).contains("Bukti perubahan: utuh, kunci "));
    page.act(Action::Switch);
    page.start("ketua", "00.71");
    assert!(page.act(Action::AskFinalise).is_empty());
}

#[test]
fn a_key_that_cannot_be_had_is_in_nobodys_way() {
    let mut page = Page::graded(1);
    page.grade("1.1", "A");
    page.act(Action::Finalise);
    assert!(page.engine.snapshot().sheet.is_locked());
    assert!(rendered(&page).contains("Bukti perubahan: tidak ada."));
    assert!(page.engine.snapshot().problems.is_empty());
}

#[test]
fn what_was_altered_is_merged_and_told() {
    let mut page = Page::graded(2);
    import(&mut page, &altered());
    let state = page.engine.snapshot();
    assert!(state.sheet.is_locked(), "{:?}", state.problems);
    let [problem] = &*state.problems else { unreachable!("{:?}", state.problems) };
    for word in ["TIDAK COCOK", "Kabupaten Melati", "Siti Rahma"] {
        assert!(problem.contains(word), "{problem}");
    }
    // It stays on the sheet when the message was read.
    page.act(Action::Dismiss);
    assert!(rendered(&page).contains("TIDAK COCOK"));
    page.act(Action::Review(true));
    assert!(rendered(&page).contains("TIDAK COCOK"));
    // Nothing new in it, and still not what was locked.
    import(&mut page, &altered());
    assert_eq!(page.engine.snapshot().problems.len(), 1);
}

#[test]
fn a_carried_sheet_that_was_altered_is_told_and_the_page_can_still_be_saved() {
    let mut page = Page::graded(2);
    import(&mut page, &altered());
    let entries = page.engine.stored_entries();
    let mut page = Page::graded(3);
    page.act(Action::TakeIn { entries, problems: Vec::new() });
    assert_eq!(page.engine.snapshot().problems.len(), 1);
    assert!(matches!(*page.act(Action::SaveCopy), [Effect::SaveCopy { .. }]));
}

#[test]
fn another_key_is_told_at_the_merge_and_refuses_nothing() {
    let mut page = locked(1, "00.01");
    import(&mut page, &locked(2, "00.71").export());
    let state = page.engine.snapshot();
    assert!(state.problems.is_empty(), "{:?}", state.problems);
    let notice = state.notice.unwrap();
    assert!(notice.contains("kunci yang berbeda") && notice.contains("Siti Rahma"), "{notice}");
    assert!(rendered(&page).contains("kunci yang berbeda"));
}

#[test]
fn a_key_outlives_the_round() {
    let mut page = locked(1, "00.01");
    let round = page.engine.round().clone();
    page.engine.set_round(round, true);
    page.start("ketua", "00.01");
    assert!(page.act(Action::AskFinalise).is_empty());
}

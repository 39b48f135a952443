//! Starting, grading, taking back, finalising.

use crate::sample::{Page, bare, round};
use pk_core::Mark;
use pk_core::score::score;
use pk_format::{Lang, number};
use pk_view::{Action, Effect, Saved, Upload};

fn mark(page: &Page, indicator: &str) -> Option<Mark> {
    page.engine.snapshot().sheet.mark(indicator)
}

fn total(page: &Page) -> String {
    let state = page.engine.snapshot();
    let score = score(&state.round, &state.key.as_ref().unwrap().panelist, &state.sheet);
    number(&score.tracks.first().unwrap().score.value, state.round.rules.rounding, state.lang)
}

fn focuses(effects: &[Effect], place: &str) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::Focus(at) if *at == place))
}

fn level(code: &str) -> Option<Mark> {
    Some(Mark::Level(code.to_owned()))
}

#[test]
fn a_start_opens_the_sheet_and_is_remembered() {
    let mut page = Page::open(round(), true, 1);
    let effects = page.start("ketua", "00.01");
    assert!(matches!(effects.as_slice(), [Effect::Remember, Effect::Focus("#pk-sheet")]));
    assert_eq!(page.engine.key().unwrap().district.0, "00.01");
}

#[test]
fn a_start_without_names_says_so() {
    let mut page = Page::open(bare("pk-8-aksi"), false, 1);
    for (panelist, district) in [("", "Kota Anggrek"), ("Siti", "  "), ("\u{202e}", "Kota Anggrek")] {
        // At most the focus goes to what is missing.
        let effects = page.start(panelist, district);
        assert!(effects.iter().all(|effect| matches!(effect, Effect::Focus("[name=panelist]"))));
        assert!(page.engine.key().is_none());
        assert_eq!(page.engine.snapshot().problems.len(), 1);
    }
}

#[test]
fn typed_names_are_folded() {
    let mut page = Page::open(bare("pk-8-aksi"), false, 1);
    page.start("  Siti   Rahma ", "Kota Anggrek");
    page.grade("1.1", "A");
    page.act(Action::Switch);
    page.start("SITI RAHMA", "kota anggrek");
    let key = page.engine.key().unwrap();
    assert_eq!((key.panelist.0.as_str(), key.district.0.as_str()), ("Siti Rahma", "Kota Anggrek"));
    assert_eq!(mark(&page, "1.1"), level("A"));
}

#[test]
fn grading_saves_and_scores() {
    let mut page = Page::graded(1);
    let effects = page.grade("1.1", "B");
    assert!(
        matches!(effects.as_slice(), [Effect::Save { entries, forget }] if entries.len() == 1 && forget.is_empty())
    );
    // 1,5 of 9 points, of 100.
    assert_eq!(total(&page), "16,67");
    page.act(Action::NotApplicable("1.2".to_owned()));
    assert_eq!((mark(&page, "1.2"), total(&page)), (Some(Mark::NotApplicable), "25".to_owned()));
    let effects = page.act(Action::Clear("1.1".to_owned()));
    assert!(matches!(effects.as_slice(), [Effect::Save { .. }, Effect::FocusIn { part: "input", .. }]));
    assert_eq!((mark(&page, "1.1"), total(&page)), (None, "0".to_owned()));
}

#[test]
fn what_was_saved_comes_back() {
    let mut page = Page::graded(1);
    page.grade("1.1", "A");
    page.grade("2.1", "C");
    let mut again = Page::open(round(), true, 2);
    again.engine.load(&page.entries);
    again.start("ketua", "00.01");
    assert_eq!((mark(&again, "1.1"), mark(&again, "2.1")), (level("A"), level("C")));
    assert_eq!(again.engine.stored_entries(), page.entries);
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_comes_back() {
    let mut page = Page::graded(1);
    page.grade("1.1", "A");
    let mut entries = page.entries.clone();
    entries.push("{\"rusak\":".to_owned());
    let mut again = Page::open(round(), true, 2);
    again.engine.load(&entries);
    again.start("ketua", "00.01");
    assert_eq!(mark(&again, "1.1"), level("A"));
    let mut third = Page::open(round(), true, 3);
    third.engine.load(&entries);
    assert!(!third.engine.snapshot().problems.is_empty());
}

#[test]
fn taken_back_and_done_again() {
    let mut page = Page::graded(1);
    assert!(!page.engine.snapshot().can_undo);
    page.grade("1.1", "A");
    page.grade("1.1", "C");
    page.act(Action::Undo);
    assert_eq!(mark(&page, "1.1"), level("A"));
    assert!(page.engine.snapshot().can_redo);
    page.act(Action::Redo);
    assert_eq!(mark(&page, "1.1"), level("C"));
    page.act(Action::Undo);
    page.act(Action::Undo);
    assert_eq!(mark(&page, "1.1"), None);
    assert!(!page.engine.snapshot().can_undo);
    // Taking back appends; nothing is removed.
    assert_eq!(page.entries.len(), 6);
}

#[test]
fn finalised_is_locked_until_there_is_a_reason() {
    let mut page = Page::graded(1);
    page.grade("1.1", "A");
    page.act(Action::AskFinalise);
    assert!(page.engine.may_finalise());
    let effects = page.act(Action::Finalise);
    assert!(!page.engine.may_finalise());
    assert!(focuses(&effects, "[data-pk=locked]"));
    assert!(page.engine.snapshot().sheet.is_locked());

    assert!(page.grade("1.1", "C").is_empty());
    assert_eq!(mark(&page, "1.1"), level("A"));
    assert_eq!(page.engine.snapshot().problems.len(), 1);

    page.act(Action::AskReopen);
    assert!(page.act(Action::Reopen { reason: " \u{202e} ".to_owned() }).is_empty());
    let state = page.engine.snapshot();
    assert!(state.sheet.is_locked() && state.dialog.is_some() && !state.problems.is_empty());

    let effects = page.act(Action::Reopen { reason: "Salah baca dokumen".to_owned() });
    assert!(focuses(&effects, "[data-pk=finalise]"));
    let state = page.engine.snapshot();
    assert!(!state.sheet.is_locked() && state.dialog.is_none() && state.problems.is_empty());
    page.grade("1.1", "C");
    assert_eq!(mark(&page, "1.1"), level("C"));
}

#[test]
fn a_dialog_that_is_left_changes_nothing() {
    let mut page = Page::graded(1);
    page.act(Action::AskFinalise);
    let effects = page.act(Action::Cancel);
    assert!(focuses(&effects, "[data-pk=finalise]"));
    assert!(page.entries.is_empty() && page.engine.snapshot().dialog.is_none());
}

#[test]
fn devices_that_differ_settle_it_before_finalising() {
    let mut page = two_devices();
    assert_eq!(page.engine.snapshot().sheet.conflicts().count(), 1);
    page.act(Action::AskFinalise);
    page.act(Action::Finalise);
    assert!(!page.engine.snapshot().sheet.is_locked());
    page.act(Action::Cancel);
    page.grade("1.1", "A");
    assert_eq!(page.engine.snapshot().sheet.conflicts().count(), 0);
    page.act(Action::Finalise);
    assert!(page.engine.snapshot().sheet.is_locked());
}

#[test]
fn of_two_values_the_one_that_counts_already_can_be_chosen() {
    let mut page = two_devices();
    let shown = mark(&page, "1.1");
    let (field, heads) =
        page.engine.snapshot().sheet.conflicts().next().map(|(f, h)| (f.clone(), h.to_vec())).unwrap();
    assert_eq!(field, pk_core::entry::Field::Mark("1.1".to_owned()));
    page.act(Action::Settle(heads.last().unwrap().change.clone()));
    assert_eq!((page.engine.snapshot().sheet.conflicts().count(), mark(&page, "1.1")), (0, shown));
}

/// A page on which two devices say different things about one indicator.
pub(crate) fn two_devices() -> Page {
    let mut phone = Page::graded(1);
    phone.grade("1.1", "A");
    let mut laptop = Page::graded(2);
    laptop.grade("1.1", "B");
    laptop.engine.load(&phone.entries);
    laptop
}

#[test]
fn readonly_refuses_every_change() {
    let mut page = Page::graded(1);
    page.grade("1.1", "A");
    page.engine.set_readonly(true);
    assert!(page.grade("1.1", "B").is_empty());
    assert!(page.type_note("1.1", "catatan").is_empty());
    assert!(page.act(Action::Undo).is_empty());
    assert_eq!(mark(&page, "1.1"), level("A"));
}

#[test]
fn another_language_keeps_everything() {
    let mut page = Page::graded(1);
    page.grade("1.1", "B");
    page.act(Action::ShowSection(1));
    let effects = page.act(Action::SwitchLang);
    assert!(matches!(effects.as_slice(), [Effect::SpeakLang(Lang::En), Effect::Remember]));
    let state = page.engine.snapshot();
    assert_eq!((state.lang, state.section, total(&page).as_str()), (Lang::En, 1, "16.67"));
}

#[test]
fn another_rubric_opens_its_own_storage() {
    let mut page = Page::open(bare("pk-8-aksi"), false, 1);
    let effects = page.act(Action::ChooseRubric("pk-2020-aksi-1-4".to_owned()));
    assert!(matches!(effects.as_slice(), [Effect::Open]));
    assert_eq!(page.engine.round().rubric.id, "pk-2020-aksi-1-4");
    assert_eq!(page.engine.snapshot().saved, Saved::Saving);
    assert!(page.act(Action::ChooseRubric("tidak-ada".to_owned())).is_empty());
}

#[test]
fn what_is_only_on_this_page_is_not_left_for_another_rubric() {
    let mut page = Page::open(bare("pk-8-aksi"), false, 1);
    page.start("Siti", "Kota Anggrek");
    page.grade("1.1", "A");
    page.act(Action::Stored(Saved::Failed));
    page.act(Action::Switch);
    assert!(page.act(Action::ChooseRubric("pk-2020-aksi-1-4".to_owned())).is_empty());
    assert_eq!((page.engine.round().rubric.id.as_str(), page.engine.journal().len()), ("pk-8-aksi", 1));
}

#[test]
fn sections_stay_within_the_rubric() {
    let mut page = Page::graded(1);
    assert!(focuses(&page.act(Action::TurnTo(1)), "#pk-section"));
    page.act(Action::ShowSection(99));
    assert_eq!(page.engine.snapshot().section, 1);
}

#[test]
fn work_goes_on_where_something_is_left_to_grade() {
    let mut page = Page::open(bare("pk-2020-aksi-1-4"), false, 1);
    page.start("Siti", "Kota Anggrek");
    for indicator in ["1.1", "1.2", "1.3", "1.4"] {
        page.grade(indicator, "A");
    }
    page.act(Action::Switch);
    page.start("Siti", "Kota Anggrek");
    assert_eq!(page.engine.snapshot().section, 1);
    page.act(Action::Switch);
    assert_eq!(page.engine.snapshot().last_panelist.as_deref(), Some("Siti"));
}

#[test]
fn an_undo_shows_and_names_what_it_changed() {
    let mut page = Page::open(bare("pk-2020-aksi-1-4"), false, 1);
    page.start("Siti", "Kota Anggrek");
    page.grade("3.2", "B");
    page.act(Action::ShowSection(0));
    page.act(Action::Undo);
    let state = page.engine.snapshot();
    assert_eq!((state.section, mark(&page, "3.2")), (2, None));
    assert_eq!(state.notice.as_deref(), Some("Indikator 3.2 diurungkan: belum dinilai."));
}

#[test]
fn one_kabupaten_is_one_however_it_is_shortened() {
    let mut page = Page::open(bare("pk-8-aksi"), false, 1);
    page.start("Siti", "Kabupaten Uji");
    page.grade("1.1", "A");
    for typed in ["Kab. Uji", "kab uji", "KABUPATEN  UJI"] {
        page.act(Action::Switch);
        page.start("siti", typed);
        assert_eq!(page.engine.key().unwrap().district.0, "Kabupaten Uji");
    }
}

#[test]
fn a_round_opens_no_sheet_of_strangers() {
    let mut page = Page::open(round(), true, 1);
    for (panelist, district) in [("hantu", "00.01"), ("ketua", "99.99")] {
        assert!(page.start(panelist, district).is_empty());
        assert!(page.engine.key().is_none());
        assert_eq!(page.engine.snapshot().problems.len(), 1);
    }
}

#[test]
fn files_change_nothing_while_only_looking_is_allowed() {
    let mut other = Page::graded(2);
    other.grade("1.1", "A");
    let file = other.export();
    let import =
        || Action::Import(vec![Upload { name: "a.json".to_owned(), bytes: file.clone().into_bytes() }]);
    let mut page = Page::open(round(), true, 1);
    page.engine.set_readonly(true);
    page.act(import());
    assert!(page.engine.journal().is_empty());
    page.engine.set_readonly(false);
    page.act(Action::Shield(true));
    page.act(import());
    assert!(page.engine.journal().is_empty());
}

#[test]
fn a_draft_in_a_sheet_that_was_locked_elsewhere_is_no_trouble_in_another() {
    let mut page = Page::graded(1);
    page.type_note("1.1", "belum selesai");
    let mut other = Page::graded(2);
    other.act(Action::Finalise);
    page.engine.load(&other.entries);
    // It is told once, where it is true.
    page.act(Action::Switch);
    assert_eq!(page.engine.snapshot().problems.len(), 1);
    page.act(Action::Dismiss);
    page.start("ketua", "00.71");
    page.grade("1.1", "A");
    assert_eq!(page.engine.snapshot().problems, [] as [String; 0]);
}

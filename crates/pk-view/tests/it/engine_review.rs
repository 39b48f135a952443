//! The clock, the page with the whole sheet, view only, practice.

use crate::sample::{Page, bare};
use crate::screens::rendered;
use pk_core::round::{Review, RoundDraft};
use pk_core::{DistrictId, Round};
use pk_format::{File, read_file, round_fingerprint, sheet_fingerprint};
use pk_view::{Action, Clock, Dialog, Effect};

const MINUTE: i64 = 60_000;

/// The sample round with presentations of 25 minutes; the page's clock goes on by a minute with every action.
fn timed() -> Page {
    let draft = RoundDraft { minutes: Some(25), ..(*crate::sample::round()).clone() };
    let mut page = Page::open(Round::new(draft).unwrap(), true, 1);
    page.start("ketua", "00.01");
    page
}

fn left(page: &Page) -> i64 {
    page.engine.snapshot().clock.unwrap().left
}

#[test]
fn the_clock_runs_pauses_and_goes_on() {
    let mut page = timed();
    assert_eq!(left(&page), 25 * MINUTE);
    page.act(Action::StartClock);
    page.act(Action::Tick);
    assert_eq!(left(&page), 24 * MINUTE);
    page.act(Action::PauseClock);
    page.act(Action::Tick);
    page.act(Action::Tick);
    assert_eq!(left(&page), 23 * MINUTE);
    page.act(Action::StartClock);
    page.act(Action::Tick);
    assert_eq!(left(&page), 22 * MINUTE);
    page.act(Action::ResetClock);
    assert_eq!(left(&page), 25 * MINUTE);
}

#[test]
fn the_clock_survives_a_reload_and_counts_the_time_between() {
    let mut page = timed();
    page.act(Action::StartClock);
    let clock = page.engine.clock().unwrap().clone();
    let end = clock.end.unwrap();
    let mut again = timed();
    again.engine.keep(vec![clock], false, end - 3 * MINUTE);
    assert_eq!(left(&again), 3 * MINUTE);
    // Another district has a clock of its own.
    again.start("ketua", "00.71");
    assert_eq!(left(&again), 25 * MINUTE);
}

#[test]
fn a_clock_of_another_district_is_not_shown() {
    let mut page = timed();
    page.engine.keep(vec![Clock::new(DistrictId("00.71".to_owned()), 10)], false, 0);
    assert_eq!(page.engine.snapshot().clock, None);
    // Whoever comes back to a district finds its clock.
    page.start("ketua", "00.71");
    assert_eq!(left(&page), 10 * MINUTE);
}

#[test]
fn a_clock_that_cannot_be_is_not_taken() {
    for (stored, end) in [(i64::MIN, None), (i64::MAX, None), (0, Some(i64::MAX))] {
        let mut page = timed();
        let district = DistrictId("00.01".to_owned());
        page.engine.keep(vec![Clock { district, whole: 25 * MINUTE, left: stored, end }], false, 0);
        page.start("ketua", "00.01");
        assert!((0..=25 * MINUTE).contains(&left(&page)), "{stored} {end:?}");
    }
}

#[test]
fn no_minutes_no_clock() {
    assert_eq!(Page::graded(1).engine.snapshot().clock, None);
}

#[test]
fn the_fingerprint_of_the_sheet_changes_with_every_change() {
    let mut page = Page::graded(1);
    page.act(Action::Review(true));
    let shown = |page: &Page| page.engine.snapshot().fingerprint.unwrap();
    let mut seen = vec![shown(&page)];
    for action in [
        Action::Grade { indicator: "1.1".to_owned(), level: "A".to_owned() },
        Action::Unsure("1.1".to_owned()),
        Action::Undo,
        Action::Finalise,
    ] {
        page.act(action);
        assert!(!seen.contains(&shown(&page)));
        seen.push(shown(&page));
    }
    // Whoever has the file finds the same.
    let Ok(File::Sheets(sheets)) = read_file(page.export().as_bytes()) else {
        panic!("the export is no file")
    };
    let key = page.engine.key().unwrap();
    assert_eq!(sheet_fingerprint(&sheets.journal, key).to_string(), shown(&page));
}

#[test]
fn the_history_tells_every_change_the_latest_first() {
    let mut page = Page::graded(1);
    page.grade("1.1", "A");
    page.grade("1.2", "A");
    page.grade("1.1", "B");
    page.act(Action::Undo);
    page.act(Action::AskHistory("1.1".to_owned()));
    let Some(Dialog::History { changes, .. }) = page.engine.snapshot().dialog else { panic!("no history") };
    let words: Vec<&str> = changes.iter().map(|change| change.split_once(": ").unwrap().1).collect();
    assert_eq!(words, ["nilai A (diurungkan)", "nilai B", "nilai A"]);
}

#[test]
fn view_only_refuses_changes_until_it_is_opened() {
    let mut page = Page::graded(1);
    let effects = page.act(Action::Shield(true));
    assert!(matches!(effects.as_slice(), [Effect::Remember, ..]));
    page.grade("1.1", "A");
    page.type_note("1.1", "tidak");
    page.act(Action::Press { at: Some("1.1".to_owned()), key: "a".to_owned() });
    page.act(Action::Finalise);
    assert!(page.engine.journal().is_empty());
    page.act(Action::Shield(false));
    page.grade("1.1", "A");
    assert_eq!(page.engine.journal().len(), 1);
}

#[test]
fn practice_never_mixes_with_what_counts() {
    let mut page = Page::open(bare("pk-8-aksi"), false, 1);
    let real = round_fingerprint(page.engine.round());
    page.act(Action::Practice(true));
    assert!(page.engine.round().practice);
    assert_ne!(round_fingerprint(page.engine.round()), real);
    page.start("Siti", "Kota Anggrek");
    page.grade("1.1", "A");
    let file = page.export();

    let mut other = Page::open(bare("pk-8-aksi"), false, 2);
    other.start("Siti", "Kota Anggrek");
    other.act(Action::Import(vec![pk_view::Upload {
        name: "latihan.json".to_owned(),
        bytes: file.into_bytes(),
    }]));
    assert!(other.engine.journal().is_empty());
    assert_eq!(other.engine.snapshot().problems.len(), 1);
    // Another rubric stays practice.
    page.act(Action::Switch);
    page.act(Action::ChooseRubric("pk-2020-aksi-1-4".to_owned()));
    assert!(page.engine.round().practice);
    page.act(Action::Practice(false));
    assert!(!page.engine.round().practice);
}

/// What the screen says of the document review; `hidden` until the panelist has graded, if the round says so.
fn reviewed(hidden: bool) -> Page {
    let mut draft = (*crate::sample::round()).clone();
    draft.reviews = vec![Review {
        district: DistrictId("00.01".to_owned()),
        indicator: "1.1".to_owned(),
        level: "A".to_owned(),
    }];
    draft.rules.hide_reviews = hidden;
    let mut page = Page::open(Round::new(draft).unwrap(), true, 1);
    page.start("ketua", "00.01");
    page
}

#[test]
fn the_document_review_is_shown_by_the_rule_of_the_round() {
    let says = |page: &Page| rendered(page).contains("Telaah dokumen oleh Tim Teknis: A.");
    assert!(says(&reviewed(false)));
    let mut page = reviewed(true);
    assert!(!says(&page));
    page.grade("1.1", "B");
    assert!(says(&page));
}

#[test]
fn a_grade_that_differs_from_it_asks_why() {
    let asks = |page: &Page| rendered(page).contains("Tulis alasannya satu baris");
    let mut page = reviewed(false);
    assert!(!asks(&page));
    page.grade("1.1", "B");
    assert!(asks(&page));
    page.act(Action::AskFinalise);
    assert!(rendered(&page).contains("alasan belum ditulis: 1.1"));
    page.act(Action::Cancel);
    page.type_note("1.1", "paparan lebih meyakinkan");
    page.act(Action::FinishNote);
    assert!(!asks(&page));
    // No other district has that review.
    page.act(Action::Switch);
    page.start("ketua", "00.71");
    assert!(!rendered(&page).contains("Telaah dokumen"));
}

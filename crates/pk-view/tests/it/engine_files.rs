//! Files in and out.

use crate::sample::{Page, bare, round};
use expect_test::expect;
use pk_core::round::{Amendment, Freeze};
use pk_core::{Mark, Round};
use pk_format::{File, read_file, round_file, round_fingerprint, rubric_file};
use pk_view::{Action, Effect, Upload};

fn upload(name: &str, text: &str) -> Upload {
    Upload { name: name.to_owned(), bytes: text.as_bytes().to_vec() }
}

fn import(page: &mut Page, files: &[(&str, &str)]) -> Vec<Effect> {
    page.act(Action::Import(files.iter().map(|(name, text)| upload(name, text)).collect()))
}

pub(crate) fn exported() -> String {
    let mut page = Page::graded(1);
    page.grade("1.1", "A");
    page.type_note("1.1", "lengkap");
    page.export()
}

#[test]
fn an_export_reads_back() {
    let mut page = Page::graded(1);
    page.grade("1.1", "A");
    page.act(Action::Export);
    let (name, text) = page.file.take().unwrap();
    assert_eq!(name, "lembar-nilai_contoh-2026_siti-rahma_2026-05-13t08-04.json");
    let Ok(File::Sheets(sheets)) = read_file(text.as_bytes()) else { unreachable!("{text}") };
    assert_eq!((&sheets.round, &sheets.journal), (&round(), page.engine.journal()));
}

#[test]
fn an_export_holds_one_panelists_sheets() {
    let mut page = Page::graded(1);
    page.grade("1.1", "A");
    page.act(Action::Switch);
    page.start("anggota", "00.01");
    page.grade("1.1", "C");
    let text = page.export();
    assert!(text.contains("anggota") && page.engine.journal().len() == 2);
    let Ok(File::Sheets(sheets)) = read_file(text.as_bytes()) else { unreachable!("{text}") };
    assert_eq!(sheets.journal.len(), 1);
}

#[test]
fn a_good_file_is_merged_and_kept_and_the_same_one_again_adds_nothing() {
    let file = exported();
    let mut page = Page::graded(2);
    import(&mut page, &[("lembar.json", &file)]);
    let state = page.engine.snapshot();
    assert_eq!(state.sheet.mark("1.1"), Some(Mark::Level("A".to_owned())));
    assert_eq!(state.sheet.note("1.1"), "lengkap");
    assert!(state.notice.is_some() && state.problems.is_empty());
    assert_eq!(page.entries.len(), 2);

    assert!(import(&mut page, &[("lembar.json", &file)]).is_empty());
    assert_eq!((page.entries.len(), page.engine.journal().len()), (2, 2));
    assert!(page.engine.snapshot().notice.is_some());
}

#[test]
fn a_broken_file_tells_every_problem_and_changes_nothing() {
    let file =
        exported().replace("\"level\":\"A\"", "\"level\":\"Z\"").replace("\"counter\":2", "\"counter\":-2");
    let mut page = Page::graded(2);
    page.grade("2.1", "A");
    let before = page.engine.journal().clone();
    assert!(import(&mut page, &[("rusak.json", &file)]).is_empty());
    let state = page.engine.snapshot();
    assert!(state.problems.len() >= 2 && state.notice.is_none());
    assert!(state.problems.iter().all(|problem| problem.starts_with("rusak.json: ")));
    assert_eq!(*page.engine.journal(), before);
}

#[test]
fn a_broken_file_keeps_no_good_one_out() {
    let file = exported();
    let mut page = Page::graded(2);
    import(&mut page, &[("kosong.json", ""), ("lembar.json", &file), ("asing.json", "{\"a\":1}")]);
    assert_eq!(page.engine.snapshot().problems.len(), 2);
    assert_eq!(page.engine.journal().len(), 2);
}

#[test]
fn sheets_of_another_round_are_refused_where_the_host_gave_one() {
    let mut other = Page::open(bare("pk-8-aksi"), false, 1);
    other.start("Siti", "Kota Anggrek");
    other.grade("1.1", "A");
    let file = other.export();
    for is_started in [false, true] {
        let mut page = Page::open(round(), true, 2);
        if is_started {
            page.start("ketua", "00.01");
        }
        assert!(import(&mut page, &[("lain.json", &file)]).is_empty());
        assert_eq!(page.engine.snapshot().problems.len(), 1);
        assert!(page.engine.journal().is_empty());
    }
}

#[test]
fn a_file_brings_its_round_where_there_is_none() {
    let sheets = exported();
    let mut page = Page::open(bare("pk-8-aksi"), false, 2);
    let effects = import(&mut page, &[("lembar.json", &sheets)]);
    assert!(matches!(effects.as_slice(), [Effect::Open, Effect::Save { entries, .. }] if entries.len() == 2));
    assert_eq!(*page.engine.round(), round());
    assert_eq!(page.engine.snapshot().sheets.len(), 1);

    let mut page = Page::open(bare("pk-8-aksi"), false, 2);
    let effects = import(&mut page, &[("putaran.json", &round_file(&round()))]);
    assert!(matches!(effects.as_slice(), [Effect::Open]));

    let mut page = Page::open(bare("pk-8-aksi"), false, 2);
    import(&mut page, &[("instrumen.json", &rubric_file(&round().rubric))]);
    assert_eq!(page.engine.round().rubric.id, "contoh");
}

#[test]
fn a_history_that_contradicts_itself_is_told() {
    // The same writer, two different first entries: a copied device.
    let mut one = Page::graded(1);
    one.grade("1.1", "A");
    let mut two = Page::graded(1);
    two.grade("1.1", "B");
    let file = two.export();
    assert!(import(&mut one, &[("salinan.json", &file)]).is_empty());
    let state = one.engine.snapshot();
    assert_eq!(state.problems.len(), 1);
    assert_eq!(state.sheet.mark("1.1"), Some(Mark::Level("A".to_owned())));
}

#[test]
fn messages_are_gone_once_read() {
    let mut page = Page::graded(1);
    import(&mut page, &[("kosong.json", "")]);
    page.act(Action::Dismiss);
    let state = page.engine.snapshot();
    assert!(state.problems.is_empty() && state.notice.is_none());
}

/// The edition after the sample round, with this done to the text of its file.
fn next_edition(change: impl Fn(&str) -> String) -> Round {
    let mut draft = (*round()).clone();
    draft.edition = 2;
    let freeze = |edition, change| Freeze { edition, at: 0, by: None, change, seal: None };
    let previous = round_fingerprint(&round()).0;
    let amendment = Amendment { reason: "Tingkat diperbaiki".to_owned(), previous };
    draft.frozen = vec![freeze(1, None), freeze(2, Some(amendment))];
    let text = round_file(&Round::new(draft).unwrap());
    match read_file(change(&text).as_bytes()) {
        Ok(File::Round(round)) => round,
        other => unreachable!("{other:?}"),
    }
}

#[test]
fn a_file_of_an_earlier_edition_is_taken_in() {
    let file = exported();
    let mut page = Page::open(next_edition(str::to_owned), true, 2);
    page.start("ketua", "00.01");
    import(&mut page, &[("lembar.json", &file)]);
    let state = page.engine.snapshot();
    assert_eq!(state.sheet.mark("1.1"), Some(Mark::Level("A".to_owned())));
    assert_eq!(state.problems, [""; 0]);
    assert!(state.notice.is_some());
    assert_eq!(page.entries.len(), 2);
    // The way back is not open: edition 1 knows nothing of edition 2.
    page.grade("2.1", "A");
    let mut old = Page::graded(3);
    let newer = page.export();
    import(&mut old, &[("baru.json", &newer)]);
    assert!(old.engine.journal().is_empty() && old.engine.snapshot().problems.len() == 1);
}

#[test]
fn what_the_device_holds_of_an_earlier_edition_is_taken_with_one_press() {
    let earlier = upload("edisi 1", &exported());
    let mut page = Page::open(next_edition(str::to_owned), true, 2);
    page.act(Action::Earlier(earlier.clone()));
    assert!(page.engine.snapshot().has_earlier && page.engine.journal().is_empty());
    page.act(Action::TakeEarlier);
    let state = page.engine.snapshot();
    assert!(!state.has_earlier && state.notice.is_some() && state.problems.is_empty());
    assert_eq!((page.engine.journal().len(), page.entries.len()), (2, 2));
    // What is all here is not offered again.
    page.act(Action::Earlier(earlier));
    assert!(!page.engine.snapshot().has_earlier);
}

#[test]
fn what_a_later_edition_does_not_know_is_told_and_the_rest_is_there() {
    let mut first = Page::graded(1);
    first.grade("1.1", "A");
    first.grade("1.2", "A");
    let file = first.export();
    let next = next_edition(|text| text.replacen("\"code\":\"1.1\"", "\"code\":\"1.9\"", 1));
    let mut page = Page::open(next, true, 2);
    page.start("ketua", "00.01");
    import(&mut page, &[("lembar.json", &file)]);
    let state = page.engine.snapshot();
    expect![[r#"
        lembar.json: Berkas dari edisi sebelumnya: 1 isian diambil. Yang tidak dapat diambil seperti semula: 1.
        lembar.json: entries[0].change.indicator (Siti Rahma, Kabupaten Melati, indikator 1.1): Edisi ini tidak memiliki indikator itu lagi. Isian ini tidak diambil."#]].assert_eq(&state.problems.join("\n"));
    assert_eq!(state.sheet.mark("1.2"), Some(Mark::Level("A".to_owned())));
    assert_eq!((page.engine.journal().len(), page.entries.len()), (1, 1));
    // What was kept reads back as entries of this edition.
    let mut again = Page::open(page.engine.round().clone(), true, 3);
    again.engine.load(&page.entries);
    assert_eq!((again.engine.journal(), again.engine.snapshot().problems.len()), (page.engine.journal(), 0));
}

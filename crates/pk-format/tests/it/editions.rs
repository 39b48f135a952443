//! Sheets of an earlier edition of a round.

use crate::property::config;
use crate::random::sheets;
use crate::sample::{frozen_round, grade, journal, key, note, round, stamp};
use expect_test::expect;
use pk_core::round::{Amendment, Freeze, RoundDraft};
use pk_core::rubric::{Indicator, RubricDraft};
use pk_core::{Journal, Mark, Round, Rubric, SheetKey};
use pk_format::{
    CarriedOver, File, Lang, Sheets, Standing, carry_over, editions, hash_of, is_later_edition,
    left_out_sentence, prove, read_file, round_fingerprint, sheets_file, standing,
};
use proptest::prelude::*;
use proptest::sample::Index;

/// The edition after `round`, with another rubric.
fn later(round: &Round, change: impl FnOnce(&mut RubricDraft)) -> Round {
    let mut draft: RoundDraft = (**round).clone();
    let mut rubric = (*draft.rubric).clone();
    change(&mut rubric);
    draft.rubric = Rubric::new(rubric).unwrap();
    // Who gave the grades and what was reviewed does not matter here.
    draft.reviews.clear();
    draft.panel.iter_mut().for_each(|panelist| panelist.sections.clear());
    let freeze = |edition, change| Freeze { edition, at: 0, by: None, change, seal: None };
    let previous = round_fingerprint(round).0;
    draft.edition = 2;
    draft.frozen =
        vec![freeze(1, None), freeze(2, Some(Amendment { reason: "Diperbaiki".to_owned(), previous }))];
    Round::new(draft).unwrap()
}

fn indicator<'a>(rubric: &'a mut RubricDraft, code: &str) -> &'a mut Indicator {
    let components = rubric.tracks.iter_mut().flat_map(|track| &mut track.components);
    let indicators =
        components.flat_map(|component| &mut component.sections).flat_map(|section| &mut section.indicators);
    indicators.into_iter().find(|indicator| indicator.code == code).unwrap()
}

fn carried(round: &Round, journal: &Journal, later: &Round) -> CarriedOver {
    carry_over(&Sheets { round: round.clone(), journal: journal.clone() }, later)
}

fn words(carried: &CarriedOver, round: &Round) -> String {
    let both = |left_out| [Lang::Id, Lang::En].map(|lang| left_out_sentence(left_out, round, lang) + "\n");
    carried.left_out.iter().flat_map(both).collect()
}

#[test]
fn only_a_round_that_says_so_is_a_later_edition() {
    assert!(is_later_edition(&frozen_round(), &round()));
    assert!(!is_later_edition(&round(), &frozen_round()));
    assert!(!is_later_edition(&frozen_round(), &frozen_round()));
    // What is for practice is of no round that counts, and the other way around.
    assert!(!is_later_edition(&frozen_round().for_practice(), &round()));
    assert!(!is_later_edition(&frozen_round(), &round().for_practice()));
}

#[test]
fn where_nothing_is_missing_the_entries_are_the_same() {
    let later = later(&round(), |rubric| {
        indicator(rubric, "1.1").levels[1].points.value = pk_core::Decimal::from_thousandths(3_000);
    });
    let carried = carried(&round(), &journal(), &later);
    assert_eq!((carried.journal, carried.left_out), (journal(), vec![]));
}

/// Whoever locked a sheet never saw the new words; points and weights are the round's.
#[test]
fn where_the_words_are_others_a_locked_sheet_is_open_again() {
    let (journal, sheet) = locked();
    let reworded = later(&round(), |rubric| {
        indicator(rubric, "1.1").label.text = "Pertanyaan lain".to_owned();
    });
    let over = carried(&round(), &journal, &reworded);
    assert!(journal.sheet(&sheet).is_locked() && !over.journal.sheet(&sheet).is_locked());
    assert_eq!(over.journal.sheet(&sheet).mark("1.1"), journal.sheet(&sheet).mark("1.1"));
    expect![[r#"
        entries[5] (Ahmad Fauzi, Kabupaten Satu, indikator 1.1): Bunyi indikator ini atau uraian tingkatnya berbeda pada edisi ini. Nilainya diambil; periksa apakah masih tepat.
        entries[5] (Ahmad Fauzi, Kabupaten Satu, indicator 1.1): The words of this indicator or of its levels are others in this edition. The grade was taken; see whether it is still right.
        entries[5] (Ahmad Fauzi, Kabupaten Satu): Lembar ini terbuka kembali, karena ada isinya yang berubah atau tidak diambil. Tinjau, lalu kunci kembali.
        entries[5] (Ahmad Fauzi, Kabupaten Satu): This sheet is open again, for something of it has changed or was left out. Look it over and finalise it again.
    "#]].assert_eq(&words(&over, &reworded));
    // What was to be shown says nothing about the grade.
    let elsewhere = later(&round(), |rubric| indicator(rubric, "1.1").evidence.clear());
    assert!(carried(&round(), &journal, &elsewhere).journal.sheet(&sheet).is_locked());
    let points = later(&round(), |rubric| {
        indicator(rubric, "1.1").levels[2].points.value = pk_core::Decimal::from_thousandths(500);
    });
    assert!(carried(&round(), &journal, &points).journal.sheet(&sheet).is_locked());
}

/// The sample's second panelist, whose sheet was locked with a proof.
fn locked() -> (Journal, SheetKey) {
    let (mut journal, sheet, seed) = (Journal::default(), key("p2", "99.01"), [7; 32]);
    for change in
        [grade("1.1", "A"), grade("1.1", "C"), grade("3.1", "B"), note("3.1", "n"), grade("P.1", "A")]
    {
        journal.write(stamp(3, &journal), &sheet, change, hash_of).unwrap();
    }
    let of = round_fingerprint(&round());
    let proof = |journal: &Journal, entry: &pk_core::Entry| prove(&seed, of, journal, entry);
    journal.finalise(stamp(3, &journal), &sheet, proof, hash_of).unwrap();
    (journal, sheet)
}

#[test]
fn what_was_locked_under_an_earlier_edition_is_still_what_was_locked() {
    let (journal, sheet) = locked();
    let later = later(&round(), |rubric| rubric.title.text.push('.'));
    let carried = carried(&round(), &journal, &later).journal;
    let own = round_fingerprint(&later);
    let is_proven =
        |editions: &[_]| matches!(standing(editions, &carried, &sheet), Some(Standing::Proven { .. }));
    assert!(is_proven(&editions(own, &later)));
    assert!(!is_proven(&[own]));
}

#[test]
fn a_mark_that_is_gone_leaves_the_indicator_ungraded_and_the_sheet_open() {
    let (journal, sheet) = locked();
    let later = later(&round(), |rubric| {
        indicator(rubric, "1.1").levels.retain(|level| level.code != "C");
        indicator(rubric, "3.1").code = "3.2".to_owned();
    });
    let carried = carried(&round(), &journal, &later);
    expect![[r#"
        entries[1].change.level (Ahmad Fauzi, Kabupaten Satu, indikator 1.1): Edisi ini tidak memiliki tingkat "C" lagi. Nilai ini tidak diambil; bila belum diganti, indikator menjadi belum dinilai.
        entries[1].change.level (Ahmad Fauzi, Kabupaten Satu, indicator 1.1): This edition has no level "C" any more. This grade was left out; unless it was replaced, the indicator is not yet graded.
        entries[2].change.indicator (Ahmad Fauzi, Kabupaten Satu, indikator 3.1): Edisi ini tidak memiliki indikator itu lagi. Isian ini tidak diambil.
        entries[2].change.indicator (Ahmad Fauzi, Kabupaten Satu, indicator 3.1): This edition has no such indicator any more. This change was left out.
        entries[3].change.indicator (Ahmad Fauzi, Kabupaten Satu, indikator 3.1): Edisi ini tidak memiliki indikator itu lagi. Isian ini tidak diambil.
        entries[3].change.indicator (Ahmad Fauzi, Kabupaten Satu, indicator 3.1): This edition has no such indicator any more. This change was left out.
        entries[5] (Ahmad Fauzi, Kabupaten Satu, indikator 1.1): Bunyi indikator ini atau uraian tingkatnya berbeda pada edisi ini. Nilainya diambil; periksa apakah masih tepat.
        entries[5] (Ahmad Fauzi, Kabupaten Satu, indicator 1.1): The words of this indicator or of its levels are others in this edition. The grade was taken; see whether it is still right.
        entries[5] (Ahmad Fauzi, Kabupaten Satu): Lembar ini terbuka kembali, karena ada isinya yang berubah atau tidak diambil. Tinjau, lalu kunci kembali.
        entries[5] (Ahmad Fauzi, Kabupaten Satu): This sheet is open again, for something of it has changed or was left out. Look it over and finalise it again.
    "#]].assert_eq(&words(&carried, &later));
    let now = carried.journal.sheet(&sheet);
    // Not the A that the panelist had replaced.
    assert_eq!((now.mark("1.1"), now.mark("P.1")), (None, Some(Mark::Level("A".to_owned()))));
    assert!(!now.is_locked());
}

/// One change of a rubric: what, and where.
fn edit(rubric: &mut RubricDraft, kind: u8, at: Index) {
    let components = rubric.tracks.iter_mut().flat_map(|track| &mut track.components);
    let mut sections: Vec<_> = components.flat_map(|component| &mut component.sections).collect();
    let place = at.index(sections.len());
    let indicators = &mut sections[place].indicators;
    let place = at.index(indicators.len());
    match kind {
        0 if indicators.len() > 1 => drop(indicators.remove(place)),
        1 => indicators[place].code.push('x'),
        2 if indicators[place].levels.len() > 2 => drop(indicators[place].levels.remove(0)),
        3 => indicators[place].levels[0].code.push('x'),
        4 => indicators[place].not_applicable = false,
        _ => indicators[place].evidence.clear(),
    }
}

prop_compose! {
    /// A round with sheets, and its next edition.
    fn two_editions()(
        (round, journal) in sheets(),
        edits in prop::collection::vec((0..6_u8, any::<Index>()), 0..8),
    ) -> (Round, Journal, Round) {
        let next = later(&round, |rubric| {
            for (kind, at) in edits {
                let mut other = rubric.clone();
                edit(&mut other, kind, at);
                // What would be no rubric any more is left as it was.
                if Rubric::new(other.clone()).is_ok() {
                    *rubric = other;
                }
            }
        });
        (round, journal, next)
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_carried_over_is_a_file_of_the_later_edition((round, journal, later) in two_editions()) {
        let carried = carried(&round, &journal, &later);
        prop_assert_eq!(carried.left_out.is_empty(), carried.journal == journal);
        let text = sheets_file(&later, carried.journal.entries());
        let read = read_file(text.as_bytes()).unwrap();
        prop_assert_eq!(read, File::Sheets(Sheets { round: later, journal: carried.journal }));
    }

    #[test]
    fn a_file_that_was_made_earlier_comes_to_the_same((round, journal, later) in two_editions(), at in any::<Index>()) {
        let first = Journal::from_chained(
            journal.entries().take(at.index(journal.len() + 1)).cloned(),
        );
        let whole = carried(&round, &journal, &later).journal;
        let mut merged = carried(&round, &first, &later).journal;
        merged.merge(&whole).unwrap();
        prop_assert_eq!(merged, whole);
    }

    #[test]
    fn no_mark_comes_back_that_was_replaced((round, journal, later) in two_editions()) {
        let carried = carried(&round, &journal, &later).journal;
        for key in journal.keys() {
            let (before, after) = (journal.sheet(key), carried.sheet(key));
            for indicator in later.rubric.indicators() {
                let mark = after.mark(&indicator.code);
                prop_assert!(mark.is_none() || mark == before.mark(&indicator.code));
            }
            prop_assert!(before.is_locked() || !after.is_locked());
        }
    }
}

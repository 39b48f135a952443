//! Undo takes back, redo does again; nobody's value is lost by either.

use crate::history::{WRITERS, history, value_change, values};
use crate::property::config;
use crate::sample::{change, hash_of, sheet_key, stamp, write};
use pk_core::entry::Intent;
use pk_core::journal::Refusal;
use pk_core::undo::{can_redo, can_undo, redo, undo};
use pk_core::{Change, Journal, Mark};
use proptest::prelude::*;

fn undone(journal: &mut Journal, writer: usize) -> Result<Change, Refusal> {
    undo(journal, stamp(writer), &sheet_key(0), hash_of).map(|sealed| sealed.entry.change)
}

fn redone(journal: &mut Journal, writer: usize) -> Result<Change, Refusal> {
    redo(journal, stamp(writer), &sheet_key(0), hash_of).map(|sealed| sealed.entry.change)
}

/// Writer 0 makes each change that `words` name; `-` takes back and `+` does again. Then the marks are as expected.
fn check(words: &str, expected: &[(&str, &str)]) {
    let mut journal = Journal::default();
    for word in words.split(' ') {
        match word {
            "-" => drop(undone(&mut journal, 0).unwrap()),
            "+" => drop(redone(&mut journal, 0).unwrap()),
            word => write(&mut journal, 0, word),
        }
    }
    let sheet = journal.sheet(&sheet_key(0));
    for (indicator, level) in expected {
        let mark = match *level {
            "" => None,
            "NA" => Some(Mark::NotApplicable),
            level => Some(Mark::Level(level.to_owned())),
        };
        assert_eq!(sheet.mark(indicator), mark, "{words}");
    }
}

#[test]
fn undo_and_redo_walk_back_and_forth() {
    check("1.1=A -", &[("1.1", "")]);
    check("1.1=A 1.1=B -", &[("1.1", "A")]);
    check("1.1=A 1.1=B - -", &[("1.1", "")]);
    check("1.1=A 1.1=B - - +", &[("1.1", "A")]);
    check("1.1=A 1.1=B - - + +", &[("1.1", "B")]);
    check("1.1=A 1.1=B - - + + - -", &[("1.1", "")]);
    check("1.1=NA 1.1= -", &[("1.1", "NA")]);
    check("1.1=A 1.2=B 1.1=C - -", &[("1.1", "A"), ("1.2", "")]);
}

#[test]
fn a_new_change_ends_what_can_be_done_again() {
    let mut journal = Journal::default();
    write(&mut journal, 0, "1.1=A");
    undone(&mut journal, 0).unwrap();
    write(&mut journal, 0, "1.2=A");
    assert_eq!(redone(&mut journal, 0), Err(Refusal::NothingThere));
}

#[test]
fn there_is_nothing_to_take_back_at_first() {
    assert_eq!(undone(&mut Journal::default(), 0), Err(Refusal::NothingThere));
    assert_eq!(redone(&mut Journal::default(), 0), Err(Refusal::NothingThere));
}

#[test]
fn notes_come_back_whole() {
    let mut journal = Journal::default();
    write(&mut journal, 0, "1.1:baik");
    write(&mut journal, 0, "1.1:kurang");
    undone(&mut journal, 0).unwrap();
    assert_eq!(journal.sheet(&sheet_key(0)).note("1.1"), "baik");
    undone(&mut journal, 0).unwrap();
    assert_eq!(journal.sheet(&sheet_key(0)).note("1.1"), "");
}

#[test]
fn an_undo_names_what_it_takes_back() {
    let mut journal = Journal::default();
    write(&mut journal, 0, "1.1=A");
    let of = journal.entries().next().unwrap().entry.id.clone();
    let back = undo(&mut journal, stamp(0), &sheet_key(0), hash_of).unwrap();
    assert_eq!(back.entry.intent, Intent::Undo(of.clone()));
    let again = redo(&mut journal, stamp(0), &sheet_key(0), hash_of).unwrap();
    assert_eq!(again.entry.intent, Intent::Redo(of));
}

/// Another writer chose C in between. Taking back our later B may bring C back, but no further: what we wrote before
/// C was replaced by somebody else, who chose.
#[test]
fn undo_stops_at_what_somebody_else_chose() {
    let mut journal = Journal::default();
    write(&mut journal, 0, "1.1=A");
    write(&mut journal, 1, "1.1=C");
    assert_eq!(undone(&mut journal, 0), Err(Refusal::NothingThere));
    write(&mut journal, 0, "1.1=B");
    assert_eq!(undone(&mut journal, 0), Ok(change("1.1=C")));
    assert_eq!(undone(&mut journal, 0), Err(Refusal::NothingThere));
    assert_eq!(redone(&mut journal, 0), Ok(change("1.1=B")));
}

/// In a conflict, taking back would settle it by a value that nobody chose.
#[test]
fn undo_leaves_a_conflict_to_the_panelist() {
    let (mut ours, mut theirs) = (Journal::default(), Journal::default());
    write(&mut theirs, 0, "1.1=A");
    write(&mut ours, 1, "1.1=B");
    ours.merge(&theirs).unwrap();
    for writer in 0..2 {
        assert_eq!(undone(&mut ours, writer), Err(Refusal::NothingThere));
    }
}

#[test]
fn undo_passes_over_what_somebody_else_changed_since() {
    let mut journal = Journal::default();
    write(&mut journal, 0, "1.2=B");
    write(&mut journal, 0, "1.1=A");
    write(&mut journal, 1, "1.1=C");
    assert_eq!(undone(&mut journal, 0), Ok(change("1.2=")));
    assert_eq!(journal.sheet(&sheet_key(0)).mark("1.1"), Some(Mark::Level("C".to_owned())));
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn undo_returns_to_the_values_before_and_redo_to_those_after(
        history in history(),
        changes in prop::collection::vec(value_change(), 1..6),
        writer in 0..WRITERS,
    ) {
        let key = sheet_key(0);
        let mut journal = history.journals[writer].clone();
        if journal.sheet(&key).is_locked() {
            journal.write(stamp(writer), &key, Change::Reopen { reason: "uji".to_owned() }, hash_of).unwrap();
        }
        let mut states = vec![values(&journal, &key)];
        for change in changes {
            journal.write(stamp(writer), &key, change, hash_of).unwrap();
            states.push(values(&journal, &key));
        }
        for state in states.iter().rev().skip(1) {
            undone(&mut journal, writer).unwrap();
            prop_assert_eq!(&values(&journal, &key), state);
        }
        for state in states.iter().skip(1) {
            redone(&mut journal, writer).unwrap();
            prop_assert_eq!(&values(&journal, &key), state);
        }
    }

    #[test]
    fn undo_then_redo_is_identity(history in history(), writer in 0..WRITERS) {
        let key = sheet_key(0);
        let mut journal = history.journals[writer].clone();
        while can_undo(&journal, &key, &stamp(writer).writer) {
            let before = values(&journal, &key);
            undone(&mut journal, writer).unwrap();
            let between = journal.clone();
            prop_assert!(can_redo(&journal, &key, &stamp(writer).writer));
            redone(&mut journal, writer).unwrap();
            prop_assert_eq!(values(&journal, &key), before);
            journal = between;
        }
    }

    #[test]
    fn undo_never_takes_back_what_another_writer_wrote(history in history(), writer in 0..WRITERS) {
        let key = sheet_key(0);
        let mut journal = history.whole();
        while let Ok(back) = undo(&mut journal, stamp(writer), &key, hash_of) {
            let replaced = &back.entry.replaces;
            prop_assert!(replaced.iter().all(|id| id.writer == stamp(writer).writer));
        }
    }
}

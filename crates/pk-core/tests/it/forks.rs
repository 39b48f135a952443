//! One writer with two histories: somebody altered one of them, or copied a browser's database.

use crate::sample::{hash_of, sheet_key, stamp, write, writer};
use crate::{history::history, property::config, sample::change};
use pk_core::{Fault, Journal, Sealed};
use proptest::prelude::*;

fn journal(words: &[&str]) -> Journal {
    let mut journal = Journal::default();
    for word in words {
        write(&mut journal, 0, word);
    }
    journal
}

/// Merges two histories of one writer, both ways, and expects them to part at `counter`.
fn check(ours: &[&str], theirs: &[&str], counter: u64) {
    for (ours, theirs) in [(ours, theirs), (theirs, ours)] {
        let mut merged = journal(ours);
        let fault = Fault::Forked { writer: writer(0).0, counter };
        assert_eq!(merged.merge(&journal(theirs)), Err(vec![fault]));
        assert_eq!(merged, journal(ours), "nothing is taken in");
    }
}

#[test]
fn forks_are_refused() {
    check(&["1.1=A"], &["1.1=B"], 1);
    check(&["1.1=A", "1.2=A"], &["1.1=A", "1.2=B"], 2);
    check(&["1.1=A", "1.2=A", "1.2=C"], &["1.1=A", "1.2=B"], 2);
}

#[test]
fn a_longer_history_is_no_fork() {
    let mut short = journal(&["1.1=A"]);
    assert_eq!(short.merge(&journal(&["1.1=A", "1.2=B"])), Ok(1));
    assert_eq!(short, journal(&["1.1=A", "1.2=B"]));
}

#[test]
fn every_fork_is_reported() {
    let both = |level: &str| {
        let mut journal = journal(&[&format!("1.1={level}")]);
        write(&mut journal, 1, &format!("1.2={level}"));
        journal
    };
    let faults = both("A").merge(&both("B")).unwrap_err();
    assert_eq!(faults.len(), 2);
}

#[test]
fn a_union_is_refused_as_a_merge_is() {
    let (a, b) = (journal(&["1.1=A", "1.2=A"]), journal(&["1.1=A", "1.2=B"]));
    assert!(matches!(Journal::union([&a, &b]).unwrap_err().as_slice(), [Fault::Forked { counter: 2, .. }]));
}

#[test]
fn what_comes_before_a_fork_is_sound() {
    let mut ours = journal(&["1.1=A"]);
    let faults = ours.merge_sound(&Journal::from_chained(broken(&["1.1=A", "1.2=A", "1.3=A"], 2)));
    assert!(matches!(faults.as_slice(), [Fault::Forked { counter: 3, .. }]));
    assert_eq!(ours, journal(&["1.1=A", "1.2=A"]));
}

/// The entries of a history of which the one at `index` does not follow.
fn broken(changes: &[&str], index: usize) -> Vec<Sealed> {
    let mut entries = journal(changes).entries().cloned().collect::<Vec<_>>();
    entries[index].entry.previous = None;
    entries
}

proptest! {
    #![proptest_config(config())]

    /// A history goes on in two places: on one of them the same writer wrote something else.
    #[test]
    fn forks_leave_the_journal_untouched(history in history()) {
        let whole = history.whole();
        let (mut ours, mut theirs) = (whole.clone(), whole);
        // A sheet of its own is never locked.
        ours.write(stamp(0), &sheet_key(9), change("1.1=A"), hash_of).unwrap();
        theirs.write(stamp(0), &sheet_key(9), change("1.1=B"), hash_of).unwrap();
        theirs.write(stamp(1), &sheet_key(9), change("1.2=B"), hash_of).unwrap();
        let before = ours.clone();
        prop_assert!(ours.merge(&theirs).is_err());
        prop_assert_eq!(ours, before);
    }
}

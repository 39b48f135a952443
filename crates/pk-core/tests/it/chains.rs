//! What honest writers leave holds together; what somebody altered does not.

use crate::history::history;
use crate::property::config;
use crate::sample::{change, hash_of, sheet_key, stamp, write};
use pk_core::chain::Chains;
use pk_core::fault::Faults;
use pk_core::journal::{MOST_COUNTER, Refusal};
use pk_core::undo::undo;
use pk_core::{Entry, Hash, Journal, Path};
use proptest::prelude::*;

fn faults(entries: &[Entry]) -> Vec<String> {
    let mut faults = Faults::default();
    let mut chains = Chains::default();
    for (index, entry) in entries.iter().enumerate() {
        chains.check(&Path::default().item(index), entry, hash_of(entry), &mut faults);
    }
    faults.0.into_iter().map(|(path, fault)| format!("{path} {fault:?}")).collect()
}

/// Writes three grades, lets `alter` change the entries, and says what is wrong with them.
fn check(alter: impl FnOnce(&mut Vec<Entry>), expected: &[&str]) {
    let mut journal = Journal::default();
    for word in ["1.1=A", "1.1=B", "1.2=C"] {
        write(&mut journal, 0, word);
    }
    let mut entries = journal.entries().map(|sealed| sealed.entry.clone()).collect();
    alter(&mut entries);
    assert_eq!(faults(&entries), expected);
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn whatever_writers_leave_holds_together(history in history()) {
        let entries: Vec<Entry> =
            history.whole().entries().map(|sealed| sealed.entry.clone()).collect();
        prop_assert_eq!(faults(&entries), Vec::<String>::new());
    }
}

#[test]
fn nothing_is_wrong_with_what_nobody_altered() {
    check(|_| {}, &[]);
}

#[test]
fn altered_entries_are_noticed_by_the_next_one() {
    check(|entries| entries[0].at = 1, &["[1].previous ChainBroken"]);
}

#[test]
fn missing_entries_are_noticed() {
    check(|entries| drop(entries.remove(0)), &["[0].previous ChainBroken"]);
    check(|entries| drop(entries.remove(1)), &["[1].previous ChainBroken"]);
}

#[test]
fn a_first_entry_has_nothing_before_it() {
    check(
        |entries| {
            entries.truncate(1);
            entries[0].previous = Some(Hash([0; 32]));
        },
        &["[0].previous ChainBroken"],
    );
}

#[test]
fn counters_grow() {
    check(|entries| entries[2].id.counter = 2, &["[2].counter CounterBackwards"]);
    check(|entries| entries[2].id.counter = 1, &["[2].counter CounterBackwards"]);
}

#[test]
fn only_older_entries_are_replaced() {
    check(|entries| entries[2].replaces = vec![entries[2].id.clone()], &["[2].replaces[0] NotOlder"]);
}

/// An altered file may claim any counter; what follows must still be an answer.
#[test]
fn no_entry_follows_the_largest_counter() {
    let mut journal = Journal::default();
    write(&mut journal, 0, "1.1=A");
    for counter in [MOST_COUNTER, (1 << 53) - 1, u64::MAX] {
        let mut sealed = journal.entries().next().unwrap().clone();
        sealed.entry.id.counter = counter;
        let mut spent = Journal::from_chained([sealed]);
        let before = spent.clone();
        let change = change("1.1=B");
        assert_eq!(spent.write(stamp(0), &sheet_key(0), change, hash_of), Err(Refusal::CountersSpent));
        assert_eq!(undo(&mut spent, stamp(0), &sheet_key(0), hash_of), Err(Refusal::CountersSpent));
        assert_eq!(spent, before);
    }
}

//! Merging is set union: any order, any number of times, same result.

use crate::history::{SHEETS, history, merged};
use crate::property::config;
use crate::sample::sheet_key;
use pk_core::Journal;
use proptest::prelude::*;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn merging_is_commutative(history in history()) {
        let [a, b, _] = history.journals.as_slice() else { unreachable!() };
        prop_assert_eq!(merged([a, b]), merged([b, a]));
    }

    #[test]
    fn merging_is_associative(history in history()) {
        let [a, b, c] = history.journals.as_slice() else { unreachable!() };
        prop_assert_eq!(merged([&merged([a, b]), c]), merged([a, &merged([b, c])]));
    }

    #[test]
    fn merging_is_idempotent(history in history()) {
        let mut whole = history.whole();
        let before = whole.clone();
        for journal in history.journals.iter().chain([&before]) {
            prop_assert_eq!(whole.merge(journal), Ok(0));
        }
        prop_assert_eq!(whole, before);
    }

    #[test]
    fn merging_says_how_many_entries_are_new(history in history()) {
        let mut whole = Journal::default();
        for journal in &history.journals {
            let before = whole.len();
            let new = whole.merge(journal).unwrap();
            prop_assert_eq!(whole.len(), before + new);
            prop_assert!(journal.entries().all(|sealed| whole.contains(sealed)));
        }
    }

    #[test]
    fn the_union_in_one_pass_is_the_merge_one_by_one(history in history()) {
        prop_assert_eq!(Journal::union(&history.journals), Ok(history.whole()));
        let twice = history.journals.iter().chain(&history.journals);
        prop_assert_eq!(Journal::union(twice), Ok(history.whole()));
    }

    #[test]
    fn the_order_of_journals_does_not_change_a_sheet(
        history in history(),
        order in Just([0, 1, 2, 0, 1, 2]).prop_shuffle(),
    ) {
        let whole = history.whole();
        let other = merged(order.map(|index| &history.journals[index]));
        prop_assert_eq!(&other, &whole);
        for sheet in 0..SHEETS {
            prop_assert_eq!(other.sheet(&sheet_key(sheet)), whole.sheet(&sheet_key(sheet)));
        }
    }

    #[test]
    fn the_order_of_entries_does_not_change_a_journal(
        (whole, shuffled) in history().prop_flat_map(|history| {
            let whole = history.whole();
            let entries: Vec<_> = whole.entries().cloned().collect();
            (Just(whole), Just(entries).prop_shuffle())
        }),
    ) {
        let other = Journal::from_chained(shuffled);
        prop_assert_eq!(&other, &whole);
        for sheet in 0..SHEETS {
            prop_assert_eq!(other.sheet(&sheet_key(sheet)), whole.sheet(&sheet_key(sheet)));
        }
    }
}

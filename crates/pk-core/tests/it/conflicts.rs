//! A conflict is a field that two writers changed, to different values, without having seen each other.

use crate::history::{History, SHEETS, history};
use crate::property::config;
use crate::sample::{hash_of, sheet_key, stamp, write};
use pk_core::entry::Field;
use pk_core::{Change, Entry, Journal, SheetKey};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// The fields in conflict, by who had seen what and not by what entries say of each other.
fn expected(history: &History, whole: &Journal, key: &SheetKey) -> Vec<Field> {
    let mut fields: BTreeMap<Field, Vec<&Entry>> = BTreeMap::new();
    for sealed in whole.sheet_entries(key) {
        fields.entry(sealed.entry.change.field()).or_default().push(&sealed.entry);
    }
    let is_conflict = |entries: &Vec<&Entry>| {
        let is_seen = |entry: &Entry| {
            entries.iter().any(|later| history.seen[&(key.clone(), later.id.clone())].contains(&entry.id))
        };
        let unseen: Vec<&&Entry> = entries.iter().filter(|entry| !is_seen(entry)).collect();
        unseen.iter().any(|entry| value(&entry.change) != value(&unseen[0].change))
    };
    fields.into_iter().filter(|(_, entries)| is_conflict(entries)).map(|(field, _)| field).collect()
}

/// What a change says; locking is the same whatever it covers, and so is reopening for whatever reason.
fn value(change: &Change) -> String {
    match change {
        Change::Finalise { .. } => "locked".to_owned(),
        Change::Reopen { .. } => "open".to_owned(),
        other => format!("{other:?}"),
    }
}

fn conflicts(journal: &Journal, key: &SheetKey) -> Vec<Field> {
    journal.sheet(key).conflicts().map(|(field, _)| field.clone()).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn conflicts_are_exactly_unseen_differences(history in history()) {
        let whole = history.whole();
        for sheet in 0..SHEETS {
            let key = sheet_key(sheet);
            prop_assert_eq!(conflicts(&whole, &key), expected(&history, &whole, &key));
        }
    }

    #[test]
    fn a_new_choice_settles_a_conflict(history in history()) {
        let mut whole = history.whole();
        let key = sheet_key(0);
        if whole.sheet(&key).is_locked() {
            whole.write(stamp(0), &key, Change::Reopen { reason: "pleno".to_owned() }, hash_of).unwrap();
        }
        for field in conflicts(&whole, &key) {
            let change = match field {
                Field::Mark(indicator) => Change::Grade { indicator, level: "A".to_owned() },
                Field::Note(indicator) => Change::Note { indicator, text: "sepakat".to_owned() },
                Field::Unsure(indicator) => Change::Unsure { indicator, unsure: false },
                Field::Evidence(indicator, item) => Change::Evidence { indicator, item, seen: None },
                Field::Link(indicator, item) => Change::Link { indicator, item, url: None },
                Field::Lock => continue,
            };
            whole.write(stamp(1), &key, change, hash_of).unwrap();
        }
        // Locking needs nothing else, whatever happened to the lock before, and settles the lock too.
        let locked = whole.write(stamp(1), &key, Change::Finalise { covers: vec![], proof: None }, hash_of);
        prop_assert!(locked.is_ok());
        prop_assert_eq!(conflicts(&whole, &key), vec![]);
    }
}

/// Writes `ours` and `theirs` by two writers who do not see each other, and says whether they differ.
fn check(ours: &str, theirs: &str, expected: bool) {
    let mut journals = [Journal::default(), Journal::default()];
    write(&mut journals[0], 0, "1.1=A");
    let start = journals[0].clone();
    journals[1].merge(&start).unwrap();
    write(&mut journals[0], 0, ours);
    write(&mut journals[1], 1, theirs);
    let [mut whole, other] = journals;
    whole.merge(&other).unwrap();
    assert_eq!(!conflicts(&whole, &sheet_key(0)).is_empty(), expected, "{ours} and {theirs}");
}

#[test]
fn only_different_values_of_one_field_are_a_conflict() {
    check("1.1=B", "1.1=C", true);
    check("1.1=B", "1.1=B", false);
    check("1.1=B", "1.1=NA", true);
    check("1.1=B", "1.1=", true);
    check("1.1=NA", "1.1=NA", false);
    check("1.1=B", "1.2=C", false);
    check("1.1=B", "1.1:baik", false);
    check("1.1:baik", "1.1:kurang", true);
}

#[test]
fn both_values_of_a_conflict_are_kept_and_the_latest_counts() {
    let mut ours = Journal::default();
    let mut theirs = Journal::default();
    write(&mut ours, 0, "1.1=B");
    write(&mut theirs, 1, "1.1=C");
    ours.merge(&theirs).unwrap();
    let sheet = ours.sheet(&sheet_key(0));
    let (_, heads) = sheet.conflicts().next().unwrap();
    assert_eq!(heads.len(), 2);
    assert_eq!(sheet.mark("1.1"), Some(pk_core::Mark::Level("C".to_owned())));
}

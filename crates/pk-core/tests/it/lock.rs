//! A locked sheet stays as the panelist saw it, and says what came in later.

use crate::history::{INDICATORS, SHEETS, history};
use crate::property::config;
use crate::sample::{change, component, hash_of, indicator, round, rubric, sheet_key, stamp, write};
use pk_core::entry::Proof;
use pk_core::journal::Refusal;
use pk_core::rubric::Scale;
use pk_core::rules::NotApplicableRule;
use pk_core::score::score;
use pk_core::undo::{can_redo, can_undo, redo, undo};
use pk_core::{Change, Entry, EntryId, Finding, Journal};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn finalise() -> Change {
    Change::Finalise { covers: Vec::new(), proof: None }
}

fn reopen(reason: &str) -> Change {
    Change::Reopen { reason: reason.to_owned() }
}

/// Tries `change` on `journal`, which must stay as it is.
fn check_refused(journal: &mut Journal, change: Change, refusal: Refusal) {
    let before = journal.clone();
    assert_eq!(journal.write(stamp(0), &sheet_key(0), change, hash_of), Err(refusal));
    assert_eq!(*journal, before);
}

fn locked() -> Journal {
    let mut journal = Journal::default();
    write(&mut journal, 0, "1.1=A");
    journal.write(stamp(0), &sheet_key(0), finalise(), hash_of).unwrap();
    journal
}

#[test]
fn a_locked_sheet_refuses_every_change_but_reopening() {
    let mut journal = locked();
    for word in ["1.1=B", "1.1=NA", "1.1=", "1.1:catatan"] {
        check_refused(&mut journal, change(word), Refusal::Locked);
    }
    check_refused(&mut journal, finalise(), Refusal::Locked);
    check_refused(&mut journal, reopen(" \n"), Refusal::ReasonMissing);
    assert_eq!(undo(&mut journal, stamp(0), &sheet_key(0), hash_of), Err(Refusal::Locked));
    assert_eq!(redo(&mut journal, stamp(0), &sheet_key(0), hash_of), Err(Refusal::Locked));
    assert!(!can_undo(&journal, &sheet_key(0), &stamp(0).writer));
    assert!(!can_redo(&journal, &sheet_key(0), &stamp(0).writer));
    assert_eq!(journal, locked());
}

#[test]
fn a_lock_carries_the_proof_that_was_made_of_it_or_none() {
    let mut journal = Journal::default();
    write(&mut journal, 0, "1.1=A");
    let made = Proof { key: [1; 32], signature: [2; 64] };
    let prove = |before: &Journal, entry: &Entry| {
        // It sees the entry that will stand there, and all that it covers.
        let Change::Finalise { covers, proof: None } = &entry.change else { unreachable!("{entry:?}") };
        assert!(!covers.is_empty() && covers.iter().all(|id| before.get(id).is_some()));
        assert!(entry.previous.is_some() && before.get(&entry.id).is_none());
        Some(made.clone())
    };
    let sealed = journal.finalise(stamp(0), &sheet_key(0), prove, hash_of).unwrap();
    assert_eq!(journal.get(&sealed.entry.id), Some(&sealed));
    let Change::Finalise { proof: Some(proof), .. } = &sealed.entry.change else {
        unreachable!("{sealed:?}")
    };
    assert_eq!(**proof, made);
    let again = journal.finalise(stamp(0), &sheet_key(0), |_, _| None, hash_of);
    assert_eq!(again, Err(Refusal::Locked));
    journal.write(stamp(0), &sheet_key(0), reopen("salah pilih"), hash_of).unwrap();
    assert!(journal.finalise(stamp(0), &sheet_key(0), |_, _| None, hash_of).is_ok());
    assert!(journal.sheet(&sheet_key(0)).is_locked());
}

#[test]
fn another_sheet_is_not_locked() {
    assert!(locked().write(stamp(0), &sheet_key(1), change("1.1=A"), hash_of).is_ok());
}

#[test]
fn reopening_needs_a_lock_and_lets_changes_in_again() {
    let mut journal = locked();
    journal.write(stamp(0), &sheet_key(0), reopen("salah pilih"), hash_of).unwrap();
    assert!(!journal.sheet(&sheet_key(0)).is_locked());
    check_refused(&mut journal, reopen("sekali lagi"), Refusal::NotLocked);
    write(&mut journal, 0, "1.1=B");
}

#[test]
fn a_sheet_in_conflict_cannot_be_locked() {
    let (mut ours, mut theirs) = (Journal::default(), Journal::default());
    write(&mut ours, 0, "1.1=A");
    write(&mut theirs, 1, "1.1=B");
    ours.merge(&theirs).unwrap();
    check_refused(&mut ours, finalise(), Refusal::Conflicts);
    write(&mut ours, 0, "1.1=B");
    assert!(ours.write(stamp(0), &sheet_key(0), finalise(), hash_of).is_ok());
}

/// Two devices lock, one of them reopens: what is in conflict is the lock alone, and locking settles it.
#[test]
fn a_lock_in_conflict_can_be_locked_again() {
    let mut ours = Journal::default();
    write(&mut ours, 0, "1.1=A");
    let mut theirs = ours.clone();
    ours.write(stamp(0), &sheet_key(0), finalise(), hash_of).unwrap();
    theirs.write(stamp(1), &sheet_key(0), finalise(), hash_of).unwrap();
    theirs.write(stamp(1), &sheet_key(0), reopen("belum selesai"), hash_of).unwrap();
    ours.merge(&theirs).unwrap();
    assert!(!ours.sheet(&sheet_key(0)).is_locked());
    assert!(ours.write(stamp(0), &sheet_key(0), finalise(), hash_of).is_ok());
    assert!(ours.sheet(&sheet_key(0)).is_locked());
    assert_eq!(ours.sheet(&sheet_key(0)).conflicts().count(), 0);
}

#[test]
fn what_was_not_seen_when_locking_is_a_finding() {
    let mut ours = locked();
    let mut theirs = Journal::default();
    write(&mut theirs, 1, "1.2=C");
    let late = theirs.entries().next().unwrap().entry.id.clone();
    ours.merge(&theirs).unwrap();

    let indicators = INDICATORS.map(|code| indicator(code, 1000, &[3000, 0])).to_vec();
    let rubric = rubric(Scale::Points, vec![component("1", 1000, indicators)]);
    let round = round(rubric, NotApplicableRule::LeftOut);
    let findings = score(&round, &sheet_key(0).panelist, &ours.sheet(&sheet_key(0))).findings;
    let unseen = Finding::UnseenWhenLocked { entry: late, indicator: Some("1.2".to_owned()) };
    assert_eq!(findings, [Finding::Ungraded { indicator: "2.1".to_owned() }, unseen]);
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn entries_that_were_not_seen_when_locking_are_found(history in history()) {
        let whole = history.whole();
        for sheet in 0..SHEETS {
            let key = sheet_key(sheet);
            let sheet = whole.sheet(&key);
            let unseen: BTreeSet<EntryId> =
                sheet.unseen_when_locked().into_iter().map(|head| head.id.clone()).collect();
            let Some(lock) = sheet.locked() else {
                prop_assert!(unseen.is_empty());
                continue;
            };
            let seen = &history.seen_when_locked[&(key, lock.id.clone())];
            let current: BTreeSet<EntryId> = sheet.current().into_iter().collect();
            prop_assert_eq!(unseen, current.difference(seen).cloned().collect::<BTreeSet<_>>());
        }
    }

    #[test]
    fn a_locked_sheet_never_changes_for_who_locked_it(history in history()) {
        for (index, journal) in history.journals.iter().enumerate() {
            let mut journal = journal.clone();
            if !journal.sheet(&sheet_key(0)).is_locked() {
                continue;
            }
            let before = journal.clone();
            let written = journal.write(stamp(index), &sheet_key(0), change("1.1=A"), hash_of);
            prop_assert_eq!(written, Err(Refusal::Locked));
            prop_assert_eq!(undo(&mut journal, stamp(index), &sheet_key(0), hash_of), Err(Refusal::Locked));
            prop_assert_eq!(journal, before);
        }
    }
}

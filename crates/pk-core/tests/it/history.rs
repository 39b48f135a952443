//! Random histories: several writers on several sheets who sometimes see each other.

use crate::sample::{hash_of, sheet_key, stamp};
use pk_core::entry::Field;
use pk_core::undo::{redo, undo};
use pk_core::{Change, EntryId, Journal, SheetKey};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

pub(crate) const WRITERS: usize = 3;
pub(crate) const SHEETS: usize = 2;
pub(crate) const INDICATORS: [&str; 3] = ["1.1", "1.2", "2.1"];

#[derive(Clone, Debug)]
pub(crate) enum Step {
    Write(usize, usize, Change),
    Undo(usize, usize),
    Redo(usize, usize),
    /// The first takes in everything that the second has.
    See(usize, usize),
}

/// What each writer has in the end, and what was known when each entry was written.
#[derive(Clone, Default)]
pub(crate) struct History {
    steps: Vec<Step>,
    pub(crate) journals: Vec<Journal>,
    /// For each entry, every earlier entry of its field that its writer had.
    pub(crate) seen: BTreeMap<(SheetKey, EntryId), BTreeSet<EntryId>>,
    /// For each entry that locks, every entry of its sheet that its writer had.
    pub(crate) seen_when_locked: BTreeMap<(SheetKey, EntryId), BTreeSet<EntryId>>,
}

/// The steps are all that is needed to see what happened.
impl fmt::Debug for History {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.steps.fmt(f)
    }
}

impl History {
    fn of(steps: &[Step]) -> Self {
        let journals = (0..WRITERS).map(|_| Journal::default()).collect();
        let mut history = Self { steps: steps.to_vec(), journals, ..Self::default() };
        for step in steps {
            history.take(step);
        }
        history
    }

    fn take(&mut self, step: &Step) {
        let (writer, sheet) = match step {
            Step::Write(writer, sheet, _) | Step::Undo(writer, sheet) | Step::Redo(writer, sheet) => {
                (*writer, *sheet)
            }
            Step::See(writer, other) => {
                let other = self.journals[*other].clone();
                self.journals[*writer].merge(&other).unwrap();
                return;
            }
        };
        let key = sheet_key(sheet);
        let before = self.journals[writer].clone();
        let journal = &mut self.journals[writer];
        // What does not fit the state of the sheet is refused, and that is part of the history too.
        let written = match step {
            Step::Undo(..) => undo(journal, stamp(writer), &key, hash_of),
            Step::Redo(..) => redo(journal, stamp(writer), &key, hash_of),
            Step::Write(_, _, change) => journal.write(stamp(writer), &key, change.clone(), hash_of),
            Step::See(..) => return,
        };
        let Ok(sealed) = written else {
            assert_eq!(*journal, before, "a refused change leaves no trace");
            return;
        };
        let id = (key.clone(), sealed.entry.id.clone());
        let field = sealed.entry.change.field();
        self.seen.insert(id.clone(), ids(&before, &key, |other| *other == field));
        if matches!(sealed.entry.change, Change::Finalise { .. }) {
            self.seen_when_locked.insert(id, ids(&before, &key, |_| true));
        }
    }

    /// Everything that anybody wrote.
    pub(crate) fn whole(&self) -> Journal {
        merged(&self.journals)
    }
}

fn ids(journal: &Journal, key: &SheetKey, keep: impl Fn(&Field) -> bool) -> BTreeSet<EntryId> {
    let entries = journal.sheet_entries(key).map(|sealed| &sealed.entry);
    entries.filter(|entry| keep(&entry.change.field())).map(|entry| entry.id.clone()).collect()
}

/// The union of `journals`, in the order in which they are given.
pub(crate) fn merged<'a>(journals: impl IntoIterator<Item = &'a Journal>) -> Journal {
    let mut whole = Journal::default();
    for journal in journals {
        whole.merge(journal).unwrap();
    }
    whole
}

/// What a panelist reads of an indicator: its mark, its note, whether it is unsure, its first evidence and
/// that evidence's link.
type Read = (Option<pk_core::Mark>, String, bool, Option<bool>, Option<String>);

/// What a panelist reads on a sheet.
pub(crate) fn values(journal: &Journal, key: &SheetKey) -> Vec<Read> {
    let sheet = journal.sheet(key);
    let read = |code: &&str| {
        let link = sheet.link(code, 0).map(str::to_owned);
        (sheet.mark(code), sheet.note(code).to_owned(), sheet.is_unsure(code), sheet.evidence(code, 0), link)
    };
    INDICATORS.iter().map(read).collect()
}

/// A change of a mark or note.
pub(crate) fn value_change() -> impl Strategy<Value = Change> {
    let indicator = prop::sample::select(&INDICATORS[..]).prop_map(str::to_owned);
    let level = prop::sample::select(&["A", "B", "C"][..]).prop_map(str::to_owned);
    let note = prop::sample::select(&["", "baik", "kurang"][..]).prop_map(str::to_owned);
    (indicator, level, note, 0..9).prop_map(|(indicator, level, text, kind)| match kind {
        0..3 => Change::Grade { indicator, level },
        3 => Change::NotApplicable { indicator },
        4 => Change::Clear { indicator },
        5 => Change::Note { indicator, text },
        6 => Change::Unsure { indicator, unsure: text.is_empty() },
        7 => Change::Link {
            indicator,
            item: 0,
            url: (text != "baik").then(|| ["https://contoh.go.id/", &text].concat()),
        },
        _ => Change::Evidence { indicator, item: 0, seen: (text != "baik").then_some(text.is_empty()) },
    })
}

fn step() -> impl Strategy<Value = Step> {
    let writer = 0..WRITERS;
    let sheet = 0..SHEETS;
    prop_oneof![
        8 => (writer.clone(), sheet.clone(), value_change()).prop_map(|(w, s, c)| Step::Write(w, s, c)),
        1 => (writer.clone(), sheet.clone()).prop_map(|(w, s)| {
            Step::Write(w, s, Change::Finalise { covers: Vec::new(), proof: None })
        }),
        1 => (writer.clone(), sheet.clone()).prop_map(|(w, s)| {
            Step::Write(w, s, Change::Reopen { reason: "salah pilih".to_owned() })
        }),
        2 => (writer.clone(), sheet.clone()).prop_map(|(w, s)| Step::Undo(w, s)),
        1 => (writer.clone(), sheet).prop_map(|(w, s)| Step::Redo(w, s)),
        3 => (writer.clone(), writer).prop_map(|(w, o)| Step::See(w, o)),
    ]
}

pub(crate) fn history() -> impl Strategy<Value = History> {
    prop::collection::vec(step(), 0..60).prop_map(|steps| History::of(&steps))
}

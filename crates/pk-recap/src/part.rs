//! What some files of a round come to, without their entries.

use crate::group::Group;
use pk_core::recap::{Grades, Row};
use pk_core::{Change, Journal, Sealed, Sheet, SheetKey};
use pk_format::{Fingerprint, Standing, editions, standing};
use std::collections::{BTreeMap, HashMap};

/// How a sheet stands.
#[derive(Debug)]
pub(crate) enum Stand {
    /// Not locked.
    Open,
    /// Changed elsewhere after it was locked.
    Changed,
    /// Its change proof does not match.
    Unproved,
    /// It counts, with these marks.
    Counts(Row),
}

/// What some files of a round come to: how each sheet stands that is in them.
#[derive(Debug, Default)]
pub struct Part {
    /// The files, by name.
    pub(crate) files: Vec<String>,
    pub(crate) sheets: BTreeMap<SheetKey, Stand>,
}

impl Part {
    /// The part that is in files that were merged.
    #[must_use]
    pub fn of(group: &Group) -> Self {
        // Each sheet's own entries, in one pass: a province has thousands of sheets.
        let mut of_sheets: HashMap<&SheetKey, Vec<&Sealed>> = HashMap::new();
        for sealed in group.journal.entries() {
            of_sheets.entry(&sealed.entry.sheet).or_default().push(sealed);
        }
        let editions = editions(group.fingerprint, &group.round);
        let rows = Grades::new(&group.round, Vec::new(), Vec::new());
        let stand = |(key, entries): (&SheetKey, Vec<&Sealed>)| {
            let sheet = Sheet::folded(entries.iter().map(|sealed| &sealed.entry));
            let stand = if !sheet.is_locked() {
                Stand::Open
            } else if !sheet.unseen_when_locked().is_empty() {
                Stand::Changed
            } else if is_broken(&editions, key, &sheet, &entries) {
                Stand::Unproved
            } else {
                Stand::Counts(rows.row(&sheet))
            };
            (key.clone(), stand)
        };
        let sheets = of_sheets.into_iter().map(stand).collect();
        Self { files: group.files.iter().map(|file| file.name.clone()).collect(), sheets }
    }

    /// Whether no file is in it.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Adds a part that has none of the same sheets.
    pub fn add(&mut self, other: Self) {
        self.files.extend(other.files);
        self.sheets.extend(other.sheets);
    }
}

/// Whether a sheet carries a change proof that does not match it.
fn is_broken(editions: &[Fingerprint], key: &SheetKey, sheet: &Sheet, entries: &[&Sealed]) -> bool {
    let has_proof =
        sheet.locked().is_some_and(|head| matches!(head.change, Change::Finalise { proof: Some(_), .. }));
    has_proof && {
        let own = Journal::from_chained(entries.iter().map(|sealed| (*sealed).clone()));
        standing(editions, &own, key) == Some(Standing::Broken)
    }
}

//! Every change, append-only.

use crate::entry::{Change, Entry, Field, Intent};
use crate::fault::Fault;
use crate::identity::{EntryId, Hash, SheetKey, WriterId};
use crate::sheet::Sheet;
use std::collections::BTreeMap;

/// The largest counter: the largest whole number that every reader of JSON keeps exactly.
const MOST_COUNTER: u64 = (1 << 53) - 1;

/// An entry with its own hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// The entry.
    pub entry: Entry,
    /// Its hash, as the writer's next entry carries it.
    pub hash: Hash,
}

/// Who writes, and when.
#[derive(Clone, Debug)]
pub struct Stamp {
    /// The open page or device.
    pub writer: WriterId,
    /// Milliseconds since 1970 UTC.
    pub at: i64,
}

/// Why a change was not written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The sheet is locked.
    Locked,
    /// The sheet is not locked, so it cannot be reopened.
    NotLocked,
    /// Conflicting values must be settled before the sheet is locked.
    Conflicts,
    /// Reopening needs a reason.
    ReasonMissing,
    /// There is nothing to undo or redo.
    NothingThere,
    /// Somebody's entry carries the largest counter there is, so that none can follow.
    CountersSpent,
}

/// Every change of any number of sheets. Merging is set union.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Journal {
    sheets: BTreeMap<SheetKey, BTreeMap<EntryId, Sealed>>,
    tips: BTreeMap<WriterId, (u64, Hash)>,
    clock: u64,
}

impl Journal {
    /// The journal of entries whose chains [`Chains`](crate::chain::Chains) found whole.
    pub fn from_chained(entries: impl IntoIterator<Item = Sealed>) -> Self {
        let mut journal = Self::default();
        for sealed in entries {
            journal.insert(sealed);
        }
        journal
    }

    /// Every entry, in order.
    #[must_use]
    pub fn entries(&self) -> Vec<&Sealed> {
        let mut entries: Vec<&Sealed> = self.sheets.values().flat_map(BTreeMap::values).collect();
        entries.sort_by(|a, b| a.entry.id.cmp(&b.entry.id));
        entries
    }

    /// The entries of one sheet, in order.
    pub fn sheet_entries(&self, key: &SheetKey) -> impl Iterator<Item = &Sealed> {
        self.sheets.get(key).into_iter().flat_map(BTreeMap::values)
    }

    /// Every sheet that has entries.
    pub fn keys(&self) -> impl Iterator<Item = &SheetKey> {
        self.sheets.keys()
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sheets.values().map(BTreeMap::len).sum()
    }

    /// Whether there are no entries.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sheets.is_empty()
    }

    /// Whether this entry is here.
    #[must_use]
    pub fn contains(&self, sealed: &Sealed) -> bool {
        self.sheets.get(&sealed.entry.sheet).and_then(|sheet| sheet.get(&sealed.entry.id)) == Some(sealed)
    }

    /// What the journal says about one sheet.
    #[must_use]
    pub fn sheet(&self, key: &SheetKey) -> Sheet {
        Sheet::folded(self.sheet_entries(key).map(|sealed| &sealed.entry))
    }

    /// Writes `change` as the next entry of `stamp.writer`; `hash_of` makes the hash of an entry.
    ///
    /// # Errors
    /// The change does not fit the state of the sheet.
    pub fn write(
        &mut self,
        stamp: Stamp,
        key: &SheetKey,
        change: Change,
        hash_of: impl Fn(&Entry) -> Hash,
    ) -> Result<Sealed, Refusal> {
        let sheet = self.sheet(key);
        let change = allowed(&sheet, change)?;
        self.write_as(stamp, key, &sheet, change, Intent::Do, hash_of)
    }

    /// Writes without asking the sheet; the caller has checked that the change fits.
    pub(crate) fn write_as(
        &mut self,
        stamp: Stamp,
        key: &SheetKey,
        sheet: &Sheet,
        change: Change,
        intent: Intent,
        hash_of: impl Fn(&Entry) -> Hash,
    ) -> Result<Sealed, Refusal> {
        if self.clock >= MOST_COUNTER {
            return Err(Refusal::CountersSpent);
        }
        let entry = Entry {
            replaces: sheet.heads(&change.field()),
            previous: self.tips.get(&stamp.writer).map(|(_, hash)| *hash),
            id: EntryId { counter: self.clock + 1, writer: stamp.writer },
            at: stamp.at,
            sheet: key.clone(),
            change,
            intent,
        };
        let sealed = Sealed { hash: hash_of(&entry), entry };
        self.insert(sealed.clone());
        Ok(sealed)
    }

    /// Takes in every entry of `other` that is not here yet and says how many these were.
    ///
    /// # Errors
    /// A writer whose two histories differ: nothing is taken in.
    pub fn merge(&mut self, other: &Self) -> Result<usize, Vec<Fault>> {
        let new: Vec<&Sealed> = other.entries().into_iter().filter(|sealed| !self.contains(sealed)).collect();
        let forks = self.forks(&new);
        if !forks.is_empty() {
            return Err(forks);
        }
        for sealed in &new {
            self.insert((*sealed).clone());
        }
        Ok(new.len())
    }

    /// Where the chains of writers with entries in `new` part from what is here.
    fn forks(&self, new: &[&Sealed]) -> Vec<Fault> {
        let mut chains: BTreeMap<&WriterId, BTreeMap<u64, Vec<&Sealed>>> = BTreeMap::new();
        for sealed in new {
            chains.entry(&sealed.entry.id.writer).or_default();
        }
        for sealed in self.entries().into_iter().chain(new.iter().copied()) {
            if let Some(chain) = chains.get_mut(&sealed.entry.id.writer) {
                chain.entry(sealed.entry.id.counter).or_default().push(sealed);
            }
        }
        let mut forks = Vec::new();
        for (writer, chain) in chains {
            let mut previous = None;
            for (counter, entries) in chain {
                let [only] = entries.as_slice() else {
                    forks.push(Fault::Forked { writer: writer.0.clone(), counter });
                    break;
                };
                if only.entry.previous != previous {
                    forks.push(Fault::Forked { writer: writer.0.clone(), counter });
                    break;
                }
                previous = Some(only.hash);
            }
        }
        forks
    }

    fn insert(&mut self, sealed: Sealed) {
        let id = sealed.entry.id.clone();
        self.clock = self.clock.max(id.counter);
        let tip = self.tips.entry(id.writer.clone()).or_insert((id.counter, sealed.hash));
        if tip.0 < id.counter {
            *tip = (id.counter, sealed.hash);
        }
        self.sheets.entry(sealed.entry.sheet.clone()).or_default().insert(id, sealed);
    }
}

/// `change`, completed, if the state of the sheet allows it.
fn allowed(sheet: &Sheet, change: Change) -> Result<Change, Refusal> {
    match change {
        Change::Reopen { .. } if !sheet.is_locked() => Err(Refusal::NotLocked),
        Change::Reopen { reason } if reason.trim().is_empty() => Err(Refusal::ReasonMissing),
        Change::Reopen { .. } => Ok(change),
        _ if sheet.is_locked() => Err(Refusal::Locked),
        // Where only the lock is in conflict, locking is the choice that settles it.
        Change::Finalise { .. } if sheet.conflicts().any(|(field, _)| *field != Field::Lock) => {
            Err(Refusal::Conflicts)
        }
        Change::Finalise { .. } => Ok(Change::Finalise { covers: sheet.current() }),
        _ => Ok(change),
    }
}

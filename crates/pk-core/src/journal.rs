//! Every change, append-only.

use crate::chain::Chains;
use crate::entry::{Change, Entry, Field, Intent, Proof};
use crate::fault::Fault;
use crate::identity::{EntryId, Hash, SheetKey, WriterId};
use crate::sheet::Sheet;
use std::sync::Arc;

/// The largest counter, far beyond what panels write and within what every reader of JSON keeps exactly.
pub const MOST_COUNTER: u64 = 1 << 40;

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
    /// In order, each id once; shared with the journals that it was merged from and into.
    entries: Vec<Arc<Sealed>>,
}

impl Journal {
    /// The journal of entries whose chains [`Chains`] found whole.
    pub fn from_chained(entries: impl IntoIterator<Item = impl Into<Arc<Sealed>>>) -> Self {
        let mut journal = Self::default();
        for sealed in entries {
            journal.insert(sealed.into());
        }
        journal
    }

    /// The union of any number of journals, in one pass.
    ///
    /// # Errors
    /// Each writer whose histories differ.
    pub fn union<'a>(journals: impl IntoIterator<Item = &'a Self>) -> Result<Self, Vec<Fault>> {
        let mut all: Vec<&Arc<Sealed>> = Vec::new();
        let mut writers: Vec<(&WriterId, usize)> = Vec::new();
        for (index, journal) in journals.into_iter().enumerate() {
            all.extend(&journal.entries);
            let mut last = None;
            for sealed in &journal.entries {
                let writer = &sealed.entry.id.writer;
                if last.replace(writer) != Some(writer) {
                    writers.push((writer, index));
                }
            }
        }
        all.sort_by(|a, b| a.entry.id.cmp(&b.entry.id));
        all.dedup();
        writers.sort_unstable();
        writers.dedup();
        // Each journal is whole in itself: where no writer is in two of them, nothing can part.
        let may_fork = writers.windows(2).any(|two| matches!(two, [(one, _), (other, _)] if one == other));
        let forks = if may_fork { Self::default().forks(&all) } else { Vec::new() };
        if forks.is_empty() { Ok(Self { entries: all.into_iter().cloned().collect() }) } else { Err(forks) }
    }

    /// Every entry, in order.
    #[must_use]
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = &Sealed> + ExactSizeIterator + Clone {
        self.entries.iter().map(|sealed| &**sealed)
    }

    /// The entries of one sheet, in order.
    pub fn sheet_entries(&self, key: &SheetKey) -> impl Iterator<Item = &Sealed> {
        self.entries().filter(move |sealed| sealed.entry.sheet == *key)
    }

    /// Every sheet that has entries, in the order of their keys.
    #[must_use]
    pub fn keys(&self) -> Vec<&SheetKey> {
        let mut keys: Vec<&SheetKey> = Vec::new();
        for sealed in &self.entries {
            if let Err(place) = keys.binary_search(&&sealed.entry.sheet) {
                keys.insert(place, &sealed.entry.sheet);
            }
        }
        keys
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are no entries.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entry of this name.
    #[must_use]
    pub fn get(&self, id: &EntryId) -> Option<&Sealed> {
        self.place_of(id).ok().and_then(|place| self.entries.get(place)).map(|sealed| &**sealed)
    }

    /// Whether this entry is here.
    #[must_use]
    pub fn contains(&self, sealed: &Sealed) -> bool {
        self.get(&sealed.entry.id) == Some(sealed)
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
        let replaces = sheet.heads(&change.field());
        self.write_entry(stamp, key, change, intent, replaces, hash_of)
    }

    /// Writes `change` as the next entry of `stamp.writer`, in place of what the panelist saw in the field when the
    /// change began. What has come in since is kept beside it, as a conflict.
    ///
    /// # Errors
    /// The change does not fit the state of the sheet.
    pub fn write_over(
        &mut self,
        stamp: Stamp,
        key: &SheetKey,
        change: Change,
        seen: Vec<EntryId>,
        hash_of: impl Fn(&Entry) -> Hash,
    ) -> Result<Sealed, Refusal> {
        let change = allowed(&self.sheet(key), change)?;
        self.write_entry(stamp, key, change, Intent::Do, seen, hash_of)
    }

    /// Locks the sheet; `prove` makes the proof of the entry that does it, if it can.
    ///
    /// # Errors
    /// The state of the sheet does not allow it.
    pub fn finalise(
        &mut self,
        stamp: Stamp,
        key: &SheetKey,
        prove: impl Fn(&Self, &Entry) -> Option<Proof>,
        hash_of: impl Fn(&Entry) -> Hash,
    ) -> Result<Sealed, Refusal> {
        let sheet = self.sheet(key);
        let change = allowed(&sheet, Change::Finalise { covers: Vec::new(), proof: None })?;
        let mut entry = self.next(stamp, key, change, Intent::Do, sheet.heads(&Field::Lock))?;
        let made = prove(self, &entry).map(Box::new);
        if let Change::Finalise { proof, .. } = &mut entry.change {
            *proof = made;
        }
        Ok(self.seal(entry, hash_of))
    }

    fn write_entry(
        &mut self,
        stamp: Stamp,
        key: &SheetKey,
        change: Change,
        intent: Intent,
        replaces: Vec<EntryId>,
        hash_of: impl Fn(&Entry) -> Hash,
    ) -> Result<Sealed, Refusal> {
        let entry = self.next(stamp, key, change, intent, replaces)?;
        Ok(self.seal(entry, hash_of))
    }

    /// What would be the next entry of `stamp.writer`.
    fn next(
        &self,
        stamp: Stamp,
        key: &SheetKey,
        change: Change,
        intent: Intent,
        replaces: Vec<EntryId>,
    ) -> Result<Entry, Refusal> {
        if self.clock() >= MOST_COUNTER {
            return Err(Refusal::CountersSpent);
        }
        Ok(Entry {
            replaces,
            previous: self.tip(&stamp.writer),
            id: EntryId { counter: self.clock() + 1, writer: stamp.writer },
            at: stamp.at,
            sheet: key.clone(),
            change,
            intent,
        })
    }

    fn seal(&mut self, entry: Entry, hash_of: impl Fn(&Entry) -> Hash) -> Sealed {
        let sealed = Sealed { hash: hash_of(&entry), entry };
        self.insert(Arc::new(sealed.clone()));
        sealed
    }

    /// Takes in every entry of `other` that is not here yet and says how many these were.
    ///
    /// # Errors
    /// Each writer whose two histories differ: nothing is taken in.
    pub fn merge(&mut self, other: &Self) -> Result<usize, Vec<Fault>> {
        let new: Vec<&Arc<Sealed>> = other.entries.iter().filter(|sealed| !self.contains(sealed)).collect();
        let forks = self.forks(&new);
        if !forks.is_empty() {
            return Err(forks);
        }
        for sealed in &new {
            self.insert(Arc::clone(sealed));
        }
        Ok(new.len())
    }

    /// Takes in every entry of `other` that is not here yet, of a writer whose histories differ only what comes before
    /// the difference, and says where those are.
    pub fn merge_sound(&mut self, other: &Self) -> Vec<Fault> {
        let new: Vec<&Arc<Sealed>> = other.entries.iter().filter(|sealed| !self.contains(sealed)).collect();
        let forks = self.forks(&new);
        for sealed in new {
            let id = &sealed.entry.id;
            let is_sound = |fork: &Fault| match fork {
                Fault::Forked { writer, counter } => *writer != id.writer.0 || id.counter < *counter,
                _ => true,
            };
            if forks.iter().all(is_sound) {
                self.insert(Arc::clone(sealed));
            }
        }
        forks
    }

    /// What keeps `other` from being [merged](Self::merge).
    #[must_use]
    pub fn refuses(&self, other: &Self) -> Vec<Fault> {
        let new: Vec<&Arc<Sealed>> = other.entries.iter().filter(|sealed| !self.contains(sealed)).collect();
        self.forks(&new)
    }

    /// Where the chains of writers part once the entries of `new`, in order, stand among those that are here.
    fn forks(&self, new: &[&Arc<Sealed>]) -> Vec<Fault> {
        let mut forks: Vec<(&WriterId, u64)> = Vec::new();
        let mut chains = Chains::default();
        let (mut old, mut new) = (self.entries.iter().peekable(), new.iter().copied().peekable());
        loop {
            let old_is_next = match (old.peek(), new.peek()) {
                (Some(old), Some(new)) => old.entry.id <= new.entry.id,
                (old, _) => old.is_some(),
            };
            let Some(sealed) = (if old_is_next { old.next() } else { new.next() }) else { break };
            let Sealed { entry, hash } = &**sealed;
            let writer = &entry.id.writer;
            if chains.follow(&entry.id, entry.previous, *hash).is_err()
                && !forks.iter().any(|(known, _)| *known == writer)
            {
                forks.push((writer, entry.id.counter));
            }
        }
        let fault = |(writer, counter): (&WriterId, u64)| Fault::Forked { writer: writer.0.clone(), counter };
        forks.into_iter().map(fault).collect()
    }

    fn insert(&mut self, sealed: Arc<Sealed>) {
        if let Err(place) = self.place_of(&sealed.entry.id) {
            self.entries.insert(place, sealed);
        }
    }

    /// The index of the entry of this id, or the one where it would be; most entries come last.
    fn place_of(&self, id: &EntryId) -> Result<usize, usize> {
        if self.entries.last().is_none_or(|last| last.entry.id < *id) {
            return Err(self.entries.len());
        }
        self.entries.binary_search_by(|sealed| sealed.entry.id.cmp(id))
    }

    /// The greatest counter of any writer.
    fn clock(&self) -> u64 {
        self.entries.last().map_or(0, |sealed| sealed.entry.id.counter)
    }

    /// The hash of the writer's latest entry.
    fn tip(&self, writer: &WriterId) -> Option<Hash> {
        self.entries.iter().rev().find(|sealed| sealed.entry.id.writer == *writer).map(|sealed| sealed.hash)
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
        Change::Finalise { .. } => Ok(Change::Finalise { covers: sheet.current(), proof: None }),
        _ => Ok(change),
    }
}

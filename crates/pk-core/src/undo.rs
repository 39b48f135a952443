//! Taking back and doing again. Nothing is removed: the inverse is appended.

use crate::entry::{Change, Entry, Field, Intent};
use crate::identity::{EntryId, Hash, SheetKey, WriterId};
use crate::journal::{Journal, Refusal, Sealed, Stamp};

/// What a writer could take back or do again on one sheet, the next one last.
#[derive(Debug, Default, PartialEq, Eq)]
struct Stacks {
    undo: Vec<EntryId>,
    redo: Vec<EntryId>,
}

/// Takes back the writer's latest change of this sheet that nobody else has changed since.
///
/// # Errors
/// The sheet is locked, or there is nothing to take back.
pub fn undo(
    journal: &mut Journal,
    stamp: Stamp,
    key: &SheetKey,
    hash_of: impl Fn(&Entry) -> Hash,
) -> Result<Sealed, Refusal> {
    let of = next_undo(journal, key, &stamp.writer)?;
    let change = value_before(journal, key, &of).ok_or(Refusal::NothingThere)?;
    let sheet = journal.sheet(key);
    journal.write_as(stamp, key, &sheet, change, Intent::Undo(of), hash_of)
}

/// Does again what the writer's latest undo took back.
///
/// # Errors
/// The sheet is locked, or there is nothing to do again.
pub fn redo(
    journal: &mut Journal,
    stamp: Stamp,
    key: &SheetKey,
    hash_of: impl Fn(&Entry) -> Hash,
) -> Result<Sealed, Refusal> {
    let of = next_redo(journal, key, &stamp.writer)?;
    let change =
        entry_of(journal, key, &of).map(|entry| entry.change.clone()).ok_or(Refusal::NothingThere)?;
    let sheet = journal.sheet(key);
    journal.write_as(stamp, key, &sheet, change, Intent::Redo(of), hash_of)
}

/// Whether [`undo`] would find something.
#[must_use]
pub fn can_undo(journal: &Journal, key: &SheetKey, writer: &WriterId) -> bool {
    next_undo(journal, key, writer).is_ok()
}

/// Whether [`redo`] would find something.
#[must_use]
pub fn can_redo(journal: &Journal, key: &SheetKey, writer: &WriterId) -> bool {
    next_redo(journal, key, writer).is_ok()
}

fn next_undo(journal: &Journal, key: &SheetKey, writer: &WriterId) -> Result<EntryId, Refusal> {
    next(journal, key, writer, |stacks| stacks.undo)
}

fn next_redo(journal: &Journal, key: &SheetKey, writer: &WriterId) -> Result<EntryId, Refusal> {
    next(journal, key, writer, |stacks| stacks.redo)
}

fn next(
    journal: &Journal,
    key: &SheetKey,
    writer: &WriterId,
    pick: impl Fn(Stacks) -> Vec<EntryId>,
) -> Result<EntryId, Refusal> {
    let sheet = journal.sheet(key);
    if sheet.is_locked() {
        return Err(Refusal::Locked);
    }
    let is_ours = |id: &EntryId| {
        entry_of(journal, key, id)
            .is_some_and(|entry| sheet.heads(&entry.change.field()).iter().all(|head| head.writer == *writer))
    };
    pick(stacks(journal, key, writer)).into_iter().rev().find(is_ours).ok_or(Refusal::NothingThere)
}

fn stacks(journal: &Journal, key: &SheetKey, writer: &WriterId) -> Stacks {
    let mut stacks = Stacks::default();
    for Sealed { entry, .. } in journal.sheet_entries(key) {
        let field = entry.change.field();
        if field == Field::Lock {
            continue;
        }
        if entry.id.writer != *writer {
            // What somebody else has changed since is theirs.
            let is_other =
                |id: &EntryId| entry_of(journal, key, id).is_none_or(|e| e.change.field() != field);
            stacks.undo.retain(is_other);
            stacks.redo.retain(is_other);
            continue;
        }
        match &entry.intent {
            Intent::Do => {
                stacks.undo.push(entry.id.clone());
                stacks.redo.clear();
            }
            Intent::Undo(of) => {
                stacks.undo.retain(|id| id != of);
                stacks.redo.push(of.clone());
            }
            Intent::Redo(of) => {
                stacks.redo.retain(|id| id != of);
                stacks.undo.push(of.clone());
            }
        }
    }
    stacks
}

fn entry_of<'a>(journal: &'a Journal, key: &SheetKey, id: &EntryId) -> Option<&'a Entry> {
    journal.sheet_entries(key).map(|sealed| &sealed.entry).find(|entry| entry.id == *id)
}

/// The change that sets the field of entry `of` back to what it was before.
fn value_before(journal: &Journal, key: &SheetKey, of: &EntryId) -> Option<Change> {
    let entry = entry_of(journal, key, of)?;
    let replaced = entry.replaces.iter().max().and_then(|id| entry_of(journal, key, id));
    Some(match (replaced, &entry.change) {
        (Some(replaced), _) => replaced.change.clone(),
        (None, Change::Note { indicator, .. }) => {
            Change::Note { indicator: indicator.clone(), text: String::new() }
        }
        (None, Change::Unsure { indicator, .. }) => {
            Change::Unsure { indicator: indicator.clone(), unsure: false }
        }
        (None, Change::Evidence { indicator, item, .. }) => {
            Change::Evidence { indicator: indicator.clone(), item: *item, seen: None }
        }
        (None, Change::Link { indicator, item, .. }) => {
            Change::Link { indicator: indicator.clone(), item: *item, url: None }
        }
        (None, change) => Change::Clear { indicator: change.indicator()?.to_owned() },
    })
}

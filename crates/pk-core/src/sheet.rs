//! One panelist's grades for one district.

use crate::entry::{Change, Entry, Field, Mark};
use crate::identity::EntryId;

/// What a journal says about one panelist and one district.
///
/// A field holds every entry that no other one replaces. There is more than one only when writers changed it without
/// having seen each other; the value of the latest counts, and all are kept until somebody chooses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// In order, each field once.
    fields: Vec<(Field, Vec<Head>)>,
}

/// An entry that no other one replaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Which entry.
    pub id: EntryId,
    /// When, in milliseconds since 1970 UTC.
    pub at: i64,
    /// What it says.
    pub change: Change,
}

impl Sheet {
    /// The sheet that `entries`, in order, make.
    pub fn folded<'a>(entries: impl Iterator<Item = &'a Entry>) -> Self {
        let mut sheet = Self::default();
        for entry in entries {
            let field = entry.change.field();
            let place = sheet.fields.partition_point(|(known, _)| *known < field);
            if sheet.fields.get(place).is_none_or(|(known, _)| *known != field) {
                sheet.fields.insert(place, (field, Vec::new()));
            }
            let Some((_, heads)) = sheet.fields.get_mut(place) else { continue };
            heads.retain(|head| !entry.replaces.contains(&head.id));
            heads.push(Head { id: entry.id.clone(), at: entry.at, change: entry.change.clone() });
        }
        sheet
    }

    /// The mark of an indicator; none while it is not yet graded.
    #[must_use]
    pub fn mark(&self, indicator: &str) -> Option<Mark> {
        self.latest(&Field::Mark(indicator.to_owned())).and_then(|head| mark_of(&head.change))
    }

    /// The note of an indicator; empty where there is none.
    #[must_use]
    pub fn note(&self, indicator: &str) -> &str {
        match self.latest(&Field::Note(indicator.to_owned())).map(|head| &head.change) {
            Some(Change::Note { text, .. }) => text,
            _ => "",
        }
    }

    /// Whether an indicator is to be looked at once more.
    #[must_use]
    pub fn is_unsure(&self, indicator: &str) -> bool {
        let head = self.latest(&Field::Unsure(indicator.to_owned()));
        matches!(head.map(|head| &head.change), Some(Change::Unsure { unsure: true, .. }))
    }

    /// Whether a piece of an indicator's evidence was seen or is missing; nothing while nothing was said.
    #[must_use]
    pub fn evidence(&self, indicator: &str, item: u32) -> Option<bool> {
        match self.latest(&Field::Evidence(indicator.to_owned(), item)).map(|head| &head.change) {
            Some(Change::Evidence { seen, .. }) => *seen,
            _ => None,
        }
    }

    /// Where a piece of an indicator's evidence is to be found, if that was kept.
    #[must_use]
    pub fn link(&self, indicator: &str, item: u32) -> Option<&str> {
        match self.latest(&Field::Link(indicator.to_owned(), item)).map(|head| &head.change) {
            Some(Change::Link { url, .. }) => url.as_deref(),
            _ => None,
        }
    }

    /// Whether the sheet is locked.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.locked().is_some()
    }

    /// The entry that locked the sheet, while it is locked.
    #[must_use]
    pub fn locked(&self) -> Option<&Head> {
        self.latest(&Field::Lock).filter(|head| matches!(head.change, Change::Finalise { .. }))
    }

    /// The entries of a locked sheet that came in from elsewhere and that the panelist did not see when locking.
    #[must_use]
    pub fn unseen_when_locked(&self) -> Vec<&Head> {
        let Some(Head { change: Change::Finalise { covers, .. }, .. }) = self.locked() else {
            return Vec::new();
        };
        self.values().filter(|head| !covers.contains(&head.id)).collect()
    }

    /// The fields whose values differ between writers that had not seen each other, each with all of its values.
    pub fn conflicts(&self) -> impl Iterator<Item = (&Field, &[Head])> {
        self.fields
            .iter()
            .filter(|(_, heads)| {
                heads.first().is_some_and(|first| heads.iter().any(|head| !same_value(first, head)))
            })
            .map(|(field, heads)| (field, heads.as_slice()))
    }

    /// The entries that a change of `field` would replace.
    #[must_use]
    pub fn heads(&self, field: &Field) -> Vec<EntryId> {
        self.heads_of(field).iter().map(|head| head.id.clone()).collect()
    }

    /// Every entry that counts now, the lock's apart.
    #[must_use]
    pub fn current(&self) -> Vec<EntryId> {
        self.values().map(|head| head.id.clone()).collect()
    }

    /// The entry of `field` that counts.
    pub(crate) fn latest(&self, field: &Field) -> Option<&Head> {
        self.heads_of(field).last()
    }

    /// The entries of `field` that no other one replaces, the one that counts last.
    #[must_use]
    pub fn heads_of(&self, field: &Field) -> &[Head] {
        let place = self.fields.binary_search_by(|(known, _)| known.cmp(field));
        place.ok().and_then(|place| self.fields.get(place)).map_or(&[], |(_, heads)| heads)
    }

    fn values(&self) -> impl Iterator<Item = &Head> {
        self.fields.iter().filter(|(field, _)| *field != Field::Lock).flat_map(|(_, heads)| heads)
    }
}

fn mark_of(change: &Change) -> Option<Mark> {
    match change {
        Change::Grade { level, .. } => Some(Mark::Level(level.clone())),
        Change::NotApplicable { .. } => Some(Mark::NotApplicable),
        _ => None,
    }
}

fn same_value(a: &Head, b: &Head) -> bool {
    match (&a.change, &b.change) {
        (Change::Finalise { .. }, Change::Finalise { .. })
        | (Change::Reopen { .. }, Change::Reopen { .. }) => true,
        (a, b) => a == b,
    }
}

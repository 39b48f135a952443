//! One change by one writer.

use crate::identity::{EntryId, Hash, SheetKey};

/// What a panelist did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Chose a level.
    Grade {
        /// The indicator's code.
        indicator: String,
        /// The level's code.
        level: String,
    },
    /// Said that the indicator is not applicable (*tidak berlaku*).
    NotApplicable {
        /// The indicator's code.
        indicator: String,
    },
    /// Took the mark back: not yet graded.
    Clear {
        /// The indicator's code.
        indicator: String,
    },
    /// Wrote the note; empty takes it back.
    Note {
        /// The indicator's code.
        indicator: String,
        /// The whole note.
        text: String,
    },
    /// Marked the indicator to be looked at once more (*ragu*), or took that back.
    Unsure {
        /// The indicator's code.
        indicator: String,
        /// Whether it is to be looked at once more.
        unsure: bool,
    },
    /// Said of one piece of evidence (*data dukung*) whether it was shown.
    Evidence {
        /// The indicator's code.
        indicator: String,
        /// Which of the indicator's evidence, from 0.
        item: u32,
        /// Seen, missing, or nothing said.
        seen: Option<bool>,
    },
    /// Kept the address of one piece of evidence, or let it go.
    Link {
        /// The indicator's code.
        indicator: String,
        /// Which of the indicator's evidence, from 0.
        item: u32,
        /// Where it is to be found; starts with `https://` or `http://`.
        url: Option<String>,
    },
    /// Locked the sheet (*kunci*).
    Finalise {
        /// Every entry whose value the panelist saw when locking.
        covers: Vec<EntryId>,
        /// What shows later that none of it was changed, where there was a key to make it with.
        proof: Option<Box<Proof>>,
    },
    /// Unlocked the sheet (*buka kembali*).
    Reopen {
        /// Why.
        reason: String,
    },
}

/// Shows that what was locked is what is there (*bukti perubahan*): an Ed25519 signature, made and checked outside of
/// this crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The public half of the device's key.
    pub key: [u8; 32],
    /// The signature.
    pub signature: [u8; 64],
}

/// What a panelist said about an indicator. No mark at all is "not yet graded".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The level of this code.
    Level(String),
    /// Not applicable.
    NotApplicable,
}

/// What a change is about; two changes of the same field replace each other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The mark of an indicator.
    Mark(String),
    /// The note of an indicator.
    Note(String),
    /// Whether an indicator is to be looked at once more.
    Unsure(String),
    /// Whether a piece of an indicator's evidence was shown.
    Evidence(String, u32),
    /// Where a piece of an indicator's evidence is to be found.
    Link(String, u32),
    /// Whether the sheet is locked.
    Lock,
}

impl Change {
    /// The field that this change sets.
    #[must_use]
    pub fn field(&self) -> Field {
        match self {
            Self::Grade { indicator, .. } | Self::NotApplicable { indicator } | Self::Clear { indicator } => {
                Field::Mark(indicator.clone())
            }
            Self::Note { indicator, .. } => Field::Note(indicator.clone()),
            Self::Unsure { indicator, .. } => Field::Unsure(indicator.clone()),
            Self::Evidence { indicator, item, .. } => Field::Evidence(indicator.clone(), *item),
            Self::Link { indicator, item, .. } => Field::Link(indicator.clone(), *item),
            Self::Finalise { .. } | Self::Reopen { .. } => Field::Lock,
        }
    }

    /// The indicator that it is about, if any.
    #[must_use]
    pub fn indicator(&self) -> Option<&str> {
        match self {
            Self::Grade { indicator, .. }
            | Self::NotApplicable { indicator }
            | Self::Clear { indicator }
            | Self::Note { indicator, .. }
            | Self::Unsure { indicator, .. }
            | Self::Evidence { indicator, .. }
            | Self::Link { indicator, .. } => Some(indicator),
            Self::Finalise { .. } | Self::Reopen { .. } => None,
        }
    }
}

impl Field {
    /// The indicator that it belongs to; none for the lock.
    #[must_use]
    pub fn indicator(&self) -> Option<&str> {
        match self {
            Self::Mark(code)
            | Self::Note(code)
            | Self::Unsure(code)
            | Self::Evidence(code, _)
            | Self::Link(code, _) => Some(code),
            Self::Lock => None,
        }
    }
}

/// Why an entry was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Intent {
    /// The panelist did it.
    Do,
    /// It takes back the named entry.
    Undo(EntryId),
    /// It does again what the named entry did and an undo took back.
    Redo(EntryId),
}

/// One change by one writer; never altered once written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Names and orders it.
    pub id: EntryId,
    /// When, in milliseconds since 1970 UTC; for people, never for order.
    pub at: i64,
    /// Which sheet.
    pub sheet: SheetKey,
    /// What was done.
    pub change: Change,
    /// The entries whose value this one replaces: all that the writer saw in the field. Two entries of a field that
    /// neither replaces the other are a conflict.
    pub replaces: Vec<EntryId>,
    /// Why it was written.
    pub intent: Intent,
    /// The hash of the writer's previous entry; none in its first.
    pub previous: Option<Hash>,
}

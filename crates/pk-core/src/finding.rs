//! What a panelist should know about a sheet before it counts.

use crate::identity::EntryId;

/// Something to look at in a sheet. None of these is an error: an incomplete sheet is a state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The indicator is not yet graded.
    Ungraded {
        /// The indicator's code.
        indicator: String,
    },
    /// The panelist wanted to look at the indicator once more.
    Unsure {
        /// The indicator's code.
        indicator: String,
    },
    /// The indicator is graded without the note that the rubric asks for.
    NoteMissing {
        /// The indicator's code.
        indicator: String,
    },
    /// What is said of the indicator differs between devices or tabs.
    Conflict {
        /// The indicator's code; none when the lock itself is in conflict.
        indicator: Option<String>,
    },
    /// A change came in that the panelist had not seen when the sheet was locked.
    UnseenWhenLocked {
        /// The entry.
        entry: EntryId,
        /// The indicator's code.
        indicator: Option<String>,
    },
}

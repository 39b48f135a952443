//! Every change of an indicator, in words.

use super::Engine;
use crate::change_words::change_words;
use crate::words;
use pk_core::entry::Intent;
use pk_core::{Change, Sealed};
use pk_format::date_time;

impl Engine {
    /// The changes of this indicator and of the lock in the open sheet, the latest first.
    pub(super) fn history(&self, indicator: &str) -> Vec<String> {
        let mut changes = Vec::new();
        let Some(key) = &self.key else { return changes };
        for Sealed { entry, .. } in self.journal.sheet_entries(key) {
            let is_lock = matches!(entry.change, Change::Finalise { .. } | Change::Reopen { .. });
            if !is_lock && entry.change.indicator() != Some(indicator) {
                continue;
            }
            let mut words =
                [date_time(entry.at, self.offset, self.lang), change_words(&entry.change, self.lang)]
                    .join(": ");
            let why = match entry.intent {
                Intent::Do => None,
                Intent::Undo(_) => Some(&words::UNDONE_SHORT),
                Intent::Redo(_) => Some(&words::REDONE_SHORT),
            };
            if let Some(why) = why {
                words.push_str(&[" (", why.of(self.lang), ")"].concat());
            }
            changes.insert(0, words);
        }
        changes
    }
}

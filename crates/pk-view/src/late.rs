//! What a browser loads after the first screen: whatever nobody needs to begin grading.
//!
//! The build cuts it out of the module, and the shell loads it in the background as soon as the first screen stands. An
//! action that needs it before it is there waits for it. Only what is reached from [`LATE`] and from nowhere else can be
//! cut out, so the rest of the crate calls it through this table alone.

use crate::action::{Action, Effect, Moment};
use crate::dialogs::dialog;
use crate::earlier::earlier;
use crate::engine::Engine;
use crate::lock::LockOf;
use crate::pin_screen::pin_screen;
use crate::proof::{Checked, check, proof};
use crate::review::review;
use crate::snapshot::Snapshot;
use crate::storage_page::storage_care;
use crate::tag::{Act, Tag};
use pk_core::SheetKey;
use pk_core::score::{SectionScore, SheetScore};
use std::fmt;
use std::rc::Rc;

/// What is loaded later.
pub struct Late {
    pub(crate) act: fn(&mut Engine, Action, Moment) -> Vec<Effect>,
    pub(crate) dialog: fn(&Snapshot, &SheetScore<'_>, &Act) -> Option<Tag>,
    pub(crate) pin_screen: fn(&Snapshot, &LockOf, &Act) -> Tag,
    pub(crate) storage_care: fn(&Snapshot) -> Option<Tag>,
    pub(crate) review: fn(&Snapshot, &SheetKey, &SheetScore<'_>, &[&SectionScore<'_>], &Act) -> Tag,
    pub(crate) check: fn(&Engine, &SheetKey) -> Option<Rc<Checked>>,
    pub(crate) proof: fn(&Snapshot) -> Option<Tag>,
    pub(crate) earlier: fn(&Snapshot, &Act) -> Option<Tag>,
}

impl fmt::Debug for Late {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Late")
    }
}

/// All of it.
pub static LATE: Late =
    Late { act: Engine::act_late, dialog, pin_screen, storage_care, review, check, proof, earlier };

impl Action {
    /// Whether it is the same whatever sheet is open.
    pub(crate) const fn is_of_no_sheet(&self) -> bool {
        matches!(
            self,
            Self::TakeIn { .. }
                | Self::Import(_)
                | Self::Earlier(_)
                | Self::TakeEarlier
                | Self::PickFiles(_)
                | Self::AskStorage
        )
    }

    /// Whether only [`Late`] can do this.
    pub(crate) const fn is_late(&self) -> bool {
        matches!(
            self,
            Self::Review(true)
                | Self::AskFinalise
                | Self::Finalise
                | Self::HoldBack
                | Self::AskReopen
                | Self::Reopen { .. }
                | Self::AskKeys
                | Self::AskHistory(_)
                | Self::AskLink { .. }
                | Self::SetLink { .. }
                | Self::AskPhrases(_)
                | Self::SetPhrases(_)
                | Self::Compare(_)
                | Self::OpenAt { .. }
                | Self::AskStorage
                | Self::AskPin(_)
                | Self::PinBlocked
                | Self::EnterPin(..)
                | Self::TakePin(..)
                | Self::OpenKnown
                | Self::Resealed(..)
                | Self::AskErase
                | Self::Erase
                | Self::Erased(_)
                | Self::Cancel
                | Self::Export
                | Self::PickFiles(_)
                | Self::Import(_)
                | Self::Earlier(_)
                | Self::TakeEarlier
                | Self::SaveCopy
                | Self::CopySaved(_)
                | Self::TakeIn { .. }
        )
    }
}

//! What is asked for before the part that does it was loaded.

use super::Engine;
use crate::action::{Action, Effect, Moment};
use crate::late::Late;
use crate::words;

impl Engine {
    /// Takes what was loaded, and does what has waited for it.
    pub fn arrive(&mut self, late: &'static Late, moment: Moment) -> Vec<Effect> {
        self.late = Some(late);
        self.revision += 1;
        let mut effects = Vec::new();
        for (asked_at, action) in std::mem::take(&mut self.waiting) {
            // Nobody wants to lock another district than the one that was looked at.
            if asked_at == self.key || action.is_of_no_sheet() {
                effects.extend(self.act(action, moment));
            }
        }
        effects
    }

    /// What is loaded later could not be had. What has waited for it is not done, and the panelist is told.
    pub fn stay_away(&mut self) {
        let before = self.waiting.len();
        // What the page carries waits for as long as it takes.
        self.waiting.retain(|(_, action)| matches!(action, Action::TakeIn { .. }));
        if before > 0 {
            self.revision += 1;
            self.tell(vec![words::PART_MISSING.of(self.lang).to_owned()]);
        }
    }

    /// The page carries something that is still to be taken in: no copy may be saved without it.
    pub const fn await_carried(&mut self) {
        self.is_cut = true;
    }

    /// Keeps `action` until what does it is there.
    pub(super) fn wait(&mut self, action: Action) -> Vec<Effect> {
        self.notice = Some(words::PART_LOADING.of(self.lang).to_owned());
        self.waiting.push((self.key.clone(), action));
        vec![Effect::LoadLate]
    }
}

//! The clock of the presentation.

use super::Engine;
use crate::action::{Action, Effect};

impl Engine {
    /// Does to the clock what was asked; the shell keeps it over a reload.
    pub(super) fn wind(&mut self, action: &Action, now: i64) -> Vec<Effect> {
        let Some(key) = &self.key else { return Vec::new() };
        let clock = self.clocks.iter_mut().find(|clock| clock.district == key.district);
        let Some(clock) = clock else { return Vec::new() };
        match action {
            Action::StartClock => clock.start(now),
            Action::PauseClock => clock.pause(now),
            Action::ResetClock => (clock.end, clock.left) = (None, clock.whole),
            _ => {
                clock.look(now);
                return Vec::new();
            }
        }
        vec![Effect::Remember]
    }
}

//! What is done by the part that is loaded later: looking over, locking and opening again, dialogs, files.

use super::Engine;
use crate::action::{Action, Effect, Moment};
use crate::snapshot::Dialog;
use crate::typed::visible;
use crate::words;
use pk_core::Change;

/// The longest reason for reopening, in characters; what files allow.
const MOST_REASON: usize = 1_000;

impl Engine {
    /// Does an action that [`is_late`](Action::is_late).
    pub(crate) fn act_late(&mut self, action: Action, moment: Moment) -> Vec<Effect> {
        match action {
            Action::Review(_) => {
                self.reviewing = true;
                return vec![Effect::Focus("#pk-review")];
            }
            Action::AskFinalise => self.open_dialog(Dialog::Finalise),
            Action::Finalise => return self.finalise(moment),
            Action::AskReopen => self.open_dialog(Dialog::Reopen),
            Action::Reopen { reason } => return self.reopen(&reason, moment),
            Action::AskKeys => self.open_dialog(Dialog::Keys),
            Action::AskHistory(indicator) => {
                let changes = self.history(&indicator);
                self.open_dialog(Dialog::History { indicator, changes });
            }
            Action::Cancel => return self.close_dialog(),
            Action::Export => return self.export(moment),
            Action::Import(uploads) => return self.import(&uploads),
            _ => {}
        }
        Vec::new()
    }

    /// Old messages would speak as if of the dialog.
    fn open_dialog(&mut self, dialog: Dialog) {
        self.problems = Vec::new();
        self.notice = None;
        self.dialog = Some(dialog);
    }

    /// Closes the dialog; the focus goes to the button that would open one now, or to what locking says.
    fn close_dialog(&mut self) -> Vec<Effect> {
        let Some(dialog) = self.dialog.take() else { return Vec::new() };
        let is_locked = self.open_sheet().sheet.is_locked();
        self.problems = Vec::new();
        vec![Effect::Focus(match (dialog, is_locked) {
            (Dialog::Finalise, true) => "[data-pk=locked]",
            (Dialog::Keys | Dialog::History { .. }, _) => "#pk-section",
            (Dialog::Reopen, true) => "[data-pk=reopen]",
            (_, false) => "[data-pk=finalise]",
        })]
    }

    fn finalise(&mut self, moment: Moment) -> Vec<Effect> {
        let mut effects = self.write(Change::Finalise { covers: Vec::new() }, moment);
        if !effects.is_empty() {
            effects.extend(self.close_dialog());
            self.notice = Some(words::LOCKED_NOW.of(self.lang).to_owned());
            effects.push(Effect::Focus("[data-pk=export]"));
            effects.extend(self.key.clone().map(Effect::Finalised));
        }
        effects
    }

    fn reopen(&mut self, reason: &str, moment: Moment) -> Vec<Effect> {
        let reason = visible(reason, MOST_REASON).trim().to_owned();
        let mut effects = self.write(Change::Reopen { reason }, moment);
        if !effects.is_empty() {
            effects.extend(self.close_dialog());
        }
        effects
    }
}

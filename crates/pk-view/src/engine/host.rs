//! What the host page asks, gives and forbids.

use super::Engine;
use crate::action::{Effect, Moment};
use crate::snapshot::{Saved, sheet_lines};
use crate::words;
use pk_core::Round;
use pk_core::entry::Field;
use pk_format::{Kind, Problem, Sheets, round_fingerprint, sheets_file, stored_entry};

impl Engine {
    /// How the storage stands.
    #[must_use]
    pub const fn saved(&self) -> Saved {
        self.saved
    }

    /// How many indicators of the open sheet have a mark, and how many there are.
    #[must_use]
    pub fn progress(&self) -> Option<(usize, usize)> {
        let key = self.key.as_ref()?;
        let open = self.open_sheet();
        let (mut marked, mut all) = (0, 0);
        for indicator in self.round.indicators_of(&key.panelist) {
            all += 1;
            marked += usize::from(open.sheet.mark(&indicator.code).is_some());
        }
        Some((marked, all))
    }

    /// The sheets file with every sheet of the panelist whose sheet is open.
    #[must_use]
    pub fn own_file(&self) -> Option<String> {
        let panelist = &self.key.as_ref()?.panelist;
        let own = self.journal.entries().filter(|sealed| sealed.entry.sheet.panelist == *panelist);
        Some(sheets_file(&self.round, own))
    }

    /// The sheets file with every sheet.
    #[must_use]
    pub fn whole_file(&self) -> String {
        sheets_file(&self.round, self.journal.entries())
    }

    /// Whether finalising would lock the open sheet, so that the host page may be asked first.
    #[must_use]
    pub fn may_finalise(&self) -> bool {
        let sheet = &self.open_sheet().sheet;
        let has_conflict = sheet.conflicts().any(|(field, _)| *field != Field::Lock);
        self.key.is_some() && self.may_change() && !sheet.is_locked() && !has_conflict
    }

    /// What keeps `sheets` from being taken in; nothing has changed.
    #[must_use]
    pub fn refuses(&self, sheets: &Sheets) -> Vec<Problem> {
        if self.is_of_this_round(&sheets.round) {
            let forks = self.journal.refuses(&sheets.journal);
            return forks.into_iter().map(|fork| Problem::whole(Kind::Fault(fork))).collect();
        }
        if self.may_switch() {
            return Vec::new();
        }
        let fingerprint = round_fingerprint(&sheets.round).to_string();
        vec![Problem::whole(Kind::OtherRound { title: sheets.round.title.clone(), fingerprint })]
    }

    /// Takes in sheets of the host page that are not refused, whether or not the panelist may change anything: nothing
    /// that is here is lost. Where no sheet is open and these are of one district, that one is opened.
    pub fn restore(&mut self, sheets: &Sheets, moment: Moment) -> Vec<Effect> {
        let mut effects = Vec::new();
        if !self.is_of_this_round(&sheets.round) {
            if !self.may_switch() {
                return effects;
            }
            self.set_round(sheets.round.clone(), false);
            effects.push(Effect::Open);
        }
        let new = sheets.journal.entries().filter(|new| !self.journal.contains(new));
        let entries: Vec<String> = new.map(stored_entry).collect();
        self.journal.merge_sound(&sheets.journal);
        self.revision += 1;
        self.sheets = sheet_lines(&self.journal, &self.round);
        self.look_up_others();
        if !entries.is_empty() {
            effects.push(Effect::Save { entries, forget: Vec::new() });
        }
        if self.key.is_none()
            && let [only] = sheets.journal.keys().as_slice()
        {
            effects.extend(self.start(&only.panelist.0, &only.district.0, moment));
        }
        effects
    }

    /// Tells the panelist that the host page did not let the sheet be finalised.
    pub(super) fn hold_back(&mut self) {
        self.tell(vec![words::HELD_BACK.of(self.lang).to_owned()]);
    }

    /// Whether another round may take the place of this one.
    pub(super) fn may_switch(&self) -> bool {
        self.key.is_none() && !self.round_is_given && !self.is_only_here()
    }

    fn is_of_this_round(&self, round: &Round) -> bool {
        round_fingerprint(round) == self.round_fingerprint
    }
}

//! Which instrument, which sheet.

use super::Engine;
use crate::action::{Effect, Moment};
use crate::clock::Clock;
use crate::snapshot::{Other, Saved};
use crate::typed::typed_name;
use crate::words;
use pk_core::{DistrictId, PanelistId, Round, SheetKey};
use pk_format::random_writer;
use std::rc::Rc;

impl Engine {
    pub(super) fn choose_rubric(&mut self, id: &str) -> Vec<Effect> {
        if self.is_only_here() {
            return Vec::new();
        }
        let rubric = self.rubrics.iter().find(|rubric| rubric.id == id);
        let Some(rubric) = rubric else { return Vec::new() };
        let round = Round::without_round(rubric.clone());
        let round = if self.round.practice { round.for_practice() } else { round };
        self.set_round(round, false);
        vec![Effect::Open]
    }

    pub(super) fn choose_practice(&mut self, is_on: bool) -> Vec<Effect> {
        if self.is_only_here() || self.round_is_given {
            return Vec::new();
        }
        let round = Round::without_round(self.round.rubric.clone());
        self.set_round(if is_on { round.for_practice() } else { round }, false);
        vec![Effect::Open]
    }

    /// Whether grades would be gone with the journal.
    pub(super) fn is_only_here(&self) -> bool {
        self.saved == Saved::Failed && !self.journal.is_empty()
    }

    pub(super) fn start(&mut self, panelist: &str, district: &str, moment: Moment) -> Vec<Effect> {
        let mut panelists: Vec<&str> = Vec::new();
        let mut districts: Vec<&str> = Vec::new();
        for line in &*self.sheets {
            panelists.push(&line.key.panelist.0);
            districts.push(&line.key.district.0);
        }
        let named = (typed_name(panelist, &panelists), typed_name(district, &districts));
        if named.0.is_none() && named.1.is_some() {
            self.tell(vec![words::PANELIST_MISSING.of(self.lang).to_owned()]);
            return vec![Effect::Focus("[name=panelist]")];
        }
        let (Some(panelist), Some(district)) = named else {
            self.tell(vec![words::NAMES_MISSING.of(self.lang).to_owned()]);
            return Vec::new();
        };
        let key = SheetKey { panelist: PanelistId(panelist.clone()), district: DistrictId(district) };
        if !self.round.knows(&key) {
            self.tell(vec![words::NAMES_UNKNOWN.of(self.lang).to_owned()]);
            return Vec::new();
        }
        if self.round.is_recused(&key) {
            self.tell(vec![words::RECUSED_REFUSED.of(self.lang).to_owned()]);
            return Vec::new();
        }
        self.last_panelist = Some(panelist);
        self.section = self.first_ungraded_section(&key);
        (self.reviewing, self.dialog) = (false, None);
        if let Some(minutes) = self.round.minutes
            && self.clocks.iter().all(|clock| clock.district != key.district)
        {
            self.clocks.push(Clock::new(key.district.clone(), minutes));
        }
        self.key = Some(key);
        self.look_up_others();
        // A writer belongs to one panelist, so that one panelist's entries are whole chains.
        self.writer = random_writer(moment.random);
        // What was wrong with the storage is still to be read; what was wrong with the names is not.
        let (names, panelist) = (&words::NAMES_MISSING, &words::PANELIST_MISSING);
        let names = [names.id, names.en, panelist.id, panelist.en];
        self.problems.retain(|problem| !names.contains(&problem.as_str()));
        self.notice = None;
        vec![Effect::Remember, Effect::Focus("#pk-sheet")]
    }

    /// Where work on a sheet goes on: the first section with an indicator that is not yet graded, or else the first.
    pub(super) fn first_ungraded_section(&self, key: &SheetKey) -> usize {
        let sheet = self.journal.sheet(key);
        for (index, section) in self.round.sections_of(&key.panelist).enumerate() {
            if section.indicators.iter().any(|indicator| sheet.mark(&indicator.code).is_none()) {
                return index;
            }
        }
        0
    }

    /// Looks up once what the same panelist gave to other districts; it does not change while this one is graded.
    pub(super) fn look_up_others(&mut self) {
        let mut others = Vec::new();
        if let Some(open) = &self.key {
            for key in self.journal.keys() {
                if key.panelist == open.panelist && key.district != open.district {
                    others.push(Other { district: key.district.clone(), sheet: self.journal.sheet(key) });
                }
            }
        }
        self.others = Rc::new(others);
    }
}

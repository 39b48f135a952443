//! Which sheets of a round count, and what they make.

use crate::group::Group;
use crate::part::{Part, Stand};
use pk_core::plenary::Plenary;
use pk_core::recap::{Grades, Recap, Settled};
use pk_core::{DistrictId, PanelistId, Round, SheetKey};
use pk_format::{Fingerprint, Lang};
use std::collections::BTreeMap;

/// A round with its result.
#[derive(Debug)]
pub struct Counted {
    /// The round.
    pub round: Round,
    /// Its fingerprint.
    pub fingerprint: Fingerprint,
    /// The files that were merged, by name.
    pub files: Vec<String>,
    /// The sheets that are there and not locked: they do not count.
    pub open: Vec<SheetKey>,
    /// The sheets that should be there and are not.
    pub missing: Vec<SheetKey>,
    /// How many sheets count.
    pub locked: usize,
    /// The sheets that were changed elsewhere after they were locked: they do not count before that is looked at.
    pub changed: Vec<SheetKey>,
    /// The sheets whose change proof does not match: they do not count.
    pub unproved: Vec<SheetKey>,
    /// The sheets of panelists who do not grade this district: they do not count.
    pub recused: Vec<SheetKey>,
    /// What the plenary decided.
    pub plenary: Plenary,
    /// The result; nothing while it is not decided how grades combine.
    pub recap: Option<Recap>,
    /// What the editions before made by their own rules.
    pub earlier: Vec<Self>,
    /// What panelists gave, before the plenary.
    grades: Grades,
}

impl Counted {
    /// What the sheets of a round make that are in `part`, with what the plenary decided.
    #[must_use]
    pub fn of(round: Round, fingerprint: Fingerprint, part: Part, plenary: &Plenary) -> Self {
        let Part { mut files, sheets } = part;
        files.sort();
        let (panel, districts) = who(&round, sheets.keys());
        let mut result = Self {
            fingerprint,
            files,
            open: Vec::new(),
            missing: Vec::new(),
            locked: 0,
            changed: Vec::new(),
            unproved: Vec::new(),
            recused: Vec::new(),
            plenary: plenary.clone(),
            recap: None,
            earlier: Vec::new(),
            grades: Grades::new(&round, panel, districts),
            round,
        };
        result.count(&sheets);
        result.settle(plenary.settled());
        result
    }

    /// What the files of a round make that were merged, all of them.
    #[must_use]
    pub fn of_group(group: &Group) -> Self {
        Self::of(group.round.clone(), group.fingerprint, Part::of(group), &group.plenary)
    }

    /// What the editions before made of their own files.
    #[must_use]
    pub fn of_earlier(groups: Vec<Group>, lang: Lang) -> Vec<Self> {
        let one = |mut group: Group| {
            // What contradicts is told where these files count.
            group.merge(lang);
            Self::of_group(&group)
        };
        groups.into_iter().map(one).collect()
    }

    /// The result with these decisions of the plenary, in the place of those before.
    pub fn settle(&mut self, settled: Settled) {
        let combine = self.round.rules.combine;
        self.recap = combine.map(|combine| Recap::new(&self.round, self.grades.clone(), settled, combine));
    }

    /// What panelists gave, before the plenary.
    #[must_use]
    pub const fn grades(&self) -> &Grades {
        &self.grades
    }

    /// Takes in the sheets that count, and notes the others.
    fn count(&mut self, sheets: &BTreeMap<SheetKey, Stand>) {
        for district in self.grades.districts().to_vec() {
            for panelist in self.grades.panel().to_vec() {
                let key = SheetKey { panelist, district: district.clone() };
                let grades_it =
                    !self.round.is_recused(&key) && self.round.indicators_of(&key.panelist).next().is_some();
                match (sheets.get(&key), grades_it) {
                    (None, true) => self.missing.push(key),
                    (None, false) => {}
                    (Some(_), false) => self.recused.push(key),
                    (Some(Stand::Open), true) => self.open.push(key),
                    (Some(Stand::Changed), true) => self.changed.push(key),
                    (Some(Stand::Unproved), true) => self.unproved.push(key),
                    (Some(Stand::Counts(row)), true) => {
                        self.locked += 1;
                        self.grades.set_sheet(&key, row);
                    }
                }
            }
        }
    }

    /// How many sheets there should be.
    pub const fn expected(&self) -> usize {
        self.locked + self.open.len() + self.missing.len() + self.changed.len() + self.unproved.len()
    }

    /// Whether there is nothing to look at.
    pub fn is_quiet(&self) -> bool {
        let is_ranked = |recap: &Recap| {
            recap.awarded().iter().all(|awarded| !awarded.waiting)
                && recap.rankings().iter().all(|ranking| {
                    ranking.unranked.is_empty() && ranking.places.iter().all(|place| !place.shared)
                })
        };
        self.locked == self.expected()
            && self.recused.is_empty()
            && !self.round.practice
            && self.recap.as_ref().is_some_and(is_ranked)
    }
}

/// The panel and the districts of a round; where it names none, whoever graded and whoever was graded.
fn who<'a>(
    round: &Round,
    keys: impl Iterator<Item = &'a SheetKey> + Clone,
) -> (Vec<PanelistId>, Vec<DistrictId>) {
    let panel = if round.panel.is_empty() {
        named(keys.clone().map(|key| key.panelist.clone()))
    } else {
        round.panel.iter().map(|panelist| panelist.id.clone()).collect()
    };
    let districts = if round.districts.is_empty() {
        named(keys.map(|key| key.district.clone()))
    } else {
        round.districts.iter().map(|district| district.code.clone()).collect()
    };
    (panel, districts)
}

fn named<T: Ord>(names: impl Iterator<Item = T>) -> Vec<T> {
    let mut names: Vec<T> = names.collect();
    names.sort();
    names.dedup();
    names
}

//! Which sheets of a round count, and what they make.

use crate::group::Group;
use pk_core::plenary::Plenary;
use pk_core::recap::{Grades, Recap, Settled};
use pk_core::{Change, DistrictId, Journal, PanelistId, Round, Sealed, Sheet, SheetKey};
use pk_format::{Fingerprint, Lang, Standing, editions, standing};
use std::collections::HashMap;

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
    /// The result; nothing while it is not decided how grades combine.
    pub recap: Option<Recap>,
    /// What the editions before made by their own rules.
    pub earlier: Vec<Self>,
    /// What panelists gave, before the plenary.
    grades: Grades,
}

impl Counted {
    /// What the locked sheets of a round make, of which `parts` hold some each; nothing where there is no part.
    #[must_use]
    pub fn of(parts: &[Group]) -> Option<Self> {
        let (round, fingerprint) = parts.first().map(|part| (part.round.clone(), part.fingerprint))?;
        let mut files: Vec<String> =
            parts.iter().flat_map(|part| &part.files).map(|file| file.name.clone()).collect();
        files.sort();
        // Each sheet's own entries, in one pass: a province has thousands of sheets.
        let mut of_sheets: HashMap<&SheetKey, Vec<&Sealed>> = HashMap::new();
        for sealed in parts.iter().flat_map(|part| part.journal.entries()) {
            of_sheets.entry(&sealed.entry.sheet).or_default().push(sealed);
        }
        let (panel, districts) = who(&round, of_sheets.keys().copied());
        let mut result = Self {
            fingerprint,
            files,
            open: Vec::new(),
            missing: Vec::new(),
            locked: 0,
            changed: Vec::new(),
            unproved: Vec::new(),
            recused: Vec::new(),
            recap: None,
            earlier: Vec::new(),
            grades: Grades::new(&round, panel.clone(), districts.clone()),
            round,
        };
        result.grades = result.count(panel, districts, &of_sheets);
        let mut plenary = Plenary::default();
        for part in parts {
            // All parts of a round carry the same, or nothing.
            plenary.merge(&part.plenary).ok();
        }
        result.settle(plenary.settled());
        Some(result)
    }

    /// What the editions before made of their own files.
    #[must_use]
    pub fn of_earlier(groups: Vec<Group>, lang: Lang) -> Vec<Self> {
        let one = |mut group: Group| {
            // What contradicts is told where these files count.
            group.merge(lang);
            Self::of(std::slice::from_ref(&group))
        };
        groups.into_iter().filter_map(one).collect()
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
    fn count(
        &mut self,
        panel: Vec<PanelistId>,
        districts: Vec<DistrictId>,
        of_sheets: &HashMap<&SheetKey, Vec<&Sealed>>,
    ) -> Grades {
        let editions = editions(self.fingerprint, &self.round);
        let mut grades = Grades::new(&self.round, panel.clone(), districts.clone());
        for district in &districts {
            for panelist in &panel {
                let key = SheetKey { panelist: panelist.clone(), district: district.clone() };
                let entries = of_sheets.get(&key);
                let grades_it =
                    !self.round.is_recused(&key) && self.round.indicators_of(panelist).next().is_some();
                let Some(entries) = entries.filter(|_| grades_it) else {
                    match (grades_it, entries) {
                        (true, _) => self.missing.push(key),
                        (false, Some(_)) => self.recused.push(key),
                        (false, None) => {}
                    }
                    continue;
                };
                let sheet = Sheet::folded(entries.iter().map(|sealed| &sealed.entry));
                if !sheet.is_locked() {
                    self.open.push(key);
                } else if !sheet.unseen_when_locked().is_empty() {
                    self.changed.push(key);
                } else if is_broken(&editions, &key, &sheet, entries) {
                    self.unproved.push(key);
                } else {
                    self.locked += 1;
                    grades.set_sheet(&key, &sheet);
                }
            }
        }
        grades
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

/// Whether a sheet carries a change proof that does not match it.
fn is_broken(editions: &[Fingerprint], key: &SheetKey, sheet: &Sheet, entries: &[&Sealed]) -> bool {
    let has_proof =
        sheet.locked().is_some_and(|head| matches!(head.change, Change::Finalise { proof: Some(_), .. }));
    has_proof && {
        let own = Journal::from_chained(entries.iter().map(|sealed| (*sealed).clone()));
        standing(editions, &own, key) == Some(Standing::Broken)
    }
}

fn named<T: Ord>(names: impl Iterator<Item = T>) -> Vec<T> {
    let mut names: Vec<T> = names.collect();
    names.sort();
    names.dedup();
    names
}

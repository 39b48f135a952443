//! What the plenary (*rapat pleno*) decides, append-only.
//!
//! The grades that panelists gave stay in their sheets; what is decided about them stands beside them, each decision with
//! its reason. Decisions about the same thing replace each other, the latest counts, and all are kept.

use crate::chain::Chains;
use crate::entry::Mark;
use crate::fault::{Fault, Faults};
use crate::identity::{DistrictId, EntryId, Hash, SheetKey, WriterId};
use crate::journal::{MOST_COUNTER, Refusal, Stamp};
use crate::path::Path;
use crate::recap::{Reviewed, Settled};
use crate::round::Round;

/// The longest reason and the longest dissent, in characters.
pub const MOST_REASON: usize = 1_000;
/// The longest name of who wrote a decision down, in characters.
pub const MOST_NAME: usize = 200;
/// More votes than any province has visitors.
const MOST_VOTES: u32 = 1_000_000_000;

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The panel agreed on a grade (*nilai kesepakatan*), or took that back.
    Agree {
        /// The district.
        district: DistrictId,
        /// The indicator's code.
        indicator: String,
        /// The agreed grade; none takes it back.
        mark: Option<Mark>,
        /// Why.
        reason: String,
        /// Who thought otherwise, and what; empty where nobody did.
        dissent: String,
    },
    /// A panelist was asked to look at a grade once more (*tinjauan*).
    Review {
        /// Whose sheet.
        sheet: SheetKey,
        /// The indicator's code.
        indicator: String,
        /// The grade on the sheet.
        gave: Mark,
        /// What the panelist gives now; none keeps the grade of the sheet.
        mark: Option<Mark>,
        /// Why it is kept or changed.
        reason: String,
    },
    /// Visitors' votes (*kartu belanja pengetahuan*) were counted.
    Votes {
        /// The district.
        district: DistrictId,
        /// How many; none takes it back.
        votes: Option<u32>,
    },
    /// A lot was drawn.
    Lot {
        /// The district.
        district: DistrictId,
        /// The place that was drawn, from 1, the first being the best; none takes it back.
        place: Option<u32>,
    },
}

impl Decision {
    /// Whether both are about the same thing, so that the later one counts.
    #[must_use]
    pub fn replaces(&self, earlier: &Self) -> bool {
        match (self, earlier) {
            (
                Self::Agree { district, indicator, .. },
                Self::Agree { district: other, indicator: before, .. },
            ) => district == other && indicator == before,
            (Self::Review { sheet, indicator, .. }, Self::Review { sheet: other, indicator: before, .. }) => {
                sheet == other && indicator == before
            }
            (Self::Votes { district, .. }, Self::Votes { district: other, .. })
            | (Self::Lot { district, .. }, Self::Lot { district: other, .. }) => district == other,
            _ => false,
        }
    }

    const fn reason(&self) -> Option<&String> {
        match self {
            Self::Agree { reason, .. } | Self::Review { reason, .. } => Some(reason),
            Self::Votes { .. } | Self::Lot { .. } => None,
        }
    }
}

/// One decision, as it was written down; never altered once written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolution {
    /// Names and orders it.
    pub id: EntryId,
    /// When, in milliseconds since 1970 UTC; for people, never for order.
    pub at: i64,
    /// Who wrote it down; empty where nobody said.
    pub by: String,
    /// What was decided.
    pub decision: Decision,
    /// The hash of the writer's previous resolution; none in its first.
    pub previous: Option<Hash>,
}

/// A resolution with its own hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Minuted {
    /// The resolution.
    pub resolution: Resolution,
    /// Its hash, as the writer's next one carries it.
    pub hash: Hash,
}

/// Every decision of a plenary. Merging is set union.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plenary {
    /// In order, each id once.
    minuted: Vec<Minuted>,
}

impl Plenary {
    /// The plenary of resolutions whose chains [`Chains`] found whole.
    pub fn from_chained(minuted: impl IntoIterator<Item = Minuted>) -> Self {
        let mut plenary = Self::default();
        for one in minuted {
            plenary.insert(one);
        }
        plenary
    }

    /// Every resolution, in order.
    #[must_use]
    pub fn minuted(&self) -> &[Minuted] {
        &self.minuted
    }

    /// Whether nothing was decided yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.minuted.is_empty()
    }

    /// Writes `decision` as the next resolution of `stamp.writer`; `hash_of` makes the hash of a resolution.
    ///
    /// # Errors
    /// A grade is agreed on or looked at once more without a reason, or no counter is left.
    pub fn write(
        &mut self,
        stamp: Stamp,
        by: String,
        decision: Decision,
        hash_of: impl Fn(&Resolution) -> Hash,
    ) -> Result<Minuted, Refusal> {
        if decision.reason().is_some_and(|reason| reason.trim().is_empty()) {
            return Err(Refusal::ReasonMissing);
        }
        let clock = self.minuted.last().map_or(0, |last| last.resolution.id.counter);
        if clock >= MOST_COUNTER {
            return Err(Refusal::CountersSpent);
        }
        let own = self.minuted.iter().rev().find(|one| one.resolution.id.writer == stamp.writer);
        let resolution = Resolution {
            previous: own.map(|one| one.hash),
            id: EntryId { counter: clock + 1, writer: stamp.writer },
            at: stamp.at,
            by,
            decision,
        };
        let minuted = Minuted { hash: hash_of(&resolution), resolution };
        self.insert(minuted.clone());
        Ok(minuted)
    }

    /// What this writer wrote of it.
    #[must_use]
    pub fn of_writer(&self, writer: &WriterId) -> Self {
        let own = self.minuted.iter().filter(|one| one.resolution.id.writer == *writer);
        Self { minuted: own.cloned().collect() }
    }

    /// Takes in every resolution of `other` that is not here yet and says how many these were.
    ///
    /// # Errors
    /// Each writer whose two histories differ: nothing is taken in.
    pub fn merge(&mut self, other: &Self) -> Result<usize, Vec<Fault>> {
        let mut all = self.minuted.clone();
        all.extend(other.minuted.iter().filter(|one| !self.minuted.contains(one)).cloned());
        all.sort_by(|a, b| a.resolution.id.cmp(&b.resolution.id));
        let mut forks: Vec<(&WriterId, u64)> = Vec::new();
        let mut chains = Chains::default();
        for Minuted { resolution, hash } in &all {
            let id = &resolution.id;
            if chains.follow(id, resolution.previous, *hash).is_err()
                && !forks.iter().any(|(known, _)| **known == id.writer)
            {
                forks.push((&id.writer, id.counter));
            }
        }
        if !forks.is_empty() {
            let fault =
                |(writer, counter): (&WriterId, u64)| Fault::Forked { writer: writer.0.clone(), counter };
            return Err(forks.into_iter().map(fault).collect());
        }
        let new = all.len() - self.minuted.len();
        self.minuted = all;
        Ok(new)
    }

    /// The resolutions that `keeps`, in chains of their own again; the same ones come to the same chains wherever that is
    /// done.
    #[must_use]
    pub fn carried(
        &self,
        hash_of: impl Fn(&Resolution) -> Hash,
        mut keeps: impl FnMut(&Resolution) -> bool,
    ) -> Self {
        let mut carried: Vec<Minuted> = Vec::new();
        for one in &self.minuted {
            if !keeps(&one.resolution) {
                continue;
            }
            let mut resolution = one.resolution.clone();
            let own = carried.iter().rev().find(|known| known.resolution.id.writer == resolution.id.writer);
            resolution.previous = own.map(|own| own.hash);
            carried.push(Minuted { hash: hash_of(&resolution), resolution });
        }
        Self { minuted: carried }
    }

    /// What counts of it.
    #[must_use]
    pub fn settled(&self) -> Settled {
        let mut settled = Settled::default();
        for one in &self.minuted {
            match &one.resolution.decision {
                Decision::Agree { district, indicator, mark, .. } => {
                    put(&mut settled.agreed, (district.clone(), indicator.clone()), mark.clone());
                }
                Decision::Review { sheet, indicator, gave, mark, .. } => {
                    let reviewed = mark.clone().map(|now| Reviewed { gave: gave.clone(), now });
                    put(&mut settled.reviewed, (sheet.clone(), indicator.clone()), reviewed);
                }
                Decision::Votes { district, votes } => {
                    put(&mut settled.votes, district.clone(), votes.map(u64::from));
                }
                Decision::Lot { district, place } => put(&mut settled.lots, district.clone(), *place),
            }
        }
        settled
    }

    /// The resolutions about the same thing as `decision`, the latest first.
    pub fn about<'a>(&'a self, decision: &'a Decision) -> impl Iterator<Item = &'a Resolution> {
        let all = self.minuted.iter().rev().map(|one| &one.resolution);
        all.filter(|resolution| decision.replaces(&resolution.decision))
    }

    fn insert(&mut self, minuted: Minuted) {
        let place = self.minuted.binary_search_by(|one| one.resolution.id.cmp(&minuted.resolution.id));
        if let Err(place) = place {
            self.minuted.insert(place, minuted);
        }
    }
}

fn put<K: Ord, V>(map: &mut std::collections::BTreeMap<K, V>, key: K, value: Option<V>) {
    match value {
        Some(value) => drop(map.insert(key, value)),
        None => drop(map.remove(&key)),
    }
}

impl Round {
    /// Notes everything in `resolution` that this round does not know, and texts that cannot be.
    pub fn check_resolution(&self, path: &Path, resolution: &Resolution, faults: &mut Faults) {
        faults.check_characters(&path.field("by"), &resolution.by, MOST_NAME);
        let path = path.field("decision");
        if let Some(reason) = resolution.decision.reason() {
            faults.check_text(&path.field("reason"), reason, MOST_REASON);
        }
        match &resolution.decision {
            Decision::Agree { district, indicator, mark, dissent, .. } => {
                faults.check_characters(&path.field("dissent"), dissent, MOST_REASON);
                self.check_place(&path, district, faults);
                self.check_mark(&path, indicator, mark.as_ref(), faults);
            }
            Decision::Review { sheet, indicator, gave, mark, .. } => {
                if !self.knows_panelist(&sheet.panelist) {
                    let id = sheet.panelist.0.clone();
                    faults.add(path.field("panelist"), Fault::UnknownPanelist { id });
                }
                self.check_place(&path, &sheet.district, faults);
                self.check_mark(&path, indicator, mark.as_ref(), faults);
                self.check_gave(&path, indicator, gave, faults);
            }
            Decision::Votes { district, votes } => {
                if votes.is_some_and(|votes| votes > MOST_VOTES) {
                    let fault = Fault::OutOfRange { least: 0, most: MOST_VOTES.into() };
                    faults.add(path.field("votes"), fault);
                }
                self.check_place(&path, district, faults);
            }
            Decision::Lot { district, place } => {
                if *place == Some(0) {
                    faults.add(path.field("place"), Fault::OutOfRange { least: 1, most: u32::MAX.into() });
                }
                self.check_place(&path, district, faults);
            }
        }
    }

    fn check_place(&self, path: &Path, district: &DistrictId, faults: &mut Faults) {
        if !self.knows_district(district) {
            faults.add(path.field("district"), Fault::UnknownDistrict { id: district.0.clone() });
        }
    }

    /// What was on the sheet: a level that this indicator has.
    fn check_gave(&self, path: &Path, code: &str, gave: &Mark, faults: &mut Faults) {
        let (Some(indicator), Mark::Level(level)) = (self.rubric.indicator(code), gave) else { return };
        if indicator.level(level).is_none() {
            faults.add(path.field("gave"), Fault::UnknownLevel { code: level.clone() });
        }
    }

    fn check_mark(&self, path: &Path, code: &str, mark: Option<&Mark>, faults: &mut Faults) {
        let Some(indicator) = self.rubric.indicator(code) else {
            faults.add(path.field("indicator"), Fault::UnknownIndicator { code: code.to_owned() });
            return;
        };
        match mark {
            Some(Mark::Level(level)) if indicator.level(level).is_none() => {
                faults.add(path.field("level"), Fault::UnknownLevel { code: level.clone() });
            }
            Some(Mark::NotApplicable) if !indicator.not_applicable => {
                faults.add(path.field("not_applicable"), Fault::NotApplicableRefused);
            }
            _ => {}
        }
    }
}

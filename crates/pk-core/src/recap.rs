//! All sheets of a round, combined and ranked (*rekap*).
//!
//! ```text
//! sheets ─▶ Grades ─▶ tallies ─▶ one grade an indicator ─▶ totals ─▶ rankings
//! plenary ─────────────────────────────▲                              ▲
//! rules of the round ──────────────────┴──────────────────────────────┘
//! ```
//! Everything is exact. How many gave what is kept for each indicator and district, so that a change of one grade
//! counts one tally anew, adds up one district, and ranks.

mod awards;
mod grades;
mod layout;
mod otherwise;
mod plenary;
mod ranking;
mod tally;
mod total;

pub use awards::{Awarded, class_of};
pub use grades::{Given, Grades, Row};
pub use otherwise::Otherwise;
pub use plenary::{Reviewed, Settled};
pub use ranking::{Answer, Place, Ranking, Step, Tie};
pub use tally::{Combined, Open};
pub use total::{Exact, Total};

use crate::number::{Number, rounded};
use crate::round::Round;
use crate::rubric::Scale;
use crate::rules::{AbsentRule, Combine};
use layout::{Layout, Looked};
use plenary::Agreed;
use std::ops::Range;
use tally::{Combining, Tally};

/// A round combined by its rules.
#[derive(Clone, Debug)]
pub struct Recap {
    round: Round,
    layout: Layout,
    rules: Combining,
    /// What the rules for ties look at.
    looked: Vec<Option<Looked>>,
    /// Whatever the panelists gave, with what they changed when it was looked at once more.
    grades: Grades,
    settled: Settled,
    /// Counts of codes, district by district, indicator by indicator.
    counts: Vec<u16>,
    /// District by district.
    agreed: Vec<Agreed>,
    districts: Vec<DistrictTotals>,
    rankings: Vec<Ranking>,
    /// The indicators that do not count, for asking what would be without them; usually none.
    left_out: Range<usize>,
}

/// What one district earned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DistrictTotals {
    /// One total a track, on its scale.
    pub tracks: Vec<Total>,
    /// One total a component, before its weight, over all tracks.
    pub components: Vec<Total>,
}

impl Recap {
    /// The round with these grades. Where it has not been decided how grades combine, it is by `combine`.
    #[must_use]
    pub fn new(round: &Round, grades: Grades, settled: Settled, combine: Combine) -> Self {
        let rules = Combining {
            combine: round.rules.combine.unwrap_or(combine),
            absent: round.rules.absent.unwrap_or(AbsentRule::LeftOut),
            not_applicable: round.rules.not_applicable,
        };
        let layout = Layout::new(&round.rubric);
        let looked = round.rules.ties.iter().map(|rule| Layout::looked(&round.rubric, rule)).collect();
        let mut recap = Self {
            round: round.clone(),
            layout,
            rules,
            looked,
            grades,
            settled,
            counts: Vec::new(),
            agreed: Vec::new(),
            districts: Vec::new(),
            rankings: Vec::new(),
            left_out: 0..0,
        };
        recap.take_reviewed();
        recap.take_agreed();
        recap.count();
        recap.add_up();
        recap
    }

    /// The round.
    #[must_use]
    pub const fn round(&self) -> &Round {
        &self.round
    }

    /// The grades that were combined.
    #[must_use]
    pub const fn grades(&self) -> &Grades {
        &self.grades
    }

    /// What the plenary settled.
    #[must_use]
    pub const fn settled(&self) -> &Settled {
        &self.settled
    }

    /// How grades were combined.
    #[must_use]
    pub const fn combine(&self) -> Combine {
        self.rules.combine
    }

    /// What each district earned, in the order of [`Grades::districts`].
    #[must_use]
    pub fn districts(&self) -> &[DistrictTotals] {
        &self.districts
    }

    /// One ranking a track.
    #[must_use]
    pub fn rankings(&self) -> &[Ranking] {
        &self.rankings
    }

    /// The one grade of a district for an indicator.
    #[must_use]
    pub fn combined(&self, district: usize, indicator: usize) -> Combined {
        let agreed = self
            .agreed
            .get(district)
            .and_then(|agreed| agreed.get(indicator))
            .copied()
            .unwrap_or(Given::Missing);
        self.tally(district, indicator)
            .map_or(Combined::Open(Open::Nobody), |tally| tally.combined(self.rules, agreed))
    }

    /// Whether those who graded this indicator of this district did not all give the same.
    #[must_use]
    pub fn is_disputed(&self, district: usize, indicator: usize) -> bool {
        self.tally(district, indicator).is_some_and(|tally| tally.is_disputed())
    }

    /// Whether the plenary may agree on a grade here: where grades are agreed on, and where there is no majority.
    #[must_use]
    pub fn may_agree(&self, district: usize, indicator: usize) -> bool {
        match self.rules.combine {
            Combine::Agreed => true,
            Combine::Majority => {
                let tally = self.tally(district, indicator);
                tally.is_some_and(|tally| {
                    tally.combined(self.rules, Given::Missing) == Combined::Open(Open::NoAgreement)
                })
            }
            Combine::Mean | Combine::Median | Combine::Trimmed { .. } => false,
        }
    }

    /// The total of a section (an aksi) of a district, before the weight of its component.
    #[must_use]
    pub fn section(&self, district: usize, section: usize) -> Option<Total> {
        let places = self.layout.sections.get(section)?.clone();
        Some(total::points(&self.layout, places, &self.left_out, &|indicator| {
            self.combined(district, indicator)
        }))
    }

    /// What a component adds to the total of its track, by its place over all tracks.
    #[must_use]
    pub fn contribution(&self, district: usize, component: usize) -> Option<Exact> {
        let top = self.layout.tracks.iter().find(|top| top.components.contains(&component))?;
        let parts: Vec<_> = self.parts(top, self.districts.get(district)?).collect();
        total::contributions(top.scale, &parts).get(component - top.components.start).copied()
    }

    /// Changes one grade, and everything that follows from it.
    pub fn set(&mut self, district: usize, panelist: usize, indicator: usize, given: Given) {
        let before = self.grades.given(district, panelist, indicator);
        self.grades.set(district, panelist, indicator, given);
        let after = self.grades.given(district, panelist, indicator);
        let first = self.first_count(district, indicator);
        for (given, add) in [(before, false), (after, true)] {
            if let Some(count) = self.counts.get_mut(first + usize::from(given.code())) {
                *count = if add { count.saturating_add(1) } else { count.saturating_sub(1) };
            }
        }
        let totals = self.totals(district);
        if let Some(place) = self.districts.get_mut(district) {
            *place = totals;
        }
        self.rank();
    }

    /// Neighbours in a ranking whose scores differ, and would be shown as the same.
    #[must_use]
    pub fn rounding_ties(&self, track: usize) -> Vec<(usize, usize)> {
        let Some(ranking) = self.rankings.get(track) else { return Vec::new() };
        let rounding = self.round.rules.rounding;
        let is_tie = |a: &Place, b: &Place| {
            a.score != b.score && rounded(&a.score, rounding) == rounded(&b.score, rounding)
        };
        let pairs = ranking.places.iter().zip(ranking.places.iter().skip(1));
        pairs.filter(|(a, b)| is_tie(a, b)).map(|(a, b)| (a.district, b.district)).collect()
    }

    fn take_reviewed(&mut self) {
        for ((key, code), Reviewed { gave, now }) in &self.settled.reviewed {
            let (Some(district), Some(panelist), Some(indicator)) = (
                self.grades.district(&key.district),
                self.grades.panelist(&key.panelist),
                self.grades.indicator(code),
            ) else {
                continue;
            };
            if self.grades.given(district, panelist, indicator) == self.grades.given_by(indicator, Some(gave))
            {
                let given = self.grades.given_by(indicator, Some(now));
                self.grades.set(district, panelist, indicator, given);
            }
        }
    }

    fn take_agreed(&mut self) {
        let nothing = vec![Given::Missing; self.grades.indicators()];
        self.agreed = vec![nothing; self.grades.districts().len()];
        for ((district, code), mark) in &self.settled.agreed {
            let (Some(district), Some(indicator)) =
                (self.grades.district(district), self.grades.indicator(code))
            else {
                continue;
            };
            let given = self.grades.given_by(indicator, Some(mark));
            if let Some(place) = self.agreed.get_mut(district).and_then(|agreed| agreed.get_mut(indicator)) {
                *place = given;
            }
        }
    }

    /// Counts who gave what, everywhere.
    fn count(&mut self) {
        self.count_times(|_| 1);
    }

    /// Counts who gave what, everywhere, each panelist this many times.
    fn count_times(&mut self, times: impl Fn(usize) -> u16) {
        let width = self.layout.width;
        let of_district = self.grades.indicators() * width;
        self.counts = vec![0; self.grades.districts().len() * of_district];
        for (district, counts) in self.counts.chunks_exact_mut(of_district.max(1)).enumerate() {
            for (panelist, row) in self.grades.rows(district).enumerate() {
                let times = times(panelist);
                for (counts, code) in counts.chunks_exact_mut(width).zip(row) {
                    if let Some(count) = counts.get_mut(usize::from(*code)) {
                        *count = count.saturating_add(times);
                    }
                }
            }
        }
    }

    fn first_count(&self, district: usize, indicator: usize) -> usize {
        (district * self.grades.indicators() + indicator) * self.layout.width
    }

    fn tally(&self, district: usize, indicator: usize) -> Option<Tally<'_>> {
        let first = self.first_count(district, indicator);
        let counts = self.counts.get(first..first + self.layout.width)?;
        Some(Tally::new(counts, self.layout.indicators.get(indicator)?))
    }

    fn add_up(&mut self) {
        self.districts = (0..self.grades.districts().len()).map(|district| self.totals(district)).collect();
        self.rank();
    }

    fn totals(&self, district: usize) -> DistrictTotals {
        let combined = |indicator| self.combined(district, indicator);
        let components: Vec<Total> = self
            .layout
            .components
            .iter()
            .map(|part| total::points(&self.layout, part.indicators.clone(), &self.left_out, &combined))
            .collect();
        let mut totals = DistrictTotals { tracks: Vec::new(), components };
        totals.tracks = self
            .layout
            .tracks
            .iter()
            .map(|top| total::track(top.scale, &self.parts(top, &totals).collect::<Vec<_>>()))
            .collect();
        totals
    }

    fn parts<'a>(
        &'a self,
        top: &layout::Top,
        totals: &'a DistrictTotals,
    ) -> impl Iterator<Item = (&'a layout::Part, &'a Total)> {
        let places = top.components.clone();
        places.filter_map(|place| Some((self.layout.components.get(place)?, totals.components.get(place)?)))
    }

    fn rank(&mut self) {
        self.rankings = (0..self.layout.tracks.len()).map(|track| self.ranking(track)).collect();
    }

    fn ranking(&self, track: usize) -> Ranking {
        let (mut scores, mut unranked) = (Vec::with_capacity(self.districts.len()), Vec::new());
        for (district, totals) in self.districts.iter().enumerate() {
            match totals.tracks.get(track).and_then(Total::score) {
                Some(score) => scores.push((district, score)),
                None => unranked.push(district),
            }
        }
        let key = |rule: usize, district: usize| self.tie_key(rule, district);
        Ranking { unranked, ..ranking::ranking(scores, self.looked.len(), &key) }
    }

    /// What a rule for ties sees in a district, the greater the better. The score of a component or section is on the
    /// scale of its track, where that has one: what is not applicable in one district takes nothing from it there.
    #[must_use]
    pub fn tie_key(&self, rule: usize, district: usize) -> Option<Number> {
        let totals = self.districts.get(district)?;
        match (*self.looked.get(rule)?)? {
            Looked::Track(track) => totals.tracks.get(track)?.score(),
            Looked::Component(component) => self.scaled(totals.components.get(component)?, component),
            Looked::Section(section) => {
                let indicator = self.layout.sections.get(section)?.start;
                let component =
                    self.layout.components.iter().position(|part| part.indicators.contains(&indicator))?;
                self.scaled(&self.section(district, section)?, component)
            }
            Looked::PresenterRank => {
                let code = self.grades.districts().get(district)?;
                let presenter =
                    self.round.districts.iter().find(|known| known.code == *code)?.presenter.as_ref()?;
                let rank = presenter.rank.as_ref()?;
                let place = self.round.rules.presenter_ranks.iter().position(|known| known == rank)?;
                Some(Number::from_integer(-i128::try_from(place).ok()?))
            }
            Looked::Lot => {
                let code = self.grades.districts().get(district)?;
                Some(Number::from_integer(-i128::from(*self.settled.lots.get(code)?)))
            }
        }
    }

    /// The score of a part of this component, on the scale of its track.
    fn scaled(&self, total: &Total, component: usize) -> Option<Number> {
        let top = self.layout.tracks.iter().find(|top| top.components.contains(&component))?;
        match top.scale {
            Scale::Points => total.score(),
            Scale::Share(of) => total.score().and(total.share(of.number())),
        }
    }
}

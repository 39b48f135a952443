//! Exact scores.
//!
//! An indicator that is not yet graded earns nothing and stays in the maximum; the score says how many are graded, so
//! a partial score is never taken for a low one. An indicator that is not applicable is left out of the maximum or
//! counted as zero, by the round's rule.

use crate::entry::Mark;
use crate::finding::Finding;
use crate::identity::PanelistId;
use crate::number::Number;
use crate::round::Round;
use crate::rubric::{Component, Indicator, Scale, Section, Track};
use crate::rules::NotApplicableRule;
use crate::sheet::Sheet;

/// A score with what it is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// What was earned so far.
    pub value: Number,
    /// The most that could be earned.
    pub maximum: Number,
    /// How many indicators have a level.
    pub graded: usize,
    /// How many indicators are marked not applicable.
    pub not_applicable: usize,
    /// How many indicators there are.
    pub indicators: usize,
}

impl Score {
    /// Whether every indicator has a mark.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.marked() == self.indicators
    }

    /// How many indicators have a mark: a level or "not applicable".
    #[must_use]
    pub const fn marked(&self) -> usize {
        self.graded + self.not_applicable
    }

    fn nothing() -> Self {
        let zero = Number::from_integer(0);
        Self { value: zero, maximum: zero, graded: 0, not_applicable: 0, indicators: 0 }
    }

    fn add(&mut self, other: &Self) {
        self.value += other.value;
        self.maximum += other.maximum;
        self.count(other);
    }

    fn count(&mut self, other: &Self) {
        self.graded += other.graded;
        self.not_applicable += other.not_applicable;
        self.indicators += other.indicators;
    }
}

/// The score of a whole sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetScore<'a> {
    /// One total a track, in the rubric's order.
    pub tracks: Vec<TrackScore<'a>>,
    /// What to look at.
    pub findings: Vec<Finding>,
}

/// The score of a track.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrackScore<'a> {
    /// The track.
    pub track: &'a Track,
    /// The total on the track's scale.
    pub score: Score,
    /// Its parts.
    pub components: Vec<ComponentScore<'a>>,
}

/// The score of a component.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComponentScore<'a> {
    /// The component.
    pub component: &'a Component,
    /// Weighted points of its indicators, before the component's own weight.
    pub score: Score,
    /// What it adds to the track's total.
    pub contribution: Number,
    /// Its parts.
    pub sections: Vec<SectionScore<'a>>,
}

/// The score of a section (an aksi).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionScore<'a> {
    /// The section.
    pub section: &'a Section,
    /// Weighted points of its indicators.
    pub score: Score,
    /// Its parts.
    pub indicators: Vec<IndicatorScore<'a>>,
}

/// The score of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorScore<'a> {
    /// The indicator.
    pub indicator: &'a Indicator,
    /// What the panelist said; none while not yet graded.
    pub mark: Option<Mark>,
    /// Points of the level times the indicator's weight.
    pub score: Score,
}

/// The exact score of `sheet` in `round`: of the sections that this panelist grades, and of nothing else.
#[must_use]
pub fn score<'a>(round: &'a Round, panelist: &PanelistId, sheet: &Sheet) -> SheetScore<'a> {
    let scoring = Scoring { round, panelist, sheet };
    let tracks = round.rubric.tracks.iter().map(|track| scoring.track(track)).collect();
    SheetScore { tracks, findings: findings(round, panelist, sheet) }
}

struct Scoring<'a, 's> {
    round: &'a Round,
    panelist: &'s PanelistId,
    sheet: &'s Sheet,
}

impl<'a> Scoring<'a, '_> {
    fn track(&self, track: &'a Track) -> TrackScore<'a> {
        let mut components: Vec<_> = track
            .components
            .iter()
            .map(|component| self.component(component))
            .filter(|part| !part.sections.is_empty())
            .collect();
        let mut score = Score::nothing();
        match track.scale {
            Scale::Points => {
                for part in &mut components {
                    let weight = part.component.weight.value.number();
                    part.contribution = part.score.value * weight;
                    score.value += part.contribution;
                    score.maximum += part.score.maximum * weight;
                    score.count(&part.score);
                }
            }
            Scale::Share(of) => {
                let zero = Number::from_integer(0);
                // A component of which nothing is applicable gives its weight to the others.
                let weights: Number =
                    components.iter().filter(|part| part.score.maximum > zero).map(weight_of).sum();
                for part in &mut components {
                    if part.score.maximum > zero && weights > zero {
                        let share = part.score.value / part.score.maximum;
                        part.contribution = share * weight_of(part) / weights * of.number();
                        score.value += part.contribution;
                        score.maximum = of.number();
                    }
                    score.count(&part.score);
                }
            }
        }
        TrackScore { track, score, components }
    }

    fn component(&self, component: &'a Component) -> ComponentScore<'a> {
        let mine = component.sections.iter().filter(|section| self.round.grades(self.panelist, section));
        let sections: Vec<_> = mine.map(|section| self.section(section)).collect();
        let mut score = Score::nothing();
        for part in &sections {
            score.add(&part.score);
        }
        ComponentScore { component, score, contribution: Number::from_integer(0), sections }
    }

    fn section(&self, section: &'a Section) -> SectionScore<'a> {
        let indicators: Vec<_> =
            section.indicators.iter().map(|indicator| self.indicator(indicator)).collect();
        let mut score = Score::nothing();
        for part in &indicators {
            score.add(&part.score);
        }
        SectionScore { section, score, indicators }
    }

    fn indicator(&self, indicator: &'a Indicator) -> IndicatorScore<'a> {
        let weight = indicator.weight.value.number();
        let best = indicator.levels.iter().map(|level| level.points.value).max().unwrap_or_default();
        let mut score = Score { maximum: best.number() * weight, indicators: 1, ..Score::nothing() };
        let mark = self.sheet.mark(&indicator.code);
        match &mark {
            None => {}
            Some(Mark::Level(code)) => {
                if let Some(level) = indicator.level(code) {
                    score.graded = 1;
                    score.value = level.points.value.number() * weight;
                }
            }
            Some(Mark::NotApplicable) => {
                score.not_applicable = 1;
                if self.round.rules.not_applicable == NotApplicableRule::LeftOut {
                    score.maximum = Number::from_integer(0);
                }
            }
        }
        IndicatorScore { indicator, mark, score }
    }
}

fn weight_of(part: &ComponentScore<'_>) -> Number {
    part.component.weight.value.number()
}

fn findings(round: &Round, panelist: &PanelistId, sheet: &Sheet) -> Vec<Finding> {
    let ungraded = round
        .indicators_of(panelist)
        .filter(|indicator| sheet.mark(&indicator.code).is_none())
        .map(|indicator| Finding::Ungraded { indicator: indicator.code.clone() });
    let conflicts = sheet
        .conflicts()
        .map(|(field, _)| Finding::Conflict { indicator: field.indicator().map(str::to_owned) });
    let unseen = sheet.unseen_when_locked().into_iter().map(|head| Finding::UnseenWhenLocked {
        entry: head.id.clone(),
        indicator: head.change.indicator().map(str::to_owned),
    });
    let unsure = round
        .indicators_of(panelist)
        .filter(|indicator| sheet.is_unsure(&indicator.code))
        .map(|indicator| Finding::Unsure { indicator: indicator.code.clone() });
    let note_missing = round
        .indicators_of(panelist)
        .filter(|indicator| {
            indicator.note_required
                && sheet.mark(&indicator.code).is_some()
                && sheet.note(&indicator.code).trim().is_empty()
        })
        .map(|indicator| Finding::NoteMissing { indicator: indicator.code.clone() });
    ungraded.chain(unsure).chain(note_missing).chain(conflicts).chain(unseen).collect()
}

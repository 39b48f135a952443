//! What the indicators of a rubric are worth, flat and in the rubric's order.

use crate::number::Number;
use crate::rubric::{Rubric, Scale};
use crate::rules::TieRule;
use std::ops::Range;

/// The parts of a rubric by their places.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub(super) indicators: Vec<Item>,
    /// The indicators of each section.
    pub(super) sections: Vec<Range<usize>>,
    pub(super) components: Vec<Part>,
    pub(super) tracks: Vec<Top>,
    /// How many counts a tally has.
    pub(super) width: usize,
}

#[derive(Clone, Debug)]
pub(super) struct Item {
    /// The points of each level, in thousandths.
    pub(super) points: Vec<i64>,
    /// The same with the level's place, lowest first.
    pub(super) ascending: Vec<(i64, usize)>,
    /// Of the best level, in thousandths.
    pub(super) best: i64,
    /// In thousandths.
    pub(super) weight: i64,
}

#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) weight: Number,
    pub(super) indicators: Range<usize>,
}

#[derive(Clone, Debug)]
pub(super) struct Top {
    pub(super) scale: Scale,
    pub(super) components: Range<usize>,
}

/// What a rule for ties looks at, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Looked {
    Track(usize),
    Component(usize),
    Section(usize),
    PresenterRank,
    Lot,
}

impl Layout {
    pub(super) fn new(rubric: &Rubric) -> Self {
        let mut layout = Self {
            indicators: Vec::new(),
            sections: Vec::new(),
            components: Vec::new(),
            tracks: Vec::new(),
            width: usize::from(super::grades::FIRST_LEVEL),
        };
        for track in &rubric.tracks {
            let components = layout.components.len();
            for component in &track.components {
                let indicators = layout.indicators.len();
                for section in &component.sections {
                    let first = layout.indicators.len();
                    layout.indicators.extend(section.indicators.iter().map(|indicator| {
                        let points: Vec<i64> =
                            indicator.levels.iter().map(|level| level.points.value.thousandths()).collect();
                        let mut ascending: Vec<(i64, usize)> = points.iter().copied().zip(0..).collect();
                        ascending.sort_unstable();
                        Item {
                            ascending,
                            best: points.iter().copied().max().unwrap_or_default(),
                            points,
                            weight: indicator.weight.value.thousandths(),
                        }
                    }));
                    layout.sections.push(first..layout.indicators.len());
                }
                layout.components.push(Part {
                    weight: component.weight.value.number(),
                    indicators: indicators..layout.indicators.len(),
                });
            }
            layout.tracks.push(Top { scale: track.scale, components: components..layout.components.len() });
        }
        let most = layout.indicators.iter().map(|item| item.points.len()).max().unwrap_or_default();
        layout.width += most;
        layout
    }

    /// What this rule looks at; nothing where the rubric has no such part.
    pub(super) fn looked(rubric: &Rubric, rule: &TieRule) -> Option<Looked> {
        let components = || rubric.tracks.iter().flat_map(|track| &track.components);
        match rule {
            TieRule::Track(id) => rubric.tracks.iter().position(|track| track.id == *id).map(Looked::Track),
            TieRule::Component(id) => components().position(|part| part.id == *id).map(Looked::Component),
            TieRule::Section(code) => {
                rubric.sections().position(|section| section.code == *code).map(Looked::Section)
            }
            TieRule::PresenterRank => Some(Looked::PresenterRank),
            TieRule::Lot => Some(Looked::Lot),
        }
    }

    /// Weighs a component anew (for asking what other weights would have made).
    pub(super) fn weigh(&mut self, component: usize, by: Number) {
        if let Some(part) = self.components.get_mut(component) {
            part.weight *= by;
        }
    }
}

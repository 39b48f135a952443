//! The scoring instrument.

use crate::fault::{Fault, Faults};
use crate::path::Path;
use crate::text::{Provenance, Quantity, Text};
use std::ops::Deref;

/// A rubric as somebody wrote it, checked or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RubricDraft {
    /// Names the rubric among others: letters, digits, hyphens.
    pub id: String,
    /// Which edition of it, from 1.
    pub edition: u32,
    /// What people call it.
    pub title: Text,
    /// The sources that texts and quantities refer to.
    pub sources: Vec<Source>,
    /// Totals that are ranked each on its own.
    pub tracks: Vec<Track>,
}

/// A source that anybody can look up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// What texts and quantities call it.
    pub id: String,
    /// Title, and who published it.
    pub title: String,
    /// When: `2020`, `2020-11` or `2020-11-05`.
    pub date: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
}

/// A total that is ranked on its own (*jalur*).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Track {
    /// Unique in the rubric.
    pub id: String,
    /// What people call it.
    pub name: Text,
    /// How the components make the total.
    pub scale: Scale,
    /// Its parts.
    pub components: Vec<Component>,
}

/// How the components of a track make its total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// The sum of points, each component times its weight.
    Points,
    /// The weighted share of each component's maximum that was earned, times this number (0-100 scales).
    Share(crate::Decimal),
}

/// A weighted part of a track (*komponen*), such as documents, presentation or field visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Component {
    /// Unique in the rubric.
    pub id: String,
    /// What people call it.
    pub name: Text,
    /// Its weight (*bobot*).
    pub weight: Quantity,
    /// Its parts; in the main component, the aksi.
    pub sections: Vec<Section>,
}

/// A part of a component: an aksi in the main component.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Unique in the rubric; `1` for Aksi 1.
    pub code: String,
    /// What people call it.
    pub name: Text,
    /// What is graded.
    pub indicators: Vec<Indicator>,
}

/// What is graded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// Unique in the rubric; `1.1`.
    pub code: String,
    /// The short name.
    pub label: Text,
    /// One sentence on what is judged.
    pub wording: Option<Text>,
    /// Its weight in the component.
    pub weight: Quantity,
    /// Whether a panelist may say "not applicable" (*tidak berlaku*).
    pub not_applicable: bool,
    /// Whether a grade needs a note that says why.
    pub note_required: bool,
    /// The levels to choose from, best first.
    pub levels: Vec<Level>,
    /// What a district would show (*data dukung*).
    pub evidence: Vec<Text>,
    /// Short notes to choose from; `+`, `−` or `?` at the beginning says of what kind.
    pub phrases: Vec<Text>,
}

/// A level (*tingkat*) with its descriptor (*uraian*).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// Unique in the indicator; `A`.
    pub code: String,
    /// What it earns.
    pub points: Quantity,
    /// What a district must have done; missing where no source tells it.
    pub descriptor: Option<Text>,
}

impl Indicator {
    /// The level of this code.
    #[must_use]
    pub fn level(&self, code: &str) -> Option<&Level> {
        self.levels.iter().find(|level| level.code == code)
    }
}

/// A checked rubric: codes are unique, weights count, and every score fits in exact numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rubric(RubricDraft);

impl Rubric {
    /// The rubric that `draft` describes.
    ///
    /// # Errors
    /// Every fault of the draft, each with its place.
    pub fn new(draft: RubricDraft) -> Result<Self, Vec<(Path, Fault)>> {
        let mut faults = Faults::default();
        crate::rubric_check::check(&draft, &mut faults);
        if faults.0.is_empty() { Ok(Self(draft)) } else { Err(faults.0) }
    }

    /// Every section, in order, over all tracks and components.
    pub fn sections(&self) -> impl Iterator<Item = &Section> {
        self.tracks.iter().flat_map(|track| &track.components).flat_map(|component| &component.sections)
    }

    /// Every indicator, in order.
    pub fn indicators(&self) -> impl Iterator<Item = &Indicator> {
        self.sections().flat_map(|section| &section.indicators)
    }

    /// The indicator of this code.
    #[must_use]
    pub fn indicator(&self, code: &str) -> Option<&Indicator> {
        self.indicators().find(|indicator| indicator.code == code)
    }

    /// The source of this id.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }

    /// Whether any descriptor, label or name was written by this project and not endorsed by anyone.
    #[must_use]
    pub fn has_template(&self) -> bool {
        let is_template = |text: &Text| text.provenance == Provenance::Template;
        is_template(&self.title)
            || self.sections().any(|section| is_template(&section.name))
            || self.indicators().any(|indicator| {
                is_template(&indicator.label)
                    || indicator.wording.as_ref().is_some_and(is_template)
                    || indicator.evidence.iter().any(is_template)
                    || indicator.levels.iter().any(|l| l.descriptor.as_ref().is_some_and(is_template))
            })
    }
}

impl Deref for Rubric {
    type Target = RubricDraft;

    fn deref(&self) -> &RubricDraft {
        &self.0
    }
}

//! How grades become results; agreed before the first grade.

use crate::number::{Decimal, Rounding};

/// The rules of a round. What is nothing here has not been decided yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// How the grades of several panelists become one.
    pub combine: Option<Combine>,
    /// What the sheet of a panelist does who did not grade a district and is not recused.
    pub absent: Option<AbsentRule>,
    /// What "not applicable" does to the maximum.
    pub not_applicable: NotApplicableRule,
    /// How scores are shown.
    pub rounding: Rounding,
    /// Whether a panelist sees the document review only after grading.
    pub hide_reviews: bool,
    /// What is looked at, one after the other, where two districts have the same score; places are shared where
    /// nothing of it decides.
    pub ties: Vec<TieRule>,
    /// The ranks of presenters, the highest first (Sultra 2022: bupati, kepala dinas/badan, sekretaris/kepala bidang).
    pub presenter_ranks: Vec<String>,
    /// The classes of scores, the lowest first.
    pub classes: Vec<Class>,
    /// What is awarded.
    pub awards: Vec<Award>,
}

impl Rules {
    /// Rules of which nothing else has been decided.
    #[must_use]
    pub const fn undecided(not_applicable: NotApplicableRule, rounding: Rounding) -> Self {
        Self {
            combine: None,
            absent: None,
            not_applicable,
            rounding,
            hide_reviews: false,
            ties: Vec::new(),
            presenter_ranks: Vec::new(),
            classes: Vec::new(),
            awards: Vec::new(),
        }
    }
}

/// How the grades of several panelists become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Combine {
    /// The panel agrees on one grade in its plenary (*nilai kesepakatan*).
    Agreed,
    /// The mean of their points.
    Mean,
    /// The median of their points.
    Median,
    /// The mean without the `cut` highest and the `cut` lowest.
    Trimmed {
        /// How many are left out at each end.
        cut: u32,
    },
    /// The level that more than half of them gave; where there is none, the plenary agrees on one.
    Majority,
}

/// What a missing sheet does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AbsentRule {
    /// The others are combined without it.
    LeftOut,
    /// The district has no result before it is there.
    Required,
}

/// What "not applicable" does to the maximum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotApplicableRule {
    /// The indicator is left out: its points are not in the maximum.
    LeftOut,
    /// The indicator earns nothing and its points stay in the maximum.
    Zero,
}

/// What decides between two districts with the same score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TieRule {
    /// The score of another track, by its id.
    Track(String),
    /// The score of a component, by its id.
    Component(String),
    /// The score of a section, by its code.
    Section(String),
    /// Who presented.
    PresenterRank,
    /// A lot that is drawn in the plenary.
    Lot,
}

/// A class of scores (2025: Tumbuh, Berkembang, Berdaya).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// What it is called.
    pub name: String,
    /// The lowest score that is in it; nothing while the province has not decided.
    pub least: Option<Decimal>,
}

/// Something that is awarded (*kategori*, *penghargaan*).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Award {
    /// What it is called: `Terbaik`.
    pub name: String,
    /// To whom it goes.
    pub to: AwardTo,
}

/// To whom an award goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AwardTo {
    /// The first `places` of a track.
    Rank {
        /// The track's id.
        track: String,
        /// How many.
        places: u32,
    },
    /// Everybody whose score of the first track is in a class.
    Class {
        /// The class by its name.
        class: String,
    },
    /// Whoever has the most votes of visitors (*kartu belanja pengetahuan*).
    Votes,
}

//! One yearly assessment of one province.

use crate::entry::{Change, Entry, Mark};
use crate::fault::{Fault, Faults};
use crate::identity::{DistrictId, Hash, PanelistId, SheetKey};
use crate::number::{Half, Rounding};
use crate::path::Path;
use crate::round_check;
use crate::rubric::{Indicator, Rubric, Section};
use crate::rules::{NotApplicableRule, Rules};
use crate::sheet::Sheet;
use std::ops::Deref;

/// A round (*putaran penilaian*) as somebody wrote it, checked or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundDraft<R = Rubric> {
    /// Names the round among others: letters, digits, hyphens.
    pub id: String,
    /// Which edition of it, from 1; a change after the first grade makes a new one.
    pub edition: u32,
    /// What people call it.
    pub title: String,
    /// The province.
    pub province: Option<String>,
    /// The performance year that is assessed.
    pub year: Option<u32>,
    /// The planning agency that runs it; its name varies by place.
    pub agency: Option<String>,
    /// The letter that orders it.
    pub instruction: Option<String>,
    /// How many minutes a presentation takes.
    pub minutes: Option<u32>,
    /// Whether it is for practice (*latihan*): nothing in it counts.
    pub practice: bool,
    /// Who is assessed; empty where names are typed.
    pub districts: Vec<District>,
    /// Who grades; empty where names are typed.
    pub panel: Vec<Panelist>,
    /// What a Tim Teknis gave after reading the documents.
    pub reviews: Vec<Review>,
    /// How grades become results.
    pub rules: Rules,
    /// Each time that it was frozen, one an edition; empty while it is being prepared.
    pub frozen: Vec<Freeze>,
    /// What is graded.
    pub rubric: R,
}

impl<R> RoundDraft<R> {
    /// Every fault of the draft, the rubric apart, each with its place.
    #[must_use]
    pub fn faults(&self) -> Vec<(Path, Fault)> {
        let mut faults = Faults::default();
        round_check::check(self, &mut faults);
        faults.0
    }
}

impl RoundDraft<()> {
    /// The draft with this rubric.
    #[must_use]
    pub fn with(self, rubric: Rubric) -> RoundDraft {
        RoundDraft {
            id: self.id,
            edition: self.edition,
            title: self.title,
            province: self.province,
            year: self.year,
            agency: self.agency,
            instruction: self.instruction,
            minutes: self.minutes,
            practice: self.practice,
            districts: self.districts,
            panel: self.panel,
            reviews: self.reviews,
            rules: self.rules,
            frozen: self.frozen,
            rubric,
        }
    }
}

/// A kabupaten or kota.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct District {
    /// Its code; Kemendagri's where there is one.
    pub code: DistrictId,
    /// Its name.
    pub name: String,
    /// When it presents, local time: `2026-05-12T08:00`.
    pub slot: Option<String>,
    /// Where it presents.
    pub room: Option<String>,
    /// Who presents.
    pub presenter: Option<Presenter>,
}

/// Who presents for a district.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presenter {
    /// The name.
    pub name: Option<String>,
    /// The rank, one of [`Rules::presenter_ranks`].
    pub rank: Option<String>,
}

/// The level that a document review (*telaah dokumen*, by a Tim Teknis) gave to one district for one indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// The district's code.
    pub district: DistrictId,
    /// The indicator's code.
    pub indicator: String,
    /// The level's code.
    pub level: String,
}

/// A member of the panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panelist {
    /// Unique in the round.
    pub id: PanelistId,
    /// The name.
    pub name: String,
    /// Chair or member.
    pub role: Role,
    /// The agency, university or organisation.
    pub agency: Option<String>,
    /// The codes of the sections that this panelist grades; all where it is empty.
    pub sections: Vec<String>,
    /// The districts that this panelist does not grade, for a conflict of interest.
    pub recused: Vec<DistrictId>,
}

/// What a panelist is in the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// *Ketua*.
    Chair,
    /// *Anggota*.
    Member,
}

/// One act of freezing a round: nothing in it changes from then on, but by a next edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Freeze {
    /// The edition that was frozen.
    pub edition: u32,
    /// When, in milliseconds since 1970 UTC; for people.
    pub at: i64,
    /// Who did it.
    pub by: Option<String>,
    /// What it changed; nothing in the first one.
    pub change: Option<Amendment>,
    /// A hash of all that was frozen, by which a round shows that it was changed by hand since.
    pub seal: Option<Hash>,
}

/// What a later edition changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment {
    /// Why.
    pub reason: String,
    /// The fingerprint of the edition before.
    pub previous: Hash,
}

/// A checked round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round(RoundDraft);

impl Round {
    /// The round that `draft` describes.
    ///
    /// # Errors
    /// Every fault of the draft, each with its place.
    pub fn new(draft: RoundDraft) -> Result<Self, Vec<(Path, Fault)>> {
        let mut faults = Faults(draft.faults());
        round_check::check_with_rubric(&draft, &mut faults);
        let faults = faults.0;
        if faults.is_empty() { Ok(Self(draft)) } else { Err(faults) }
    }

    /// The round that is meant where there is none: names are typed, nothing is left out of exactness.
    #[must_use]
    pub fn without_round(rubric: Rubric) -> Self {
        Self(RoundDraft {
            // A rubric's id and title may be longer than a round's.
            id: format!("tanpa-putaran-{}", rubric.id).chars().take(round_check::MOST_ID).collect(),
            edition: 1,
            title: rubric.title.text.trim().chars().take(round_check::MOST_TEXT).collect(),
            province: None,
            year: None,
            agency: None,
            instruction: None,
            minutes: None,
            practice: false,
            districts: Vec::new(),
            panel: Vec::new(),
            reviews: Vec::new(),
            rules: Rules::undecided(NotApplicableRule::LeftOut, Rounding { decimals: 2, half: Half::Up }),
            frozen: Vec::new(),
            rubric,
        })
    }

    /// The same for practice (*latihan*): with a fingerprint of its own, so that no other round takes its sheets.
    #[must_use]
    pub fn for_practice(mut self) -> Self {
        self.0.practice = true;
        self
    }

    /// The same with others in the place of its panel, to be shown: whoever calls keeps their ids, and it is no round to
    /// grade in.
    #[must_use]
    pub fn shown_with(mut self, panel: Vec<Panelist>) -> Self {
        self.0.panel = panel;
        self
    }

    /// Whether this edition was frozen.
    #[must_use]
    pub fn is_frozen(&self) -> bool {
        self.frozen.last().is_some_and(|freeze| freeze.edition == self.edition)
    }

    /// Whether there can be such a sheet: where the round names its panel or districts, only theirs.
    #[must_use]
    pub fn knows(&self, key: &SheetKey) -> bool {
        self.knows_panelist(&key.panelist) && self.knows_district(&key.district)
    }

    pub(crate) fn knows_panelist(&self, id: &PanelistId) -> bool {
        self.panel.is_empty() || self.panel.iter().any(|known| known.id == *id)
    }

    pub(crate) fn knows_district(&self, code: &DistrictId) -> bool {
        self.districts.is_empty() || self.districts.iter().any(|known| known.code == *code)
    }

    /// Whether this panelist does not grade this district, for a conflict of interest.
    #[must_use]
    pub fn is_recused(&self, key: &SheetKey) -> bool {
        self.panelist(&key.panelist).is_some_and(|panelist| panelist.recused.contains(&key.district))
    }

    /// Whether this panelist grades this section.
    #[must_use]
    pub fn grades(&self, id: &PanelistId, section: &Section) -> bool {
        self.panelist(id)
            .is_none_or(|panelist| panelist.sections.is_empty() || panelist.sections.contains(&section.code))
    }

    /// The sections that this panelist grades, in the rubric's order.
    pub fn sections_of<'a>(&'a self, id: &'a PanelistId) -> impl Iterator<Item = &'a Section> {
        self.rubric.sections().filter(move |section| self.grades(id, section))
    }

    /// The indicators that this panelist grades, in the rubric's order.
    pub fn indicators_of<'a>(&'a self, id: &'a PanelistId) -> impl Iterator<Item = &'a Indicator> {
        self.sections_of(id).flat_map(|section| &section.indicators)
    }

    fn panelist(&self, id: &PanelistId) -> Option<&Panelist> {
        self.panel.iter().find(|panelist| panelist.id == *id)
    }

    /// The level that the document review gave.
    #[must_use]
    pub fn review(&self, district: &DistrictId, indicator: &str) -> Option<&str> {
        let is_this = |review: &&Review| review.district == *district && review.indicator == indicator;
        self.reviews.iter().find(is_this).map(|review| review.level.as_str())
    }

    /// The indicators whose mark differs from the document review while no note says why.
    #[must_use]
    pub fn unexplained(&self, district: &DistrictId, sheet: &Sheet) -> Vec<&str> {
        let is_unexplained = |review: &&Review| {
            review.district == *district
                && sheet.mark(&review.indicator).is_some_and(|mark| mark != Mark::Level(review.level.clone()))
                && sheet.note(&review.indicator).trim().is_empty()
        };
        self.reviews.iter().filter(is_unexplained).map(|review| review.indicator.as_str()).collect()
    }

    /// What people call this panelist; the id itself where names are typed.
    #[must_use]
    pub fn panelist_name<'a>(&'a self, id: &'a PanelistId) -> &'a str {
        self.panelist(id).map_or(&id.0, |panelist| &panelist.name)
    }

    /// What people call this district; the id itself where names are typed.
    #[must_use]
    pub fn district_name<'a>(&'a self, id: &'a DistrictId) -> &'a str {
        self.districts.iter().find(|district| district.code == *id).map_or(&id.0, |district| &district.name)
    }

    /// Notes everything in the entry at `path` that this round does not know.
    pub fn check_entry(&self, path: &Path, entry: &Entry, faults: &mut Faults) {
        self.check_key(path, &entry.sheet, faults);
        self.check_change(path, &entry.change, faults);
    }

    /// Notes whom in the entry at `path` this round does not know.
    pub fn check_key(&self, path: &Path, key: &SheetKey, faults: &mut Faults) {
        let SheetKey { panelist, district } = key;
        if !self.knows_panelist(panelist) {
            faults.add(path.field("panelist"), Fault::UnknownPanelist { id: panelist.0.clone() });
        }
        if !self.knows_district(district) {
            faults.add(path.field("district"), Fault::UnknownDistrict { id: district.0.clone() });
        }
    }

    /// Notes what in the change of the entry at `path` this round does not know.
    pub fn check_change(&self, path: &Path, change: &Change, faults: &mut Faults) {
        let Some(code) = change.indicator() else { return };
        let below = |field: &'static str| path.field("change").field(field);
        let Some(indicator) = self.rubric.indicator(code) else {
            faults.add(below("indicator"), Fault::UnknownIndicator { code: code.to_owned() });
            return;
        };
        match change {
            Change::Grade { level, .. } if indicator.level(level).is_none() => {
                faults.add(below("level"), Fault::UnknownLevel { code: level.clone() });
            }
            Change::NotApplicable { .. } if !indicator.not_applicable => {
                faults.add(below("type"), Fault::NotApplicableRefused);
            }
            Change::Evidence { item, .. } | Change::Link { item, .. }
                if usize::try_from(*item).is_ok_and(|item| item >= indicator.evidence.len()) =>
            {
                faults.add(below("item"), Fault::UnknownEvidence);
            }
            _ => {}
        }
    }
}

impl Deref for Round {
    type Target = RoundDraft;

    fn deref(&self) -> &RoundDraft {
        &self.0
    }
}

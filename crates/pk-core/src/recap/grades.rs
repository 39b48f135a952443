//! What every panelist gave to every district, one byte a grade.

use crate::entry::Mark;
use crate::identity::{DistrictId, PanelistId, SheetKey};
use crate::round::Round;
use crate::sheet::Sheet;

/// What a panelist gave for an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// Nothing yet, though the panelist grades this district and this section.
    Missing,
    /// The panelist is recused from the district or does not grade the section.
    NotGrading,
    /// Not applicable.
    NotApplicable,
    /// The level at this place, from 0.
    Level(usize),
}

const MISSING: u8 = 0;
const NOT_GRADING: u8 = 1;
const NOT_APPLICABLE: u8 = 2;
/// What the first level is kept as; a rubric has at most 20 levels an indicator.
pub(super) const FIRST_LEVEL: u8 = 3;

impl Given {
    /// As it is kept.
    pub(super) fn code(self) -> u8 {
        match self {
            Self::Missing => MISSING,
            Self::NotGrading => NOT_GRADING,
            Self::NotApplicable => NOT_APPLICABLE,
            Self::Level(place) => {
                u8::try_from(place).map_or(MISSING, |place| place.saturating_add(FIRST_LEVEL))
            }
        }
    }

    /// What is kept as `code`.
    pub(super) fn of(code: u8) -> Self {
        match code {
            MISSING => Self::Missing,
            NOT_GRADING => Self::NotGrading,
            NOT_APPLICABLE => Self::NotApplicable,
            level => Self::Level(usize::from(level - FIRST_LEVEL)),
        }
    }
}

/// What one panelist gave to one district, a byte an indicator, in the rubric's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row(Vec<u8>);

/// What every panelist gave, for all districts and indicators of a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grades {
    panel: Vec<PanelistId>,
    districts: Vec<DistrictId>,
    /// The code of each indicator with those of its levels, in the rubric's order.
    indicators: Vec<(String, Vec<String>)>,
    /// District by district, panelist by panelist, indicator by indicator.
    codes: Vec<u8>,
}

impl Grades {
    /// No grades yet. `panel` and `districts` are those of the round; where it names none, whoever graded and whoever
    /// was graded.
    #[must_use]
    pub fn new(round: &Round, panel: Vec<PanelistId>, districts: Vec<DistrictId>) -> Self {
        let indicators: Vec<_> = round
            .rubric
            .indicators()
            .map(|indicator| {
                (indicator.code.clone(), indicator.levels.iter().map(|level| level.code.clone()).collect())
            })
            .collect();
        let mut codes = Vec::with_capacity(districts.len() * panel.len() * indicators.len());
        for district in &districts {
            for panelist in &panel {
                let key = SheetKey { panelist: panelist.clone(), district: district.clone() };
                let recused = round.is_recused(&key);
                for section in round.rubric.sections() {
                    let given = if recused || !round.grades(panelist, section) {
                        Given::NotGrading
                    } else {
                        Given::Missing
                    };
                    codes.extend(section.indicators.iter().map(|_| given.code()));
                }
            }
        }
        Self { panel, districts, indicators, codes }
    }

    /// Who grades.
    #[must_use]
    pub fn panel(&self) -> &[PanelistId] {
        &self.panel
    }

    /// Who is graded.
    #[must_use]
    pub fn districts(&self) -> &[DistrictId] {
        &self.districts
    }

    /// How many indicators the rubric has.
    #[must_use]
    pub const fn indicators(&self) -> usize {
        self.indicators.len()
    }

    /// The place of a district.
    #[must_use]
    pub fn district(&self, code: &DistrictId) -> Option<usize> {
        self.districts.iter().position(|known| known == code)
    }

    /// The place of a panelist.
    #[must_use]
    pub fn panelist(&self, id: &PanelistId) -> Option<usize> {
        self.panel.iter().position(|known| known == id)
    }

    /// The place of an indicator.
    #[must_use]
    pub fn indicator(&self, code: &str) -> Option<usize> {
        self.indicators.iter().position(|(known, _)| known == code)
    }

    /// The marks of a sheet, without its history.
    #[must_use]
    pub fn row(&self, sheet: &Sheet) -> Row {
        let given = |(place, (code, _)): (usize, &(String, _))| {
            self.given_by(place, sheet.mark(code).as_ref()).code()
        };
        Row(self.indicators.iter().enumerate().map(given).collect())
    }

    /// Takes in every mark of a sheet, in place of what was there of it; of whom or what is not known here, nothing.
    pub fn set_sheet(&mut self, key: &SheetKey, row: &Row) {
        let (Some(district), Some(panelist)) = (self.district(&key.district), self.panelist(&key.panelist))
        else {
            return;
        };
        for (indicator, code) in row.0.iter().enumerate() {
            self.set(district, panelist, indicator, Given::of(*code));
        }
    }

    /// What a mark means for the indicator at this place.
    #[must_use]
    pub fn given_by(&self, indicator: usize, mark: Option<&Mark>) -> Given {
        match mark {
            None => Given::Missing,
            Some(Mark::NotApplicable) => Given::NotApplicable,
            Some(Mark::Level(code)) => {
                let levels = self.indicators.get(indicator).map_or(&[][..], |(_, levels)| levels);
                levels.iter().position(|level| level == code).map_or(Given::Missing, Given::Level)
            }
        }
    }

    /// Sets one grade. Where the panelist does not grade, nothing is set.
    pub fn set(&mut self, district: usize, panelist: usize, indicator: usize, given: Given) {
        let place = self.place(district, panelist, indicator);
        if let Some(code) = place.and_then(|place| self.codes.get_mut(place))
            && *code != NOT_GRADING
        {
            *code = given.code();
        }
    }

    /// One grade; what is not there is missing.
    #[must_use]
    pub fn given(&self, district: usize, panelist: usize, indicator: usize) -> Given {
        let place = self.place(district, panelist, indicator);
        place.and_then(|place| self.codes.get(place)).map_or(Given::Missing, |code| Given::of(*code))
    }

    /// Everything that was given to a district, panelist by panelist.
    pub(super) fn rows(&self, district: usize) -> impl Iterator<Item = &[u8]> {
        let all = self.panel.len() * self.indicators.len();
        let of_district = self.codes.get(district * all..(district + 1) * all).unwrap_or_default();
        of_district.chunks_exact(self.indicators.len().max(1))
    }

    /// The grades without those of one panelist.
    #[must_use]
    pub fn without_panelist(&self, panelist: usize) -> Self {
        let mut grades = self.clone();
        for district in 0..self.districts.len() {
            for indicator in 0..self.indicators.len() {
                if let Some(code) =
                    grades.place(district, panelist, indicator).and_then(|place| grades.codes.get_mut(place))
                {
                    *code = NOT_GRADING;
                }
            }
        }
        grades
    }

    fn place(&self, district: usize, panelist: usize, indicator: usize) -> Option<usize> {
        let is_there = district < self.districts.len()
            && panelist < self.panel.len()
            && indicator < self.indicators.len();
        is_there.then(|| (district * self.panel.len() + panelist) * self.indicators.len() + indicator)
    }
}

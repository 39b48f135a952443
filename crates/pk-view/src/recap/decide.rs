//! What the plenary decides, written down.

use crate::recap::board::OneRound;
use crate::recap::task::Task;
use crate::recap::words;
use crate::typed::visible;
use pk_core::fault::Faults;
use pk_core::journal::{Refusal, Stamp};
use pk_core::plenary::{Decision, MOST_NAME, MOST_REASON, Plenary};
use pk_core::recap::Given;
use pk_core::{DistrictId, Mark, Path, SheetKey, WriterId};
use pk_format::{Lang, fault_sentence, hash_of_resolution};
use pk_recap::Item;

/// What a decision is made of besides what was typed.
pub(crate) struct Decided<'a> {
    pub(crate) one: &'a OneRound,
    /// What the plenary looks at.
    pub(crate) item: Option<Item>,
    pub(crate) by: String,
    pub(crate) writer: &'a WriterId,
    pub(crate) at: i64,
    pub(crate) lang: Lang,
}

impl Decided<'_> {
    /// Writes it into `plenary`, if there is something to write; or says why it cannot be.
    pub(crate) fn write(self, task: &Task, plenary: &mut Plenary) -> Result<bool, String> {
        let Some(decision) = self.decision(task)? else { return Ok(false) };
        let stamp = Stamp { writer: self.writer.clone(), at: self.at };
        let by = visible(&self.by, MOST_NAME).trim().to_owned();
        let minuted =
            plenary.write(stamp, by, decision, hash_of_resolution).map_err(|refusal| match refusal {
                Refusal::ReasonMissing => words::REASON_MISSING.of(self.lang).to_owned(),
                _ => words::COUNTERS_SPENT.of(self.lang).to_owned(),
            })?;
        // A file that is written here is read again everywhere.
        let mut faults = Faults::default();
        self.one.round().check_resolution(&Path::default(), &minuted.resolution, &mut faults);
        match faults.0.first() {
            None => Ok(true),
            Some((_, fault)) => Err(fault_sentence(fault, self.lang)),
        }
    }

    fn decision(&self, task: &Task) -> Result<Option<Decision>, String> {
        let district = |place: usize| -> Option<DistrictId> {
            self.one.counted.grades().districts().get(place).cloned()
        };
        let of_item = || -> Option<(DistrictId, String)> {
            let item = self.item?;
            let indicator = self.one.round().rubric.indicators().nth(item.indicator)?;
            Some((district(item.district)?, indicator.code.clone()))
        };
        let text = |text: &str| visible(text, MOST_REASON).trim().to_owned();
        Ok(match task {
            Task::Agree(level, reason, dissent) => of_item().map(|(district, indicator)| {
                let mark = Some(level.clone().map_or(Mark::NotApplicable, Mark::Level));
                Decision::Agree { district, indicator, mark, reason: text(reason), dissent: text(dissent) }
            }),
            Task::Withdraw(reason) => of_item().map(|(district, indicator)| Decision::Agree {
                district,
                indicator,
                mark: None,
                reason: text(reason),
                dissent: String::new(),
            }),
            Task::Review(place, level, reason) => {
                let panelist = self.one.counted.grades().panel().get(*place).cloned();
                let gave = self.gave(*place);
                of_item().zip(panelist).zip(gave).map(|(((district, indicator), panelist), gave)| {
                    let sheet = SheetKey { panelist, district };
                    let mark = level.clone().map(Mark::Level);
                    Decision::Review { sheet, indicator, gave, mark, reason: text(reason) }
                })
            }
            Task::Votes(place, typed) => {
                let votes = self.number(typed)?;
                let before = district(*place)
                    .and_then(|code| self.one.group.plenary.settled().votes.get(&code).copied());
                district(*place)
                    .filter(|_| before != votes.map(u64::from))
                    .map(|district| Decision::Votes { district, votes })
            }
            Task::Lot(place, typed) => {
                let lot = self.number(typed)?;
                let before = district(*place)
                    .and_then(|code| self.one.group.plenary.settled().lots.get(&code).copied());
                district(*place)
                    .filter(|_| before != lot)
                    .map(|district| Decision::Lot { district, place: lot })
            }
            _ => None,
        })
    }

    /// What a panelist gave for what the plenary looks at, as the sheet counts.
    fn gave(&self, panelist: usize) -> Option<Mark> {
        let item = self.item?;
        match self.one.counted.grades().given(item.district, panelist, item.indicator) {
            Given::Level(level) => {
                let indicator = self.one.round().rubric.indicators().nth(item.indicator)?;
                Some(Mark::Level(indicator.levels.get(level)?.code.clone()))
            }
            Given::NotApplicable => Some(Mark::NotApplicable),
            _ => None,
        }
    }

    fn number(&self, typed: &str) -> Result<Option<u32>, String> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Ok(None);
        }
        let number = Some(typed).filter(|typed| typed.bytes().all(|byte| byte.is_ascii_digit()));
        let number = number.and_then(|typed| typed.parse().ok());
        number.map(Some).ok_or_else(|| words::NOT_NUMBER.with(self.lang, &[typed]))
    }
}

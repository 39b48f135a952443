//! What the plenary decided, in words.

use crate::counted::Counted;
use pk_core::Mark;
use pk_core::plenary::{Decision, Resolution};
use pk_core::recap::Recap;
use pk_format::Lang;

/// A mark, for people.
#[must_use]
pub fn mark_words(mark: &Mark, lang: Lang) -> String {
    match mark {
        Mark::Level(code) => code.clone(),
        Mark::NotApplicable => lang.pick("tidak berlaku", "not applicable").to_owned(),
    }
}

/// A decision without what it is about: `Disepakati: B. Alasan: bukti lengkap`.
#[must_use]
pub fn decision_words(decision: &Decision, lang: Lang) -> String {
    let number = |number: &Option<u32>| {
        number.map_or_else(|| lang.pick("dikosongkan", "taken back").to_owned(), |number| number.to_string())
    };
    match decision {
        Decision::Agree { mark: Some(mark), reason, dissent, .. } => {
            let mark = mark_words(mark, lang);
            let agreed = lang.pick(
                format!("Disepakati: {mark}. Alasan: {reason}"),
                format!("Agreed: {mark}. Reason: {reason}"),
            );
            if dissent.is_empty() {
                agreed
            } else {
                lang.pick(
                    format!("{agreed}. Pendapat berbeda: {dissent}"),
                    format!("{agreed}. Dissent: {dissent}"),
                )
            }
        }
        Decision::Agree { mark: None, reason, .. } => {
            lang.pick(format!("ditarik kembali: {reason}"), format!("taken back: {reason}"))
        }
        Decision::Review { mark: Some(mark), reason, .. } => {
            let mark = mark_words(mark, lang);
            lang.pick(
                format!("ditinjau menjadi {mark}: {reason}"),
                format!("looked at again, now {mark}: {reason}"),
            )
        }
        Decision::Review { mark: None, reason, .. } => {
            lang.pick(format!("ditinjau, tetap: {reason}"), format!("looked at again, kept: {reason}"))
        }
        Decision::Votes { votes, .. } => {
            let votes = number(votes);
            lang.pick(format!("suara pengunjung: {votes}"), format!("visitors' votes: {votes}"))
        }
        Decision::Lot { place, .. } => {
            let place = number(place);
            lang.pick(format!("undian: {place}"), format!("lot: {place}"))
        }
    }
}

/// Everything that was decided and not replaced since, a line each, and what of it does not count.
#[must_use]
pub fn decision_lines(counted: &Counted, lang: Lang) -> Vec<String> {
    let all: Vec<&Resolution> = counted.plenary.minuted().iter().map(|one| &one.resolution).collect();
    let mut lines = Vec::new();
    for (place, resolution) in all.iter().enumerate() {
        let later = all.get(place + 1..).unwrap_or_default();
        if later.iter().any(|later| later.decision.replaces(&resolution.decision)) {
            continue;
        }
        let round = &counted.round;
        let (district, about) = match &resolution.decision {
            Decision::Agree { district, indicator, .. } => (district, format!(" {indicator}")),
            Decision::Review { sheet, indicator, .. } => {
                (&sheet.district, format!(" {indicator}, {}", round.panelist_name(&sheet.panelist)))
            }
            Decision::Votes { district, .. } | Decision::Lot { district, .. } => (district, String::new()),
        };
        let words = decision_words(&resolution.decision, lang);
        let counts = counted.recap.as_ref().is_none_or(|recap| counts(recap, &resolution.decision));
        let not = if counts { "" } else { lang.pick(" (tidak dihitung)", " (does not count)") };
        lines.push(format!("{}{about}: {words}{not}", round.district_name(district)));
    }
    lines
}

/// Whether a decision makes a difference by the rules of the round and the sheets that count.
fn counts(recap: &Recap, decision: &Decision) -> bool {
    let grades = recap.grades();
    match decision {
        Decision::Agree { district, indicator, mark, .. } => {
            let place = grades.district(district).zip(grades.indicator(indicator));
            mark.is_none() || place.is_some_and(|(district, indicator)| recap.may_agree(district, indicator))
        }
        Decision::Review { sheet, indicator, gave, mark, .. } => {
            let place = grades.district(&sheet.district).zip(grades.panelist(&sheet.panelist));
            let Some(((district, panelist), indicator)) = place.zip(grades.indicator(indicator)) else {
                return false;
            };
            let now = mark.as_ref().unwrap_or(gave);
            grades.given(district, panelist, indicator) == grades.given_by(indicator, Some(now))
        }
        Decision::Votes { .. } | Decision::Lot { .. } => true,
    }
}

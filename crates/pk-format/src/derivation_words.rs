//! Where a number of a recap comes from, in sentences.

use crate::indonesian::{decimal, number};
use crate::lang::Lang;
use crate::recap_words::{combine_words, combined_words};
use pk_core::recap::{Exact, Given, Recap, Total};
use pk_core::{Mark, SheetKey};

/// How the one grade of a district for an indicator came about: `rata-rata dari 3 panelis (2; 2; 3): 2,33`.
#[must_use]
pub fn derivation_words(recap: &Recap, district: usize, indicator: usize, lang: Lang) -> String {
    let grades = recap.grades();
    let result = combined_words(recap.combined(district, indicator), recap.round(), lang);
    let Some(of) = recap.round().rubric.indicators().nth(indicator) else { return result };
    let agreed = grades.districts().get(district).and_then(|code| {
        let key = (code.clone(), of.code.clone());
        recap.settled().agreed.get(&key).filter(|_| recap.may_agree(district, indicator))
    });
    if let Some(mark) = agreed {
        let grade = match mark {
            Mark::Level(code) => code.as_str(),
            Mark::NotApplicable => lang.pick("tidak berlaku", "not applicable"),
        };
        return lang.pick(
            format!("disepakati dalam rapat pleno, {grade}: {result}"),
            format!("agreed on in the plenary, {grade}: {result}"),
        );
    }
    let (mut points, mut not_applicable, mut missing, mut reviewed) = (Vec::new(), 0_usize, 0_usize, 0_usize);
    for (panelist, id) in grades.panel().iter().enumerate() {
        let key = grades
            .districts()
            .get(district)
            .map(|code| (SheetKey { panelist: id.clone(), district: code.clone() }, of.code.clone()));
        let now = key.and_then(|key| recap.settled().reviewed.get(&key)).map(|reviewed| &reviewed.now);
        let given = grades.given(district, panelist, indicator);
        reviewed += usize::from(now.is_some_and(|now| grades.given_by(indicator, Some(now)) == given));
        match given {
            Given::Level(level) => points.extend(of.levels.get(level).map(|level| level.points.value)),
            Given::NotApplicable => not_applicable += 1,
            Given::Missing => missing += 1,
            _ => {}
        }
    }
    // Lowest first: the order of the panel would say who gave what.
    points.sort();
    let points: Vec<String> = points.into_iter().map(|points| decimal(points, lang)).collect();
    let how = combine_words(recap.combine(), lang);
    let count = points.len();
    let mut text = lang.pick(
        format!("{how} dari {count} panelis ({})", points.join("; ")),
        format!("{how} of {count} panelists ({})", points.join("; ")),
    );
    if points.is_empty() {
        text = how;
    }
    for (count, words) in [
        (not_applicable, lang.pick("tidak berlaku", "not applicable")),
        (missing, lang.pick("belum ada", "missing")),
        (reviewed, lang.pick("diubah dalam tinjauan", "changed when looked at again")),
    ] {
        if count > 0 {
            text.push_str(&format!(", {count} {words}"));
        }
    }
    format!("{text}: {result}")
}

/// A total beside what it could be: `12,33 dari 15`.
#[must_use]
pub fn total_words(recap: &Recap, total: &Total, lang: Lang) -> String {
    let (value, maximum) = (exact_words(recap, total.value, lang), exact_words(recap, total.maximum, lang));
    lang.pick(format!("{value} dari {maximum}"), format!("{value} of {maximum}"))
}

/// What a component adds to its track: `12,33 dari 15, bobot 60: menyumbang 49,32`. `component` counts over all tracks.
#[must_use]
pub fn component_words(recap: &Recap, district: usize, component: usize, lang: Lang) -> String {
    let parts = recap.round().rubric.tracks.iter().flat_map(|track| &track.components);
    let totals = recap.districts().get(district).and_then(|totals| totals.components.get(component));
    let (Some(part), Some(total)) = (parts.clone().nth(component), totals) else { return String::new() };
    let weight = decimal(part.weight.value, lang);
    let adds = recap.contribution(district, component);
    let adds = adds.map_or_else(String::new, |adds| exact_words(recap, adds, lang));
    let total = total_words(recap, total, lang);
    lang.pick(
        format!("{total}, bobot {weight}: menyumbang {adds}"),
        format!("{total}, weight {weight}: adds {adds}"),
    )
}

fn exact_words(recap: &Recap, exact: Exact, lang: Lang) -> String {
    match exact {
        Exact::Number(value) => number(&value, recap.round().rules.rounding, lang),
        Exact::TooFine => lang.pick("terlalu halus", "too fine").to_owned(),
    }
}

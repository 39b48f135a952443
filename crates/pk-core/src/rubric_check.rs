//! What makes a draft a rubric.

use crate::fault::{Fault, Faults};
use crate::number::Decimal;
use crate::path::Path;
use crate::rubric::{Component, Indicator, RubricDraft, Scale, Section, Track};
use crate::text::{Provenance, Quantity, Text};

/// Points lie between minus and plus this number, weights between 0 and it, and so does the top of a share.
const RANGE: i64 = 10_000;
/// With at most so many indicators, sums of weighted points stay far inside of `i128`.
const INDICATORS: usize = 1_000;
const COMPONENTS: usize = 100;
/// The largest numerator or denominator that the total of a share track may have; leaves 2^21 for rounding it.
const FINEST: u128 = 1 << 106;

pub(crate) fn check(draft: &RubricDraft, faults: &mut Faults) {
    let root = Path::default();
    let checker = Checker { draft };
    faults.check_code(&root.field("id"), &draft.id, 64);
    faults.check_edition(&root.field("edition"), draft.edition);
    checker.text(&root.field("title"), &draft.title, faults);
    check_sources(draft, faults);
    let tracks = root.field("tracks");
    faults.check_length(&tracks, draft.tracks.len(), 1, COMPONENTS);
    for (index, track) in draft.tracks.iter().enumerate() {
        checker.track(&tracks.item(index), track, faults);
    }
    check_codes(draft, faults);
}

fn check_sources(draft: &RubricDraft, faults: &mut Faults) {
    let sources = Path::default().field("sources");
    for (index, source) in draft.sources.iter().enumerate() {
        let path = sources.item(index);
        faults.check_code(&path.field("id"), &source.id, 64);
        faults.check_text(&path.field("title"), &source.title, 2_000);
        if let Some(date) = &source.date {
            check_date(&path.field("date"), date, faults);
        }
        if let Some(url) = &source.url {
            check_address(&path.field("url"), url, faults);
        }
    }
    let ids: Vec<&str> = draft.sources.iter().map(|source| source.id.as_str()).collect();
    faults.check_unique(&ids, &|index| sources.item(index).field("id"));
}

fn check_date(path: &Path, date: &str, faults: &mut Faults) {
    let parts: Vec<&str> = date.split('-').collect();
    let is_number = |text: &str, length: usize, most: u8| {
        text.len() == length
            && text.bytes().all(|byte| byte.is_ascii_digit())
            && (most == 0 || text.parse().is_ok_and(|number: u8| (1..=most).contains(&number)))
    };
    let is_date = match parts.as_slice() {
        [year] => is_number(year, 4, 0),
        [year, month] => is_number(year, 4, 0) && is_number(month, 2, 12),
        [year, month, day] => is_number(year, 4, 0) && is_number(month, 2, 12) && is_number(day, 2, 31),
        _ => false,
    };
    if !is_date {
        faults.add(path.clone(), Fault::BadDate);
    }
}

/// Addresses become links, so nothing but the web is let in.
fn check_address(path: &Path, url: &str, faults: &mut Faults) {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    if rest.is_none_or(|rest| rest.is_empty() || rest.contains(char::is_whitespace)) {
        faults.add(path.clone(), Fault::BadAddress);
    }
    faults.check_characters(path, url, 2_000);
}

/// Codes are what files, screens and scripts call things by, so each is unique in the whole rubric.
fn check_codes(draft: &RubricDraft, faults: &mut Faults) {
    let (mut components, mut sections, mut indicators) = (Vec::new(), Vec::new(), Vec::new());
    let tracks = Path::default().field("tracks");
    for (t, track) in draft.tracks.iter().enumerate() {
        for (c, component) in track.components.iter().enumerate() {
            let path = tracks.item(t).field("components").item(c);
            components.push((path.field("id"), component.id.as_str()));
            for (s, section) in component.sections.iter().enumerate() {
                let path = path.field("sections").item(s);
                sections.push((path.field("code"), section.code.as_str()));
                for (i, indicator) in section.indicators.iter().enumerate() {
                    let path = path.field("indicators").item(i);
                    indicators.push((path.field("code"), indicator.code.as_str()));
                }
            }
        }
    }
    faults.check_length(&tracks, indicators.len(), 0, INDICATORS);
    let ids: Vec<&str> = draft.tracks.iter().map(|track| track.id.as_str()).collect();
    faults.check_unique(&ids, &|index| tracks.item(index).field("id"));
    for coded in [components, sections, indicators] {
        let codes: Vec<&str> = coded.iter().map(|(_, code)| *code).collect();
        faults.check_unique(&codes, &|index| {
            coded.get(index).map_or_else(Path::default, |(path, _)| path.clone())
        });
    }
}

struct Checker<'a> {
    draft: &'a RubricDraft,
}

impl Checker<'_> {
    fn track(&self, path: &Path, track: &Track, faults: &mut Faults) {
        faults.check_code(&path.field("id"), &track.id, 64);
        self.text(&path.field("name"), &track.name, faults);
        let components = path.field("components");
        faults.check_length(&components, track.components.len(), 1, COMPONENTS);
        for (index, component) in track.components.iter().enumerate() {
            self.component(&components.item(index), component, faults);
        }
        check_weight_sum(&components, track.components.iter().map(|component| &component.weight), faults);
        if let Scale::Share(of) = track.scale {
            check_range(&path.field("scale").field("of"), of, 1, faults);
            check_fineness(path, track, of, faults);
        }
    }

    fn component(&self, path: &Path, component: &Component, faults: &mut Faults) {
        faults.check_code(&path.field("id"), &component.id, 64);
        self.text(&path.field("name"), &component.name, faults);
        self.weight(&path.field("weight"), &component.weight, faults);
        let sections = path.field("sections");
        faults.check_length(&sections, component.sections.len(), 1, INDICATORS);
        for (index, section) in component.sections.iter().enumerate() {
            self.section(&sections.item(index), section, faults);
        }
        let weights = component.sections.iter().flat_map(|section| &section.indicators).map(|i| &i.weight);
        check_weight_sum(&sections, weights, faults);
    }

    fn section(&self, path: &Path, section: &Section, faults: &mut Faults) {
        faults.check_code(&path.field("code"), &section.code, 32);
        self.text(&path.field("name"), &section.name, faults);
        let indicators = path.field("indicators");
        faults.check_length(&indicators, section.indicators.len(), 1, INDICATORS);
        for (index, indicator) in section.indicators.iter().enumerate() {
            self.indicator(&indicators.item(index), indicator, faults);
        }
    }

    fn indicator(&self, path: &Path, indicator: &Indicator, faults: &mut Faults) {
        faults.check_code(&path.field("code"), &indicator.code, 32);
        self.text(&path.field("label"), &indicator.label, faults);
        if let Some(wording) = &indicator.wording {
            self.text(&path.field("wording"), wording, faults);
        }
        self.weight(&path.field("weight"), &indicator.weight, faults);
        let levels = path.field("levels");
        faults.check_length(&levels, indicator.levels.len(), 2, 20);
        for (index, level) in indicator.levels.iter().enumerate() {
            let path = levels.item(index);
            faults.check_code(&path.field("code"), &level.code, 32);
            check_range(&path.field("points").field("value"), level.points.value, -RANGE, faults);
            self.quantity(&path.field("points"), &level.points, faults);
            if let Some(descriptor) = &level.descriptor {
                self.text(&path.field("descriptor"), descriptor, faults);
            }
        }
        let codes: Vec<&str> = indicator.levels.iter().map(|level| level.code.as_str()).collect();
        faults.check_unique(&codes, &|index| levels.item(index).field("code"));
        if !indicator.levels.is_empty() && best(indicator) < Decimal::ZERO {
            faults.add(levels, Fault::NegativeMaximum);
        }
        for (name, texts) in [("evidence", &indicator.evidence), ("phrases", &indicator.phrases)] {
            let path = path.field(name);
            faults.check_length(&path, texts.len(), 0, 20);
            for (index, text) in texts.iter().enumerate() {
                self.text(&path.item(index), text, faults);
            }
        }
    }

    fn weight(&self, path: &Path, weight: &Quantity, faults: &mut Faults) {
        if weight.value < Decimal::ZERO {
            faults.add(path.field("value"), Fault::NegativeWeight);
        } else {
            check_range(&path.field("value"), weight.value, 0, faults);
        }
        self.quantity(path, weight, faults);
    }

    fn text(&self, path: &Path, text: &Text, faults: &mut Faults) {
        faults.check_text(&path.field("text"), &text.text, 2_000);
        self.source(path, text.provenance, text.source.as_deref(), faults);
    }

    fn quantity(&self, path: &Path, quantity: &Quantity, faults: &mut Faults) {
        self.source(path, quantity.provenance, quantity.source.as_deref(), faults);
    }

    fn source(&self, path: &Path, provenance: Provenance, source: Option<&str>, faults: &mut Faults) {
        match source {
            Some(id) if !self.draft.sources.iter().any(|known| known.id == id) => {
                faults.add(path.field("source"), Fault::UnknownSource { id: id.to_owned() });
            }
            None if provenance.is_sourced() => faults.add(path.clone(), Fault::SourceMissing),
            _ => {}
        }
    }
}

fn check_range(path: &Path, value: Decimal, least: i64, faults: &mut Faults) {
    if value.thousandths() < least * 1000 || value.thousandths() > RANGE * 1000 {
        faults.add(path.clone(), Fault::OutOfRange { least, most: RANGE });
    }
}

fn check_weight_sum<'a>(path: &Path, weights: impl Iterator<Item = &'a Quantity>, faults: &mut Faults) {
    let mut any = false;
    for weight in weights {
        if weight.value != Decimal::ZERO {
            return;
        }
        any = true;
    }
    if any {
        faults.add(path.clone(), Fault::WeightsSumToZero);
    }
}

/// The most that an indicator's levels can earn, before its weight.
fn best(indicator: &Indicator) -> Decimal {
    indicator.levels.iter().map(|level| level.points.value).max().unwrap_or_default()
}

/// A share track adds one fraction a component: earned / maximum × weight / sum of weights × top. What this finds is at
/// least as large as the common denominator of all these and as any sum of their numerators, whatever is graded and
/// whatever is left out.
fn check_fineness(path: &Path, track: &Track, of: Decimal, faults: &mut Faults) {
    let mut finest = Some(sum_in_units(
        track.components.iter().map(|component| [component.weight.value.thousandths().into()]),
    ));
    for (index, component) in track.components.iter().enumerate() {
        let indicators = || component.sections.iter().flat_map(|section| &section.indicators);
        if indicators().all(|i| best(i) == Decimal::ZERO || i.weight.value == Decimal::ZERO) {
            faults.add(path.field("components").item(index), Fault::NothingToEarn);
        }
        let earned = sum_in_units(indicators().map(|i| {
            let weight = i128::from(i.weight.value.thousandths());
            i.levels.iter().map(move |level| i128::from(level.points.value.thousandths()) * weight)
        }));
        finest = finest.and_then(|finest| finest.checked_mul(earned));
    }
    let top = of.number();
    let top = top.numer().max(top.denom()).unsigned_abs();
    if finest.and_then(|finest| finest.checked_mul(top)).is_none_or(|finest| finest > FINEST) {
        faults.add(path.clone(), Fault::TooFine);
    }
}

/// The largest magnitude in each list, summed, in units of the greatest number that divides them all; at least 1.
fn sum_in_units(lists: impl Iterator<Item = impl IntoIterator<Item = i128>>) -> u128 {
    let (mut sum, mut unit) = (0_u128, 0);
    for list in lists {
        let mut largest = 0;
        for number in list {
            largest = largest.max(number.unsigned_abs());
            unit = greatest_divisor(unit, number.unsigned_abs());
        }
        sum = sum.saturating_add(largest);
    }
    (sum / unit.max(1)).max(1)
}

fn greatest_divisor(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { greatest_divisor(b, a % b) }
}

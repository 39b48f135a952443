//! Every doubtful place of a ranked list.

use super::finding::{Finding, Note, WhyLeftOut};
use super::list::{ListRow, RankedList};
use super::name::Name;
use super::numbering::{Group, numbering};
use super::order::{PlaceByScore, Ranked, by_score, inversions, places_by_score};
use super::score::{Score, unit};
use super::score_column::Taken;
use std::collections::BTreeMap;

/// So many rows must only rise before the last is taken for the first.
const LEAST_RISING: usize = 3;

/// What was found in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// What is doubtful, in the order of its rows.
    pub findings: Vec<Finding>,
    /// What is worth knowing.
    pub notes: Vec<Note>,
    /// For each row of the list, the place that its score has; nothing where place or score are missing.
    pub places_by_score: Vec<Option<PlaceByScore>>,
}

impl Checked {
    /// The place that the score of this row has, where the row has another one.
    #[must_use]
    pub fn other_place(&self, row: usize) -> Option<u32> {
        let by_score = self.places_by_score.get(row).copied().flatten()?;
        by_score.is_other.then_some(by_score.place)
    }
}

/// Checks a list; with `decimals`, also which scores would be equal after rounding to so many (a half goes up).
#[must_use]
pub fn check(list: &RankedList, decimals: Option<u8>) -> Checked {
    let has_places = list.columns.place.is_some();
    let is_ascending = !has_places && only_rises(list);
    let ranked = ranked(list, has_places, is_ascending);
    let (mut findings, counts_scores) = if has_places { places(list) } else { (Vec::new(), false) };
    findings.extend(inversions(&ranked));
    findings.extend(row_findings(list, has_places));
    findings.extend(twice(list));
    findings.extend(marks(list));
    let mut equal_as_printed = Vec::new();
    for equals in by_score(&ranked) {
        let rows: Vec<usize> = equals.iter().map(|one| one.row).collect();
        let is_apart = equals.iter().any(|one| Some(one.place) != equals.first().map(|one| one.place));
        if has_places && is_apart {
            findings.push(Finding::EqualApart { rows });
        } else if rows.len() > 1 {
            equal_as_printed.push(rows);
        }
    }
    findings.sort_by_key(|finding| finding.rows().into_iter().min().unwrap_or_default());
    let mut places_by = vec![None; list.rows.len()];
    for (row, place) in places_by_score(&ranked, counts_scores) {
        if let Some(slot) = places_by.get_mut(row) {
            *slot = Some(place);
        }
    }
    let mut notes = Vec::new();
    if !has_places {
        notes.push(if is_ascending { Note::Ascending } else { Note::NoPlaces });
    }
    if counts_scores {
        notes.push(Note::Dense);
    }
    if !equal_as_printed.is_empty() {
        notes.push(Note::EqualAsPrinted { groups: equal_as_printed });
    }
    notes.extend(score_notes(list, decimals));
    notes.extend(row_notes(list));
    Checked { findings, notes, places_by_score: places_by }
}

impl Finding {
    /// The rows that it is about; none where it is about the whole list.
    #[must_use]
    pub fn rows(&self) -> Vec<usize> {
        match self {
            Self::OutOfOrder { above, below } => vec![*above, *below],
            Self::Reversed | Self::TwoNumberings => Vec::new(),
            Self::SamePlace { rows, .. }
            | Self::PlaceTwice { rows, .. }
            | Self::EqualApart { rows }
            | Self::Twice { rows }
            | Self::MixedMarks { rows, .. }
            | Self::Ambiguous { rows } => rows.clone(),
            Self::Skipped { next: row, .. }
            | Self::AfterTie { next: row, .. }
            | Self::NoScore { row }
            | Self::NoPlace { row }
            | Self::NoName { row } => vec![*row],
        }
    }
}

/// The rows with the indices that fulfil the condition.
fn where_is(list: &RankedList, is_it: impl Fn(&ListRow) -> bool) -> Vec<usize> {
    list.rows.iter().enumerate().filter(|(_, row)| is_it(row)).map(|(index, _)| index).collect()
}

fn only_rises(list: &RankedList) -> bool {
    let values: Vec<i128> = list.rows.iter().filter_map(|row| row.score).map(Score::value).collect();
    let is_level = values.first() == values.last();
    values.len() >= LEAST_RISING && !is_level && values.is_sorted()
}

/// The rows that have both; where no places are printed, the order of the rows is taken for them.
fn ranked(list: &RankedList, has_places: bool, is_ascending: bool) -> Vec<Ranked> {
    let scored: Vec<(usize, &ListRow, Score)> =
        (list.rows.iter().enumerate()).filter_map(|(index, row)| Some((index, row, row.score?))).collect();
    let count = scored.len();
    let ranked = scored.into_iter().enumerate().filter_map(|(order, (row, list_row, score))| {
        let position = if is_ascending { count - order } else { order + 1 };
        let place = if has_places { list_row.place? } else { u32::try_from(position).ok()? };
        Some(Ranked { row, place, value: score.value() })
    });
    ranked.collect()
}

/// What is wrong with the printed places, and whether they count scores.
fn places(list: &RankedList) -> (Vec<Finding>, bool) {
    let mut by_place: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (index, row) in list.rows.iter().enumerate() {
        if let Some(place) = row.place {
            by_place.entry(place).or_default().push(index);
        }
    }
    let score = |row: &usize| list.rows.get(*row).and_then(|row| row.score).map(Score::value);
    let mut shared = Vec::new();
    let mut all = Vec::new();
    for (place, rows) in by_place {
        let scores: Vec<Option<i128>> = rows.iter().map(score).collect();
        let is_untold = scores.contains(&None);
        let differ = scores.iter().any(|score| Some(score) != scores.first());
        if rows.len() > 1 && is_untold {
            shared.push(Finding::PlaceTwice { place, rows: rows.clone() });
        } else if differ {
            shared.push(Finding::SamePlace { place, rows: rows.clone() });
        }
        all.push(Group { place, rows, is_mistaken: differ || is_untold });
    }
    let (mut findings, counts_scores) = numbering(&all);
    findings.extend(shared);
    (findings, counts_scores)
}

fn row_findings(list: &RankedList, has_places: bool) -> Vec<Finding> {
    let has_names = list.rows.iter().any(|row| !row.name.is_empty());
    let mut findings = Vec::new();
    for (index, row) in list.rows.iter().enumerate() {
        if row.score.is_none() {
            findings.push(Finding::NoScore { row: index });
        }
        if has_places && row.place.is_none() {
            findings.push(Finding::NoPlace { row: index });
        }
        if has_names && row.name.is_empty() {
            findings.push(Finding::NoName { row: index });
        }
    }
    findings
}

/// Rows that may name the same district.
fn twice(list: &RankedList) -> Vec<Finding> {
    let mut by_base: BTreeMap<String, Vec<(usize, Name)>> = BTreeMap::new();
    for (index, row) in list.rows.iter().enumerate() {
        if let Some(name) = Name::of(&row.name) {
            by_base.entry(name.base.clone()).or_default().push((index, name));
        }
    }
    let mut findings = Vec::new();
    for named in by_base.into_values() {
        let is_other = |(index, name): &&(usize, Name)| {
            named.iter().any(|(other, other_name)| other != index && name.may_be(other_name))
        };
        let rows: Vec<usize> = named.iter().filter(is_other).map(|(index, _)| *index).collect();
        if !rows.is_empty() {
            findings.push(Finding::Twice { rows });
        }
    }
    findings
}

fn marks(list: &RankedList) -> Vec<Finding> {
    let mut findings = Vec::new();
    let [commas, points] = [',', '.'].map(|mark| where_is(list, |row| row.mark == Some(mark)));
    if !commas.is_empty() && !points.is_empty() {
        let (rows, mark) = if points.len() <= commas.len() { (points, '.') } else { (commas, ',') };
        findings.push(Finding::MixedMarks { rows, mark });
    }
    let in_doubt = where_is(list, |row| row.taken == Taken::InDoubt);
    if !in_doubt.is_empty() {
        findings.push(Finding::Ambiguous { rows: in_doubt });
    }
    findings
}

fn score_notes(list: &RankedList, asked: Option<u8>) -> Vec<Note> {
    let decimals = list.decimals();
    let mut scored: Vec<(usize, Score)> =
        list.rows.iter().enumerate().filter_map(|(index, row)| Some((index, row.score?))).collect();
    scored.sort_by_key(|(index, score)| (std::cmp::Reverse(score.value()), *index));
    let mut notes = Vec::new();
    if decimals > 0 {
        let neighbours = scored.windows(2).filter_map(|two| match two {
            [(one, high), (other, low)] if high.value() - low.value() == unit(decimals) => {
                Some((*one, *other))
            }
            _ => None,
        });
        let pairs: Vec<(usize, usize)> = neighbours.collect();
        if !pairs.is_empty() {
            notes.push(Note::SmallDifference { pairs, decimals });
        }
    }
    if let Some(asked) = asked {
        let rounded = scored.chunk_by(|(_, one), (_, next)| one.rounded(asked) == next.rounded(asked));
        let differ = |group: &&[(usize, Score)]| {
            group.first().map(|(_, score)| score.value()) != group.last().map(|(_, score)| score.value())
        };
        let groups: Vec<Vec<usize>> =
            rounded.filter(differ).map(|group| group.iter().map(|(index, _)| *index).collect()).collect();
        if !groups.is_empty() {
            notes.push(Note::RoundedTie { groups, decimals: asked });
        }
    }
    let typed =
        || list.rows.iter().filter(|row| row.is_typed).filter_map(|row| row.score).map(Score::decimals);
    if let (Some(least), Some(most)) = (typed().min(), typed().max())
        && least < most
    {
        notes.push(Note::DecimalsDiffer { least, most });
    }
    notes
}

fn row_notes(list: &RankedList) -> Vec<Note> {
    let mut notes = Vec::new();
    let thousands = where_is(list, |row| row.taken == Taken::Grouped);
    if !thousands.is_empty() {
        notes.push(Note::Thousands { rows: thousands });
    }
    let hidden = where_is(list, |row| row.is_hidden);
    if !hidden.is_empty() {
        notes.push(Note::Hidden { rows: hidden });
    }
    for why in [WhyLeftOut::Heading, WhyLeftOut::Total, WhyLeftOut::Remark] {
        let of_this = list.left_out.iter().filter(|(_, reason)| *reason == why);
        let table_rows: Vec<usize> = of_this.map(|(row, _)| *row).collect();
        if !table_rows.is_empty() {
            notes.push(Note::LeftOut { why, table_rows });
        }
    }
    notes
}

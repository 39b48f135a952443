//! The order of places against the order of scores.

use super::finding::Finding;
use super::numbering::{Group, gaps};

/// A row that has a place and a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ranked {
    pub(super) row: usize,
    pub(super) place: u32,
    /// What compares its score.
    pub(super) value: i128,
}

/// The place that a score has in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaceByScore {
    /// The place.
    pub place: u32,
    /// It is another one than the row has.
    pub is_other: bool,
}

/// The rows in the order of their places, with everybody at one place together.
pub(super) fn groups(ranked: &[Ranked]) -> Vec<Group> {
    let mut sorted = ranked.to_vec();
    sorted.sort_by_key(|one| (one.place, one.row));
    let same_place = sorted.chunk_by(|one, next| one.place == next.place);
    let group = |members: &[Ranked]| {
        let first = members.first()?;
        Some(Group {
            place: first.place,
            rows: members.iter().map(|one| one.row).collect(),
            is_mistaken: members.iter().any(|one| one.value != first.value),
        })
    };
    same_place.filter_map(group).collect()
}

/// Everybody with one score, the highest first.
pub(super) fn by_score(ranked: &[Ranked]) -> Vec<Vec<Ranked>> {
    let mut sorted = ranked.to_vec();
    sorted.sort_by_key(|one| (std::cmp::Reverse(one.value), one.place, one.row));
    sorted.chunk_by(|one, next| one.value == next.value).map(<[Ranked]>::to_vec).collect()
}

/// Who stands directly above whom with a lower score, in the order of places.
pub(super) fn inversions(ranked: &[Ranked]) -> Vec<Finding> {
    let mut sorted = ranked.to_vec();
    sorted.sort_by_key(|one| (one.place, one.row));
    let places: Vec<&[Ranked]> = sorted.chunk_by(|one, next| one.place == next.place).collect();
    let mut findings = Vec::new();
    for two in places.windows(2) {
        let [upper, lower] = two else { continue };
        let above = upper.iter().min_by_key(|one| one.value);
        let below = lower.iter().max_by_key(|one| one.value);
        if let (Some(above), Some(below)) = (above, below)
            && above.value < below.value
        {
            findings.push(Finding::OutOfOrder { above: above.row, below: below.row });
        }
    }
    let is_reversed = places.len() > 2
        && findings.len() + 1 == places.len()
        && places
            .iter()
            .all(|place| place.iter().all(|one| Some(one.value) == place.first().map(|one| one.value)));
    if is_reversed { vec![Finding::Reversed] } else { findings }
}

/// The place that each row has by the scores of the list. Places that nobody has stay free, and equal scores may have any
/// of the places that they take up.
pub(super) fn places_by_score(ranked: &[Ranked], counts_scores: bool) -> Vec<(usize, PlaceByScore)> {
    let gaps = gaps(&groups(ranked), counts_scores);
    let free = |position: usize| {
        let mut place = u32::try_from(position).unwrap_or(u32::MAX);
        for (first, last) in &gaps {
            if place >= *first {
                place = place.saturating_add(last - first + 1);
            }
        }
        place
    };
    let mut places = Vec::new();
    let mut position = 1;
    for equals in by_score(ranked) {
        let last = if counts_scores { position } else { position + equals.len() - 1 };
        let (first_place, last_place) = (free(position), free(last));
        for one in &equals {
            let is_other = !(first_place..=last_place).contains(&one.place);
            let place = if is_other { first_place } else { one.place };
            places.push((one.row, PlaceByScore { place, is_other }));
        }
        position = last + 1;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranked(rows: &[(u32, i128)]) -> Vec<Ranked> {
        let one = |(row, (place, value)): (usize, &(u32, i128))| Ranked { row, place: *place, value: *value };
        rows.iter().enumerate().map(one).collect()
    }

    fn check(rows: &[(u32, i128)], inverted: &[(usize, usize)], wrong: &[(usize, u32)]) {
        let ranked = ranked(rows);
        let expected: Vec<Finding> = inverted
            .iter()
            .map(|(above, below)| Finding::OutOfOrder { above: *above, below: *below })
            .collect();
        assert_eq!(inversions(&ranked), expected, "{rows:?}");
        let others = places_by_score(&ranked, false).into_iter().filter(|(_, by_score)| by_score.is_other);
        let mut found: Vec<(usize, u32)> = others.map(|(row, by_score)| (row, by_score.place)).collect();
        found.sort_unstable();
        assert_eq!(found, wrong, "{rows:?}");
    }

    #[test]
    fn only_neighbours_are_compared_and_every_place_is_told() {
        check(&[(1, 9), (2, 8), (3, 7)], &[], &[]);
        check(&[(1, 912), (2, 856), (3, 861)], &[(1, 2)], &[(1, 3), (2, 2)]);
        check(&[(1, 90), (2, 95), (3, 94), (4, 93)], &[(0, 1)], &[(0, 4), (1, 1), (2, 2), (3, 3)]);
        // Rows stand in any order.
        check(&[(3, 7), (1, 9), (2, 8)], &[], &[]);
    }

    #[test]
    fn ties_and_gaps_change_no_other_place() {
        check(&[(1, 82), (2, 82), (3, 81)], &[], &[]);
        check(&[(1, 82), (1, 82), (3, 81)], &[], &[]);
        check(&[(1, 50), (2, 49), (3, 47), (5, 43), (6, 41)], &[], &[]);
        check(&[(2, 856), (3, 861)], &[(0, 1)], &[(0, 3), (1, 2)]);
        check(&[(1, 9), (2, 8), (2, 7), (4, 6)], &[], &[(2, 3)]);
    }

    #[test]
    fn a_list_from_its_end_is_one_finding() {
        assert_eq!(inversions(&ranked(&[(1, 7), (2, 8), (3, 9)])), [Finding::Reversed]);
        check(&[(1, 7), (2, 8)], &[(0, 1)], &[(0, 2), (1, 1)]);
    }
}

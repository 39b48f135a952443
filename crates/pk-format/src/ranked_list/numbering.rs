//! The numbering of places: what is skipped, and how places go on after ties.
//!
//! After a tie of two at 2 the next place is 4 where places count districts, and 3 where they count scores. Both are
//! right, but not in one list.

use super::finding::Finding;

/// Everybody at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) place: u32,
    /// Indices of rows; at least one.
    pub(super) rows: Vec<usize>,
    /// Their scores differ, so how they share a place says nothing about how ties are numbered.
    pub(super) is_mistaken: bool,
}

impl Group {
    /// The place after it where places count districts.
    fn next_counting_districts(&self) -> u32 {
        self.place.saturating_add(u32::try_from(self.rows.len()).unwrap_or(u32::MAX))
    }

    /// The place after it where places count scores.
    const fn next_counting_scores(&self) -> u32 {
        self.place.saturating_add(1)
    }
}

/// What is wrong with the places of groups in their order, and whether places count scores.
pub(super) fn numbering(groups: &[Group]) -> (Vec<Finding>, bool) {
    let mut findings = Vec::new();
    let (mut counts_scores, mut counts_districts) = (false, false);
    if let Some(first) = groups.first()
        && let (Some(next), true) = (first.rows.first(), first.place > 1)
    {
        findings.push(Finding::Skipped { first: 1, last: first.place - 1, next: *next });
    }
    for two in groups.windows(2) {
        let [group, next] = two else { continue };
        let (low, high) = (group.next_counting_scores(), group.next_counting_districts());
        let Some(next_row) = next.rows.first().copied() else { continue };
        if next.place > high {
            findings.push(Finding::Skipped { first: high, last: next.place - 1, next: next_row });
        }
        if group.rows.len() < 2 || group.is_mistaken {
            continue;
        }
        if next.place == low {
            counts_scores = true;
        } else if next.place >= high {
            counts_districts = true;
        } else {
            findings.push(Finding::AfterTie { place: group.place, count: group.rows.len(), next: next_row });
        }
    }
    if counts_scores && counts_districts {
        findings.push(Finding::TwoNumberings);
    }
    (findings, counts_scores && !counts_districts)
}

/// The places that nobody of these groups has, first and last of each run, lowest first.
pub(super) fn gaps(groups: &[Group], counts_scores: bool) -> Vec<(u32, u32)> {
    let mut gaps = Vec::new();
    let mut expected = 1;
    for group in groups {
        if group.place > expected {
            gaps.push((expected, group.place - 1));
        }
        let next = if counts_scores { group.next_counting_scores() } else { group.next_counting_districts() };
        expected = expected.max(next);
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(places: &[(u32, usize)]) -> Vec<Group> {
        let mut row = 0;
        let mut group = |(place, count): &(u32, usize)| {
            let rows = (row..row + count).collect();
            row += count;
            Group { place: *place, rows, is_mistaken: false }
        };
        places.iter().map(&mut group).collect()
    }

    fn check(places: &[(u32, usize)], expected: &[Finding], counts_scores: bool) {
        assert_eq!(numbering(&groups(places)), (expected.to_vec(), counts_scores), "{places:?}");
    }

    #[test]
    fn both_ways_of_counting_are_right() {
        check(&[(1, 1), (2, 2), (4, 1)], &[], false);
        check(&[(1, 1), (2, 2), (3, 1)], &[], true);
        check(&[(1, 3)], &[], false);
        check(&[(1, 2), (2, 2), (4, 1)], &[Finding::TwoNumberings], false);
    }

    #[test]
    fn what_is_skipped_is_told() {
        check(&[(1, 1), (3, 1)], &[Finding::Skipped { first: 2, last: 2, next: 1 }], false);
        check(&[(3, 1), (4, 1)], &[Finding::Skipped { first: 1, last: 2, next: 0 }], false);
        check(&[(1, 2), (5, 1)], &[Finding::Skipped { first: 3, last: 4, next: 2 }], false);
        check(&[(1, 4), (3, 1)], &[Finding::AfterTie { place: 1, count: 4, next: 4 }], false);
        assert_eq!(gaps(&groups(&[(2, 1), (3, 2), (7, 1)]), false), [(1, 1), (5, 6)]);
        assert_eq!(gaps(&groups(&[(1, 1), (2, 2), (3, 1)]), true), []);
    }
}

//! Where one rater stands apart from the others.

use crate::numbers::median;
use crate::outcome::{Outcome, TooFew};
use crate::ratings::Ratings;

/// So many levels from the median of the others are far.
pub const FAR: f64 = 2.0;

/// A larger modified z-score is unusual.
pub const UNUSUAL: f64 = 3.5;

/// The least median deviation that the others are taken to have, in levels.
pub const LEAST_DEVIATION: f64 = 0.25;

/// What makes the median deviation of normal numbers their standard deviation.
const OF_NORMAL: f64 = 0.6745;

/// A rating that stands apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Apart {
    /// Whose it is, counted from 0.
    pub rater: usize,
    /// Of which unit, counted from 0.
    pub unit: usize,
    /// What this rater gave.
    pub value: f64,
    /// The median of what the others gave.
    pub median: f64,
    /// Why it stands apart.
    pub why: Why,
}

/// Why a rating stands apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is at least [`FAR`] levels from the median of the others.
    Far,
    /// Its modified z-score among the others is above [`UNUSUAL`].
    Unusual,
    /// Both.
    FarAndUnusual,
}

/// The ratings that stand apart, by units, in each by raters. **Ratings are places of levels here: one level is 1.**
///
/// # Errors
/// Fewer than three raters with ratings, or no unit with three: of two who differ, neither stands apart.
pub fn apart(ratings: &Ratings) -> Outcome<Vec<Apart>> {
    TooFew::raters(ratings.active_raters(), 3)?;
    let mut found = Vec::new();
    let mut comparable = 0;
    let (mut sorted, mut deviations) = (Vec::new(), Vec::new());
    for (unit, row) in ratings.rows().enumerate() {
        sorted.clear();
        sorted.extend(row.iter().flatten().copied());
        if sorted.len() < 3 {
            continue;
        }
        comparable += 1;
        sorted.sort_unstable_by(f64::total_cmp);
        for (rater, value) in row.iter().enumerate().filter_map(|(rater, cell)| Some((rater, (*cell)?))) {
            let others = Others::of(&sorted, value);
            let Some(median) = others.median() else { continue };
            if let Some(why) = others.why((value - median).abs(), median, &mut deviations) {
                found.push(Apart { rater, unit, value, median, why });
            }
        }
    }
    TooFew::units(comparable, 1)?;
    Ok(found)
}

/// The ratings of a unit, in order, without one of them.
struct Others<'a> {
    below: &'a [f64],
    above: &'a [f64],
}

impl<'a> Others<'a> {
    fn of(sorted: &'a [f64], value: f64) -> Self {
        let (below, rest) = sorted.split_at(sorted.partition_point(|other| *other < value));
        Self { below, above: rest.get(1..).unwrap_or_default() }
    }

    fn get(&self, place: usize) -> Option<f64> {
        let above = || self.above.get(place.checked_sub(self.below.len())?);
        self.below.get(place).or_else(above).copied()
    }

    fn median(&self) -> Option<f64> {
        let size = self.below.len() + self.above.len();
        Some(self.get(size.checked_sub(1)? / 2)?.midpoint(self.get(size / 2)?))
    }

    fn why(&self, distance: f64, of_others: f64, deviations: &mut Vec<f64>) -> Option<Why> {
        match (distance >= FAR, self.unusual(distance, of_others, deviations)) {
            (true, true) => Some(Why::FarAndUnusual),
            (true, false) => Some(Why::Far),
            (false, true) => Some(Why::Unusual),
            (false, false) => None,
        }
    }

    /// The median deviation is looked for only where the least one would do.
    fn unusual(&self, distance: f64, of_others: f64, deviations: &mut Vec<f64>) -> bool {
        let unusual = |deviation: f64| OF_NORMAL * distance > UNUSUAL * deviation.max(LEAST_DEVIATION);
        if !unusual(0.0) {
            return false;
        }
        deviations.clear();
        deviations.extend(self.below.iter().chain(self.above).map(|other| (other - of_others).abs()));
        deviations.sort_unstable_by(f64::total_cmp);
        median(deviations).is_some_and(unusual)
    }
}

//! The units that every rater rated.

use crate::numbers::count;
use crate::outcome::{Outcome, TooFew};
use crate::ratings::Ratings;

/// At least two raters and two units, without gaps.
///
/// Raters without any rating are left out, for they would leave no unit complete.
pub(crate) struct Complete {
    pub(crate) raters: usize,
    pub(crate) units: usize,
    /// Unit by unit.
    values: Vec<f64>,
}

impl Complete {
    pub(crate) fn of(ratings: &Ratings) -> Outcome<Self> {
        let active = ratings.active();
        let raters = active.iter().filter(|active| **active).count();
        TooFew::raters(raters, 2)?;
        let mut values = Vec::new();
        let mut units = 0;
        for row in ratings.rows() {
            let before = values.len();
            values.extend(row.iter().flatten());
            if values.len() - before == raters {
                units += 1;
            } else {
                values.truncate(before);
            }
        }
        TooFew::units(units, 2)?;
        Ok(Self { raters, units, values })
    }

    pub(crate) fn values(&self) -> &[f64] {
        &self.values
    }

    /// Unit by unit.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &[f64]> {
        self.values.chunks(self.raters)
    }

    /// What one rater gave, by units.
    pub(crate) fn column(&self, rater: usize) -> Vec<f64> {
        self.values.iter().skip(rater).step_by(self.raters).copied().collect()
    }

    pub(crate) fn means_of_raters(&self) -> Vec<f64> {
        let mut means = vec![0.0; self.raters];
        for row in self.rows() {
            for (mean, value) in means.iter_mut().zip(row) {
                *mean += value;
            }
        }
        means.iter().map(|sum| sum / count(self.units)).collect()
    }
}

//! Krippendorff's alpha.

use crate::numbers::{count, mean, vary};
use crate::outcome::{Outcome, TooFew};
use crate::ratings::Ratings;

/// How far apart two ratings are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Metric {
    /// Same or different, whatever the numbers are.
    Nominal,
    /// By ranks: as far apart as there are ratings between them.
    Ordinal,
    /// By the difference of the numbers.
    Interval,
}

/// Krippendorff's alpha, and what it was calculated from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alpha {
    /// 1 where all agree, 0 where they agree as chance would, below 0 where they agree less than that.
    pub value: f64,
    /// Units with at least two ratings; no others count.
    pub units: usize,
    /// Ratings of these units.
    pub ratings: usize,
}

/// Krippendorff's alpha with gaps: 1 − Dₒ ÷ Dₑ, the disagreement that is there over the one that chance would bring.
///
/// # Errors
/// Fewer than two raters with ratings, no unit with two ratings, or one and the same number in all of these.
pub fn alpha(ratings: &Ratings, metric: Metric) -> Outcome<Alpha> {
    TooFew::raters(ratings.active_raters(), 2)?;
    let pairable = Pairable::of(ratings);
    TooFew::units(pairable.sizes.len(), 1)?;
    if !vary(&pairable.values) {
        return Err(TooFew::NoVariation);
    }
    let (observed, expected) = match metric {
        Metric::Nominal => pairable.differences(),
        Metric::Ordinal => pairable.ranked().squares(),
        Metric::Interval => pairable.squares(),
    };
    if expected > 0.0 {
        let (units, ratings) = (pairable.sizes.len(), pairable.values.len());
        Ok(Alpha { value: 1.0 - observed / expected, units, ratings })
    } else {
        Err(TooFew::NoVariation)
    }
}

/// The ratings of units with at least two, unit by unit.
struct Pairable {
    values: Vec<f64>,
    /// How many values each unit has.
    sizes: Vec<usize>,
}

impl Pairable {
    fn of(ratings: &Ratings) -> Self {
        let (mut values, mut sizes) = (Vec::new(), Vec::new());
        for row in ratings.rows() {
            let before = values.len();
            values.extend(row.iter().flatten().copied());
            match values.len() - before {
                0 | 1 => values.truncate(before),
                size => sizes.push(size),
            }
        }
        Self { values, sizes }
    }

    fn units(&self) -> impl Iterator<Item = &[f64]> {
        let mut rest = self.values.as_slice();
        self.sizes.iter().map_while(move |size| {
            let (unit, others) = rest.split_at_checked(*size)?;
            rest = others;
            Some(unit)
        })
    }

    /// Every value as half the ratings that are equal to it and all that are below. The difference of two of these is
    /// what the ordinal metric squares.
    fn ranked(&self) -> Self {
        let mut sorted = self.values.clone();
        sorted.sort_unstable_by(f64::total_cmp);
        let mut steps = Vec::new();
        let mut below = 0.0;
        for equal in sorted.chunk_by(|left, right| left == right) {
            let size = count(equal.len());
            steps.extend(equal.first().map(|value| (*value, below + size / 2.0)));
            below += size;
        }
        let rank = |value: &f64| {
            let above = steps.partition_point(|(step, _)| step <= value);
            above.checked_sub(1).and_then(|place| steps.get(place)).map_or(0.0, |(_, rank)| *rank)
        };
        Self { values: self.values.iter().map(rank).collect(), sizes: self.sizes.clone() }
    }

    /// Observed and expected squares of differences. Over all ordered pairs of m values these come to
    /// 2·m·Σ(v − mean)², so no pair has to be looked at.
    fn squares(&self) -> (f64, f64) {
        let scatter = |values: &[f64]| {
            let middle = mean(values).unwrap_or(0.0);
            let squares: f64 = values.iter().map(|value| (value - middle).powi(2)).sum();
            2.0 * count(values.len()) * squares / (count(values.len()) - 1.0)
        };
        (self.units().map(scatter).sum(), scatter(&self.values))
    }

    /// Observed and expected pairs of different values.
    fn differences(&self) -> (f64, f64) {
        let different = |values: &mut Vec<f64>| {
            values.sort_unstable_by(f64::total_cmp);
            let size = count(values.len());
            let equal = values.chunk_by(|left, right| left == right).map(|equal| count(equal.len()));
            equal.map(|equal| equal * (size - equal)).sum::<f64>() / (size - 1.0)
        };
        let mut unit = Vec::new();
        let mut observed = 0.0;
        for values in self.units() {
            unit.clear();
            unit.extend_from_slice(values);
            observed += different(&mut unit);
        }
        unit.clone_from(&self.values);
        (observed, different(&mut unit))
    }
}

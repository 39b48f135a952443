//! The intraclass correlation of two-way random effects, absolute agreement.

use crate::complete::Complete;
use crate::distribution::quantile_of_f;
use crate::numbers::{count, mean, vary};
use crate::outcome::{Interval, Outcome, TooFew};
use crate::ratings::Ratings;

/// A sum of squares that is a smaller part of all squares than this is nothing but rounding.
const ROUNDING: f64 = 1e-22;

/// A divisor that is no larger than this is zero but for rounding.
const POLE: f64 = 1e-12;

/// ICC(2,1) and ICC(2,k), and what they were calculated from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Icc {
    /// ICC(2,1): how far one rater alone can be relied on.
    pub single: Estimate,
    /// ICC(2,k): how far the mean of all raters can be relied on. [`TooFew::Opposed`] where raters contradict each
    /// other so much that the variance of their mean is estimated as zero or below.
    pub average: Outcome<Estimate>,
    /// The raters, those without any rating left out.
    pub raters: usize,
    /// The units that all of these raters rated; no others count.
    pub units: usize,
}

/// A number with its uncertainty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The number, 1 at most.
    pub value: f64,
    /// Its interval of 95 %. Lacking where nothing tells the uncertainty: where raters differ by a constant alone or
    /// not at all, where the units' means are all equal ([`TooFew::NoVariation`]), and for the mean of raters where an
    /// end is out of what can be ([`TooFew::Opposed`]).
    pub interval: Outcome<Interval>,
}

/// ICC(2,1) and ICC(2,k) of the units that all raters rated.
///
/// # Errors
/// Fewer than two raters with ratings, fewer than two complete units, one and the same number in all of these, or two
/// raters of two units who contradict each other exactly.
pub fn icc(ratings: &Ratings) -> Outcome<Icc> {
    let complete = Complete::of(ratings)?;
    let squares = Squares::of(&complete).ok_or(TooFew::NoVariation)?;
    let value = squares.single().ok_or(TooFew::NoVariation)?;
    let single = Estimate { value, interval: squares.interval(value).ok_or(TooFew::NoVariation) };
    let average = squares.of_mean(value).ok_or(TooFew::Opposed).map(|value| Estimate {
        value,
        interval: single.interval.and_then(|Interval { low, high }| {
            let ends = squares.of_mean(low).zip(squares.of_mean(high));
            ends.and_then(|(low, high)| Interval::new(low, high)).ok_or(TooFew::Opposed)
        }),
    });
    Ok(Icc { single, average, raters: complete.raters, units: complete.units })
}

/// Nothing where the divisor is not above zero.
fn quotient(dividend: f64, divisor: f64) -> Option<f64> {
    (divisor > 0.0).then(|| dividend / divisor)
}

/// The mean squares of a two-way analysis of variance without replication, as parts of all squares.
struct Squares {
    /// Raters.
    k: f64,
    /// Units.
    n: f64,
    /// Between units.
    between: f64,
    /// Between raters.
    raters: f64,
    /// What neither explains.
    error: f64,
}

impl Squares {
    /// Nothing where all values are the same.
    fn of(complete: &Complete) -> Option<Self> {
        let (k, n) = (count(complete.raters), count(complete.units));
        let middle = mean(complete.values()).filter(|_| vary(complete.values()))?;
        let of_raters = complete.means_of_raters();
        let (mut total, mut between, mut error) = (0.0, 0.0, 0.0);
        for row in complete.rows() {
            let of_unit = mean(row).unwrap_or(middle);
            between += k * (of_unit - middle).powi(2);
            for (value, of_rater) in row.iter().zip(&of_raters) {
                total += (value - middle).powi(2);
                error += (value - of_unit - of_rater + middle).powi(2);
            }
        }
        let raters: f64 = of_raters.iter().map(|of_rater| n * (of_rater - middle).powi(2)).sum();
        let part =
            |squares: f64| quotient(squares, total).map(|part| if part <= ROUNDING { 0.0 } else { part });
        Some(Self {
            k,
            n,
            between: part(between)? / (n - 1.0),
            raters: part(raters)? / (k - 1.0),
            error: part(error)? / ((n - 1.0) * (k - 1.0)),
        })
    }

    /// ICC(2,1). The divisor is written as a sum of what is never below zero.
    fn single(&self) -> Option<f64> {
        let Self { k, n, between, raters, error } = *self;
        quotient(between - error, between + (k - 1.0 - k / n) * error + k * raters / n)
    }

    /// What the mean of all raters has where one alone has `single`, by Spearman and Brown.
    fn of_mean(&self, single: f64) -> Option<f64> {
        let divisor = 1.0 + (self.k - 1.0) * single;
        quotient(self.k * single, if divisor <= POLE { 0.0 } else { divisor })
    }

    /// The interval of ICC(2,1), by Satterthwaite's degrees of freedom. All is multiplied by the mean square of the
    /// error, and divided by the quantile, so that neither a small error nor a large quantile overflows.
    fn interval(&self, single: f64) -> Option<Interval> {
        let Self { k, n, between, raters, error } = *self;
        if error <= 0.0 || between <= 0.0 {
            return None;
        }
        let of_raters = k * single * raters;
        let of_error = (n * (1.0 + (k - 1.0) * single) - k * single) * error;
        let freedom = (n - 1.0) * (k - 1.0) * (of_raters + of_error).powi(2)
            / ((n - 1.0) * of_raters.powi(2) + of_error.powi(2));
        let rest = k * raters + (k * n - k - n) * error;
        let end = |between: f64| quotient(n * (between - error), rest + n * between);
        let low = end(between / quantile_of_f(0.975, n - 1.0, freedom))?;
        let high = end(between * quantile_of_f(0.975, freedom, n - 1.0))?;
        Interval::new(low, high)
    }
}

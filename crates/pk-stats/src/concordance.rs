//! Kendall's W.

use crate::complete::Complete;
use crate::distribution::above_chi_square;
use crate::numbers::count;
use crate::outcome::{Outcome, TooFew};
use crate::ranks::midranks;
use crate::ratings::Ratings;

/// Kendall's coefficient of concordance, and what it was calculated from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Concordance {
    /// W: 1 where all raters rank the units alike, 0 where their ranks cancel out.
    pub w: f64,
    /// m·(n − 1)·W, the statistic of Friedman.
    pub chi_square: f64,
    /// n − 1.
    pub freedom: usize,
    /// The probability of such a statistic where ranks are given by chance. Near enough for more than seven units.
    pub p: f64,
    /// m: the raters, those without any rating left out.
    pub raters: usize,
    /// n: the units that all of these raters rated; no others count.
    pub units: usize,
}

/// Kendall's W with midranks and the correction for ties.
///
/// # Errors
/// Fewer than two raters with ratings, fewer than two complete units, or no rater who rates any two of them differently.
pub fn concordance(ratings: &Ratings) -> Outcome<Concordance> {
    let complete = Complete::of(ratings)?;
    let (raters, units) = (complete.raters, complete.units);
    let (m, n) = (count(raters), count(units));
    let mut sums = vec![0.0; units];
    let mut ties = 0.0;
    for rater in 0..raters {
        let ranks = midranks(&complete.column(rater), 0.0);
        ties += ranks.ties;
        for (sum, rank) in sums.iter_mut().zip(ranks.ranks) {
            *sum += rank;
        }
    }
    let middle = m * (n + 1.0) / 2.0;
    let squares: f64 = sums.iter().map(|sum| (sum - middle).powi(2)).sum();
    let most = m * m * (n.powi(3) - n) - m * ties;
    if most <= 0.0 {
        return Err(TooFew::NoVariation);
    }
    let w = (12.0 * squares / most).clamp(0.0, 1.0);
    let (chi_square, freedom) = (m * (n - 1.0) * w, units - 1);
    let p = above_chi_square(chi_square, count(freedom));
    Ok(Concordance { w, chi_square, freedom, p, raters, units })
}

//! Quantiles and tails of distributions.

use statrs::function::beta::checked_beta_reg;
use statrs::function::gamma::checked_gamma_ur;

/// The natural logarithm of the largest quantile. Its exponential is a number still.
const LARGEST: f64 = 700.0;

/// The number below which a variable of Fisher's F stays with the probability `below`.
///
/// Halves an interval of logarithms until nothing lies between its ends, which always ends. `statrs` has an inverse of
/// its own: for many degrees of freedom it is good to seven digits only, and for millions it may not end.
pub(crate) fn quantile_of_f(below: f64, first: f64, second: f64) -> f64 {
    let (mut low, mut high) = (-LARGEST, LARGEST);
    loop {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            return middle.exp();
        }
        if below_f(middle.exp(), first, second) < below { low = middle } else { high = middle }
    }
}

/// The same for Student's t, whose square is an F. `below` is a half at least.
pub(crate) fn quantile_of_t(below: f64, freedom: f64) -> f64 {
    quantile_of_f(2.0 * below - 1.0, 1.0, freedom).sqrt()
}

/// The probability that a variable of F lies below a number.
fn below_f(number: f64, first: f64, second: f64) -> f64 {
    let ratio = number * first / second;
    checked_beta_reg(first / 2.0, second / 2.0, ratio / (1.0 + ratio)).unwrap_or(1.0)
}

/// The probability that a variable of χ² lies above a number.
pub(crate) fn above_chi_square(number: f64, freedom: f64) -> f64 {
    checked_gamma_ur(freedom / 2.0, number / 2.0).unwrap_or(1.0)
}

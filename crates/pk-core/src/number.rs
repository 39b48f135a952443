//! Exact numbers.

use num_rational::Ratio;

/// A score: a fraction of integers, always in lowest terms.
///
/// `Rubric::new` bounds points, weights and their number so that no operation of this crate can leave the range of
/// `i128`.
pub type Number = Ratio<i128>;

/// A number as people write it in an instrument: a decimal with at most three places, kept as thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Decimal(i64);

impl Decimal {
    /// Zero.
    pub const ZERO: Self = Self(0);
    /// One.
    pub const ONE: Self = Self(1000);

    /// The decimal that is `thousandths` / 1000.
    #[must_use]
    pub const fn from_thousandths(thousandths: i64) -> Self {
        Self(thousandths)
    }

    /// A thousand times the decimal.
    #[must_use]
    pub const fn thousandths(self) -> i64 {
        self.0
    }

    /// The same value as a fraction.
    #[must_use]
    pub fn number(self) -> Number {
        Number::new(self.0.into(), 1000)
    }
}

/// What a round does with the digit after the last one that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// A half goes away from zero: 2,5 is shown as 3.
    Up,
    /// A half goes to the even neighbour: 2,5 is shown as 2.
    Even,
}

/// How a score is shown. Ranks never come from rounded scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rounding {
    /// Decimal places, 0 to 6.
    pub decimals: u8,
    /// What happens to a half.
    pub half: Half,
}

/// `number` times ten to the power of `rounding.decimals`, rounded to an integer.
#[must_use]
pub fn rounded(number: &Number, rounding: Rounding) -> i128 {
    let scaled = number * Number::from_integer(10_i128.pow(u32::from(rounding.decimals.min(6))));
    let floor = scaled.floor();
    let twice_rest = (scaled - floor) * Number::from_integer(2);
    let low = floor.to_integer();
    let up = match twice_rest.cmp(&Number::from_integer(1)) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Greater => true,
        std::cmp::Ordering::Equal => match rounding.half {
            Half::Up => low >= 0,
            Half::Even => low % 2 != 0,
        },
    };
    low + i128::from(up)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(numerator: i128, denominator: i128, decimals: u8, half: Half, expected: i128) {
        assert_eq!(rounded(&Number::new(numerator, denominator), Rounding { decimals, half }), expected);
    }

    #[test]
    fn halves_follow_the_rule() {
        check(5, 2, 0, Half::Up, 3);
        check(5, 2, 0, Half::Even, 2);
        check(7, 2, 0, Half::Even, 4);
        check(-5, 2, 0, Half::Up, -3);
        check(-5, 2, 0, Half::Even, -2);
        check(1, 3, 2, Half::Up, 33);
        check(2, 3, 2, Half::Even, 67);
        check(91_785, 1000, 2, Half::Up, 9179);
        check(91_785, 1000, 2, Half::Even, 9178);
    }
}

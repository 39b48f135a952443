//! Rounding, against a check in integers that knows nothing of how it is done.

use crate::property::config;
use pk_core::Number;
use pk_core::number::{Half, Rounding, rounded};
use proptest::prelude::*;

/// Whether `result` / 10^`decimals` is the right neighbour of `numerator` / `denominator`.
fn is_right(numerator: i128, denominator: i128, decimals: u8, half: Half, result: i128) -> bool {
    let exact = numerator * 10_i128.pow(decimals.into());
    let written = result * denominator;
    let twice_error = 2 * (exact - written).abs();
    if twice_error == denominator {
        match half {
            Half::Up => written.abs() > exact.abs(),
            Half::Even => result % 2 == 0,
        }
    } else {
        twice_error < denominator
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn rounding_goes_to_the_nearest(
        numerator in -1_000_000_000_000_i128..1_000_000_000_000,
        denominator in 1..1_000_000_i128,
        decimals in 0..=6_u8,
        even in any::<bool>(),
    ) {
        let half = if even { Half::Even } else { Half::Up };
        let result = rounded(&Number::new(numerator, denominator), Rounding { decimals, half });
        prop_assert!(is_right(numerator, denominator, decimals, half, result), "{}", result);
    }

    /// Halves are rare among random fractions, so they are made.
    #[test]
    fn halves_go_where_the_rule_says(
        whole in -1_000_000_i128..1_000_000,
        decimals in 0..=6_u8,
        even in any::<bool>(),
    ) {
        let half = if even { Half::Even } else { Half::Up };
        let (numerator, denominator) = (2 * whole + 1, 2 * 10_i128.pow(decimals.into()));
        let result = rounded(&Number::new(numerator, denominator), Rounding { decimals, half });
        prop_assert!(is_right(numerator, denominator, decimals, half, result), "{}", result);
    }

    #[test]
    fn what_has_few_enough_decimals_stays(thousandths in -10_000_000..10_000_000_i128, more in 0..=3_u8) {
        for half in [Half::Up, Half::Even] {
            let result = rounded(&Number::new(thousandths, 1000), Rounding { decimals: 3 + more, half });
            prop_assert_eq!(result, thousandths * 10_i128.pow(more.into()));
        }
    }

    #[test]
    fn rounding_keeps_order(
        a in -1_000_000..1_000_000_i128,
        b in -1_000_000..1_000_000_i128,
        denominator in 1..1000_i128,
        decimals in 0..=6_u8,
    ) {
        for half in [Half::Up, Half::Even] {
            let round = |n: i128| rounded(&Number::new(n, denominator), Rounding { decimals, half });
            prop_assert!(round(a.min(b)) <= round(a.max(b)));
            prop_assert_eq!(round(-a), -round(a));
        }
    }
}

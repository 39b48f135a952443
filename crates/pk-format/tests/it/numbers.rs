//! Numbers as people read them.

use pk_core::number::{Half, Rounding};
use pk_core::{Decimal, Number};
use pk_format::{Lang, decimal, number};
use proptest::prelude::*;

/// The fraction with so many decimals, in Indonesian and in English.
fn check(numerator: i128, denominator: i128, decimals: u8, expected: [&str; 2]) {
    let score = Number::new(numerator, denominator);
    let rounding = Rounding { decimals, half: Half::Up };
    let written = [Lang::Id, Lang::En].map(|lang| number(&score, rounding, lang));
    assert_eq!(written, expected);
}

fn check_decimal(thousandths: i64, expected: [&str; 2]) {
    let written = [Lang::Id, Lang::En].map(|lang| decimal(Decimal::from_thousandths(thousandths), lang));
    assert_eq!(written, expected);
}

#[test]
fn scores() {
    check(33, 1, 2, ["33", "33"]);
    check(8303, 100, 2, ["83,03", "83.03"]);
    check(395, 2, 2, ["197,5", "197.5"]);
    check(220, 3, 2, ["73,33", "73.33"]);
    check(220, 3, 0, ["73", "73"]);
    check(200, 3, 6, ["66,666667", "66.666667"]);
    check(0, 1, 2, ["0", "0"]);
    check(1, 20, 2, ["0,05", "0.05"]);
    check(-5, 2, 1, ["-2,5", "-2.5"]);
    check(9_999_999, 10_000, 2, ["1000", "1000"]);
}

#[test]
fn thousands_are_grouped_from_five_digits_on() {
    check(9_999, 1, 0, ["9999", "9999"]);
    check(10_000, 1, 0, ["10.000", "10,000"]);
    check(-1_234_567_891, 1000, 2, ["-1.234.567,89", "-1,234,567.89"]);
}

#[test]
fn there_is_no_negative_zero() {
    check(-1, 1000, 2, ["0", "0"]);
    check(-1, 200, 2, ["-0,01", "-0.01"]);
}

#[test]
fn decimals() {
    check_decimal(2_500, ["2,5", "2.5"]);
    check_decimal(-500, ["-0,5", "-0.5"]);
    check_decimal(1, ["0,001", "0.001"]);
    check_decimal(62_500, ["62,5", "62.5"]);
    check_decimal(10_000_000, ["10.000", "10,000"]);
    check_decimal(0, ["0", "0"]);
    check_decimal(i64::MIN, ["-9.223.372.036.854.775,808", "-9,223,372,036,854,775.808"]);
}

proptest! {
    #![proptest_config(crate::property::config())]

    /// Reading the written number back, with the points taken out, gives the rounded one.
    #[test]
    fn what_is_written_is_the_rounded_number(
        numerator in -10_000_000_000_i128..10_000_000_000,
        denominator in 1..10_000_i128,
        decimals in 0..=6_u8,
    ) {
        let score = Number::new(numerator, denominator);
        let rounding = Rounding { decimals, half: Half::Even };
        let written = number(&score, rounding, Lang::Id);
        let english = number(&score, rounding, Lang::En);
        let swapped: String = written
            .chars()
            .map(|character| match character { ',' => '.', '.' => ',', other => other })
            .collect();
        prop_assert_eq!(&swapped, &english);
        let plain = written.replace('.', "");
        let (whole, places) = plain.split_once(',').unwrap_or((&plain, ""));
        let digits = format!("{whole}{places:0<width$}", width = usize::from(decimals));
        prop_assert_eq!(digits.parse::<i128>().unwrap(), pk_core::number::rounded(&score, rounding));
    }
}

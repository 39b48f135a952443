//! Numbers as people write them into tables: a decimal comma or point, and thousands apart.

use pk_core::Decimal;

/// What a text is as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numeral {
    /// This number, and whether thousands were set apart.
    Value(Decimal, bool),
    /// `1.234` and `1,234` may be one and a bit, or more than a thousand.
    Ambiguous,
    /// More than three decimal places, or more digits than any number of an instrument has.
    TooFine,
    /// No number.
    Not,
}

/// The number that `text` is, where nothing about it is in doubt.
pub(super) fn exact(text: &str) -> Option<Decimal> {
    match numeral(text) {
        Numeral::Value(value, _) => Some(value),
        _ => None,
    }
}

/// What `text` is, as people write it; a percent sign behind it says nothing more.
pub(super) fn numeral(text: &str) -> Numeral {
    let text = text.trim().trim_end_matches('%').trim_end();
    let (is_negative, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let marks: Vec<char> = digits.chars().filter(|character| !character.is_ascii_digit()).collect();
    let (whole, places, is_grouped) = match marks.as_slice() {
        [] => (digits.to_owned(), "", false),
        [mark @ (',' | '.')] => {
            let Some((whole, places)) = digits.split_once(*mark) else { return Numeral::Not };
            if may_be_group(whole) && places.len() == 3 {
                return Numeral::Ambiguous;
            }
            (whole.to_owned(), places, false)
        }
        // The last of several marks is the decimal one where it differs from those before it.
        [group @ (',' | '.'), others @ .., last @ (',' | '.')]
            if others.iter().all(|other| other == group) =>
        {
            let (whole, places) = match digits.rsplit_once(*last) {
                Some((whole, places)) if last != group => (whole, places),
                _ => (digits, ""),
            };
            if !is_grouped_by(whole, *group) {
                return Numeral::Not;
            }
            (whole.replace(*group, ""), places, true)
        }
        _ => return Numeral::Not,
    };
    let is_empty = whole.is_empty() || (places.is_empty() && digits.ends_with([',', '.']));
    if is_empty { Numeral::Not } else { value(is_negative, &whole, places, is_grouped) }
}

/// A number as a spreadsheet holds it: digits with a decimal point and nothing apart.
pub(super) fn of_number_cell(text: &str) -> Numeral {
    let (is_negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (whole, places) = digits.split_once('.').unwrap_or((digits, ""));
    let is_number =
        !whole.is_empty() && [whole, places].iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()));
    if is_number { value(is_negative, whole, places, false) } else { Numeral::Not }
}

/// A number as text that is read as the same number: a decimal comma, and never three places behind it where it might
/// be taken for a group.
pub(super) fn written(number: Decimal) -> String {
    let mut text = digits(number, ',');
    if numeral(&text) == Numeral::Ambiguous {
        text.push('0');
    }
    text
}

/// A number as a spreadsheet holds it.
pub(super) fn for_number_cell(number: Decimal) -> String {
    digits(number, '.')
}

fn digits(number: Decimal, mark: char) -> String {
    let magnitude = number.thousandths().unsigned_abs();
    let mut text = if number < Decimal::ZERO { "-".to_owned() } else { String::new() };
    text.push_str(&(magnitude / 1000).to_string());
    let places = (1000 + magnitude % 1000).to_string();
    let places = places.get(1..).unwrap_or_default().trim_end_matches('0');
    if !places.is_empty() {
        text.push(mark);
        text.push_str(places);
    }
    text
}

/// Whether these digits can stand before a group of three: one to three, and no leading zero.
fn may_be_group(digits: &str) -> bool {
    (1..=3).contains(&digits.len()) && !digits.starts_with('0')
}

fn is_grouped_by(whole: &str, mark: char) -> bool {
    let mut groups = whole.split(mark);
    groups.next().is_some_and(may_be_group) && groups.all(|group| group.len() == 3)
}

fn value(is_negative: bool, whole: &str, places: &str, is_grouped: bool) -> Numeral {
    let places = places.trim_end_matches('0');
    if places.len() > 3 {
        return Numeral::TooFine;
    }
    let Ok(thousandths) = format!("{whole}{places:0<3}").parse::<i64>() else { return Numeral::TooFine };
    Numeral::Value(
        Decimal::from_thousandths(if is_negative { -thousandths } else { thousandths }),
        is_grouped,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, thousandths: i64) {
        assert_eq!(numeral(text), Numeral::Value(Decimal::from_thousandths(thousandths), false), "{text}");
    }

    #[test]
    fn commas_and_points_are_read() {
        check("3", 3000);
        check(" 2,5 ", 2500);
        check("2.5", 2500);
        check("-0,125", -125);
        check("−1", -1000);
        check("+1", 1000);
        check("0.125", 125);
        check("1,2340", 1234);
        check("1234,567", 1_234_567);
        check("60%", 60_000);
        check("60 %", 60_000);
    }

    #[test]
    fn thousands_are_told() {
        for text in ["1.234,5", "1,234.5", "1.234,50"] {
            assert_eq!(numeral(text), Numeral::Value(Decimal::from_thousandths(1_234_500), true), "{text}");
        }
        assert_eq!(numeral("1.234.567"), Numeral::Value(Decimal::from_thousandths(1_234_567_000), true));
        assert_eq!(numeral("1.234.567,5"), Numeral::Value(Decimal::from_thousandths(1_234_567_500), true));
    }

    #[test]
    fn what_may_be_two_numbers_is_ambiguous() {
        for text in ["1.234", "1,234", "100.000", "12,345"] {
            assert_eq!(numeral(text), Numeral::Ambiguous, "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_told() {
        for text in [
            "",
            "-",
            "tiga",
            "1,",
            ".5",
            "1..2",
            "1.23.456",
            "1,2,3",
            "1.234,5,6",
            "1e3",
            "1 234",
            "½",
            "--1",
            "٣",
        ] {
            assert_eq!(numeral(text), Numeral::Not, "{text}");
        }
        for text in ["0,1234", "3,14159", "99999999999999999999"] {
            assert_eq!(numeral(text), Numeral::TooFine, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(thousandths in -20_000_000_i64..20_000_000) {
            let number = Decimal::from_thousandths(thousandths);
            prop_assert_eq!(numeral(&written(number)), Numeral::Value(number, false));
            prop_assert_eq!(of_number_cell(&for_number_cell(number)), Numeral::Value(number, false));
        }

        #[test]
        fn any_text_is_read_without_a_panic(text in "[-+−0-9.,% ]{0,12}|\\PC{0,12}") {
            numeral(&text);
            of_number_cell(&text);
        }
    }
}

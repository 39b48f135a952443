//! Numbers as workbooks store them, as plain digits.

/// Spreadsheets show so many digits, and what follows is the dust of binary fractions.
const DIGITS: usize = 15;
/// Numbers with more digits before or behind the point are left as they stand.
const MOST_PLACES: i32 = 30;

/// The digits of a stored number with a decimal point, times a hundred for percentages; nothing where it is none.
pub(crate) fn plain(stored: &str, is_percent: bool) -> Option<String> {
    let number: f64 = stored.trim().parse().ok()?;
    if !number.is_finite() {
        return None;
    }
    let number = if is_percent { number * 100.0 } else { number };
    let scientific = format!("{number:.*e}", DIGITS - 1);
    let (mantissa, exponent) = scientific.split_once('e')?;
    let exponent: i32 = exponent.parse().ok()?;
    if exponent.abs() > MOST_PLACES {
        return Some(stored.trim().to_owned());
    }
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let before = usize::try_from(exponent + 1).unwrap_or_default();
    let leading = usize::try_from(-exponent).unwrap_or_default();
    let text = if exponent < 0 {
        format!("0.{}{digits}", "0".repeat(leading - 1))
    } else if before >= digits.len() {
        format!("{digits}{}", "0".repeat(before - digits.len()))
    } else {
        let (whole, places) = digits.split_at_checked(before)?;
        format!("{whole}.{places}")
    };
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    Some(if text == "0" { text.to_owned() } else { format!("{sign}{text}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_plain_and_without_dust() {
        let check = |stored: &str, plain_text: Option<&str>| {
            assert_eq!(plain(stored, false).as_deref(), plain_text, "{stored}")
        };
        check("3", Some("3"));
        check("0", Some("0"));
        check("-0", Some("0"));
        check("2.5", Some("2.5"));
        check("0.30000000000000004", Some("0.3"));
        check("1.1000000000000001", Some("1.1"));
        check("1E-3", Some("0.001"));
        check("-1.25e2", Some("-125"));
        check("123456789012345678", Some("123456789012346000"));
        check("1e300", Some("1e300"));
        check("NaN", None);
        check("tiga", None);
        assert_eq!(plain("0.6", true).as_deref(), Some("60"));
        assert_eq!(plain("0.075", true).as_deref(), Some("7.5"));
    }
}

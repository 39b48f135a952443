//! Numbers and file names as people write them.

use crate::lang::Lang;
use pk_core::number::{Rounding, rounded};
use pk_core::{Decimal, Number};

/// A score as people read it: decimal comma in Indonesian, rounded by the round's rule, without trailing zeros.
#[must_use]
pub fn number(number: &Number, rounding: Rounding, lang: Lang) -> String {
    let scale = 10_u128.pow(u32::from(rounding.decimals.min(6)));
    let value = rounded(number, rounding);
    written(value < 0, value.unsigned_abs(), scale, lang)
}

/// A decimal of an instrument as people read it, exactly.
#[must_use]
pub fn decimal(decimal: Decimal, lang: Lang) -> String {
    let thousandths = decimal.thousandths();
    written(thousandths < 0, thousandths.unsigned_abs().into(), 1000, lang)
}

fn written(is_negative: bool, value: u128, scale: u128, lang: Lang) -> String {
    let (point, group) = lang.pick((',', '.'), ('.', ','));
    let mut text = String::new();
    if is_negative {
        text.push('-');
    }
    let whole = (value / scale).to_string();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) && whole.len() > 4 {
            text.push(group);
        }
        text.push(digit);
    }
    let places = (scale + value % scale).to_string();
    let places = places.get(1..).unwrap_or_default().trim_end_matches('0');
    if !places.is_empty() {
        text.push(point);
        text.push_str(places);
    }
    text
}

/// A number as people type it, with a decimal comma or point and at most three places; nothing for anything else.
#[must_use]
pub fn typed_decimal(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let (is_negative, digits) = text.strip_prefix(['-', '−']).map_or((false, text), |digits| (true, digits));
    let (whole, places) = digits.split_once([',', '.']).unwrap_or((digits, ""));
    let is_number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 12 || places.len() > 3 || !is_number(whole) || !is_number(places) {
        return None;
    }
    // "2," is on its way to become one.
    if digits.ends_with([',', '.']) {
        return None;
    }
    let thousandths = format!("{whole}{places:0<3}").parse::<i64>().ok()?;
    Some(Decimal::from_thousandths(if is_negative { -thousandths } else { thousandths }))
}

/// `parts` as one file name that every system takes: letters, digits and hyphens, the parts joined by underscores.
#[must_use]
pub fn file_name(parts: &[&str], ending: &str) -> String {
    let parts: Vec<String> =
        parts.iter().map(|part| file_name_part(part)).filter(|part| !part.is_empty()).collect();
    let name = if parts.is_empty() { "berkas".to_owned() } else { parts.join("_") };
    name + "." + ending
}

/// One part of a file name; empty where nothing of `part` can stand in one.
pub(crate) fn file_name_part(part: &str) -> String {
    let start: String = part.to_ascii_lowercase().chars().take(60).collect();
    let words = start.split(|character: char| !character.is_ascii_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<&str>>().join("-")
}

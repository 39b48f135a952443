//! A score as a list prints it, exactly.

use crate::lang::Lang;

/// The most digits before the decimal mark.
const MOST_WHOLE: usize = 12;
/// The most digits behind it: spreadsheets keep fifteen in all.
const MOST_PLACES: usize = 15;

/// A printed score: its exact value, and how many decimals stand behind the mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// The value times 10^15.
    value: i128,
    /// The printed decimals, 0 to 15.
    decimals: u8,
}

impl Score {
    /// The score with these digits before and behind the decimal mark; nothing where there are too many, none before it, or
    /// other characters.
    #[must_use]
    pub fn of_digits(whole: &str, places: &str) -> Option<Self> {
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !is_digits(whole) || !is_digits(places) {
            return None;
        }
        let whole = whole.trim_start_matches('0');
        if whole.len() > MOST_WHOLE || places.len() > MOST_PLACES {
            return None;
        }
        let value = format!("{whole}{places:0<MOST_PLACES$}").parse().ok()?;
        Some(Self { value, decimals: u8::try_from(places.len()).ok()? })
    }

    /// What compares two scores: the value times 10^15.
    #[must_use]
    pub const fn value(self) -> i128 {
        self.value
    }

    /// The printed decimals.
    #[must_use]
    pub const fn decimals(self) -> u8 {
        self.decimals
    }

    /// The value times ten to the power of `decimals`, a half rounded up.
    #[must_use]
    pub fn rounded(self, decimals: u8) -> i128 {
        let unit = unit(decimals);
        (self.value + unit / 2) / unit
    }

    /// The score as it is written in this language, with the decimals that were printed.
    #[must_use]
    pub fn text(self, lang: Lang) -> String {
        let places = format!("{:0>width$}", self.value % unit(0), width = MOST_PLACES);
        let places = places.get(..usize::from(self.decimals)).unwrap_or_default();
        let mark = if places.is_empty() { "" } else { lang.pick(",", ".") };
        format!("{}{mark}{places}", self.value / unit(0))
    }
}

/// What the last of so many decimals stands for, times 10^15.
pub(super) fn unit(decimals: u8) -> i128 {
    let places = u8::try_from(MOST_PLACES).unwrap_or_default();
    10_i128.pow(u32::from(places.saturating_sub(decimals)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(whole: &str, places: &str) -> Score {
        Score::of_digits(whole, places).expect("a score")
    }

    #[test]
    fn scores_are_exact_and_written_as_printed() {
        assert_eq!(score("85", "6").value(), score("085", "600").value());
        assert!(score("85", "6").value() < score("86", "1").value());
        assert_eq!(score("85", "60").text(Lang::Id), "85,60");
        assert_eq!(score("0", "05").text(Lang::En), "0.05");
        assert_eq!(score("50", "").text(Lang::Id), "50");
        assert_eq!(score("999999999999", "999999999999999").text(Lang::Id), "999999999999,999999999999999");
    }

    #[test]
    fn rounding_takes_halves_up() {
        assert_eq!(score("91", "47").rounded(0), 91);
        assert_eq!(score("91", "5").rounded(0), 92);
        assert_eq!(score("91", "78").rounded(1), 918);
        assert_eq!(score("91", "").rounded(2), 9100);
    }

    #[test]
    fn what_is_no_score_is_none() {
        for (whole, places) in
            [("", "5"), ("1a", ""), ("1", "x"), ("1234567890123", ""), ("1", "1234567890123456")]
        {
            assert_eq!(Score::of_digits(whole, places), None, "{whole} {places}");
        }
    }
}

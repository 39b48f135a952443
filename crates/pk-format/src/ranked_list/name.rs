//! Whether two rows name the same district.

use crate::regions::folded;

/// What kind of district a name says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Kabupaten,
    Kota,
}

/// A name as it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// The name without its kind, in small letters and with nothing between.
    pub(super) base: String,
    kind: Option<Kind>,
}

impl Name {
    /// The name in `text`; nothing where it has no letter or digit.
    pub(super) fn of(text: &str) -> Option<Self> {
        let text = text.trim_start();
        let (word, rest) = match text.find(|character: char| !character.is_alphanumeric()) {
            Some(end) => text.split_at_checked(end)?,
            None => (text, ""),
        };
        let (kind, base) = match word.to_lowercase().as_str() {
            "pemerintah" | "pemda" => return Self::of(rest.trim_start_matches('.')),
            "kab" | "kabupaten" => (Some(Kind::Kabupaten), folded(text)),
            "kota" => (Some(Kind::Kota), folded(text)),
            "pemkab" => (Some(Kind::Kabupaten), folded(rest)),
            "pemkot" => (Some(Kind::Kota), folded(rest)),
            _ => (None, folded(text)),
        };
        (!base.is_empty()).then_some(Self { base, kind })
    }

    /// Whether it says what kind of district it is.
    pub(super) const fn says_kind(&self) -> bool {
        self.kind.is_some()
    }

    /// Whether both may name the same district: a name without its kind may be either.
    pub(super) fn may_be(&self, other: &Self) -> bool {
        self.base == other.base && (self.kind == other.kind || self.kind.is_none() || other.kind.is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: &str, other: &str, expected: bool) {
        let [one_name, other_name] = [one, other].map(|name| Name::of(name).expect("a name"));
        assert_eq!(one_name.may_be(&other_name), expected, "{one}, {other}");
    }

    #[test]
    fn kinds_set_names_apart() {
        check("Kabupaten Paser", "Kab. PASER", true);
        check("Paser", "Pemkab Paser", true);
        check("Pemerintah Kota Balikpapan", "Pemkot Balikpapan", true);
        check("Kota Bogor", "Kabupaten Bogor", false);
        check("Kotabaru", "Kabupaten Kotabaru", true);
        check("Kolaka", "Kolaka Timur", false);
        assert_eq!(Name::of(" - "), None);
    }
}

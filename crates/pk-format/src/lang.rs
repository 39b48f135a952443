//! The two languages.

/// The language of what users read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Bahasa Indonesia, the first language of everything.
    #[default]
    Id,
    /// English.
    En,
}

impl Lang {
    /// The language of a BCP 47 tag: English for `en…`, otherwise Indonesian.
    #[must_use]
    pub fn of_tag(tag: &str) -> Self {
        match tag.get(..2) {
            Some(start) if start.eq_ignore_ascii_case("en") => Self::En,
            _ => Self::Id,
        }
    }

    /// The BCP 47 tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::En => "en",
        }
    }

    /// `id` or `en`, whichever this is.
    #[must_use]
    pub fn pick<T>(self, id: T, en: T) -> T {
        match self {
            Self::Id => id,
            Self::En => en,
        }
    }
}

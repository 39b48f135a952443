//! Words of an instrument, and where they come from.

use crate::number::Decimal;

/// Where a text or number of an instrument comes from. Only the first two may be shown as the field's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Provenance {
    /// Stands in an official instrument, which is named (*resmi*).
    Official,
    /// Stands in a public source, which is named (*tercetak*).
    Printed,
    /// Follows by arithmetic from something printed (*turunan*).
    Derived,
    /// Inferred from what is known (*simpulan*).
    Inferred,
    /// Written by this project and endorsed by nobody yet (*templat, belum disahkan*).
    Template,
}

impl Provenance {
    /// Whether the text or number stands in a source that anybody can look up.
    #[must_use]
    pub const fn is_sourced(self) -> bool {
        matches!(self, Self::Official | Self::Printed)
    }
}

/// A text with its provenance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The words, 1 to 2,000 characters, without control or bidi characters.
    pub text: String,
    /// Where they come from.
    pub provenance: Provenance,
    /// The id of the [`Source`](crate::rubric::Source); required for what is official or printed.
    pub source: Option<String>,
}

/// A number of an instrument with its provenance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The number.
    pub value: Decimal,
    /// Where it comes from.
    pub provenance: Provenance,
    /// The id of the [`Source`](crate::rubric::Source); required for what is official or printed.
    pub source: Option<String>,
}

/// Whether `character` is one that people cannot see and that can make a text lie about itself: control characters
/// other than line feed and tab, bidi controls, and the byte order mark.
#[must_use]
pub const fn is_hidden(character: char) -> bool {
    match character {
        '\n' | '\t' => false,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => true,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        '\u{feff}' => true,
        _ => false,
    }
}

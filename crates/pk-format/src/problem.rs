//! What is wrong with a file, and where.

use crate::node::Position;
use pk_core::path::Path;
use pk_core::{Fault, Path as CorePath};

/// One thing wrong with a file; [`sentence`](crate::sentence) says it in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where in the file's structure.
    pub path: Path,
    /// Where in the file's text.
    pub position: Option<Position>,
    /// What.
    pub kind: Kind,
}

impl Problem {
    /// A problem of the file as a whole.
    #[must_use]
    pub fn whole(kind: Kind) -> Self {
        Self { path: CorePath::default(), position: None, kind }
    }
}

/// What can be wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nothing but white space.
    EmptyFile,
    /// The bytes could not be had.
    Unreadable,
    /// More bytes than are read.
    TooLarge {
        /// The most, in MiB.
        most: usize,
    },
    /// Nested deeper than is read.
    TooDeep {
        /// The deepest.
        most: usize,
    },
    /// A web page that carries no sheets.
    NothingCarried,
    /// What a web page carries cannot be unpacked.
    CarriedBroken,
    /// Sheets under a PIN, where nobody can be asked for it.
    Locked,
    /// The text is not JSON (or not UTF-8).
    NotJson,
    /// The text is the beginning of JSON.
    Truncated,
    /// JSON, but not one of our files.
    Foreign,
    /// A version that this build does not know.
    UnknownVersion,
    /// A kind of file that this build does not know.
    UnknownKind {
        /// What the file says.
        kind: String,
    },
    /// A known kind of file, but another one was asked for.
    WrongKind {
        /// What the file says.
        kind: &'static str,
        /// What was asked for.
        expected: &'static str,
    },
    /// A key stands twice in an object.
    DuplicateKey,
    /// A key that has no meaning here.
    UnknownKey,
    /// A key that must be there is missing.
    Missing,
    /// Another type of value was expected.
    WrongType {
        /// Which.
        expected: Expected,
    },
    /// One of these words was expected.
    NotOneOf {
        /// The words.
        words: &'static [&'static str],
    },
    /// The fingerprint does not belong to the round in the file.
    FingerprintMismatch,
    /// The sheets belong to another round than the one that is open.
    OtherRound {
        /// The title of the round in the file.
        title: String,
        /// The short fingerprint of the round in the file.
        fingerprint: String,
    },
    /// Something that the core found.
    Fault(Fault),
}

/// A type of value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// An object.
    Map,
    /// An array.
    List,
    /// A string.
    Text,
    /// A number with at most three decimal places.
    Decimal,
    /// A whole number from 0 to 2^53 - 1.
    Whole,
    /// `true` or `false`.
    Bool,
    /// 64 lower-case hexadecimal digits.
    Hash,
    /// 128 lower-case hexadecimal digits.
    Signature,
    /// Sixteen lower-case base32 characters.
    Writer,
    /// `counter@writer`.
    Reference,
    /// `2026-05-12T01:02:03.456Z`.
    Time,
    /// `2026-05-12T08:00`.
    Slot,
}

//! When the browser is killed.

use std::fmt;
use std::time::Duration;

use crate::random::Random;

/// A kind of moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// As soon as the word "Tersimpan" has come.
    AfterWord,
    /// While a note is being typed.
    Typing,
    /// Whenever.
    Anytime,
    /// While a PIN is being put on or taken off.
    Locking,
}

impl Kind {
    /// All kinds.
    pub(crate) const ALL: [Self; 4] = [Self::AfterWord, Self::Typing, Self::Anytime, Self::Locking];

    /// The kind whose turn it is; with PINs, every other kill is of theirs.
    pub(crate) fn of_kill(number: u64, has_pins: bool) -> Self {
        if has_pins && number % 2 == 1 {
            return Self::Locking;
        }
        match number % 3 {
            0 => Self::Anytime,
            1 => Self::AfterWord,
            _ => Self::Typing,
        }
    }

    /// How long the browser lives once it has come so far that this kind of moment may come.
    pub(crate) fn delay(self, random: &mut Random) -> Duration {
        Duration::from_micros(match self {
            Self::AfterWord => 0,
            Self::Locking => random.below(1_500_000),
            Self::Typing => random.below(600_000),
            Self::Anytime => random.below(3_000_000),
        })
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::AfterWord => "after word",
            Self::Typing => "typing",
            Self::Anytime => "any time",
            Self::Locking => "PIN",
        })
    }
}

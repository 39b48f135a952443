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
}

impl Kind {
    /// All kinds.
    pub(crate) const ALL: [Self; 3] = [Self::AfterWord, Self::Typing, Self::Anytime];

    /// The kind whose turn it is.
    pub(crate) fn of_kill(number: u64) -> Self {
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
        })
    }
}

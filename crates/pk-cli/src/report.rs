//! What a command has to say.

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Nothing to look at.
    Good,
    /// Something to look at.
    Findings,
    /// Wrong arguments, or nothing that could be used.
    Unusable,
}

impl Exit {
    /// The exit code that scripts see.
    pub(crate) const fn code(self) -> u8 {
        match self {
            Self::Good => 0,
            Self::Findings => 1,
            Self::Unusable => 2,
        }
    }
}

/// What a command writes, and how it ends.
#[derive(Debug)]
pub(crate) struct Report {
    /// For standard output; not always text.
    pub(crate) out: Vec<u8>,
    /// For standard error.
    pub(crate) error: String,
    /// How the program ends.
    pub(crate) exit: Exit,
}

//! What a PIN is over.

use pk_core::Round;
use pk_format::Vault;
use std::rc::Rc;

/// What waits for its PIN.
#[derive(Debug)]
pub struct Lock {
    /// Where it lies.
    pub of: LockOf,
    /// Its round, where that is not the open one.
    pub round: Option<Box<Round>>,
    /// How it is locked.
    pub vault: String,
    /// Its entries, sealed; those of the device are with the shell.
    pub entries: Vec<String>,
    /// What else is wrong with it, in words.
    pub problems: Vec<String>,
}

/// Where something locked lies.
#[derive(Clone, Debug)]
pub enum LockOf {
    /// In the browser's storage.
    Device,
    /// In the page itself.
    Page,
    /// In a file of this name that was handed in.
    File(String),
}

impl LockOf {
    /// Whether nothing else can be done before it is opened.
    pub(crate) const fn is_of_the_screen(&self) -> bool {
        !matches!(self, Self::File(_))
    }
}

/// What is to be done with a PIN. Checking one takes a while.
#[derive(Clone, Debug)]
pub enum Pin {
    /// Open what waits first.
    Open(String),
    /// Put another one in the place of the one that is there, or none.
    Change {
        /// The one that is there.
        current: String,
        /// The new one.
        new: Option<String>,
    },
}

impl Pin {
    /// The same without white space at the ends, which nobody sees.
    pub(crate) fn trimmed(self) -> Self {
        let trim = |pin: String| pin.trim().to_owned();
        self.map(trim)
    }

    /// The same with every PIN in it changed.
    #[must_use]
    pub fn map(self, change: impl Fn(String) -> String) -> Self {
        match self {
            Self::Open(pin) => Self::Open(change(pin)),
            Self::Change { current, new } => Self::Change { current: change(current), new: new.map(change) },
        }
    }
}

/// An open vault, or none.
pub type OpenVault = Option<Rc<Vault>>;

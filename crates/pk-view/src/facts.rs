//! What the browser says of its storage.

/// Which browser, as far as their storages differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Browser {
    /// Chrome, Edge and their like.
    Chromium,
    /// Firefox.
    Firefox,
    /// Safari, and every browser on iOS.
    Safari,
    /// Something else, or nobody has looked.
    #[default]
    Other,
}

impl Browser {
    /// The browser that calls itself so.
    #[must_use]
    pub fn of_user_agent(name: &str) -> Self {
        let says = |word: &str| name.contains(word);
        if says("iPhone") || says("iPad") {
            Self::Safari
        } else if says("Firefox/") {
            Self::Firefox
        } else if says("Chrome/") {
            Self::Chromium
        } else if says("Safari/") {
            Self::Safari
        } else {
            Self::Other
        }
    }
}

/// What is known of the storage. Pages without a secure origin are told nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Whether the browser keeps everything until somebody removes it.
    pub persisted: Option<bool>,
    /// Bytes in use.
    pub used: Option<u64>,
    /// Bytes that may be used.
    pub quota: Option<u64>,
    /// Whether the page is a file on disk.
    pub is_file: bool,
    /// Which browser.
    pub browser: Browser,
}

/// With less room than this, the storage may be full before the day is over.
const LITTLE: u64 = 10_000_000;

impl Facts {
    /// Whether there is little room left.
    pub(crate) fn is_tight(&self) -> bool {
        matches!((self.used, self.quota), (Some(used), Some(quota)) if quota.saturating_sub(used) < LITTLE)
    }

    /// Whether the browser removes what was not looked at for a week.
    pub(crate) fn forgets(&self) -> bool {
        self.browser == Browser::Safari && !self.is_file && self.persisted != Some(true)
    }
}

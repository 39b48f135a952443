//! Sheets of a round that was read before.
//!
//! A round is most of a file of sheets, and the same in all of a panel's. Where a file ends in exactly the bytes that
//! this application writes for a round that is known already, these need not be read again.

use crate::canonical::canonical;
use crate::canonical_entries;
use crate::digest::Fingerprint;
use crate::entry_format::entry_node;
use crate::envelope;
use crate::node::{Node, Value};
use crate::round_format::{round_fingerprint, round_node};
use pk_core::{Journal, Round};

/// What every file of sheets begins with.
const HEAD: &str = "{\"entries\":";

/// A round with the end of every file of its sheets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownRound {
    /// The round.
    pub round: Round,
    /// Its fingerprint.
    pub fingerprint: Fingerprint,
    tail: String,
}

impl KnownRound {
    /// The round, to know its files by.
    #[must_use]
    pub fn new(round: Round) -> Self {
        let fingerprint = round_fingerprint(&round);
        let tail = format!(
            ",\"fingerprint\":\"{}\",\"format\":\"{}\",\"kind\":\"sheets\",\"round\":{},\"version\":{}}}\n",
            fingerprint.hex(),
            envelope::FORMAT,
            canonical(&round_node(&round)),
            envelope::VERSION,
        );
        Self { fingerprint, tail, round }
    }

    /// The entries in a file of sheets of this round. Nothing where the file is written in another way, is of something
    /// else, or has any problem: [`read_file`](crate::read_file) tells then what it is.
    #[must_use]
    pub fn journal(&self, bytes: &[u8]) -> Option<Journal> {
        let entries = bytes.strip_suffix(self.tail.as_bytes())?.strip_prefix(HEAD.as_bytes())?;
        canonical_entries::journal(std::str::from_utf8(entries).ok()?, &self.round)
    }

    /// What [`entries_text`](Self::entries_text) makes of a file that [`journal`](Self::journal) read; nothing of any other.
    #[must_use]
    pub fn entries_in(&self, bytes: &[u8]) -> Option<String> {
        let start = std::str::from_utf8(bytes.strip_suffix(self.tail.as_bytes())?).ok()?;
        Some([start, "}"].concat())
    }

    /// The entries of sheets of this round as a text, without the round.
    #[must_use]
    pub fn entries_text(&self, journal: &Journal) -> String {
        let entries = journal.entries().iter().map(|sealed| entry_node(&sealed.entry)).collect();
        canonical(&Node::map(vec![("entries", Value::List(entries).into())]))
    }

    /// What [`entries_text`](Self::entries_text) wrote; nothing where it has any problem.
    #[must_use]
    pub fn read_entries(&self, text: &str) -> Option<Journal> {
        canonical_entries::journal(text.strip_prefix(HEAD)?.strip_suffix('}')?, &self.round)
    }
}

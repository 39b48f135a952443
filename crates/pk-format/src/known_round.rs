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
use crate::parse::MOST_BYTES;
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
        if bytes.len() > MOST_BYTES {
            return None;
        }
        let entries = self.without_tail(bytes)?.strip_prefix(HEAD.as_bytes())?;
        canonical_entries::journal(std::str::from_utf8(entries).ok()?, &self.round)
    }

    /// What [`entries_text`](Self::entries_text) makes of a file that [`journal`](Self::journal) read; nothing of any other.
    #[must_use]
    pub fn entries_in(&self, bytes: &[u8]) -> Option<String> {
        let start = std::str::from_utf8(self.without_tail(bytes)?).ok()?;
        Some([start, "}"].concat())
    }

    /// The entries of sheets of this round as a text, without the round.
    #[must_use]
    pub fn entries_text(&self, journal: &Journal) -> String {
        let entries = journal.entries().map(|sealed| entry_node(&sealed.entry)).collect();
        canonical(&Node::map(vec![("entries", Value::List(entries).into())]))
    }

    /// What [`entries_text`](Self::entries_text) wrote; nothing where it has any problem.
    #[must_use]
    pub fn read_entries(&self, text: &str) -> Option<Journal> {
        canonical_entries::journal(text.strip_prefix(HEAD)?.strip_suffix('}')?, &self.round)
    }

    /// What comes before the tail. In Wasm the library compares byte by byte, which takes longer than to read the entries.
    fn without_tail<'a>(&self, bytes: &'a [u8]) -> Option<&'a [u8]> {
        let tail = self.tail.as_bytes();
        let (start, end) = bytes.split_at_checked(bytes.len().checked_sub(tail.len())?)?;
        let ((ours, ours_left), (theirs, theirs_left)) = (tail.as_chunks(), end.as_chunks());
        let is_same =
            |(ours, theirs): (&[u8; 8], &[u8; 8])| u64::from_ne_bytes(*ours) == u64::from_ne_bytes(*theirs);
        (ours.iter().zip(theirs).all(is_same) && ours_left == theirs_left).then_some(start)
    }
}

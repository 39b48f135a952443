//! Sheets as JSON: the round, and every entry.

use crate::digest::hash_of;
use crate::entry_format::{check_entry, entry_node, read_entry};
use crate::envelope;
use crate::node::Node;
use crate::problem::Kind;
use crate::read::{Fields, Problems};
use crate::round_format::{read_round, round_fingerprint, round_node};
use pk_core::chain::Chains;
use pk_core::fault::Faults;
use pk_core::path::Path;
use pk_core::{Entry, Journal, Round, Sealed};

/// What a sheets file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheets {
    /// The round that the sheets belong to.
    pub round: Round,
    /// Every entry.
    pub journal: Journal,
}

/// The text of a sheets file with the given entries of `round`, in order.
#[must_use]
pub fn sheets_file<'a>(round: &Round, entries: impl IntoIterator<Item = &'a Sealed>) -> String {
    envelope::file_text(
        "sheets",
        [
            ("fingerprint", Node::text(round_fingerprint(round).hex())),
            ("round", round_node(round)),
            ("entries", Node::list(entries.into_iter().map(|sealed| entry_node(&sealed.entry)))),
        ],
    )
}

pub(crate) fn read_content(fields: &mut Fields<'_>, problems: &mut Problems<'_>) -> Option<Sheets> {
    let fingerprint = fields.required(problems, "fingerprint");
    let hash = fingerprint.as_ref().and_then(|at| at.hash(problems));
    let round = fields.required(problems, "round").and_then(|at| read_round(&at, problems));
    let list = fields.required(problems, "entries");
    let entries = list.as_ref().and_then(|at| at.list(problems, read_entry));
    let (round, entries, list) = (round?, entries?, list?);
    if hash.is_some_and(|hash| round_fingerprint(&round).0 != hash) {
        problems.add(Path::default().field("fingerprint"), Kind::FingerprintMismatch);
    }
    let journal = journal_of(&round, entries, &list.path, problems);
    Some(Sheets { round, journal })
}

/// The journal that `entries` make, after noting every entry that does not belong.
fn journal_of(round: &Round, entries: Vec<Entry>, path: &Path, problems: &mut Problems<'_>) -> Journal {
    for (index, entry) in entries.iter().enumerate() {
        check_entry(&path.item(index), entry, round, problems);
    }
    let sealed: Vec<Sealed> =
        entries.into_iter().map(|entry| Sealed { hash: hash_of(&entry), entry }).collect();
    let mut faults = Faults::default();
    let mut chains = Chains::default();
    for (index, sealed) in sealed.iter().enumerate() {
        chains.check(&path.item(index), &sealed.entry, sealed.hash, &mut faults);
    }
    problems.add_faults(&Path::default(), faults.0);
    Journal::from_chained(sealed)
}

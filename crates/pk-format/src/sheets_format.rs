//! Sheets as JSON: the round, and every entry.

use crate::digest::hash_of;
use crate::entry_format::{check_entry, entry_node, read_entry};
use crate::envelope;
use crate::node::{Node, Value};
use crate::problem::Kind;
use crate::read::{Fields, Problems};
use crate::round_format::{read_round, round_fingerprint, round_node};
use pk_core::chain::Chains;
use pk_core::fault::Faults;
use pk_core::path::Path;
use pk_core::{Journal, Round, Sealed};

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
    let entries = entries.into_iter().map(|sealed| entry_node(&sealed.entry)).collect();
    envelope::file_text(
        "sheets",
        vec![
            ("fingerprint", Node::text(round_fingerprint(round).hex())),
            ("round", round_node(round)),
            ("entries", Value::List(entries).into()),
        ],
    )
}

pub(crate) fn read_content(fields: &mut Fields<'_>, problems: &mut Problems<'_>) -> Option<Sheets> {
    let fingerprint = fields.required(problems, "fingerprint");
    let before = problems.found.len();
    let hash = fingerprint.hash(problems);
    let hash = fingerprint.node.map(|_| hash).filter(|_| problems.found.len() == before);
    let round = fields.required(problems, "round");
    let round = if round.node.is_some() { read_round(&round, problems) } else { None };
    if let Some(round) = &round
        && hash.is_some_and(|hash| round_fingerprint(round).0 != hash)
    {
        problems.add(Path::default().field("fingerprint"), Kind::FingerprintMismatch);
    }
    let list = fields.required(problems, "entries");
    // An entry that cannot be read keeps nothing else from being checked.
    let entries = list.list(problems, read_entry);
    let path = list.path();
    let mut sealed = Vec::with_capacity(entries.len());
    let mut all_are_read = true;
    for (index, entry) in entries.into_iter().enumerate() {
        let Some(entry) = entry else {
            all_are_read = false;
            continue;
        };
        check_entry(&path.item(index), &entry, round.as_ref(), problems);
        sealed.push(Sealed { hash: hash_of(&entry), entry });
    }
    if all_are_read {
        check_chains(&sealed, &path, problems);
    }
    Some(Sheets { round: round?, journal: Journal::from_chained(sealed) })
}

/// Notes where the chains of `entries` are broken.
fn check_chains(entries: &[Sealed], path: &Path, problems: &mut Problems<'_>) {
    let mut faults = Faults::default();
    let mut chains = Chains::default();
    for (index, sealed) in entries.iter().enumerate() {
        chains.check(&path.item(index), &sealed.entry, sealed.hash, &mut faults);
    }
    let now = problems.found.len();
    problems.add_faults(&Path::default(), faults.0, now);
}

//! Sheets as JSON: the round, and every entry.

use crate::digest::hash_of;
use crate::entry_format::{ENTRY, check_entry, check_intent, entry_node, entry_of};
use crate::envelope;
use crate::node::{Node, Value};
use crate::problem::Kind;
use crate::read::{Place, Problems, hash, list, part};
use crate::round_format::{read_round, round_fingerprint, round_node};
use crate::shape::Shape;
use pk_core::chain::Chains;
use pk_core::fault::Faults;
use pk_core::path::{Path, Step};
use pk_core::{Journal, Round, Sealed};

/// The entries of a sheets file.
pub(crate) static ENTRIES: Shape = Shape::List(&ENTRY);

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

/// The sheets in the file `root`, whose shape has been checked.
pub(crate) fn read_sheets(root: &Node, problems: &mut Problems<'_>) -> Option<Sheets> {
    let path = Path::default().field("entries");
    if let Value::List(entries) = &part(root, "entries").value {
        for (index, node) in entries.iter().enumerate() {
            check_intent(node, &Place::ROOT.field("entries").item(index), problems);
        }
    }
    let unread = unread_items(&path, problems);
    let round = root
        .get("round")
        .and_then(|round| read_round(round, &Path::default().field("round"), problems))
        .filter(|_| !has_problem(&Path::default().field("round"), problems));
    check_fingerprint(root, round.as_ref(), problems);
    // An entry that cannot be read keeps nothing else from being checked.
    let mut sealed = Vec::new();
    for (index, entry) in list(root, "entries", entry_of).into_iter().enumerate() {
        if unread.binary_search(&index).is_ok() {
            continue;
        }
        check_entry(&path.item(index), &entry, round.as_ref(), problems);
        sealed.push(Sealed { hash: hash_of(&entry), entry });
    }
    if unread.is_empty() {
        check_chains(&sealed, &path, problems);
    }
    Some(Sheets { round: round?, journal: Journal::from_chained(sealed) })
}

/// Notes where the fingerprint in `root` is not that of its round.
pub(crate) fn check_fingerprint(root: &Node, round: Option<&Round>, problems: &mut Problems<'_>) {
    let fingerprint = Path::default().field("fingerprint");
    if let Some(round) = round
        && !has_problem(&fingerprint, problems)
        && !has_problem(&Path::default().field("round"), problems)
        && round_fingerprint(round).0 != hash(part(root, "fingerprint"))
    {
        problems.add(fingerprint, Kind::FingerprintMismatch);
    }
}

fn has_problem(path: &Path, problems: &Problems<'_>) -> bool {
    problems.found.iter().any(|problem| problem.path.0.starts_with(&path.0))
}

/// The items of the list at `path` that have a problem, in order.
fn unread_items(path: &Path, problems: &Problems<'_>) -> Vec<usize> {
    let mut unread: Vec<usize> = Vec::new();
    for problem in &problems.found {
        if let Some([Step::Item(index), ..]) = problem.path.0.strip_prefix(path.0.as_slice())
            && let Err(place) = unread.binary_search(index)
        {
            unread.insert(place, *index);
        }
    }
    unread
}

/// Notes where the chains of `entries` are broken.
pub(crate) fn check_chains(entries: &[Sealed], path: &Path, problems: &mut Problems<'_>) {
    let mut faults = Faults::default();
    let mut chains = Chains::default();
    for (index, sealed) in entries.iter().enumerate() {
        chains.check(&path.item(index), &sealed.entry, sealed.hash, &mut faults);
    }
    problems.add_faults(faults.0);
}

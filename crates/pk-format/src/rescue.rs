//! What can be had of a sheets file, even of one that was damaged.

use crate::canonical::canonical;
use crate::decode::{File, read_file_node};
use crate::digest::Fingerprint;
use crate::node::Value;
use crate::parse::parse;
use crate::problem::{Kind, Problem};
use crate::read::{Problems, hash};
use crate::round_format::{read_round, round_fingerprint};
use pk_core::{Path, Round};

/// What was found in a sheets file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rescued {
    /// The round, if all of it can be read and is the one whose fingerprint the file names.
    pub round: Option<Round>,
    /// Every entry as text, as [`read_stored_entry`](crate::read_stored_entry) reads it; none without the round.
    /// Sealed, where there is a vault.
    pub entries: Vec<String>,
    /// How the entries are locked, where a PIN is over them.
    pub vault: Option<String>,
    /// Everything wrong with the file.
    pub problems: Vec<Problem>,
}

/// What can be had of the sheets file `text`. A file that any reader would take is had whole; of another one, each entry
/// is for the caller to check.
#[must_use]
pub fn rescue(text: &str) -> Rescued {
    let mut rescued = Rescued { round: None, entries: Vec::new(), vault: None, problems: Vec::new() };
    let root = match parse(text.as_bytes()) {
        Ok(root) => root,
        Err(problem) => {
            rescued.problems.push(problem);
            return rescued;
        }
    };
    match read_file_node(&root) {
        Ok(File::Sheets(sheets)) => rescued.round = Some(sheets.round),
        Ok(other) => {
            let kind = Kind::WrongKind { kind: other.kind(), expected: "sheets" };
            rescued.problems.push(Problem::whole(kind));
            return rescued;
        }
        Err(problems) => {
            rescued.problems = problems;
            let is_locked = |problem: &Problem| matches!(problem.kind, Kind::Locked);
            if rescued.problems.iter().any(is_locked) {
                rescued.problems.retain(|problem| !is_locked(problem));
                rescued.vault = root.get("vault").map(canonical);
            }
            let mut unheard = Problems::new(&root);
            let round = root.get("round").and_then(|node| read_round(node, &Path::default(), &mut unheard));
            let named = root.get("fingerprint").map(hash).map(Fingerprint);
            let is_of_a_known_version = !rescued.problems.iter().any(|problem| {
                matches!(problem.kind, Kind::UnknownVersion | Kind::UnknownKind { .. } | Kind::Foreign)
            });
            rescued.round = round.filter(|round| {
                is_of_a_known_version && unheard.found.is_empty() && named == Some(round_fingerprint(round))
            });
        }
    }
    if rescued.round.is_some()
        && let Some(Value::List(entries)) = root.get("entries").map(|node| &node.value)
    {
        for entry in entries {
            rescued.entries.push(match &entry.value {
                Value::Text(sealed) => sealed.clone(),
                _ => canonical(entry),
            });
        }
    }
    rescued
}

//! Sheets of a round that was read before.
//!
//! A round is most of a file of sheets, and the same in all of a panel's. Where a file ends in exactly the bytes that
//! this application writes for a round that is known already, these need not be read again.

use crate::canonical::canonical;
use crate::digest::{Fingerprint, hash_of};
use crate::entry_format::{check_entry, check_intent, entry_node, entry_of};
use crate::envelope;
use crate::node::{Node, Value};
use crate::parse::parse;
use crate::read::{Place, Problems, list};
use crate::round_format::{round_fingerprint, round_node};
use crate::shape::check;
use crate::sheets_format::{ENTRIES, check_chains};
use pk_core::{Journal, Path, Round, Sealed};

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
        let tail =
            format!(",\"round\":{},\"version\":{}}}\n", canonical(&round_node(&round)), envelope::VERSION);
        Self { fingerprint: round_fingerprint(&round), tail, round }
    }

    /// The entries in a file of sheets of this round. Nothing where the file is written in another way, is of something
    /// else, or has any problem: [`read_file`](crate::read_file) tells then what it is.
    #[must_use]
    pub fn journal(&self, bytes: &[u8]) -> Option<Journal> {
        let mut rest = bytes.strip_suffix(self.tail.as_bytes())?.to_vec();
        rest.push(b'}');
        let root = parse(&rest).ok()?;
        let Value::Map(fields) = &root.value else { return None };
        // The keys stand in their order, and each once.
        let [(entries, _), (fingerprint, of), (format, ours), (kind, sheets)] = fields.as_slice() else {
            return None;
        };
        let is_text = |node: &Node, text: &str| node.value == Value::Text(text.to_owned());
        let is_ours = (entries.as_str(), fingerprint.as_str(), format.as_str(), kind.as_str())
            == ("entries", "fingerprint", "format", "kind")
            && is_text(of, &self.fingerprint.hex())
            && is_text(ours, envelope::FORMAT)
            && is_text(sheets, "sheets");
        if !is_ours {
            return None;
        }
        self.entries(&root)
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
        self.entries(&parse(text.as_bytes()).ok()?)
    }

    fn entries(&self, root: &Node) -> Option<Journal> {
        let mut problems = Problems::new(root);
        let node = root.get("entries")?;
        check(node, &ENTRIES, &Place::ROOT.field("entries"), &mut problems);
        let Value::List(items) = &node.value else { return None };
        for item in items {
            check_intent(item, &Place::ROOT, &mut problems);
        }
        if !problems.found.is_empty() {
            return None;
        }
        let path = Path::default().field("entries");
        let mut sealed = Vec::with_capacity(items.len());
        for entry in list(root, "entries", entry_of) {
            check_entry(&path, &entry, Some(&self.round), &mut problems);
            sealed.push(Sealed { hash: hash_of(&entry), entry });
        }
        check_chains(&sealed, &path, &mut problems);
        problems.found.is_empty().then(|| Journal::from_chained(sealed))
    }
}

//! Sheets under a PIN as JSON: the round, how the rest is locked, and every entry as a sealed text.

use crate::canonical::canonical;
use crate::envelope;
use crate::node::{Node, Value};
use crate::parse::parse;
use crate::read::{text, whole};
use crate::round_format::{round_fingerprint, round_node};
use crate::shape::Shape;
use crate::vault::{Sealing, Vault};
use pk_core::Round;
use std::collections::BTreeSet;

/// The entries of a locked file.
pub(crate) static SEALED_ENTRIES: Shape = Shape::List(&Shape::Text);

/// The sheets file `sheets`, under the PIN of `vault`; nothing where it is none. `nonce` gives other random bytes at
/// every call, or nothing.
#[must_use]
pub fn lock_sheets(
    sheets: &str,
    vault: &Vault,
    mut nonce: impl FnMut() -> Option<[u8; 24]>,
) -> Option<String> {
    let root = parse(sheets.as_bytes()).ok()?;
    let Value::List(entries) = &root.get("entries")?.value else { return None };
    let mut sealed = Vec::new();
    for entry in entries {
        sealed.push(Node::text(vault.seal(Sealing::Entry, &canonical(entry), &nonce()?)));
    }
    let fields = vec![
        ("fingerprint", root.get("fingerprint")?.clone()),
        ("round", root.get("round")?.clone()),
        ("vault", parse(vault.text().as_bytes()).ok()?),
        ("entries", Value::List(sealed).into()),
    ];
    Some(envelope::file_text("locked", fields))
}

/// The sheets file with these entries of `round`, given as text, each once and in their order; what cannot be read stays
/// for the reader to tell.
#[must_use]
pub fn sheets_of(round: &Round, entries: &[String]) -> String {
    let entries: BTreeSet<&String> = entries.iter().collect();
    let mut nodes = Vec::new();
    for entry in entries {
        nodes.push(parse(entry.as_bytes()).unwrap_or_else(|_| Node::text(entry)));
    }
    nodes.sort_by_key(|node| (whole(node, "counter"), text(node, "writer")));
    let fields = vec![
        ("fingerprint", Node::text(round_fingerprint(round).hex())),
        ("round", round_node(round)),
        ("entries", Value::List(nodes).into()),
    ];
    envelope::file_text("sheets", fields)
}

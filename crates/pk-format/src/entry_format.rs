//! Journal entries as JSON.

use crate::canonical::canonical;
use crate::digest::hash_of;
use crate::node::{Node, Value};
use crate::parse::parse;
use crate::problem::{Kind, Problem};
use crate::read::{
    Place, Problems, hash, is_true, list, optional_text, part, reference, signature_of, small, str, text,
    whole,
};
use crate::shape::{Field, Shape, check, may, need};
use crate::timestamp;
use pk_core::entry::{Intent, Proof};
use pk_core::fault::Faults;
use pk_core::path::Path;
use pk_core::{Change, DistrictId, Entry, EntryId, PanelistId, Round, Sealed, SheetKey, WriterId};

const TYPES: &[&str] =
    &["grade", "not_applicable", "clear", "note", "unsure", "evidence", "link", "finalise", "reopen"];
static REFERENCES: Shape = Shape::List(&Shape::Reference);
static PROOF: Shape = Shape::Map(&[need("key", &Shape::Hash), need("signature", &Shape::Signature)]);
const INDICATOR: Field = need("indicator", &Shape::Text);
static CHANGE: Shape = Shape::Tagged(
    TYPES,
    &[
        &[INDICATOR, need("level", &Shape::Text)],
        &[INDICATOR],
        &[INDICATOR],
        &[INDICATOR, need("text", &Shape::Text)],
        &[INDICATOR, need("unsure", &Shape::Bool)],
        &[INDICATOR, need("item", &Shape::Small), may("seen", &Shape::Bool)],
        &[INDICATOR, need("item", &Shape::Small), may("url", &Shape::Text)],
        &[need("covers", &REFERENCES), may("proof", &PROOF)],
        &[need("reason", &Shape::Text)],
    ],
);
/// An entry.
pub(crate) static ENTRY: Shape = Shape::Map(&[
    need("writer", &Shape::Writer),
    need("counter", &Shape::Counter),
    need("at", &Shape::Time),
    need("panelist", &Shape::Text),
    need("district", &Shape::Text),
    need("change", &CHANGE),
    need("replaces", &REFERENCES),
    may("undoes", &Shape::Reference),
    may("redoes", &Shape::Reference),
    may("previous", &Shape::Hash),
]);

const MOST_NOTE: usize = 4_000;
const MOST_REASON: usize = 1_000;
const MOST_NAME: usize = 200;
const MOST_LINK: usize = 1_000;

/// The text of one entry, as it is kept in the browser's database.
#[must_use]
pub fn stored_entry(sealed: &Sealed) -> String {
    canonical(&entry_node(&sealed.entry))
}

/// Reads what [`stored_entry`] wrote, as strictly as a file, for any page of the same origin may have written it.
///
/// # Errors
/// Every problem.
pub fn read_stored_entry(text: &str, round: &Round) -> Result<Sealed, Vec<Problem>> {
    let node = parse(text.as_bytes()).map_err(|problem| vec![problem])?;
    let mut problems = Problems::new(&node);
    check(&node, &ENTRY, &Place::ROOT, &mut problems);
    check_intent(&node, &Place::ROOT, &mut problems);
    let entry = entry_of(&node);
    if problems.found.is_empty() {
        check_entry(&Path::default(), &entry, Some(round), &mut problems);
    }
    if problems.found.is_empty() { Ok(Sealed { hash: hash_of(&entry), entry }) } else { Err(problems.found) }
}

/// Notes texts that cannot be and, where the round could be read, what it does not know.
pub(crate) fn check_entry(path: &Path, entry: &Entry, round: Option<&Round>, problems: &mut Problems<'_>) {
    let mut faults = Faults::default();
    check_key_text(path, &entry.sheet, &mut faults);
    check_change_text(path, &entry.change, &mut faults);
    if let Some(round) = round {
        round.check_entry(path, entry, &mut faults);
    }
    problems.add_faults(faults.0);
}

/// Notes names that cannot be in the entry at `path`.
pub(crate) fn check_key_text(path: &Path, key: &SheetKey, faults: &mut Faults) {
    faults.check_text(&path.field("panelist"), &key.panelist.0, MOST_NAME);
    faults.check_text(&path.field("district"), &key.district.0, MOST_NAME);
}

/// Notes texts that cannot be in the change of the entry at `path`.
pub(crate) fn check_change_text(path: &Path, change: &Change, faults: &mut Faults) {
    let below = |field: &'static str| path.field("change").field(field);
    match change {
        Change::Note { text, .. } => faults.check_characters(&below("text"), text, MOST_NOTE),
        Change::Link { url: Some(url), .. } => faults.check_link(&below("url"), url, MOST_LINK),
        Change::Reopen { reason } => faults.check_text(&below("reason"), reason, MOST_REASON),
        _ => {}
    }
}

/// `counter@writer`, as files name an entry.
#[must_use]
pub fn reference_text(id: &EntryId) -> String {
    format!("{}@{}", id.counter, id.writer.0)
}

/// Notes an entry that claims to be both an undo and a redo.
pub(crate) fn check_intent(node: &Node, place: &Place<'_>, problems: &mut Problems<'_>) {
    if node.get("undoes").is_some() && node.get("redoes").is_some() {
        problems.add(place.field("redoes").path(), Kind::UnknownKey);
    }
}

/// The entry at `node`, whose shape has been checked.
pub(crate) fn entry_of(node: &Node) -> Entry {
    let intent = match (node.get("undoes"), node.get("redoes")) {
        (None, None) => Intent::Do,
        (Some(of), _) => Intent::Undo(reference_of(of)),
        (None, Some(of)) => Intent::Redo(reference_of(of)),
    };
    Entry {
        id: EntryId { writer: WriterId(text(node, "writer")), counter: whole(node, "counter") },
        at: timestamp::of_rfc3339(str(part(node, "at"))).unwrap_or_default(),
        sheet: SheetKey {
            panelist: PanelistId(text(node, "panelist")),
            district: DistrictId(text(node, "district")),
        },
        change: change_of(part(node, "change")),
        replaces: list(node, "replaces", reference_of),
        intent,
        previous: node.get("previous").map(hash),
    }
}

fn change_of(node: &Node) -> Change {
    let indicator = text(node, "indicator");
    match str(part(node, "type")) {
        "grade" => Change::Grade { indicator, level: text(node, "level") },
        "not_applicable" => Change::NotApplicable { indicator },
        "note" => Change::Note { indicator, text: text(node, "text") },
        "unsure" => Change::Unsure { indicator, unsure: is_true(part(node, "unsure")) },
        "evidence" => {
            Change::Evidence { indicator, item: small(node, "item"), seen: node.get("seen").map(is_true) }
        }
        "link" => Change::Link { indicator, item: small(node, "item"), url: optional_text(node, "url") },
        "finalise" => {
            let proof = node.get("proof").map(|proof| {
                let (key, signature) = (part(proof, "key"), part(proof, "signature"));
                Box::new(Proof { key: hash(key).0, signature: signature_of(signature) })
            });
            Change::Finalise { covers: list(node, "covers", reference_of), proof }
        }
        "reopen" => Change::Reopen { reason: text(node, "reason") },
        _ => Change::Clear { indicator },
    }
}

fn reference_of(node: &Node) -> EntryId {
    reference(str(node)).unwrap_or_else(|| EntryId { counter: 1, writer: WriterId(String::new()) })
}

pub(crate) fn entry_node(entry: &Entry) -> Node {
    let mut node = Node::map(vec![
        ("writer", Node::text(&entry.id.writer.0)),
        ("counter", Node::whole(entry.id.counter)),
        ("at", Node::text(timestamp::rfc3339(entry.at))),
        ("panelist", Node::text(&entry.sheet.panelist.0)),
        ("district", Node::text(&entry.sheet.district.0)),
        ("change", change_node(&entry.change)),
        ("replaces", Node::list(&entry.replaces, reference_node)),
    ]);
    match &entry.intent {
        Intent::Do => {}
        Intent::Undo(of) => node.set("undoes", reference_node(of)),
        Intent::Redo(of) => node.set("redoes", reference_node(of)),
    }
    if let Some(hash) = entry.previous {
        node.set("previous", hex_node(&hash.0));
    }
    node
}

fn change_node(change: &Change) -> Node {
    let kind = match change {
        Change::Grade { .. } => "grade",
        Change::NotApplicable { .. } => "not_applicable",
        Change::Clear { .. } => "clear",
        Change::Note { .. } => "note",
        Change::Unsure { .. } => "unsure",
        Change::Evidence { .. } => "evidence",
        Change::Link { .. } => "link",
        Change::Finalise { .. } => "finalise",
        Change::Reopen { .. } => "reopen",
    };
    let mut node = Node::map(vec![("type", Node::text(kind))]);
    if let Some(code) = change.indicator() {
        node.set("indicator", Node::text(code));
    }
    match change {
        Change::Grade { level, .. } => node.set("level", Node::text(level)),
        Change::Note { text, .. } => node.set("text", Node::text(text)),
        Change::Unsure { unsure, .. } => node.set("unsure", Value::Bool(*unsure).into()),
        Change::Evidence { item, seen, .. } => {
            node.set("item", Node::whole((*item).into()));
            if let Some(seen) = seen {
                node.set("seen", Value::Bool(*seen).into());
            }
        }
        Change::Link { item, url, .. } => {
            node.set("item", Node::whole((*item).into()));
            node.set_text("url", url.as_ref());
        }
        Change::Finalise { covers, proof } => {
            node.set("covers", Node::list(covers, reference_node));
            if let Some(proof) = proof {
                let (key, signature) = (hex_node(&proof.key), hex_node(&proof.signature));
                node.set("proof", Node::map(vec![("key", key), ("signature", signature)]));
            }
        }
        Change::Reopen { reason } => node.set("reason", Node::text(reason)),
        Change::NotApplicable { .. } | Change::Clear { .. } => {}
    }
    node
}

pub(crate) fn hex_node(bytes: &[u8]) -> Node {
    Node::text(base16ct::lower::encode_string(bytes))
}

pub(crate) fn reference_node(id: &EntryId) -> Node {
    Node::text(reference_text(id))
}

//! A scored sheet for programs.

use crate::finding;
use crate::proof;
use pk_core::score::SheetScore;
use pk_core::{Sheet, SheetKey};
use pk_format::{Node, Value, score_node, sheet_fingerprint};
use pk_recap::Group;

/// The score as [`score_node`] gives it, with its round, its files and what to look at.
pub(crate) fn sheet_node(group: &Group, key: &SheetKey, sheet: &Sheet, score: &SheetScore<'_>) -> Node {
    let round = &group.round;
    let edition = Node::whole(round.edition.into());
    let round_node = Node::map(vec![
        ("id", Node::text(&round.id)),
        ("edition", edition),
        ("title", Node::text(&round.title)),
    ]);
    let files = group.files_of(key).map(Node::text).collect();
    let mut node = score_node(round, key, sheet.is_locked(), score);
    node.set("files", Value::List(files).into());
    let standing = group.standing(key);
    let mut findings = finding::list(sheet, score);
    findings.extend(proof::findings(group, key, standing.as_ref()));
    node.set("findings", Value::List(findings).into());
    node.set("fingerprint", Node::text(group.fingerprint.hex()));
    node.set("practice", Value::Bool(round.practice).into());
    if let Some(standing) = &standing {
        node.set("proof", proof::node(standing));
    }
    node.set("round", round_node);
    node.set("sheet_fingerprint", Node::text(sheet_fingerprint(&group.journal, key).hex()));
    node.set("template", Value::Bool(round.rubric.has_template()).into());
    node
}

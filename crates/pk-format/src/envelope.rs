//! What every file of ours says about itself.

use crate::canonical::canonical;
use crate::node::{Node, Value};
use crate::problem::Kind;
use crate::read::{Fields, Problems};
use pk_core::path::Path;

const FORMAT: &str = "penilaian-kinerja";
const VERSION: u64 = 1;

/// The text of a file of this kind.
pub(crate) fn file_text(kind: &str, content: Vec<(&str, Node)>) -> String {
    let mut fields =
        vec![("format", Node::text(FORMAT)), ("version", Node::whole(VERSION)), ("kind", Node::text(kind))];
    fields.extend(content);
    let mut text = canonical(&Node::map(fields));
    text.push('\n');
    text
}

/// Whether this is one of our files, of a version that this build knows; problems end the reading.
pub(crate) fn is_known(root: &Node, fields: &mut Fields<'_>, problems: &mut Problems<'_>) -> bool {
    let format = fields.optional("format").and_then(|at| at.node);
    if format.is_none_or(|node| node.value != Value::Text(FORMAT.to_owned())) {
        // Whatever else is wrong with a foreign file is not our business.
        problems.found.clear();
        problems.add(Path::default(), Kind::Foreign);
        return false;
    }
    match root.get("version") {
        None => {
            fields.required(problems, "version");
            false
        }
        Some(version) if version.value != Node::whole(VERSION).value => {
            problems.add(Path::default().field("version"), Kind::UnknownVersion);
            false
        }
        Some(_) => fields.optional("version").is_some(),
    }
}

//! What every file of ours says about itself.

use crate::canonical::canonical;
use crate::node::{Node, Value};
use crate::problem::Kind;
use crate::read::{At, Fields, Problems};
use pk_core::path::Path;

const FORMAT: &str = "penilaian-kinerja";
const VERSION: u64 = 1;

/// The text of a file of this kind.
pub(crate) fn file_text(kind: &str, content: impl IntoIterator<Item = (&'static str, Node)>) -> String {
    let head =
        [("format", Node::text(FORMAT)), ("version", Node::whole(VERSION)), ("kind", Node::text(kind))];
    let mut text = canonical(&Node::map(head.into_iter().chain(content)));
    text.push('\n');
    text
}

/// The kind that the file says it is, and its fields; problems end the reading.
pub(crate) fn open<'a>(root: &'a Node, problems: &mut Problems<'_>) -> Option<(&'a str, Fields<'a>)> {
    let path = Path::default();
    let is_ours = root.get("format").is_some_and(|node| node.value == Value::Text(FORMAT.to_owned()));
    if !is_ours {
        problems.add(path, Kind::Foreign);
        return None;
    }
    let mut fields = At { node: root, path: path.clone() }.fields(problems)?;
    fields.optional("format");
    let version = fields.required(problems, "version")?;
    if version.node.value != Node::whole(VERSION).value {
        problems.add(version.path, Kind::UnknownVersion);
        return None;
    }
    let kind = fields.required(problems, "kind")?;
    match &kind.node.value {
        Value::Text(text) => Some((text, fields)),
        _ => kind.wrong(problems, crate::problem::Expected::Text),
    }
}

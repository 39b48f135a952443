//! What every file of ours says about itself.

use crate::canonical::canonical;
use crate::node::{Node, Value};
use crate::problem::Kind;
use crate::read::Problems;
use crate::shape::{Field, Shape, need};
use pk_core::path::Path;

/// What every file of ours says.
pub(crate) const FORMAT: &str = "penilaian-kinerja";
/// The version that is written.
pub(crate) const VERSION: u64 = 1;

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
pub(crate) fn is_known(root: &Node, problems: &mut Problems<'_>) -> bool {
    let kind = match (root.get("format"), root.get("version")) {
        (Some(format), _) if format.value != Value::Text(FORMAT.to_owned()) => Kind::Foreign,
        (None, _) => Kind::Foreign,
        (_, None) => Kind::Missing,
        (_, Some(version)) if version.value != Node::whole(VERSION).value => Kind::UnknownVersion,
        _ => return true,
    };
    let path = if kind == Kind::Foreign { Path::default() } else { Path::default().field("version") };
    problems.add(path, kind);
    false
}

/// The fields that every file has, whose values were looked at before.
pub(crate) const fn head(key: &'static str) -> Field {
    need(key, &Shape::Any)
}

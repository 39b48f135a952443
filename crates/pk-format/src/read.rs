//! Taking values out of a [`Node`] tree whose shape has been checked.
//!
//! Where something is wrong a harmless stand-in is taken, so that everything else is still looked at; whoever asked
//! for the whole gives it up when a problem was noted.

use crate::node::{Node, Value};
use crate::problem::{Kind, Problem};
use pk_core::path::{Path, Step};
use pk_core::{Decimal, EntryId, Fault, Hash, WriterId};

/// The largest whole number that every JSON reader keeps exactly.
pub(crate) const MOST_WHOLE: i64 = (1 << 53) - 1;

/// Collects problems while a tree is read.
pub(crate) struct Problems<'a> {
    root: &'a Node,
    pub(crate) found: Vec<Problem>,
}

impl<'a> Problems<'a> {
    pub(crate) fn new(root: &'a Node) -> Self {
        Self { root, found: Vec::new() }
    }

    pub(crate) fn add(&mut self, path: Path, kind: Kind) {
        let position = self.root.position_of(&path);
        self.found.push(Problem { path, position, kind });
    }

    /// Notes what the core found.
    pub(crate) fn add_faults(&mut self, faults: Vec<(Path, Fault)>) {
        for (path, fault) in faults {
            self.add(path, Kind::Fault(fault));
        }
    }

    /// Notes what the core found below `base`, but for what it found about stand-ins.
    pub(crate) fn add_faults_below(&mut self, base: &Path, faults: Vec<(Path, Fault)>) {
        let told = self.found.len();
        for (path, fault) in faults {
            let whole = base.clone().join(path);
            let since = self.found.get(..told).unwrap_or_default();
            let is_about_stand_in = |problem: &Problem| match fault {
                // Where a part of the component could not be read, who knows what it can earn.
                Fault::NothingToEarn => problem.path.0.starts_with(&whole.0),
                // The source that a text names may be the one that could not be read.
                Fault::UnknownSource { .. } => {
                    problem.path.0.starts_with(&base.field("sources").0)
                        || whole.0.starts_with(&problem.path.0)
                }
                _ => whole.0.starts_with(&problem.path.0),
            };
            if !since.iter().any(is_about_stand_in) {
                self.add(whole, Kind::Fault(fault));
            }
        }
    }
}

/// The way from the root to a node; a path is made of it only when there is a problem.
#[derive(Clone, Copy)]
pub(crate) struct Place<'p> {
    above: Option<&'p Self>,
    step: Turn<'p>,
}

#[derive(Clone, Copy)]
enum Turn<'p> {
    Nowhere,
    Field(&'p str),
    Item(usize),
}

impl<'p> Place<'p> {
    pub(crate) const ROOT: Self = Self { above: None, step: Turn::Nowhere };

    pub(crate) const fn field(&'p self, name: &'p str) -> Self {
        Self { above: Some(self), step: Turn::Field(name) }
    }

    pub(crate) const fn item(&'p self, index: usize) -> Self {
        Self { above: Some(self), step: Turn::Item(index) }
    }

    pub(crate) fn path(&self) -> Path {
        let mut path = self.above.map_or_else(Path::default, Place::path);
        match self.step {
            Turn::Nowhere => {}
            Turn::Field(name) => path.0.push(Step::Field(name.to_owned().into())),
            Turn::Item(index) => path.0.push(Step::Item(index)),
        }
        path
    }
}

static NOTHING: Node = Node { value: Value::Null, position: None };

/// The field `key`; null where there is none.
pub(crate) fn part<'a>(node: &'a Node, key: &str) -> &'a Node {
    node.get(key).unwrap_or(&NOTHING)
}

/// Each item of the list under `key`.
pub(crate) fn list<T>(node: &Node, key: &str, item_of: fn(&Node) -> T) -> Vec<T> {
    let mut list = Vec::new();
    if let Value::List(items) = &part(node, key).value {
        for item in items {
            list.push(item_of(item));
        }
    }
    list
}

/// The string itself; empty where there is none.
pub(crate) fn str(node: &Node) -> &str {
    match &node.value {
        Value::Text(text) => text,
        _ => "",
    }
}

/// The string under `key`; empty where there is none.
pub(crate) fn text(node: &Node, key: &str) -> String {
    str(part(node, key)).to_owned()
}

/// The string under `key`.
pub(crate) fn optional_text(node: &Node, key: &str) -> Option<String> {
    node.get(key).map(|node| str(node).to_owned())
}

/// The number under `key`; one where there is none.
pub(crate) fn decimal(node: &Node, key: &str) -> Decimal {
    match part(node, key).value {
        Value::Number(number) => number,
        _ => Decimal::ONE,
    }
}

/// The whole number under `key`; one where there is none.
pub(crate) fn whole(node: &Node, key: &str) -> u64 {
    (decimal(node, key).thousandths() / 1000).unsigned_abs()
}

/// A boolean; anything else is `false`.
pub(crate) fn is_true(node: &Node) -> bool {
    node.value == Value::Bool(true)
}

/// The whole number under `key`; the largest of 32 bits where it does not fit.
pub(crate) fn small(node: &Node, key: &str) -> u32 {
    u32::try_from(whole(node, key)).unwrap_or(u32::MAX)
}

/// Whether the word under `key` is this one.
pub(crate) fn is_word(node: &Node, key: &str, word: &str) -> bool {
    str(part(node, key)) == word
}

/// Whether this is a SHA-256 as files write it.
pub(crate) fn is_hash(text: &str) -> bool {
    text.len() == 64 && base16ct::lower::decode(text, &mut [0; 32]).is_ok()
}

/// Whether this is a signature as files write it.
pub(crate) fn is_signature(text: &str) -> bool {
    text.len() == 128 && base16ct::lower::decode(text, &mut [0; 64]).is_ok()
}

/// The hash itself; zeros where there is none.
pub(crate) fn hash(node: &Node) -> Hash {
    let mut bytes = [0; 32];
    // What is not a hash has been told.
    base16ct::lower::decode(str(node), &mut bytes).ok();
    Hash(bytes)
}

/// The signature itself; zeros where there is none.
pub(crate) fn signature_of(node: &Node) -> [u8; 64] {
    let mut bytes = [0; 64];
    base16ct::lower::decode(str(node), &mut bytes).ok();
    bytes
}

/// Whether this is a writer's id.
pub(crate) fn is_writer(text: &str) -> bool {
    text.len() == 16 && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'2'..=b'7'))
}

/// The entry that `counter@writer` names; nothing for any other text.
#[must_use]
pub fn reference(text: &str) -> Option<EntryId> {
    let (counter, writer) = text.split_once('@')?;
    let is_plain = !counter.starts_with(['0', '+']) && counter.len() <= 16 && is_writer(writer);
    let counter = counter.parse().ok().filter(|_| is_plain)?;
    Some(EntryId { counter, writer: WriterId(writer.to_owned()) })
}

//! Changing a tree at a path, step by step: how a round is prepared.

use crate::node::{Node, Value};
use pk_core::path::{Path, Step};

/// One change of a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Puts a value here, in the place of what is there; a field that is not there is added, with the objects around it.
    Set(Path, Node),
    /// Takes the field or item away.
    Remove(Path),
    /// Puts an item into a list, at the index with which the path ends; a list that is not there is made.
    Insert(Path, Node),
    /// Moves the item to another index of its list.
    Move(Path, usize),
}

impl Edit {
    /// Makes the change; what leads nowhere changes nothing, and the answer is `false`.
    pub fn apply(self, root: &mut Node) -> bool {
        match self {
            Self::Set(path, node) => set(root, &path, node),
            Self::Remove(path) => remove(root, &path).is_some(),
            Self::Insert(path, node) => insert(root, &path, node),
            Self::Move(path, to) => {
                let Some((Step::Item(_), list)) = path.0.split_last() else { return false };
                let Some(node) = remove(root, &path) else { return false };
                let mut place = Path(list.to_vec());
                place.0.push(Step::Item(to));
                insert(root, &place, node)
            }
        }
    }
}

impl Node {
    /// The same as if it had stood nowhere.
    #[must_use]
    pub fn without_positions(self) -> Self {
        match self.value {
            Value::List(items) => Value::List(items.into_iter().map(Self::without_positions).collect()),
            Value::Map(fields) => {
                let fields = fields.into_iter().map(|(key, node)| (key, node.without_positions()));
                Value::Map(fields.collect())
            }
            value => value,
        }
        .into()
    }

    /// The value at `path`.
    #[must_use]
    pub fn at(&self, path: &Path) -> Option<&Self> {
        let mut node = self;
        for step in &path.0 {
            node = match (&node.value, step) {
                (Value::Map(_), Step::Field(name)) => node.get(name)?,
                (Value::List(items), Step::Item(index)) => items.get(*index)?,
                _ => return None,
            };
        }
        Some(node)
    }

    /// The text at `path`; empty where there is none.
    #[must_use]
    pub fn text_at(&self, path: &Path) -> &str {
        match self.at(path).map(|node| &node.value) {
            Some(Value::Text(text)) => text,
            _ => "",
        }
    }

    /// The items of the list at `path`; none where there is no list.
    #[must_use]
    pub fn items_at(&self, path: &Path) -> &[Self] {
        match self.at(path).map(|node| &node.value) {
            Some(Value::List(items)) => items,
            _ => &[],
        }
    }
}

/// The value inside of `root`; where a field is not there it is added, and an object around it that is not there, too.
fn reach<'a>(root: &'a mut Node, steps: &[Step]) -> Option<&'a mut Node> {
    let mut node = root;
    for step in steps {
        if let (Value::Null, Step::Field(_)) = (&node.value, step) {
            node.value = Value::Map(Vec::new());
        }
        node = match (&mut node.value, step) {
            (Value::Map(fields), Step::Field(name)) => {
                let place = fields.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
                    fields.push((name.to_string(), Value::Null.into()));
                    fields.len() - 1
                });
                fields.get_mut(place).map(|(_, node)| node)?
            }
            (Value::List(items), Step::Item(index)) => items.get_mut(*index)?,
            _ => return None,
        };
    }
    Some(node)
}

/// Whether [`reach`] would come to an end.
fn is_in_reach(root: &Node, steps: &[Step]) -> bool {
    let mut node = Some(root);
    for step in steps {
        node = match (node.map(|node| &node.value), step) {
            (None | Some(Value::Null), Step::Field(_)) => None,
            (Some(Value::Map(_)), Step::Field(name)) => node.and_then(|node| node.get(name)),
            (Some(Value::List(items)), Step::Item(index)) if *index < items.len() => items.get(*index),
            _ => return false,
        };
    }
    true
}

fn set(root: &mut Node, path: &Path, node: Node) -> bool {
    let Some(place) = is_in_reach(root, &path.0).then(|| reach(root, &path.0)).flatten() else {
        return false;
    };
    *place = node;
    true
}

fn remove(root: &mut Node, path: &Path) -> Option<Node> {
    root.at(path)?;
    let (last, before) = path.0.split_last()?;
    match (&mut reach(root, before)?.value, last) {
        (Value::Map(fields), Step::Field(name)) => {
            let place = fields.iter().position(|(known, _)| known == name)?;
            Some(fields.remove(place).1)
        }
        (Value::List(items), Step::Item(index)) => Some(items.remove(*index)),
        _ => None,
    }
}

fn insert(root: &mut Node, path: &Path, node: Node) -> bool {
    let Some((Step::Item(index), before)) = path.0.split_last() else { return false };
    let list = Path(before.to_vec());
    if root.at(&list).is_none() && !set(root, &list, Value::List(Vec::new()).into()) {
        return false;
    }
    match reach(root, before).map(|node| &mut node.value) {
        Some(Value::List(items)) => {
            items.insert((*index).min(items.len()), node);
            true
        }
        _ => false,
    }
}

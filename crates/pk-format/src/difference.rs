//! What differs between two rounds or two rubrics, item by item.

use crate::decode::File;
use crate::node::{Node, Value};
use crate::round_format::round_node;
use crate::rubric_format::rubric_node;
use pk_core::{Round, Rubric};
use std::collections::{BTreeMap, BTreeSet};

/// One step of the way to what differs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The field of this name.
    Field(String),
    /// The item of this code, id or name.
    Item(String),
}

/// One thing that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Where.
    pub place: Vec<Part>,
    /// How.
    pub kind: Differs,
}

/// How something differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Differs {
    /// It was not there before.
    Added(Node),
    /// It is not there any more.
    Removed(Node),
    /// It is another one.
    Changed {
        /// What it was.
        before: Node,
        /// What it is.
        after: Node,
    },
    /// It stands elsewhere in its list.
    Moved {
        /// Its place before, from 1.
        before: usize,
        /// Its place now, from 1.
        after: usize,
    },
}

/// What differs between the rounds in two files, drafts of rounds among them, or between two rubrics; nothing where one
/// file holds a rubric and the other a round.
#[must_use]
pub fn file_differences(before: &File, after: &File) -> Option<Vec<Difference>> {
    let is_rubric = |file: &File| matches!(file, File::Rubric(_));
    let tree = |file: &File| match file {
        File::Rubric(rubric) => rubric_node(rubric),
        File::Round(round) => round_node(round),
        File::Sheets(sheets) => round_node(&sheets.round),
        File::Draft(round) => round.clone(),
    };
    (is_rubric(before) == is_rubric(after)).then(|| differences(&tree(before), &tree(after)))
}

/// What differs between two rounds, their rubrics included; nothing exactly when they have the same fingerprint.
#[must_use]
pub fn round_differences(before: &Round, after: &Round) -> Vec<Difference> {
    differences(&round_node(before), &round_node(after))
}

/// What differs between two rubrics; nothing exactly when they have the same fingerprint.
#[must_use]
pub fn rubric_differences(before: &Rubric, after: &Rubric) -> Vec<Difference> {
    differences(&rubric_node(before), &rubric_node(after))
}

fn differences(before: &Node, after: &Node) -> Vec<Difference> {
    let mut walk = Walk { place: Vec::new(), found: Vec::new() };
    walk.values(before, after);
    walk.found
}

/// The fields by which the items of this list are known; none where only its number tells an item from others. That is
/// so of evidence: grades know it by its number.
pub(crate) fn name_keys(list: &str) -> &'static [&'static str] {
    match list {
        "tracks" | "components" | "sources" | "panel" => &["id"],
        "sections" | "indicators" | "levels" | "districts" => &["code"],
        "classes" | "awards" => &["name"],
        "reviews" => &["district", "indicator"],
        "frozen" => &["edition"],
        "phrases" => &["text"],
        // Such a rule is nothing but what it looks at.
        "ties" => &["type", "id", "code"],
        _ => &[],
    }
}

/// What an item is called, and which of those it is that are called so.
type Name = (String, usize);

struct Walk {
    place: Vec<Part>,
    found: Vec<Difference>,
}

impl Walk {
    fn add(&mut self, kind: Differs) {
        self.found.push(Difference { place: self.place.clone(), kind });
    }

    fn at(&mut self, part: Part, look: impl FnOnce(&mut Self)) {
        self.place.push(part);
        look(self);
        self.place.pop();
    }

    fn values(&mut self, before: &Node, after: &Node) {
        match (&before.value, &after.value) {
            // What is of another type is another value, whatever else is the same.
            (Value::Map(_), Value::Map(_)) if type_of(before) != type_of(after) => {
                self.add(Differs::Changed { before: before.clone(), after: after.clone() });
            }
            (Value::Map(fields), Value::Map(others)) => {
                for (key, node) in fields {
                    self.at(Part::Field(key.clone()), |walk| match after.get(key) {
                        Some(other) => walk.values(node, other),
                        None => walk.lone(node, Differs::Removed),
                    });
                }
                for (key, node) in others {
                    if before.get(key).is_none() {
                        self.at(Part::Field(key.clone()), |walk| walk.lone(node, Differs::Added));
                    }
                }
            }
            (Value::List(items), Value::List(others)) => self.lists(items, others),
            (one, other) if one == other => {}
            _ => self.add(Differs::Changed { before: before.clone(), after: after.clone() }),
        }
    }

    /// A field that only one side has: of a list, each item.
    fn lone(&mut self, node: &Node, kind: fn(Node) -> Differs) {
        match &node.value {
            Value::List(items) if !items.is_empty() => {
                for (name, item) in self.named(items) {
                    self.at(item_part(&name), |walk| walk.add(kind(item.clone())));
                }
            }
            _ => self.add(kind(node.clone())),
        }
    }

    fn lists(&mut self, before: &[Node], after: &[Node]) {
        let (before, after) = (self.named(before), self.named(after));
        let place_in = |list: &[(Name, &Node)]| -> BTreeMap<Name, usize> {
            list.iter().enumerate().map(|(index, (name, _))| (name.clone(), index)).collect()
        };
        let (places, other_places) = (place_in(&before), place_in(&after));
        let common = |list: &[(Name, &Node)], there: &BTreeMap<Name, usize>| -> Vec<Name> {
            list.iter().filter(|(name, _)| there.contains_key(name)).map(|(name, _)| name.clone()).collect()
        };
        let moved = moved(&common(&before, &other_places), &common(&after, &places));
        for (index, (name, node)) in before.iter().enumerate() {
            self.at(item_part(name), |walk| match other_places.get(name) {
                None => walk.add(Differs::Removed((*node).clone())),
                Some(place) => {
                    if moved.contains(name) {
                        walk.add(Differs::Moved { before: index + 1, after: place + 1 });
                    }
                    if let Some((_, other)) = after.get(*place) {
                        walk.values(node, other);
                    }
                }
            });
        }
        for (name, node) in &after {
            if !places.contains_key(name) {
                self.at(item_part(name), |walk| walk.add(Differs::Added((*node).clone())));
            }
        }
    }

    /// The items of the list at hand, each with what it is called; no two are called the same.
    fn named<'a>(&self, items: &'a [Node]) -> Vec<(Name, &'a Node)> {
        let list = self.place.iter().rev().find_map(|part| match part {
            Part::Field(name) => Some(name.as_str()),
            Part::Item(_) => None,
        });
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let mut named = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            let name = name_of(list.unwrap_or_default(), item).unwrap_or_else(|| (index + 1).to_string());
            let times = seen.entry(name.clone()).or_default();
            *times += 1;
            named.push(((name, *times), item));
        }
        named
    }
}

fn type_of(node: &Node) -> Option<&Value> {
    node.get("type").map(|word| &word.value)
}

fn item_part((name, times): &Name) -> Part {
    Part::Item(if *times > 1 { format!("{name} #{times}") } else { name.clone() })
}

/// What an item of this list is called; nothing where only its number tells it from others.
fn name_of(list: &str, item: &Node) -> Option<String> {
    if let Value::Text(text) = &item.value {
        return Some(text.clone());
    }
    let words: Vec<String> = name_keys(list).iter().filter_map(|key| text_at(item, key)).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

fn text_at(node: &Node, key: &str) -> Option<String> {
    match &node.get(key)?.value {
        Value::Text(text) => Some(text.clone()),
        Value::Number(number) => Some((number.thousandths() / 1000).to_string()),
        _ => None,
    }
}

/// Those that have to be moved to make one order of the other, as few as can be. It is the same both ways.
fn moved(before: &[Name], after: &[Name]) -> BTreeSet<Name> {
    if before == after {
        return BTreeSet::new();
    }
    let (one, other) = if before < after { (before, after) } else { (after, before) };
    let places: BTreeMap<&Name, usize> =
        other.iter().enumerate().map(|(index, name)| (name, index)).collect();
    let order: Vec<usize> = one.iter().filter_map(|name| places.get(name).copied()).collect();
    let kept = longest_rising(&order);
    let moving = one.iter().enumerate().filter(|(index, _)| !kept.contains(index));
    moving.map(|(_, name)| name.clone()).collect()
}

/// The indices of a longest rising part of `order`, whose numbers all differ.
fn longest_rising(order: &[usize]) -> BTreeSet<usize> {
    // The index of the lowest last number of every length, and what stands before each number.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(order.len());
    for (index, number) in order.iter().enumerate() {
        let length = ends.partition_point(|end| order.get(*end).is_some_and(|last| last < number));
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut kept = BTreeSet::new();
    let mut next = ends.last().copied();
    while let Some(index) = next {
        kept.insert(index);
        next = before.get(index).copied().flatten();
    }
    kept
}

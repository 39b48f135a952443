//! What our files look like, as data, and the walk that compares a tree with it.
//!
//! The published JSON Schemas say the same in their own language; a test holds them together.

use crate::node::{Node, Value};
use crate::problem::{Expected, Kind};
use crate::read::{MOST_WHOLE, Place, Problems, is_hash, is_signature, is_writer, reference};
use crate::timestamp;
use pk_core::Fault;
use pk_core::journal::MOST_COUNTER;

/// What a value must be.
pub(crate) enum Shape {
    /// Anything; somebody else looks at it.
    Any,
    Text,
    Bool,
    Decimal,
    Whole,
    /// A whole number from 1.
    Counter,
    /// A whole number of at most 32 bits.
    Small,
    Hash,
    Signature,
    Writer,
    Reference,
    Time,
    Slot,
    Word(&'static [&'static str]),
    List(&'static Self),
    Map(&'static [Field]),
    /// An object whose other fields depend on the word under `type`.
    Tagged(&'static [&'static str], &'static [&'static [Field]]),
}

/// A field of an object.
pub(crate) struct Field {
    key: &'static str,
    shape: &'static Shape,
    is_required: bool,
}

/// A field that must be there.
pub(crate) const fn need(key: &'static str, shape: &'static Shape) -> Field {
    Field { key, shape, is_required: true }
}

/// A field that may be there.
pub(crate) const fn may(key: &'static str, shape: &'static Shape) -> Field {
    Field { key, shape, is_required: false }
}

/// More keys than any object of ours has; keeps the search for duplicates short.
const MOST_KEYS: usize = 100;

/// Notes everything in `node` that is not of this shape.
pub(crate) fn check(node: &Node, shape: &Shape, place: &Place<'_>, problems: &mut Problems<'_>) {
    let is_text = |is_right: fn(&str) -> bool| matches!(&node.value, Value::Text(text) if is_right(text));
    let whole = |least: i64, most: i64| match &node.value {
        Value::Number(number) => {
            number.thousandths() % 1000 == 0 && (least..=most).contains(&(number.thousandths() / 1000))
        }
        _ => false,
    };
    let (is_right, expected) = match shape {
        Shape::Any => (true, Expected::Text),
        Shape::Text => (is_text(|_| true), Expected::Text),
        Shape::Bool => (matches!(node.value, Value::Bool(_)), Expected::Bool),
        Shape::Decimal => (matches!(node.value, Value::Number(_)), Expected::Decimal),
        Shape::Whole => (whole(0, MOST_WHOLE), Expected::Whole),
        Shape::Counter => (whole(1, i64::try_from(MOST_COUNTER).unwrap_or(i64::MAX)), Expected::Whole),
        Shape::Small => (whole(0, u32::MAX.into()), Expected::Whole),
        Shape::Hash => (is_text(is_hash), Expected::Hash),
        Shape::Signature => (is_text(is_signature), Expected::Signature),
        Shape::Writer => (is_text(is_writer), Expected::Writer),
        Shape::Reference => (is_text(|text| reference(text).is_some()), Expected::Reference),
        Shape::Time => (is_text(|text| timestamp::of_rfc3339(text).is_some()), Expected::Time),
        Shape::Slot => (is_text(timestamp::is_slot), Expected::Slot),
        Shape::Word(words) => {
            if !matches!(&node.value, Value::Text(text) if words.contains(&text.as_str())) {
                problems.add(place.path(), Kind::NotOneOf { words });
            }
            return;
        }
        Shape::List(item) => {
            if let Value::List(items) = &node.value {
                for (index, node) in items.iter().enumerate() {
                    check(node, item, &place.item(index), problems);
                }
            }
            (matches!(node.value, Value::List(_)), Expected::List)
        }
        Shape::Map(fields) => {
            check_fields(node, &[], fields, place, problems);
            (matches!(node.value, Value::Map(_)), Expected::Map)
        }
        Shape::Tagged(words, fields) => {
            check_tagged(node, words, fields, place, problems);
            (matches!(node.value, Value::Map(_)), Expected::Map)
        }
    };
    if !is_right {
        problems.add(place.path(), Kind::WrongType { expected });
    }
}

fn check_tagged(
    node: &Node,
    words: &'static [&'static str],
    fields: &[&[Field]],
    place: &Place<'_>,
    problems: &mut Problems<'_>,
) {
    let word = match node.get("type").map(|node| &node.value) {
        Some(Value::Text(text)) => words.iter().position(|word| word == text),
        _ => None,
    };
    let tag = [need("type", &Shape::Any)];
    match word.and_then(|index| fields.get(index)) {
        Some(fields) => check_fields(node, &tag, fields, place, problems),
        // What else should be there depends on the type.
        None => match node.get("type") {
            Some(_) => problems.add(place.field("type").path(), Kind::NotOneOf { words }),
            None if matches!(node.value, Value::Map(_)) => {
                problems.add(place.field("type").path(), Kind::Missing);
            }
            None => {}
        },
    }
}

/// Notes what is doubled, unknown, missing or of another shape among the fields of an object.
fn check_fields(
    node: &Node,
    more: &[Field],
    fields: &[Field],
    place: &Place<'_>,
    problems: &mut Problems<'_>,
) {
    let Value::Map(found) = &node.value else { return };
    if found.len() > MOST_KEYS {
        problems.add(place.path(), Kind::Fault(Fault::TooMany { most: MOST_KEYS }));
        return;
    }
    let known = || more.iter().chain(fields);
    for (index, (key, value)) in found.iter().enumerate() {
        let place = place.field(key);
        if found.iter().take(index).any(|(earlier, _)| earlier == key) {
            problems.add(place.path(), Kind::DuplicateKey);
            continue;
        }
        match known().find(|field| field.key == key) {
            Some(field) => check(value, field.shape, &place, problems),
            None => problems.add(place.path(), Kind::UnknownKey),
        }
    }
    for field in known().filter(|field| field.is_required) {
        if node.get(field.key).is_none() {
            problems.add(place.field(field.key).path(), Kind::Missing);
        }
    }
}

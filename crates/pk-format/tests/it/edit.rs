//! Spoiling good files, and what is said of them.

use crate::sample;
use pk_format::{Lang, Problem, read_file, round_file, rubric_file, sentence, sheets_file};
use serde_json::Value;

/// Every problem in both languages, one a line.
pub(crate) fn words(problems: &[Problem]) -> String {
    let both = |problem| [Lang::Id, Lang::En].map(|lang| sentence(problem, lang) + "\n");
    problems.iter().flat_map(both).collect()
}

/// What is said of a file of these bytes.
pub(crate) fn said(bytes: &[u8]) -> String {
    read_file(bytes).err().map_or_else(|| "(good)\n".to_owned(), |problems| words(&problems))
}

pub(crate) fn tree(file: &str) -> Value {
    serde_json::from_str(file).unwrap()
}

/// The file of `tree`, in rows, so that positions tell something.
pub(crate) fn rows(tree: &Value) -> String {
    serde_json::to_string_pretty(tree).unwrap()
}

pub(crate) fn sample_rubric() -> Value {
    tree(&rubric_file(&sample::rubric()))
}

pub(crate) fn sample_round() -> Value {
    tree(&round_file(&sample::round()))
}

pub(crate) fn sample_sheets() -> Value {
    tree(&sheets_file(&sample::round(), sample::journal().entries()))
}

/// Sets the value at a JSON pointer, adding the key if it is not there; without a value, removes it.
pub(crate) fn set(tree: &mut Value, pointer: &str, value: Option<Value>) {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match (tree.pointer_mut(parent).unwrap(), value) {
        (Value::Object(fields), Some(value)) => drop(fields.insert(key.to_owned(), value)),
        (Value::Object(fields), None) => drop(fields.remove(key).unwrap()),
        (Value::Array(items), Some(value)) => items[key.parse::<usize>().unwrap()] = value,
        (Value::Array(items), None) => drop(items.remove(key.parse().unwrap())),
        _ => panic!("{pointer} is not there"),
    }
}

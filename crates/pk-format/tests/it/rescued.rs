//! What can be had of damaged sheets.

use crate::edit::{sample_round, sample_sheets, set};
use pk_format::{Kind, read_stored_entry, rescue};
use serde_json::{Value, json};

/// How many entries of the file can be read one by one, whether the round is there, and how many problems there are.
fn had(edits: &[(&str, Option<Value>)]) -> (bool, usize, usize) {
    let mut tree = sample_sheets();
    for (pointer, value) in edits {
        set(&mut tree, pointer, value.clone());
    }
    let rescued = rescue(&tree.to_string());
    let readable = rescued.round.as_ref().map_or(0, |round| {
        rescued.entries.iter().filter(|entry| read_stored_entry(entry, round).is_ok()).count()
    });
    (rescued.round.is_some(), readable, rescued.problems.len())
}

#[test]
fn good_sheets_are_had_whole() {
    let all = sample_sheets()["entries"].as_array().unwrap().len();
    assert_eq!(had(&[]), (true, all, 0));
}

#[test]
fn one_bad_entry_keeps_no_other_one_out() {
    let all = sample_sheets()["entries"].as_array().unwrap().len();
    assert_eq!(had(&[("/entries/1/change/type", Some(json!("hapus")))]), (true, all - 1, 1));
    assert_eq!(had(&[("/entries/0/at", None), ("/entries/2", Some(json!(null)))]), (true, all - 2, 2));
}

#[test]
fn without_its_round_nothing_is_had() {
    assert_eq!(had(&[("/round/title", Some(json!("Putaran lain")))]), (false, 0, 1));
    assert_eq!(had(&[("/round/rubric/title", None)]), (false, 0, 1));
    assert_eq!(had(&[("/version", Some(json!(2)))]), (false, 0, 1));
    assert_eq!(had(&[("/format", Some(json!("lain")))]), (false, 0, 1));
}

#[test]
fn what_is_no_sheets_file_says_so() {
    let rescued = rescue(&sample_round().to_string());
    let kinds: Vec<&Kind> = rescued.problems.iter().map(|problem| &problem.kind).collect();
    assert!(matches!(*kinds, [Kind::WrongKind { expected: "sheets", .. }]), "{kinds:?}");
    assert_eq!((rescue("").problems.len(), rescue("{").problems.len()), (1, 1));
}

//! The published schemas say the same as the reader, as far as a schema can.

use crate::edit::{rows, said, sample_round, sample_rubric, sample_sheets, set, tree};
use jsonschema::Validator;
use pk_format::RUBRICS;
use serde_json::{Value, json};
use std::sync::LazyLock;

static RUBRIC: LazyLock<Validator> =
    LazyLock::new(|| validator(include_str!("../../schema/rubric.schema.json")));
static ROUND: LazyLock<Validator> =
    LazyLock::new(|| validator(include_str!("../../schema/round.schema.json")));
static SHEETS: LazyLock<Validator> =
    LazyLock::new(|| validator(include_str!("../../schema/sheets.schema.json")));

static LOCKED: LazyLock<Validator> =
    LazyLock::new(|| validator(include_str!("../../schema/locked.schema.json")));

fn validator(schema: &str) -> Validator {
    jsonschema::validator_for(&tree(schema)).unwrap()
}

/// What the schema of this kind has against a file.
pub(crate) fn violations(kind: &str, tree: &Value) -> Vec<String> {
    let validator = match kind {
        "rubric" => &RUBRIC,
        "round" => &ROUND,
        "sheets" => &SHEETS,
        "locked" => &LOCKED,
        other => panic!("{other}"),
    };
    validator.iter_errors(tree).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn good_files_are_valid() {
    for (kind, tree) in [("rubric", sample_rubric()), ("round", sample_round()), ("sheets", sample_sheets())]
    {
        assert_eq!(violations(kind, &tree), Vec::<String>::new());
    }
    for shipped in RUBRICS {
        assert_eq!(violations("rubric", &tree(shipped.text)), Vec::<String>::new(), "{}", shipped.id);
    }
}

/// Sets the value in a good file, or removes it: neither the schema nor the reader takes that.
fn check_refused(kind: &str, pointer: &str, value: Option<Value>) {
    let mut tree = spoiled(kind, pointer, value);
    assert!(
        !violations(kind, &tree).is_empty(),
        "the schema takes {pointer}: {:?}",
        tree.pointer_mut(pointer)
    );
    assert_ne!(said(rows(&tree).as_bytes()), "(good)\n", "{pointer}: {:?}", tree.pointer_mut(pointer));
}

/// Both take it.
fn check_taken(kind: &str, pointer: &str, value: Option<Value>) {
    let tree = spoiled(kind, pointer, value);
    assert_eq!(violations(kind, &tree), Vec::<String>::new());
    assert_eq!(said(rows(&tree).as_bytes()), "(good)\n", "{pointer}");
}

fn spoiled(kind: &str, pointer: &str, value: Option<Value>) -> Value {
    let mut tree = match kind {
        "rubric" => sample_rubric(),
        "round" => sample_round(),
        _ => sample_sheets(),
    };
    set(&mut tree, pointer, value);
    tree
}

/// Removing or mistyping any part of a good file is refused by both, except where the part is optional.
#[test]
fn every_part_is_needed_and_has_its_type() {
    const OPTIONAL: [&str; 14] = [
        "date",
        "url",
        "source",
        "wording",
        "descriptor",
        "province",
        "year",
        "agency",
        "instruction",
        "slot",
        "room",
        "undoes",
        "redoes",
        "previous",
    ];
    for (kind, tree) in [("rubric", sample_rubric()), ("round", sample_round()), ("sheets", sample_sheets())]
    {
        let mut pointers = Vec::new();
        collect(&tree, String::new(), &mut pointers);
        for pointer in pointers {
            let key = pointer.rsplit('/').next().unwrap();
            if key.parse::<usize>().is_err() && !OPTIONAL.contains(&key) {
                check_refused(kind, &pointer, None);
            }
            let wrong = match tree.pointer(&pointer).unwrap() {
                Value::Object(_) => json!([]),
                Value::Array(_) => json!({}),
                Value::Bool(_) => json!("ya"),
                _ => json!([1]),
            };
            check_refused(kind, &pointer, Some(wrong));
            if tree.pointer(&pointer).unwrap().is_object() {
                check_refused(kind, &format!("{pointer}/kunci-lain"), Some(json!(1)));
            }
        }
    }
}

/// The pointers to the first item of every list and to every field.
fn collect(tree: &Value, pointer: String, pointers: &mut Vec<String>) {
    if !pointer.is_empty() {
        pointers.push(pointer.clone());
    }
    match tree {
        Value::Object(fields) => {
            for (key, value) in fields {
                collect(value, format!("{pointer}/{key}"), pointers);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate().take(1) {
                collect(item, format!("{pointer}/{index}"), pointers);
            }
        }
        _ => {}
    }
}

const INDICATOR: &str = "/rubric/tracks/0/components/0/sections/0/indicators/0";

#[test]
fn bounds_of_rubrics() {
    let refused = |pointer: &str, value: Value| check_refused("rubric", pointer, Some(value));
    let taken = |pointer: &str, value: Value| check_taken("rubric", pointer, Some(value));
    for edition in [json!(0), json!(-1), json!(1.5), json!(4_294_967_296_u64)] {
        refused("/rubric/edition", edition);
    }
    taken("/rubric/edition", json!(4_294_967_295_u32));
    refused("/rubric/id", json!(""));
    refused("/rubric/id", json!("dua kata"));
    refused("/rubric/id", json!("x".repeat(65)));
    taken("/rubric/id", json!("x".repeat(64)));
    refused("/rubric/title/text", json!(""));
    refused("/rubric/title/text", json!(" \n"));
    refused("/rubric/title/text", json!("x".repeat(2_001)));
    taken("/rubric/title/text", json!("baris\n\tkedua"));
    for hidden in ['\0', '\r', '\u{85}', '\u{61c}', '\u{200f}', '\u{202b}', '\u{2067}', '\u{feff}'] {
        refused("/rubric/title/text", json!(format!("x{hidden}")));
    }
    for date in ["kemarin", "2026-13", "2026-1-1", "26"] {
        refused("/rubric/sources/0/date", json!(date));
    }
    taken("/rubric/sources/0/date", json!("2026-12-31"));
    for url in ["javascript:alert(1)", "ftp://example.id", "example.id", "https://", "https://a b"] {
        refused("/rubric/sources/0/url", json!(url));
    }
    taken("/rubric/sources/0/url", json!("http://example.id/a"));
    for of in [json!(0), json!(0.5), json!(10_001), json!(-1)] {
        refused("/rubric/tracks/0/scale/of", of);
    }
    taken("/rubric/tracks/0/scale/of", json!(10_000));
    refused("/rubric/tracks/0/scale/type", json!("points"));
    let value = &format!("{INDICATOR}/weight/value");
    for weight in [json!(-1), json!(10_001), json!("1")] {
        refused(value, weight);
    }
    taken(value, json!(0.125));
    let points = &format!("{INDICATOR}/levels/0/points/value");
    for number in [json!(-10_001), json!(10_001)] {
        refused(points, number);
    }
    refused(&format!("{INDICATOR}/code"), json!("x".repeat(33)));
    refused(&format!("{INDICATOR}/levels"), json!([]));
    check_refused("rubric", &format!("{INDICATOR}/label/source"), None);
    refused("/rubric/tracks", json!([]));
    refused("/rubric/tracks/0/components", json!([]));
    refused("/rubric/tracks/0/components/0/sections", json!([]));
    refused("/rubric/tracks/0/components/0/sections/0/indicators", json!([]));
}

#[test]
fn bounds_of_rounds() {
    let refused = |pointer: &str, value: Value| check_refused("round", pointer, Some(value));
    let taken = |pointer: &str, value: Value| check_taken("round", pointer, Some(value));
    refused("/round/id", json!("dua kata"));
    refused("/round/edition", json!(0));
    for name in ["title", "province", "agency", "instruction"] {
        let pointer = &format!("/round/{name}");
        refused(pointer, json!(""));
        refused(pointer, json!("x".repeat(201)));
        refused(pointer, json!("x\u{202e}"));
        taken(pointer, json!("x".repeat(200)));
    }
    refused("/round/year", json!(2017));
    refused("/round/year", json!(2101));
    refused("/round/districts/0/code", json!(""));
    refused("/round/districts/0/code", json!("x".repeat(65)));
    refused("/round/districts/0/name", json!("\u{200e}"));
    refused("/round/districts/0/room", json!(""));
    refused("/round/districts/0/slot", json!("2026-05-12T24:00"));
    refused("/round/panel/0/id", json!(""));
    refused("/round/panel/0/agency", json!(" "));
    refused("/round/panel/0/role", json!("ketua"));
    refused("/round/rules/rounding/decimals", json!(7));
    refused("/round/rules/rounding/half", json!("down"));
    refused("/round/rules/not_applicable", json!("ignored"));
    taken("/round/districts", json!([]));
    taken("/round/panel", json!([]));
}

#[test]
fn bounds_of_sheets() {
    let refused = |pointer: &str, value: Value| check_refused("sheets", pointer, Some(value));
    refused("/fingerprint", json!("A".repeat(64)));
    refused("/entries/0/writer", json!("x".repeat(15)));
    refused("/entries/0/writer", json!("1".repeat(16)));
    for counter in [json!(0), json!(1.5), json!(9_007_199_254_740_992_u64)] {
        refused("/entries/0/counter", counter);
    }
    for at in ["2026-05-12T08:00:00Z", "2026-05-12T24:00:00.000Z", "2026-05-12T08:00:00.000+07:00"] {
        refused("/entries/0/at", json!(at));
    }
    refused("/entries/0/replaces", json!(["0@aaaaaaaaaaaaaaaa"]));
    refused("/entries/0/panelist", json!(""));
    refused("/entries/0/panelist", json!("\u{202e}"));
    refused("/entries/0/district", json!("x".repeat(201)));
    refused("/entries/0/change", json!({"type": "note", "indicator": "1.1", "text": "x".repeat(4_001)}));
    refused("/entries/0/change", json!({"type": "note", "indicator": "1.1", "text": "x\u{202e}"}));
    refused("/entries/0/change", json!({"type": "reopen", "reason": ""}));
    refused("/entries/0/change", json!({"type": "reopen", "reason": "x".repeat(1_001)}));
    refused("/entries/0/change", json!({"type": "hapus"}));
    let mut both = sample_sheets();
    set(&mut both, "/entries/0/undoes", Some(json!("1@aaaaaaaaaaaaaaaa")));
    set(&mut both, "/entries/0/redoes", Some(json!("1@aaaaaaaaaaaaaaaa")));
    assert!(!violations("sheets", &both).is_empty());
}

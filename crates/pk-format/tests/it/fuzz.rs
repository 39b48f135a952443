//! No bytes make a reader panic; whatever is refused is refused with sentences.

use crate::edit::{rows, sample_round, sample_rubric, sample_sheets};
use crate::golden::rewritten;
use crate::property::config;
use crate::random::{node, sample_entry};
use crate::sample::{grade, round};
use crate::vaults::locked;
use pk_core::score::score;
use pk_core::undo::{redo, undo};
use pk_format::{
    File, Kind, Lang, Problem, canonical, hash_of, parse, read_file, read_file_node, read_stored_entry,
    rescue, sentence, stored_entry,
};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;
use std::sync::LazyLock;

static FILES: LazyLock<[String; 7]> = LazyLock::new(|| {
    let [rubric, round, sheets] = [sample_rubric(), sample_round(), sample_sheets()];
    [
        rows(&rubric),
        rows(&round),
        rows(&sheets),
        rubric.to_string(),
        round.to_string(),
        sheets.to_string(),
        locked(),
    ]
});

/// Reads the bytes as a file: what is good can be used, what is not has something said of it.
fn check(bytes: &[u8]) {
    let read = read_file(bytes);
    if let Ok(node) = parse(bytes) {
        assert_eq!(read_file_node(&node), read);
    }
    // Whoever looks for what is left finds the same problems, and every entry where there are none.
    if let Ok(text) = std::str::from_utf8(bytes) {
        let rescued = rescue(text);
        match &read {
            Ok(File::Sheets(sheets)) => {
                assert_eq!((rescued.problems.len(), rescued.entries.len()), (0, sheets.journal.len()));
            }
            Ok(_) => assert_eq!(rescued.problems.len(), 1),
            // Whoever can ask for the PIN is told of nothing else.
            Err(problems) => {
                let mut beside = problems.clone();
                beside.retain(|problem| problem.kind != Kind::Locked);
                assert_eq!(rescued.problems, beside);
            }
        }
    }
    match read {
        Ok(file) => check_usable(file),
        Err(problems) => check_said(&problems),
    }
}

fn check_usable(file: File) {
    let again = rewritten(&file);
    assert_eq!(read_file(again.as_bytes()).as_ref(), Ok(&file));
    let File::Sheets(sheets) = file else { return };
    let mut journal = sheets.journal;
    assert_eq!(journal.clone().merge(&journal), Ok(0));
    for key in journal.keys().into_iter().cloned().collect::<Vec<_>>() {
        let _ = score(&sheets.round, &key.panelist, &journal.sheet(&key));
        for sealed in journal.clone().sheet_entries(&key) {
            let writer = sealed.entry.id.writer.clone();
            let stamp = pk_core::journal::Stamp { writer, at: 0 };
            // Either is refused or done; neither may panic on a history that somebody made up.
            let _ = undo(&mut journal, stamp.clone(), &key, hash_of);
            let _ = redo(&mut journal, stamp, &key, hash_of);
        }
    }
}

pub(crate) fn check_said(problems: &[Problem]) {
    assert!(!problems.is_empty());
    let positions: Vec<_> = problems.iter().map(|p| p.position.map(|at| (at.row, at.column))).collect();
    assert!(positions.is_sorted());
    for problem in problems {
        for lang in [Lang::Id, Lang::En] {
            let sentence = sentence(problem, lang);
            assert!(sentence.ends_with('.') && sentence.len() > 20, "{sentence}");
            assert!(!sentence.chars().any(|c| c.is_control() || pk_core::text::is_hidden(c)), "{sentence:?}");
            assert!(sentence.chars().count() < 800, "{sentence}");
        }
    }
}

#[derive(Clone, Debug)]
enum Edit {
    Flip(Index, u8),
    Cut(Index, Index),
    Insert(Index, Vec<u8>),
    /// Copies the bytes between the first two to the third.
    Duplicate(Index, Index, Index),
    /// Goes on with another file.
    Splice(Index, Index, Index),
}

fn edit() -> impl Strategy<Value = Edit> {
    let at = any::<Index>;
    let piece = prop_oneof![
        prop::collection::vec(any::<u8>(), 1..4),
        prop::sample::select(vec![
            "\"", "{", "}", "[", "]", ",", ":", "0", "9", "-", ".", "e5", "null", "true", "\\u202e", "\\",
            "\n", "é",
        ])
        .prop_map(|piece| piece.as_bytes().to_vec()),
    ];
    prop_oneof![
        (at(), any::<u8>()).prop_map(|(at, byte)| Edit::Flip(at, byte)),
        (at(), at()).prop_map(|(from, to)| Edit::Cut(from, to)),
        (at(), piece).prop_map(|(at, piece)| Edit::Insert(at, piece)),
        (at(), at(), at()).prop_map(|(from, to, at)| Edit::Duplicate(from, to, at)),
        (at(), at(), at()).prop_map(|(file, from, to)| Edit::Splice(file, from, to)),
    ]
}

fn apply(bytes: &mut Vec<u8>, edit: &Edit) {
    let index = |at: &Index, bytes: &[u8]| at.index(bytes.len() + 1);
    // Long stretches are rarely of interest: most edits stay within some forty bytes.
    let near = |from: usize, to: &Index, bytes: &[u8]| (from + to.index(40)).min(bytes.len());
    match edit {
        Edit::Flip(at, byte) => {
            let at = at.index(bytes.len() + 1);
            if let Some(old) = bytes.get_mut(at) {
                *old ^= byte;
            }
        }
        Edit::Cut(from, to) => {
            let from = index(from, bytes);
            bytes.drain(from..near(from, to, bytes));
        }
        Edit::Insert(at, piece) => {
            let at = index(at, bytes);
            bytes.splice(at..at, piece.iter().copied());
        }
        Edit::Duplicate(from, to, at) => {
            let from = index(from, bytes);
            let piece = bytes[from..near(from, to, bytes)].to_vec();
            let at = index(at, bytes);
            bytes.splice(at..at, piece);
        }
        Edit::Splice(file, from, to) => {
            let from = index(from, bytes);
            let other = file.get(&*FILES).as_bytes();
            bytes.truncate(from);
            bytes.extend_from_slice(&other[index(to, other)..]);
        }
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn edited_files(file in any::<Index>(), edits in prop::collection::vec(edit(), 1..4)) {
        let mut bytes = file.get(&*FILES).as_bytes().to_vec();
        edits.iter().for_each(|edit| apply(&mut bytes, edit));
        check(&bytes);
    }

    #[test]
    fn cut_off_files(file in any::<Index>(), at in any::<Index>()) {
        let bytes = file.get(&*FILES).as_bytes();
        let cut = &bytes[..at.index(bytes.len() - 2)];
        check(cut);
        prop_assert!(read_file(cut).is_err());
    }

    #[test]
    fn arbitrary_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        check(&bytes);
    }

    #[test]
    fn arbitrary_trees(node in node()) {
        check(canonical(&node).as_bytes());
        if let Err(problems) = read_file_node(&node) {
            prop_assert!(!problems.is_empty());
        }
    }

    /// One value of a good file is replaced by another value of a good file, or by anything.
    #[test]
    fn exchanged_values(
        file in 0..3_usize,
        from in any::<Index>(),
        to in any::<Index>(),
        other in prop::option::of(node()),
    ) {
        let mut tree: Value = serde_json::from_str(&FILES[file]).unwrap();
        let values = flat(&tree);
        let new = match other {
            Some(node) => serde_json::from_str(&canonical(&node)).unwrap(),
            None => values[from.index(values.len())].clone(),
        };
        let mut left = to.index(values.len());
        replace(&mut tree, &mut left, &new);
        check(rows(&tree).as_bytes());
    }

    #[test]
    fn stored_entries(edits in prop::collection::vec(edit(), 1..3)) {
        let text = stored_entry(&sample_entry(grade("1.1", "A")));
        let mut bytes = text.into_bytes();
        edits.iter().for_each(|edit| apply(&mut bytes, edit));
        let text = String::from_utf8_lossy(&bytes);
        if let Err(problems) = read_stored_entry(&text, &round()) {
            prop_assert!(!problems.is_empty());
            for problem in problems {
                prop_assert!(!sentence(&problem, Lang::Id).is_empty());
            }
        }
    }
}

/// Every value of a tree, the whole first.
fn flat(tree: &Value) -> Vec<Value> {
    let parts: Vec<&Value> = match tree {
        Value::Array(items) => items.iter().collect(),
        Value::Object(fields) => fields.values().collect(),
        _ => Vec::new(),
    };
    [tree.clone()].into_iter().chain(parts.into_iter().flat_map(flat)).collect()
}

/// Replaces the value that stands at `left` in the order of [`flat`].
fn replace(tree: &mut Value, left: &mut usize, new: &Value) -> bool {
    if *left == 0 {
        *tree = new.clone();
        return true;
    }
    *left -= 1;
    match tree {
        Value::Array(items) => items.iter_mut().any(|item| replace(item, left, new)),
        Value::Object(fields) => fields.values_mut().any(|item| replace(item, left, new)),
        _ => false,
    }
}

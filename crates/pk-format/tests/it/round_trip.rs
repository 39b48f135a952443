//! Whatever is written is read back as it was.

use crate::edit::tree;
use crate::property::config;
use crate::random::{round, rubric, sheets};
use crate::schema::violations;
use pk_format::{
    File, Sheets, parse, read_file, read_file_node, read_stored_entry, round_file, rubric_file, sheets_file,
    stored_entry,
};
use proptest::prelude::*;

/// The text reads back as `file`, from bytes and from an already parsed value, and keeps to the schema.
fn check(text: &str, file: File) {
    assert_eq!(violations(file.kind(), &tree(text)), Vec::<String>::new());
    let node = parse(text.as_bytes()).unwrap();
    assert_eq!(read_file_node(&node).as_ref(), Ok(&file));
    assert_eq!(read_file(text.as_bytes()), Ok(file));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..config() })]

    #[test]
    fn rubrics(rubric in rubric()) {
        check(&rubric_file(&rubric), File::Rubric(rubric));
    }

    #[test]
    fn rounds(round in round()) {
        check(&round_file(&round), File::Round(round));
    }

    #[test]
    fn rounds_that_are_meant_where_there_is_none(rubric in rubric()) {
        let round = pk_core::Round::without_round(rubric);
        check(&round_file(&round), File::Round(round));
    }

    #[test]
    fn journals((round, journal) in sheets()) {
        let text = sheets_file(&round, journal.entries());
        for sealed in journal.entries() {
            let read = read_stored_entry(&stored_entry(sealed), &round);
            prop_assert_eq!(read.as_ref(), Ok(sealed));
        }
        check(&text, File::Sheets(Sheets { round, journal }));
    }
}

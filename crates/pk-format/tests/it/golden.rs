//! Files of version 1 stay readable, are written again byte for byte, and keep their fingerprints.
//!
//! A change of a file here is a change of the format: it asks for a new version, and these stay as they are.

use crate::sample;
use expect_test::{ExpectFile, expect, expect_file};
use pk_format::{
    File, draft_file, fingerprint, new_draft, parse, read_file, round_file, round_fingerprint, rubric_file,
    rubric_fingerprint, sheets_file,
};

/// The file is what this build writes, and reads back as what was written.
fn check(golden: ExpectFile, written: &str, file: &File) {
    golden.assert_eq(written);
    assert_eq!(read_file(written.as_bytes()).as_ref(), Ok(file));
    assert_eq!(rewritten(file), written);
}

pub(crate) fn rewritten(file: &File) -> String {
    match file {
        File::Rubric(rubric) => rubric_file(rubric),
        File::Round(round) => round_file(round),
        File::Sheets(sheets) => sheets_file(&sheets.round, sheets.journal.entries()),
        File::Draft(round) => draft_file(round),
    }
}

#[test]
fn draft() {
    let round = new_draft();
    let golden = expect_file!["../../../../tests/cases/format-v1/draft.json"];
    golden.assert_eq(&draft_file(&round));
    let read = read_file(draft_file(&round).as_bytes()).unwrap();
    assert_eq!(rewritten(&read), draft_file(&round));
}

#[test]
fn rubric() {
    let rubric = sample::rubric();
    expect!["POTP-52HY-4LZE-G7DU"].assert_eq(&rubric_fingerprint(&rubric).to_string());
    let golden = expect_file!["../../../../tests/cases/format-v1/rubric.json"];
    check(golden, &rubric_file(&rubric), &File::Rubric(rubric));
}

#[test]
fn round() {
    let round = sample::round();
    expect!["CLKL-VIVX-YNQS-Q63K"].assert_eq(&round_fingerprint(&round).to_string());
    let golden = expect_file!["../../../../tests/cases/format-v1/round.json"];
    check(golden, &round_file(&round), &File::Round(round));
}

/// Everything that a round may say.
#[test]
fn frozen_round() {
    let round = sample::frozen_round();
    expect!["VACT-XXRO-2D42-DVVU"].assert_eq(&round_fingerprint(&round).to_string());
    let golden = expect_file!["../../../../tests/cases/format-v1/round-frozen.json"];
    check(golden, &round_file(&round), &File::Round(round));
}

#[test]
fn sheets() {
    let (round, journal) = (sample::round(), sample::journal());
    let text = sheets_file(&round, journal.entries());
    // Every hash of every entry goes into this.
    expect!["4fd1fa87892e89f816e5fa7106a342287fd96dfb3b075aeec9a655db8a446067"]
        .assert_eq(&fingerprint(&parse(text.as_bytes()).unwrap()).hex());
    let golden = expect_file!["../../../../tests/cases/format-v1/sheets.json"];
    check(golden, &text, &File::Sheets(pk_format::Sheets { round, journal }));
}

/// The sample is worth keeping only while it holds one of everything.
#[test]
fn sheets_hold_every_kind_of_entry() {
    let text = sheets_file(&sample::round(), sample::journal().entries());
    for word in ["grade", "not_applicable", "clear", "note", "finalise", "reopen"] {
        assert!(text.contains(&format!("\"type\":\"{word}\"")), "{word}");
    }
    for key in ["undoes", "redoes", "previous", "covers"] {
        assert!(text.contains(&format!("\"{key}\":")), "{key}");
    }
    let sheet = sample::journal().sheet(&sample::key("p1", "99.01"));
    assert_eq!(sheet.conflicts().count(), 1);
}

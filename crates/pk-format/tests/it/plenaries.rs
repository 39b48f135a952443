//! What a plenary decided, as a file.

use crate::edit::{rows, set, tree, words};
use crate::fuzz::check_said;
use crate::property::config;
use crate::sample::{key, round, writer};
use expect_test::{expect, expect_file};
use pk_core::journal::Stamp;
use pk_core::plenary::{Decision, Plenary};
use pk_core::{DistrictId, Mark};
use pk_format::{hash_of_resolution, plenary_file, read_file, read_plenary};
use proptest::prelude::*;
use serde_json::{Value, json};

/// One decision of everything.
fn plenary() -> Plenary {
    let mut plenary = Plenary::default();
    let district = || DistrictId("99.01".to_owned());
    let level = |code: &str| Some(Mark::Level(code.to_owned()));
    let agree = |mark, reason: &str, dissent: &str| Decision::Agree {
        district: district(),
        indicator: "1.1".to_owned(),
        mark,
        reason: reason.to_owned(),
        dissent: dissent.to_owned(),
    };
    let review = |mark| Decision::Review {
        sheet: key("p1", "99.01"),
        indicator: "1.1".to_owned(),
        gave: Mark::Level("B".to_owned()),
        mark,
        reason: "Dokumen dilihat kembali".to_owned(),
    };
    let decisions = [
        (0, agree(level("A"), "Sebaran lengkap", "Panelis 2: belum per desa")),
        (1, review(level("C"))),
        (0, agree(None, "Dibuka kembali", "")),
        (1, review(None)),
        (0, agree(level("C"), "Dokumen kurang", "")),
        (0, Decision::Votes { district: district(), votes: Some(0) }),
        (0, Decision::Votes { district: district(), votes: None }),
        (1, Decision::Lot { district: district(), place: Some(2) }),
        (1, Decision::Lot { district: district(), place: None }),
    ];
    for (index, (page, decision)) in decisions.into_iter().enumerate() {
        let stamp = Stamp { writer: writer(page), at: 1_778_000_000_000 + i64::try_from(index).unwrap() };
        let by = if page == 0 { "Sekretariat" } else { "" };
        plenary.write(stamp, by.to_owned(), decision, hash_of_resolution).unwrap();
    }
    plenary
}

fn sample() -> Value {
    tree(&plenary_file(&round(), &plenary()))
}

fn said(value: &Value) -> String {
    match read_plenary(rows(value).as_bytes()) {
        Ok(_) => "(good)\n".to_owned(),
        Err(problems) => words(&problems),
    }
}

/// A change of this file is a change of the format.
#[test]
fn golden() {
    let text = plenary_file(&round(), &plenary());
    expect_file!["../../../../tests/cases/format-v1/plenary.json"].assert_eq(&text);
    assert_eq!(read_plenary(text.as_bytes()), Ok((round(), plenary())));
    // Where sheets are read, its kind is told.
    let problems = read_file(text.as_bytes()).unwrap_err();
    expect![[r#"
        kind (baris 1, kolom 119): Jenis berkas "plenary" tidak dikenal. Yang dikenal: rubric, round, draft, sheets, locked.
        kind (row 1, column 119): Unknown kind of file "plenary". Known: rubric, round, draft, sheets, locked.
    "#]]
    .assert_eq(&words(&problems));
}

#[test]
fn what_is_wrong_is_told_all_at_once() {
    let mut file = sample();
    for (pointer, value) in [
        ("/resolutions/0/decision/level", Some(json!("Z"))),
        ("/resolutions/1/decision/panelist", Some(json!("siapa"))),
        ("/resolutions/2/decision/reason", Some(json!(" "))),
        ("/resolutions/4/decision/indicator", Some(json!("9.9"))),
        ("/resolutions/5/decision/votes", Some(json!(2_000_000_000))),
        ("/resolutions/7/decision/place", Some(json!(0))),
        ("/resolutions/8/decision/district", Some(json!("00.00"))),
        ("/resolutions/8/previous", None),
    ] {
        set(&mut file, pointer, value);
    }
    expect![[r#"
        resolutions[0].decision.level (baris 14, kolom 18): Indikator ini tidak memiliki tingkat "Z". Gunakan berkas dari putaran yang sama.
        resolutions[0].decision.level (row 14, column 18): This indicator has no level "Z". Use a file of the same round.
        resolutions[1].decision.panelist (baris 28, kolom 21): Panelis "siapa" tidak ada dalam putaran ini. Gunakan berkas dari putaran yang sama.
        resolutions[1].decision.panelist (row 28, column 21): The round has no panelist "siapa". Use a file of the same round.
        resolutions[2].decision.reason (baris 41, kolom 19): Teks wajib ini kosong. Isilah.
        resolutions[2].decision.reason (row 41, column 19): This required text is empty. Fill it in.
        resolutions[2].previous (baris 44, kolom 19): Rantai hash terputus: entri ini tidak menyambung ke entri sebelumnya dari penulis yang sama. Minta berkas asli.
        resolutions[2].previous (row 44, column 19): The hash chain is broken: this entry does not follow its writer's previous one. Ask for the original file.
        resolutions[3].previous (baris 58, kolom 19): Rantai hash terputus: entri ini tidak menyambung ke entri sebelumnya dari penulis yang sama. Minta berkas asli.
        resolutions[3].previous (row 58, column 19): The hash chain is broken: this entry does not follow its writer's previous one. Ask for the original file.
        resolutions[4].decision.indicator (baris 67, kolom 22): Rubrik tidak memiliki indikator "9.9". Gunakan berkas dari putaran yang sama.
        resolutions[4].decision.indicator (row 67, column 22): The rubric has no indicator "9.9". Use a file of the same round.
        resolutions[4].previous (baris 72, kolom 19): Rantai hash terputus: entri ini tidak menyambung ke entri sebelumnya dari penulis yang sama. Minta berkas asli.
        resolutions[4].previous (row 72, column 19): The hash chain is broken: this entry does not follow its writer's previous one. Ask for the original file.
        resolutions[5].decision.votes (baris 82, kolom 18): Bilangan di luar rentang. Tulis antara 0 dan 1000000000.
        resolutions[5].decision.votes (row 82, column 18): The number is out of range. Write one between 0 and 1000000000.
        resolutions[5].previous (baris 84, kolom 19): Rantai hash terputus: entri ini tidak menyambung ke entri sebelumnya dari penulis yang sama. Minta berkas asli.
        resolutions[5].previous (row 84, column 19): The hash chain is broken: this entry does not follow its writer's previous one. Ask for the original file.
        resolutions[6].previous (baris 95, kolom 19): Rantai hash terputus: entri ini tidak menyambung ke entri sebelumnya dari penulis yang sama. Minta berkas asli.
        resolutions[6].previous (row 95, column 19): The hash chain is broken: this entry does not follow its writer's previous one. Ask for the original file.
        resolutions[7].decision.place (baris 103, kolom 18): Bilangan di luar rentang. Tulis antara 1 dan 4294967295.
        resolutions[7].decision.place (row 103, column 18): The number is out of range. Write one between 1 and 4294967295.
        resolutions[8].previous (baris 109, kolom 5): Rantai hash terputus: entri ini tidak menyambung ke entri sebelumnya dari penulis yang sama. Minta berkas asli.
        resolutions[8].previous (row 109, column 5): The hash chain is broken: this entry does not follow its writer's previous one. Ask for the original file.
        resolutions[8].decision.district (baris 113, kolom 21): Kabupaten/kota "00.00" tidak ada dalam putaran ini. Gunakan berkas dari putaran yang sama.
        resolutions[8].decision.district (row 113, column 21): The round has no district "00.00". Use a file of the same round.
    "#]].assert_eq(&said(&file));
}

#[test]
fn shapes_are_told() {
    for (pointer, value) in [
        ("/resolutions/0/decision/type", json!("vote")),
        ("/resolutions/0/writer", json!("x")),
        ("/resolutions/0/at", json!("kemarin")),
        ("/resolutions/0/extra", json!(1)),
        ("/resolutions", json!({})),
        ("/fingerprint", json!("00")),
        ("/kind", json!("sheets")),
        ("/version", json!(2)),
    ] {
        let mut file = sample();
        set(&mut file, pointer, Some(value));
        assert_ne!(said(&file), "(good)\n", "{pointer}");
    }
    let mut both = sample();
    set(&mut both, "/resolutions/0/decision/not_applicable", Some(json!(true)));
    assert_ne!(said(&both), "(good)\n");
}

#[test]
fn the_schema_says_the_same() {
    let schema = tree(include_str!("../../schema/plenary.schema.json"));
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = validator.iter_errors(&sample()).map(|error| error.to_string()).collect();
    assert_eq!(errors, Vec::<String>::new());
    for (pointer, value) in [
        ("/resolutions/0/decision/type", Some(json!("vote"))),
        ("/resolutions/0/decision/not_applicable", Some(json!(true))),
        ("/resolutions/0/decision/reason", None),
        ("/resolutions/2/decision/reason", Some(json!(" "))),
        ("/resolutions/1/decision/panelist", None),
        ("/resolutions/5/decision/votes", Some(json!(-1))),
        ("/resolutions/7/decision/place", Some(json!(0))),
        ("/resolutions/0/extra", Some(json!(1))),
        ("/resolutions/0/by", Some(json!(1))),
    ] {
        let mut file = sample();
        set(&mut file, pointer, value);
        assert!(!validator.is_valid(&file), "the schema takes {pointer}");
        assert_ne!(said(&file), "(good)\n", "{pointer}");
    }
}

proptest! {
    #![proptest_config(config())]

    /// Whatever is done to its bytes, it is read or something is said.
    #[test]
    fn no_bytes_make_the_reader_panic(
        at in any::<prop::sample::Index>(),
        length in 0..40_usize,
        piece in prop::collection::vec(any::<u8>(), 0..6),
    ) {
        let mut bytes = plenary_file(&round(), &plenary()).into_bytes();
        let from = at.index(bytes.len());
        let to = (from + length).min(bytes.len());
        bytes.splice(from..to, piece);
        if let Err(problems) = read_plenary(&bytes) {
            check_said(&problems);
        }
    }
}

//! Rounds that somebody wrote by hand, and wrongly.

use crate::edit::{rows, said, sample_round, set};
use expect_test::{Expect, expect};
use serde_json::{Value, json};

fn check(edits: &[(&str, Option<Value>)], expected: Expect) {
    let mut tree = sample_round();
    for (pointer, value) in edits {
        set(&mut tree, pointer, value.clone());
    }
    expected.assert_eq(&said(rows(&tree).as_bytes()));
}

#[test]
fn good() {
    check(
        &[],
        expect![[r#"
        (good)
    "#]],
    );
    check(
        &[
            ("/round/districts", Some(json!([]))),
            ("/round/panel", Some(json!([]))),
            ("/round/year", None),
            ("/round/province", None),
            ("/round/agency", None),
            ("/round/instruction", None),
        ],
        expect![[r#"
            (good)
        "#]],
    );
}

#[test]
fn codes_twice() {
    check(
        &[("/round/districts/2/code", Some(json!("99.01"))), ("/round/panel/1/id", Some(json!("p1")))],
        expect![[r#"
            round.districts[2].code (baris 20, kolom 17): Kode "99.01" dipakai dua kali. Beri kode yang berbeda.
            round.districts[2].code (row 20, column 17): The code "99.01" is used twice. Give each its own.
            round.panel[1].id (baris 36, kolom 15): Kode "p1" dipakai dua kali. Beri kode yang berbeda.
            round.panel[1].id (row 36, column 15): The code "p1" is used twice. Give each its own.
        "#]],
    );
}

#[test]
fn slots() {
    let said =
        ["2026-02-30T08:00", "2026-05-12 08:00", "2026-05-12T24:00", "2026-05-12T08:00:00", ""].map(|slot| {
            let mut tree = sample_round();
            set(&mut tree, "/round/districts/0/slot", Some(json!(slot)));
            said(rows(&tree).as_bytes())
        });
    expect![[r#"
        round.districts[0].slot (baris 11, kolom 17): Harus berupa tanggal dan jam seperti 2026-05-12T08:00.
        round.districts[0].slot (row 11, column 17): Must be a date and time such as 2026-05-12T08:00.
    "#]]
    .assert_eq(&said[0]);
    assert!(said.iter().all(|other| *other == said[0]));
    check(
        &[("/round/districts/0/slot", Some(json!(8))), ("/round/districts/0/room", Some(json!(1)))],
        expect![[r#"
            round.districts[0].room (baris 10, kolom 17): Harus berupa teks.
            round.districts[0].room (row 10, column 17): Must be text.
            round.districts[0].slot (baris 11, kolom 17): Harus berupa tanggal dan jam seperti 2026-05-12T08:00.
            round.districts[0].slot (row 11, column 17): Must be a date and time such as 2026-05-12T08:00.
        "#]],
    );
}

#[test]
fn rules() {
    check(
        &[
            ("/round/rules/not_applicable", Some(json!("kosong"))),
            ("/round/rules/rounding/half", Some(json!(0.5))),
            ("/round/rules/rounding/decimals", Some(json!(-1))),
        ],
        expect![[r#"
            round.rules.not_applicable (baris 277, kolom 25): Harus salah satu dari: left_out, zero.
            round.rules.not_applicable (row 277, column 25): Must be one of: left_out, zero.
            round.rules.rounding.decimals (baris 279, kolom 21): Harus berupa bilangan bulat yang tidak negatif dan tidak melebihi batas.
            round.rules.rounding.decimals (row 279, column 21): Must be a whole number that is not negative and within range.
            round.rules.rounding.half (baris 280, kolom 17): Harus salah satu dari: up, even.
            round.rules.rounding.half (row 280, column 17): Must be one of: up, even.
        "#]],
    );
    check(
        &[("/round/rules/rounding/decimals", Some(json!(7)))],
        expect![[r#"
        round.rules.rounding.decimals (baris 279, kolom 21): Bilangan di luar rentang. Tulis antara 0 dan 6.
        round.rules.rounding.decimals (row 279, column 21): The number is out of range. Write one between 0 and 6.
    "#]],
    );
    check(
        &[("/round/rules/rounding/decimals", Some(json!(1_000_000)))],
        expect![[r#"
        round.rules.rounding.decimals (baris 279, kolom 21): Bilangan di luar rentang. Tulis antara 0 dan 6.
        round.rules.rounding.decimals (row 279, column 21): The number is out of range. Write one between 0 and 6.
    "#]],
    );
}

/// A rubric is checked even where the round around it is wrong.
#[test]
fn round_and_rubric_at_once() {
    check(
        &[
            ("/round/title", None),
            ("/round/year", Some(json!(1999.5))),
            ("/round/panel/0/role", Some(json!("ketua"))),
            ("/round/rubric/tracks/0/components/0/weight/value", Some(json!(-1))),
        ],
        expect![[r#"
            round.title (baris 4, kolom 12): Bagian wajib ini tidak ada. Tambahkan.
            round.title (row 4, column 12): This required part is missing. Add it.
            round.panel[0].role (baris 32, kolom 17): Harus salah satu dari: chair, member.
            round.panel[0].role (row 32, column 17): Must be one of: chair, member.
            round.rubric.tracks[0].components[0].weight.value (baris 196, kolom 26): Bobot negatif. Tulis 0 atau lebih.
            round.rubric.tracks[0].components[0].weight.value (row 196, column 26): The weight is negative. Write 0 or more.
            round.year (baris 283, kolom 13): Harus berupa bilangan bulat yang tidak negatif dan tidak melebihi batas.
            round.year (row 283, column 13): Must be a whole number that is not negative and within range.
        "#]],
    );
    check(
        &[
            ("/round/title", Some(json!(" "))),
            ("/round/year", Some(json!(1999))),
            ("/round/edition", Some(json!(0))),
            ("/round/districts/0/name", Some(json!("Kabupaten\u{200f}"))),
        ],
        expect![[r#"
            round.districts[0].name (baris 9, kolom 17): Teks memuat karakter kendali atau arah tulisan yang tidak terlihat (U+200F). Hapus karakter itu.
            round.districts[0].name (row 9, column 17): The text holds an invisible control or direction character (U+200F). Remove it.
            round.edition (baris 24, kolom 16): Bilangan di luar rentang. Tulis antara 1 dan 4294967295.
            round.edition (row 24, column 16): The number is out of range. Write one between 1 and 4294967295.
            round.title (baris 283, kolom 14): Teks wajib ini kosong. Isilah.
            round.title (row 283, column 14): This required text is empty. Fill it in.
            round.year (baris 284, kolom 13): Bilangan di luar rentang. Tulis antara 2018 dan 2100.
            round.year (row 284, column 13): The number is out of range. Write one between 2018 and 2100.
        "#]],
    );
}

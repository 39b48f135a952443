//! Sheets that were altered, or that belong to another round.

use crate::edit::{rows, said, sample_sheets, set, tree};
use crate::sample::{grade, journal, key, round, writer};
use expect_test::{Expect, expect};
use pk_core::entry::Intent;
use pk_core::{Change, Entry, EntryId, Hash, Sealed, SheetKey};
use pk_format::{hash_of, sheets_file};
use serde_json::{Value, json};

/// Sets each value in good sheets, or removes it, and says what is wrong then.
fn check(edits: &[(&str, Option<Value>)], expected: Expect) {
    let mut tree = sample_sheets();
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
        &[("/entries", Some(json!([])))],
        expect![[r#"
        (good)
    "#]],
    );
}

#[test]
fn altered_round() {
    check(
        &[("/round/title", Some(json!("Putaran lain")))],
        expect![[r#"
        fingerprint (baris 259, kolom 18): Sidik putaran tidak cocok dengan isi putaran di berkas ini; berkas telah diubah. Minta berkas asli.
        fingerprint (row 259, column 18): The round's fingerprint does not match the round in this file; the file was altered. Ask for the original.
    "#]],
    );
    check(
        &[("/fingerprint", Some(json!("00")))],
        expect![[r#"
        fingerprint (baris 259, kolom 18): Harus berupa 64 angka heksadesimal huruf kecil.
        fingerprint (row 259, column 18): Must be 64 lower-case hexadecimal digits.
    "#]],
    );
    check(
        &[("/fingerprint", None)],
        expect![[r#"
        fingerprint (baris 1, kolom 1): Bagian wajib ini tidak ada. Tambahkan.
        fingerprint (row 1, column 1): This required part is missing. Add it.
    "#]],
    );
}

#[test]
fn altered_entries() {
    check(
        &[("/entries/0/at", Some(json!("2026-05-12T00:00:00.000Z")))],
        expect![[r#"
        entries[2].previous (baris 39, kolom 19): Rantai hash terputus: entri ini tidak menyambung ke entri sebelumnya dari penulis yang sama. Minta berkas asli.
        entries[2].previous (row 39, column 19): The hash chain is broken: this entry does not follow its writer's previous one. Ask for the original file.
    "#]],
    );
    check(
        &[("/entries/0/previous", Some(json!("0".repeat(64))))],
        expect![[r#"
        entries[0].previous (baris 13, kolom 19): Rantai hash terputus: entri ini tidak menyambung ke entri sebelumnya dari penulis yang sama. Minta berkas asli.
        entries[0].previous (row 13, column 19): The hash chain is broken: this entry does not follow its writer's previous one. Ask for the original file.
        entries[2].previous (baris 40, kolom 19): Rantai hash terputus: entri ini tidak menyambung ke entri sebelumnya dari penulis yang sama. Minta berkas asli.
        entries[2].previous (row 40, column 19): The hash chain is broken: this entry does not follow its writer's previous one. Ask for the original file.
    "#]],
    );
    check(
        &[("/entries/3", None)],
        expect![[r#"
        entries[4].previous (baris 72, kolom 19): Rantai hash terputus: entri ini tidak menyambung ke entri sebelumnya dari penulis yang sama. Minta berkas asli.
        entries[4].previous (row 72, column 19): The hash chain is broken: this entry does not follow its writer's previous one. Ask for the original file.
    "#]],
    );
}

#[test]
fn malformed_entries() {
    check(
        &[
            ("/entries/0/writer", Some(json!("laptop"))),
            ("/entries/0/counter", Some(json!(0))),
            ("/entries/0/at", Some(json!("12 Mei 2026"))),
            ("/entries/0/replaces", Some(json!(["1", "01@aaaaaaaaaaaaaaaa", "+1@aaaaaaaaaaaaaaaa", 1]))),
            ("/entries/0/previous", Some(json!("F".repeat(64)))),
            ("/entries/1/change/type", Some(json!("hapus"))),
            ("/entries/2/change", Some(json!({"type": "finalise", "covers": "semua", "alasan": ""}))),
            ("/entries/3/undoes", Some(json!("1@aaaaaaaaaaaaaaaa"))),
            ("/entries/4", Some(json!(null))),
        ],
        expect![[r#"
            entries[0].at (baris 4, kolom 13): Harus berupa waktu seperti 2026-05-12T01:02:03.456Z.
            entries[0].at (row 4, column 13): Must be a time such as 2026-05-12T01:02:03.456Z.
            entries[0].counter (baris 10, kolom 18): Harus berupa bilangan bulat yang tidak negatif dan tidak melebihi batas.
            entries[0].counter (row 10, column 18): Must be a whole number that is not negative and within range.
            entries[0].previous (baris 13, kolom 19): Harus berupa 64 angka heksadesimal huruf kecil.
            entries[0].previous (row 13, column 19): Must be 64 lower-case hexadecimal digits.
            entries[0].replaces[0] (baris 15, kolom 9): Harus berupa rujukan entri "penghitung@penulis".
            entries[0].replaces[0] (row 15, column 9): Must be an entry reference "counter@writer".
            entries[0].replaces[1] (baris 16, kolom 9): Harus berupa rujukan entri "penghitung@penulis".
            entries[0].replaces[1] (row 16, column 9): Must be an entry reference "counter@writer".
            entries[0].replaces[2] (baris 17, kolom 9): Harus berupa rujukan entri "penghitung@penulis".
            entries[0].replaces[2] (row 17, column 9): Must be an entry reference "counter@writer".
            entries[0].replaces[3] (baris 18, kolom 9): Harus berupa rujukan entri "penghitung@penulis".
            entries[0].replaces[3] (row 18, column 9): Must be an entry reference "counter@writer".
            entries[0].writer (baris 20, kolom 17): Harus berupa 16 karakter base32 huruf kecil.
            entries[0].writer (row 20, column 17): Must be 16 lower-case base32 characters.
            entries[1].change.type (baris 27, kolom 17): Harus salah satu dari: grade, not_applicable, clear, note, unsure, evidence, link, finalise, reopen.
            entries[1].change.type (row 27, column 17): Must be one of: grade, not_applicable, clear, note, unsure, evidence, link, finalise, reopen.
            entries[2].change.alasan (baris 38, kolom 19): Kunci ini tidak dikenal. Hapus, atau periksa ejaannya.
            entries[2].change.alasan (row 38, column 19): This key is unknown. Remove it, or check its spelling.
            entries[2].change.covers (baris 39, kolom 19): Harus berupa daftar [ ].
            entries[2].change.covers (row 39, column 19): Must be a list [ ].
            entries[4] (baris 66, kolom 5): Harus berupa objek { }.
            entries[4] (row 66, column 5): Must be an object { }.
        "#]],
    );
}

/// An empty text is a text, but neither a time nor a name of anything.
#[test]
fn empty_texts() {
    check(
        &[
            ("/fingerprint", Some(json!(""))),
            ("/entries/0/writer", Some(json!(""))),
            ("/entries/0/at", Some(json!(""))),
            ("/entries/0/replaces", Some(json!([""]))),
            ("/entries/0/previous", Some(json!(""))),
            ("/entries/1/undoes", Some(json!(""))),
            ("/entries/2/panelist", Some(json!(""))),
            ("/entries/3/change/type", Some(json!(""))),
        ],
        expect![[r#"
            entries[0].at (baris 4, kolom 13): Harus berupa waktu seperti 2026-05-12T01:02:03.456Z.
            entries[0].at (row 4, column 13): Must be a time such as 2026-05-12T01:02:03.456Z.
            entries[0].previous (baris 13, kolom 19): Harus berupa 64 angka heksadesimal huruf kecil.
            entries[0].previous (row 13, column 19): Must be 64 lower-case hexadecimal digits.
            entries[0].replaces[0] (baris 15, kolom 9): Harus berupa rujukan entri "penghitung@penulis".
            entries[0].replaces[0] (row 15, column 9): Must be an entry reference "counter@writer".
            entries[0].writer (baris 17, kolom 17): Harus berupa 16 karakter base32 huruf kecil.
            entries[0].writer (row 17, column 17): Must be 16 lower-case base32 characters.
            entries[1].undoes (baris 30, kolom 17): Harus berupa rujukan entri "penghitung@penulis".
            entries[1].undoes (row 30, column 17): Must be an entry reference "counter@writer".
            entries[2].panelist (baris 42, kolom 19): Teks wajib ini kosong. Isilah.
            entries[2].panelist (row 42, column 19): This required text is empty. Fill it in.
            entries[2].panelist (baris 42, kolom 19): Panelis "" tidak ada dalam putaran ini. Gunakan berkas dari putaran yang sama.
            entries[2].panelist (row 42, column 19): The round has no panelist "". Use a file of the same round.
            entries[3].change.type (baris 54, kolom 17): Harus salah satu dari: grade, not_applicable, clear, note, unsure, evidence, link, finalise, reopen.
            entries[3].change.type (row 54, column 17): Must be one of: grade, not_applicable, clear, note, unsure, evidence, link, finalise, reopen.
            fingerprint (baris 263, kolom 18): Harus berupa 64 angka heksadesimal huruf kecil.
            fingerprint (row 263, column 18): Must be 64 lower-case hexadecimal digits.
        "#]],
    );
}

/// What is wrong with the round hides nothing of what is wrong with entries, and the other way round.
#[test]
fn round_and_entries_at_once() {
    check(
        &[
            ("/entries/0/counter", Some(json!(-1))),
            ("/entries/1/change/level", Some(json!("Z"))),
            ("/entries/2/panelist", Some(json!("p9"))),
        ],
        expect![[r#"
            entries[0].counter (baris 10, kolom 18): Harus berupa bilangan bulat yang tidak negatif dan tidak melebihi batas.
            entries[0].counter (row 10, column 18): Must be a whole number that is not negative and within range.
            entries[1].change.level (baris 20, kolom 18): Indikator ini tidak memiliki tingkat "Z". Gunakan berkas dari putaran yang sama.
            entries[1].change.level (row 20, column 18): This indicator has no level "Z". Use a file of the same round.
            entries[2].panelist (baris 38, kolom 19): Panelis "p9" tidak ada dalam putaran ini. Gunakan berkas dari putaran yang sama.
            entries[2].panelist (row 38, column 19): The round has no panelist "p9". Use a file of the same round.
        "#]],
    );
    check(
        &[("/round/edition", Some(json!("satu"))), ("/entries/0/panelist", Some(json!("\u{202e}")))],
        expect![[r#"
            entries[0].panelist (baris 12, kolom 19): Teks memuat karakter kendali atau arah tulisan yang tidak terlihat (U+202E). Hapus karakter itu.
            entries[0].panelist (row 12, column 19): The text holds an invisible control or direction character (U+202E). Remove it.
            entries[2].previous (baris 39, kolom 19): Rantai hash terputus: entri ini tidak menyambung ke entri sebelumnya dari penulis yang sama. Minta berkas asli.
            entries[2].previous (row 39, column 19): The hash chain is broken: this entry does not follow its writer's previous one. Ask for the original file.
            round.edition (baris 282, kolom 16): Harus berupa bilangan bulat yang tidak negatif dan tidak melebihi batas.
            round.edition (row 282, column 16): Must be a whole number that is not negative and within range.
        "#]],
    );
}

fn entry(counter: u64, change: Change) -> Entry {
    Entry {
        id: EntryId { counter, writer: writer(9) },
        at: 1_778_547_600_000,
        sheet: key("p3", "99.02"),
        change,
        replaces: Vec::new(),
        intent: Intent::Do,
        previous: None,
    }
}

/// Writes `entries` with good hashes all the same, each chained to the one before it by the same writer.
fn check_entries(mut entries: Vec<Entry>, expected: Expect) {
    let mut previous: Option<Hash> = None;
    for entry in &mut entries {
        entry.previous = previous;
        previous = Some(hash_of(entry));
    }
    check_unchained(entries, expected);
}

fn check_unchained(entries: Vec<Entry>, expected: Expect) {
    let sealed: Vec<Sealed> =
        entries.into_iter().map(|entry| Sealed { hash: hash_of(&entry), entry }).collect();
    expected.assert_eq(&said(rows(&tree(&sheets_file(&round(), &sealed))).as_bytes()));
}

#[test]
fn what_the_round_does_not_know() {
    check_entries(
        vec![entry(1, grade("9.9", "A"))],
        expect![[r#"
        entries[0].change.indicator (baris 6, kolom 22): Rubrik tidak memiliki indikator "9.9". Gunakan berkas dari putaran yang sama.
        entries[0].change.indicator (row 6, column 22): The rubric has no indicator "9.9". Use a file of the same round.
    "#]],
    );
    check_entries(
        vec![entry(1, grade("1.1", "E"))],
        expect![[r#"
        entries[0].change.level (baris 7, kolom 18): Indikator ini tidak memiliki tingkat "E". Gunakan berkas dari putaran yang sama.
        entries[0].change.level (row 7, column 18): This indicator has no level "E". Use a file of the same round.
    "#]],
    );
    check_entries(
        vec![entry(1, Change::NotApplicable { indicator: "1.1".to_owned() })],
        expect![[r#"
        entries[0].change.type (baris 7, kolom 17): Rubrik tidak mengizinkan "tidak berlaku" untuk indikator ini. Pilih salah satu tingkat.
        entries[0].change.type (row 7, column 17): The rubric does not allow "not applicable" for this indicator. Choose a level.
    "#]],
    );
    let sheet: SheetKey = key("Bu Sri", "Kab. Banjar");
    check_entries(
        vec![Entry { sheet, ..entry(1, grade("1.1", "A")) }],
        expect![[r#"
        entries[0].district (baris 11, kolom 19): Kabupaten/kota "Kab. Banjar" tidak ada dalam putaran ini. Gunakan berkas dari putaran yang sama.
        entries[0].district (row 11, column 19): The round has no district "Kab. Banjar". Use a file of the same round.
        entries[0].panelist (baris 12, kolom 19): Panelis "Bu Sri" tidak ada dalam putaran ini. Gunakan berkas dari putaran yang sama.
        entries[0].panelist (row 12, column 19): The round has no panelist "Bu Sri". Use a file of the same round.
    "#]],
    );
}

#[test]
fn texts_that_cannot_be() {
    let note = |text: &str| Change::Note { indicator: "1.1".to_owned(), text: text.to_owned() };
    check_entries(
        vec![entry(1, note("baik\u{202e}kurang")), entry(2, note("\u{7}"))],
        expect![[r#"
        entries[0].change.text (baris 7, kolom 17): Teks memuat karakter kendali atau arah tulisan yang tidak terlihat (U+202E). Hapus karakter itu.
        entries[0].change.text (row 7, column 17): The text holds an invisible control or direction character (U+202E). Remove it.
        entries[1].change.text (baris 20, kolom 17): Teks memuat karakter kendali atau arah tulisan yang tidak terlihat (U+0007). Hapus karakter itu.
        entries[1].change.text (row 20, column 17): The text holds an invisible control or direction character (U+0007). Remove it.
    "#]],
    );
    check_entries(
        vec![entry(1, note(&"x".repeat(4_001))), entry(2, note(&"x".repeat(4_000)))],
        expect![[r#"
        entries[0].change.text (baris 7, kolom 17): Teks lebih panjang dari 4000 karakter. Persingkat.
        entries[0].change.text (row 7, column 17): The text is longer than 4000 characters. Shorten it.
    "#]],
    );
    check_entries(
        vec![entry(1, Change::Reopen { reason: "  ".to_owned() })],
        expect![[r#"
        entries[0].change.reason (baris 6, kolom 19): Teks wajib ini kosong. Isilah.
        entries[0].change.reason (row 6, column 19): This required text is empty. Fill it in.
    "#]],
    );
}

#[test]
fn counters_that_go_backwards() {
    check_entries(
        vec![entry(2, grade("1.1", "A")), entry(1, grade("1.1", "B"))],
        expect![[r#"
        entries[1].counter (baris 23, kolom 18): Penghitung mundur atau berulang untuk penulis ini; riwayat telah diubah. Minta berkas asli.
        entries[1].counter (row 23, column 18): The writer's counter goes backwards or repeats; the history was altered. Ask for the original file.
    "#]],
    );
    check_entries(
        vec![entry(2, grade("1.1", "A")), entry(2, grade("1.1", "B"))],
        expect![[r#"
        entries[1].counter (baris 23, kolom 18): Penghitung mundur atau berulang untuk penulis ini; riwayat telah diubah. Minta berkas asli.
        entries[1].counter (row 23, column 18): The writer's counter goes backwards or repeats; the history was altered. Ask for the original file.
    "#]],
    );
}

#[test]
fn broken_chains() {
    check_unchained(
        vec![entry(1, grade("1.1", "A")), entry(2, grade("1.1", "B"))],
        expect![[r#"
        entries[1].previous (baris 16, kolom 5): Rantai hash terputus: entri ini tidak menyambung ke entri sebelumnya dari penulis yang sama. Minta berkas asli.
        entries[1].previous (row 16, column 5): The hash chain is broken: this entry does not follow its writer's previous one. Ask for the original file.
    "#]],
    );
}

#[test]
fn replacing_what_is_not_older() {
    let of = EntryId { counter: 7, writer: writer(8) };
    let mut replacing = entry(7, grade("1.1", "A"));
    replacing.replaces = vec![EntryId { counter: 6, ..of.clone() }, of];
    check_entries(
        vec![replacing],
        expect![[r#"
        entries[0].replaces[1] (baris 15, kolom 9): Entri ini mengganti entri yang tidak lebih lama darinya; riwayat telah diubah. Minta berkas asli.
        entries[0].replaces[1] (row 15, column 9): This entry replaces one that is not older than itself; the history was altered. Ask for the original file.
    "#]],
    );
}

/// The entries of one writer may stand apart, but in order.
#[test]
fn entries_of_different_writers_may_stand_in_any_order() {
    let journal = journal();
    let mut sealed: Vec<Sealed> = journal.entries().cloned().collect();
    sealed.sort_by_key(|sealed| (sealed.entry.id.writer.clone(), sealed.entry.id.counter));
    expect![[r#"
        (good)
    "#]]
    .assert_eq(&said(sheets_file(&round(), &sealed).as_bytes()));
    sealed.reverse();
    assert!(said(sheets_file(&round(), &sealed).as_bytes()).contains("counter goes backwards"));
}

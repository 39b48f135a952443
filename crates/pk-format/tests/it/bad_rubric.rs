//! Rubrics that somebody wrote by hand, and wrongly.

use crate::edit::{rows, said, sample_rubric, set};
use expect_test::{Expect, expect};
use serde_json::{Value, json};

const FIRST: &str = "/rubric/tracks/0/components/0";
const INDICATOR: &str = "/rubric/tracks/0/components/0/sections/0/indicators/0";

/// Sets each value in a good rubric, or removes it, and says what is wrong then.
fn check(edits: &[(String, Option<Value>)], expected: Expect) {
    let mut tree = sample_rubric();
    for (pointer, value) in edits {
        set(&mut tree, pointer, value.clone());
    }
    expected.assert_eq(&said(rows(&tree).as_bytes()));
}

fn check_one(pointer: &str, value: Value, expected: Expect) {
    check(&[(pointer.to_owned(), Some(value))], expected);
}

fn check_text(from: &str, to: &str, expected: Expect) {
    let text = rows(&sample_rubric());
    assert!(text.contains(from), "{from}");
    expected.assert_eq(&said(text.replacen(from, to, 1).as_bytes()));
}

#[test]
fn good() {
    check(
        &[],
        expect![[r#"
        (good)
    "#]],
    );
}

#[test]
fn duplicate_keys() {
    check_text(
        "\"edition\": 1,",
        "\"edition\": 1,\n    \"edition\": 2,",
        expect![[r#"
        rubric.edition (baris 5, kolom 16): Kunci ini tertulis dua kali. Hapus salah satunya.
        rubric.edition (row 5, column 16): This key stands twice. Remove one of them.
    "#]],
    );
}

#[test]
fn unknown_keys() {
    check_one(
        "/rubrik",
        json!(1),
        expect![[r#"
        rubrik (baris 233, kolom 13): Kunci ini tidak dikenal. Hapus, atau periksa ejaannya.
        rubrik (row 233, column 13): This key is unknown. Remove it, or check its spelling.
    "#]],
    );
    check_one(
        &format!("{INDICATOR}/catatan"),
        json!("x"),
        expect![[r#"
        rubric.tracks[0].components[0].sections[0].indicators[0].catatan (baris 33, kolom 32): Kunci ini tidak dikenal. Hapus, atau periksa ejaannya.
        rubric.tracks[0].components[0].sections[0].indicators[0].catatan (row 33, column 32): This key is unknown. Remove it, or check its spelling.
    "#]],
    );
    check_one(
        "/rubric/tracks/0/scale",
        json!({"type": "points", "of": 100}),
        expect![[r#"
        rubric.tracks[0].scale.of (baris 227, kolom 17): Kunci ini tidak dikenal. Hapus, atau periksa ejaannya.
        rubric.tracks[0].scale.of (row 227, column 17): This key is unknown. Remove it, or check its spelling.
    "#]],
    );
}

#[test]
fn missing_keys() {
    check(
        &[("/rubric".to_owned(), None)],
        expect![[r#"
        rubric (baris 1, kolom 1): Bagian wajib ini tidak ada. Tambahkan.
        rubric (row 1, column 1): This required part is missing. Add it.
    "#]],
    );
    check(
        &[
            (format!("{INDICATOR}/levels"), None),
            (format!("{INDICATOR}/not_applicable"), None),
            (format!("{INDICATOR}/label/provenance"), None),
            ("/rubric/tracks/0/scale/of".to_owned(), None),
        ],
        expect![[r#"
            rubric.tracks[0].components[0].sections[0].indicators[0].not_applicable (baris 32, kolom 19): Bagian wajib ini tidak ada. Tambahkan.
            rubric.tracks[0].components[0].sections[0].indicators[0].not_applicable (row 32, column 19): This required part is missing. Add it.
            rubric.tracks[0].components[0].sections[0].indicators[0].levels (baris 32, kolom 19): Bagian wajib ini tidak ada. Tambahkan.
            rubric.tracks[0].components[0].sections[0].indicators[0].levels (row 32, column 19): This required part is missing. Add it.
            rubric.tracks[0].components[0].sections[0].indicators[0].label.provenance (baris 44, kolom 30): Bagian wajib ini tidak ada. Tambahkan.
            rubric.tracks[0].components[0].sections[0].indicators[0].label.provenance (row 44, column 30): This required part is missing. Add it.
            rubric.tracks[0].scale.of (baris 190, kolom 18): Bagian wajib ini tidak ada. Tambahkan.
            rubric.tracks[0].scale.of (row 190, column 18): This required part is missing. Add it.
        "#]],
    );
}

#[test]
fn wrong_types() {
    check(
        &[
            ("/rubric/id".to_owned(), Some(json!(7))),
            ("/rubric/edition".to_owned(), Some(json!("1"))),
            ("/rubric/sources".to_owned(), Some(json!({}))),
            ("/rubric/title".to_owned(), Some(json!("Rubrik"))),
            (format!("{INDICATOR}/not_applicable"), Some(json!("ya"))),
            (format!("{INDICATOR}/weight/value"), Some(json!("1"))),
            (format!("{INDICATOR}/label/provenance"), Some(json!("resmi"))),
            ("/rubric/tracks/0/scale/type".to_owned(), Some(json!("persen"))),
        ],
        expect![[r#"
            rubric.edition (baris 5, kolom 16): Harus berupa bilangan bulat yang tidak negatif dan tidak melebihi batas.
            rubric.edition (row 5, column 16): Must be a whole number that is not negative and within range.
            rubric.id (baris 6, kolom 11): Harus berupa teks.
            rubric.id (row 6, column 11): Must be text.
            rubric.sources (baris 7, kolom 16): Harus berupa daftar [ ].
            rubric.sources (row 7, column 16): Must be a list [ ].
            rubric.title (baris 8, kolom 14): Harus berupa objek { }.
            rubric.title (row 8, column 14): Must be an object { }.
            rubric.tracks[0].components[0].sections[0].indicators[0].label.provenance (baris 35, kolom 37): Harus salah satu dari: official, printed, derived, inferred, template.
            rubric.tracks[0].components[0].sections[0].indicators[0].label.provenance (row 35, column 37): Must be one of: official, printed, derived, inferred, template.
            rubric.tracks[0].components[0].sections[0].indicators[0].not_applicable (baris 73, kolom 39): Harus berupa true atau false.
            rubric.tracks[0].components[0].sections[0].indicators[0].not_applicable (row 73, column 39): Must be true or false.
            rubric.tracks[0].components[0].sections[0].indicators[0].weight.value (baris 76, kolom 32): Harus berupa bilangan dengan paling banyak tiga angka desimal, tanpa eksponen.
            rubric.tracks[0].components[0].sections[0].indicators[0].weight.value (row 76, column 32): Must be a number with at most three decimal places and no exponent.
            rubric.tracks[0].scale.type (baris 218, kolom 19): Harus salah satu dari: points, share.
            rubric.tracks[0].scale.type (row 218, column 19): Must be one of: points, share.
        "#]],
    );
    check_one(
        "/rubric",
        json!([]),
        expect![[r#"
        rubric (baris 4, kolom 13): Harus berupa objek { }.
        rubric (row 4, column 13): Must be an object { }.
    "#]],
    );
}

#[test]
fn numbers() {
    let value = &format!("{INDICATOR}/weight/value");
    check_one(
        value,
        json!(1.0001),
        expect![[r#"
        rubric.tracks[0].components[0].sections[0].indicators[0].weight.value (baris 86, kolom 32): Harus berupa bilangan dengan paling banyak tiga angka desimal, tanpa eksponen.
        rubric.tracks[0].components[0].sections[0].indicators[0].weight.value (row 86, column 32): Must be a number with at most three decimal places and no exponent.
    "#]],
    );
    check_one(
        value,
        json!(1e300),
        expect![[r#"
        rubric.tracks[0].components[0].sections[0].indicators[0].weight.value (baris 86, kolom 32): Harus berupa bilangan dengan paling banyak tiga angka desimal, tanpa eksponen.
        rubric.tracks[0].components[0].sections[0].indicators[0].weight.value (row 86, column 32): Must be a number with at most three decimal places and no exponent.
    "#]],
    );
    check_one(
        value,
        json!(10_000.001),
        expect![[r#"
        rubric.tracks[0].components[0].sections[0].indicators[0].weight.value (baris 86, kolom 32): Bilangan di luar rentang. Tulis antara 0 dan 10000.
        rubric.tracks[0].components[0].sections[0].indicators[0].weight.value (row 86, column 32): The number is out of range. Write one between 0 and 10000.
    "#]],
    );
    check_one(
        "/rubric/edition",
        json!(4_294_967_296_u64),
        expect![[r#"
        rubric.edition (baris 5, kolom 16): Harus berupa bilangan bulat yang tidak negatif dan tidak melebihi batas.
        rubric.edition (row 5, column 16): Must be a whole number that is not negative and within range.
    "#]],
    );
    check_one(
        "/rubric/edition",
        json!(0),
        expect![[r#"
        rubric.edition (baris 5, kolom 16): Bilangan di luar rentang. Tulis antara 1 dan 4294967295.
        rubric.edition (row 5, column 16): The number is out of range. Write one between 1 and 4294967295.
    "#]],
    );
    check_one(
        "/rubric/edition",
        json!(-1),
        expect![[r#"
        rubric.edition (baris 5, kolom 16): Harus berupa bilangan bulat yang tidak negatif dan tidak melebihi batas.
        rubric.edition (row 5, column 16): Must be a whole number that is not negative and within range.
    "#]],
    );
    check_text(
        "\"of\": 100",
        "\"of\": 1e2",
        expect![[r#"
        rubric.tracks[0].scale.of (baris 227, kolom 17): Harus berupa bilangan dengan paling banyak tiga angka desimal, tanpa eksponen.
        rubric.tracks[0].scale.of (row 227, column 17): Must be a number with at most three decimal places and no exponent.
    "#]],
    );
    check_text(
        "\"of\": 100",
        "\"of\": 9223372036854775807",
        expect![[r#"
        rubric.tracks[0].scale.of (baris 227, kolom 17): Harus berupa bilangan dengan paling banyak tiga angka desimal, tanpa eksponen.
        rubric.tracks[0].scale.of (row 227, column 17): Must be a number with at most three decimal places and no exponent.
    "#]],
    );
    check_text(
        "\"of\": 100",
        "\"of\": 100.0000",
        expect![[r#"
        (good)
    "#]],
    );
}

#[test]
fn weights() {
    let value = |weight: i32| Some(json!({"value": weight, "provenance": "template"}));
    check(
        &[(format!("{FIRST}/weight"), value(-1))],
        expect![[r#"
        rubric.tracks[0].components[0].weight.value (baris 152, kolom 24): Bobot negatif. Tulis 0 atau lebih.
        rubric.tracks[0].components[0].weight.value (row 152, column 24): The weight is negative. Write 0 or more.
    "#]],
    );
    check(
        &[
            (format!("{FIRST}/weight"), value(0)),
            ("/rubric/tracks/0/components/1/weight".to_owned(), value(0)),
        ],
        expect![[r#"
            rubric.tracks[0].components (baris 21, kolom 23): Jumlah bobot nol, sehingga tidak ada yang dihitung. Beri paling sedikit satu bobot di atas 0.
            rubric.tracks[0].components (row 21, column 23): The weights sum to zero, so nothing would count. Give at least one a weight above 0.
        "#]],
    );
    check(
        &[(format!("{INDICATOR}/weight"), value(-2))],
        expect![[r#"
        rubric.tracks[0].components[0].sections[0].indicators[0].weight.value (baris 86, kolom 32): Bobot negatif. Tulis 0 atau lebih.
        rubric.tracks[0].components[0].sections[0].indicators[0].weight.value (row 86, column 32): The weight is negative. Write 0 or more.
    "#]],
    );
}

#[test]
fn codes() {
    check_one(
        &format!("{INDICATOR}/levels/1/code"),
        json!("A"),
        expect![[r#"
        rubric.tracks[0].components[0].sections[0].indicators[0].levels[1].code (baris 62, kolom 33): Kode "A" dipakai dua kali. Beri kode yang berbeda.
        rubric.tracks[0].components[0].sections[0].indicators[0].levels[1].code (row 62, column 33): The code "A" is used twice. Give each its own.
    "#]],
    );
    check_one(
        &format!("{INDICATOR}/code"),
        json!("P.1"),
        expect![[r#"
        rubric.tracks[0].components[1].sections[0].indicators[0].code (baris 167, kolom 29): Kode "P.1" dipakai dua kali. Beri kode yang berbeda.
        rubric.tracks[0].components[1].sections[0].indicators[0].code (row 167, column 29): The code "P.1" is used twice. Give each its own.
    "#]],
    );
    check_one(
        &format!("{INDICATOR}/code"),
        json!("1 1"),
        expect![[r#"
        rubric.tracks[0].components[0].sections[0].indicators[0].code (baris 33, kolom 29): Kode terlalu panjang atau memuat spasi. Persingkat dan hilangkan spasinya.
        rubric.tracks[0].components[0].sections[0].indicators[0].code (row 33, column 29): The code is too long or holds spaces. Shorten it and remove the spaces.
    "#]],
    );
    check_one(
        &format!("{INDICATOR}/code"),
        json!(""),
        expect![[r#"
        rubric.tracks[0].components[0].sections[0].indicators[0].code (baris 33, kolom 29): Teks wajib ini kosong. Isilah.
        rubric.tracks[0].components[0].sections[0].indicators[0].code (row 33, column 29): This required text is empty. Fill it in.
    "#]],
    );
}

#[test]
fn sources() {
    check_one(
        &format!("{INDICATOR}/label/source"),
        json!("sk-2"),
        expect![[r#"
        rubric.tracks[0].components[0].sections[0].indicators[0].label.source (baris 46, kolom 33): Sumber "sk-2" tidak ada dalam daftar sumber. Tambahkan di "sources", atau perbaiki namanya.
        rubric.tracks[0].components[0].sections[0].indicators[0].label.source (row 46, column 33): There is no source "sk-2". Add it to "sources", or correct the name.
    "#]],
    );
    check(
        &[(format!("{INDICATOR}/label/source"), None)],
        expect![[r#"
        rubric.tracks[0].components[0].sections[0].indicators[0].label (baris 44, kolom 30): Teks atau bilangan bertanda resmi atau tercetak harus menyebut sumber. Tambahkan "source", atau tandai sebagai template.
        rubric.tracks[0].components[0].sections[0].indicators[0].label (row 44, column 30): What is marked official or printed must name its source. Add "source", or mark it as template.
    "#]],
    );
}

#[test]
fn hidden_characters() {
    check_one(
        "/rubric/title/text",
        json!("Rubrik\u{202e}contoh"),
        expect![[r#"
        rubric.title.text (baris 17, kolom 15): Teks memuat karakter kendali atau arah tulisan yang tidak terlihat (U+202E). Hapus karakter itu.
        rubric.title.text (row 17, column 15): The text holds an invisible control or direction character (U+202E). Remove it.
    "#]],
    );
    check_one(
        "/rubric/title/text",
        json!("Rubrik\u{0}contoh"),
        expect![[r#"
        rubric.title.text (baris 17, kolom 15): Teks memuat karakter kendali atau arah tulisan yang tidak terlihat (U+0000). Hapus karakter itu.
        rubric.title.text (row 17, column 15): The text holds an invisible control or direction character (U+0000). Remove it.
    "#]],
    );
    check_one(
        "/rubric/title/text",
        json!("Rubrik\rcontoh"),
        expect![[r#"
        rubric.title.text (baris 17, kolom 15): Teks memuat karakter kendali atau arah tulisan yang tidak terlihat (U+000D). Hapus karakter itu.
        rubric.title.text (row 17, column 15): The text holds an invisible control or direction character (U+000D). Remove it.
    "#]],
    );
}

#[test]
fn points() {
    let levels = &format!("{INDICATOR}/levels");
    let level = |code: &str, points: f64| json!({"code": code, "points": {"value": points, "provenance": "template"}});
    check_one(
        levels,
        json!([level("A", -1.0), level("B", -2.0)]),
        expect![[r#"
        rubric.tracks[0].components[0].sections[0].indicators[0].levels (baris 49, kolom 31): Tingkat terbaik bernilai di bawah 0. Beri paling sedikit satu tingkat poin 0 atau lebih.
        rubric.tracks[0].components[0].sections[0].indicators[0].levels (row 49, column 31): The best level earns less than 0. Give at least one level 0 points or more.
    "#]],
    );
    check_one(
        levels,
        json!([level("A", 1.0)]),
        expect![[r#"
        rubric.tracks[0].components[0].sections[0].indicators[0].levels (baris 49, kolom 31): Daftar ini memerlukan paling sedikit 2 butir. Tambahkan.
        rubric.tracks[0].components[0].sections[0].indicators[0].levels (row 49, column 31): This list needs at least 2 items. Add more.
    "#]],
    );
    check_one(
        levels,
        json!([level("A", 10_000.5), level("B", 0.0)]),
        expect![[r#"
        rubric.tracks[0].components[0].sections[0].indicators[0].levels[0].points.value (baris 54, kolom 36): Bilangan di luar rentang. Tulis antara -10000 dan 10000.
        rubric.tracks[0].components[0].sections[0].indicators[0].levels[0].points.value (row 54, column 36): The number is out of range. Write one between -10000 and 10000.
    "#]],
    );
    check_one(
        "/rubric/tracks/0/components/1/sections/0/indicators/0/levels",
        json!([level("A", 0.0), level("B", -1.0)]),
        expect![[r#"
            rubric.tracks[0].components[1] (baris 156, kolom 11): Komponen ini tidak dapat memperoleh poin, padahal jalur dihitung sebagai persentase. Beri poin di atas 0.
            rubric.tracks[0].components[1] (row 156, column 11): This component can earn no points, but the track is scored as a share. Give points above 0.
        "#]],
    );
}

/// What cannot be read keeps nothing else from being checked, and nothing is said of what stands in for it.
#[test]
fn missing_parts_and_wrong_values_at_once() {
    check(
        &[
            ("/rubric/id".to_owned(), None),
            ("/rubric/sources/0/id".to_owned(), Some(json!(1))),
            ("/rubric/tracks/0/name/provenance".to_owned(), Some(json!("resmi"))),
            (format!("{FIRST}/weight/value"), Some(json!("banyak"))),
            (format!("{INDICATOR}/levels/0/points"), None),
            (format!("{INDICATOR}/levels/2/code"), Some(json!("B"))),
            (format!("{INDICATOR}/weight/value"), Some(json!(-1))),
            ("/rubric/tracks/0/components/1/sections".to_owned(), None),
            ("/rubric/tracks/0/components/1/weight/value".to_owned(), Some(json!(-1))),
        ],
        expect![[r#"
            rubric.id (baris 4, kolom 13): Bagian wajib ini tidak ada. Tambahkan.
            rubric.id (row 4, column 13): This required part is missing. Add it.
            rubric.sources[0].id (baris 9, kolom 15): Harus berupa teks.
            rubric.sources[0].id (row 9, column 15): Must be text.
            rubric.tracks[0].components[0].sections[0].indicators[0].levels[0].points (baris 49, kolom 23): Bagian wajib ini tidak ada. Tambahkan.
            rubric.tracks[0].components[0].sections[0].indicators[0].levels[0].points (row 49, column 23): This required part is missing. Add it.
            rubric.tracks[0].components[0].sections[0].indicators[0].levels[2].code (baris 64, kolom 33): Kode "B" dipakai dua kali. Beri kode yang berbeda.
            rubric.tracks[0].components[0].sections[0].indicators[0].levels[2].code (row 64, column 33): The code "B" is used twice. Give each its own.
            rubric.tracks[0].components[0].sections[0].indicators[0].weight.value (baris 81, kolom 32): Bobot negatif. Tulis 0 atau lebih.
            rubric.tracks[0].components[0].sections[0].indicators[0].weight.value (row 81, column 32): The weight is negative. Write 0 or more.
            rubric.tracks[0].components[0].weight.value (baris 148, kolom 24): Harus berupa bilangan dengan paling banyak tiga angka desimal, tanpa eksponen.
            rubric.tracks[0].components[0].weight.value (row 148, column 24): Must be a number with at most three decimal places and no exponent.
            rubric.tracks[0].components[1].sections (baris 151, kolom 11): Bagian wajib ini tidak ada. Tambahkan.
            rubric.tracks[0].components[1].sections (row 151, column 11): This required part is missing. Add it.
            rubric.tracks[0].components[1].weight.value (baris 160, kolom 24): Bobot negatif. Tulis 0 atau lebih.
            rubric.tracks[0].components[1].weight.value (row 160, column 24): The weight is negative. Write 0 or more.
            rubric.tracks[0].name.provenance (baris 166, kolom 25): Harus salah satu dari: official, printed, derived, inferred, template.
            rubric.tracks[0].name.provenance (row 166, column 25): Must be one of: official, printed, derived, inferred, template.
        "#]],
    );
}

#[test]
fn many_problems_at_once_in_the_order_of_the_file() {
    let source =
        json!({"id": "sk-1", "title": "Sekali lagi", "date": "kemarin", "url": "javascript:alert(1)"});
    let mut tree = sample_rubric();
    tree["rubric"]["sources"].as_array_mut().unwrap().push(source);
    let edits = [
        ("/rubric/edition".to_owned(), json!(0)),
        ("/rubric/title/text".to_owned(), json!("Rubrik \u{2066}contoh")),
        ("/rubric/title/source".to_owned(), json!("tidak-ada")),
        (format!("{FIRST}/weight/value"), json!(-60)),
        (format!("{INDICATOR}/levels/3/code"), json!("A")),
        (format!("{INDICATOR}/levels/0/uraian"), json!("x")),
        (format!("{INDICATOR}/evidence/1/text"), json!("")),
        ("/rubric/tracks/0/components/1/id".to_owned(), json!("dokumen")),
        ("/rubric/tracks/0/scale/of".to_owned(), json!(0.5)),
        ("/tambahan".to_owned(), json!([])),
    ];
    for (pointer, value) in edits {
        set(&mut tree, &pointer, Some(value));
    }
    let text =
        rows(&tree).replacen("\"kind\": \"rubric\"", "\"kind\": \"rubric\",\n  \"kind\": \"rubric\"", 1);
    expect![[r#"
        kind (baris 3, kolom 11): Kunci ini tertulis dua kali. Hapus salah satunya.
        kind (row 3, column 11): This key stands twice. Remove one of them.
        rubric.edition (baris 6, kolom 16): Bilangan di luar rentang. Tulis antara 1 dan 4294967295.
        rubric.edition (row 6, column 16): The number is out of range. Write one between 1 and 4294967295.
        rubric.sources[1].date (baris 16, kolom 17): Bukan tanggal. Tulis seperti 2026, 2026-05, atau 2026-05-12.
        rubric.sources[1].date (row 16, column 17): This is not a date. Write it as 2026, 2026-05 or 2026-05-12.
        rubric.sources[1].id (baris 17, kolom 15): Kode "sk-1" dipakai dua kali. Beri kode yang berbeda.
        rubric.sources[1].id (row 17, column 15): The code "sk-1" is used twice. Give each its own.
        rubric.sources[1].url (baris 19, kolom 16): Bukan alamat web. Tulis alamat lengkap yang dimulai dengan https:// atau http://.
        rubric.sources[1].url (row 19, column 16): This is not a web address. Write the whole address, beginning with https:// or http://.
        rubric.title.source (baris 24, kolom 17): Sumber "tidak-ada" tidak ada dalam daftar sumber. Tambahkan di "sources", atau perbaiki namanya.
        rubric.title.source (row 24, column 17): There is no source "tidak-ada". Add it to "sources", or correct the name.
        rubric.title.text (baris 25, kolom 15): Teks memuat karakter kendali atau arah tulisan yang tidak terlihat (U+2066). Hapus karakter itu.
        rubric.title.text (row 25, column 15): The text holds an invisible control or direction character (U+2066). Remove it.
        rubric.tracks[0].components[0].sections[0].indicators[0].evidence[1].text (baris 49, kolom 33): Teks wajib ini kosong. Isilah.
        rubric.tracks[0].components[0].sections[0].indicators[0].evidence[1].text (row 49, column 33): This required text is empty. Fill it in.
        rubric.tracks[0].components[0].sections[0].indicators[0].levels[0].uraian (baris 68, kolom 35): Kunci ini tidak dikenal. Hapus, atau periksa ejaannya.
        rubric.tracks[0].components[0].sections[0].indicators[0].levels[0].uraian (row 68, column 35): This key is unknown. Remove it, or check its spelling.
        rubric.tracks[0].components[0].sections[0].indicators[0].levels[3].code (baris 85, kolom 33): Kode "A" dipakai dua kali. Beri kode yang berbeda.
        rubric.tracks[0].components[0].sections[0].indicators[0].levels[3].code (row 85, column 33): The code "A" is used twice. Give each its own.
        rubric.tracks[0].components[0].weight.value (baris 162, kolom 24): Bobot negatif. Tulis 0 atau lebih.
        rubric.tracks[0].components[0].weight.value (row 162, column 24): The weight is negative. Write 0 or more.
        rubric.tracks[0].components[1].id (baris 166, kolom 19): Kode "dokumen" dipakai dua kali. Beri kode yang berbeda.
        rubric.tracks[0].components[1].id (row 166, column 19): The code "dokumen" is used twice. Give each its own.
        rubric.tracks[0].scale.of (baris 236, kolom 17): Bilangan di luar rentang. Tulis antara 1 dan 10000.
        rubric.tracks[0].scale.of (row 236, column 17): The number is out of range. Write one between 1 and 10000.
        tambahan (baris 242, kolom 15): Kunci ini tidak dikenal. Hapus, atau periksa ejaannya.
        tambahan (row 242, column 15): This key is unknown. Remove it, or check its spelling.
    "#]].assert_eq(&said(text.as_bytes()));
}

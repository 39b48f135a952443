//! Bytes that are no file of ours at all.

use crate::edit::{rows, said, sample_rubric, sample_sheets, set};
use expect_test::{Expect, expect};
use pk_format::MOST_BYTES;
use serde_json::json;

fn check(bytes: &[u8], expected: Expect) {
    expected.assert_eq(&said(bytes));
}

#[test]
fn empty() {
    check(
        b"",
        expect![[r#"
        Berkas kosong. Pilih berkas yang diekspor oleh aplikasi ini.
        The file is empty. Choose a file that this application exported.
    "#]],
    );
    check(
        b" \r\n\t",
        expect![[r#"
        Berkas kosong. Pilih berkas yang diekspor oleh aplikasi ini.
        The file is empty. Choose a file that this application exported.
    "#]],
    );
    check(
        "\u{feff}".as_bytes(),
        expect![[r#"
            Berkas kosong. Pilih berkas yang diekspor oleh aplikasi ini.
            The file is empty. Choose a file that this application exported.
        "#]],
    );
}

#[test]
fn not_utf_8() {
    check(
        b"{\"format\": \"penilaian\xff-kinerja\"}",
        expect![[r#"
        format (baris 1, kolom 31): Teks bukan JSON yang sah di tempat ini. Gunakan berkas asli yang belum diubah.
        format (row 1, column 31): The text is not valid JSON at this place. Use the original, unedited file.
    "#]],
    );
    check(
        b"\xff\xfe{\0}\0",
        expect![[r#"
        baris 1, kolom 1: Teks bukan JSON yang sah di tempat ini. Gunakan berkas asli yang belum diubah.
        row 1, column 1: The text is not valid JSON at this place. Use the original, unedited file.
    "#]],
    );
    check(
        b"PK\x03\x04\x14\0\0\0",
        expect![[r#"
        baris 1, kolom 1: Teks bukan JSON yang sah di tempat ini. Gunakan berkas asli yang belum diubah.
        row 1, column 1: The text is not valid JSON at this place. Use the original, unedited file.
    "#]],
    );
}

#[test]
fn broken() {
    check(
        b"{\"format\": penilaian}",
        expect![[r#"
        format (baris 1, kolom 12): Teks bukan JSON yang sah di tempat ini. Gunakan berkas asli yang belum diubah.
        format (row 1, column 12): The text is not valid JSON at this place. Use the original, unedited file.
    "#]],
    );
    check(
        b"{\"format\": \"penilaian-kinerja\",\n \"version\" 1}",
        expect![[r#"
        version (baris 2, kolom 12): Teks bukan JSON yang sah di tempat ini. Gunakan berkas asli yang belum diubah.
        version (row 2, column 12): The text is not valid JSON at this place. Use the original, unedited file.
    "#]],
    );
    check(
        b"{\"a\": [1, 2}}",
        expect![[r#"
        a[2] (baris 1, kolom 12): Teks bukan JSON yang sah di tempat ini. Gunakan berkas asli yang belum diubah.
        a[2] (row 1, column 12): The text is not valid JSON at this place. Use the original, unedited file.
    "#]],
    );
    check(
        b"{} {}",
        expect![[r#"
        baris 1, kolom 4: Teks bukan JSON yang sah di tempat ini. Gunakan berkas asli yang belum diubah.
        row 1, column 4: The text is not valid JSON at this place. Use the original, unedited file.
    "#]],
    );
    check(
        b"<!doctype html>",
        expect![[r#"
        baris 1, kolom 1: Teks bukan JSON yang sah di tempat ini. Gunakan berkas asli yang belum diubah.
        row 1, column 1: The text is not valid JSON at this place. Use the original, unedited file.
    "#]],
    );
    check(
        b"{\"a\": 01}",
        expect![[r#"
        baris 1, kolom 8: Teks bukan JSON yang sah di tempat ini. Gunakan berkas asli yang belum diubah.
        row 1, column 8: The text is not valid JSON at this place. Use the original, unedited file.
    "#]],
    );
    check(
        b"{\"a\": \"\\ud800 dan seterusnya\"}",
        expect![[r#"
        a (baris 1, kolom 29): Teks bukan JSON yang sah di tempat ini. Gunakan berkas asli yang belum diubah.
        a (row 1, column 29): The text is not valid JSON at this place. Use the original, unedited file.
    "#]],
    );
    check(
        b"]",
        expect![[r#"
        baris 1, kolom 1: Teks bukan JSON yang sah di tempat ini. Gunakan berkas asli yang belum diubah.
        row 1, column 1: The text is not valid JSON at this place. Use the original, unedited file.
    "#]],
    );
}

/// Where the text ends, and in which part of the file that is.
#[test]
fn truncated() {
    let text = rows(&sample_sheets());
    check(
        b"{",
        expect![[r#"
        baris 1, kolom 2: Berkas terpotong di tempat ini. Minta atau unduh kembali berkas yang utuh.
        row 1, column 2: The file is cut off at this place. Ask for, or download, the whole file again.
    "#]],
    );
    check(
        b"{\"format\": \"penil",
        expect![[r#"
        format (baris 1, kolom 18): Berkas terpotong di tempat ini. Minta atau unduh kembali berkas yang utuh.
        format (row 1, column 18): The file is cut off at this place. Ask for, or download, the whole file again.
    "#]],
    );
    check(
        b"{\"format\": \"penilaian-kinerja\",\n",
        expect![[r#"
        baris 2, kolom 1: Berkas terpotong di tempat ini. Minta atau unduh kembali berkas yang utuh.
        row 2, column 1: The file is cut off at this place. Ask for, or download, the whole file again.
    "#]],
    );
    check(
        b"{\"entries\": [{}, {\"counter\": ",
        expect![[r#"
        entries[1].counter (baris 1, kolom 30): Berkas terpotong di tempat ini. Minta atau unduh kembali berkas yang utuh.
        entries[1].counter (row 1, column 30): The file is cut off at this place. Ask for, or download, the whole file again.
    "#]],
    );
    check(
        &text.as_bytes()[..text.len() / 2],
        expect![[r#"
        round.rubric.sources[0] (baris 309, kolom 7): Berkas terpotong di tempat ini. Minta atau unduh kembali berkas yang utuh.
        round.rubric.sources[0] (row 309, column 7): The file is cut off at this place. Ask for, or download, the whole file again.
    "#]],
    );
    check(
        &text.as_bytes()[..text.len() - 2],
        expect![[r#"
        baris 544, kolom 15: Berkas terpotong di tempat ini. Minta atau unduh kembali berkas yang utuh.
        row 544, column 15: The file is cut off at this place. Ask for, or download, the whole file again.
    "#]],
    );
    // A cut inside of a character.
    let cut = "{\"title\": \"é".as_bytes();
    check(
        &cut[..cut.len() - 1],
        expect![[r#"
        title (baris 1, kolom 13): Berkas terpotong di tempat ini. Minta atau unduh kembali berkas yang utuh.
        title (row 1, column 13): The file is cut off at this place. Ask for, or download, the whole file again.
    "#]],
    );
}

#[test]
fn foreign() {
    check(
        b"{}",
        expect![[r#"
            baris 1, kolom 1: Berkas ini bukan berkas Penilaian Kinerja. Pilih berkas yang diekspor oleh aplikasi ini.
            row 1, column 1: This file is not one of Penilaian Kinerja. Choose a file that this application exported.
        "#]],
    );
    check(
        b"[]",
        expect![[r#"
            baris 1, kolom 1: Berkas ini bukan berkas Penilaian Kinerja. Pilih berkas yang diekspor oleh aplikasi ini.
            row 1, column 1: This file is not one of Penilaian Kinerja. Choose a file that this application exported.
        "#]],
    );
    check(
        b"12",
        expect![[r#"
            baris 1, kolom 1: Berkas ini bukan berkas Penilaian Kinerja. Pilih berkas yang diekspor oleh aplikasi ini.
            row 1, column 1: This file is not one of Penilaian Kinerja. Choose a file that this application exported.
        "#]],
    );
    check(
        b"null",
        expect![[r#"
            baris 1, kolom 1: Berkas ini bukan berkas Penilaian Kinerja. Pilih berkas yang diekspor oleh aplikasi ini.
            row 1, column 1: This file is not one of Penilaian Kinerja. Choose a file that this application exported.
        "#]],
    );
    check(
        b"{\"format\": \"lain\", \"version\": 1, \"kind\": \"rubric\"}",
        expect![[r#"
            baris 1, kolom 1: Berkas ini bukan berkas Penilaian Kinerja. Pilih berkas yang diekspor oleh aplikasi ini.
            row 1, column 1: This file is not one of Penilaian Kinerja. Choose a file that this application exported.
        "#]],
    );
    check(
        b"{\"type\": \"FeatureCollection\", \"features\": []}",
        expect![[r#"
            baris 1, kolom 1: Berkas ini bukan berkas Penilaian Kinerja. Pilih berkas yang diekspor oleh aplikasi ini.
            row 1, column 1: This file is not one of Penilaian Kinerja. Choose a file that this application exported.
        "#]],
    );
}

#[test]
fn too_deep() {
    check(
        "[".repeat(33).as_bytes(),
        expect![[r#"
        baris 1, kolom 33: Susunan bertingkat lebih dari 32 lapis. Berkas ini tidak dibuat oleh aplikasi ini.
        row 1, column 33: Nested deeper than 32 levels. This application did not write this file.
    "#]],
    );
    check(
        ("[".repeat(1_000_000) + &"]".repeat(1_000_000)).as_bytes(),
        expect![[r#"
        baris 1, kolom 33: Susunan bertingkat lebih dari 32 lapis. Berkas ini tidak dibuat oleh aplikasi ini.
        row 1, column 33: Nested deeper than 32 levels. This application did not write this file.
    "#]],
    );
    check(
        "{\"a\":".repeat(40).as_bytes(),
        expect![[r#"
        baris 1, kolom 161: Susunan bertingkat lebih dari 32 lapis. Berkas ini tidak dibuat oleh aplikasi ini.
        row 1, column 161: Nested deeper than 32 levels. This application did not write this file.
    "#]],
    );
    // As deep as is read, and foreign.
    check(
        ("[".repeat(32) + &"]".repeat(32)).as_bytes(),
        expect![[r#"
            baris 1, kolom 1: Berkas ini bukan berkas Penilaian Kinerja. Pilih berkas yang diekspor oleh aplikasi ini.
            row 1, column 1: This file is not one of Penilaian Kinerja. Choose a file that this application exported.
        "#]],
    );
}

#[test]
fn too_large() {
    let mut bytes = vec![b' '; MOST_BYTES + 1];
    check(
        &bytes,
        expect![[r#"
        Berkas lebih besar dari 64 MiB. Periksa apakah berkasnya benar.
        The file is larger than 64 MiB. Check that it is the right one.
    "#]],
    );
    // The largest that is read; what it says is at its end.
    bytes.pop();
    check(
        &bytes,
        expect![[r#"
        Berkas kosong. Pilih berkas yang diekspor oleh aplikasi ini.
        The file is empty. Choose a file that this application exported.
    "#]],
    );
    let text = rows(&sample_rubric());
    let start = bytes.len() - text.len();
    bytes[start..].copy_from_slice(text.as_bytes());
    check(
        &bytes,
        expect![[r#"
        (good)
    "#]],
    );
}

#[test]
fn a_byte_order_mark_is_no_problem() {
    check(
        format!("\u{feff}{}", rows(&sample_rubric())).as_bytes(),
        expect![[r#"
        (good)
    "#]],
    );
}

/// Lets a good rubric say something else of itself.
fn check_envelope(key: &str, value: Option<serde_json::Value>, expected: Expect) {
    let mut tree = sample_rubric();
    set(&mut tree, &format!("/{key}"), value);
    check(rows(&tree).as_bytes(), expected);
}

#[test]
fn unknown_version() {
    check_envelope(
        "version",
        Some(json!(2)),
        expect![[r#"
        version (baris 233, kolom 14): Versi berkas tidak dikenal. Perbarui aplikasi, lalu buka kembali berkas ini.
        version (row 233, column 14): Unknown file version. Update the application, then open the file again.
    "#]],
    );
    check_envelope(
        "version",
        Some(json!("1")),
        expect![[r#"
        version (baris 233, kolom 14): Versi berkas tidak dikenal. Perbarui aplikasi, lalu buka kembali berkas ini.
        version (row 233, column 14): Unknown file version. Update the application, then open the file again.
    "#]],
    );
    check_envelope(
        "version",
        Some(json!(1.5)),
        expect![[r#"
        version (baris 233, kolom 14): Versi berkas tidak dikenal. Perbarui aplikasi, lalu buka kembali berkas ini.
        version (row 233, column 14): Unknown file version. Update the application, then open the file again.
    "#]],
    );
    check_envelope(
        "version",
        None,
        expect![[r#"
        version (baris 1, kolom 1): Bagian wajib ini tidak ada. Tambahkan.
        version (row 1, column 1): This required part is missing. Add it.
    "#]],
    );
}

#[test]
fn unknown_kind() {
    check_envelope(
        "kind",
        Some(json!("recap")),
        expect![[r#"
            kind (baris 3, kolom 11): Jenis berkas "recap" tidak dikenal. Yang dikenal: rubric, round, draft, sheets, locked.
            kind (row 3, column 11): Unknown kind of file "recap". Known: rubric, round, draft, sheets, locked.
        "#]],
    );
    check_envelope(
        "kind",
        Some(json!("round")),
        expect![[r#"
        round (baris 1, kolom 1): Bagian wajib ini tidak ada. Tambahkan.
        round (row 1, column 1): This required part is missing. Add it.
        rubric (baris 4, kolom 13): Kunci ini tidak dikenal. Hapus, atau periksa ejaannya.
        rubric (row 4, column 13): This key is unknown. Remove it, or check its spelling.
    "#]],
    );
    check_envelope(
        "kind",
        Some(json!(null)),
        expect![[r#"
        kind (baris 3, kolom 11): Harus berupa teks.
        kind (row 3, column 11): Must be text.
    "#]],
    );
    check_envelope(
        "kind",
        Some(json!("")),
        expect![[r#"
            kind (baris 3, kolom 11): Jenis berkas "" tidak dikenal. Yang dikenal: rubric, round, draft, sheets, locked.
            kind (row 3, column 11): Unknown kind of file "". Known: rubric, round, draft, sheets, locked.
        "#]],
    );
    check_envelope(
        "kind",
        None,
        expect![[r#"
        kind (baris 1, kolom 1): Bagian wajib ini tidak ada. Tambahkan.
        kind (row 1, column 1): This required part is missing. Add it.
    "#]],
    );
}

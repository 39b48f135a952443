//! Files that are none, damaged, or made to do harm.

use crate::workbooks::{ODS, XLSX};
use expect_test::{Expect, expect};
use pk_format::Lang;
use pk_office::{Refusal, read, refusal_sentence};
use proptest::prelude::*;
use proptest::sample::Index;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

fn check(bytes: &[u8], expected: Expect) {
    let refusal = read(bytes).unwrap_err();
    let said = [Lang::Id, Lang::En].map(|lang| refusal_sentence(&refusal, lang));
    expected.assert_eq(&format!("{}\n{}\n", said[0], said[1]));
}

/// A packed file of these parts.
fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in parts {
        archive.start_file(*name, options).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// `XLSX` with a part put in the place of another, or added.
fn with_part(bytes: &[u8], part: &str, content: &[u8]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut of = archive.by_index(index).unwrap();
        let name = of.name().unwrap().into_owned();
        let mut known = Vec::new();
        of.read_to_end(&mut known).unwrap();
        parts.push((name, known));
    }
    parts.retain(|(name, _)| name != part);
    parts.push((part.to_owned(), content.to_vec()));
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect();
    packed(&parts)
}

const SHEET: &str = "xl/worksheets/sheet2.xml";

fn sheet(rows: &str) -> Vec<u8> {
    with_part(XLSX, SHEET, format!("<worksheet><sheetData>{rows}</sheetData></worksheet>").as_bytes())
}

#[test]
fn what_is_no_workbook_is_told() {
    check(
        b"",
        expect![[r#"
        Berkas kosong. Pilih berkas lain.
        The file is empty. Choose another file.
    "#]],
    );
    check(
        b"%PDF-1.7 \0",
        expect![[r#"
        Berkas ini bukan tabel. Pilih berkas XLSX, ODS, atau CSV.
        This file is no table. Choose an XLSX, ODS or CSV file.
    "#]],
    );
    check(
        b"\0\0\0\0",
        expect![[r#"
        Berkas ini bukan tabel. Pilih berkas XLSX, ODS, atau CSV.
        This file is no table. Choose an XLSX, ODS or CSV file.
    "#]],
    );
    check(
        b"<html><table><tr><td>1</td></tr></table></html>",
        expect![[r#"
        Berkas HTML tidak dapat dibaca. Buka di program tabel, simpan sebagai XLSX, lalu coba lagi.
        HTML files cannot be read. Open it in a spreadsheet, save it as XLSX, then try again.
    "#]],
    );
    check(
        &packed(&[("word/document.xml", b"<x/>")]),
        expect![[r#"
        Berkas ini bukan tabel. Pilih berkas XLSX, ODS, atau CSV.
        This file is no table. Choose an XLSX, ODS or CSV file.
    "#]],
    );
    check(
        &packed(&[("xl/workbook.bin", b"x")]),
        expect![[r#"
        Berkas XLSB tidak dapat dibaca. Buka di program tabel, simpan sebagai XLSX, lalu coba lagi.
        XLSB files cannot be read. Open it in a spreadsheet, save it as XLSX, then try again.
    "#]],
    );
    check(
        &vec![b' '; (32 << 20) + 1],
        expect![[r#"
        Berkas lebih besar dari 32 MiB. Periksa apakah berkasnya benar.
        The file is larger than 32 MiB. Check that it is the right one.
    "#]],
    );
}

#[test]
fn what_is_under_a_password_is_told() {
    let mut compound = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0];
    check(
        &compound,
        expect![[r#"
        Berkas XLS tidak dapat dibaca. Buka di program tabel, simpan sebagai XLSX, lalu coba lagi.
        XLS files cannot be read. Open it in a spreadsheet, save it as XLSX, then try again.
    "#]],
    );
    compound.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    check(
        &compound,
        expect![[r#"
        Berkas ini dilindungi kata sandi. Buka di program tabel, hapus kata sandinya, simpan, lalu coba lagi.
        This file is under a password. Open it in a spreadsheet, remove the password, save it, then try again.
    "#]],
    );
    let manifest = b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>";
    assert_eq!(read(&with_part(ODS, "META-INF/manifest.xml", manifest)), Err(Refusal::Encrypted));
}

#[test]
fn what_is_cut_off_is_told() {
    for bytes in [XLSX, ODS] {
        for length in [5, bytes.len() / 2, bytes.len() - 1] {
            assert_eq!(read(&bytes[..length]), Err(Refusal::Broken), "{length}");
        }
    }
    assert_eq!(read(&with_part(XLSX, SHEET, b"<worksheet><sheetData><row>")), Err(Refusal::Broken));
    assert_eq!(read(&with_part(XLSX, SHEET, b"\xff\xfe")), Err(Refusal::Broken));
}

#[test]
fn macros_are_left_alone_and_told() {
    assert!(read(&with_part(XLSX, "xl/vbaProject.bin", b"x")).unwrap().macros);
    assert!(read(&with_part(ODS, "Basic/script-lc.xml", b"<x/>")).unwrap().macros);
}

#[test]
fn what_is_small_when_packed_does_not_fill_the_memory() {
    let zeros = vec![b' '; 130 << 20];
    let bomb = with_part(XLSX, "xl/media/x.bin", &zeros);
    assert!(bomb.len() < 1 << 20);
    check(
        &bomb,
        expect![[r#"
        Isi berkas ini terlalu besar bila dibuka. Salin tabelnya ke berkas baru, lalu coba lagi.
        What is packed in this file is too large to be opened. Copy the table into a new file, then try again.
    "#]],
    );
    // The list of parts says that this one is small.
    let mut liar = with_part(XLSX, SHEET, &zeros);
    let size = u32::try_from(zeros.len()).unwrap().to_le_bytes();
    for at in 0..liar.len() - 4 {
        if liar[at..at + 4] == size {
            liar[at..at + 4].copy_from_slice(&[10, 0, 0, 0]);
        }
    }
    assert!(matches!(read(&liar), Err(Refusal::Bomb | Refusal::Broken)));
    let many: Vec<String> = (0..5_001).map(|index| format!("{index}")).collect();
    let parts: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    assert_eq!(read(&packed(&parts)), Err(Refusal::Bomb));
}

#[test]
fn a_few_cells_do_not_make_millions() {
    let far = read(&sheet("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>")).unwrap();
    assert_eq!(far.sheets[1].table.rows.len(), 20_001);
    let rows: String =
        (1..20_000).map(|row| format!("<row r=\"{row}\"><c r=\"XFD{row}\"><v>1</v></c></row>")).collect();
    check(
        &sheet(&rows),
        expect![[r#"
        Sel di dalam berkas ini terlalu banyak. Salin tabelnya saja ke berkas baru, lalu coba lagi.
        There are too many cells in this file. Copy the table alone into a new file, then try again.
    "#]],
    );
    let repeated = |cell: &str| {
        let content = format!(
            "<x><table name=\"x\"><table-row number-rows-repeated=\"1048576\">{cell}</table-row></table></x>"
        );
        read(&with_part(ODS, "content.xml", content.as_bytes()))
    };
    let cell = "<table-cell number-columns-repeated=\"16384\"><p>x</p></table-cell>";
    assert_eq!(repeated(cell), Err(Refusal::TooManyCells));
    assert_eq!(repeated("<table-cell><p>x</p></table-cell>").unwrap().sheets[0].table.rows.len(), 20_001);
    let long = "x".repeat(100_000);
    assert_eq!(repeated(&format!("<table-cell><p>{long}</p></table-cell>")), Err(Refusal::TooManyCells));
    let merged: String = (0..1000).map(|_| "<mergeCell ref=\"A1:A1048576\"/>").collect();
    let content = format!(
        "<worksheet><sheetData><row r=\"1\"><c><v>1</v></c></row><row r=\"9999\"><c><v>1</v></c></row></sheetData>{merged}</worksheet>"
    );
    assert!(read(&with_part(XLSX, SHEET, content.as_bytes())).is_ok());
}

#[test]
fn entities_do_not_grow() {
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]>";
    let content = format!(
        "{bomb}<worksheet><sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>x&b;y</t></is></c></row></sheetData></worksheet>"
    );
    assert_eq!(
        read(&with_part(XLSX, SHEET, content.as_bytes())).unwrap().sheets[1].table.rows[0][0].text,
        "xy"
    );
}

/// The part of a workbook that holds the cells.
fn part(bytes: &[u8], name: &str) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut content = Vec::new();
    archive.by_name(name).unwrap().read_to_end(&mut content).unwrap();
    content
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(1000), ..ProptestConfig::default() })]

    /// Changed bytes of real files, packed and unpacked, are read or refused, and break nothing.
    #[test]
    fn damaged_files_are_read_or_told(
        changes in prop::collection::vec((any::<Index>(), any::<u8>()), 1..6),
        cut in prop::option::of(any::<Index>()),
        insert in (any::<Index>(), prop::sample::select(vec!["<row>", "</c>", "9999999999", "<v>", "\"", "-", "table:number-columns-repeated=\"99999999999\"", "<table:table-cell/>", "&#x0;", "A0:B"])),
    ) {
        let damaged = |mut bytes: Vec<u8>| {
            for (at, byte) in &changes {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            bytes
        };
        for original in [XLSX, ODS] {
            let mut bytes = damaged(original.to_vec());
            bytes.truncate(cut.map_or(bytes.len(), |cut| cut.index(original.len())));
            let _ = read(&bytes);
        }
        for (original, name) in [(XLSX, SHEET), (XLSX, "xl/sharedStrings.xml"), (XLSX, "xl/styles.xml"), (XLSX, "xl/workbook.xml"), (ODS, "content.xml")] {
            let content = part(original, name);
            let _ = read(&with_part(original, name, &damaged(content.clone())));
            let mut content = content;
            let at = insert.0.index(content.len());
            content.splice(at..at, insert.1.bytes());
            let _ = read(&with_part(original, name, &content));
        }
    }
}

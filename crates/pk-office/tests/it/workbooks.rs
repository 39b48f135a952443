//! Workbooks of other programs, and our own.

use expect_test::{Expect, expect};
use pk_format::shipped_rubric;
use pk_format::table::{Basis, Cell, Content, MOST_ROWS, Matching, Table, read_table, table_of};
use pk_office::{Sheet, Workbook, read, workbook_json, workbook_of_json, xlsx};
use proptest::prelude::*;

pub(crate) const XLSX: &[u8] = include_bytes!("../files/buatan.xlsx");
pub(crate) const ODS: &[u8] = include_bytes!("../files/buatan.ods");

/// Every cell that says anything, with what is known of it.
fn check(workbook: &Workbook, expected: Expect) {
    let mut said = String::new();
    for Sheet { name, table } in &workbook.sheets {
        said.push_str(&format!("# {name}\n"));
        for (row, cells) in table.rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                let letters = pk_format::table::column_letters(column);
                let flags = [(cell.merged, " merged"), (cell.formula, " formula"), (cell.hidden, " hidden")];
                let flags: String = flags.iter().filter(|(is_so, _)| *is_so).map(|(_, word)| *word).collect();
                said.push_str(&format!("{letters}{} {:?} {:?}{flags}\n", row + 1, cell.content, cell.text));
            }
        }
    }
    expected.assert_eq(&said);
}

#[test]
fn a_workbook_of_excel() {
    let workbook = read(XLSX).unwrap();
    assert_eq!((workbook.first(), workbook.macros), (1, false));
    check(
        &workbook,
        expect![[r##"
        # Kosong
        # Instrumen & lain
        A1 Text "aksi kode"
        B1 Text "aksi"
        C1 Text "kode"
        D1 Text "indikator"
        E1 Text "bobot"
        F1 Text "tingkat"
        G1 Text "poin"
        H1 Text "uraian"
        A2 Text "1" merged
        B2 Text "Analisis Situasi" merged
        C2 Text "1.1"
        D2 Text "Lokasi <prioritas> & \"lain\""
        E2 Number "2" formula
        F2 Text "A"
        G2 Number "0.3"
        H2 Text "baris satu\nbaris dua"
        A3 Text "1" merged hidden
        B3 Text "Analisis Situasi" merged hidden
        F3 Text "B" hidden
        G3 Text "0" hidden
        H5 Text "biasa tebal"
        C6 Date "46023"
        E6 Number "60"
        G6 Error "#DIV/0!" formula
        H6 Text "TRUE"
    "##]],
    );
}

#[test]
fn a_workbook_of_libreoffice() {
    let workbook = read(ODS).unwrap();
    assert_eq!((workbook.first(), workbook.macros), (1, false));
    check(
        &workbook,
        expect![[r##"
        # Kosong
        # Instrumen
        A1 Text "aksi kode"
        B1 Text "aksi"
        C1 Text "kode"
        D1 Text "indikator"
        E1 Text "bobot"
        F1 Text "tingkat"
        G1 Text "poin"
        H1 Text "uraian"
        A2 Text "1" merged
        B2 Text "Analisis Situasi" merged
        C2 Text "1.1"
        D2 Text "Lokasi"
        E2 Number "2" formula
        F2 Text "A"
        G2 Number "2.5"
        H2 Text "baris satu\nbaris dua"
        A3 Text "1" merged hidden
        B3 Text "Analisis Situasi" merged hidden
        F3 Text "B" hidden
        G3 Text "0" hidden
        C6 Date "2026-01-01"
        E6 Number "60"
    "##]],
    );
}

#[test]
fn text_is_read_too() {
    let workbook = read(b"kode;indikator\n1.1;Lokasi\n").unwrap();
    assert_eq!(workbook.sheets[0].table.rows[1][1].text, "Lokasi");
}

#[test]
fn the_shipped_rubrics_come_back_from_their_workbooks() {
    for id in ["pk-2020-aksi-1-4", "pk-8-aksi"] {
        let table = table_of(&shipped_rubric(id).unwrap());
        let bytes = xlsx(id, &table).unwrap();
        assert_eq!(bytes, xlsx(id, &table).unwrap());
        let workbook = read(&bytes).unwrap();
        let basis = Basis { id: String::new(), title: String::new() };
        let of = |table: &Table| read_table(table, &Matching::of(table), &basis);
        assert_eq!(workbook.sheets[0].name, id);
        assert_eq!(of(&workbook.sheets[0].table), of(&table));
    }
}

#[test]
fn ten_thousand_rows_are_read_and_too_many_are_told_by_the_reader_of_tables() {
    let row = |index: usize| vec![Cell::plain(format!("{index}")), Cell::plain("Lokasi")];
    let table = Table { rows: (0..10_000).map(row).collect() };
    assert_eq!(read(&xlsx("x", &table).unwrap()).unwrap().sheets[0].table.rows.len(), 10_000);
    let table = Table { rows: (0..MOST_ROWS + 100).map(row).collect() };
    assert_eq!(read(&xlsx("x", &table).unwrap()).unwrap().sheets[0].table.rows.len(), MOST_ROWS + 1);
}

fn cell() -> impl Strategy<Value = Cell> {
    let text =
        "[ -~]{0,8}|\\PC{0,5}|[\n\t\r\u{1}&<>\"'_x]{0,6}|_x000D_".prop_map(|text| (text, Content::Text));
    let number = (-9_999_999_i64..9_999_999).prop_map(|number| {
        let text = format!("{}", number as f64 / 1000.0);
        (if text == "-0" { "0".to_owned() } else { text }, Content::Number)
    });
    prop_oneof![text, number].prop_map(|(text, content)| match text.as_str() {
        "" => Cell::default(),
        _ => Cell { content, ..Cell::plain(text) },
    })
}

/// Without the empty cells and rows at the end, which no workbook stores.
fn trimmed(mut table: Table) -> Table {
    for row in &mut table.rows {
        while row.last().is_some_and(|cell| cell.text.is_empty()) {
            row.pop();
        }
    }
    while table.rows.last().is_some_and(Vec::is_empty) {
        table.rows.pop();
    }
    table
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(rows in prop::collection::vec(prop::collection::vec(cell(), 0..6), 0..6), name in "\\PC{0,40}") {
        let table = trimmed(Table { rows });
        let workbook = read(&xlsx(&name, &table).unwrap()).unwrap();
        prop_assert_eq!(trimmed(workbook.sheets[0].table.clone()), table);
        prop_assert_eq!(workbook_of_json(workbook_json(&workbook).as_bytes()), Some(workbook));
    }
}

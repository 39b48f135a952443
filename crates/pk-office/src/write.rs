//! XLSX, out: one sheet, whose first row stays in sight.

use pk_format::table::{Cell, Content, Table, column_letters};
use quick_xml::escape::escape;
use std::io::{Cursor, Write};
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
/// Columns are between so many characters wide.
const WIDTHS: (usize, usize) = (8, 60);

/// The bytes of a workbook with `table` in a sheet of this name. The same table makes the same bytes.
///
/// # Errors
/// Where what is packed grows over four gigabytes.
pub fn xlsx(name: &str, table: &Table) -> ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in [
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", relations(&[("officeDocument", "xl/workbook.xml")])),
        ("xl/workbook.xml", workbook(name)),
        (
            "xl/_rels/workbook.xml.rels",
            relations(&[("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")]),
        ),
        ("xl/styles.xml", styles()),
        ("xl/worksheets/sheet1.xml", sheet(table)),
    ] {
        archive.start_file(path, options)?;
        archive.write_all(content.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

fn content_types() -> String {
    let part = |path: &str, kind: &str| {
        format!("<Override PartName=\"/xl/{path}\" ContentType=\"{TYPES}.{kind}+xml\"/>")
    };
    format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" \
         ContentType=\"application/xml\"/>{}{}{}</Types>",
        part("workbook.xml", "sheet.main"),
        part("worksheets/sheet1.xml", "worksheet"),
        part("styles.xml", "styles"),
    )
}

fn relations(parts: &[(&str, &str)]) -> String {
    let mut all = String::new();
    for (index, (kind, target)) in parts.iter().enumerate() {
        let id = index + 1;
        all.push_str(&format!(
            "<Relationship Id=\"rId{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>"
        ));
    }
    format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">{all}</Relationships>")
}

fn workbook(name: &str) -> String {
    // What Excel takes for a name of a sheet.
    let name: String = name.chars().filter(|character| !"[]:*?/\\'".contains(*character)).take(31).collect();
    let name = if name.trim().is_empty() { "Instrumen" } else { name.trim() };
    let name = escape(name);
    format!(
        "{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets><sheet name=\"{name}\" sheetId=\"1\" \
         r:id=\"rId1\"/></sheets></workbook>"
    )
}

/// Cells that wrap, in three styles: number, text (which keeps 1.1 from becoming a date), header.
fn styles() -> String {
    let of = |format: u8, font: u8| {
        format!(
            "<xf numFmtId=\"{format}\" fontId=\"{font}\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" \
             applyFont=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>"
        )
    };
    let (number, text, header) = (of(0, 0), of(49, 0), of(49, 1));
    let font = "<sz val=\"11\"/><name val=\"Calibri\"/>";
    format!(
        "{HEAD}<styleSheet xmlns=\"{MAIN}\"><fonts count=\"2\"><font>{font}</font><font><b/>{font}</font></fonts>\
         <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill \
         patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/>\
         </border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>\
         </cellStyleXfs><cellXfs count=\"3\">{number}{text}{header}</cellXfs><cellStyles count=\"1\"><cellStyle \
         name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"
    )
}

fn sheet(table: &Table) -> String {
    let mut rows = String::new();
    for (row, cells) in table.rows.iter().enumerate() {
        rows.push_str(&format!("<row r=\"{}\">", row + 1));
        for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.text.is_empty()) {
            push_cell(&mut rows, row, column, cell);
        }
        rows.push_str("</row>");
    }
    let columns: String = (0..table.width()).map(|column| column_width(table, column)).collect();
    let columns = if columns.is_empty() { columns } else { format!("<cols>{columns}</cols>") };
    format!(
        "{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" \
         topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>{columns}<sheetData>\
         {rows}</sheetData></worksheet>"
    )
}

fn push_cell(rows: &mut String, row: usize, column: usize, cell: &Cell) {
    let place = format!("{}{}", column_letters(column), row + 1);
    if cell.content == Content::Number {
        rows.push_str(&format!("<c r=\"{place}\" s=\"0\"><v>{}</v></c>", escape(cell.text.as_str())));
        return;
    }
    let style = if row == 0 { 2 } else { 1 };
    // XML cannot hold some characters, and a text may look like how they are written instead.
    let mut text = String::new();
    let escaped = cell.text.replace("_x", "_x005F_x");
    for character in escaped.chars() {
        match character {
            '\n' | '\t' => text.push(character),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                text.push_str(&format!("_x{:04X}_", u32::from(character)))
            }
            other => text.push(other),
        }
    }
    let text = escape(text);
    rows.push_str(&format!(
        "<c r=\"{place}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
    ));
}

fn column_width(table: &Table, column: usize) -> String {
    let length = |row: &Vec<Cell>| {
        let text = row.get(column).map(|cell| cell.text.as_str()).unwrap_or_default();
        text.lines().map(|line| line.chars().count()).max().unwrap_or_default()
    };
    let longest = table.rows.iter().map(length).max().unwrap_or_default();
    let (number, width) = (column + 1, (longest + 2).clamp(WIDTHS.0, WIDTHS.1));
    format!("<col min=\"{number}\" max=\"{number}\" width=\"{width}\" customWidth=\"1\"/>")
}

//! Tables as text: CSV files of whatever program, and what spreadsheets put on the clipboard.

use super::cell::{Cell, Content, MOST_COLUMNS, MOST_ROWS, Table};
use super::matching::Matching;
use super::number::{Numeral, numeral, of_number_cell, written};
use super::problem::{Spot, TableKind, TableProblem};
use crate::parse::MOST_BYTES;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use std::borrow::Cow;
use yore::code_pages::CP1252;

/// What may stand between cells, the likeliest first.
const DELIMITERS: [u8; 3] = [b'\t', b';', b','];
/// So much of the text shows what stands between cells.
const ENOUGH: usize = 100_000;
/// In a spreadsheet a text with one of these at its head would be a formula. An apostrophe before it says that it is none.
const OF_FORMULAS: [char; 5] = ['=', '+', '-', '@', '\''];

/// The table that `bytes` are the text of, in UTF-8, UTF-16 or what Windows wrote before these.
///
/// # Errors
/// The one problem that keeps the text from being read.
pub fn read_csv(bytes: &[u8]) -> Result<Table, TableProblem> {
    let text = decoded(bytes)?;
    let (mark, text) = match named_delimiter(&text) {
        Some(named) => named,
        None => (delimiter(&text), text.as_ref()),
    };
    delimited(text, mark)
}

/// The text that `bytes` are, where it says anything.
///
/// # Errors
/// The one problem that keeps it from being read.
pub(crate) fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, TableProblem> {
    let whole = |kind| TableProblem { spot: Spot::WHOLE, kind };
    if bytes.len() > MOST_BYTES {
        return Err(whole(TableKind::TooLarge { most: MOST_BYTES >> 20 }));
    }
    let text = text_of(bytes).ok_or_else(|| whole(TableKind::NotText))?;
    if text.trim().is_empty() { Err(whole(TableKind::Empty)) } else { Ok(text) }
}

/// What a first line such as `sep=;` says, and the text behind it: Excel takes the delimiter from it, and shows it as
/// no row.
pub(crate) fn named_delimiter(text: &str) -> Option<(u8, &str)> {
    let rest = text.strip_prefix("sep=")?;
    let mark = *rest.as_bytes().first()?;
    let rest = rest.get(1..).filter(|_| DELIMITERS.contains(&mark))?;
    let rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\n', '\r'])).unwrap_or(rest);
    Some((mark, rest))
}

/// The table whose cells stand between these marks.
///
/// # Errors
/// The one problem that keeps the text from being read.
pub(crate) fn delimited(text: &str, mark: u8) -> Result<Table, TableProblem> {
    let mut table = Table::default();
    records(text.as_bytes(), mark, &mut table)?;
    Ok(table)
}

/// The text that `bytes` are; nothing where they are none.
fn text_of(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let utf_16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.as_chunks().0.iter().map(|pair| unit(*pair)).collect();
        String::from_utf16(&units).ok().map(Cow::Owned)
    };
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => utf_16(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => utf_16(rest, u16::from_be_bytes)?,
        [0xef, 0xbb, 0xbf, rest @ ..] => Cow::Borrowed(str::from_utf8(rest).ok()?),
        [first, 0, ..] if *first != 0 => utf_16(bytes, u16::from_le_bytes)?,
        _ => match str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => CP1252.decode(bytes),
        },
    };
    (!text.contains('\0')).then_some(text)
}

/// What stands between the cells: whatever lets most headers be known, or else whatever makes most columns.
fn delimiter(text: &str) -> u8 {
    let mut end = text.len().min(ENOUGH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let start = text.get(..end).unwrap_or_default();
    let worth = |mark: &u8| {
        let mut table = Table::default();
        // The start of a good text may end in the middle of a cell.
        let _ = records(start.as_bytes(), *mark, &mut table);
        let known = Matching::of(&table).columns.iter().flatten().count();
        (known, table.rows.iter().find(|row| row.len() > 1).map_or(0, Vec::len))
    };
    // Of equals the last is taken.
    DELIMITERS.into_iter().rev().max_by_key(worth).unwrap_or(b';')
}

fn records(text: &[u8], delimiter: u8, table: &mut Table) -> Result<(), TableProblem> {
    let mut reader = ReaderBuilder::new().delimiter(delimiter).build();
    let mut rest = text;
    loop {
        // The reader passes over empty lines, and they are rows.
        while let Some(after) = after_line_end(rest) {
            rest = after;
            table.rows.push(Vec::new());
        }
        if rest.is_empty() {
            return Ok(());
        }
        let spot = Spot::row(table.rows.len());
        if table.rows.len() >= MOST_ROWS {
            return Err(TableProblem { spot, kind: TableKind::TooManyRows { most: MOST_ROWS } });
        }
        let (row, length) = record(&mut reader, rest).map_err(|kind| TableProblem { spot, kind })?;
        let (read, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        // The reader takes the first half of the end of a line, or all of the text where a quote stays open.
        if after.is_empty()
            && read.iter().filter(|byte| **byte == b'"').count() % 2 == 1
            && !is_last_line(read)
        {
            return Err(TableProblem { spot, kind: TableKind::OpenQuote });
        }
        rest = if read.ends_with(b"\r") { after.strip_prefix(b"\n").unwrap_or(after) } else { after };
        table.rows.push(row);
    }
}

fn after_line_end(text: &[u8]) -> Option<&[u8]> {
    text.strip_prefix(b"\r\n").or_else(|| text.strip_prefix(b"\n")).or_else(|| text.strip_prefix(b"\r"))
}

fn is_last_line(text: &[u8]) -> bool {
    !text.trim_ascii_end().contains(&b'\n')
}

/// The next record, and how many bytes it takes.
fn record(reader: &mut Reader, text: &[u8]) -> Result<(Vec<Cell>, usize), TableKind> {
    let mut bytes = vec![0; 1024];
    let mut ends = vec![0; MOST_COLUMNS];
    let (mut read, mut written, mut cells) = (0, 0, 0);
    loop {
        let (rest, out) =
            (text.get(read..).unwrap_or_default(), bytes.get_mut(written..).unwrap_or_default());
        let (result, taken, put, found) =
            reader.read_record(rest, out, ends.get_mut(cells..).unwrap_or_default());
        (read, written, cells) = (read + taken, written + put, cells + found);
        match result {
            ReadRecordResult::Record | ReadRecordResult::End => break,
            ReadRecordResult::OutputFull => bytes.resize(bytes.len() * 2, 0),
            ReadRecordResult::OutputEndsFull => return Err(TableKind::TooManyColumns { most: MOST_COLUMNS }),
            // Asked once more with nothing, it ends the record.
            ReadRecordResult::InputEmpty => {}
        }
    }
    let mut row = Vec::new();
    let mut start = 0;
    for end in ends.into_iter().take(cells) {
        let text = String::from_utf8_lossy(bytes.get(start..end).unwrap_or_default());
        let is_marked = text.strip_prefix('\'').is_some_and(|rest| rest.starts_with(OF_FORMULAS));
        row.push(Cell::plain(text.get(usize::from(is_marked)..).unwrap_or_default()));
        start = end;
    }
    Ok((row, read))
}

/// The text of a CSV file that Excel opens in Indonesian settings: semicolons, a decimal comma, a byte order mark.
#[must_use]
pub fn csv_text(table: &Table) -> String {
    let mut text = "\u{feff}".to_owned();
    for row in &table.rows {
        for (index, cell) in row.iter().enumerate() {
            if index > 0 {
                text.push(';');
            }
            push_cell(&mut text, cell);
        }
        text.push_str("\r\n");
    }
    text
}

fn push_cell(text: &mut String, cell: &Cell) {
    let number = match of_number_cell(&cell.text) {
        Numeral::Value(number, _) if cell.content == Content::Number => Some(written(number)),
        _ => None,
    };
    let said = number.as_deref().unwrap_or(&cell.text);
    let is_formula = said.starts_with(OF_FORMULAS) && !matches!(numeral(said), Numeral::Value(..));
    let mark = if is_formula { "'" } else { "" };
    if is_formula || said.contains(['"', ';', ',', '\t', '\n', '\r']) || said.trim() != said {
        text.push_str(&format!("\"{mark}{}\"", said.replace('"', "\"\"")));
    } else {
        text.push_str(said);
    }
}

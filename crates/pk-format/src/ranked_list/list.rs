//! A table as a ranked list.

use super::columns::{Choice, Columns, Wanted, is_header};
use super::finding::WhyLeftOut;
use super::name::Name;
use super::place::place;
use super::problem::ListProblem;
use super::score::Score;
use super::score_column::{Marks, Reading, Taken, reading};
use crate::table::{Cell, Content, Table, plain};

/// A row below the list that begins so is no part of it.
const TOTALS: [&str; 8] = ["jumlah", "total", "rata rata", "rerata", "average", "mean", "sum", "grand total"];
const REMARKS: [&str; 8] = ["sumber", "keterangan", "ket", "catatan", "source", "note", "notes", "halaman"];

/// A list as it was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankedList {
    /// Which column was taken for what.
    pub columns: Columns,
    /// The rows that name a district, a place or a score, as they stand.
    pub rows: Vec<ListRow>,
    /// The rows that were left out, by their number from 0, and why; empty ones are not told.
    pub left_out: Vec<(usize, WhyLeftOut)>,
}

/// A row of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListRow {
    /// Its row in the table, counted from 0.
    pub row: usize,
    /// The printed place; nothing where there is no column of places, or no place in it.
    pub place: Option<u32>,
    /// The printed name; may be empty.
    pub name: String,
    /// The printed score; nothing where there is none, or no number.
    pub score: Option<Score>,
    /// What stands in the place of the score.
    pub score_text: String,
    pub(super) place_text: String,
    pub(super) taken: Taken,
    pub(super) mark: Option<char>,
    /// A spreadsheet keeps no zeros at the end of a number.
    pub(super) is_typed: bool,
    pub(super) is_hidden: bool,
}

impl RankedList {
    /// The most decimals that a score of the list is printed with.
    #[must_use]
    pub fn decimals(&self) -> u8 {
        self.rows.iter().filter_map(|row| row.score).map(Score::decimals).max().unwrap_or_default()
    }
}

/// The list in `table`.
///
/// # Errors
/// The one problem that keeps it from being read.
pub fn read_list(table: &Table, wanted: &Wanted) -> Result<RankedList, ListProblem> {
    check_wanted(table, wanted)?;
    let columns = Columns::of(table, wanted);
    let Some(score_column) = columns.score else { return Err(ListProblem::NoScores) };
    let mut list = RankedList { columns, rows: Vec::new(), left_out: Vec::new() };
    let mut readings = Vec::new();
    for (index, cells) in table.rows.iter().enumerate() {
        if cells.iter().all(Cell::is_empty) {
            continue;
        }
        let read = Row::of(cells, &columns, score_column);
        match read.left_out(cells, index, &columns, list.rows.is_empty()) {
            Some(why) => list.left_out.push((index, why)),
            None => {
                list.rows.push(read.list_row(index, cells));
                readings.push(read.reading);
            }
        }
    }
    let marks = Marks::of(readings.iter().flatten());
    for (row, reading) in list.rows.iter_mut().zip(&readings) {
        let Some(reading) = reading else { continue };
        row.mark = reading.decimal_mark();
        if let Some((score, taken)) = marks.score(reading) {
            row.score = Some(score);
            row.taken = taken;
        }
    }
    if list.rows.iter().all(|row| row.score.is_none()) { Err(ListProblem::NoScores) } else { Ok(list) }
}

/// Whether the wanted columns are there, and different.
fn check_wanted(table: &Table, wanted: &Wanted) -> Result<(), ListProblem> {
    let mut given = Vec::new();
    for choice in [wanted.place, wanted.name, wanted.score] {
        let Choice::At(column) = choice else { continue };
        if column >= table.width() {
            return Err(ListProblem::NoColumn { column });
        }
        if given.contains(&column) {
            return Err(ListProblem::ColumnTwice { column });
        }
        given.push(column);
    }
    Ok(())
}

/// The cells of a row that matter.
struct Row<'a> {
    place: &'a str,
    name: &'a str,
    score: Option<&'a Cell>,
    reading: Option<Reading>,
}

impl<'a> Row<'a> {
    fn of(cells: &'a [Cell], columns: &Columns, score_column: usize) -> Self {
        let text = |column: Option<usize>| {
            column.and_then(|column| cells.get(column)).map(|cell| cell.text.trim()).unwrap_or_default()
        };
        let score = cells.get(score_column);
        Self { place: text(columns.place), name: text(columns.name), score, reading: score.and_then(reading) }
    }

    /// Why the row is no part of the list; `is_above` says that none of its rows came before.
    fn left_out(
        &self,
        cells: &[Cell],
        index: usize,
        columns: &Columns,
        is_above: bool,
    ) -> Option<WhyLeftOut> {
        if columns.header.is_some_and(|header| index <= header) || is_header(cells) {
            return Some(WhyLeftOut::Heading);
        }
        if place(self.place).is_some() {
            return None;
        }
        let first =
            cells.iter().map(|cell| plain(&cell.text)).find(|text| !text.is_empty()).unwrap_or_default();
        let begins = |known: &[&str]| {
            known.iter().any(|word| {
                first.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            })
        };
        if begins(&TOTALS) {
            return Some(WhyLeftOut::Total);
        }
        if self.reading.is_some() {
            return None;
        }
        if is_above {
            return Some(WhyLeftOut::Heading);
        }
        if Name::of(self.name).is_some_and(|name| name.says_kind()) {
            return None;
        }
        let is_remark = columns.place.is_some() || self.name.is_empty() || begins(&REMARKS);
        is_remark.then_some(WhyLeftOut::Remark)
    }

    fn list_row(&self, index: usize, cells: &[Cell]) -> ListRow {
        ListRow {
            row: index,
            place: place(self.place),
            name: self.name.to_owned(),
            score: None,
            score_text: self.score.map(|cell| cell.text.trim().to_owned()).unwrap_or_default(),
            place_text: self.place.to_owned(),
            taken: Taken::Plainly,
            mark: None,
            is_typed: self.score.is_some_and(|cell| cell.content != Content::Number),
            is_hidden: cells.iter().any(|cell| cell.hidden),
        }
    }
}

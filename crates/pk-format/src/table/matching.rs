//! Which column is which.

use super::cell::{Cell, Table};
use super::column::{Column, Field};
use super::header;
use super::problem::{Spot, TableKind, TableProblem};
use crate::lang::Lang;
use std::collections::BTreeSet;

/// In so many rows the header is looked for: titles may stand above it.
const ROWS_ABOVE: usize = 30;
/// So many columns must be known in a row that is taken for the header.
const LEAST_KNOWN: usize = 2;
/// A level's code of so many characters is one wherever it stands behind `uraian` or `poin`.
const SURE_CODE: usize = 3;

/// Which row is the header, and which column says what; a caller may change both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matching {
    /// The row of the header, counted from 0.
    pub header: Option<usize>,
    /// What each column says; nothing where it is left out.
    pub columns: Vec<Option<Column>>,
}

impl Matching {
    /// What the headers of `table` say: the row, among the first, in which most columns are known.
    #[must_use]
    pub fn of(table: &Table) -> Self {
        let mut best = Self { header: None, columns: vec![None; table.width()] };
        let mut known = LEAST_KNOWN - 1;
        for (row, cells) in table.rows.iter().enumerate().take(ROWS_ABOVE) {
            let columns: Vec<_> = cells.iter().map(|cell| header::meaning(&cell.text)).collect();
            let different = columns.iter().flatten().collect::<BTreeSet<_>>().len();
            if different > known {
                known = different;
                best = Self { header: Some(row), columns };
            }
        }
        best.settle(table);
        best.columns.resize(table.width(), None);
        best
    }

    /// Where several headers mean the same and one of them is its proper name, the others are left out: a column `No`
    /// beside `Kode indikator` only counts rows.
    fn settle(&mut self, table: &Table) {
        let cells = self.header.and_then(|row| table.rows.get(row));
        let headers: Vec<String> =
            cells.into_iter().flatten().map(|cell| header::plain(&cell.text)).collect();
        let is_proper = |index: usize, column: &Column| {
            let header = headers.get(index).map(String::as_str).unwrap_or_default();
            [Lang::Id, Lang::En].iter().any(|lang| column.header(*lang) == header)
                || matches!(column, Column::Plain(Field::IndicatorCode) if header.len() > "nomor".len())
        };
        let proper: BTreeSet<Column> = (self.columns.iter().enumerate())
            .filter_map(|(index, column)| column.as_ref().filter(|column| is_proper(index, column)).cloned())
            .collect();
        for (index, column) in self.columns.iter_mut().enumerate() {
            if column.as_ref().is_some_and(|column| proper.contains(column) && !is_proper(index, column)) {
                *column = None;
            }
        }
        self.doubt_long_levels();
    }

    /// A header such as `keterangan panitia` names a level only where another column speaks of the same one.
    fn doubt_long_levels(&mut self) {
        let is_sure: Vec<bool> = (self.columns.iter())
            .map(|column| match column {
                Some(Column::LevelDescriptor { code, points: None }) => {
                    let other = Column::LevelPoints { code: code.clone() };
                    code.chars().count() <= SURE_CODE || self.column(&other).is_some()
                }
                Some(Column::LevelPoints { code }) => {
                    let other = Column::LevelDescriptor { code: code.clone(), points: None };
                    let is_told = self.columns.iter().flatten().any(|column| is_same(column, &other));
                    code.chars().count() <= SURE_CODE || is_told
                }
                _ => true,
            })
            .collect();
        for (column, is_sure) in self.columns.iter_mut().zip(is_sure) {
            if !is_sure {
                *column = None;
            }
        }
    }

    /// The text of each header, for those who choose.
    #[must_use]
    pub fn headers<'a>(&self, table: &'a Table) -> Vec<&'a str> {
        let row = self.header.and_then(|row| table.rows.get(row)).map(Vec::as_slice).unwrap_or_default();
        let text = |column| row.get(column).map(|cell: &Cell| cell.text.trim()).unwrap_or_default();
        (0..self.columns.len()).map(text).collect()
    }

    /// In which column something stands.
    #[must_use]
    pub fn column(&self, wanted: &Column) -> Option<usize> {
        self.columns.iter().position(|column| column.as_ref() == Some(wanted))
    }

    /// Which columns are missing or stand twice.
    #[must_use]
    pub fn problems(&self) -> Vec<TableProblem> {
        let Some(header) = self.header else {
            return vec![TableProblem { spot: Spot::WHOLE, kind: TableKind::NoHeader }];
        };
        let mut problems = Vec::new();
        let mut add = |spot, kind| problems.push(TableProblem { spot, kind });
        for (index, column) in self.columns.iter().enumerate() {
            let Some(column) = column else { continue };
            if self.columns.iter().take(index).flatten().any(|earlier| is_same(earlier, column)) {
                add(Spot::cell(header, index), TableKind::ColumnTwice(column.clone()));
            }
        }
        let has = |column: &Column| self.columns.iter().flatten().any(|known| is_same(known, column));
        let row = Spot::row(header);
        let mut need = |field| {
            if !has(&Column::Plain(field)) {
                add(row, TableKind::ColumnMissing(Column::Plain(field)));
            }
        };
        if !has(&Column::Plain(Field::SectionCode)) {
            need(Field::SectionName);
        }
        need(Field::IndicatorCode);
        need(Field::Label);
        if self.levels().is_empty() {
            need(Field::LevelCode);
            need(Field::Points);
        } else if has(&Column::Plain(Field::LevelCode)) {
            add(row, TableKind::TwoShapes);
        }
        for level in self.levels() {
            if level.points.is_none() && level.fixed.is_none() {
                add(row, TableKind::ColumnMissing(Column::LevelPoints { code: level.code.to_owned() }));
            }
        }
        problems
    }

    /// The levels that have columns of their own, in the order of these.
    pub(super) fn levels(&self) -> Vec<LevelColumns<'_>> {
        let mut levels: Vec<LevelColumns<'_>> = Vec::new();
        for (index, column) in self.columns.iter().enumerate() {
            let (code, fixed) = match column {
                Some(Column::LevelDescriptor { code, points }) => (code.as_str(), *points),
                Some(Column::LevelPoints { code }) => (code.as_str(), None),
                _ => continue,
            };
            let place = levels.iter().position(|level| level.code == code).unwrap_or(levels.len());
            if place == levels.len() {
                levels.push(LevelColumns { code, descriptor: None, points: None, fixed: None });
            }
            let Some(level) = levels.get_mut(place) else { continue };
            if matches!(column, Some(Column::LevelPoints { .. })) {
                level.points.get_or_insert(index);
            } else {
                level.descriptor.get_or_insert(index);
                level.fixed = level.fixed.or(fixed);
            }
        }
        levels
    }
}

/// The columns of one level.
pub(super) struct LevelColumns<'a> {
    pub(super) code: &'a str,
    pub(super) descriptor: Option<usize>,
    pub(super) points: Option<usize>,
    /// What the header says that it earns.
    pub(super) fixed: Option<pk_core::Decimal>,
}

/// Whether both say the same, whatever points a header names.
fn is_same(one: &Column, other: &Column) -> bool {
    match (one, other) {
        (Column::LevelDescriptor { code: one, .. }, Column::LevelDescriptor { code: other, .. }) => {
            one == other
        }
        _ => one == other,
    }
}

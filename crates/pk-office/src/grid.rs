//! The cells of a sheet while it is read, with bounds for what a small file can blow up.

use crate::refusal::Refusal;
use pk_format::table::{Cell, MOST_COLUMNS, MOST_ROWS, Table};

/// The most cells of a workbook, empty ones between others too.
const MOST_CELLS: usize = 2_000_000;
/// The most text in them, in bytes: one long text may stand in every cell.
const MOST_TEXT: usize = 64 << 20;

/// What may still be taken from a workbook.
pub(crate) struct Room {
    cells: usize,
    text: usize,
}

impl Default for Room {
    fn default() -> Self {
        Self { cells: MOST_CELLS, text: MOST_TEXT }
    }
}

impl Room {
    /// Takes room for so much; whoever asks for more than there is gets nothing.
    pub(crate) fn take(&mut self, cells: usize, text: usize) -> Result<(), Refusal> {
        self.cells = self.cells.checked_sub(cells).ok_or(Refusal::TooManyCells)?;
        self.text = self.text.checked_sub(text).ok_or(Refusal::TooManyCells)?;
        Ok(())
    }
}

/// Merged cells, first and last, as row and column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Merged {
    pub(crate) first: (usize, usize),
    pub(crate) last: (usize, usize),
}

/// A sheet that grows.
#[derive(Default)]
pub(crate) struct Grid {
    table: Table,
    merged: Vec<Merged>,
}

impl Grid {
    /// Puts a cell in its place. Of what lies beyond the limits one row or column is kept, so that it is told.
    pub(crate) fn put(
        &mut self,
        row: usize,
        column: usize,
        cell: Cell,
        room: &mut Room,
    ) -> Result<(), Refusal> {
        let (row, column) = (row.min(MOST_ROWS), column.min(MOST_COLUMNS));
        let rows = &mut self.table.rows;
        if rows.len() <= row {
            rows.resize_with(row + 1, Vec::new);
        }
        let Some(cells) = rows.get_mut(row) else { return Ok(()) };
        let added = (column + 1).saturating_sub(cells.len());
        room.take(added, cell.text.len())?;
        if added > 0 {
            cells.resize_with(column + 1, Cell::default);
        }
        if let Some(place) = cells.get_mut(column) {
            *place = cell;
        }
        Ok(())
    }

    pub(crate) fn merge(&mut self, merged: Merged, room: &mut Room) -> Result<(), Refusal> {
        room.take(1, 0)?;
        self.merged.push(merged);
        Ok(())
    }

    /// The table. What stands in merged cells stands in each of their rows.
    pub(crate) fn finish(mut self, room: &mut Room) -> Result<Table, Refusal> {
        for Merged { first: (row, column), last: (last, last_column) } in std::mem::take(&mut self.merged) {
            let is_one = (row, column) == (last, last_column);
            let Some(cell) = self.table.cell(row, column).filter(|cell| !cell.is_empty() && !is_one) else {
                continue;
            };
            let cell = Cell { merged: true, ..cell.clone() };
            let last = last.min(self.table.rows.len().saturating_sub(1));
            for row in row..=last {
                let known = self.table.cell(row, column);
                let hidden =
                    self.table.rows.get(row).is_some_and(|cells| cells.iter().any(|cell| cell.hidden));
                if known.is_none_or(|known| known.is_empty() || known.text == cell.text) {
                    self.put(row, column, Cell { hidden, ..cell.clone() }, room)?;
                }
            }
        }
        Ok(self.table)
    }
}

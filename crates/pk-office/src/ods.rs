//! ODS, in.

use crate::grid::{Grid, Merged, Room};
use crate::number::plain;
use crate::refusal::Refusal;
use crate::unpack::Parts;
use crate::workbook::{Sheet, Workbook};
use crate::xml::{Element, Step, walk};
use pk_format::table::{Cell, Content, MOST_COLUMNS, MOST_ROWS};

pub(crate) fn read(mut parts: Parts<'_>) -> Result<Workbook, Refusal> {
    let mut reader = Reader::default();
    walk(&parts.needed("content.xml")?, |step| reader.step(step))?;
    let workbook = Workbook { sheets: reader.sheets, macros: parts.has_below("Basic/") };
    if workbook.sheets.is_empty() { Err(Refusal::Broken) } else { Ok(workbook) }
}

/// What is being read.
#[derive(Default)]
struct Reader {
    sheets: Vec<Sheet>,
    room: Room,
    grid: Grid,
    name: String,
    /// How many tables are open: one may stand within a cell of another.
    depth: usize,
    row: usize,
    /// How often this row stands in the sheet, and whether it is shown.
    row_times: usize,
    hidden: bool,
    column: usize,
    /// The cells of this row, with their columns, and merged ones.
    cells: Vec<(usize, Cell)>,
    merged: Vec<Merged>,
    open: Option<Open>,
    /// How many notes are open: what they say is not in the cell.
    notes: usize,
}

/// A cell while it is read.
struct Open {
    cell: Cell,
    /// How often it stands beside itself.
    times: usize,
    has_paragraph: bool,
    /// White space between paragraphs is none of the text.
    is_within_one: bool,
    /// Its value, which counts more than what is shown.
    value: Option<String>,
}

impl Reader {
    fn step(&mut self, step: Step<'_>) -> Result<(), Refusal> {
        match step {
            Step::Begin(element) if element.name == "table" => {
                self.depth += 1;
                if self.depth == 1 {
                    (self.name, self.row) = (element.get("name").unwrap_or_default(), 0);
                }
            }
            Step::End(name) if name == "table" => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    let table = std::mem::take(&mut self.grid).finish(&mut self.room)?;
                    self.sheets.push(Sheet { name: std::mem::take(&mut self.name), table });
                }
            }
            step if self.depth == 1 => self.within(step)?,
            _ => {}
        }
        Ok(())
    }

    fn within(&mut self, step: Step<'_>) -> Result<(), Refusal> {
        match step {
            Step::Begin(element) => self.begin(&element),
            Step::End(name) => match name.as_str() {
                "annotation" => self.notes = self.notes.saturating_sub(1),
                "p" => {
                    if let Some(open) = self.open.as_mut().filter(|_| self.notes == 0) {
                        open.is_within_one = false;
                    }
                }
                "table-cell" | "covered-table-cell" => self.end_cell()?,
                "table-row" => self.end_row()?,
                _ => {}
            },
            Step::Words(words) => {
                if let Some(open) = self.open.as_mut().filter(|open| open.is_within_one && self.notes == 0) {
                    open.cell.text.push_str(&words);
                }
            }
        }
        Ok(())
    }

    fn begin(&mut self, element: &Element<'_>) {
        let times = |name: &str| element.number(name).unwrap_or(1).max(1);
        match element.name.as_str() {
            "annotation" => self.notes += 1,
            "table-row" => {
                self.row_times = times("number-rows-repeated");
                self.hidden = element.get("visibility").is_some_and(|visibility| visibility != "visible");
                self.column = 0;
            }
            "table-cell" | "covered-table-cell" => {
                let (rows, columns) = (times("number-rows-spanned"), times("number-columns-spanned"));
                if (rows, columns) != (1, 1) {
                    let last = (self.row.saturating_add(rows - 1), self.column.saturating_add(columns - 1));
                    self.merged.push(Merged { first: (self.row, self.column), last });
                }
                self.open = Some(open_cell(element, self.hidden, times("number-columns-repeated")));
            }
            name => {
                let Some(open) = self.open.as_mut().filter(|_| self.notes == 0) else { return };
                match name {
                    "p" => {
                        if open.has_paragraph {
                            open.cell.text.push('\n');
                        }
                        (open.has_paragraph, open.is_within_one) = (true, true);
                    }
                    "line-break" => open.cell.text.push('\n'),
                    "tab" => open.cell.text.push('\t'),
                    // No text of an instrument has more spaces than this.
                    "s" => open.cell.text.push_str(&" ".repeat(times("c").min(1000))),
                    _ => {}
                }
            }
        }
    }

    fn end_cell(&mut self) -> Result<(), Refusal> {
        let Some(mut open) = self.open.take() else { return Ok(()) };
        if let Some(value) = open.value {
            open.cell.text = value;
        }
        if !open.cell.is_empty() {
            for index in 0..open.times.min(MOST_COLUMNS + 1) {
                self.room.take(1, open.cell.text.len())?;
                self.cells.push((self.column.saturating_add(index), open.cell.clone()));
            }
        }
        self.column = self.column.saturating_add(open.times);
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Refusal> {
        let cells = std::mem::take(&mut self.cells);
        for index in 0..self.row_times.min(if cells.is_empty() { 0 } else { MOST_ROWS + 1 }) {
            for (column, cell) in &cells {
                self.grid.put(self.row.saturating_add(index), *column, cell.clone(), &mut self.room)?;
            }
        }
        for merged in std::mem::take(&mut self.merged) {
            self.grid.merge(merged, &mut self.room)?;
        }
        self.row = self.row.saturating_add(self.row_times);
        Ok(())
    }
}

fn open_cell(element: &Element<'_>, hidden: bool, times: usize) -> Open {
    // LibreOffice says in an attribute of its own, of the same name, that a formula gave an error.
    let is_error = element.get_all("value-type").iter().any(|kind| kind == "error");
    let kind = element.get("value-type").unwrap_or_default();
    let number = |is_percent| element.get("value").and_then(|value| plain(&value, is_percent));
    let (content, value) = match kind.as_str() {
        _ if is_error => (Content::Error, None),
        "float" | "currency" => (Content::Number, number(false)),
        "percentage" => (Content::Number, number(true)),
        "date" => (Content::Date, element.get("date-value")),
        "time" => (Content::Date, element.get("time-value")),
        "boolean" => (Content::Text, element.get("boolean-value")),
        _ => (Content::Text, element.get("string-value")),
    };
    let formula = element.get("formula").is_some();
    let cell = Cell { text: String::new(), content, merged: false, formula, hidden };
    Open { cell, times, has_paragraph: false, is_within_one: false, value }
}

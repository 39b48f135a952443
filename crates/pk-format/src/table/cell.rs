//! Rows of cells, wherever they were read from.

/// The most rows that are read, with the header.
pub const MOST_ROWS: usize = 20_000;
/// The most columns that are read.
pub const MOST_COLUMNS: usize = 256;

/// Rows of cells; row 0 is the first row of the sheet, column 0 its column A.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The rows; a short one ends in empty cells.
    pub rows: Vec<Vec<Cell>>,
}

/// What a cell holds, and what its reader knows about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The text; of a number, its digits with a decimal point.
    pub text: String,
    /// What the reader took it for.
    pub content: Content,
    /// It belongs to merged cells.
    pub merged: bool,
    /// A formula made it.
    pub formula: bool,
    /// It stands in a row that is not shown.
    pub hidden: bool,
}

/// What a cell's reader knows about the kind of its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Content {
    /// Nothing: files of text have but texts.
    #[default]
    Plain,
    /// A text, in a file that knows numbers too.
    Text,
    /// A number: digits with a decimal point.
    Number,
    /// A date or time, which spreadsheets make of codes such as 1.1.
    Date,
    /// The error of a formula.
    Error,
}

impl Cell {
    /// A cell of which nothing more is known.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }
}

impl Table {
    /// The cell in this row and column, counted from 0.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        self.rows.get(row)?.get(column)
    }

    /// How many columns its longest row has.
    #[must_use]
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or_default()
    }
}

/// What spreadsheets call a column, counted from 0: A to Z, AA, and so on.
#[must_use]
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_of_spreadsheets() {
        for (column, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (16_383, "XFD")] {
            assert_eq!(column_letters(column), letters);
        }
    }
}

//! What is wrong with a table, and what is worth a look in it.

use super::column::{Column, Field};
use pk_core::Fault;

/// A cell, a row, a column or, with neither, the whole; counted from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The row.
    pub row: Option<usize>,
    /// The column.
    pub column: Option<usize>,
}

impl Spot {
    /// The table as a whole.
    pub const WHOLE: Self = Self { row: None, column: None };

    /// One cell.
    #[must_use]
    pub const fn cell(row: usize, column: usize) -> Self {
        Self { row: Some(row), column: Some(column) }
    }

    /// One row.
    #[must_use]
    pub const fn row(row: usize) -> Self {
        Self { row: Some(row), column: None }
    }
}

/// One thing wrong with a table; [`table_sentence`](super::table_sentence) says it in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableProblem {
    /// Where.
    pub spot: Spot,
    /// What.
    pub kind: TableKind,
}

/// What can be wrong with a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableKind {
    /// No cell says anything.
    Empty,
    /// No text that a table could be.
    NotText,
    /// More bytes than are read.
    TooLarge {
        /// The most, in MiB.
        most: usize,
    },
    /// More rows than are read.
    TooManyRows {
        /// The most.
        most: usize,
    },
    /// More columns than are read.
    TooManyColumns {
        /// The most.
        most: usize,
    },
    /// A quote is never closed, and takes in the rest of the file.
    OpenQuote,
    /// No row names columns that anybody knows.
    NoHeader,
    /// No indicator below the header.
    NoRows,
    /// A column that must be there is missing.
    ColumnMissing(Column),
    /// A column stands twice.
    ColumnTwice(Column),
    /// One row a level and one row an indicator at once.
    TwoShapes,
    /// A cell that must say something is empty.
    Missing(Field),
    /// No number.
    NotNumber,
    /// A number with more than three decimal places.
    TooFine,
    /// A number that may be read in two ways.
    Ambiguous {
        /// What it says.
        text: String,
    },
    /// Neither yes nor no.
    NotYesNo,
    /// No word for where a text comes from.
    NotProvenance,
    /// Neither points nor a number.
    NotScale,
    /// Not the whole number of an edition.
    NotEdition,
    /// Another value than an earlier row of the same thing has.
    Contradiction {
        /// Where the earlier one stands.
        first: Spot,
    },
    /// The code of an indicator that stands in another section already.
    CodeTwice {
        /// Where it stands first.
        first: Spot,
    },
    /// An indicator has fewer levels than needed.
    TooFewLevels {
        /// The fewest.
        least: usize,
    },
    /// A date, where a text or number was meant.
    IsDate,
    /// The error of a formula.
    IsError,
    /// A source of which only the id is told.
    SourceUntold {
        /// The id.
        id: String,
    },
    /// Something that the core found.
    Fault(Fault),
}

/// Something that is taken, and worth a look; [`warning_sentence`](super::warning_sentence) says it in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// What.
    pub note: Note,
    /// Where, in order.
    pub spots: Vec<Spot>,
}

/// What is worth a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Note {
    /// Merged cells: each has the value of the first.
    Merged,
    /// Formulas: their last value is taken.
    Formula,
    /// Hidden rows: they are taken along.
    Hidden,
    /// Numbers that are stored as texts: they are taken as numbers.
    NumberAsText,
    /// Numbers with thousands set apart: they are taken without the marks.
    Thousands,
    /// Columns that mean nothing here: they are left out.
    ColumnIgnored,
}

//! An instrument as one flat table, as spreadsheets hold it: plain rows of cells to a checked rubric and back.
//!
//! Whoever reads a file makes a [`Table`]; [`Matching::of`] finds which column says what, and a caller may change that;
//! [`read_table`] makes the rubric, or tells everything that is wrong, by row and column letter as in `C12`.
//! The layout is described in `web/docs/tabel-instrumen.md`.

mod cell;
mod column;
mod csv;
mod header;
mod indicator;
mod json;
mod matching;
mod number;
mod origin;
mod problem;
mod read;
mod row;
mod sentence;
mod tree;
mod write;

pub use cell::{Cell, Content, MOST_COLUMNS, MOST_ROWS, Table, column_letters};
pub use column::{Column, Field};
pub use csv::{csv_text, read_csv};
pub(crate) use csv::{decoded, delimited, named_delimiter};
pub(crate) use header::plain;
pub use json::{table_node, table_of_node};
pub use matching::Matching;
pub use problem::{Note, Spot, TableKind, TableProblem, Warning};
pub use read::{Basis, Taken, read_table};
pub use sentence::{table_sentence, warning_sentence};
pub use write::{says_all, table_of};

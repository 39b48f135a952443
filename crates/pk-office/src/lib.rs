//! Workbooks of spreadsheets: bytes to tables, and a table to bytes.
//!
//! What a file is, is told by its content. XLSX, XLSM and ODS are read here, text is what `pk-format` reads; of anything
//! else is told what it is and what to do. In a browser this crate is a part of the Wasm that is loaded when the first workbook
//! is picked.
//!
//! # What this crate does not do
//! No I/O, no clock. It calculates no formulas, runs no macros, and follows no links to other files.

mod grid;
mod kind;
mod number;
mod ods;
mod refusal;
mod styles;
mod unpack;
mod workbook;
mod write;
mod xlsx;
mod xml;

pub use refusal::{Refusal, packed_sentence, refusal_sentence};
pub use unpack::{Packed, unzip};
pub use workbook::{Sheet, Workbook, read, read_with, workbook_json, workbook_of_json};
pub use write::xlsx;

//! Workbooks of spreadsheets, loaded when the first one is picked.
//!
//! Only what is reached from [`OFFICE`] and from nowhere else can be cut out.

use pk_format::{Lang, table::Table};
use pk_office::{Workbook, read, refusal_sentence, xlsx};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// What reads and writes them.
#[derive(Debug)]
pub(crate) struct Office {
    pub(crate) read: fn(&[u8], Lang) -> Result<Workbook, String>,
    pub(crate) write: fn(&str, &Table) -> Option<Vec<u8>>,
}

static OFFICE: Office = Office { read: read_or_say, write };

/// Loads it.
///
/// # Errors
/// Where the file could not be had; asking again tries again.
#[wasm_split(office, fallible)]
pub(crate) fn office() -> Result<&'static Office, SplitLoaderError> {
    Ok(&OFFICE)
}

fn write(name: &str, table: &Table) -> Option<Vec<u8>> {
    xlsx(name, table).ok()
}

fn read_or_say(bytes: &[u8], lang: Lang) -> Result<Workbook, String> {
    read(bytes).map_err(|refusal| refusal_sentence(&refusal, lang))
}

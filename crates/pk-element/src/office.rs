//! Workbooks of spreadsheets, loaded when the first one is picked.
//!
//! Only what is reached from [`OFFICE`] and from nowhere else can be cut out.

use pk_format::{Lang, MOST_BYTES, table::Table};
use pk_office::{Workbook, packed_sentence, read, refusal_sentence, unzip, xlsx};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// What reads and writes them.
#[derive(Debug)]
pub(crate) struct Office {
    pub(crate) read: fn(&[u8], Lang) -> Result<Workbook, String>,
    pub(crate) unzip: fn(&[u8], Lang) -> Result<Vec<Unzipped>, String>,
    pub(crate) write: fn(&str, &Table) -> Option<Vec<u8>>,
}

static OFFICE: Office = Office { read: read_or_say, unzip: unzip_or_say, write };

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

/// A file out of a packed one: its name, and what it holds or why that is not read.
pub(crate) type Unzipped = (String, Result<Vec<u8>, String>);

/// The files that are packed in one; documents of office programs are packed too, and none of ours.
fn unzip_or_say(bytes: &[u8], lang: Lang) -> Result<Vec<Unzipped>, String> {
    let say = |refusal| packed_sentence(&refusal, lang);
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
    let files = unzip(bytes, most).map_err(say)?;
    Ok(files.into_iter().map(|file| (file.name, file.content.map_err(say))).collect())
}

fn read_or_say(bytes: &[u8], lang: Lang) -> Result<Workbook, String> {
    read(bytes).map_err(|refusal| refusal_sentence(&refusal, lang))
}

//! Copies of `penilaian.html` that carry sheets.

use std::io::{Read, Write};

use anyhow::{Context, Result};
use data_encoding::BASE64;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

/// What stands before the data.
pub const DATA: &str = "id=\"pk-data\">";

/// What stands before the data, the data, and what stands behind.
///
/// # Errors
/// When it is no such page.
pub fn parts(page: &str) -> Result<(&str, &str, &str)> {
    let (before, rest) = page.split_once(DATA).context("the page has no place for data")?;
    let (data, after) = rest.split_once('<').context("the data has no end")?;
    Ok((before, data, after))
}

/// The text that the data holds.
///
/// # Errors
/// When it is not packed as it should be.
pub fn unpacked(data: &str) -> Result<String> {
    let mut text = String::new();
    GzDecoder::new(BASE64.decode(data.as_bytes())?.as_slice()).read_to_string(&mut text)?;
    Ok(text)
}

/// A text as data.
///
/// # Errors
/// Never in practice: it is packed in memory.
pub fn packed(text: &str) -> Result<String> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(text.as_bytes())?;
    Ok(BASE64.encode(&encoder.finish()?))
}

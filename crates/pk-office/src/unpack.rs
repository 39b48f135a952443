//! Taking parts out of a packed file, and never more than memory holds.

use crate::refusal::Refusal;
use std::io::{Cursor, Read};
use zip::{CompressionMethod, ZipArchive};

/// The most parts that a file may have.
const MOST_PARTS: usize = 5_000;
/// The most bytes of all parts together, unpacked.
const MOST_UNPACKED: u64 = 128 << 20;

/// The parts of a packed file.
pub(crate) struct Parts<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// So much may still be unpacked.
    left: u64,
}

impl<'a> Parts<'a> {
    /// Looks at the list of parts, before anything is unpacked.
    pub(crate) fn new(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Broken)?;
        if archive.len() > MOST_PARTS {
            return Err(Refusal::Bomb);
        }
        let mut all = 0_u64;
        for index in 0..archive.len() {
            let part = archive.by_index_raw(index).map_err(|_| Refusal::Broken)?;
            if part.encrypted() {
                return Err(Refusal::Encrypted);
            }
            all = all.saturating_add(part.size());
        }
        if all > MOST_UNPACKED {
            return Err(Refusal::Bomb);
        }
        Ok(Self { archive, left: MOST_UNPACKED })
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// Whether the name of any part begins so.
    pub(crate) fn has_below(&self, start: &str) -> bool {
        self.archive.file_names().flatten().any(|name| name.starts_with(start))
    }

    /// The text of a part, or nothing where there is none. What the list of parts says of its size may be a lie.
    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        if !self.has(name) {
            return Ok(None);
        }
        let part = self.archive.by_name(name).map_err(|_| Refusal::Broken)?;
        let mut bytes = Vec::new();
        part.take(self.left + 1).read_to_end(&mut bytes).map_err(|_| Refusal::Broken)?;
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.left = self.left.checked_sub(length).ok_or(Refusal::Bomb)?;
        let text = String::from_utf8(bytes).map_err(|_| Refusal::Broken)?;
        Ok(Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)))
    }

    /// The text of a part that must be there.
    pub(crate) fn needed(&mut self, name: &str) -> Result<String, Refusal> {
        self.text(name)?.ok_or(Refusal::Broken)
    }
}

/// The part by which a document is known: OOXML, OpenDocument.
const OF_DOCUMENTS: [&str; 2] = ["[Content_Types].xml", "mimetype"];

/// Every file that is packed in `bytes`, by name, each up to `most` bytes and one more, or why it is not unpacked.
///
/// # Errors
/// The file is a document, is damaged, or what is packed in it is more than memory should hold.
pub fn unzip(bytes: &[u8], most: u64) -> Result<Vec<Packed>, Refusal> {
    let Parts { mut archive, mut left } = Parts::new(bytes)?;
    // The list of the library has each name once, so of two files of one name it would give one.
    if listed(bytes).is_some_and(|listed| listed != archive.len()) {
        return Err(Refusal::SameName);
    }
    let mut files = Vec::new();
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| Refusal::Broken)?;
        if part.is_dir() {
            continue;
        }
        let name = part.name().map_err(|_| Refusal::Broken)?.into_owned();
        if !matches!(part.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
            return Err(Refusal::OtherPacking);
        }
        let mut bytes = Vec::new();
        part.take(left.min(most) + 1).read_to_end(&mut bytes).map_err(|_| Refusal::Broken)?;
        left = left.checked_sub(u64::try_from(bytes.len()).unwrap_or(u64::MAX)).ok_or(Refusal::Bomb)?;
        let content = if bytes.starts_with(ZIP) { Err(Refusal::Nested) } else { Ok(bytes) };
        files.push(Packed { name, content });
    }
    // A document of an office program is packed too, in dozens of parts.
    let is_document = |file: &Packed| OF_DOCUMENTS.contains(&file.name.as_str());
    if files.iter().any(is_document) { Err(Refusal::Document) } else { Ok(files) }
}

/// A file out of a packed one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// Its name in there.
    pub name: String,
    /// What it holds.
    ///
    /// # Errors
    /// It is packed itself; that is not opened.
    pub content: Result<Vec<u8>, Refusal>,
}

/// What a packed file begins with.
const ZIP: &[u8] = b"PK\x03\x04";

/// How many parts the end of a packed file says that it has; nothing where it is not found, or has no room for the number.
fn listed(bytes: &[u8]) -> Option<usize> {
    const END: &[u8] = b"PK\x05\x06";
    let place = bytes.windows(END.len()).rposition(|window| window == END)?;
    let count = bytes.get(place + 10..place + 12)?.try_into().ok().map(u16::from_le_bytes)?;
    (count < u16::MAX).then_some(count.into())
}

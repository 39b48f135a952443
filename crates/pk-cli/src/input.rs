//! Bytes from files and from standard input.

use crate::text::one_line;
use data_encoding::BASE64;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use pk_format::{Kind, Lang, MOST_BYTES, Problem, carried, read_file};
use std::borrow::Cow;
use std::ffi::OsString;
use std::fs::File;
use std::io::{ErrorKind, Read, Write};
use std::path::Path;

/// The argument that stands for standard input.
pub(crate) const STANDARD_INPUT: &str = "-";

/// The name of an input as people read it.
pub(crate) fn shown_name(name: &OsString, lang: Lang) -> String {
    if name == STANDARD_INPUT {
        return lang.pick("masukan standar", "standard input").to_owned();
    }
    one_line(&name.to_string_lossy())
}

/// What the input holds, but not more than one byte over what can be one of our files.
///
/// # Errors
/// A sentence that says why it cannot be read.
pub(crate) fn read(name: &OsString, lang: Lang) -> Result<Vec<u8>, String> {
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    let read = if name == STANDARD_INPUT {
        std::io::stdin().lock().take(most).read_to_end(&mut bytes)
    } else if Path::new(name).is_dir() {
        Err(ErrorKind::IsADirectory.into())
    } else {
        File::open(name).and_then(|file| file.take(most).read_to_end(&mut bytes))
    };
    read.map(|_| bytes).map_err(|error| sentence(&error, lang))
}

/// The file that `bytes` hold, or that the web page carries that they are.
///
/// # Errors
/// Every problem.
pub(crate) fn file_in(bytes: &[u8]) -> Result<pk_format::File, Vec<Problem>> {
    carried_in(bytes).and_then(|bytes| read_file(&bytes))
}

/// The bytes themselves, or the file in the web page that they are.
///
/// # Errors
/// The page carries nothing that can be read.
pub(crate) fn carried_in(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Vec<Problem>> {
    match carried(bytes).filter(|_| bytes.len() <= MOST_BYTES) {
        None => Ok(Cow::Borrowed(bytes)),
        Some(data) => data.and_then(unpacked).map(Cow::Owned).map_err(|problem| vec![problem]),
    }
}

/// The sheets file in `data`: gzip in base64; of more than can be one of our files, no more than that it is more.
fn unpacked(data: &str) -> Result<Vec<u8>, Problem> {
    let broken = || Problem::whole(Kind::CarriedBroken);
    let data: String = data.split_ascii_whitespace().collect();
    let packed = BASE64.decode(data.as_bytes()).map_err(|_| broken())?;
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    let mut packed = packed.as_slice();
    GzDecoder::new(&mut packed).take(most).read_to_end(&mut bytes).map_err(|_| broken())?;
    // Browsers refuse what stands behind the end, too.
    if packed.is_empty() || bytes.len() > MOST_BYTES { Ok(bytes) } else { Err(broken()) }
}

/// A text as a web page carries it.
///
/// # Errors
/// Never in practice: it is packed in memory.
pub(crate) fn packed(text: &str) -> std::io::Result<String> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(text.as_bytes())?;
    Ok(BASE64.encode(&encoder.finish()?))
}

/// Why something cannot be read, and what to do.
pub(crate) fn sentence(error: &std::io::Error, lang: Lang) -> String {
    match error.kind() {
        ErrorKind::NotFound => lang
            .pick(
                "Berkas tidak ditemukan. Periksa nama berkas dan foldernya.",
                "There is no such file. Check its name and folder.",
            )
            .into(),
        ErrorKind::PermissionDenied => lang
            .pick(
                "Berkas tidak boleh dibaca. Periksa izin aksesnya.",
                "The file may not be read. Check its permissions.",
            )
            .into(),
        ErrorKind::IsADirectory => lang
            .pick(
                "Ini folder, bukan berkas. Sebutkan berkas di dalamnya.",
                "This is a folder, not a file. Name the files in it.",
            )
            .into(),
        _ => lang.pick(
            format!("Berkas tidak dapat dibaca ({error}). Periksa media penyimpanannya, lalu coba lagi."),
            format!("The file cannot be read ({error}). Check where it is stored, then try again."),
        ),
    }
}

//! Files that are put into a folder, whole or not at all.

use std::io::{Error, Write};
use std::path::Path;
use tempfile::{Builder, NamedTempFile};

/// A file that is to be there.
#[derive(Debug)]
pub(crate) struct NewFile<'a> {
    /// Its name.
    pub(crate) name: &'a str,
    /// Its content.
    pub(crate) text: String,
}

/// Writes all of them under other names first; only when that is done, each gets its own.
///
/// # Errors
/// Which file could not be written, and why. No file is there in part.
pub(crate) fn write<'a>(folder: &Path, files: &[NewFile<'a>], over: bool) -> Result<(), (&'a str, Error)> {
    let mut whole = Vec::with_capacity(files.len());
    for file in files {
        whole.push((file.name, written(folder, &file.text).map_err(|failure| (file.name, failure))?));
    }
    for (name, file) in whole {
        let place = folder.join(name);
        let done = if over { file.persist(place) } else { file.persist_noclobber(place) };
        done.map_err(|failure| (name, failure.error))?;
    }
    Ok(())
}

/// A file that is gone with its value, unless it gets a name of its own.
fn written(folder: &Path, text: &str) -> Result<NamedTempFile, Error> {
    let mut builder = Builder::new();
    builder.prefix(".pk-");
    // As any program writes files: others may read them, as far as the folder's owner lets them.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    Ok(file)
}

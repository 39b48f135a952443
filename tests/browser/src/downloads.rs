//! The folder that downloads fall into.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use tempfile::TempDir;

use crate::until;

/// A folder for the downloads of one session.
#[derive(Debug)]
pub(crate) struct Downloads {
    folder: TempDir,
}

impl Downloads {
    pub(crate) fn new() -> Result<Self> {
        Ok(Self { folder: tempfile::tempdir().context("cannot create a folder for downloads")? })
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The files that are here now.
    pub(crate) fn list(&self) -> Result<BTreeSet<PathBuf>> {
        fs::read_dir(self.folder())
            .and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect())
            .context("cannot list the downloads")
    }

    /// Waits for one file more than `before`, and for its last byte. Chromium holds the name with an empty file first; no
    /// file of ours is empty.
    pub(crate) async fn next(&self, before: &BTreeSet<PathBuf>) -> Result<PathBuf> {
        until("a download", async || {
            let unfinished = |file: &Path| {
                file.extension().is_some_and(|extension| extension == "crdownload")
                    || file.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
                    || fs::metadata(file).is_ok_and(|about| about.len() == 0)
            };
            Ok(self.list()?.difference(before).find(|file| !unfinished(file)).cloned())
        })
        .await
    }
}

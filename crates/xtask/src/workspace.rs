//! Where things lie.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// One checkout of this repository.
#[derive(Debug, Clone)]
pub struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// The checkout that this program was started from.
    pub fn here() -> Self {
        // Cargo sets the variable for `cargo run` and `cargo test`; the constant serves a program started by hand.
        let manifest = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        // Packages lie two levels below the root: `crates/xtask`, `tests/browser`.
        let root = manifest.ancestors().nth(2).unwrap_or(&manifest).to_path_buf();
        Self { root }
    }

    /// The checkout whose root is `root`.
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The folder that holds the workspace manifest.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// `relative`, a path with forward slashes, below the root.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// Where `cargo xtask dist` leaves what is shipped.
    pub fn dist(&self) -> PathBuf {
        self.path("dist")
    }

    /// Cargo's target folder: the caller's `CARGO_TARGET_DIR`, or `target` in the root.
    pub fn target(&self) -> PathBuf {
        env::var_os("CARGO_TARGET_DIR").map_or_else(|| self.path("target"), |dir| self.root.join(dir))
    }

    /// The text of a file below the root.
    ///
    /// # Errors
    /// When it cannot be read as UTF-8; the error names the file.
    pub fn read(&self, relative: &str) -> Result<String> {
        let path = self.path(relative);
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
    }
}

/// The cargo that runs this program, or the one on the path.
pub(crate) fn cargo() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

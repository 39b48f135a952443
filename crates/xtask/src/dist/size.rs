//! How much a visitor downloads.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

/// The size of one file, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Size {
    /// As it lies on disk.
    pub raw: usize,
    /// As a server sends it, compressed by gzip at its best level.
    pub gzip: usize,
}

impl Size {
    /// The size of a file with these bytes.
    ///
    /// # Errors
    /// When they cannot be compressed.
    pub fn of(bytes: &[u8]) -> Result<Self> {
        Ok(Self { raw: bytes.len(), gzip: gzip(bytes)?.len() })
    }
}

/// The element's two files and their sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ElementSizes {
    /// `penilaian-kinerja.js`, which carries the style sheet.
    pub script: Size,
    /// The Wasm.
    pub wasm: Size,
    /// Both, compressed, in bytes.
    pub gzip: usize,
}

impl ElementSizes {
    pub(super) fn new(script: Size, wasm: Size) -> Self {
        Self { script, wasm, gzip: script.gzip + wasm.gzip }
    }
}

/// What `sizes.json` says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sizes {
    /// What a portal's visitor downloads before the first screen.
    pub element: ElementSizes,
    /// What is loaded later: the parts of the Wasm, the shipped rubrics where there is no round, what preparing one needs.
    #[serde(flatten)]
    pub beside: BTreeMap<String, Size>,
    /// The single file.
    #[serde(rename = "penilaian.html")]
    pub page: Size,
}

impl Sizes {
    pub(super) fn to_json(&self) -> Result<String> {
        Ok(serde_json::to_string_pretty(&self)? + "\n")
    }

    /// The sizes that the last build wrote into `dist`.
    ///
    /// # Errors
    /// When there was no build.
    pub fn read(dist: &Path) -> Result<Self> {
        let path = dist.join("sizes.json");
        let text = fs::read_to_string(&path)
            .with_context(|| format!("cannot read {}: run `cargo xtask dist` first", path.display()))?;
        serde_json::from_str(&text).with_context(|| format!("{} is not what dist writes", path.display()))
    }
}

/// `bytes` compressed at the best level, without a time or a system in the header.
pub(super) fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    use std::io::Write;
    let mut encoder = flate2::GzBuilder::new()
        .mtime(0)
        .operating_system(255)
        .write(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).context("cannot compress")?;
    encoder.finish().context("cannot compress")
}

//! Cutting out of the module what is loaded later, as `pk-view` marks it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use walrus::ModuleConfig;
use wasm_split_cli_support::{Options, transform};

/// Under this name the module asks for the part that is loaded later.
pub(super) const LOADER: &str = "./later.js";

/// The module in several parts.
pub(super) struct Split {
    /// Where the part lies that starts, not yet bound.
    pub(super) main: PathBuf,
    /// The files that are loaded later, by what the script calls them.
    pub(super) later: Vec<(String, Vec<u8>)>,
    /// The files of which each part is made, in their order: what several parts share is a file of its own.
    pub(super) parts: BTreeMap<String, Vec<String>>,
}

/// Splits the Wasm at `artefact`, with `folder` for what lies between.
pub(super) fn split(artefact: &Path, folder: &Path) -> Result<Split> {
    let input = fs::read(artefact).with_context(|| format!("cannot read {}", artefact.display()))?;
    let main = folder.join("main.wasm");
    let mut options = Options::new(&input);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.link_name = LOADER;
    let parts = transform(options).map_err(|error| anyhow!("cannot split the module: {error:#}"))?;
    let mut later = Vec::new();
    for part in &parts.split_modules {
        let bytes = fs::read(part).context("a later part is not there")?;
        let stem = part.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        later.push((key(&stem), tidy(&bytes)?));
    }
    let keys = |files: Vec<String>| files.iter().map(|file| key(file)).collect();
    let parts = parts.prefetch_map.into_iter().map(|(part, files)| (part, keys(files))).collect();
    Ok(Split { main, later, parts })
}

/// What the script calls a file: `late` of `split_late`, `chunk_3` of itself.
fn key(stem: &str) -> String {
    stem.strip_prefix("split_").unwrap_or(stem).to_owned()
}

/// The same module without names, and with every number as short as it can be; the linker left room in them.
fn tidy(module: &[u8]) -> Result<Vec<u8>> {
    let mut config = ModuleConfig::new();
    config.generate_name_section(false).generate_producers_section(false);
    Ok(config.parse(module).context("the later part is no Wasm")?.emit_wasm())
}

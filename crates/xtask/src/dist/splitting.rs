//! Cutting out of the module what is loaded later, as `pk-view` marks it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use walrus::ModuleConfig;
use wasm_split_cli_support::{Options, transform};

/// Under this name the module asks for the part that is loaded later.
pub(super) const LOADER: &str = "./later.js";

/// The module in two parts.
pub(super) struct Split {
    /// Where the part lies that starts, not yet bound.
    pub(super) main: PathBuf,
    /// The part that is loaded later.
    pub(super) late: Vec<u8>,
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
    let [late] = &*parts.split_modules else {
        bail!("the module is split into {} later parts, not one", parts.split_modules.len());
    };
    let late = fs::read(late).context("the later part is not there")?;
    Ok(Split { main, late: tidy(&late)? })
}

/// The same module without names, and with every number as short as it can be; the linker left room in them.
fn tidy(module: &[u8]) -> Result<Vec<u8>> {
    let mut config = ModuleConfig::new();
    config.generate_name_section(false).generate_producers_section(false);
    Ok(config.parse(module).context("the later part is no Wasm")?.emit_wasm())
}

//! wasm-bindgen, used as a library so that nothing needs installing.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

/// The element as browsers load it.
pub(super) struct Bound {
    /// A classic script that defines `let wasm_bindgen`.
    pub(super) glue: String,
    /// The module that the glue starts.
    pub(super) wasm: Vec<u8>,
}

/// Binds the Wasm at `artefact` to JavaScript.
pub(super) fn bind(artefact: &Path) -> Result<Bound> {
    let out = tempfile::tempdir().context("cannot create a folder for the binding")?;
    Bindgen::new()
        .input_path(artefact)
        .out_name("element")
        .no_modules(true)?
        .remove_name_section(true)
        .remove_producers_section(true)
        .typescript(false)
        .generate(out.path())
        .context("wasm-bindgen could not bind the element")?;
    Ok(Bound {
        glue: fs::read_to_string(out.path().join("element.js")).context("the binding has no script")?,
        wasm: fs::read(out.path().join("element_bg.wasm")).context("the binding has no Wasm")?,
    })
}

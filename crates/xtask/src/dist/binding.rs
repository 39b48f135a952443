//! wasm-bindgen, used as a library so that nothing needs installing.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
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
    let glue = fs::read_to_string(out.path().join("element.js")).context("the binding has no script")?;
    Ok(Bound {
        glue: watch(&glue)?,
        wasm: fs::read(out.path().join("element_bg.wasm")).context("the binding has no Wasm")?,
    })
}

/// Lets the glue call the module through `guarded` of `web/element/guard.js`, which hears of every trap.
fn watch(glue: &str) -> Result<String> {
    const EXPORTS: &str = "wasm = instance.exports;";
    if glue.matches(EXPORTS).count() != 1 {
        bail!("wasm-bindgen's script takes the exports in another way than {EXPORTS:?}: change this place");
    }
    Ok(glue.replace(EXPORTS, "wasm = guarded(instance.exports);"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn watches_the_exports_or_says_that_it_cannot() {
        assert_eq!(watch("a; wasm = instance.exports; b").unwrap(), "a; wasm = guarded(instance.exports); b");
        assert!(watch("a").is_err());
    }
}

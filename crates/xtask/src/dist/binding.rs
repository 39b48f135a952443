//! wasm-bindgen, used as a library so that nothing needs installing.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use super::{names, splitting};

/// The element as browsers load it.
pub(super) struct Bound {
    /// A classic script that defines `let wasm_bindgen`.
    pub(super) glue: String,
    /// The module that the glue starts.
    pub(super) wasm: Vec<u8>,
    /// The part of it that is loaded later.
    pub(super) late: Vec<u8>,
}

/// Binds the Wasm at `artefact` to JavaScript.
pub(super) fn bind(artefact: &Path) -> Result<Bound> {
    let out = tempfile::tempdir().context("cannot create a folder for the binding")?;
    let split = splitting::split(artefact, out.path())?;
    Bindgen::new()
        .input_path(&split.main)
        .out_name("element")
        .no_modules(true)?
        // Among them the table of functions, which both parts share.
        .keep_lld_exports(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .typescript(false)
        .generate(out.path())
        .context("wasm-bindgen could not bind the element")?;
    let glue = fs::read_to_string(out.path().join("element.js")).context("the binding has no script")?;
    let wasm = fs::read(out.path().join("element_bg.wasm")).context("the binding has no Wasm")?;
    let (glue, wasm) = names::shorten(&link(&watch(&glue)?)?, &wasm)?;
    Ok(Bound { glue, wasm, late: split.late })
}

/// Lets the glue call the module through `guarded` of `web/element/guard.js`, which hears of every trap.
fn watch(glue: &str) -> Result<String> {
    const EXPORTS: &str = "wasm = instance.exports;";
    if glue.matches(EXPORTS).count() != 1 {
        bail!("wasm-bindgen's script takes the exports in another way than {EXPORTS:?}: change this place");
    }
    Ok(glue.replace(EXPORTS, "wasm = guarded(instance.exports);"))
}

/// Lets the module's call for the part that is loaded later reach `loadLate` of `web/element/later.js`: scripts that
/// are no modules have no imports.
fn link(glue: &str) -> Result<String> {
    let import = format!("require(\"{}\")", splitting::LOADER);
    if glue.matches(&import).count() != 1 {
        bail!(
            "wasm-bindgen's script asks for the later part in another way than {import}: change this place"
        );
    }
    Ok(glue.replace(&import, "{ __wasm_split_load_late: loadLate }"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn watches_the_exports_or_says_that_it_cannot() {
        assert_eq!(watch("a; wasm = instance.exports; b").unwrap(), "a; wasm = guarded(instance.exports); b");
        assert!(watch("a").is_err());
        assert_eq!(
            link("x = require(\"./later.js\");").unwrap(),
            "x = { __wasm_split_load_late: loadLate };"
        );
        assert!(link("a").is_err());
    }
}

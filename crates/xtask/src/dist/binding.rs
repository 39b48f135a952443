//! wasm-bindgen, used as a library so that nothing needs installing.

use std::collections::BTreeMap;
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
    /// The files that are loaded later, by what the script calls them.
    pub(super) later: Vec<(String, Vec<u8>)>,
    /// The files of which each part is made.
    pub(super) parts: BTreeMap<String, Vec<String>>,
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
    let (glue, wasm) = names::shorten(&link(&watch(&glue)?, split.parts.keys())?, &wasm)?;
    Ok(Bound { glue, wasm, later: split.later, parts: split.parts })
}

/// Lets the glue call the module through `guarded` of `web/element/guard.js`, which hears of every trap.
fn watch(glue: &str) -> Result<String> {
    const EXPORTS: &str = "wasm = instance.exports;";
    if glue.matches(EXPORTS).count() != 1 {
        bail!("wasm-bindgen's script takes the exports in another way than {EXPORTS:?}: change this place");
    }
    Ok(glue.replace(EXPORTS, "wasm = guarded(instance.exports);"))
}

/// Lets the module's calls for the parts that are loaded later reach `loadPart` of `web/element/later.js`: scripts that are
/// no modules have no imports.
fn link<'a>(glue: &str, parts: impl Iterator<Item = &'a String>) -> Result<String> {
    let import = format!("require(\"{}\")", splitting::LOADER);
    if !glue.contains(&import) {
        bail!(
            "wasm-bindgen's script asks for the later parts in another way than {import}: change this place"
        );
    }
    let loaders: Vec<String> =
        parts.map(|part| format!("__wasm_split_load_{part}: loadPart(\"{part}\")")).collect();
    Ok(glue.replace(&import, &format!("{{ {} }}", loaders.join(", "))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn watches_the_exports_or_says_that_it_cannot() {
        assert_eq!(watch("a; wasm = instance.exports; b").unwrap(), "a; wasm = guarded(instance.exports); b");
        assert!(watch("a").is_err());
        let parts = ["late".to_owned(), "workshop".to_owned()];
        assert_eq!(
            link("x = require(\"./later.js\");", parts.iter()).unwrap(),
            "x = { __wasm_split_load_late: loadPart(\"late\"), __wasm_split_load_workshop: loadPart(\"workshop\") };"
        );
        assert!(link("a", parts.iter()).is_err());
    }
}

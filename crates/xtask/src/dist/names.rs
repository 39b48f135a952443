//! Short names for what the module and its script know each other by. Those of wasm-bindgen end in hashes, which nobody
//! reads and which nothing compresses.

use anyhow::{Context, Result};
use walrus::ModuleConfig;

/// The script and the module with short names in both.
pub(super) fn shorten(glue: &str, wasm: &[u8]) -> Result<(String, Vec<u8>)> {
    let mut config = ModuleConfig::new();
    config.generate_name_section(false).generate_producers_section(false);
    let mut module = config.parse(wasm).context("what wasm-bindgen made is no Wasm")?;
    let mut names = Vec::new();
    let mut short = |name: &mut String| {
        // The others are asked for by their names elsewhere.
        if name.starts_with("__wbg_") || name.starts_with("wasm_bindgen_") {
            let new = format!("_{}", names.len());
            names.push((std::mem::replace(name, new.clone()), new));
        }
    };
    for import in module.imports.iter_mut() {
        short(&mut import.name);
    }
    for export in module.exports.iter_mut() {
        short(&mut export.name);
    }
    // One name may begin another one.
    names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    let mut glue = glue.to_owned();
    for (name, new) in &names {
        glue = glue.replace(name, new);
    }
    Ok((glue, module.emit_wasm()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::{FunctionBuilder, Module};

    #[test]
    fn both_sides_keep_to_the_same_names() {
        let mut module = Module::default();
        let kind = module.types.add(&[], &[]);
        for name in ["__wbg_call_0123", "__wbg_call_01234", "memory_of_ours"] {
            module.add_import_func("./element_bg.js", name, kind);
        }
        let function = FunctionBuilder::new(&mut module.types, &[], &[]).finish(vec![], &mut module.funcs);
        module.exports.add("wasm_bindgen_invoke", function);
        module.exports.add("mount", function);
        let glue = "{ __wbg_call_0123: f, __wbg_call_01234: g, memory_of_ours: h } wasm.wasm_bindgen_invoke(); wasm.mount();";
        let (glue, wasm) = shorten(glue, &module.emit_wasm()).unwrap();
        assert_eq!(glue, "{ _0: f, _1: g, memory_of_ours: h } wasm._2(); wasm.mount();");
        let module = Module::from_buffer(&wasm).unwrap();
        let imports: Vec<&str> = module.imports.iter().map(|import| import.name.as_str()).collect();
        let exports: Vec<&str> = module.exports.iter().map(|export| export.name.as_str()).collect();
        assert_eq!((imports, exports), (vec!["_0", "_1", "memory_of_ours"], vec!["_2", "mount"]));
    }
}

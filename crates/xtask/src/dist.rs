//! `cargo xtask dist`: everything that is shipped, into one folder, the same bytes every time.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use build_facts::Beside;

use crate::surface::Surface;
use crate::workspace::Workspace;

mod binding;
mod build_facts;
mod element_wasm;
mod files;
mod hash;
mod licences;
mod names;
mod offline_page;
mod package;
mod script;
mod size;
mod snippet;
mod splitting;
mod wasm_target;

pub use size::{ElementSizes, Size, Sizes};
pub(crate) use wasm_target::{WASM, ensure as ensure_wasm_target, ensure_target};

/// The element's file name; the tag has the same name.
const ELEMENT: &str = "penilaian-kinerja";

/// Builds the element and writes everything that is shipped into `out`, which is emptied first.
///
/// `target` is the target folder for cargo; without one cargo decides (`CARGO_TARGET_DIR`, or `target`).
///
/// # Errors
/// When a tool is missing, the build fails or a file cannot be read or written.
pub fn write(workspace: &Workspace, out: &Path, target: Option<&Path>) -> Result<Sizes> {
    ensure_wasm_target()?;

    eprintln!("[1/3] building the element for the browser (the first time takes a minute or two)");
    let artefact = element_wasm::build(workspace, target)?;

    eprintln!("[2/3] binding it to JavaScript");
    let bound = binding::bind(&artefact)?;

    eprintln!("[3/3] writing {}", out.display());
    files::empty(out)?;
    let css = script::read_style(workspace)?;
    let files = beside(&bound);
    let facts = build_facts::BuildFacts::new(&files, bound.parts.clone(), &css);
    let parts = script::read_parts(workspace)?;

    let element = script::element(&facts, &bound.glue, &parts)?;
    let write_element = |folder: &Path| -> Result<()> {
        for file in &files {
            let name = &facts.files.get(&file.key).context("a file has no name")?.name;
            files::write(folder, name, &file.bytes)?;
        }
        files::write(folder, &format!("{ELEMENT}.js"), &element)
    };
    write_element(out)?;

    let module = script::module(&facts, &bound.glue, &parts)?;
    files::write(out, &format!("{ELEMENT}.mjs"), &module)?;
    let inline = script::element(&facts.packed(&files)?, &bound.glue, &parts)?;
    files::write(out, &format!("{ELEMENT}.inline.js"), &inline)?;
    files::write(out, "package.json", package::render(facts.version)?)?;

    let licences = licences::render(workspace)?;
    files::write(out, "LICENSES-THIRD-PARTY.txt", &licences)?;
    let facts_within = facts.embedded();
    let script = script::element(&facts_within, &bound.glue, &parts)?;
    let page = offline_page::render(workspace, &facts_within, &script, &files, &licences)?;
    files::write(out, "penilaian.html", &page)?;
    files::write(out, "SNIPPET.html", snippet::render(&element, &facts))?;
    let surface = Surface::read(workspace)?;
    files::write(out, &format!("{ELEMENT}.d.ts"), surface.types(facts.version))?;
    files::write(out, "custom-elements.json", surface.manifest(&format!("{ELEMENT}.js"))?)?;

    files::copy_if_there(&workspace.path("LICENSE-MIT"), &out.join("LICENSE-MIT"))?;
    files::copy_if_there(&workspace.path("LICENSE-APACHE"), &out.join("LICENSE-APACHE"))?;
    files::copy_folder(&workspace.path("web/frame"), out)?;
    files::copy_folder(&workspace.path("web/demo"), &out.join("demo"))?;
    files::copy_folder(&workspace.path("crates/pk-format/schema"), &out.join("schema"))?;

    files::copy_folder(&workspace.path("web/wordpress"), &out.join("wordpress"))?;
    let assets = out.join("wordpress/penilaian-kinerja/aset");
    fs::create_dir_all(&assets).with_context(|| format!("cannot create {}", assets.display()))?;
    write_element(&assets)?;
    // The way out of a failure, and what the panel is given, lie beside the script here too.
    files::write(&assets, "penilaian.html", &page)?;

    let sizes = Sizes {
        element: ElementSizes::new(Size::of(element.as_bytes())?, Size::of(&bound.wasm)?),
        beside: sizes_of(&files)?,
        page: Size::of(page.as_bytes())?,
    };
    files::write(out, "sizes.json", sizes.to_json()?)?;
    files::write(out, "SHA384SUMS", hash::sums(out)?)?;
    Ok(sizes)
}

/// Everything that lies beside the script, by what the script calls it.
fn beside(bound: &binding::Bound) -> Vec<Beside> {
    let file =
        |key: &str, extension, bytes: &[u8]| Beside { key: key.to_owned(), extension, bytes: bytes.to_vec() };
    let mut files = vec![
        file("rubrics", "json", pk_format::rubrics_file().as_bytes()),
        file("wasm", "wasm", &bound.wasm),
    ];
    files.extend(bound.later.iter().map(|(key, bytes)| file(key, "wasm", bytes)));
    files.push(file("supplies", "json", pk_format::supplies_file().as_bytes()));
    files
}

/// The size of each of them, but of the Wasm that the element starts with.
fn sizes_of(files: &[Beside]) -> Result<BTreeMap<String, Size>> {
    let later = files.iter().filter(|file| file.key != "wasm");
    later.map(|file| Ok((file.key.clone(), Size::of(&file.bytes)?))).collect()
}

/// Builds once more, from a copy of the checkout in another place with another target folder, and compares the
/// result with `dist`, byte for byte.
///
/// # Errors
/// As [`write`], and when a file differs, is missing or is too many; the error names every such file.
pub fn check_reproducible(workspace: &Workspace, dist: &Path) -> Result<()> {
    let scratch = workspace.target().join("reproducible");
    // The second build keeps its target folder, so that a later run compiles only our own crates again.
    let target = scratch.join("target");
    fs::create_dir_all(&target).with_context(|| format!("cannot create {}", target.display()))?;
    let place = tempfile::tempdir_in(&scratch).context("cannot create a folder for the copy")?;
    let copy = place.path().join("checkout");
    files::copy_checkout(workspace.root(), &copy)?;
    let second = place.path().join("dist");
    write(&Workspace::at(&copy), &second, Some(&target))?;
    files::compare_folders(dist, &second)
}

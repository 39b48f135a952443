//! The standard library for the browser, which rustup adds where it is missing.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::command;

/// The target that browsers run.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Makes sure that the compiler can build for [`WASM`].
///
/// # Errors
/// When it cannot and there is no rustup to add it; the error says what to install.
pub(crate) fn ensure() -> Result<()> {
    if is_there()? {
        return Ok(());
    }
    if command::find_program(&["rustup"]).is_none() {
        bail!(
            "the Rust target {WASM} is missing: install rustup (https://rustup.rs), or your system's package of it"
        );
    }
    eprintln!("adding the Rust target {WASM}");
    command::run(Command::new("rustup").args(["target", "add", WASM]))
}

fn is_there() -> Result<bool> {
    let library = command::output(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM]))
        .context("cannot ask the compiler for its targets")?;
    Ok(Path::new(library.trim_end()).is_dir())
}

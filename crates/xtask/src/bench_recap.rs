//! What a recap costs: in memory beside a bare loop, and from files beside a script with `json` and `pandas`.

use crate::workspace::{Workspace, cargo};
use crate::{command, dist, test};
use anyhow::{Context, Result};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// A program in Wasm, with a clock and an output.
const WASI: &str = "wasm32-wasip1";
/// How many files are read.
const FILES: &str = "20000";
/// Each side runs so often, by turns; the middle one is told.
const RUNS: usize = 3;

/// Prints the table; without a Python that has pandas, without what the script takes.
///
/// # Errors
/// When something cannot be built or run.
pub fn run(workspace: &Workspace, python: &Path) -> Result<()> {
    let mut build = Command::new(cargo());
    build.current_dir(workspace.root()).args(["build", "--release", "-p", "pk-cli", "--bins", "--examples"]);
    command::run(&mut build)?;
    let release = workspace.root().join("target/release");
    let bench = release.join("examples/bench_recap");
    command::run(&mut Command::new(&bench))?;
    in_wasm(workspace)?;
    let folder = tempfile::tempdir().context("no temporary folder")?;
    command::run(Command::new(&bench).arg(folder.path()).arg(FILES))?;
    let script = workspace.root().join("tests/bench/rekap.py");
    let has_pandas = Command::new(python)
        .args(["-c", "import pandas"])
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        ours.push(seconds(Command::new(release.join("pk")).arg("rekap").arg(folder.path()).arg("--csv"))?);
        if has_pandas {
            theirs.push(seconds(Command::new(python).arg(&script).arg(folder.path()))?);
        }
    }
    let ours = middle(ours);
    println!("{:34} {:>12}", "from files", "median, s");
    println!("{:34} {ours:>12.2}", format!("{FILES} files, pk rekap --csv"));
    if has_pandas {
        let theirs = middle(theirs);
        println!(
            "{:34} {theirs:>12.2}  ({:.1} times as long)",
            format!("{FILES} files, json and pandas"),
            theirs / ours
        );
    } else {
        println!("{} has no pandas: not compared", python.display());
    }
    // As many grades as 38 districts, 15 panelists and 20 indicators make.
    let round = tempfile::tempdir().context("no temporary folder")?;
    command::run(Command::new(&bench).arg(round.path()).arg("570"))?;
    test::bench_recap(workspace, round.path())
}

/// The same in memory, built for size as what browsers get, in the engine of Chromium as Node has it.
fn in_wasm(workspace: &Workspace) -> Result<()> {
    let Some(node) = command::find_program(&["node"]) else {
        println!("there is no node: not measured in Wasm");
        return Ok(());
    };
    dist::ensure_target(WASI)?;
    let mut build = Command::new(cargo());
    build.current_dir(workspace.root()).args(["build", "--profile", "wasm", "--target", WASI]);
    command::run(build.args(["-p", "pk-cli", "--example", "bench_recap"]))?;
    let built = workspace.root().join("target").join(WASI).join("wasm/examples/bench_recap.wasm");
    println!("in Wasm");
    let script = workspace.root().join("tests/bench/wasi.mjs");
    // With its short cut for calls into the system, Node 20 ends in a fault when all is done.
    command::run(
        Command::new(node).args(["--no-warnings", "--no-turbo-fast-api-calls"]).arg(script).arg(built),
    )
}

/// How long the command takes; that it has findings is no failure.
fn seconds(command: &mut Command) -> Result<f64> {
    let begun = Instant::now();
    let status = command.stdout(Stdio::null()).status().context("cannot be started")?;
    anyhow::ensure!(status.code().is_some_and(|code| code < 2), "{command:?} ended with {status}");
    Ok(begun.elapsed().as_secs_f64())
}

fn middle(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}

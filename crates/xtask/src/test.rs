//! `cargo xtask test`: everything that CI does, in named steps.

use std::path::Path;
use std::process::Command;
use std::str::FromStr;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::command;
use crate::dist::{self, Sizes};
use crate::workspace::{Workspace, cargo};

mod browser;
pub mod kill;
mod npm;
mod programs;

/// One step; a run stops at the first that fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The sources are formatted.
    Format,
    /// The lints are silent, for this machine and for the browser.
    Clippy,
    /// Everything that needs no browser works.
    Native,
    /// What is shipped can be built.
    Dist,
    /// It is small enough.
    Size,
    /// A second build, elsewhere, gives the same bytes.
    Reproducible,
    /// It works in a browser.
    Browser,
    /// It works on pages of all kinds, and they with it.
    Hosts,
    /// What was shown as saved outlives the browser.
    Kill,
}

impl Step {
    /// All steps, in their order.
    pub const ALL: [Self; 9] = [
        Self::Format,
        Self::Clippy,
        Self::Native,
        Self::Dist,
        Self::Size,
        Self::Reproducible,
        Self::Browser,
        Self::Hosts,
        Self::Kill,
    ];

    /// The name that the command line takes.
    pub fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Clippy => "clippy",
            Self::Native => "native",
            Self::Dist => "dist",
            Self::Size => "size",
            Self::Reproducible => "reproducible",
            Self::Browser => "browser",
            Self::Hosts => "hosts",
            Self::Kill => "kill",
        }
    }

    fn about(self) -> &'static str {
        match self {
            Self::Format => "the sources are formatted",
            Self::Clippy => "the lints are silent, for this machine and for the browser",
            Self::Native => "unit tests, cases and snapshots, without a browser",
            Self::Dist => "build what is shipped into dist/",
            Self::Size => "the element stays below tests/api/size.txt",
            Self::Reproducible => "a second build, elsewhere, gives the same bytes",
            Self::Browser => "end to end in Chromium, with what lies in dist/",
            Self::Hosts => "in Chromium on the pages of tests/hosts, which stay as they are",
            Self::Kill => "nothing that was shown as saved is lost when browsers are killed",
        }
    }

    fn run(self, workspace: &Workspace, kill: &kill::Options) -> Result<()> {
        match self {
            Self::Format => run_cargo(workspace, &["fmt", "--all", "--check"]),
            Self::Clippy => check_lints(workspace),
            Self::Native => run_cargo(workspace, &["test", "--workspace", "--exclude", "browser-tests"]),
            Self::Dist => dist::write(workspace, &workspace.dist(), None).map(drop),
            Self::Size => check_size(workspace),
            Self::Reproducible => dist::check_reproducible(workspace, &workspace.dist()),
            Self::Browser => browser::run(workspace),
            Self::Hosts => browser::run_hosts(workspace),
            Self::Kill => kill::run(workspace, kill),
        }
    }
}

impl FromStr for Step {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|step| step.name() == name).ok_or_else(|| {
            let names: Vec<_> = Self::ALL.into_iter().map(Self::name).collect();
            format!("there is no step \"{name}\"; the steps are {}", names.join(", "))
        })
    }
}

/// One line for each step.
pub fn help() -> String {
    Step::ALL.into_iter().map(|step| format!("  {:13} {}\n", step.name(), step.about())).collect()
}

/// Runs `steps` in the order given, each under a heading, and stops at the first that fails; `kill` says more about the
/// step of that name.
///
/// # Errors
/// When a step fails; the error names it.
pub fn run(workspace: &Workspace, steps: &[Step], kill: &kill::Options) -> Result<()> {
    let start = Instant::now();
    let mut times = Vec::new();
    for step in steps {
        println!("\n== {}: {}", step.name(), step.about());
        let begun = Instant::now();
        step.run(workspace, kill).with_context(|| format!("step {} failed", step.name()))?;
        let time = format!("{:.1} s", begun.elapsed().as_secs_f32());
        println!("== {} passed in {time}", step.name());
        times.push(format!("  {:13} {time:>8}\n", step.name()));
    }
    print!("\n{}", times.concat());
    println!("all {} steps passed in {:.1} s", steps.len(), start.elapsed().as_secs_f32());
    Ok(())
}

/// Builds what is shipped and measures what a choice in it costs, beside a page written by hand.
///
/// # Errors
/// When something cannot be built, or there is no browser.
pub fn bench_page(workspace: &Workspace) -> Result<()> {
    dist::write(workspace, &workspace.dist(), None)?;
    browser::bench(workspace)
}

/// Measures what a round of 570 sheets, which lie in `folder`, costs in the browser.
///
/// # Errors
/// When something cannot be built, or there is no browser.
pub fn bench_recap(workspace: &Workspace, folder: &Path) -> Result<()> {
    dist::write(workspace, &workspace.dist(), None)?;
    browser::bench_recap(workspace, folder)
}

fn run_cargo(workspace: &Workspace, arguments: &[&str]) -> Result<()> {
    command::run(Command::new(cargo()).current_dir(workspace.root()).args(arguments))
}

fn check_lints(workspace: &Workspace) -> Result<()> {
    dist::ensure_wasm_target()?;
    run_cargo(workspace, &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])?;
    // No target of `cargo test`, so not among all targets.
    run_cargo(workspace, &["clippy", "-p", "browser-tests", "--test", "hosts", "--", "-D", "warnings"])?;
    let wasm = dist::WASM;
    run_cargo(workspace, &["clippy", "-p", "pk-element", "--lib", "--target", wasm, "--", "-D", "warnings"])
}

fn check_size(workspace: &Workspace) -> Result<()> {
    let limit = workspace.read("tests/api/size.txt")?;
    let limit: usize = limit.trim().parse().context("tests/api/size.txt holds one number of bytes")?;
    let size = Sizes::read(&workspace.dist())?.element.gzip;
    if size > limit {
        bail!("the element takes {size} bytes compressed, {} more than the limit of {limit}", size - limit);
    }
    println!("the element takes {size} of {limit} bytes compressed");
    Ok(())
}

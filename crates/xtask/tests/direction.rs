//! What may depend on what: `pk-core ← pk-format ← pk-view ← pk-element`, and only the last two know a browser.
//! `pk-stats` stands beside the core and uses nothing of ours.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use xtask::workspace::Workspace;

/// A package of the workspace, and the most that it may depend on.
struct Rule {
    package: &'static str,
    /// Other packages of the workspace, for its tests too.
    ours: &'static [&'static str],
    /// Those of [`BROWSER`].
    browser: &'static [&'static str],
}

/// One rule for each package.
const RULES: &[Rule] = &[
    Rule { package: "pk-core", ours: &[], browser: &[] },
    Rule { package: "pk-format", ours: &["pk-core"], browser: &[] },
    Rule { package: "pk-office", ours: &["pk-core", "pk-format"], browser: &[] },
    Rule { package: "pk-stats", ours: &[], browser: &[] },
    Rule { package: "pk-recap", ours: &["pk-core", "pk-format", "pk-stats"], browser: &[] },
    Rule { package: "pk-view", ours: &["pk-core", "pk-format", "pk-recap"], browser: &["web-sys", "yew"] },
    Rule {
        package: "pk-element",
        ours: &["pk-core", "pk-format", "pk-office", "pk-recap", "pk-view"],
        browser: BROWSER,
    },
    Rule { package: "pk-cli", ours: &["pk-core", "pk-format", "pk-office", "pk-recap"], browser: &[] },
    Rule { package: "xtask", ours: &["pk-core", "pk-format"], browser: &[] },
    Rule { package: "browser-tests", ours: &["xtask"], browser: &[] },
];

/// Crates that make sense in a browser only.
const BROWSER: &[&str] = &[
    "gloo",
    "idb",
    "js-sys",
    "serde-wasm-bindgen",
    "wasm-bindgen",
    "wasm-bindgen-futures",
    "web-sys",
    "yew",
];

/// Everything that the core is made of.
const OF_THE_CORE: &[&str] = &["num-rational", "num-traits"];

/// Packages at the outer end: nobody uses them.
const OUTERMOST: &[&str] = &["pk-element", "pk-cli", "browser-tests"];

/// What `cargo metadata` says, as far as it matters here.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    manifest_path: PathBuf,
    dependencies: Vec<Dependency>,
    /// The registries that it may be published to; no list at all stands for any.
    publish: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    /// Nothing for what ends up in the program, otherwise `dev` or `build`.
    kind: Option<String>,
    /// Where it lies, for packages of the workspace.
    path: Option<PathBuf>,
}

impl Package {
    fn ours(&self) -> impl Iterator<Item = &str> {
        self.dependencies.iter().filter(|used| used.path.is_some()).map(|used| used.name.as_str())
    }

    fn foreign(&self) -> impl Iterator<Item = &Dependency> {
        self.dependencies.iter().filter(|used| used.path.is_none())
    }
}

fn packages() -> Result<Vec<Package>> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .current_dir(Workspace::here().root())
        .args(["metadata", "--format-version", "1", "--no-deps"])
        .output()
        .context("cannot start cargo")?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Metadata = serde_json::from_slice(&output.stdout)?;
    ensure!(!metadata.packages.is_empty(), "cargo names no packages");
    Ok(metadata.packages)
}

fn check(violations: &[String]) -> Result<()> {
    ensure!(violations.is_empty(), "\n{}", violations.join("\n"));
    Ok(())
}

#[test]
fn every_package_keeps_its_direction() -> Result<()> {
    let mut violations = Vec::new();
    for package in packages()? {
        let Some(rule) = RULES.iter().find(|rule| rule.package == package.name) else {
            violations.push(format!("{} has no rule in this test", package.name));
            continue;
        };
        let strangers = package.ours().filter(|used| !rule.ours.contains(used));
        let of_the_browser = package
            .foreign()
            .map(|used| used.name.as_str())
            .filter(|used| BROWSER.contains(used) && !rule.browser.contains(used));
        let all = strangers.chain(of_the_browser);
        violations.extend(all.map(|used| format!("{} uses {used}", package.name)));
    }
    check(&violations)
}

#[test]
fn the_core_is_made_of_nothing_but_fractions() -> Result<()> {
    let packages = packages()?;
    let core = packages.iter().find(|package| package.name == "pk-core").context("there is no pk-core")?;
    let violations: Vec<String> = core
        .foreign()
        .filter(|used| used.kind.as_deref() != Some("dev") && !OF_THE_CORE.contains(&used.name.as_str()))
        .map(|used| format!("pk-core uses {}", used.name))
        .collect();
    check(&violations)
}

#[test]
fn nobody_uses_what_is_outermost() -> Result<()> {
    let mut violations = Vec::new();
    for package in packages()? {
        let outermost = package.ours().filter(|used| OUTERMOST.contains(used));
        violations.extend(outermost.map(|used| format!("{} uses {used}", package.name)));
    }
    check(&violations)
}

#[test]
fn every_package_has_the_lints_and_stays_unpublished() -> Result<()> {
    let mut violations = Vec::new();
    for package in packages()? {
        let manifest = fs::read_to_string(&package.manifest_path)?;
        let mut lints = manifest.lines().skip_while(|line| line.trim() != "[lints]").skip(1);
        if lints.next().is_none_or(|line| line.trim() != "workspace = true") {
            violations.push(format!("{} does not have the lints of the workspace", package.name));
        }
        if package.publish != Some(Vec::new()) {
            violations.push(format!("{} could be published", package.name));
        }
    }
    check(&violations)
}

#[test]
fn every_library_has_a_row_that_says_why() -> Result<()> {
    let document = Workspace::here().read("crates/README.md")?;
    let names = |line: &str| line.strip_prefix("| `")?.split('|').next().map(|cell| format!("`{cell}"));
    let named: String = document.lines().filter_map(names).collect();
    let packages = packages()?;
    let used: BTreeSet<&str> =
        packages.iter().flat_map(Package::foreign).map(|used| used.name.as_str()).collect();
    let violations: Vec<String> = used
        .into_iter()
        .filter(|name| !named.contains(&format!("`{name}`")))
        .map(|name| format!("{name} has no row in crates/README.md"))
        .collect();
    check(&violations)
}

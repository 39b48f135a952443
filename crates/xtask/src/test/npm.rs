//! What the tests take from the npm registry.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::command;
use crate::workspace::Workspace;

/// Fetches `packages`, each a name and a version, into a folder of this name below `target/`, once; returns the path of
/// its `node_modules`.
pub(super) fn install(workspace: &Workspace, folder: &str, packages: &[&str]) -> Result<PathBuf> {
    let folder = workspace.target().join(folder);
    let modules = folder.join("node_modules");
    if packages.iter().all(|package| is_there(&modules, package)) {
        return Ok(modules);
    }
    let Some(npm) = command::find_program(&["npm"]) else {
        bail!("the tests need {}, and npm to fetch it: install Node.js with npm", packages.join(" and "));
    };
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    command::run(
        Command::new(npm)
            .current_dir(&folder)
            .args(["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts"])
            .args(packages),
    )?;
    Ok(modules)
}

fn is_there(modules: &Path, package: &str) -> bool {
    let (name, version) = package.rsplit_once('@').unwrap_or((package, ""));
    fs::read_to_string(modules.join(name).join("package.json"))
        .is_ok_and(|text| text.contains(&format!("\"{version}\"")))
}

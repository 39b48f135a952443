//! The classic script that registers the element.

use std::fs;

use anyhow::{Context, Result, bail};

use super::build_facts::BuildFacts;
use crate::workspace::Workspace;

/// The scripts of `web/element`, joined in the order of their names.
pub(super) fn read_parts(workspace: &Workspace) -> Result<String> {
    let folder = workspace.path("web/element");
    let mut names = fs::read_dir(&folder)
        .and_then(|entries| {
            entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()
        })
        .with_context(|| format!("cannot list {}", folder.display()))?;
    names.retain(|name| name.extension().is_some_and(|extension| extension == "js"));
    names.sort();
    if names.is_empty() {
        bail!("there is no script in {}", folder.display());
    }
    let mut parts = String::new();
    for name in names {
        let text = fs::read_to_string(&name).with_context(|| format!("cannot read {}", name.display()))?;
        parts.push_str(&text);
        if !parts.ends_with('\n') {
            parts.push('\n');
        }
    }
    Ok(parts)
}

/// The whole script: nothing of it reaches the page's globals.
pub(super) fn element(facts: &BuildFacts, glue: &str, parts: &str) -> Result<String> {
    let banner = format!("/*! Penilaian Kinerja {} | MIT OR Apache-2.0 */", facts.version);
    let declaration = facts.declaration()?;
    Ok(format!("{banner}\n(() => {{\n\"use strict\";\n{declaration}{}\n{parts}}})();\n", glue.trim_end()))
}

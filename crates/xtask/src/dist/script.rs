//! The classic script that registers the element.

use std::fs;

use anyhow::{Context, Result, anyhow, bail};

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

/// The element's style sheet, without comments and indentation.
pub(super) fn read_style(workspace: &Workspace) -> Result<String> {
    let css = workspace.read("web/element/penilaian-kinerja.css")?;
    let minified = minifier::css::minify(&css).map_err(|problem| anyhow!("the style sheet: {problem}"))?;
    Ok(minified.to_string())
}

/// The whole script, without comments and indentation: nothing of it reaches the page's globals.
pub(super) fn element(facts: &BuildFacts, glue: &str, parts: &str) -> Result<String> {
    let declaration = facts.declaration()?;
    let script = format!("(() => {{\n\"use strict\";\n{declaration}{}\n{parts}}})();\n", glue.trim_end());
    Ok(format!("{}\n{}\n", banner(facts), minifier::js::minify(&script)))
}

/// The same as a module, for bundlers, which have their own ways with comments and indentation.
pub(super) fn module(facts: &BuildFacts, glue: &str, parts: &str) -> Result<String> {
    let (declaration, addresses) = (facts.declaration()?, facts.addresses());
    let export = "export { PenilaianKinerja };";
    Ok(format!("{}\n{declaration}{addresses}{}\n{parts}{export}\n", banner(facts), glue.trim_end()))
}

fn banner(facts: &BuildFacts) -> String {
    format!("/*! Penilaian Kinerja {} | MIT OR Apache-2.0 */", facts.version)
}

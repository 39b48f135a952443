//! What is public of the element: pinned in `tests/api/surface.txt`, told in the documents, and what its sources have.

use std::collections::BTreeSet;
use std::{env, fs};

use anyhow::{Context, Result, ensure};
use pk_format::Lang;
use xtask::surface::{Item, Surface};
use xtask::workspace::Workspace;

const BEGIN: &str = "<!-- surface.json -->\n\n";
const END: &str = "<!-- /surface.json -->";

/// Compares a file with what it should be, or rewrites it.
fn expect(path: &str, text: &str) -> Result<()> {
    let workspace = Workspace::here();
    if env::var_os("UPDATE_EXPECT").is_some() {
        return Ok(fs::write(workspace.path(path), text)?);
    }
    ensure!(
        workspace.read(path)? == text,
        "{path} differs from web/element/surface.json: UPDATE_EXPECT=1 cargo xtask test native rewrites it"
    );
    Ok(())
}

fn names(items: &[Item]) -> BTreeSet<&str> {
    items.iter().map(|item| item.name.as_str()).collect()
}

/// What stands behind each `before` in `text`, as far as it is made of such letters.
fn behind<'a>(text: &'a str, before: &str) -> BTreeSet<&'a str> {
    let is_part = |letter: char| letter.is_ascii_lowercase() || letter == '-';
    text.split(before)
        .skip(1)
        .map(|rest| rest.split(|letter: char| !is_part(letter)).next().unwrap_or_default())
        .collect()
}

#[test]
fn is_pinned() -> Result<()> {
    expect("tests/api/surface.txt", &Surface::read(&Workspace::here())?.pin())
}

#[test]
fn is_told_in_both_languages() -> Result<()> {
    let workspace = Workspace::here();
    let surface = Surface::read(&workspace)?;
    for (path, lang) in [("web/docs/integrator.md", Lang::Id), ("web/docs/integrator.en.md", Lang::En)] {
        let document = workspace.read(path)?;
        let (before, rest) = document.split_once(BEGIN).with_context(|| format!("{path} has no {BEGIN}"))?;
        let (_, after) = rest.split_once(END).with_context(|| format!("{path} has no {END}"))?;
        expect(path, &format!("{before}{BEGIN}{}{END}{after}", surface.reference(lang)))?;
    }
    Ok(())
}

#[test]
fn every_name_has_a_meaning_and_every_type_is_there() -> Result<()> {
    let surface = Surface::read(&Workspace::here())?;
    let all =
        [&surface.attributes, &surface.methods, &surface.events, &surface.parts, &surface.css_properties];
    let own = surface.properties.iter().filter(|item| item.attribute.is_none());
    for item in all.into_iter().flatten().chain(own) {
        ensure!(!item.id.is_empty() && !item.en.is_empty(), "{} has no meaning", item.name);
    }
    for item in &surface.events {
        ensure!(
            surface.fields(&item.detail).contains_key("version"),
            "the detail of {} has no version",
            item.name
        );
    }
    let attributes = names(&surface.attributes);
    for item in &surface.properties {
        let stands = item.attribute.as_deref().is_none_or(|name| attributes.contains(name));
        ensure!(stands, "{} stands for no attribute", item.name);
    }
    Ok(())
}

#[test]
fn parts_and_custom_properties_are_those_of_the_sources() -> Result<()> {
    let workspace = Workspace::here();
    let surface = Surface::read(&workspace)?;
    let style = workspace.read("web/element/penilaian-kinerja.css")?;
    let styled: BTreeSet<String> =
        behind(&style, "var(--pk-").into_iter().map(|name| format!("--pk-{name}")).collect();
    let listed: BTreeSet<String> = names(&surface.css_properties).into_iter().map(str::to_owned).collect();
    ensure!(styled == listed, "the style sheet has {styled:?}, surface.json {listed:?}");
    for item in &surface.css_properties {
        let default = format!("var({}, {})", item.name, item.default);
        ensure!(style.contains(&default), "the style sheet has no {default}");
    }

    let mut sources =
        workspace.read("web/element/failure.js")?.replace("setAttribute(\"part\", \"", "[part=");
    for entry in fs::read_dir(workspace.path("crates/pk-view/src"))? {
        let path = entry?.path();
        if path.is_file() {
            sources.push_str(&fs::read_to_string(path)?);
        }
    }
    let (given, listed) = (behind(&sources, "[part="), names(&surface.parts));
    ensure!(given == listed, "the sources give the parts {given:?}, surface.json lists {listed:?}");
    Ok(())
}

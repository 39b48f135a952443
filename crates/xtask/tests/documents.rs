//! What the documents say is so: their links lead somewhere and their examples work.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use pk_core::Round;
use pk_format::{File, Lang, Problem, read_file, read_stored_entry, sentence, shipped_rubric};
use xtask::workspace::Workspace;

/// Every Markdown file below `folder`, except in hidden folders and in what builds leave behind.
fn collect_documents(folder: &Path, documents: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if path.is_dir() {
            if !name.starts_with('.') && name != "dist" && !path.join("CACHEDIR.TAG").exists() {
                collect_documents(&path, documents)?;
            }
        } else if name.ends_with(".md") {
            documents.push(path);
        }
    }
    Ok(())
}

/// The lines of a document outside of fenced blocks.
fn prose(document: &str) -> impl Iterator<Item = &str> {
    let mut is_fenced = false;
    document.lines().filter(move |line| {
        let is_fence = line.trim_start().starts_with("```");
        is_fenced ^= is_fence;
        !is_fenced && !is_fence
    })
}

/// The targets of the links and images in a line that should lead to a file.
fn targets(line: &str) -> impl Iterator<Item = &str> {
    let targets = line.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    targets.filter(|target| !target.contains("://") && !target.starts_with('#'))
}

/// The one fenced block of this language.
fn only_block(document: &str, language: &str) -> Result<String> {
    let mut found = Vec::new();
    let mut lines = document.lines();
    while let Some(line) = lines.next() {
        let Some(of) = line.strip_prefix("```") else { continue };
        let block: Vec<&str> = lines.by_ref().take_while(|line| !line.starts_with("```")).collect();
        if of == language {
            found.push(block.join("\n"));
        }
    }
    ensure!(found.len() == 1, "there are {} blocks of {language}", found.len());
    Ok(found.concat())
}

fn sentences(problems: &[Problem]) -> String {
    problems.iter().map(|problem| sentence(problem, Lang::En)).collect::<Vec<_>>().join("\n")
}

#[test]
fn links_lead_to_files() -> Result<()> {
    let workspace = Workspace::here();
    let mut documents = Vec::new();
    collect_documents(workspace.root(), &mut documents)?;
    ensure!(documents.contains(&workspace.path("README.md")), "the walk misses README.md");
    let mut broken = Vec::new();
    for document in &documents {
        let text = fs::read_to_string(document)?;
        let folder = document.parent().context("a file lies in a folder")?;
        for target in prose(&text).flat_map(targets) {
            let path = target.split('#').next().unwrap_or_default();
            // A fresh clone has no dist/, whatever lies here now.
            if !folder.join(path).exists() || path.split('/').any(|part| part == "dist") {
                broken.push(format!("{}: {target}", document.display()));
            }
        }
    }
    ensure!(broken.is_empty(), "links to nowhere:\n{}", broken.join("\n"));
    Ok(())
}

#[test]
fn the_rubric_for_authors_is_sound() -> Result<()> {
    let document = Workspace::here().read("web/docs/rubrik.md")?;
    match read_file(only_block(&document, "json")?.as_bytes()) {
        Ok(File::Rubric(_)) => Ok(()),
        Ok(file) => bail!("the example is a file of kind {}", file.kind()),
        Err(problems) => bail!("the example has problems:\n{}", sentences(&problems)),
    }
}

#[test]
fn the_entry_in_the_format_is_sound() -> Result<()> {
    let document = Workspace::here().read("web/docs/format.md")?;
    let rubric = shipped_rubric("pk-2020-aksi-1-4").context("there is no such rubric")?;
    match read_stored_entry(&only_block(&document, "json")?, &Round::without_round(rubric)) {
        Ok(_) => Ok(()),
        Err(problems) => bail!("the example has problems:\n{}", sentences(&problems)),
    }
}

/// The README leaves lines out, but changes none.
#[test]
fn the_score_in_the_readme_is_what_pk_writes() -> Result<()> {
    let workspace = Workspace::here();
    let written = workspace.read("tests/cases/tangerang-2020/expected.txt")?;
    let shown = only_block(&workspace.read("README.md")?, "text")?;
    let shown = shown.lines().filter(|line| !line.is_empty() && *line != "…");
    ensure!(shown.clone().count() > 5, "the README shows almost nothing");
    let mut written = written.lines();
    for line in shown {
        ensure!(written.any(|known| known == line), "pk does not write this, or not here: {line}");
    }
    Ok(())
}

#[test]
fn the_plugin_and_the_pages_for_portals_name_this_version() -> Result<()> {
    let version = env!("CARGO_PKG_VERSION");
    let read = |path: &str| fs::read_to_string(Workspace::here().path(path)).context(path.to_owned());
    let plugin = read("web/wordpress/penilaian-kinerja/penilaian-kinerja.php")?;
    for line in [format!(" * Version: {version}\n"), format!("const PK_VERSI = '{version}';\n")] {
        ensure!(plugin.contains(&line), "the plugin does not say {line:?}");
    }
    for page in ["README.md", "web/docs/integrator.md", "web/docs/integrator.en.md"] {
        ensure!(
            read(page)?.contains(&format!("penilaian-kinerja-{version}")),
            "{page} names another version"
        );
    }
    Ok(())
}

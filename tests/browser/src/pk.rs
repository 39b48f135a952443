//! The command line, asked about files that the browser wrote.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::environment;

/// The totals of all tracks of all sheets in `file`, as `pk nilai --json` writes them.
///
/// # Errors
/// When `pk` refuses the file.
pub fn totals(file: &Path) -> Result<Vec<String>> {
    let json: Value = serde_json::from_str(&run(&["nilai", "--json"], file)?).context("pk wrote no JSON")?;
    let mut totals = Vec::new();
    collect_totals(&json, &mut totals);
    Ok(totals)
}

/// What `pk nilai` tells people about `file`.
///
/// # Errors
/// When `pk` refuses the file.
pub fn report(file: &Path) -> Result<String> {
    run(&["nilai"], file)
}

/// The rankings that `pk rekap` makes of these files.
///
/// # Errors
/// When `pk` refuses them all.
pub fn rankings(files: &[impl AsRef<Path>]) -> Result<String> {
    let output = Command::new(environment::pk()?)
        .args(["rekap", "--csv"])
        .args(files.iter().map(AsRef::as_ref))
        .output()
        .context("cannot start pk")?;
    let errors = String::from_utf8_lossy(&output.stderr);
    ensure!(matches!(output.status.code(), Some(0 | 1)), "pk ended with {}:\n{errors}", output.status);
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Gives `round` out into `folder`, with the page that is shipped.
///
/// # Errors
/// When `pk` cannot.
pub fn hand_out(round: &Path, folder: &Path, options: &[&str]) -> Result<()> {
    let page = environment::dist()?.join("penilaian.html");
    let paths = [page, folder.to_path_buf()].map(|path| path.to_string_lossy().into_owned());
    let [page, folder] = &paths;
    run(&[&["berkas", "--halaman", page, "--ke", folder], options].concat(), round).map(drop)
}

/// Freezes `draft` into `round`, as the edition after `before` where there is one.
///
/// # Errors
/// When `pk` cannot.
pub fn freeze(draft: &Path, before: Option<&Path>, round: &Path) -> Result<()> {
    let before = before.map(|before| before.to_string_lossy().into_owned());
    let mut arguments = vec!["bekukan", "--oleh", "Sekretariat"];
    if let Some(before) = &before {
        arguments.extend(["--dari", before, "--alasan", "Judul diperbaiki"]);
    }
    std::fs::write(round, run(&arguments, draft)?).context("the frozen round cannot be written")
}

fn run(arguments: &[&str], file: &Path) -> Result<String> {
    let output =
        Command::new(environment::pk()?).args(arguments).arg(file).output().context("cannot start pk")?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    // 1 stands for findings, such as a sheet that is not complete.
    ensure!(
        matches!(output.status.code(), Some(0 | 1)),
        "pk ended with {}:\n{said}\n{errors}",
        output.status
    );
    Ok(said)
}

fn collect_totals(value: &Value, totals: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                match (name.as_str(), field) {
                    ("tracks", Value::Array(tracks)) => totals.extend(tracks.iter().filter_map(total_of)),
                    _ => collect_totals(field, totals),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect_totals(item, totals)),
        _ => {}
    }
}

fn total_of(track: &Value) -> Option<String> {
    track.get("value").map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn collects_the_totals_of_every_sheet() {
        let first = serde_json::json!({"tracks": [{"value": 33, "components": []}]});
        let second = serde_json::json!({"tracks": [{"value": "7/3"}]});
        let json = serde_json::json!({ "sheets": [first, second] });
        let mut totals = Vec::new();
        collect_totals(&json, &mut totals);
        assert_eq!(totals, ["33", "7/3"]);
    }
}

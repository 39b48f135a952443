//! Every folder of `tests/cases` that has a `case.json`, through the built program.
//!
//! A case makes its input files with the project's own writer, scores them in the core, and runs `pk` in its folder.
//! Inputs and outputs are kept in the folder; `UPDATE_EXPECT=1` rewrites them.
//!
//! ```json
//! {
//!   "about": "what the case shows",
//!   "rubric": "pk-2020-aksi-1-4",           a shipped rubric, for a round without panel; or
//!   "round": "round.json",                  a round file in the folder; or
//!   "draft": "draft.json",                  a draft of one, and what is decided in it:
//!   "decide": [["rules.not_applicable", "left_out"], ["rubric.tracks.0.scale", {"type": "points"}]],
//!   "files": [                              made in this order
//!     {"name": "a.json", "writer": "aaaaaaaaaaaaaaaa", "after": ["base.json"],
//!      "sheets": [{"panelist": "…", "district": "…", "steps": [["grades", "grades.csv"], ["finalise"]],
//!                  "score": "33 of 39"}]},     exact, of the first track
//!     {"name": "b.json", "from": "a.json", "replace": [["old", "new"]]},
//!     {"name": "c.json", "from": "a.json", "cut": 100}
//!   ],
//!   "runs": [
//!     {"arguments": ["nilai", "a.json"], "stdin": "a.json", "exit": 0, "out": "expected.txt", "error": "error.txt"}
//!   ]
//! }
//! ```
//! Steps are `["grades", csv]`, `["grade", indicator, level]`, `["not_applicable", indicator]`,
//! `["clear", indicator]`, `["note", indicator, text]`, `["finalise"]`, `["finalise", device]` with that device's key, and
//! `["reopen", reason]`. `after` names files that the writer had seen. Where a run names no `out` or `error`, nothing may be written there.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a case that cannot run has failed"
)]

#[path = "shared/program.rs"]
mod program;

use expect_test::expect_file;
use pk_core::journal::Stamp;
use pk_core::score::score;
use pk_core::{Change, DistrictId, Entry, Journal, PanelistId, Round, SheetKey, WriterId};
use pk_format::{
    Edit, File, Node, Value, check_draft, draft_of, hash_of, parse, prove, read_file, round_fingerprint,
    sheets_file, shipped_rubric,
};
use program::pk;
use std::fs;
use std::path::{Path, PathBuf};

/// 12 May 2026, 01:00 UTC: when the first step of every file is taken; each next one a minute later.
const BEGIN: i64 = 1_778_547_600_000;

#[test]
fn every_case() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases");
    let mut folders: Vec<PathBuf> = fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|folder| folder.join("case.json").is_file())
        .collect();
    folders.sort();
    assert!(!folders.is_empty());
    for folder in folders {
        println!("case {}", folder.display());
        Case::read(&folder).run();
    }
}

struct Case {
    folder: PathBuf,
    description: Node,
}

impl Case {
    fn read(folder: &Path) -> Self {
        let bytes = fs::read(folder.join("case.json")).unwrap();
        let description = parse(&bytes).unwrap_or_else(|problem| panic!("{folder:?}: {problem:?}"));
        Self { folder: folder.to_owned(), description }
    }

    fn run(&self) {
        if let Some(files) = self.description.get("files") {
            let round = self.round();
            for file in list(files) {
                let text = match file.get("from") {
                    Some(from) => self.altered(&self.text(text(from)), file),
                    None => self.made(&round, file),
                };
                expect_file![self.folder.join(text_of(file, "name"))].assert_eq(&text);
            }
        }
        for run in list(field(&self.description, "runs")) {
            self.run_program(run);
        }
    }

    fn round(&self) -> Round {
        if let Some(name) = self.description.get("draft") {
            return self.decided(text(name));
        }
        match (self.description.get("rubric"), self.description.get("round")) {
            (Some(id), None) => Round::without_round(shipped_rubric(text(id)).unwrap()),
            (None, Some(name)) => match read_file(self.text(text(name)).as_bytes()) {
                Ok(File::Round(round)) => round,
                other => panic!("{:?}: {other:?}", self.folder),
            },
            _ => panic!("{:?}: name a rubric or a round", self.folder),
        }
    }

    /// The round that a draft becomes when what is open in it is decided.
    fn decided(&self, name: &str) -> Round {
        let mut draft = draft_of(&parse(self.text(name).as_bytes()).unwrap()).unwrap();
        for decision in list(field(&self.description, "decide")) {
            let [place, value] = list(decision) else { panic!("{:?}: {decision:?}", self.folder) };
            let place = text(place).split('.').fold(pk_core::Path::default(), |path, step| {
                step.parse().map_or_else(|_| path.field(step.to_owned()), |index| path.item(index))
            });
            assert!(Edit::Set(place, value.clone()).apply(&mut draft));
        }
        let check = check_draft(&draft);
        check.round.unwrap_or_else(|| panic!("{:?}: {:?}", self.folder, check.problems))
    }

    fn made(&self, round: &Round, file: &Node) -> String {
        let mut journal = Journal::default();
        for seen in file.get("after").map(list).unwrap_or_default() {
            match read_file(self.text(text(seen)).as_bytes()) {
                Ok(File::Sheets(sheets)) => journal.merge(&sheets.journal).unwrap(),
                other => panic!("{:?}: {other:?}", self.folder),
            };
        }
        let mut at = BEGIN;
        for sheet in list(field(file, "sheets")) {
            let key = SheetKey {
                panelist: PanelistId(text_of(sheet, "panelist").to_owned()),
                district: DistrictId(text_of(sheet, "district").to_owned()),
            };
            for step in list(field(sheet, "steps")) {
                let writer = WriterId(text_of(file, "writer").to_owned());
                if let ["finalise", device] = *list(step).iter().map(text).collect::<Vec<_>>().as_slice() {
                    let seed = seed_of(device);
                    let proof = |journal: &Journal, entry: &Entry| {
                        prove(&seed, round_fingerprint(round), journal, entry)
                    };
                    journal.finalise(Stamp { writer, at }, &key, proof, hash_of).unwrap();
                    at += 60_000;
                    continue;
                }
                for change in self.changes(step) {
                    journal.write(Stamp { writer: writer.clone(), at }, &key, change, hash_of).unwrap();
                    at += 60_000;
                }
            }
            if let Some(expected) = sheet.get("score") {
                let folded = journal.sheet(&key);
                let scored = score(round, &key.panelist, &folded);
                let total = &scored.tracks[0].score;
                assert_eq!(
                    format!("{} of {}", total.value, total.maximum),
                    text(expected),
                    "{:?}",
                    self.folder
                );
            }
        }
        sheets_file(round, journal.entries())
    }

    fn changes(&self, step: &Node) -> Vec<Change> {
        let words: Vec<&str> = list(step).iter().map(text).collect();
        let grade = |indicator: &str, level: &str| Change::Grade {
            indicator: indicator.to_owned(),
            level: level.to_owned(),
        };
        match *words.as_slice() {
            ["grades", name] => grades(&self.text(name)).map(|(code, level)| grade(&code, &level)).collect(),
            ["grade", indicator, level] => vec![grade(indicator, level)],
            ["not_applicable", indicator] => vec![Change::NotApplicable { indicator: indicator.to_owned() }],
            ["unsure", indicator] => vec![Change::Unsure { indicator: indicator.to_owned(), unsure: true }],
            ["clear", indicator] => vec![Change::Clear { indicator: indicator.to_owned() }],
            ["note", indicator, text] => {
                vec![Change::Note { indicator: indicator.to_owned(), text: text.to_owned() }]
            }
            ["finalise"] => vec![Change::Finalise { covers: Vec::new(), proof: None }],
            ["reopen", reason] => vec![Change::Reopen { reason: reason.to_owned() }],
            _ => panic!("{:?}: no step {words:?}", self.folder),
        }
    }

    fn altered(&self, original: &str, file: &Node) -> String {
        let mut altered = original.to_owned();
        for pair in file.get("replace").map(list).unwrap_or_default() {
            let [old, new] = list(pair) else { panic!("{:?}: old and new", self.folder) };
            assert!(altered.contains(text(old)), "{:?}: nothing says {:?}", self.folder, text(old));
            altered = altered.replacen(text(old), text(new), 1);
        }
        if let Some(Value::Number(length)) = file.get("cut").map(|node| &node.value) {
            altered.truncate(usize::try_from(length.thousandths() / 1000).unwrap());
        }
        altered
    }

    fn run_program(&self, run: &Node) {
        let arguments: Vec<&str> = list(field(run, "arguments")).iter().map(text).collect();
        let stdin = run.get("stdin").map(|name| self.text(text(name))).unwrap_or_default();
        let ended = pk(&self.folder, &arguments, stdin.as_bytes());
        let what = format!("{}: pk {}", self.folder.display(), arguments.join(" "));
        println!("{what}");
        for (key, written) in [("out", &ended.out), ("error", &ended.error)] {
            match run.get(key) {
                // Tables end their lines as Excel does, and what is kept here does not.
                Some(name) => {
                    expect_file![self.folder.join(text(name))].assert_eq(&written.replace("\r\n", "\n"));
                }
                None => assert_eq!(written, "", "{what}"),
            }
        }
        assert_eq!(
            Value::Number(pk_core::Decimal::from_thousandths(i64::from(ended.code) * 1000)),
            field(run, "exit").value,
            "{what}"
        );
    }

    fn text(&self, name: &str) -> String {
        let path = self.folder.join(name);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }
}

/// The key of a device of this name.
fn seed_of(device: &str) -> [u8; 32] {
    let mut seed = [0; 32];
    for (byte, of) in seed.iter_mut().zip(device.bytes()) {
        *byte = of;
    }
    seed
}

/// Code and level of every row of a file with the columns id, label, grade, …; the row of the printed total has none.
fn grades(csv: &str) -> impl Iterator<Item = (String, String)> {
    csv.lines().skip(1).filter_map(|line| {
        let columns = columns(line);
        let (code, level) = (columns.first()?, columns.get(2)?);
        (!level.is_empty()).then(|| (code.clone(), level.clone()))
    })
}

fn columns(line: &str) -> Vec<String> {
    let mut columns = vec![String::new()];
    let mut quoted = false;
    for character in line.chars() {
        match character {
            '"' => quoted = !quoted,
            ',' if !quoted => columns.push(String::new()),
            other => columns.last_mut().unwrap().push(other),
        }
    }
    columns
}

fn field<'a>(node: &'a Node, key: &str) -> &'a Node {
    node.get(key).unwrap_or_else(|| panic!("\"{key}\" is missing"))
}

fn text_of<'a>(node: &'a Node, key: &str) -> &'a str {
    text(field(node, key))
}

fn text(node: &Node) -> &str {
    match &node.value {
        Value::Text(text) => text,
        other => panic!("not a text: {other:?}"),
    }
}

fn list(node: &Node) -> &[Node] {
    match &node.value {
        Value::List(items) => items,
        other => panic!("not a list: {other:?}"),
    }
}

/// The printed labels and the printed total of Kab. Tangerang 2020 are those of the shipped rubric and of the core.
#[test]
fn tangerang_2020_as_printed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases/tangerang-2020");
    let csv = fs::read_to_string(folder.join("grades.csv")).unwrap();
    let rubric = shipped_rubric("pk-2020-aksi-1-4").unwrap();
    let bare = |text: &str| text.replace(char::is_whitespace, "");
    let rows: Vec<Vec<String>> = csv.lines().skip(1).map(columns).collect();
    for row in rows.iter().filter(|row| !row[2].is_empty()) {
        let indicator = rubric.indicator(&row[0]).unwrap();
        assert_eq!(bare(&indicator.label.text), bare(&row[1]));
        let points = indicator.level(&row[2]).unwrap().points.value;
        assert_eq!(points.number().to_string(), row[3]);
    }
    assert_eq!(rows.last().unwrap()[3], "33");
    let case = Case::read(&folder);
    let sheet = &list(field(&list(field(&case.description, "files"))[0], "sheets"))[0];
    assert_eq!(text_of(sheet, "score"), "33 of 39");
}

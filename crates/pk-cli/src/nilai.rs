//! `pk nilai`: the scores of sheets.

use crate::input::{self, shown_name};
use crate::report::{Exit, Report};
use crate::sheet_json::sheet_node;
use crate::sheet_text::sheet_text;
use crate::text::{WIDTH, named, one_line};
use pk_core::score::{SheetScore, score};
use pk_core::{Sheet, SheetKey};
use pk_format::{
    CarriedOver, File, Lang, Node, Sheets, Standing, Value, canonical, carry_over, is_later_edition,
    left_out_sentence, sentence,
};
use pk_recap::{Group, groups};
use std::ffi::OsString;

/// Scores every sheet of every file. Sheets of an earlier edition of a round that is given beside them are scored under
/// that one.
pub(crate) fn run(files: &[OsString], json: bool, lang: Lang) -> Report {
    let mut refusals = Vec::new();
    let mut usable = Vec::new();
    let files: Vec<_> = files.iter().map(|file| (file, read(file, lang))).collect();
    for (file, read) in &files {
        let mut refuse = |sentences: Vec<String>| {
            let name = shown_name(file, lang);
            refusals.extend(sentences.into_iter().map(|sentence| format!("{name}: {sentence}")));
        };
        match read {
            Ok(File::Sheets(sheets)) => {
                let mut sheets = sheets.clone();
                for (_, read) in &files {
                    if let Ok(File::Round(round)) = read
                        && is_later_edition(round, &sheets.round)
                    {
                        let CarriedOver { journal, left_out } = carry_over(&sheets, round);
                        refuse(left_out.iter().map(|one| left_out_sentence(one, round, lang)).collect());
                        sheets = Sheets { round: round.clone(), journal };
                    }
                }
                // Programs find a file by the name that they gave it.
                let name = if json { file.to_string_lossy().into_owned() } else { shown_name(file, lang) };
                usable.push((name, sheets));
            }
            Ok(File::Round(round)) => {
                let is_of_it = |(_, read): &(_, Result<File, _>)| match read {
                    Ok(File::Sheets(sheets)) => {
                        sheets.round == *round || is_later_edition(round, &sheets.round)
                    }
                    _ => false,
                };
                if !files.iter().any(is_of_it) {
                    refuse(vec![no_grades(lang)]);
                }
            }
            Ok(_) => {}
            Err(sentences) => refuse(sentences.clone()),
        }
    }
    let mut groups = groups(usable);
    for group in &mut groups {
        refusals.extend(group.merge(lang));
    }
    groups.retain(|group| !group.files.is_empty());
    let error: String = refusals.iter().map(|refusal| one_line(refusal) + "\n").collect();
    if groups.is_empty() {
        return Report { out: Vec::new(), error, exit: Exit::Unusable };
    }
    let quiet = groups.iter().all(is_quiet);
    let exit = if quiet && refusals.is_empty() { Exit::Good } else { Exit::Findings };
    let out = if json { json_text(&groups) } else { plain_text(&groups, lang) };
    Report { out: out.into_bytes(), error, exit }
}

/// That a round came without sheets.
fn no_grades(lang: Lang) -> String {
    lang.pick(
        "Berkas ini putaran, belum berisi nilai. pk nilai memerlukan berkas lembar nilai; pk periksa dapat memeriksa berkas ini.",
        "This file is a round and holds no grades. pk nilai needs a file of sheets; pk periksa can check this one.",
    )
    .to_owned()
}

/// The sheets or the round in a file, or everything that is wrong with it.
fn read(file: &OsString, lang: Lang) -> Result<File, Vec<String>> {
    let bytes = input::read(file, lang).map_err(|reason| vec![reason])?;
    match input::file_in(&bytes) {
        Ok(file @ (File::Sheets(_) | File::Round(_))) => Ok(file),
        Ok(File::Rubric(_)) => Err(vec![
            lang.pick(
                "Berkas ini rubrik, belum berisi nilai. pk nilai memerlukan berkas lembar nilai; pk periksa dapat memeriksa berkas ini.",
                "This file is a rubric and holds no grades. pk nilai needs a file of sheets; pk periksa can check this one.",
            )
            .to_owned(),
        ]),
        Ok(File::Draft(_)) => Err(vec![
            lang.pick(
                "Berkas ini rancangan putaran, belum berisi nilai. pk nilai memerlukan berkas lembar nilai; pk periksa dapat memeriksa berkas ini.",
                "This file is a draft of a round and holds no grades. pk nilai needs a file of sheets; pk periksa can check this one.",
            )
            .to_owned(),
        ]),
        Err(problems) => Err(problems.iter().map(|problem| sentence(problem, lang)).collect()),
    }
}

/// Whether there is nothing to look at.
fn is_quiet(group: &Group) -> bool {
    let is_quiet = |key: &SheetKey, score: &SheetScore<'_>| {
        score.findings.is_empty() && group.standing(key) != Some(Standing::Broken)
    };
    !group.journal.is_empty() && sheets(group).all(|(key, _, score)| is_quiet(key, &score))
}

fn sheets(group: &Group) -> impl Iterator<Item = (&SheetKey, Sheet, SheetScore<'_>)> {
    group.journal.keys().into_iter().map(|key| {
        let sheet = group.journal.sheet(key);
        let score = score(&group.round, &key.panelist, &sheet);
        (key, sheet, score)
    })
}

fn json_text(groups: &[Group]) -> String {
    let mut nodes = Vec::new();
    for group in groups {
        nodes.extend(sheets(group).map(|(key, sheet, score)| sheet_node(group, key, &sheet, &score)));
    }
    canonical(&Node::from(Value::List(nodes))) + "\n"
}

fn plain_text(groups: &[Group], lang: Lang) -> String {
    let mut text = String::new();
    for group in groups {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(&heading(group, lang));
        if group.journal.is_empty() {
            let none =
                lang.pick("Belum ada lembar nilai di berkas ini.", "There are no sheets in this file yet.");
            text.push_str(&format!("\n{none}\n"));
        }
        for (index, (key, sheet, score)) in sheets(group).enumerate() {
            text.push('\n');
            if index > 0 {
                text.push_str(&format!("{}\n\n", "─".repeat(WIDTH)));
            }
            text.push_str(&sheet_text(group, key, &sheet, &score, lang));
        }
    }
    text
}

/// The round and the files that belong to it.
fn heading(group: &Group, lang: Lang) -> String {
    let round = &group.round;
    let (round_word, edition, fingerprint, files) =
        lang.pick(("Putaran", "edisi", "Sidik", "Berkas"), ("Round", "edition", "Fingerprint", "Files"));
    let names: Vec<String> = group.files.iter().map(|file| file.name.clone()).collect();
    let lines = [
        (round_word, format!("{}, {edition} {}", round.id, round.edition)),
        (fingerprint, group.fingerprint.to_string()),
        (files, names.join(", ")),
    ];
    let mut text = one_line(&round.title) + "\n";
    for (name, value) in lines {
        text.push_str(&named(name, &value));
    }
    text
}

//! `pk periksa`: what is wrong in files.

use crate::input;
use crate::report::{Exit, Report};
use crate::text::{count, one_line};
use pk_core::{PanelistId, Round, Rubric, SheetKey};
use pk_format::{
    File, Lang, Sheets, Standing, broken_sentence, keys_sentence, proof_keys, round_fingerprint,
    rubric_fingerprint, sentence, standing,
};
use std::ffi::OsString;

/// Checks every file.
pub(crate) fn run(files: &[OsString], lang: Lang) -> Report {
    let mut report = Report { out: Vec::new(), error: String::new(), exit: Exit::Good };
    let mut unreadable = false;
    for file in files {
        let name = input::shown_name(file, lang);
        match input::read(file, lang) {
            Err(reason) => {
                unreadable = true;
                report.error.push_str(&format!("{name}: {}\n", one_line(&reason)));
            }
            Ok(bytes) => match input::file_in(&bytes) {
                Ok(file) => {
                    let broken = broken(&file, lang);
                    if !broken.is_empty() {
                        report.exit = Exit::Findings;
                    }
                    let about = if broken.is_empty() { vec![about(&file, lang)] } else { broken };
                    for line in about.into_iter().chain(several_keys(&file, lang)) {
                        report.out.extend(format!("{name}: {}\n", one_line(&line)).bytes());
                    }
                }
                Err(problems) => {
                    report.exit = Exit::Findings;
                    for problem in &problems {
                        let sentence = sentence(problem, lang);
                        report.out.extend(format!("{name}: {}\n", one_line(&sentence)).bytes());
                    }
                }
            },
        }
    }
    if unreadable {
        report.exit = Exit::Unusable;
    }
    report
}

/// One sentence for each locked sheet whose proof does not match.
fn broken(file: &File, lang: Lang) -> Vec<String> {
    let File::Sheets(Sheets { round, journal }) = file else { return Vec::new() };
    let fingerprint = round_fingerprint(round);
    let keys = journal.keys().into_iter();
    let broken = keys.filter(|key| standing(fingerprint, journal, key) == Some(Standing::Broken));
    let sentence = |key: &SheetKey| {
        broken_sentence(round.panelist_name(&key.panelist), round.district_name(&key.district), lang)
    };
    broken.map(sentence).collect()
}

/// One sentence for each panelist who locked sheets with several keys; that alone is no reason to refuse a file.
fn several_keys(file: &File, lang: Lang) -> Vec<String> {
    let File::Sheets(Sheets { round, journal }) = file else { return Vec::new() };
    let mut panelists: Vec<&PanelistId> = journal.keys().into_iter().map(|key| &key.panelist).collect();
    panelists.dedup();
    let mut sentences = Vec::new();
    for panelist in panelists {
        let keys = proof_keys(journal, panelist);
        if keys.len() > 1 {
            sentences.push(keys_sentence(&keys, round.panelist_name(panelist), lang));
        }
    }
    sentences
}

/// One line about a good file.
fn about(file: &File, lang: Lang) -> String {
    match file {
        File::Rubric(rubric) => {
            let kind = lang.pick("rubrik", "rubric");
            let head = head(kind, &rubric.title.text, rubric_fingerprint(rubric).to_string(), lang);
            format!("{head}, {}", indicators(rubric, lang))
        }
        File::Round(round) => {
            let kind = lang.pick("putaran", "round");
            let head = head(kind, &round.title, round_fingerprint(round).to_string(), lang);
            format!("{head}, {}", round_content(round, lang))
        }
        File::Sheets(Sheets { round, journal }) => {
            let kind = lang.pick("lembar nilai", "sheets");
            let head = head(kind, &round.title, round_fingerprint(round).to_string(), lang);
            let sheets = count(journal.keys().len(), "lembar nilai", "sheet", "sheets", lang);
            let entries = count(journal.len(), "entri", "entry", "entries", lang);
            format!("{head}, {}, {sheets}, {entries}", round_content(round, lang))
        }
    }
}

fn head(kind: &str, title: &str, fingerprint: String, lang: Lang) -> String {
    let (good, word) = lang.pick(("baik", "sidik"), ("good", "fingerprint"));
    format!("{good}, {kind} \"{title}\", {word} {fingerprint}")
}

fn round_content(round: &Round, lang: Lang) -> String {
    let districts = count(round.districts.len(), "kabupaten/kota", "district", "districts", lang);
    let panelists = count(round.panel.len(), "panelis", "panelist", "panelists", lang);
    format!("{}, {districts}, {panelists}", indicators(&round.rubric, lang))
}

fn indicators(rubric: &Rubric, lang: Lang) -> String {
    let indicators = count(rubric.indicators().count(), "indikator", "indicator", "indicators", lang);
    if !rubric.has_template() {
        return indicators;
    }
    let template = lang.pick("teks templat belum disahkan", "template texts not endorsed");
    format!("{indicators} ({template})")
}

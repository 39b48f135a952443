//! `pk periksa`: what is wrong in files.

use crate::input;
use crate::report::{Exit, Report};
use crate::text::{count, one_line};
use pk_core::plenary::Plenary;
use pk_core::schedule::{ScheduleFault, look_over};
use pk_core::{PanelistId, Path, Round, Rubric, SheetKey};
use pk_format::{
    File, Kind, Lang, PLENARY_KIND, Problem, Sheets, Standing, broken_sentence, carry_over, check_draft,
    editions, is_later_edition, keys_sentence, left_out_sentence, look_over_draft, proof_keys, read_plenary,
    round_fingerprint, rubric_fingerprint, schedule_sentence, sentence, standing,
};
use std::ffi::OsString;

/// Checks every file.
pub(crate) fn run(files: &[OsString], lang: Lang) -> Report {
    let mut report = Report { out: Vec::new(), error: String::new(), exit: Exit::Good };
    let mut unreadable = false;
    let read: Vec<_> = files
        .iter()
        .map(|file| {
            let name = input::shown_name(file, lang);
            (name, input::read(file, lang).map(|bytes| (input::file_in(&bytes), bytes)))
        })
        .collect();
    let mut rounds: Vec<Round> = Vec::new();
    for (_, file) in &read {
        if let Ok((Ok(File::Round(round)), _)) = file {
            rounds.push(round.clone());
        }
    }
    for (name, file) in read {
        match file {
            Err(reason) => {
                unreadable = true;
                report.error.push_str(&format!("{name}: {}\n", one_line(&reason)));
            }
            Ok((file, bytes)) => match file {
                Ok(File::Draft(round)) => {
                    let check = check_draft(&round);
                    for problem in check.problems.iter().chain(&check.undecided) {
                        report.exit = Exit::Findings;
                        let sentence = sentence(problem, lang);
                        report.out.extend(format!("{name}: {}\n", one_line(&sentence)).bytes());
                    }
                    let about = check.round.filter(|_| check.undecided.is_empty()).map(|round| {
                        about_round(lang.pick("rancangan putaran", "draft of a round"), &round, lang)
                    });
                    let schedule = schedule(look_over_draft(&round, &[]), &Path::default(), lang);
                    for line in about.into_iter().chain(schedule) {
                        report.out.extend(format!("{name}: {}\n", one_line(&line)).bytes());
                    }
                }
                Ok(file) => {
                    let mut broken = broken(&file, lang);
                    broken.extend(left_out(&file, &rounds, lang));
                    if !broken.is_empty() {
                        report.exit = Exit::Findings;
                    }
                    let about = if broken.is_empty() { vec![about(&file, lang)] } else { broken };
                    // Whoever got sheets cannot change the schedule any more.
                    let schedule = match &file {
                        File::Round(round) => {
                            let found = look_over(&round.districts, round.minutes, &[]);
                            schedule(found, &Path::default().field("round"), lang)
                        }
                        _ => Vec::new(),
                    };
                    for line in about.into_iter().chain(several_keys(&file, lang)).chain(schedule) {
                        report.out.extend(format!("{name}: {}\n", one_line(&line)).bytes());
                    }
                }
                Err(problems) if is_plenary(&problems) => match read_plenary(&bytes) {
                    Ok((round, plenary)) => {
                        let line = about_plenary(&round, &plenary, lang);
                        report.out.extend(format!("{name}: {}\n", one_line(&line)).bytes());
                    }
                    Err(problems) => {
                        report.exit = Exit::Findings;
                        for problem in &problems {
                            let sentence = sentence(problem, lang);
                            report.out.extend(format!("{name}: {}\n", one_line(&sentence)).bytes());
                        }
                    }
                },
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
    let editions = editions(round_fingerprint(round), round);
    let keys = journal.keys().into_iter();
    let broken = keys.filter(|key| standing(&editions, journal, key) == Some(Standing::Broken));
    let sentence = |key: &SheetKey| {
        broken_sentence(round.panelist_name(&key.panelist), round.district_name(&key.district), lang)
    };
    broken.map(sentence).collect()
}

/// One sentence for each thing that a later edition of the round, which is given beside the sheets, cannot have.
fn left_out(file: &File, rounds: &[Round], lang: Lang) -> Vec<String> {
    let File::Sheets(sheets) = file else { return Vec::new() };
    let mut sentences = Vec::new();
    for round in rounds.iter().filter(|round| is_later_edition(round, &sheets.round)) {
        let left_out = carry_over(sheets, round).left_out;
        sentences.extend(left_out.iter().map(|one| left_out_sentence(one, round, lang)));
    }
    sentences
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

/// One sentence for each thing to look at in the schedule of a round, which is no reason to refuse it. `place` is where
/// the round stands.
fn schedule(found: Vec<(Path, ScheduleFault)>, place: &Path, lang: Lang) -> Vec<String> {
    let sentence =
        |(path, fault)| format!("{}: {}", place.clone().join(path), schedule_sentence(&fault, lang));
    found.into_iter().map(sentence).collect()
}

/// One line about a good file.
fn about(file: &File, lang: Lang) -> String {
    match file {
        File::Rubric(rubric) => {
            let kind = lang.pick("rubrik", "rubric");
            let head = head(kind, &rubric.title.text, rubric_fingerprint(rubric).to_string(), lang);
            format!("{head}, {}", indicators(rubric, lang))
        }
        File::Round(round) => about_round(lang.pick("putaran", "round"), round, lang),
        // Told line by line.
        File::Draft(_) => String::new(),
        File::Sheets(Sheets { round, journal }) => {
            let kind = lang.pick("lembar nilai", "sheets");
            let head = head(kind, &round.title, round_fingerprint(round).to_string(), lang);
            let sheets = count(journal.keys().len(), "lembar nilai", "sheet", "sheets", lang);
            let entries = count(journal.len(), "entri", "entry", "entries", lang);
            format!("{head}, {}, {sheets}, {entries}", round_content(round, lang))
        }
    }
}

/// Whether the only problem is that the file holds what a plenary decided, which has a reader of its own.
fn is_plenary(problems: &[Problem]) -> bool {
    matches!(problems, [Problem { kind: Kind::UnknownKind { kind }, .. }] if kind == PLENARY_KIND)
}

fn about_plenary(round: &Round, plenary: &Plenary, lang: Lang) -> String {
    let kind = lang.pick("keputusan pleno", "plenary");
    let head = head(kind, &round.title, round_fingerprint(round).to_string(), lang);
    let all = plenary.minuted().len();
    let resolutions = count(all, "keputusan", "resolution", "resolutions", lang);
    format!("{head}, {}, {resolutions}", round_content(round, lang))
}

fn about_round(kind: &str, round: &Round, lang: Lang) -> String {
    let head = head(kind, &round.title, round_fingerprint(round).to_string(), lang);
    format!("{head}, {}", round_content(round, lang))
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

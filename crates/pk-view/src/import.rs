//! Reading what comes in from files and storage.

use crate::action::Upload;
use pk_core::{Fault, Journal, Round, Sealed};
use pk_format::{File, Kind, Lang, Problem, read_file, read_stored_entry, round_fingerprint, sentence};

/// What files hold.
pub(crate) struct Outcome {
    /// Another round that the files bring, where that is allowed.
    pub(crate) round: Option<Round>,
    /// Every entry that can be merged.
    pub(crate) journal: Journal,
    /// Everything wrong with the files, in words.
    pub(crate) problems: Vec<String>,
}

/// What `uploads` hold. A file with a problem brings nothing; the others are read all the same.
pub(crate) fn read(uploads: &[Upload], round: &Round, may_switch: bool, lang: Lang) -> Outcome {
    let mut outcome = Outcome { round: None, journal: Journal::default(), problems: Vec::new() };
    for upload in uploads {
        let problems = match read_file(&upload.bytes) {
            Ok(file) => take(file, round, may_switch, &mut outcome),
            Err(problems) => problems,
        };
        for problem in problems {
            outcome.problems.push([&upload.name, ": ", &sentence(&problem, lang)].concat());
        }
    }
    outcome
}

fn take(file: File, round: &Round, may_switch: bool, outcome: &mut Outcome) -> Vec<Problem> {
    let (file_round, journal) = match file {
        File::Sheets(sheets) => (sheets.round, sheets.journal),
        File::Round(round) if may_switch => (round, Journal::default()),
        File::Rubric(rubric) if may_switch => (Round::without_round(rubric), Journal::default()),
        other => return vec![Problem::whole(Kind::WrongKind { kind: other.kind(), expected: "sheets" })],
    };
    let wanted = outcome.round.as_ref().unwrap_or(round);
    if round_fingerprint(&file_round) != round_fingerprint(wanted) {
        if !may_switch || outcome.round.is_some() || !outcome.journal.is_empty() {
            let fingerprint = round_fingerprint(&file_round).to_string();
            return vec![Problem::whole(Kind::OtherRound { title: file_round.title.clone(), fingerprint })];
        }
        outcome.round = Some(file_round);
    }
    match outcome.journal.merge(&journal) {
        Ok(_) => Vec::new(),
        Err(forks) => forks.into_iter().map(fork_problem).collect(),
    }
}

fn fork_problem(fork: Fault) -> Problem {
    Problem::whole(Kind::Fault(fork))
}

/// What a storage holds.
pub(crate) struct Stored {
    /// Every entry that can be read; whether the chains are whole is seen when it is merged.
    pub(crate) journal: Journal,
    /// Everything that cannot be read, in words.
    pub(crate) problems: Vec<String>,
}

/// What stored entries make.
pub(crate) fn stored(entries: &[String], round: &Round, lang: Lang) -> Stored {
    let mut sealed: Vec<Sealed> = Vec::new();
    let mut problems = Vec::new();
    for text in entries {
        match read_stored_entry(text, round) {
            Ok(entry) => sealed.push(entry),
            Err(found) => {
                for problem in &found {
                    problems.push(sentence(problem, lang));
                }
            }
        }
    }
    Stored { journal: Journal::from_chained(sealed), problems }
}

pub(crate) fn fork_sentence(fork: Fault, lang: Lang) -> String {
    sentence(&fork_problem(fork), lang)
}

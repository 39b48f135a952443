//! Reading what comes in from files and storage.

use crate::action::Upload;
use pk_core::{Fault, Journal, Path, Round, Sealed, WriterId};
use pk_format::{
    File, Kind, Lang, Problem, read_file, read_stored_entry, round_fingerprint, sentence,
};
use std::collections::BTreeMap;

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
        let told = problems.iter().map(|problem| format!("{}: {}", upload.name, sentence(problem, lang)));
        outcome.problems.extend(told);
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
        Err(forks) => forks.into_iter().map(|fork| Problem::whole(Kind::Fault(fork))).collect(),
    }
}

/// What a storage holds.
pub(crate) struct Stored {
    /// One journal a writer, so that a writer whose history is broken keeps nobody else's from being seen.
    pub(crate) journals: Vec<Journal>,
    /// Everything that cannot be read, in words.
    pub(crate) problems: Vec<String>,
}

/// What stored entries make.
pub(crate) fn stored(entries: &[String], round: &Round, lang: Lang) -> Stored {
    let mut writers: BTreeMap<WriterId, Vec<Sealed>> = BTreeMap::new();
    let mut problems = Vec::new();
    for text in entries {
        match read_stored_entry(text, round) {
            Ok(sealed) => writers.entry(sealed.entry.id.writer.clone()).or_default().push(sealed),
            Err(found) => problems.extend(found.iter().map(|problem| sentence(problem, lang))),
        }
    }
    Stored { journals: writers.into_values().map(Journal::from_chained).collect(), problems }
}

pub(crate) fn fork_sentence(fork: Fault, lang: Lang) -> String {
    sentence(&Problem { path: Path::default(), position: None, kind: Kind::Fault(fork) }, lang)
}

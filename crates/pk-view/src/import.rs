//! Reading what comes in from files and storage.

use crate::action::Upload;
use crate::words;
use pk_core::{Fault, Journal, Round, Sealed};
use pk_format::{
    CarriedOver, File, Kind, Lang, Problem, Sheets, carry_over, is_later_edition, left_out_sentence,
    read_file, read_stored_entry, round_fingerprint, sentence,
};

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
            Ok(file) => take(&upload.name, file, (round, may_switch, lang), &mut outcome),
            Err(problems) => problems,
        };
        for problem in problems {
            outcome.problems.push([&upload.name, ": ", &sentence(&problem, lang)].concat());
        }
    }
    outcome
}

fn take(
    name: &str,
    file: File,
    (round, may_switch, lang): (&Round, bool, Lang),
    outcome: &mut Outcome,
) -> Vec<Problem> {
    let mut sheets = match file {
        File::Sheets(sheets) => sheets,
        File::Round(round) if may_switch => Sheets { round, journal: Journal::default() },
        File::Rubric(rubric) if may_switch => {
            Sheets { round: Round::without_round(rubric), journal: Journal::default() }
        }
        other => return vec![Problem::whole(Kind::WrongKind { kind: other.kind(), expected: "sheets" })],
    };
    let wanted = outcome.round.as_ref().unwrap_or(round);
    if is_later_edition(wanted, &sheets.round) {
        let CarriedOver { journal, left_out } = carry_over(&sheets, wanted);
        if !left_out.is_empty() {
            let counts = [journal.len().to_string(), left_out.len().to_string()];
            let [taken, left] = &counts;
            outcome.problems.push([name, ": ", &words::EARLIER_EDITION.with(lang, &[taken, left])].concat());
        }
        for left_out in &left_out {
            outcome.problems.push([name, ": ", &left_out_sentence(left_out, wanted, lang)].concat());
        }
        sheets.journal = journal;
    } else if round_fingerprint(&sheets.round) != round_fingerprint(wanted) {
        if !may_switch || outcome.round.is_some() || !outcome.journal.is_empty() {
            let fingerprint = round_fingerprint(&sheets.round).to_string();
            let title = sheets.round.title.clone();
            return vec![Problem::whole(Kind::OtherRound { title, fingerprint })];
        }
        outcome.round = Some(sheets.round);
    }
    for key in sheets.journal.keys() {
        let wanted = outcome.round.as_ref().unwrap_or(round);
        if wanted.is_recused(key) {
            let who = [wanted.panelist_name(&key.panelist), wanted.district_name(&key.district)];
            outcome.problems.push([name, ": ", &words::RECUSED_TAKEN.with(lang, &who)].concat());
        }
    }
    match outcome.journal.merge(&sheets.journal) {
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

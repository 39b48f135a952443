//! `pk bekukan`: freezes a round that was prepared.

use crate::input;
use crate::report::{Exit, Report};
use crate::text::one_line;
use pk_format::{
    File, Freezing, Kind, Lang, Problem, check_draft, freeze, parse, read_file, round_file, sentence,
};
use std::ffi::OsString;
use std::time::{SystemTime, UNIX_EPOCH};

/// What is frozen, and by whom.
pub(crate) struct Wanted<'a> {
    /// A draft or a round.
    pub(crate) draft: &'a OsString,
    /// The edition that was frozen before.
    pub(crate) before: Option<&'a OsString>,
    pub(crate) by: String,
    pub(crate) reason: String,
}

/// Writes the frozen round, or everything that keeps it from being frozen.
pub(crate) fn run(wanted: &Wanted<'_>, lang: Lang) -> Report {
    let name = input::shown_name(wanted.draft, lang);
    match frozen(wanted, lang) {
        Ok(text) => Report { out: text.into_bytes(), error: String::new(), exit: Exit::Good },
        Err(sentences) => {
            let error = sentences.iter().map(|text| format!("{name}: {}\n", one_line(text))).collect();
            Report { out: Vec::new(), error, exit: Exit::Unusable }
        }
    }
}

fn frozen(wanted: &Wanted<'_>, lang: Lang) -> Result<String, Vec<String>> {
    let say = |problems: Vec<Problem>| -> Vec<String> {
        problems.iter().map(|problem| sentence(problem, lang)).collect()
    };
    let bytes = input::read(wanted.draft, lang).map_err(|reason| vec![reason])?;
    let root = parse(&bytes).map_err(|problem| say(vec![problem]))?;
    let draft = pk_format::draft_of(&root).map_err(say)?;
    if let Some(round) = check_draft(&draft).round.filter(pk_core::Round::is_frozen) {
        let edition = round.edition;
        return Err(vec![lang.pick(
            format!("Putaran ini sudah dibekukan (edisi {edition}). Untuk mengubahnya, naikkan edition pada salinannya, lalu sebutkan --dari berkas ini dan --alasan."),
            format!("This round is frozen already (edition {edition}). To change it, raise edition in a copy, and name this file with --dari and the reason with --alasan."),
        )]);
    }
    let before = match wanted.before {
        None => None,
        Some(file) => {
            let bytes = input::read(file, lang).map_err(|reason| vec![reason])?;
            match read_file(&bytes).map_err(say)? {
                File::Round(round) => Some(round),
                other => {
                    let kind = Kind::WrongKind { kind: other.kind(), expected: "round" };
                    return Err(say(vec![Problem::whole(kind)]));
                }
            }
        }
    };
    let freezing = Freezing { by: &wanted.by, reason: &wanted.reason, at: now() };
    let made = freeze(&draft, before.as_ref(), freezing).map_err(say)?;
    Ok(check_draft(&made).round.as_ref().map_or_else(String::new, round_file))
}

/// Milliseconds since 1970 UTC.
fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or_default()
}

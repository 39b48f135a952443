//! `pk rekap`: the result of every round whose sheets are in folders and files.

mod combine;
mod cores;
mod gather;
mod json;
mod text;
mod together;
mod walk;

use crate::report::{Exit, Report};
use crate::text::one_line;
use combine::{Combined, combine};
use pk_format::{Lang, Value, canonical};
use pk_recap::{Counted, rankings_csv};
use std::ffi::OsString;

/// In what form the result is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// The rankings, a row for each district.
    Csv,
}

/// Reads everything in `paths` and combines and ranks every round that is there.
pub(crate) fn run(paths: &[OsString], form: Form, lang: Lang) -> Report {
    let Combined { results, refusals } = combine(paths, lang);
    let error = told(&refusals);
    if results.is_empty() {
        let none = lang.pick(
            "Tidak ada lembar nilai yang dapat dipakai.\n",
            "There are no sheets that could be used.\n",
        );
        return Report { out: Vec::new(), error: error + none, exit: Exit::Unusable };
    }
    let exit = if refusals.is_empty() && results.iter().all(Counted::is_quiet) {
        Exit::Good
    } else {
        Exit::Findings
    };
    let out = match form {
        Form::Text => results.iter().map(|one| text::text(one, lang)).collect::<Vec<_>>().join("\n\n"),
        Form::Csv => rankings_csv(&results, lang),
        Form::Json => {
            let nodes = results.iter().map(|one| json::node(one, lang)).collect();
            canonical(&Value::List(nodes).into()) + "\n"
        }
    };
    Report { out: out.into_bytes(), error, exit }
}

fn told(refusals: &[(String, String)]) -> String {
    let line = |(name, sentence): &(String, String)| {
        if name.is_empty() { one_line(sentence) + "\n" } else { format!("{name}: {}\n", one_line(sentence)) }
    };
    refusals.iter().map(line).collect()
}

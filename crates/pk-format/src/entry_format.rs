//! Journal entries as JSON.

use crate::canonical::canonical;
use crate::digest::hash_of;
use crate::node::{Node, Value};
use crate::parse::parse;
use crate::problem::{Expected, Problem};
use crate::read::{At, Fields, Problems};
use crate::timestamp;
use data_encoding::HEXLOWER;
use pk_core::entry::Intent;
use pk_core::fault::Faults;
use pk_core::path::Path;
use pk_core::{Change, DistrictId, Entry, EntryId, PanelistId, Round, Sealed, SheetKey, WriterId};

const TYPES: &[&str] = &["grade", "not_applicable", "clear", "note", "finalise", "reopen"];
const MOST_NOTE: usize = 4_000;
const MOST_REASON: usize = 1_000;
const MOST_NAME: usize = 200;

/// The text of one entry, as it is kept in the browser's database.
#[must_use]
pub fn stored_entry(sealed: &Sealed) -> String {
    canonical(&entry_node(&sealed.entry))
}

/// Reads what [`stored_entry`] wrote, as strictly as a file, for any page of the same origin may have written it.
///
/// # Errors
/// Every problem.
pub fn read_stored_entry(text: &str, round: &Round) -> Result<Sealed, Vec<Problem>> {
    let node = parse(text.as_bytes()).map_err(|problem| vec![problem])?;
    let mut problems = Problems::new(&node);
    let at = At { node: &node, path: Path::default() };
    let entry = read_entry(&at, &mut problems);
    if let Some(entry) = &entry {
        check_entry(&at.path, entry, round, &mut problems);
    }
    match entry {
        Some(entry) if problems.found.is_empty() => Ok(Sealed { hash: hash_of(&entry), entry }),
        _ => Err(problems.found),
    }
}

/// Notes what the round does not know and texts that cannot be.
pub(crate) fn check_entry(path: &Path, entry: &Entry, round: &Round, problems: &mut Problems<'_>) {
    let mut faults = Faults::default();
    faults.check_text(&path.field("panelist"), &entry.sheet.panelist.0, MOST_NAME);
    faults.check_text(&path.field("district"), &entry.sheet.district.0, MOST_NAME);
    match &entry.change {
        Change::Note { text, .. } => {
            faults.check_characters(&path.field("change").field("text"), text, MOST_NOTE);
        }
        Change::Reopen { reason } => {
            faults.check_text(&path.field("change").field("reason"), reason, MOST_REASON);
        }
        _ => {}
    }
    round.check_entry(path, entry, &mut faults);
    problems.add_faults(&Path::default(), faults.0);
}

pub(crate) fn read_entry(at: &At<'_>, problems: &mut Problems<'_>) -> Option<Entry> {
    let mut fields = at.fields(problems)?;
    let writer = fields.required(problems, "writer").and_then(|at| read_writer(&at, problems));
    let counter = fields.required(problems, "counter").and_then(|at| match at.whole(problems)? {
        0 => at.wrong(problems, Expected::Whole),
        counter => Some(counter),
    });
    let time = fields.required(problems, "at").and_then(|at| read_time(&at, problems));
    let panelist = fields.text(problems, "panelist");
    let district = fields.text(problems, "district");
    let change = fields.required(problems, "change").and_then(|at| read_change(&at, problems));
    let replaces = fields.required(problems, "replaces").and_then(|at| at.list(problems, read_reference));
    let intent = read_intent(&mut fields, problems);
    let previous = match fields.optional("previous") {
        None => Some(None),
        Some(at) => at.hash(problems).map(Some),
    };
    fields.finish(problems);
    Some(Entry {
        id: EntryId { counter: counter?, writer: writer? },
        at: time?,
        sheet: SheetKey { panelist: PanelistId(panelist?), district: DistrictId(district?) },
        change: change?,
        replaces: replaces?,
        intent: intent?,
        previous: previous?,
    })
}

fn read_intent(fields: &mut Fields<'_>, problems: &mut Problems<'_>) -> Option<Intent> {
    let undoes = fields.optional("undoes");
    let redoes = fields.optional("redoes");
    match (undoes, redoes) {
        (None, None) => Some(Intent::Do),
        (Some(at), None) => read_reference(&at, problems).map(Intent::Undo),
        (None, Some(at)) => read_reference(&at, problems).map(Intent::Redo),
        (Some(_), Some(at)) => {
            problems.add(at.path, crate::problem::Kind::UnknownKey);
            None
        }
    }
}

fn read_change(at: &At<'_>, problems: &mut Problems<'_>) -> Option<Change> {
    let mut fields = at.fields(problems)?;
    let kind = fields.required(problems, "type").and_then(|at| at.one_of(problems, TYPES))?;
    let indicator = if kind < 4 { fields.text(problems, "indicator") } else { Some(String::new()) };
    let change = match kind {
        0 => {
            let level = fields.text(problems, "level");
            indicator.zip(level).map(|(indicator, level)| Change::Grade { indicator, level })
        }
        1 => indicator.map(|indicator| Change::NotApplicable { indicator }),
        2 => indicator.map(|indicator| Change::Clear { indicator }),
        3 => {
            let text = fields.text(problems, "text");
            indicator.zip(text).map(|(indicator, text)| Change::Note { indicator, text })
        }
        4 => fields
            .required(problems, "covers")
            .and_then(|at| at.list(problems, read_reference))
            .map(|covers| Change::Finalise { covers }),
        _ => fields.text(problems, "reason").map(|reason| Change::Reopen { reason }),
    };
    fields.finish(problems);
    change
}

fn read_writer(at: &At<'_>, problems: &mut Problems<'_>) -> Option<WriterId> {
    match &at.node.value {
        Value::Text(text) if is_writer(text) => Some(WriterId(text.clone())),
        _ => at.wrong(problems, Expected::Writer),
    }
}

fn is_writer(text: &str) -> bool {
    text.len() == 16 && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'2'..=b'7'))
}

fn read_reference(at: &At<'_>, problems: &mut Problems<'_>) -> Option<EntryId> {
    let reference = match &at.node.value {
        Value::Text(text) => text.split_once('@').and_then(|(counter, writer)| {
            let plain = !counter.starts_with(['0', '+']) && counter.len() <= 16 && is_writer(writer);
            let counter = counter.parse().ok().filter(|_| plain)?;
            Some(EntryId { counter, writer: WriterId(writer.to_owned()) })
        }),
        _ => None,
    };
    reference.or_else(|| at.wrong(problems, Expected::Reference))
}

fn read_time(at: &At<'_>, problems: &mut Problems<'_>) -> Option<i64> {
    let time = match &at.node.value {
        Value::Text(text) => timestamp::of_rfc3339(text),
        _ => None,
    };
    time.or_else(|| at.wrong(problems, Expected::Time))
}

pub(crate) fn entry_node(entry: &Entry) -> Node {
    let fields = [
        ("writer", Node::text(&entry.id.writer.0)),
        ("counter", Node::whole(entry.id.counter)),
        ("at", Node::text(timestamp::rfc3339(entry.at))),
        ("panelist", Node::text(&entry.sheet.panelist.0)),
        ("district", Node::text(&entry.sheet.district.0)),
        ("change", change_node(&entry.change)),
        ("replaces", references_node(&entry.replaces)),
    ];
    let intent = match &entry.intent {
        Intent::Do => None,
        Intent::Undo(of) => Some(("undoes", reference_node(of))),
        Intent::Redo(of) => Some(("redoes", reference_node(of))),
    };
    let previous = entry.previous.map(|hash| ("previous", Node::text(HEXLOWER.encode(&hash.0))));
    Node::map(fields.into_iter().chain(intent).chain(previous))
}

fn change_node(change: &Change) -> Node {
    let (kind, rest) = match change {
        Change::Grade { level, .. } => ("grade", Some(("level", Node::text(level)))),
        Change::NotApplicable { .. } => ("not_applicable", None),
        Change::Clear { .. } => ("clear", None),
        Change::Note { text, .. } => ("note", Some(("text", Node::text(text)))),
        Change::Finalise { covers } => ("finalise", Some(("covers", references_node(covers)))),
        Change::Reopen { reason } => ("reopen", Some(("reason", Node::text(reason)))),
    };
    let indicator = change.indicator().map(|code| ("indicator", Node::text(code)));
    Node::map([("type", Node::text(kind))].into_iter().chain(indicator).chain(rest))
}

fn references_node(ids: &[EntryId]) -> Node {
    Node::list(ids.iter().map(reference_node))
}

fn reference_node(id: &EntryId) -> Node {
    Node::text(format!("{}@{}", id.counter, id.writer.0))
}

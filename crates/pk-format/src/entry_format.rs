//! Journal entries as JSON.

use crate::canonical::canonical;
use crate::digest::hash_of;
use crate::node::Node;
use crate::parse::parse;
use crate::problem::{Expected, Kind, Problem};
use crate::read::{At, Fields, Problems};
use crate::timestamp;
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
    let entry = read_entry(&At::root(&node), &mut problems);
    if let Some(entry) = &entry {
        check_entry(&Path::default(), entry, Some(round), &mut problems);
    }
    match entry {
        Some(entry) if problems.found.is_empty() => Ok(Sealed { hash: hash_of(&entry), entry }),
        _ => Err(problems.found),
    }
}

/// Notes texts that cannot be and, where the round could be read, what it does not know.
pub(crate) fn check_entry(path: &Path, entry: &Entry, round: Option<&Round>, problems: &mut Problems<'_>) {
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
    if let Some(round) = round {
        round.check_entry(path, entry, &mut faults);
    }
    let now = problems.found.len();
    problems.add_faults(&Path::default(), faults.0, now);
}

/// Reads an entry; nothing if there is a problem in it.
pub(crate) fn read_entry(at: &At<'_>, problems: &mut Problems<'_>) -> Option<Entry> {
    let before = problems.found.len();
    let mut fields = at.fields(problems);
    let writer = read_writer(&fields.required(problems, "writer"), problems);
    let entry = Entry {
        id: EntryId { writer, counter: fields.required(problems, "counter").whole(problems) },
        at: read_time(&fields.required(problems, "at"), problems),
        sheet: SheetKey {
            panelist: PanelistId(fields.text(problems, "panelist")),
            district: DistrictId(fields.text(problems, "district")),
        },
        change: read_change(&fields.required(problems, "change"), problems),
        replaces: fields.required(problems, "replaces").list(problems, read_reference),
        intent: read_intent(&mut fields, problems),
        previous: fields.optional("previous").map(|at| at.hash(problems)),
    };
    if entry.id.counter == 0 {
        fields.required(problems, "counter").wrong(problems, Expected::Whole);
    }
    fields.finish(problems);
    (problems.found.len() == before).then_some(entry)
}

fn read_intent(fields: &mut Fields<'_>, problems: &mut Problems<'_>) -> Intent {
    let undoes = fields.optional("undoes").map(|at| read_reference(&at, problems));
    let Some(at) = fields.optional("redoes") else { return undoes.map_or(Intent::Do, Intent::Undo) };
    if undoes.is_some() {
        problems.add(at.path(), Kind::UnknownKey);
    }
    Intent::Redo(read_reference(&at, problems))
}

fn read_change(at: &At<'_>, problems: &mut Problems<'_>) -> Change {
    let mut fields = at.fields(problems);
    let before = problems.found.len();
    let kind = fields.required(problems, "type").one_of(problems, TYPES);
    if problems.found.len() > before || at.node.is_none() {
        // What else should be there depends on the type.
        return Change::Clear { indicator: String::new() };
    }
    let indicator = if kind < 4 { fields.text(problems, "indicator") } else { String::new() };
    let change = match kind {
        0 => Change::Grade { indicator, level: fields.text(problems, "level") },
        1 => Change::NotApplicable { indicator },
        2 => Change::Clear { indicator },
        3 => Change::Note { indicator, text: fields.text(problems, "text") },
        4 => Change::Finalise { covers: fields.required(problems, "covers").list(problems, read_reference) },
        _ => Change::Reopen { reason: fields.text(problems, "reason") },
    };
    fields.finish(problems);
    change
}

fn read_writer(at: &At<'_>, problems: &mut Problems<'_>) -> WriterId {
    let text = at.str(problems, Expected::Writer);
    if text.is_some_and(|text| !is_writer(text)) {
        at.wrong(problems, Expected::Writer);
    }
    WriterId(text.unwrap_or_default().to_owned())
}

fn is_writer(text: &str) -> bool {
    text.len() == 16 && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'2'..=b'7'))
}

fn read_reference(at: &At<'_>, problems: &mut Problems<'_>) -> EntryId {
    let text = at.str(problems, Expected::Reference);
    let (counter, writer) = text.and_then(|text| text.split_once('@')).unwrap_or_default();
    let is_plain = !counter.starts_with(['0', '+']) && counter.len() <= 16 && is_writer(writer);
    let counter = counter.parse().ok().filter(|_| is_plain);
    if counter.is_none() && text.is_some() {
        at.wrong(problems, Expected::Reference);
    }
    EntryId { counter: counter.unwrap_or(1), writer: WriterId(writer.to_owned()) }
}

fn read_time(at: &At<'_>, problems: &mut Problems<'_>) -> i64 {
    let text = at.str(problems, Expected::Time);
    let time = text.and_then(timestamp::of_rfc3339);
    if time.is_none() && text.is_some() {
        at.wrong(problems, Expected::Time);
    }
    time.unwrap_or_default()
}

pub(crate) fn entry_node(entry: &Entry) -> Node {
    let mut node = Node::map(vec![
        ("writer", Node::text(&entry.id.writer.0)),
        ("counter", Node::whole(entry.id.counter)),
        ("at", Node::text(timestamp::rfc3339(entry.at))),
        ("panelist", Node::text(&entry.sheet.panelist.0)),
        ("district", Node::text(&entry.sheet.district.0)),
        ("change", change_node(&entry.change)),
        ("replaces", Node::list(&entry.replaces, reference_node)),
    ]);
    match &entry.intent {
        Intent::Do => {}
        Intent::Undo(of) => node.set("undoes", reference_node(of)),
        Intent::Redo(of) => node.set("redoes", reference_node(of)),
    }
    if let Some(hash) = entry.previous {
        node.set("previous", Node::text(base16ct::lower::encode_string(&hash.0)));
    }
    node
}

fn change_node(change: &Change) -> Node {
    let kind = match change {
        Change::Grade { .. } => "grade",
        Change::NotApplicable { .. } => "not_applicable",
        Change::Clear { .. } => "clear",
        Change::Note { .. } => "note",
        Change::Finalise { .. } => "finalise",
        Change::Reopen { .. } => "reopen",
    };
    let mut node = Node::map(vec![("type", Node::text(kind))]);
    if let Some(code) = change.indicator() {
        node.set("indicator", Node::text(code));
    }
    match change {
        Change::Grade { level, .. } => node.set("level", Node::text(level)),
        Change::Note { text, .. } => node.set("text", Node::text(text)),
        Change::Finalise { covers } => node.set("covers", Node::list(covers, reference_node)),
        Change::Reopen { reason } => node.set("reason", Node::text(reason)),
        Change::NotApplicable { .. } | Change::Clear { .. } => {}
    }
    node
}

fn reference_node(id: &EntryId) -> Node {
    Node::text(format!("{}@{}", id.counter, id.writer.0))
}

//! Files as they are kept on the device.

use pk_core::Hash;
use pk_format::{KnownRound, Node, Value, canonical, fingerprint_of_hashes, parse, plenary_file, round_file};
use pk_recap::Found;

/// Under what is kept the round of sheets.
pub(crate) const ROUND: &str = "putaran/";
/// Under what is kept what the plenary decided, with the round and the page.
pub(crate) const PLENARY: &str = "pleno/";
/// Under what is kept which round is looked at, and who writes.
pub(crate) const CHOICE: &str = "pilihan";

/// A file that was taken.
#[derive(Debug)]
pub(crate) struct Taken {
    /// The hash of its content; what the plenary decided on this device lies under the name of its page.
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) found: Found,
}

/// The round that a file belongs to.
pub(crate) fn round_of(found: &Found) -> Option<&KnownRound> {
    match found {
        Found::Sheets(round, _) | Found::Round(round) | Found::Plenary(round, _) => Some(round),
        Found::Rubric | Found::Draft => None,
    }
}

/// What a file says, whatever it looks like: the fingerprint of all that is in it.
pub(crate) fn id_of(found: &Found) -> String {
    let round = round_of(found).map(|round| round.fingerprint.0);
    let (kind, hashes): (&str, Vec<&Hash>) = match found {
        Found::Sheets(_, journal) => ("sheets", journal.entries().map(|sealed| &sealed.hash).collect()),
        Found::Plenary(_, plenary) => ("plenary", plenary.minuted().iter().map(|one| &one.hash).collect()),
        Found::Round(_) => ("round", Vec::new()),
        Found::Rubric => ("rubric", Vec::new()),
        Found::Draft => ("draft", Vec::new()),
    };
    fingerprint_of_hashes(kind, round.iter().chain(hashes)).hex()
}

/// A file as it is kept: its id and its text. Sheets are kept without their round, which is most of a file and the same in
/// all.
pub(crate) fn kept(file: &Taken) -> (String, String) {
    let (round, text) = match &file.found {
        Found::Sheets(round, journal) => return kept_sheets(file, round, &round.entries_text(journal)),
        Found::Plenary(round, plenary) => (String::new(), plenary_file(&round.round, plenary)),
        Found::Round(round) => (String::new(), round_file(&round.round)),
        Found::Rubric | Found::Draft => Default::default(),
    };
    (file.id.clone(), kept_text(&file.id, &file.name, &round, &text))
}

/// A file of sheets as it is kept, whose entries are at hand as they are written.
pub(crate) fn kept_sheets(file: &Taken, round: &KnownRound, entries: &str) -> (String, String) {
    (file.id.clone(), kept_text(&file.id, &file.name, &round.fingerprint.hex(), entries))
}

/// A round as it is kept for its sheets.
pub(crate) fn kept_round(round: &KnownRound) -> (String, String) {
    let id = ROUND.to_owned() + &round.fingerprint.hex();
    let text = kept_text(&id, "", "", &round_file(&round.round));
    (id, text)
}

/// One line that says what it is, and the text as it is.
pub(crate) fn kept_text(id: &str, name: &str, round: &str, text: &str) -> String {
    let head =
        Node::map(vec![("id", Node::text(id)), ("name", Node::text(name)), ("round", Node::text(round))]);
    [&canonical(&head), "\n", text].concat()
}

/// What [`kept_text`] wrote: the line, and the text.
pub(crate) fn unpacked(kept: &str) -> Option<(Node, &str)> {
    let (head, text) = kept.split_once('\n')?;
    Some((parse(head.as_bytes()).ok()?, text))
}

pub(crate) fn text_at<'a>(node: &'a Node, key: &str) -> &'a str {
    match node.get(key).map(|node| &node.value) {
        Some(Value::Text(text)) => text,
        _ => "",
    }
}

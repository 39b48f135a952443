//! What to look at in a sheet, in words and as JSON.

use pk_core::entry::Field;
use pk_core::score::SheetScore;
use pk_core::sheet::Head;
use pk_core::{Change, Finding, Sheet};
use pk_format::{Lang, Node};

/// One sentence a finding; all indicators that are not yet graded share one.
pub(crate) fn sentences(sheet: &Sheet, score: &SheetScore<'_>, lang: Lang) -> Vec<String> {
    let ungraded: Vec<&str> = ungraded(score).collect();
    let mut sentences = Vec::new();
    if !ungraded.is_empty() {
        let words = lang.pick("Belum dinilai", "Not yet graded");
        sentences.push(format!("{words}: {}.", ungraded.join(", ")));
    }
    let unsure: Vec<&str> = unsure(score).collect();
    if !unsure.is_empty() {
        sentences.push(format!("{}: {}.", lang.pick("Masih ragu", "Still unsure"), unsure.join(", ")));
    }
    let note_missing: Vec<&str> = note_missing(score).collect();
    if !note_missing.is_empty() {
        let words = lang.pick("Catatan wajib belum ditulis", "Required note missing");
        sentences.push(format!("{words}: {}.", note_missing.join(", ")));
    }
    sentences.extend(sheet.conflicts().map(|(field, heads)| conflict_sentence(field, heads, lang)));
    sentences.extend(sheet.unseen_when_locked().into_iter().map(|head| unseen_sentence(head, lang)));
    sentences
}

/// The findings for programs.
pub(crate) fn list(sheet: &Sheet, score: &SheetScore<'_>) -> Vec<Node> {
    let ungraded = ungraded(score)
        .map(|code| Node::map(vec![("type", Node::text("ungraded")), ("indicator", Node::text(code))]));
    let unsure = unsure(score)
        .map(|code| Node::map(vec![("type", Node::text("unsure")), ("indicator", Node::text(code))]));
    let note_missing = note_missing(score)
        .map(|code| Node::map(vec![("type", Node::text("note_missing")), ("indicator", Node::text(code))]));
    let conflicts = sheet.conflicts().map(|(field, heads)| {
        let values = Node::list(heads, value_node);
        found("conflict", field, [("values", values)])
    });
    let unseen = sheet
        .unseen_when_locked()
        .into_iter()
        .map(|head| found("unseen_when_locked", &head.change.field(), [("value", value_node(head))]));
    ungraded.chain(unsure).chain(note_missing).chain(conflicts).chain(unseen).collect()
}

fn unsure<'a>(score: &'a SheetScore<'_>) -> impl Iterator<Item = &'a str> {
    score.findings.iter().filter_map(|finding| match finding {
        Finding::Unsure { indicator } => Some(indicator.as_str()),
        _ => None,
    })
}

fn note_missing<'a>(score: &'a SheetScore<'_>) -> impl Iterator<Item = &'a str> {
    score.findings.iter().filter_map(|finding| match finding {
        Finding::NoteMissing { indicator } => Some(indicator.as_str()),
        _ => None,
    })
}

fn ungraded<'a>(score: &'a SheetScore<'_>) -> impl Iterator<Item = &'a str> {
    score.findings.iter().filter_map(|finding| match finding {
        Finding::Ungraded { indicator } => Some(indicator.as_str()),
        _ => None,
    })
}

fn conflict_sentence(field: &Field, heads: &[Head], lang: Lang) -> String {
    let mut values: Vec<String> = Vec::new();
    for value in heads.iter().map(|head| value(&head.change, lang)) {
        if !values.contains(&value) {
            values.push(value);
        }
    }
    let latest = values_latest(heads, lang);
    let values = values.join(", ");
    match field {
        Field::Mark(code) => lang.pick(
            format!("{code}: nilai berbeda antarperangkat ({values}); sementara ini dihitung {latest}. Panelis perlu memilih salah satu."),
            format!("{code}: the mark differs between devices ({values}); {latest} is counted for now. The panelist has to choose."),
        ),
        Field::Note(code) => lang.pick(
            format!("{code}: catatan berbeda antarperangkat. Panelis perlu memilih salah satu."),
            format!("{code}: the note differs between devices. The panelist has to choose."),
        ),
        Field::Unsure(code) | Field::Evidence(code, _) | Field::Link(code, _) => lang.pick(
            format!("{code}: tanda ragu, data dukung, atau tautannya berbeda antarperangkat ({values}). Panelis perlu memilih salah satu."),
            format!("{code}: the mark unsure, evidence, or its link differs between devices ({values}). The panelist has to choose."),
        ),
        Field::Lock => lang.pick(
            format!("Status kunci berbeda antarperangkat ({values}); sementara ini {latest}. Panelis perlu memilih salah satu."),
            format!("Whether the sheet is finalised differs between devices ({values}); for now it is {latest}. The panelist has to choose."),
        ),
    }
}

fn values_latest(heads: &[Head], lang: Lang) -> String {
    heads.last().map(|head| value(&head.change, lang)).unwrap_or_default()
}

fn unseen_sentence(head: &Head, lang: Lang) -> String {
    let code = head.change.indicator().unwrap_or_default();
    let value = value(&head.change, lang);
    lang.pick(
        format!("{code}: perubahan dari perangkat lain ({value}) belum dilihat panelis saat lembar dikunci. Buka kembali, periksa, lalu kunci lagi."),
        format!("{code}: a change from another device ({value}) had not been seen when the sheet was finalised. Reopen it, check, then finalise again."),
    )
}

/// What a change sets its field to, in words.
fn value(change: &Change, lang: Lang) -> String {
    match change {
        Change::Grade { level, .. } => level.clone(),
        Change::NotApplicable { .. } => lang.pick("tidak berlaku", "not applicable").into(),
        Change::Clear { .. } => lang.pick("belum dinilai", "not yet graded").into(),
        Change::Note { .. } => lang.pick("catatan", "a note").into(),
        Change::Unsure { unsure: true, .. } => lang.pick("ragu", "unsure").into(),
        Change::Unsure { .. } => lang.pick("tidak ragu", "sure").into(),
        Change::Evidence { seen, .. } => match seen {
            Some(true) => lang.pick("data dukung ada", "evidence seen").into(),
            Some(false) => lang.pick("data dukung tidak ada", "evidence missing").into(),
            None => lang.pick("data dukung belum diperiksa", "evidence not looked at").into(),
        },
        Change::Link { url: Some(url), .. } => url.clone(),
        Change::Link { .. } => lang.pick("tanpa tautan", "no link").into(),
        Change::Finalise { .. } => lang.pick("dikunci", "finalised").into(),
        Change::Reopen { .. } => lang.pick("dibuka kembali", "reopened").into(),
    }
}

fn found<const N: usize>(kind: &str, field: &Field, rest: [(&'static str, Node); N]) -> Node {
    let (field, indicator) = match field {
        Field::Mark(code) => ("mark", Some(code)),
        Field::Note(code) => ("note", Some(code)),
        Field::Unsure(code) => ("unsure", Some(code)),
        Field::Evidence(code, _) => ("evidence", Some(code)),
        Field::Link(code, _) => ("link", Some(code)),
        Field::Lock => ("lock", None),
    };
    let fields = [("type", Node::text(kind)), ("field", Node::text(field))];
    let indicator = indicator.map(|code| ("indicator", Node::text(code)));
    Node::map(fields.into_iter().chain(indicator).chain(rest).collect())
}

fn value_node(head: &Head) -> Node {
    let (state, detail) = match &head.change {
        Change::Grade { level, .. } => ("graded", Some(("level", level))),
        Change::NotApplicable { .. } => ("not_applicable", None),
        Change::Clear { .. } => ("ungraded", None),
        Change::Note { text, .. } => ("note", Some(("text", text))),
        Change::Unsure { unsure, .. } => (if *unsure { "unsure" } else { "sure" }, None),
        Change::Evidence { seen: Some(true), .. } => ("seen", None),
        Change::Evidence { seen: Some(false), .. } => ("missing", None),
        Change::Evidence { seen: None, .. } => ("unchecked", None),
        Change::Link { url: Some(url), .. } => ("linked", Some(("url", url))),
        Change::Link { .. } => ("not_linked", None),
        Change::Finalise { .. } => ("finalised", None),
        Change::Reopen { reason } => ("reopened", Some(("reason", reason))),
    };
    let fields = [
        ("state", Node::text(state)),
        ("at", Node::text(pk_format::rfc3339(head.at))),
        ("writer", Node::text(&head.id.writer.0)),
    ];
    Node::map(fields.into_iter().chain(detail.map(|(key, text)| (key, Node::text(text)))).collect())
}

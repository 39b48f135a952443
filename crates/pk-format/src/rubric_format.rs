//! Rubrics as JSON.

use crate::digest::{Fingerprint, fingerprint};
use crate::envelope;
use crate::node::{Node, Value};
use crate::read::{Problems, decimal, is_true, is_word, list, optional_text, part, small, str, text};
use crate::shape::{Field, Shape, may, need};
use pk_core::rubric::{Component, Indicator, Level, RubricDraft, Scale, Section, Source, Track};
use pk_core::text::{Provenance, Quantity, Text};
use pk_core::{Path, Rubric};

const PROVENANCES: [(&str, Provenance); 5] = [
    ("official", Provenance::Official),
    ("printed", Provenance::Printed),
    ("derived", Provenance::Derived),
    ("inferred", Provenance::Inferred),
    ("template", Provenance::Template),
];

static PROVENANCE: Shape = Shape::Word(&["official", "printed", "derived", "inferred", "template"]);
static TEXT: Shape =
    Shape::Map(&[need("text", &Shape::Text), need("provenance", &PROVENANCE), may("source", &Shape::Text)]);
static QUANTITY: Shape = Shape::Map(&[
    need("value", &Shape::Decimal),
    need("provenance", &PROVENANCE),
    may("source", &Shape::Text),
]);
static LEVEL: Shape =
    Shape::Map(&[need("code", &Shape::Text), need("points", &QUANTITY), may("descriptor", &TEXT)]);
static INDICATOR: Shape = Shape::Map(&[
    need("code", &Shape::Text),
    need("label", &TEXT),
    may("wording", &TEXT),
    need("weight", &QUANTITY),
    need("not_applicable", &Shape::Bool),
    need("levels", &Shape::List(&LEVEL)),
    need("evidence", &Shape::List(&TEXT)),
    may("phrases", &Shape::List(&TEXT)),
    may("note_required", &Shape::Bool),
]);
static SECTION: Shape = Shape::Map(&[
    need("code", &Shape::Text),
    need("name", &TEXT),
    need("indicators", &Shape::List(&INDICATOR)),
]);
static COMPONENT: Shape = Shape::Map(&[
    need("id", &Shape::Text),
    need("name", &TEXT),
    need("weight", &QUANTITY),
    need("sections", &Shape::List(&SECTION)),
]);
const SHARE: &[Field] = &[need("of", &Shape::Decimal)];
static SCALE: Shape = Shape::Tagged(&["points", "share"], &[&[], SHARE]);
static TRACK: Shape = Shape::Map(&[
    need("id", &Shape::Text),
    need("name", &TEXT),
    need("scale", &SCALE),
    need("components", &Shape::List(&COMPONENT)),
]);
static SOURCE: Shape = Shape::Map(&[
    need("id", &Shape::Text),
    need("title", &Shape::Text),
    may("date", &Shape::Text),
    may("url", &Shape::Text),
]);
/// A rubric.
pub(crate) static RUBRIC: Shape = Shape::Map(&[
    need("id", &Shape::Text),
    need("edition", &Shape::Small),
    need("title", &TEXT),
    need("sources", &Shape::List(&SOURCE)),
    need("tracks", &Shape::List(&TRACK)),
]);

/// The text of a rubric file.
#[must_use]
pub fn rubric_file(rubric: &Rubric) -> String {
    envelope::file_text("rubric", vec![("rubric", rubric_node(rubric))])
}

/// The fingerprint of a rubric by itself.
#[must_use]
pub fn rubric_fingerprint(rubric: &Rubric) -> Fingerprint {
    fingerprint(&rubric_node(rubric))
}

/// The rubric at `node`, whose shape has been checked; nothing if there is a problem in it.
pub(crate) fn read_rubric(node: &Node, path: &Path, problems: &mut Problems<'_>) -> Option<Rubric> {
    match Rubric::new(draft_of(node)) {
        Ok(rubric) => Some(rubric),
        Err(faults) => {
            problems.add_faults_below(path, faults);
            None
        }
    }
}

fn draft_of(node: &Node) -> RubricDraft {
    RubricDraft {
        id: text(node, "id"),
        edition: small(node, "edition"),
        title: text_of(part(node, "title")),
        sources: list(node, "sources", source_of),
        tracks: list(node, "tracks", track_of),
    }
}

pub(crate) fn source_of(node: &Node) -> Source {
    Source {
        id: text(node, "id"),
        title: text(node, "title"),
        date: optional_text(node, "date"),
        url: optional_text(node, "url"),
    }
}

fn track_of(node: &Node) -> Track {
    let scale = part(node, "scale");
    Track {
        id: text(node, "id"),
        name: text_of(part(node, "name")),
        scale: if is_word(scale, "type", "share") {
            Scale::Share(decimal(scale, "of"))
        } else {
            Scale::Points
        },
        components: list(node, "components", component_of),
    }
}

fn component_of(node: &Node) -> Component {
    Component {
        id: text(node, "id"),
        name: text_of(part(node, "name")),
        weight: quantity_of(part(node, "weight")),
        sections: list(node, "sections", section_of),
    }
}

fn section_of(node: &Node) -> Section {
    Section {
        code: text(node, "code"),
        name: text_of(part(node, "name")),
        indicators: list(node, "indicators", indicator_of),
    }
}

fn indicator_of(node: &Node) -> Indicator {
    Indicator {
        code: text(node, "code"),
        label: text_of(part(node, "label")),
        wording: node.get("wording").map(text_of),
        weight: quantity_of(part(node, "weight")),
        not_applicable: is_true(part(node, "not_applicable")),
        note_required: node.get("note_required").is_some_and(is_true),
        levels: list(node, "levels", level_of),
        evidence: list(node, "evidence", text_of),
        phrases: list(node, "phrases", text_of),
    }
}

fn level_of(node: &Node) -> Level {
    Level {
        code: text(node, "code"),
        points: quantity_of(part(node, "points")),
        descriptor: node.get("descriptor").map(text_of),
    }
}

#[inline(never)]
fn text_of(node: &Node) -> Text {
    Text { text: text(node, "text"), provenance: provenance_of(node), source: optional_text(node, "source") }
}

#[inline(never)]
fn quantity_of(node: &Node) -> Quantity {
    Quantity {
        value: decimal(node, "value"),
        provenance: provenance_of(node),
        source: optional_text(node, "source"),
    }
}

/// What is written under `provenance`; a stand-in must not ask for a source.
pub(crate) fn provenance_of(node: &Node) -> Provenance {
    let word = str(part(node, "provenance"));
    let known = PROVENANCES.iter().find(|(known, _)| *known == word);
    known.map_or(Provenance::Template, |(_, provenance)| *provenance)
}

pub(crate) fn rubric_node(rubric: &Rubric) -> Node {
    Node::map(vec![
        ("id", Node::text(&rubric.id)),
        ("edition", Node::whole(rubric.edition.into())),
        ("title", text_node(&rubric.title)),
        ("sources", Node::list(&rubric.sources, source_node)),
        ("tracks", Node::list(&rubric.tracks, track_node)),
    ])
}

fn source_node(source: &Source) -> Node {
    let mut node = Node::map(vec![("id", Node::text(&source.id)), ("title", Node::text(&source.title))]);
    node.set_text("date", source.date.as_ref());
    node.set_text("url", source.url.as_ref());
    node
}

fn track_node(track: &Track) -> Node {
    let scale = match track.scale {
        Scale::Points => Node::map(vec![("type", Node::text("points"))]),
        Scale::Share(of) => Node::map(vec![("type", Node::text("share")), ("of", Value::Number(of).into())]),
    };
    Node::map(vec![
        ("id", Node::text(&track.id)),
        ("name", text_node(&track.name)),
        ("scale", scale),
        ("components", Node::list(&track.components, component_node)),
    ])
}

fn component_node(component: &Component) -> Node {
    Node::map(vec![
        ("id", Node::text(&component.id)),
        ("name", text_node(&component.name)),
        ("weight", quantity_node(&component.weight)),
        ("sections", Node::list(&component.sections, section_node)),
    ])
}

fn section_node(section: &Section) -> Node {
    Node::map(vec![
        ("code", Node::text(&section.code)),
        ("name", text_node(&section.name)),
        ("indicators", Node::list(&section.indicators, indicator_node)),
    ])
}

fn indicator_node(indicator: &Indicator) -> Node {
    let mut node = Node::map(vec![
        ("code", Node::text(&indicator.code)),
        ("label", text_node(&indicator.label)),
        ("weight", quantity_node(&indicator.weight)),
        ("not_applicable", Value::Bool(indicator.not_applicable).into()),
        ("levels", Node::list(&indicator.levels, level_node)),
        ("evidence", Node::list(&indicator.evidence, text_node)),
    ]);
    if !indicator.phrases.is_empty() {
        node.set("phrases", Node::list(&indicator.phrases, text_node));
    }
    if indicator.note_required {
        node.set("note_required", Value::Bool(true).into());
    }
    if let Some(wording) = &indicator.wording {
        node.set("wording", text_node(wording));
    }
    node
}

fn level_node(level: &Level) -> Node {
    let mut node =
        Node::map(vec![("code", Node::text(&level.code)), ("points", quantity_node(&level.points))]);
    if let Some(descriptor) = &level.descriptor {
        node.set("descriptor", text_node(descriptor));
    }
    node
}

fn text_node(text: &Text) -> Node {
    sourced("text", Node::text(&text.text), text.provenance, text.source.as_ref())
}

fn quantity_node(quantity: &Quantity) -> Node {
    let value = Value::Number(quantity.value).into();
    sourced("value", value, quantity.provenance, quantity.source.as_ref())
}

fn sourced(key: &'static str, node: Node, provenance: Provenance, source: Option<&String>) -> Node {
    let word = PROVENANCES.iter().find(|(_, known)| *known == provenance).map_or("", |(word, _)| word);
    let mut node = Node::map(vec![(key, node), ("provenance", Node::text(word))]);
    node.set_text("source", source);
    node
}

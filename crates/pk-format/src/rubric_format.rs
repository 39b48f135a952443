//! Rubrics as JSON.

use crate::digest::{Fingerprint, fingerprint};
use crate::envelope;
use crate::node::{Node, Value};
use crate::read::{At, Fields, Problems};
use pk_core::rubric::{Component, Indicator, Level, RubricDraft, Scale, Section, Source, Track};
use pk_core::text::{Provenance, Quantity, Text};
use pk_core::{Fault, Rubric};

const PROVENANCES: [(&str, Provenance); 5] = [
    ("official", Provenance::Official),
    ("printed", Provenance::Printed),
    ("derived", Provenance::Derived),
    ("inferred", Provenance::Inferred),
    ("template", Provenance::Template),
];
const PROVENANCE_WORDS: &[&str] = &["official", "printed", "derived", "inferred", "template"];

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

/// Reads and checks a rubric; nothing if there is a problem in it.
pub(crate) fn read_rubric(at: &At<'_>, problems: &mut Problems<'_>) -> Option<Rubric> {
    at.node?;
    let before = problems.found.len();
    match Rubric::new(read_draft(at, problems)) {
        Ok(rubric) => Some(rubric).filter(|_| problems.found.len() == before),
        Err(mut faults) => {
            let sources = at.path().field("sources");
            let since = problems.found.get(before..).unwrap_or_default();
            if since.iter().any(|problem| problem.path.0.starts_with(&sources.0)) {
                // The source that a text names may be the one that could not be read.
                faults.retain(|(_, fault)| !matches!(fault, Fault::UnknownSource { .. }));
            }
            problems.add_faults(&at.path(), faults, before);
            None
        }
    }
}

fn read_draft(at: &At<'_>, problems: &mut Problems<'_>) -> RubricDraft {
    let mut fields = at.fields(problems);
    let draft = RubricDraft {
        id: fields.text(problems, "id"),
        edition: fields.required(problems, "edition").small(problems),
        title: read_text(&fields.required(problems, "title"), problems),
        sources: fields.required(problems, "sources").list(problems, read_source),
        tracks: fields.required(problems, "tracks").list(problems, read_track),
    };
    fields.finish(problems);
    draft
}

fn read_source(at: &At<'_>, problems: &mut Problems<'_>) -> Source {
    let mut fields = at.fields(problems);
    let source = Source {
        id: fields.text(problems, "id"),
        title: fields.text(problems, "title"),
        date: fields.optional_text(problems, "date"),
        url: fields.optional_text(problems, "url"),
    };
    fields.finish(problems);
    source
}

fn read_track(at: &At<'_>, problems: &mut Problems<'_>) -> Track {
    let mut fields = at.fields(problems);
    let track = Track {
        id: fields.text(problems, "id"),
        name: read_text(&fields.required(problems, "name"), problems),
        scale: read_scale(&fields.required(problems, "scale"), problems),
        components: fields.required(problems, "components").list(problems, read_component),
    };
    fields.finish(problems);
    track
}

fn read_scale(at: &At<'_>, problems: &mut Problems<'_>) -> Scale {
    let mut fields = at.fields(problems);
    let before = problems.found.len();
    let kind = fields.required(problems, "type").one_of(problems, &["points", "share"]);
    let scale = if problems.found.len() > before {
        // Whether there is a top depends on the type.
        fields.optional("of");
        Scale::Points
    } else if kind == 0 {
        Scale::Points
    } else {
        Scale::Share(fields.required(problems, "of").decimal(problems))
    };
    fields.finish(problems);
    scale
}

fn read_component(at: &At<'_>, problems: &mut Problems<'_>) -> Component {
    let mut fields = at.fields(problems);
    let component = Component {
        id: fields.text(problems, "id"),
        name: read_text(&fields.required(problems, "name"), problems),
        weight: read_quantity(&fields.required(problems, "weight"), problems),
        sections: fields.required(problems, "sections").list(problems, read_section),
    };
    fields.finish(problems);
    component
}

fn read_section(at: &At<'_>, problems: &mut Problems<'_>) -> Section {
    let mut fields = at.fields(problems);
    let section = Section {
        code: fields.text(problems, "code"),
        name: read_text(&fields.required(problems, "name"), problems),
        indicators: fields.required(problems, "indicators").list(problems, read_indicator),
    };
    fields.finish(problems);
    section
}

fn read_indicator(at: &At<'_>, problems: &mut Problems<'_>) -> Indicator {
    let mut fields = at.fields(problems);
    let indicator = Indicator {
        code: fields.text(problems, "code"),
        label: read_text(&fields.required(problems, "label"), problems),
        wording: fields.optional("wording").map(|at| read_text(&at, problems)),
        weight: read_quantity(&fields.required(problems, "weight"), problems),
        not_applicable: fields.required(problems, "not_applicable").bool(problems),
        levels: fields.required(problems, "levels").list(problems, read_level),
        evidence: fields.required(problems, "evidence").list(problems, read_text),
    };
    fields.finish(problems);
    indicator
}

fn read_level(at: &At<'_>, problems: &mut Problems<'_>) -> Level {
    let mut fields = at.fields(problems);
    let level = Level {
        code: fields.text(problems, "code"),
        points: read_quantity(&fields.required(problems, "points"), problems),
        descriptor: fields.optional("descriptor").map(|at| read_text(&at, problems)),
    };
    fields.finish(problems);
    level
}

#[inline(never)]
fn read_text(at: &At<'_>, problems: &mut Problems<'_>) -> Text {
    let mut fields = at.fields(problems);
    let text = Text {
        text: fields.text(problems, "text"),
        provenance: read_provenance(&mut fields, problems),
        source: fields.optional_text(problems, "source"),
    };
    fields.finish(problems);
    text
}

#[inline(never)]
fn read_quantity(at: &At<'_>, problems: &mut Problems<'_>) -> Quantity {
    let mut fields = at.fields(problems);
    let quantity = Quantity {
        value: fields.required(problems, "value").decimal(problems),
        provenance: read_provenance(&mut fields, problems),
        source: fields.optional_text(problems, "source"),
    };
    fields.finish(problems);
    quantity
}

fn read_provenance(fields: &mut Fields<'_>, problems: &mut Problems<'_>) -> Provenance {
    let at = fields.required(problems, "provenance");
    if at.node.is_none() {
        return Provenance::Template;
    }
    let before = problems.found.len();
    let index = at.one_of(problems, PROVENANCE_WORDS);
    // A stand-in must not ask for a source.
    let known = PROVENANCES.get(index).filter(|_| problems.found.len() == before);
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

//! Rubrics as JSON.

use crate::digest::{Fingerprint, fingerprint};
use crate::envelope;
use crate::node::{Node, Value};
use crate::problem::Kind;
use crate::read::{At, Problems};
use pk_core::Rubric;
use pk_core::rubric::{Component, Indicator, Level, RubricDraft, Scale, Section, Source, Track};
use pk_core::text::{Provenance, Quantity, Text};

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
    envelope::file_text("rubric", [("rubric", rubric_node(rubric))])
}

/// The fingerprint of a rubric by itself.
#[must_use]
pub fn rubric_fingerprint(rubric: &Rubric) -> Fingerprint {
    fingerprint(&rubric_node(rubric))
}

/// Reads and checks a rubric.
pub(crate) fn read_rubric(at: &At<'_>, problems: &mut Problems<'_>) -> Option<Rubric> {
    let draft = read_draft(at, problems)?;
    match Rubric::new(draft) {
        Ok(rubric) => Some(rubric),
        Err(faults) => {
            problems.add_faults(&at.path, faults);
            None
        }
    }
}

fn read_draft(at: &At<'_>, problems: &mut Problems<'_>) -> Option<RubricDraft> {
    let mut fields = at.fields(problems)?;
    let id = fields.text(problems, "id");
    let edition = fields.required(problems, "edition").and_then(|at| at.small(problems));
    let title = fields.required(problems, "title").and_then(|at| read_text(&at, problems));
    let sources = fields.required(problems, "sources").and_then(|at| at.list(problems, read_source));
    let tracks = fields.required(problems, "tracks").and_then(|at| at.list(problems, read_track));
    fields.finish(problems);
    Some(RubricDraft { id: id?, edition: edition?, title: title?, sources: sources?, tracks: tracks? })
}

fn read_source(at: &At<'_>, problems: &mut Problems<'_>) -> Option<Source> {
    let mut fields = at.fields(problems)?;
    let id = fields.text(problems, "id");
    let title = fields.text(problems, "title");
    let date = fields.optional_text(problems, "date");
    let url = fields.optional_text(problems, "url");
    fields.finish(problems);
    Some(Source { id: id?, title: title?, date: date?, url: url? })
}

fn read_track(at: &At<'_>, problems: &mut Problems<'_>) -> Option<Track> {
    let mut fields = at.fields(problems)?;
    let id = fields.text(problems, "id");
    let name = fields.required(problems, "name").and_then(|at| read_text(&at, problems));
    let scale = fields.required(problems, "scale").and_then(|at| read_scale(&at, problems));
    let components = fields.required(problems, "components").and_then(|at| at.list(problems, read_component));
    fields.finish(problems);
    Some(Track { id: id?, name: name?, scale: scale?, components: components? })
}

fn read_scale(at: &At<'_>, problems: &mut Problems<'_>) -> Option<Scale> {
    let mut fields = at.fields(problems)?;
    let kind = fields.required(problems, "type").and_then(|at| at.one_of(problems, &["points", "share"]));
    let scale = match kind {
        Some(0) => Some(Scale::Points),
        Some(_) => fields.required(problems, "of").and_then(|at| at.decimal(problems)).map(Scale::Share),
        None => {
            fields.optional("of");
            None
        }
    };
    fields.finish(problems);
    scale
}

fn read_component(at: &At<'_>, problems: &mut Problems<'_>) -> Option<Component> {
    let mut fields = at.fields(problems)?;
    let id = fields.text(problems, "id");
    let name = fields.required(problems, "name").and_then(|at| read_text(&at, problems));
    let weight = fields.required(problems, "weight").and_then(|at| read_quantity(&at, problems));
    let sections = fields.required(problems, "sections").and_then(|at| at.list(problems, read_section));
    fields.finish(problems);
    Some(Component { id: id?, name: name?, weight: weight?, sections: sections? })
}

fn read_section(at: &At<'_>, problems: &mut Problems<'_>) -> Option<Section> {
    let mut fields = at.fields(problems)?;
    let code = fields.text(problems, "code");
    let name = fields.required(problems, "name").and_then(|at| read_text(&at, problems));
    let indicators = fields.required(problems, "indicators").and_then(|at| at.list(problems, read_indicator));
    fields.finish(problems);
    Some(Section { code: code?, name: name?, indicators: indicators? })
}

fn read_indicator(at: &At<'_>, problems: &mut Problems<'_>) -> Option<Indicator> {
    let mut fields = at.fields(problems)?;
    let code = fields.text(problems, "code");
    let label = fields.required(problems, "label").and_then(|at| read_text(&at, problems));
    let wording = read_optional_text(fields.optional("wording"), problems);
    let weight = fields.required(problems, "weight").and_then(|at| read_quantity(&at, problems));
    let not_applicable = fields.required(problems, "not_applicable").and_then(|at| at.bool(problems));
    let levels = fields.required(problems, "levels").and_then(|at| at.list(problems, read_level));
    let evidence = fields.required(problems, "evidence").and_then(|at| at.list(problems, read_text));
    fields.finish(problems);
    Some(Indicator {
        code: code?,
        label: label?,
        wording: wording?,
        weight: weight?,
        not_applicable: not_applicable?,
        levels: levels?,
        evidence: evidence?,
    })
}

fn read_level(at: &At<'_>, problems: &mut Problems<'_>) -> Option<Level> {
    let mut fields = at.fields(problems)?;
    let code = fields.text(problems, "code");
    let points = fields.required(problems, "points").and_then(|at| read_quantity(&at, problems));
    let descriptor = read_optional_text(fields.optional("descriptor"), problems);
    fields.finish(problems);
    Some(Level { code: code?, points: points?, descriptor: descriptor? })
}

#[expect(clippy::option_option, reason = "wrong, missing and there are three different things")]
fn read_optional_text(at: Option<At<'_>>, problems: &mut Problems<'_>) -> Option<Option<Text>> {
    match at {
        None => Some(None),
        Some(at) => read_text(&at, problems).map(Some),
    }
}

fn read_text(at: &At<'_>, problems: &mut Problems<'_>) -> Option<Text> {
    let mut fields = at.fields(problems)?;
    let text = fields.text(problems, "text");
    let provenance = fields.required(problems, "provenance").and_then(|at| read_provenance(&at, problems));
    let source = fields.optional_text(problems, "source");
    fields.finish(problems);
    Some(Text { text: text?, provenance: provenance?, source: source? })
}

fn read_quantity(at: &At<'_>, problems: &mut Problems<'_>) -> Option<Quantity> {
    let mut fields = at.fields(problems)?;
    let value = fields.required(problems, "value").and_then(|at| at.decimal(problems));
    let provenance = fields.required(problems, "provenance").and_then(|at| read_provenance(&at, problems));
    let source = fields.optional_text(problems, "source");
    fields.finish(problems);
    Some(Quantity { value: value?, provenance: provenance?, source: source? })
}

fn read_provenance(at: &At<'_>, problems: &mut Problems<'_>) -> Option<Provenance> {
    let index = at.one_of(problems, PROVENANCE_WORDS)?;
    PROVENANCES.get(index).map(|(_, provenance)| *provenance)
}

pub(crate) fn rubric_node(rubric: &Rubric) -> Node {
    Node::map([
        ("id", Node::text(&rubric.id)),
        ("edition", Node::whole(rubric.edition.into())),
        ("title", text_node(&rubric.title)),
        ("sources", Node::list(rubric.sources.iter().map(source_node))),
        ("tracks", Node::list(rubric.tracks.iter().map(track_node))),
    ])
}

fn source_node(source: &Source) -> Node {
    let head = [("id", Node::text(&source.id)), ("title", Node::text(&source.title))];
    Node::map(head.into_iter().chain(optional("date", &source.date)).chain(optional("url", &source.url)))
}

fn track_node(track: &Track) -> Node {
    let scale = match track.scale {
        Scale::Points => Node::map([("type", Node::text("points"))]),
        Scale::Share(of) => Node::map([("type", Node::text("share")), ("of", Value::Number(of).into())]),
    };
    Node::map([
        ("id", Node::text(&track.id)),
        ("name", text_node(&track.name)),
        ("scale", scale),
        ("components", Node::list(track.components.iter().map(component_node))),
    ])
}

fn component_node(component: &Component) -> Node {
    Node::map([
        ("id", Node::text(&component.id)),
        ("name", text_node(&component.name)),
        ("weight", quantity_node(&component.weight)),
        ("sections", Node::list(component.sections.iter().map(section_node))),
    ])
}

fn section_node(section: &Section) -> Node {
    Node::map([
        ("code", Node::text(&section.code)),
        ("name", text_node(&section.name)),
        ("indicators", Node::list(section.indicators.iter().map(indicator_node))),
    ])
}

fn indicator_node(indicator: &Indicator) -> Node {
    let fields = [
        ("code", Node::text(&indicator.code)),
        ("label", text_node(&indicator.label)),
        ("weight", quantity_node(&indicator.weight)),
        ("not_applicable", Value::Bool(indicator.not_applicable).into()),
        ("levels", Node::list(indicator.levels.iter().map(level_node))),
        ("evidence", Node::list(indicator.evidence.iter().map(text_node))),
    ];
    Node::map(fields.into_iter().chain(indicator.wording.iter().map(|text| ("wording", text_node(text)))))
}

fn level_node(level: &Level) -> Node {
    let fields = [("code", Node::text(&level.code)), ("points", quantity_node(&level.points))];
    Node::map(fields.into_iter().chain(level.descriptor.iter().map(|text| ("descriptor", text_node(text)))))
}

fn text_node(text: &Text) -> Node {
    sourced("text", Node::text(&text.text), text.provenance, &text.source)
}

fn quantity_node(quantity: &Quantity) -> Node {
    sourced("value", Value::Number(quantity.value).into(), quantity.provenance, &quantity.source)
}

fn sourced(key: &'static str, node: Node, provenance: Provenance, source: &Option<String>) -> Node {
    let word = PROVENANCES.iter().find(|(_, known)| *known == provenance).map_or("", |(word, _)| word);
    let fields = [(key, node), ("provenance", Node::text(word))];
    Node::map(fields.into_iter().chain(optional("source", source)))
}

pub(crate) fn optional(
    key: &'static str,
    text: &Option<String>,
) -> impl Iterator<Item = (&'static str, Node)> {
    text.iter().map(move |text| (key, Node::text(text)))
}

/// Reads a rubric file's content.
pub(crate) fn read_content(
    fields: &mut crate::read::Fields<'_>,
    problems: &mut Problems<'_>,
) -> Option<Rubric> {
    fields.required(problems, "rubric").and_then(|at| read_rubric(&at, problems))
}

impl From<pk_core::Fault> for Kind {
    fn from(fault: pk_core::Fault) -> Self {
        Self::Fault(fault)
    }
}

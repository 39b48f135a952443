//! Rounds as they were really held, to begin one's own with: what a source says of them, and nothing else.

use crate::draft_format::draft_of;
use crate::node::{Node, Value};
use crate::read::{list, text};
use crate::rubric_format::{provenance_of, source_of};
use pk_core::Path;
use pk_core::rubric::Source;
use pk_core::text::Provenance;

/// The files, each a draft: what no source says is missing in it. Those with the same rubric stand together, which packs
/// well.
static DRAFTS: [&str; 7] = [
    include_str!("../presets/tangerang-2020.json"),
    include_str!("../presets/lampung-2020.json"),
    include_str!("../presets/kaltim-2020.json"),
    include_str!("../presets/bengkulu-2023.json"),
    include_str!("../presets/sultra-2022.json"),
    include_str!("../presets/kaltara-2023.json"),
    include_str!("../presets/aksi-2025.json"),
];

/// What is said of them: one line each, and where what stands in them comes from.
static ABOUT: &str = include_str!("../presets/presets.json");

/// A round to begin with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preset {
    /// The round's id.
    pub id: String,
    /// What is particular about it, in one line.
    pub about: String,
    /// The round, for [`check_draft`](crate::check_draft) and to go on with.
    pub draft: Node,
    /// Where what stands outside of its rubric comes from; texts of the rubric say so themselves.
    pub facts: Vec<Fact>,
}

/// What a source says of a part of a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The part: `rules.ties`.
    pub at: String,
    /// What it says, and what it does not.
    pub says: String,
    /// How the part follows from it.
    pub provenance: Provenance,
    /// The source.
    pub source: Option<Source>,
}

/// All of them in one text: a JSON object, without the indentation of the files.
pub(crate) fn presets_text() -> String {
    let dense = |text: &str| -> String { text.lines().map(str::trim).collect() };
    let drafts = DRAFTS.map(dense).join(",");
    ["{\"about\":", &dense(ABOUT), ",\"drafts\":[", &drafts, "]}"].concat()
}

/// Those in a value of [`presets_text`]; what has another form is left out.
pub(crate) fn presets_of(node: &Node) -> Vec<Preset> {
    let drafts: Vec<Node> = match node.get("drafts").map(|drafts| &drafts.value) {
        Some(Value::List(files)) => files.iter().filter_map(|file| draft_of(file).ok()).collect(),
        _ => Vec::new(),
    };
    let mut presets = Vec::with_capacity(drafts.len());
    for about in list(node, "about", Node::clone) {
        let id = text(&about, "id");
        let Some(draft) = drafts.iter().find(|draft| text(draft, "id") == id) else { continue };
        let sources =
            draft.get("rubric").map(|rubric| list(rubric, "sources", source_of)).unwrap_or_default();
        let facts = about.items_at(&Path::default().field("facts"));
        let facts = facts.iter().map(|fact| fact_of(fact, &sources)).collect();
        presets.push(Preset { id, about: text(&about, "about"), draft: draft.clone(), facts });
    }
    presets
}

fn fact_of(node: &Node, sources: &[Source]) -> Fact {
    let source = text(node, "source");
    Fact {
        at: text(node, "at"),
        says: text(node, "says"),
        provenance: provenance_of(node),
        source: sources.iter().find(|known| known.id == source).cloned(),
    }
}

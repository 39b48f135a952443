//! What a plenary decided, as JSON: the round, and every resolution.
//!
//! It is a file of its own and no [`File`](crate::File): only who combines sheets reads it, and panelists need not load
//! what does.

use crate::digest::{Fingerprint, fingerprint};
use crate::entry_format::hex_node;
use crate::envelope;
use crate::node::{Node, Value};
use crate::parse::parse;
use crate::problem::{Kind, Problem};
use crate::read::{Place, Problems, hash, list, optional_text, part, str, text, whole};
use crate::round_format::{ROUND, read_round, round_fingerprint, round_node};
use crate::shape::{Field, Shape, check, may, need};
use crate::sheets_format::check_fingerprint;
use crate::timestamp;
use pk_core::chain::Chains;
use pk_core::fault::Faults;
use pk_core::plenary::{Decision, Minuted, Plenary, Resolution};
use pk_core::{DistrictId, EntryId, Fault, Hash, Mark, PanelistId, Path, Round, SheetKey, WriterId};

/// The word for this kind of file.
pub const PLENARY_KIND: &str = "plenary";

const TYPES: &[&str] = &["agree", "review", "votes", "lot"];
const DISTRICT: Field = need("district", &Shape::Text);
const INDICATOR: Field = need("indicator", &Shape::Text);
const LEVEL: Field = may("level", &Shape::Text);
const NOT_APPLICABLE: Field = may("not_applicable", &Shape::Bool);
const REASON: Field = need("reason", &Shape::Text);
static DECISION: Shape = Shape::Tagged(
    TYPES,
    &[
        &[DISTRICT, INDICATOR, LEVEL, NOT_APPLICABLE, REASON, may("dissent", &Shape::Text)],
        &[
            need("panelist", &Shape::Text),
            DISTRICT,
            INDICATOR,
            may("gave", &Shape::Text),
            LEVEL,
            NOT_APPLICABLE,
            REASON,
        ],
        &[DISTRICT, may("votes", &Shape::Small)],
        &[DISTRICT, may("place", &Shape::Small)],
    ],
);
static RESOLUTION: Shape = Shape::Map(&[
    need("writer", &Shape::Writer),
    need("counter", &Shape::Counter),
    need("at", &Shape::Time),
    may("by", &Shape::Text),
    need("decision", &DECISION),
    may("previous", &Shape::Hash),
]);
static RESOLUTIONS: Shape = Shape::List(&RESOLUTION);
static PLENARY_FILE: Shape = Shape::Map(&[
    envelope::head("format"),
    envelope::head("version"),
    envelope::head("kind"),
    need("fingerprint", &Shape::Hash),
    need("round", &ROUND),
    need("resolutions", &RESOLUTIONS),
]);

/// The text of the file with what the plenary of `round` decided.
#[must_use]
pub fn plenary_file(round: &Round, plenary: &Plenary) -> String {
    envelope::file_text(
        PLENARY_KIND,
        vec![
            ("fingerprint", Node::text(round_fingerprint(round).hex())),
            ("round", round_node(round)),
            ("resolutions", Node::list(plenary.minuted(), |one| resolution_node(&one.resolution))),
        ],
    )
}

/// The hash of a resolution, as the next one of its writer carries it.
#[must_use]
pub fn hash_of_resolution(resolution: &Resolution) -> Hash {
    let Fingerprint(hash) = fingerprint(&resolution_node(resolution));
    hash
}

/// Whether a parsed file says that it is of this kind.
#[must_use]
pub fn is_plenary(root: &Node) -> bool {
    str(part(root, "kind")) == PLENARY_KIND
}

/// The round and what its plenary decided, from the bytes of a file.
///
/// # Errors
/// Every problem, in the order of the file.
pub fn read_plenary(bytes: &[u8]) -> Result<(Round, Plenary), Vec<Problem>> {
    let root = parse(bytes).map_err(|problem| vec![problem])?;
    let mut problems = Problems::new(&root);
    let read = read_root(&root, &mut problems);
    let mut found = problems.found;
    match read {
        Some(read) if found.is_empty() => Ok(read),
        _ => {
            found.sort_by_key(|problem| problem.position.map(|position| (position.row, position.column)));
            Err(found)
        }
    }
}

fn read_root(root: &Node, problems: &mut Problems<'_>) -> Option<(Round, Plenary)> {
    if !envelope::is_known(root, problems) {
        return None;
    }
    if !is_plenary(root) {
        let kind = str(part(root, "kind")).to_owned();
        problems.add(Path::default().field("kind"), Kind::UnknownKind { kind });
        return None;
    }
    check(root, &PLENARY_FILE, &Place::ROOT, problems);
    let at_round = Path::default().field("round");
    let round = root.get("round").and_then(|node| read_round(node, &at_round, problems));
    check_fingerprint(root, round.as_ref(), problems);
    if !problems.found.is_empty() {
        return None;
    }
    let (round, path) = (round?, Path::default().field("resolutions"));
    if let Value::List(items) = &part(root, "resolutions").value {
        for (index, node) in items.iter().enumerate() {
            let decision = part(node, "decision");
            if decision.get("level").is_some() && decision.get("not_applicable").is_some() {
                let path = path.item(index).field("decision").field("not_applicable");
                problems.add(path, Kind::UnknownKey);
            }
        }
    }
    let mut minuted = Vec::new();
    let mut faults = Faults::default();
    for (index, resolution) in list(root, "resolutions", resolution_of).into_iter().enumerate() {
        round.check_resolution(&path.item(index), &resolution, &mut faults);
        minuted.push(Minuted { hash: hash_of_resolution(&resolution), resolution });
    }
    let mut chains = Chains::default();
    for (index, Minuted { resolution, hash }) in minuted.iter().enumerate() {
        match chains.follow(&resolution.id, resolution.previous, *hash) {
            Ok(()) => {}
            Err(fault @ Fault::CounterBackwards) => faults.add(path.item(index).field("counter"), fault),
            Err(fault) => faults.add(path.item(index).field("previous"), fault),
        }
    }
    problems.add_faults(faults.0);
    Some((round, Plenary::from_chained(minuted)))
}

fn resolution_of(node: &Node) -> Resolution {
    Resolution {
        id: EntryId { writer: WriterId(text(node, "writer")), counter: whole(node, "counter") },
        at: timestamp::of_rfc3339(str(part(node, "at"))).unwrap_or_default(),
        by: optional_text(node, "by").unwrap_or_default(),
        decision: decision_of(part(node, "decision")),
        previous: node.get("previous").map(hash),
    }
}

fn decision_of(node: &Node) -> Decision {
    let (district, indicator) = (DistrictId(text(node, "district")), text(node, "indicator"));
    let reason = text(node, "reason");
    let mark = match (optional_text(node, "level"), node.get("not_applicable").map(crate::read::is_true)) {
        (Some(level), _) => Some(Mark::Level(level)),
        (None, Some(true)) => Some(Mark::NotApplicable),
        (None, _) => None,
    };
    let number = |key: &str| node.get(key).map(|_| crate::read::small(node, key));
    match str(part(node, "type")) {
        "agree" => {
            let dissent = optional_text(node, "dissent").unwrap_or_default();
            Decision::Agree { district, indicator, mark, reason, dissent }
        }
        "review" => {
            let sheet = SheetKey { panelist: PanelistId(text(node, "panelist")), district };
            let gave = optional_text(node, "gave").map_or(Mark::NotApplicable, Mark::Level);
            Decision::Review { sheet, indicator, gave, mark, reason }
        }
        "votes" => Decision::Votes { district, votes: number("votes") },
        _ => Decision::Lot { district, place: number("place") },
    }
}

fn resolution_node(resolution: &Resolution) -> Node {
    let mut node = Node::map(vec![
        ("writer", Node::text(&resolution.id.writer.0)),
        ("counter", Node::whole(resolution.id.counter)),
        ("at", Node::text(timestamp::rfc3339(resolution.at))),
        ("decision", decision_node(&resolution.decision)),
    ]);
    node.set_text("by", Some(&resolution.by).filter(|by| !by.is_empty()));
    if let Some(hash) = resolution.previous {
        node.set("previous", hex_node(&hash.0));
    }
    node
}

fn decision_node(decision: &Decision) -> Node {
    let head = |kind: &str, district: &DistrictId| {
        Node::map(vec![("type", Node::text(kind)), ("district", Node::text(&district.0))])
    };
    let about = |node: &mut Node, indicator: &String, mark: &Option<Mark>, reason: &String| {
        node.set("indicator", Node::text(indicator));
        node.set("reason", Node::text(reason));
        match mark {
            Some(Mark::Level(level)) => node.set("level", Node::text(level)),
            Some(Mark::NotApplicable) => node.set("not_applicable", Value::Bool(true).into()),
            None => {}
        }
    };
    match decision {
        Decision::Agree { district, indicator, mark, reason, dissent } => {
            let mut node = head("agree", district);
            about(&mut node, indicator, mark, reason);
            node.set_text("dissent", Some(dissent).filter(|dissent| !dissent.is_empty()));
            node
        }
        Decision::Review { sheet, indicator, gave, mark, reason } => {
            let mut node = head("review", &sheet.district);
            node.set("panelist", Node::text(&sheet.panelist.0));
            if let Mark::Level(level) = gave {
                node.set("gave", Node::text(level));
            }
            about(&mut node, indicator, mark, reason);
            node
        }
        Decision::Votes { district, votes } => numbered(head("votes", district), "votes", *votes),
        Decision::Lot { district, place } => numbered(head("lot", district), "place", *place),
    }
}

fn numbered(mut node: Node, key: &'static str, number: Option<u32>) -> Node {
    if let Some(number) = number {
        node.set(key, Node::whole(number.into()));
    }
    node
}

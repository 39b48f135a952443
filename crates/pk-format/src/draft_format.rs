//! Rounds that are being prepared: whatever stands in them, nothing of it is lost.

use crate::decode::{File, read_file_node};
use crate::envelope;
use crate::node::{Node, Value};
use crate::problem::{Kind, Problem};
use pk_core::path::{Path, Step};
use pk_core::{Fault, Round};

/// The longest title of a round, in characters.
const MOST_TITLE: usize = 200;

/// How far a draft is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftCheck {
    /// The round, if it is one.
    pub round: Option<Round>,
    /// What keeps it from being one; paths begin at the round.
    pub problems: Vec<Problem>,
    /// What must be decided before it is frozen; paths begin at the round.
    pub undecided: Vec<Problem>,
}

/// The text of a draft file.
#[must_use]
pub fn draft_file(round: &Node) -> String {
    envelope::file_text("draft", vec![("round", round.clone())])
}

/// What a round begins with that is prepared from nothing.
#[must_use]
pub fn new_draft() -> Node {
    let nothing = || Node::from(Value::List(Vec::new()));
    let rounding = Node::map(vec![("decimals", Node::whole(2)), ("half", Node::text("up"))]);
    let rules = Node::map(vec![("not_applicable", Node::text("left_out")), ("rounding", rounding)]);
    let rubric = Node::map(vec![
        ("id", Node::text("instrumen")),
        ("edition", Node::whole(1)),
        ("title", template_text("")),
        ("sources", nothing()),
        ("tracks", nothing()),
    ]);
    round_around(rubric, rules)
}

/// A text of our own, which nobody has endorsed.
#[must_use]
pub fn template_text(text: &str) -> Node {
    Node::map(vec![("text", Node::text(text)), ("provenance", Node::text("template"))])
}

/// A number of our own, which nobody has endorsed.
#[must_use]
pub fn template_number(value: u64) -> Node {
    Node::map(vec![("value", Node::whole(value)), ("provenance", Node::text("template"))])
}

fn round_around(rubric: Node, rules: Node) -> Node {
    let nothing = || Node::from(Value::List(Vec::new()));
    Node::map(vec![
        ("id", Node::text("putaran-baru")),
        ("edition", Node::whole(1)),
        ("title", Node::text("")),
        ("districts", nothing()),
        ("panel", nothing()),
        ("rules", rules),
        ("rubric", rubric),
    ])
}

/// The round to go on with from a file of any kind: a draft, a round, the round of a file of sheets, or a new one around a
/// rubric.
///
/// # Errors
/// Every problem of a file that is not a draft; of a draft, what keeps it from being read at all.
pub fn draft_of(root: &Node) -> Result<Node, Vec<Problem>> {
    let round = match read_file_node(root)? {
        File::Draft(round) => return Ok(round.without_positions()),
        File::Round(_) | File::Sheets(_) => root.get("round"),
        File::Rubric(_) => {
            let rubric = root.get("rubric").cloned().unwrap_or_else(|| Value::Null.into());
            let mut draft = new_draft();
            let title = rubric.text_at(&Path::default().field("title").field("text")).trim().to_owned();
            draft.replace("title", Node::text(title.chars().take(MOST_TITLE).collect::<String>()));
            draft.replace("rubric", rubric.without_positions());
            return Ok(draft);
        }
    };
    Ok(round.cloned().map_or_else(new_draft, Node::without_positions))
}

impl Node {
    /// Puts a value into a field that is there.
    fn replace(&mut self, key: &str, node: Self) {
        if let Value::Map(fields) = &mut self.value {
            for (_, old) in fields.iter_mut().filter(|(known, _)| known == key) {
                *old = node.clone();
            }
        }
    }
}

/// How far this draft is.
#[must_use]
pub fn check_draft(round: &Node) -> DraftCheck {
    let root = Node::map(vec![
        ("format", Node::text("penilaian-kinerja")),
        ("version", Node::whole(1)),
        ("kind", Node::text("round")),
        ("round", round.clone()),
    ]);
    match read_file_node(&root) {
        Ok(File::Round(round)) => {
            let undecided = round.undecided().into_iter().map(problem).collect();
            DraftCheck { round: Some(round), problems: Vec::new(), undecided }
        }
        Ok(_) => DraftCheck::default(),
        Err(problems) => {
            let problems =
                problems.into_iter().map(|problem| Problem { path: inside(problem.path), ..problem });
            DraftCheck { round: None, problems: problems.collect(), undecided: undecided(round) }
        }
    }
}

/// What is still open in a draft that is no round yet; what would be asked for of a round that is none is told already.
fn undecided(round: &Node) -> Vec<Problem> {
    let root = Path::default();
    let mut open = Vec::new();
    for list in ["districts", "panel"] {
        if round.items_at(&root.field(list)).is_empty() {
            open.push((root.field(list), Fault::TooFew { least: 1 }));
        }
    }
    let fields = ["province", "year", "instruction"].map(|name| root.field(name));
    let rules = ["combine", "absent"].map(|name| root.field("rules").field(name));
    for path in fields.into_iter().chain(rules) {
        if round.at(&path).is_none() {
            open.push((path, Fault::Undecided));
        }
    }
    let classes = root.field("rules").field("classes");
    for index in 0..round.items_at(&classes).len() {
        let least = classes.item(index).field("least");
        if round.at(&least).is_none() {
            open.push((least, Fault::Undecided));
        }
    }
    open.into_iter().map(problem).collect()
}

fn problem((path, fault): (Path, Fault)) -> Problem {
    Problem { path, position: None, kind: Kind::Fault(fault) }
}

/// The path below `round`.
fn inside(mut path: Path) -> Path {
    if path.0.first() == Some(&Step::Field("round".into())) {
        path.0.remove(0);
    }
    path
}

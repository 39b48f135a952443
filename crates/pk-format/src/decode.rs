//! Reading any of our files.

use crate::envelope;
use crate::locked_format::SEALED_ENTRIES;
use crate::node::Node;
use crate::parse::parse;
use crate::problem::{Kind, Problem};
use crate::read::{Place, Problems, str};
use crate::round_format::{ROUND, read_round};
use crate::rubric_format::{RUBRIC, read_rubric};
use crate::shape::{Field, Shape, check, need};
use crate::sheets_format::{ENTRIES, Sheets, check_fingerprint, read_sheets};
use crate::vault::VAULT;
use pk_core::{Path, Round, Rubric};

/// One of our files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum File {
    /// A rubric.
    Rubric(Rubric),
    /// A round with its rubric.
    Round(Round),
    /// Sheets with their round.
    Sheets(Sheets),
    /// A round that is being prepared, whatever stands in it.
    Draft(Node),
}

impl File {
    /// The word for its kind in files.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Rubric(_) => "rubric",
            Self::Round(_) => "round",
            Self::Sheets(_) => "sheets",
            Self::Draft(_) => "draft",
        }
    }
}

/// The file that `bytes` hold.
///
/// # Errors
/// Every problem, in the order of the file.
pub fn read_file(bytes: &[u8]) -> Result<File, Vec<Problem>> {
    let node = parse(bytes).map_err(|problem| vec![problem])?;
    read_file_node(&node)
}

/// The file that an already parsed value holds.
///
/// # Errors
/// Every problem, in the order of the file.
pub fn read_file_node(root: &Node) -> Result<File, Vec<Problem>> {
    let mut problems = Problems::new(root);
    let file = read_root(root, &mut problems);
    let mut found = problems.found;
    match file {
        Some(file) if found.is_empty() => Ok(file),
        _ => {
            found.sort_by_key(|problem| problem.position.map(|position| (position.row, position.column)));
            Err(found)
        }
    }
}

const FORMAT: Field = envelope::head("format");
const VERSION: Field = envelope::head("version");
const KIND: Field = envelope::head("kind");
static RUBRIC_FILE: Shape = Shape::Map(&[FORMAT, VERSION, KIND, need("rubric", &RUBRIC)]);
static ROUND_FILE: Shape = Shape::Map(&[FORMAT, VERSION, KIND, need("round", &ROUND)]);
static SHEETS_FILE: Shape = Shape::Map(&[
    FORMAT,
    VERSION,
    KIND,
    need("fingerprint", &Shape::Hash),
    need("round", &ROUND),
    need("entries", &ENTRIES),
]);
static LOCKED_FILE: Shape = Shape::Map(&[
    FORMAT,
    VERSION,
    KIND,
    need("fingerprint", &Shape::Hash),
    need("round", &ROUND),
    need("vault", &VAULT),
    need("entries", &SEALED_ENTRIES),
]);
static DRAFT_FILE: Shape = Shape::Map(&[FORMAT, VERSION, KIND, need("round", &Shape::Any)]);
/// What a file of an unknown kind must still have.
static NO_KIND: Shape = Shape::Text;

fn read_root(root: &Node, problems: &mut Problems<'_>) -> Option<File> {
    if !envelope::is_known(root, problems) {
        return None;
    }
    let kind_path = Path::default().field("kind");
    let Some(kind) = root.get("kind") else {
        problems.add(kind_path, Kind::Missing);
        return None;
    };
    let shape = match str(kind) {
        "rubric" => &RUBRIC_FILE,
        "round" => &ROUND_FILE,
        "sheets" => &SHEETS_FILE,
        "locked" => &LOCKED_FILE,
        "draft" => &DRAFT_FILE,
        other => {
            check(kind, &NO_KIND, &Place::ROOT.field("kind"), problems);
            if problems.found.is_empty() {
                problems.add(kind_path, Kind::UnknownKind { kind: other.to_owned() });
            }
            return None;
        }
    };
    check(root, shape, &Place::ROOT, problems);
    let part = |key: &'static str| (root.get(key), Path::default().field(key));
    match str(kind) {
        "rubric" => {
            let (node, path) = part("rubric");
            read_rubric(node?, &path, problems).map(File::Rubric)
        }
        "draft" => part("round").0.cloned().map(File::Draft),
        "round" => {
            let (node, path) = part("round");
            read_round(node?, &path, problems).map(File::Round)
        }
        "locked" => {
            let (node, path) = part("round");
            let round = node.and_then(|node| read_round(node, &path, problems));
            check_fingerprint(root, round.as_ref(), problems);
            // Whoever cannot ask for the PIN has no use for it, even if all of it is well.
            problems.found.push(Problem::whole(Kind::Locked));
            None
        }
        _ => read_sheets(root, problems).map(File::Sheets),
    }
}

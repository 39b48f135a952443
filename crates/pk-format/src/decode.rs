//! Reading any of our files.

use crate::envelope;
use crate::node::Node;
use crate::parse::parse;
use crate::problem::{Kind, Problem};
use crate::read::Problems;
use crate::{round_format, rubric_format, sheets_format};
use pk_core::{Round, Rubric};

/// One of our files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum File {
    /// A rubric.
    Rubric(Rubric),
    /// A round with its rubric.
    Round(Round),
    /// Sheets with their round.
    Sheets(sheets_format::Sheets),
}

impl File {
    /// The word for its kind in files.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Rubric(_) => "rubric",
            Self::Round(_) => "round",
            Self::Sheets(_) => "sheets",
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

fn read_root(root: &Node, problems: &mut Problems<'_>) -> Option<File> {
    let (kind, mut fields) = envelope::open(root, problems)?;
    let file = match kind {
        "rubric" => rubric_format::read_content(&mut fields, problems).map(File::Rubric),
        "round" => fields
            .required(problems, "round")
            .and_then(|at| round_format::read_round(&at, problems))
            .map(File::Round),
        "sheets" => sheets_format::read_content(&mut fields, problems).map(File::Sheets),
        other => {
            let path = pk_core::Path::default().field("kind");
            problems.add(path, Kind::UnknownKind { kind: other.to_owned() });
            return None;
        }
    };
    fields.finish(problems);
    file
}

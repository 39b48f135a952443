//! Reading any of our files.

use crate::envelope;
use crate::node::Node;
use crate::parse::parse;
use crate::problem::{Expected, Kind, Problem};
use crate::read::{At, Problems};
use crate::round_format::read_round;
use crate::rubric_format::read_rubric;
use crate::sheets_format::{Sheets, read_content};
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
    let at = At::root(root);
    let mut fields = at.fields(problems);
    if !envelope::is_known(root, &mut fields, problems) {
        return None;
    }
    let kind = fields.required(problems, "kind").str(problems, Expected::Text)?;
    let file = match kind {
        "rubric" => read_rubric(&fields.required(problems, "rubric"), problems).map(File::Rubric),
        "round" => read_round(&fields.required(problems, "round"), problems).map(File::Round),
        "sheets" => read_content(&mut fields, problems).map(File::Sheets),
        other => {
            let path = Path::default().field("kind");
            problems.add(path, Kind::UnknownKind { kind: other.to_owned() });
            return None;
        }
    };
    fields.finish(problems);
    file
}

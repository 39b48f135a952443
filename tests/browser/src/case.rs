//! The published cases of `tests/cases`.

use anyhow::{Context, Result};
use xtask::workspace::Workspace;

/// One grade of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseGrade {
    /// The indicator's code, such as `1.1`.
    pub indicator: String,
    /// The level's code, such as `A`.
    pub level: String,
}

/// The grades of `tests/cases/tangerang-2020/grades.csv`, in their order; the printed total is left out.
///
/// # Errors
/// When the file cannot be read.
pub fn tangerang_2020() -> Result<Vec<CaseGrade>> {
    let path = Workspace::here().path("tests/cases/tangerang-2020/grades.csv");
    let mut reader =
        csv::Reader::from_path(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut grades = Vec::new();
    for row in reader.records() {
        let row = row?;
        let field = |index: usize| row.get(index).unwrap_or_default().to_owned();
        if !field(2).is_empty() {
            grades.push(CaseGrade { indicator: field(0), level: field(2) });
        }
    }
    Ok(grades)
}

//! The rubrics that come with every build.

use crate::decode::{File, read_file};
use pk_core::Rubric;

/// Id and file text of each, the one to offer first at the top.
pub const RUBRICS: [(&str, &str); 2] = [
    ("pk-8-aksi", include_str!("../rubrics/pk-8-aksi.json")),
    ("pk-2020-aksi-1-4", include_str!("../rubrics/pk-2020-aksi-1-4.json")),
];

/// The shipped rubric of this id.
#[must_use]
pub fn shipped_rubric(id: &str) -> Option<Rubric> {
    let (_, text) = RUBRICS.iter().find(|(known, _)| *known == id)?;
    match read_file(text.as_bytes()) {
        Ok(File::Rubric(rubric)) => Some(rubric),
        _ => None,
    }
}

//! The rubrics that come with every build.

use crate::decode::{File, read_file, read_file_node};
use crate::node::{Node, Value};
use crate::parse::parse;
use pk_core::Rubric;

/// A rubric that comes with every build.
#[derive(Clone, Copy, Debug)]
pub struct Shipped {
    /// The rubric's id.
    pub id: &'static str,
    /// The file.
    pub text: &'static str,
}

/// Each of them, the one to offer first at the top.
pub static RUBRICS: [Shipped; 2] = [
    Shipped { id: "pk-8-aksi", text: include_str!("../rubrics/pk-8-aksi.json") },
    Shipped { id: "pk-2020-aksi-1-4", text: include_str!("../rubrics/pk-2020-aksi-1-4.json") },
];

/// The shipped rubric of this id.
#[must_use]
pub fn shipped_rubric(id: &str) -> Option<Rubric> {
    let shipped = RUBRICS.iter().find(|shipped| shipped.id == id)?;
    match read_file(shipped.text.as_bytes()) {
        Ok(File::Rubric(rubric)) => Some(rubric),
        _ => None,
    }
}

/// All of them in one text, for those who have no files: a JSON array of rubric files.
#[must_use]
pub fn rubrics_file() -> String {
    ["[", &RUBRICS.map(|shipped| shipped.text.trim_end()).join(","), "]\n"].concat()
}

/// The rubrics in a text of [`rubrics_file`]; of what is no rubric, nothing.
#[must_use]
pub fn read_rubrics(text: &str) -> Vec<Rubric> {
    let mut rubrics = Vec::new();
    if let Ok(Node { value: Value::List(files), .. }) = parse(text.as_bytes()) {
        for file in &files {
            if let Ok(File::Rubric(rubric)) = read_file_node(file) {
                rubrics.push(rubric);
            }
        }
    }
    rubrics
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_those_of_the_files() {
        for shipped in RUBRICS {
            assert_eq!(shipped_rubric(shipped.id).unwrap().id, shipped.id);
        }
    }

    #[test]
    fn the_file_that_is_shipped_holds_them_all() {
        let rubrics = RUBRICS.map(|shipped| shipped_rubric(shipped.id).unwrap());
        assert_eq!(read_rubrics(&rubrics_file()), rubrics);
        assert_eq!(read_rubrics("[{}]"), []);
    }
}

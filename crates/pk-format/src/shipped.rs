//! The rubrics that come with every build.

use crate::decode::{File, read_file};
use pk_core::Rubric;

/// A rubric that comes with every build.
#[derive(Clone, Copy, Debug)]
pub struct Shipped {
    /// The rubric's id.
    pub id: &'static str,
    /// The rubric's title, here too so that a list of them needs no reading.
    pub title: &'static str,
    /// The file.
    pub text: &'static str,
}

/// Each of them, the one to offer first at the top.
pub static RUBRICS: [Shipped; 2] = [
    Shipped {
        id: "pk-8-aksi",
        title: "Templat Penilaian Kinerja 8 Aksi Konvergensi",
        text: include_str!("../rubrics/pk-8-aksi.json"),
    },
    Shipped {
        id: "pk-2020-aksi-1-4",
        title: "Penilaian Kinerja 2020, Aksi 1–4",
        text: include_str!("../rubrics/pk-2020-aksi-1-4.json"),
    },
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_ids_are_those_of_the_files() {
        for shipped in RUBRICS {
            let rubric = shipped_rubric(shipped.id).unwrap();
            assert_eq!((rubric.id.as_str(), rubric.title.text.as_str()), (shipped.id, shipped.title));
        }
    }
}

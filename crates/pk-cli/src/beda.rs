//! `pk beda`: what changed from one round or rubric to another.

use crate::input::{self, shown_name};
use crate::report::{Exit, Report};
use crate::text::one_line;
use pk_format::{
    Difference, Differs, File, Lang, Node, Part, canonical, difference_sentence, file_differences, sentence,
};
use std::ffi::OsString;

/// Compares two files.
pub(crate) fn run(before: &OsString, after: &OsString, json: bool, lang: Lang) -> Report {
    let mut error = String::new();
    let mut sides = Vec::new();
    for name in [before, after] {
        match read(name, lang) {
            Ok(side) => sides.push(side),
            Err(sentences) => {
                for sentence in sentences {
                    error.push_str(&format!("{}: {}\n", shown_name(name, lang), one_line(&sentence)));
                }
            }
        }
    }
    let [before, after] = sides.as_slice() else {
        return Report { out: Vec::new(), error, exit: Exit::Unusable };
    };
    let Some(differences) = file_differences(before, after) else {
        let sentence = lang.pick(
            "Putaran dan rubrik tidak dapat dibandingkan. Sebutkan dua putaran, atau dua rubrik.",
            "A round and a rubric cannot be compared. Name two rounds, or two rubrics.",
        );
        return Report { out: Vec::new(), error: format!("pk: {sentence}\n"), exit: Exit::Unusable };
    };
    let exit = if differences.is_empty() { Exit::Good } else { Exit::Findings };
    let out = if json {
        canonical(&Node::list(&differences, difference_node)) + "\n"
    } else if differences.is_empty() {
        lang.pick("Tidak ada perbedaan.\n", "There is no difference.\n").to_owned()
    } else {
        let line = |difference| one_line(&difference_sentence(difference, lang)) + "\n";
        differences.iter().map(line).collect()
    };
    Report { out: out.into_bytes(), error, exit }
}

fn read(name: &OsString, lang: Lang) -> Result<File, Vec<String>> {
    let bytes = input::read(name, lang).map_err(|reason| vec![reason])?;
    input::file_in(&bytes)
        .map_err(|problems| problems.iter().map(|problem| sentence(problem, lang)).collect())
}

/// A difference for programs: the names of fields and items from the whole to it, and what was and is there.
fn difference_node(difference: &Difference) -> Node {
    let place = Node::list(&difference.place, |part| match part {
        Part::Field(name) | Part::Item(name) => Node::text(name),
    });
    let number = |place: &usize| Node::whole(u64::try_from(*place).unwrap_or(u64::MAX));
    let (kind, before, after) = match &difference.kind {
        Differs::Added(node) => ("added", None, Some(node.clone())),
        Differs::Removed(node) => ("removed", Some(node.clone()), None),
        Differs::Changed { before, after } => ("changed", Some(before.clone()), Some(after.clone())),
        Differs::Moved { before, after } => ("moved", Some(number(before)), Some(number(after))),
    };
    let mut node = Node::map(vec![("type", Node::text(kind)), ("place", place)]);
    for (key, side) in [("before", before), ("after", after)] {
        if let Some(side) = side {
            node.set(key, side);
        }
    }
    node
}

//! What the secretariat gives to the panel: which files, and their names.

use crate::indonesian::file_name_part;
use pk_core::{PanelistId, Round};

/// A file that is given out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOut {
    /// Its name, which every system takes and no other of the same round has.
    pub name: String,
    /// Whether it is of the practice twin ([`Round::for_practice`]), of which nothing counts in the real round.
    pub practice: bool,
    /// To whom.
    pub to: HandTo,
}

/// To whom a file is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HandTo {
    /// A portal, which names it in `src`: the round file itself.
    Portal,
    /// Whoever of the panel opens it: the page that carries the round.
    Everybody,
    /// One panelist: the same page, which opens on this name.
    Panelist(PanelistId),
}

/// The files that are given out for `round`: the round file and the page; where `each` is asked for, a page for each
/// panelist; where `practice` is asked for, the same of the practice twin.
#[must_use]
pub fn hand_outs(round: &Round, each: bool, practice: bool) -> Vec<HandOut> {
    let mut files: Vec<HandOut> = Vec::new();
    let id = part(&round.id, "putaran");
    let edition = format!("edisi-{}", round.edition);
    for practice in [false, true].into_iter().take(1 + usize::from(practice)) {
        let mut add = |words: &[&str], ending: &str, to: HandTo| {
            let mut words = words.to_vec();
            if round.edition > 1 {
                words.push(&edition);
            }
            if practice {
                words.push("latihan");
            }
            let stem = words.join("-");
            let mut name = format!("{stem}.{ending}");
            let mut times = 1;
            // Ids may differ in what no file name can show.
            while files.iter().any(|file| file.name == name) {
                times += 1;
                name = format!("{stem}-{times}.{ending}");
            }
            files.push(HandOut { name, practice, to });
        };
        add(&["putaran", &id], "json", HandTo::Portal);
        add(&["penilaian", &id], "html", HandTo::Everybody);
        for panelist in round.panel.iter().filter(|_| each) {
            let whom = part(&panelist.id.0, "panelis");
            add(&["penilaian", &id, &whom], "html", HandTo::Panelist(panelist.id.clone()));
        }
    }
    files
}

fn part(id: &str, otherwise: &str) -> String {
    let part = file_name_part(id);
    if part.is_empty() { otherwise.to_owned() } else { part }
}

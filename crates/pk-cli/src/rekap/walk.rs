//! Every file in folders.

use crate::input::{self, STANDARD_INPUT};
use crate::rekap::gather::Refusals;
use pk_format::Lang;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Deeper folders are not looked into.
const MOST_DEPTH: usize = 32;

/// The files below `paths`, each once and in the order of their names, and what was not opened, with the reason.
pub(super) fn files(paths: &[OsString], lang: Lang) -> (Vec<OsString>, Refusals) {
    let (mut files, mut refusals) = (Vec::new(), Vec::new());
    for path in paths {
        walk(path, 0, &mut files, &mut refusals, lang);
    }
    files.sort();
    files.dedup();
    (files, refusals)
}

/// Notes every file below `path`. What is linked is not followed into folders: it could lead back.
fn walk(path: &OsString, depth: usize, files: &mut Vec<OsString>, refusals: &mut Refusals, lang: Lang) {
    let place = Path::new(path);
    let is_link = depth > 0 && place.is_symlink();
    if path == STANDARD_INPUT || !place.is_dir() {
        // Pipes and devices in a folder would be waited for without end.
        if path != STANDARD_INPUT && depth > 0 && !place.is_file() {
            refusals.push((input::shown_name(path, lang), special(lang)));
        } else {
            files.push(path.clone());
        }
        return;
    }
    if is_link || depth >= MOST_DEPTH {
        refusals.push((input::shown_name(path, lang), linked(lang)));
        return;
    }
    let below = std::fs::read_dir(place).map(|entries| {
        let mut names: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        names.sort();
        names
    });
    match below {
        Ok(names) => {
            for name in names {
                walk(&name.into_os_string(), depth + 1, files, refusals, lang);
            }
        }
        Err(error) => refusals.push((input::shown_name(path, lang), input::sentence(&error, lang))),
    }
}

fn linked(lang: Lang) -> String {
    lang.pick(
        "Folder ini tautan atau terlalu dalam, sehingga tidak dibuka. Sebutkan foldernya sendiri bila perlu.",
        "This folder is a link or lies too deep, so it was not opened. Name the folder itself if it is needed.",
    )
    .to_owned()
}

fn special(lang: Lang) -> String {
    lang.pick(
        "Ini bukan berkas biasa, sehingga tidak dibaca. Hapus atau perbaiki tautannya.",
        "This is no ordinary file, so it was not read. Remove or mend the link.",
    )
    .to_owned()
}

//! Everything of ours in folders, files and packed files, read by all cores.

use crate::input::{self, STANDARD_INPUT};
use crate::text::one_line;
use pk_format::{Lang, MOST_BYTES, sentence};
use pk_office::{packed_sentence, unzip};
use pk_recap::{Found, Rounds};
use std::ffi::OsString;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What was read, by name, and what was not, with the reason.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub(super) read: Vec<(String, Found)>,
    pub(super) refusals: Vec<(String, String)>,
}

/// Deeper folders are not looked into.
const MOST_DEPTH: usize = 32;

/// Reads everything that `paths` name. The order of the result is that of the names.
pub(super) fn gather(paths: &[OsString], lang: Lang) -> Gathered {
    let mut found = Gathered::default();
    let mut files = Vec::new();
    for path in paths {
        walk(path, 0, &mut files, &mut found.refusals, lang);
    }
    files.sort();
    files.dedup();
    let rounds = Rounds::default();
    let next = AtomicUsize::new(0);
    let all = Mutex::new(Vec::new());
    let shows = std::io::stderr().is_terminal();
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                let mut mine = Vec::new();
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(file) = files.get(index) else { break };
                    if shows && index.is_multiple_of(500) {
                        // Where standard error is gone, nobody is left to tell.
                        let _ = write!(std::io::stderr(), "\r{index}/{}\r", files.len());
                    }
                    mine.push((index, read(file, &rounds, lang)));
                }
                if let Ok(mut all) = all.lock() {
                    all.append(&mut mine);
                }
            });
        }
    });
    let mut all = all.into_inner().unwrap_or_default();
    all.sort_by_key(|(index, _)| *index);
    for (_, Gathered { read, refusals }) in all {
        found.read.extend(read);
        found.refusals.extend(refusals);
    }
    found
}

/// Notes every file below `path`. What is linked is not followed into folders: it could lead back.
fn walk(
    path: &OsString,
    depth: usize,
    files: &mut Vec<OsString>,
    refusals: &mut Vec<(String, String)>,
    lang: Lang,
) {
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

/// What one file holds: one of ours, or several that are packed in it.
fn read(name: &OsString, rounds: &Rounds, lang: Lang) -> Gathered {
    let mut gathered = Gathered::default();
    let shown = input::shown_name(name, lang);
    match input::read(name, lang) {
        Err(sentence) => gathered.refusals.push((shown, sentence)),
        Ok(bytes) if bytes.starts_with(b"PK\x03\x04") => {
            let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
            match unzip(&bytes, most) {
                Err(refusal) => gathered.refusals.push((shown, packed_sentence(&refusal, lang))),
                Ok(files) => {
                    for file in files {
                        let inner = format!("{shown}/{}", one_line(&file.name));
                        take(inner, &file.bytes, &mut gathered, rounds, lang);
                    }
                }
            }
        }
        Ok(bytes) => take(shown, &bytes, &mut gathered, rounds, lang),
    }
    gathered
}

/// Takes one file in; `name` is as people read it.
fn take(name: String, bytes: &[u8], gathered: &mut Gathered, rounds: &Rounds, lang: Lang) {
    match input::carried_in(bytes).and_then(|bytes| rounds.read(&bytes)) {
        Ok(found) => gathered.read.push((name, found)),
        Err(problems) => {
            let sentences = problems.iter().map(|problem| (name.clone(), sentence(problem, lang)));
            gathered.refusals.extend(sentences);
        }
    }
}

//! What is in a file: one of ours, or several that are packed in it.
//!
//! Files are read twice: first to see whose sheets are where, and then, by those that belong together, to count them. So
//! the entries of thousands of files are never in memory at the same time.

use crate::input::{self, STANDARD_INPUT};
use crate::text::one_line;
use pk_core::{PanelistId, WriterId};
use pk_format::{Fingerprint, KnownRound, Lang, MOST_BYTES, fingerprint_of_hashes, sentence};
use pk_office::{packed_sentence, unzip};
use pk_recap::{Found, Rounds};
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::Path;
use std::sync::Arc;

/// Sheets that were seen in a file.
#[derive(Debug)]
pub(super) struct Seen {
    pub(super) round: Arc<KnownRound>,
    pub(super) panelists: BTreeSet<PanelistId>,
    pub(super) writers: BTreeSet<WriterId>,
    /// The fingerprint of all entries.
    content: Fingerprint,
}

/// What could not be taken, with the reason: the file's name, where it is of one, and a sentence.
pub(super) type Refusals = Vec<(String, String)>;

/// A file, as it was met.
#[derive(Debug, Default)]
pub(super) struct Met {
    /// The sheets that are in it.
    pub(super) sheets: Vec<Seen>,
    /// Whatever else is in it, by name.
    pub(super) others: Vec<(String, Found)>,
    pub(super) refusals: Refusals,
    /// The sheets themselves, where it cannot be read again: standard input, a pipe.
    once: Vec<(String, Found)>,
}

impl Met {
    /// Reads a file for the first time.
    pub(super) fn of(path: &OsString, rounds: &Rounds, lang: Lang) -> Self {
        let (read, refusals) = read(path, rounds, lang);
        let mut met = Self { refusals, ..Self::default() };
        let is_kept = path == STANDARD_INPUT || !Path::new(path).is_file();
        for (name, found) in read {
            match seen(&found) {
                None => met.others.push((name, found)),
                Some(seen) => {
                    met.sheets.push(seen);
                    if is_kept {
                        met.once.push((name, found));
                    }
                }
            }
        }
        met
    }

    /// Its sheets, read again.
    ///
    /// # Errors
    /// A sentence: it is no longer what it was.
    pub(super) fn again(
        &self,
        path: &OsString,
        rounds: &Rounds,
        lang: Lang,
    ) -> Result<Vec<(String, Found)>, String> {
        if !self.once.is_empty() {
            return Ok(self.once.clone());
        }
        let (mut read, _) = read(path, rounds, lang);
        read.retain(|(_, found)| matches!(found, Found::Sheets(..)));
        let now = read.iter().filter_map(|(_, found)| content(found));
        if now.eq(self.sheets.iter().map(|seen| seen.content)) { Ok(read) } else { Err(changed(lang)) }
    }
}

fn seen(found: &Found) -> Option<Seen> {
    let Found::Sheets(round, journal) = found else { return None };
    let (mut panelists, mut writers) = (BTreeSet::new(), BTreeSet::new());
    for sealed in journal.entries() {
        let (panelist, writer) = (&sealed.entry.sheet.panelist, &sealed.entry.id.writer);
        if !panelists.contains(panelist) {
            panelists.insert(panelist.clone());
        }
        if !writers.contains(writer) {
            writers.insert(writer.clone());
        }
    }
    Some(Seen { round: Arc::clone(round), panelists, writers, content: content(found)? })
}

/// The fingerprint of all entries of sheets; nothing of anything else.
pub(super) fn content(found: &Found) -> Option<Fingerprint> {
    let Found::Sheets(round, journal) = found else { return None };
    let hashes = journal.entries().map(|sealed| &sealed.hash);
    Some(fingerprint_of_hashes("sheets", [&round.fingerprint.0].into_iter().chain(hashes)))
}

/// What one file holds, by name, and what of it could not be taken.
fn read(name: &OsString, rounds: &Rounds, lang: Lang) -> (Vec<(String, Found)>, Refusals) {
    let (mut found, mut refusals, mut nested) = (Vec::new(), Vec::new(), Vec::new());
    let mut take =
        |name: String, bytes: &[u8]| match input::carried_in(bytes).and_then(|bytes| rounds.read(&bytes)) {
            Ok(one) => found.push((name, one)),
            Err(problems) => {
                refusals.extend(problems.iter().map(|problem| (name.clone(), sentence(problem, lang))));
            }
        };
    let shown = input::shown_name(name, lang);
    let packed = match input::read(name, lang) {
        Err(sentence) => Err(sentence),
        Ok(bytes) if bytes.starts_with(b"PK\x03\x04") => {
            let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
            unzip(&bytes, most).map_err(|refusal| packed_sentence(&refusal, lang))
        }
        Ok(bytes) => {
            take(shown.clone(), &bytes);
            Ok(Vec::new())
        }
    };
    match packed {
        Err(sentence) => refusals.push((shown, sentence)),
        Ok(files) => {
            for file in files {
                let name = format!("{shown}/{}", one_line(&file.name));
                match file.content {
                    Ok(bytes) => take(name, &bytes),
                    Err(refusal) => nested.push((name, packed_sentence(&refusal, lang))),
                }
            }
        }
    }
    refusals.extend(nested);
    (found, refusals)
}

fn changed(lang: Lang) -> String {
    lang.pick(
        "Berkas ini berubah selagi dibaca, sehingga tidak dihitung. Jalankan lagi.",
        "This file changed while it was read, so it was not counted. Run it again.",
    )
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Nothing is counted of a file that is another one when it is read again.
    #[test]
    fn a_file_that_changes_while_it_is_read_is_told() {
        let sheets = |name: &str| {
            let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/cases/rekap/");
            std::fs::read([folder, name].concat()).unwrap()
        };
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("nilai.json").into_os_string();
        let rounds = Rounds::default();
        std::fs::write(&path, sheets("ani.json")).unwrap();
        let met = Met::of(&path, &rounds, Lang::Id);
        assert_eq!(met.again(&path, &rounds, Lang::Id).unwrap().len(), 1);
        std::fs::write(&path, sheets("budi.json")).unwrap();
        assert!(met.again(&path, &rounds, Lang::Id).unwrap_err().contains("berubah"));
        std::fs::remove_file(&path).unwrap();
        assert!(met.again(&path, &rounds, Lang::Id).is_err());
    }
}

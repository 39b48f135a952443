//! Files that are handed out and taken in.

use super::Engine;
use crate::action::{Effect, Moment, Upload};
use crate::import;
use crate::proof;
use crate::snapshot::sheet_lines;
use crate::words;
use pk_core::Journal;
use pk_format::{file_name, rfc3339, stored_entry};

impl Engine {
    /// What files are named after: the round or, where there is none, the instrument.
    fn file_round(&self) -> &str {
        if self.round.panel.is_empty() { &self.round.rubric.id } else { &self.round.id }
    }

    pub(super) fn export(&mut self, moment: Moment) -> Vec<Effect> {
        let (Some(key), Some(text)) = (&self.key, self.own_file()) else { return Vec::new() };
        // The local date and time tell which of two files is newer.
        let time = rfc3339(moment.now.saturating_add(i64::from(self.offset) * 60_000));
        let time = time.get(..16).unwrap_or_default();
        let round = self.file_round();
        let parts = ["lembar-nilai", round, self.round.panelist_name(&key.panelist), time];
        let name = file_name(&parts, "json");
        let (mut count, mut locked) = (0_usize, 0_usize);
        for sheet in self.journal.keys() {
            if sheet.panelist == key.panelist {
                count += 1;
                locked += usize::from(self.journal.sheet(sheet).is_locked());
            }
        }
        self.unexported = 0;
        let values = [name.as_str(), &count.to_string(), &locked.to_string()];
        self.notice = Some(words::EXPORTED.with(self.lang, &values));
        vec![Effect::Download { name, text }]
    }

    /// Hands out a copy of the page with the round and every entry of every panelist on this device.
    pub(super) fn save_copy(&mut self) -> Vec<Effect> {
        if self.is_cut {
            self.tell(vec![words::COPY_REFUSED.of(self.lang).to_owned()]);
            return Vec::new();
        }
        let round = self.file_round();
        let whom = self.key.as_ref().map_or("", |key| self.round.panelist_name(&key.panelist));
        let name = file_name(&["penilaian", round, whom], "html");
        let of = [&self.round_fingerprint.hex(), "/", &self.lives.to_string(), "/", whom].concat();
        vec![Effect::SaveCopy { name, of, text: self.whole_file() }]
    }

    /// Takes in what the page carried: all that can be trusted, for this device may hold more or less.
    pub(super) fn take_in(&mut self, entries: &[String], mut problems: Vec<String>) -> Vec<Effect> {
        let import::Stored { journal, problems: unread } = import::stored(entries, &self.round, self.lang);
        // What was told with its place in the file is not told again.
        if problems.is_empty() {
            problems = unread;
        }
        let before = self.journal.clone();
        // Where a chain is broken in itself, that was told with its place.
        let broken = if problems.is_empty() { Vec::new() } else { Journal::default().merge_sound(&journal) };
        for fork in self.journal.merge_sound(&journal) {
            if !broken.contains(&fork) {
                problems.push(import::fork_sentence(fork, self.lang));
            }
        }
        let mut new = Vec::new();
        for sealed in self.journal.entries() {
            if !before.contains(sealed) {
                new.push(stored_entry(sealed));
            }
        }
        self.sheets = sheet_lines(&self.journal, &self.round);
        self.look_up_others();
        self.is_cut = !problems.is_empty();
        if self.is_cut {
            problems.insert(0, words::CARRIED_UNREAD.of(self.lang).to_owned());
        }
        problems.extend(proof::told(self, &journal).0);
        if !problems.is_empty() {
            self.tell(problems);
        }
        if new.is_empty() { Vec::new() } else { vec![Effect::Save { entries: new, forget: Vec::new() }] }
    }

    pub(super) fn import(&mut self, uploads: &[Upload]) -> Vec<Effect> {
        if !self.may_change() {
            return Vec::new();
        }
        let import::Outcome { round, journal, mut problems } =
            import::read(uploads, &self.round, self.may_switch(), self.lang);
        let mut effects = Vec::new();
        if let Some(round) = round {
            self.set_round(round, false);
            effects.push(Effect::Open);
        }
        let before = self.journal.len();
        let mut entries = Vec::new();
        for sealed in journal.entries() {
            if !self.journal.contains(sealed) {
                entries.push(stored_entry(sealed));
            }
        }
        let forked = !self.merge(&journal);
        // What is in whole chains is merged; that it is not what was locked is told, here and on the sheet.
        let (broken, keys) = if forked { Default::default() } else { proof::told(self, &journal) };
        problems.extend(broken);
        if forked {
            // What is wrong with the files as such comes after it.
            self.problems.extend(problems);
        } else if problems.is_empty() {
            let count = (self.journal.len() - before).to_string();
            self.problems = Vec::new();
            let mut notice = vec![match self.journal.len() - before {
                0 => words::NOTHING_NEW.of(self.lang).to_owned(),
                _ => words::IMPORTED.with(self.lang, &[&count]),
            }];
            notice.extend(keys);
            self.notice = Some(notice.join(" "));
        } else {
            problems.extend(keys);
            self.tell(problems);
        }
        if self.journal.len() > before {
            effects.push(Effect::Save { entries, forget: Vec::new() });
        }
        effects
    }

    /// Offers what this device holds of an earlier edition, unless all that can be taken of it is here.
    pub(super) fn offer_earlier(&mut self, upload: Upload) {
        let import::Outcome { journal, problems, .. } =
            import::read(std::slice::from_ref(&upload), &self.round, false, self.lang);
        let is_unread = journal.is_empty() && !problems.is_empty();
        let is_new = journal.entries().any(|sealed| !self.journal.contains(sealed));
        self.earlier = Some(upload).filter(|_| is_new || is_unread);
    }

    /// Whether `other` could be taken in; if not, it is told why.
    pub(super) fn merge(&mut self, other: &Journal) -> bool {
        let merged = self.journal.merge(other);
        self.sheets = sheet_lines(&self.journal, &self.round);
        self.look_up_others();
        let Err(forks) = merged else { return true };
        let mut problems = Vec::new();
        for fork in forks {
            problems.push(import::fork_sentence(fork, self.lang));
        }
        self.tell(problems);
        false
    }
}

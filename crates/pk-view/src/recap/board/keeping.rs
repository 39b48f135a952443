//! What the device keeps of a recap, and what other pages keep there.

use crate::recap::board::Board;
use crate::recap::kept::{CHOICE, PLENARY, ROUND, Taken, kept, kept_round, kept_text, text_at, unpacked};
use crate::recap::task::Errand;
use crate::recap::words;
use crate::snapshot::Saved;
use pk_core::WriterId;
use pk_format::{KnownRound, Node, file_name};
use pk_recap::Found;
use std::collections::BTreeSet;
use std::sync::Arc;

impl Board {
    /// Every file as it is kept: its id and its text.
    #[must_use]
    pub fn texts(&self) -> Vec<(String, String)> {
        let mut texts: Vec<(String, String)> = self.files.iter().map(kept).collect();
        let mut rounds = BTreeSet::new();
        for file in &self.files {
            if let Found::Sheets(round, _) = &file.found
                && rounds.insert(round.fingerprint)
            {
                texts.push(kept_round(round));
            }
        }
        texts
    }

    /// What another page has taken out is gone here too, unless something is still on its way to the device. What was decided
    /// on this page stays, and is kept again.
    pub(super) fn let_go(&mut self, texts: &[String]) -> Vec<(String, String)> {
        if self.saved != Saved::Saved {
            self.is_behind = true;
            return Vec::new();
        }
        let heads = texts.iter().filter_map(|text| unpacked(text));
        let there: BTreeSet<String> = heads.map(|(head, _)| text_at(&head, "id").to_owned()).collect();
        let mut files = std::mem::take(&mut self.files);
        files.retain(|file| there.contains(&file.id) || self.is_own(&file.id));
        self.files = files;
        self.files.iter().filter(|file| !there.contains(&file.id)).map(kept).collect()
    }

    /// Whoever wrote what goes off the device writes no more: another history of the same writer would contradict this one.
    pub(super) fn forget_own(&mut self, id: &str) {
        if self.is_own(id) {
            self.writer = None;
        }
    }

    /// Whether under this id is kept what was decided on this page.
    pub(super) fn is_own(&self, id: &str) -> bool {
        id.starts_with(PLENARY) && self.writer.as_ref().is_some_and(|writer| id.ends_with(&writer.0))
    }

    /// Takes back what is kept on the device: the rounds first, for sheets are kept without theirs.
    pub(super) fn unpack(&mut self, texts: &[String]) {
        let mut kept: Vec<(Node, &str)> = texts.iter().filter_map(|text| unpacked(text)).collect();
        if kept.len() < texts.len() {
            self.refuse_kept(String::new());
        }
        kept.sort_by_key(|(head, _)| !text_at(head, "id").starts_with(ROUND));
        for (head, text) in &kept {
            let [id, name, round] = ["id", "name", "round"].map(|key| text_at(head, key));
            if id == CHOICE {
                // What was chosen on this page counts more than what another one chose.
                if self.shown.is_none() {
                    (self.shown, self.by) = (Some(round.to_owned()), name.to_owned());
                }
                continue;
            }
            // What another page decided since is in the place of what it had decided.
            if id.starts_with(PLENARY) && !self.is_own(id) {
                self.files.retain(|file| file.id != id);
            }
            let is_known = self.gone.contains(id) || self.files.iter().any(|file| file.id == id);
            if (is_known && !id.starts_with(ROUND)) || (round.is_empty() && text.is_empty()) {
                continue;
            }
            let found = if round.is_empty() {
                self.known.read(text.as_bytes()).ok()
            } else {
                self.known.sheets(round, text)
            };
            match found {
                // A round is there for its sheets.
                Some(_) if id.starts_with(ROUND) => {}
                Some(found) => self.files.push(Taken { id: id.to_owned(), name: name.to_owned(), found }),
                None => self.refuse_kept(name.to_owned()),
            }
        }
        self.count();
    }

    /// Tells that what was kept of this file cannot be read.
    pub(super) fn refuse_kept(&mut self, name: String) {
        let line = (name, words::KEPT_BROKEN.of(self.lang).to_owned());
        if !self.refusals.contains(&line) {
            self.refusals.push(line);
        }
    }

    /// Which round is looked at, and who writes, as it is kept.
    pub(super) fn choice(&self) -> (String, String) {
        let text = kept_text(CHOICE, &self.by, self.shown.as_deref().unwrap_or_default(), "");
        (CHOICE.to_owned(), text)
    }

    /// Keeps what was decided on this page, and only that, under the page's name: so no page writes over what another one
    /// keeps, nor removes it.
    pub(super) fn keep_plenary(
        &mut self,
        place: usize,
        writer: &WriterId,
        round: Arc<KnownRound>,
    ) -> Vec<Errand> {
        let Some(one) = self.rounds.get(place) else { return Vec::new() };
        let plenary = one.group.plenary.of_writer(writer);
        let id = format!("{PLENARY}{}/{}", one.hex(), writer.0);
        self.files.retain(|file| file.id != id);
        let name = file_name(&["keputusan-pleno", &round.round.id], "json");
        let file = Taken { id, name, found: Found::Plenary(round, plenary) };
        let errands = vec![Errand::Keep(vec![kept(&file)])];
        self.files.push(file);
        errands
    }
}

//! What is done by the part that is loaded later: looking over, locking and opening again, dialogs, files.

use super::Engine;
use crate::action::{Action, Effect, Moment};
use crate::facts::Browser;
use crate::snapshot::Dialog;
use crate::typed::visible;
use crate::words;
use pk_core::fault::Faults;
use pk_core::path::Path;
use pk_core::{Change, Entry, Journal};
use pk_format::{fault_sentence, hash_of, prove};
use std::rc::Rc;

/// The longest reason for reopening, in characters; what files allow.
const MOST_REASON: usize = 1_000;
/// The longest address, in characters; what files allow.
const MOST_LINK: usize = 1_000;
/// The most phrases of a panelist's own, and the longest one in characters: more nobody looks through.
const MOST_PHRASES: usize = 20;
const MOST_PHRASE: usize = 200;

/// Where the dialog was opened from.
const fn back_to(indicator: String, part: &'static str) -> Effect {
    Effect::FocusIn { indicator, part }
}

impl Engine {
    /// Does an action that [`is_late`](Action::is_late).
    pub(crate) fn act_late(&mut self, action: Action, moment: Moment) -> Vec<Effect> {
        match action {
            Action::Review(_) => {
                self.reviewing = true;
                return vec![Effect::Focus("#pk-review")];
            }
            Action::AskFinalise => {
                self.open_dialog(Dialog::Finalise);
                return if self.seed.is_none() { vec![Effect::MakeKey] } else { Vec::new() };
            }
            Action::Finalise => return self.finalise(moment),
            Action::HoldBack => {
                let effects = self.close_dialog();
                self.hold_back();
                return effects;
            }
            Action::AskReopen => self.open_dialog(Dialog::Reopen),
            Action::Reopen { reason } => return self.reopen(&reason, moment),
            Action::AskKeys => self.open_dialog(Dialog::Keys),
            Action::AskHistory(indicator) => {
                let changes = self.history(&indicator);
                self.open_dialog(Dialog::History { indicator, changes });
            }
            Action::AskLink { indicator, item } => self.open_dialog(Dialog::Link { indicator, item }),
            Action::SetLink { indicator, item, url } => return self.set_link(indicator, item, &url, moment),
            Action::AskPhrases(indicator) => self.open_dialog(Dialog::Phrases { indicator }),
            Action::SetPhrases(text) => return self.change_phrases(&text),
            Action::Compare(indicator) => {
                let from = match self.dialog.take() {
                    Some(Dialog::Compare { from, .. }) => from,
                    _ => indicator.clone(),
                };
                self.open_dialog(Dialog::Compare { from, indicator });
            }
            Action::OpenAt { district, indicator } => return self.open_at(&district, indicator, moment),
            Action::Cancel => return self.close_dialog(),
            Action::Export => return self.export(moment),
            Action::AskStorage => {
                self.open_dialog(Dialog::Storage);
                return vec![Effect::LookAtStorage];
            }
            Action::AskPin(is_wanted) => {
                self.open_dialog(if is_wanted { Dialog::Pin } else { Dialog::NoPin });
                return vec![Effect::Focus("dialog input")];
            }
            Action::PinBlocked => self.wait_for_others(),
            Action::EnterPin(pin, again) => return self.ask_pin(pin, again.as_deref()),
            Action::TakePin(pin, bits) => return self.take_pin(pin, bits),
            Action::OpenKnown => return self.open_known(),
            Action::Resealed(vault, is_done) => return self.resealed(vault, is_done),
            Action::AskErase => self.open_dialog(Dialog::Erase),
            Action::Erase if self.readonly => {}
            Action::Erase => {
                self.dialog = None;
                return vec![Effect::Erase];
            }
            Action::Erased(true) => {
                self.notice = Some(words::ERASED.of(self.lang).to_owned());
                return vec![Effect::Focus("#pk-start")];
            }
            Action::Erased(false) => self.tell(vec![words::NOT_ERASED.of(self.lang).to_owned()]),
            Action::SaveCopy => return self.save_copy(),
            Action::CopySaved(Some(name)) => {
                self.unexported = 0;
                self.notice = Some(words::COPY_SAVED.with(self.lang, &[&name]));
            }
            Action::CopySaved(None) => self.tell(vec![words::COPY_FAILED.of(self.lang).to_owned()]),
            Action::TakeIn { entries, problems } => return self.take_in(&entries, problems),
            Action::PickFiles(files) => return vec![Effect::Read(files)],
            Action::Import(uploads) => return self.import_or_ask(uploads),
            Action::Earlier(upload) => self.offer_earlier(upload),
            Action::TakeEarlier => {
                let earlier = self.earlier.take();
                return earlier.map_or_else(Vec::new, |upload| self.import(&[upload]));
            }
            _ => {}
        }
        Vec::new()
    }

    /// Old messages would speak as if of the dialog.
    fn open_dialog(&mut self, dialog: Dialog) {
        self.problems = Vec::new();
        self.notice = None;
        self.dialog = Some(dialog);
    }

    /// Closes the dialog; the focus goes to the button that would open one now, or to what locking says.
    fn close_dialog(&mut self) -> Vec<Effect> {
        let Some(dialog) = self.dialog.take() else { return Vec::new() };
        self.is_checking = false;
        let is_locked = self.open_sheet().sheet.is_locked();
        self.problems = Vec::new();
        vec![match (dialog, is_locked) {
            (Dialog::Finalise, true) => Effect::Focus("[data-pk=locked]"),
            (Dialog::Keys, _) => Effect::Focus("#pk-section"),
            (Dialog::OpenPin, _) => {
                self.let_files_go();
                Effect::Focus(".stay")
            }
            (Dialog::Storage | Dialog::Erase | Dialog::Pin | Dialog::NoPin, _) => {
                Effect::Focus("[data-pk=storage], [data-pk=saved]")
            }
            (Dialog::History { indicator, .. }, _) => back_to(indicator, "[data-pk=history]"),
            (Dialog::Link { indicator, .. }, _) => back_to(indicator, "[data-pk=link]"),
            (Dialog::Phrases { indicator }, _) => back_to(indicator, "[data-pk=phrases]"),
            (Dialog::Compare { from, .. }, _) => back_to(from, "[data-pk=compare]"),
            (Dialog::Reopen, true) => Effect::Focus("[data-pk=reopen]"),
            (_, false) => Effect::Focus("[data-pk=finalise]"),
        }]
    }

    /// Keeps the address of a piece of evidence; what cannot be one is told, and the dialog stays.
    fn set_link(&mut self, indicator: String, item: u32, url: &str, moment: Moment) -> Vec<Effect> {
        let mut url = visible(url.trim(), usize::MAX);
        for scheme in ["https://", "http://"] {
            // However somebody writes it.
            if url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)) {
                url.replace_range(..scheme.len(), scheme);
            }
        }
        let mut faults = Faults::default();
        if !url.is_empty() {
            faults.check_link(&Path::default(), &url, MOST_LINK);
        }
        if let Some((_, fault)) = faults.0.into_iter().next() {
            self.tell(vec![fault_sentence(&fault, self.lang)]);
            return Vec::new();
        }
        let url = Some(url).filter(|url| !url.is_empty());
        let mut effects = Vec::new();
        if self.open_sheet().sheet.link(&indicator, item) != url.as_deref() {
            effects = self.write(Change::Link { indicator, item, url }, moment);
            if effects.is_empty() {
                return effects;
            }
        }
        effects.extend(self.close_dialog());
        effects
    }

    /// Keeps the panelist's own phrases, each once.
    fn change_phrases(&mut self, text: &str) -> Vec<Effect> {
        let mut phrases: Vec<String> = Vec::new();
        for line in text.lines() {
            let phrase = visible(line.trim(), MOST_PHRASE).trim().to_owned();
            if !phrase.is_empty() && !phrases.contains(&phrase) && phrases.len() < MOST_PHRASES {
                phrases.push(phrase);
            }
        }
        self.phrases = Rc::new(phrases.clone());
        let mut effects = self.close_dialog();
        effects.push(Effect::KeepPhrases(phrases));
        effects
    }

    /// Opens the sheet of the same panelist on another district, at this indicator.
    fn open_at(&mut self, district: &str, indicator: String, moment: Moment) -> Vec<Effect> {
        let Some(panelist) = self.key.as_ref().map(|key| key.panelist.0.clone()) else { return Vec::new() };
        self.dialog = None;
        let mut effects = self.start(&panelist, district, moment);
        effects.retain(|effect| !matches!(effect, Effect::Focus(_)));
        effects.push(self.go_to(indicator));
        effects
    }

    fn finalise(&mut self, moment: Moment) -> Vec<Effect> {
        let Some((key, stamp)) = self.stamp(moment) else { return Vec::new() };
        let (seed, round) = (self.seed, self.round_fingerprint);
        // Without a key the sheet is locked all the same.
        let proof = |journal: &Journal, entry: &Entry| prove(&seed?, round, journal, entry);
        let written = self.journal.finalise(stamp, &key, proof, hash_of);
        let mut effects = self.written(written, Vec::new());
        if !effects.is_empty() {
            effects.extend(self.close_dialog());
            self.notice = Some(words::LOCKED_NOW.of(self.lang).to_owned());
            effects.push(Effect::Focus("[data-pk=export]"));
            // A whole district is in it now.
            if self.facts.browser != Browser::Firefox {
                effects.push(Effect::AskToPersist);
            }
        }
        effects
    }

    fn reopen(&mut self, reason: &str, moment: Moment) -> Vec<Effect> {
        let reason = visible(reason, MOST_REASON).trim().to_owned();
        let mut effects = self.write(Change::Reopen { reason }, moment);
        if !effects.is_empty() {
            effects.extend(self.close_dialog());
        }
        effects
    }
}

//! The state of one element, and how actions change it.

use crate::action::{Action, Effect, Moment, Upload};
use crate::change_words::change_words;
use crate::clock::Clock;
use crate::draft::Draft;
use crate::facts::Facts;
use crate::import;
use crate::late::Late;
use crate::lock::{Lock, OpenVault};
use crate::snapshot::{Dialog, Other, Saved, SheetLine, Snapshot, Theme, panelist_of, sheet_lines};
use crate::words::{self, Words};
use open_sheet::OpenSheet;
use pk_core::journal::{Refusal, Sealed, Stamp};
use pk_core::{Change, Entry, Journal, Round, Rubric, SheetKey, WriterId, undo};
use pk_format::{
    Fingerprint, Lang, hash_of, refusal_sentence, round_fingerprint, sheet_fingerprint, stored_entry,
};
use std::cell::RefCell;
use std::rc::Rc;

mod files;
mod history;
mod host;
mod late;
mod notes;
mod open_sheet;
mod opening;
mod pins;
mod press;
mod waiting;
mod wind;

use pins::Adopting;
pub use pins::LockBits;

/// The longest note, in characters; what files allow.
pub(crate) const MOST_NOTE: usize = 4_000;
/// The longest typed name, in characters; what files allow.
pub(crate) const MOST_NAME: usize = 200;

/// Clocks of two devices may differ by this many milliseconds.
const MOST_AHEAD: i64 = 5 * 60_000;

/// What a reload comes back to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Session {
    /// The panelist, or what is known of the name.
    pub panelist: Option<String>,
    /// The district, or what is known of the name.
    pub district: Option<String>,
}

/// The state of one element.
#[derive(Debug)]
pub struct Engine {
    /// Counts what was done.
    revision: u64,
    /// Counts the times that a note kept less than what was typed, so that its field is set anew.
    cleaned: u64,
    late: Option<&'static Late>,
    /// What was asked for before what does it was there.
    waiting: Vec<(Option<SheetKey>, Action)>,
    /// Counts the rounds that were opened here, and the times that everything was removed.
    lives: u64,
    lang: Lang,
    round: Rc<Round>,
    round_fingerprint: Fingerprint,
    round_is_given: bool,
    can_copy: bool,
    /// Something of what the page carried could not be read, so a copy would be less than the page.
    is_cut: bool,
    rubrics: Rc<Vec<Rubric>>,
    journal: Journal,
    sheets: Rc<Vec<SheetLine>>,
    writer: WriterId,
    /// The secret half of the device's key, once it is known.
    seed: Option<[u8; 32]>,
    last_panelist: Option<String>,
    key: Option<SheetKey>,
    open: RefCell<Rc<OpenSheet>>,
    section: usize,
    draft: Option<Draft>,
    readonly: bool,
    /// Only looking is allowed until somebody opens it on purpose.
    shielded: bool,
    /// The sheets of the same panelist on other districts.
    others: Rc<Vec<Other>>,
    /// The panelist's own phrases.
    phrases: Rc<Vec<String>>,
    theme: Theme,
    facts: Facts,
    /// How many changes were made here since a file was last downloaded.
    unexported: usize,
    /// When the latest change was made, if that is still to come by the clock of the last action.
    ahead: Option<i64>,
    saved: Saved,
    /// One for each district that was opened.
    clocks: Vec<Clock>,
    /// The vault of the storage, once it is open.
    vault: OpenVault,
    /// What waits for its PIN.
    locks: Vec<Lock>,
    /// A PIN is being checked.
    is_checking: bool,
    /// What the device holds of an earlier edition, and this round does not.
    earlier: Option<Upload>,
    /// The storage is being put under another PIN.
    is_resealing: bool,
    /// What the page carried under a PIN, until the storage is under it too.
    adopting: Option<Adopting>,
    reviewing: bool,
    dialog: Option<Dialog>,
    problems: Vec<String>,
    notice: Option<String>,
    offset: i32,
}

impl Engine {
    /// The state before anything was loaded.
    #[must_use]
    pub fn new(round: Round, round_is_given: bool, lang: Lang, offset: i32) -> Self {
        Self {
            revision: 0,
            cleaned: 0,
            late: None,
            waiting: Vec::new(),
            lives: 0,
            lang,
            round_fingerprint: round_fingerprint(&round),
            round: Rc::new(round),
            round_is_given,
            can_copy: false,
            is_cut: false,
            rubrics: Rc::default(),
            journal: Journal::default(),
            sheets: Rc::default(),
            writer: WriterId(String::new()),
            seed: None,
            last_panelist: None,
            key: None,
            open: RefCell::default(),
            section: 0,
            draft: None,
            readonly: false,
            shielded: false,
            others: Rc::default(),
            phrases: Rc::default(),
            theme: Theme::default(),
            facts: Facts::default(),
            unexported: 0,
            ahead: None,
            saved: Saved::Saving,
            clocks: Vec::new(),
            vault: None,
            locks: Vec::new(),
            is_checking: false,
            earlier: None,
            is_resealing: false,
            adopting: None,
            reviewing: false,
            dialog: None,
            problems: Vec::new(),
            notice: None,
            offset,
        }
    }

    /// The round.
    #[must_use]
    pub fn round(&self) -> &Round {
        &self.round
    }

    /// The fingerprint of the round.
    #[must_use]
    pub const fn round_fingerprint(&self) -> Fingerprint {
        self.round_fingerprint
    }

    /// The language.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// What a reload comes back to, beside the sheet: the clocks, and whether only looking is allowed.
    #[must_use]
    pub fn kept(&self) -> (&[Clock], bool) {
        (&self.clocks, self.shielded)
    }

    /// Takes back what [`kept`](Self::kept) was before a reload, as seen at `now`.
    pub fn keep(&mut self, clocks: Vec<Clock>, shielded: bool, now: i64) {
        self.clocks = clocks;
        self.clocks.retain_mut(|clock| {
            clock.look(now);
            clock.is_sound()
        });
        self.shielded = shielded;
        self.revision += 1;
    }

    /// The clock of the open district.
    #[must_use]
    pub fn clock(&self) -> Option<&Clock> {
        let key = self.key.as_ref()?;
        self.clocks.iter().find(|clock| clock.district == key.district)
    }

    /// Every entry of every sheet.
    #[must_use]
    pub const fn journal(&self) -> &Journal {
        &self.journal
    }

    /// Whether a dialog is open.
    #[must_use]
    pub const fn has_dialog(&self) -> bool {
        self.dialog.is_some()
    }

    /// The open sheet.
    #[must_use]
    pub const fn key(&self) -> Option<&SheetKey> {
        self.key.as_ref()
    }

    /// Speaks this language from now on.
    pub const fn set_lang(&mut self, lang: Lang) {
        self.lang = lang;
        self.revision += 1;
    }

    /// Refuses changes from now on, or no longer.
    pub const fn set_readonly(&mut self, readonly: bool) {
        self.readonly = readonly;
        self.revision += 1;
    }

    /// Offers to save a copy of the page.
    pub const fn offer_copy(&mut self) {
        self.can_copy = true;
    }

    /// Offers these rubrics where there is no round.
    pub fn offer(&mut self, rubrics: Vec<Rubric>) {
        self.rubrics = Rc::new(rubrics);
        self.revision += 1;
    }

    /// Leaves the open round for this one; the shell loads what is stored of it.
    pub fn set_round(&mut self, round: Round, is_given: bool) {
        let new = Self::new(round, is_given, self.lang, self.offset);
        let old = std::mem::replace(self, new);
        self.revision = old.revision + 1;
        self.lives = old.lives + 1;
        // What is the page's, the device's or the panelist's, and not the round's.
        (self.late, self.waiting) = (old.late, old.waiting);
        (self.rubrics, self.can_copy, self.is_cut) = (old.rubrics, old.can_copy, old.is_cut);
        (self.facts, self.seed) = (old.facts, old.seed);
        (self.readonly, self.theme, self.phrases) = (old.readonly, old.theme, old.phrases);
        if !is_given {
            self.last_panelist = old.last_panelist;
        }
        // Files that wait for their PIN bring their round with them.
        self.locks = old.locks;
        self.locks.retain(|lock| !lock.of.is_of_the_screen());
    }

    /// The colours.
    #[must_use]
    pub const fn theme(&self) -> Theme {
        self.theme
    }

    /// Takes these colours.
    pub const fn set_theme(&mut self, theme: Theme) {
        self.theme = theme;
        self.revision += 1;
    }

    /// Offers these phrases of the panelist's own.
    pub fn set_phrases(&mut self, phrases: Vec<String>) {
        self.phrases = Rc::new(phrases);
        self.revision += 1;
    }

    /// Begins anew with the same round, when everything was removed from the device.
    pub fn forget(&mut self) {
        let (round, is_given) = (Round::clone(&self.round), self.round_is_given);
        self.set_round(round, is_given);
        (self.last_panelist, self.phrases, self.seed) = (None, Rc::default(), None);
    }

    /// Proves with this key what is locked from now on.
    pub const fn set_seed(&mut self, seed: [u8; 32]) {
        self.seed = Some(seed);
    }

    /// What the components see now.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        let open = self.open_sheet();
        // Nothing of a sheet is shown to whoever does not know the PIN.
        let is_locked = self.is_locked();
        Snapshot {
            revision: (self.revision, self.saved == Saved::Failed),
            cleaned: self.cleaned,
            late: self.late,
            lang: self.lang,
            round: Rc::clone(&self.round),
            round_fingerprint: self.round_fingerprint,
            round_is_given: self.round_is_given,
            can_copy: self.can_copy,
            rubrics: Rc::clone(&self.rubrics),
            sheets: Rc::clone(&self.sheets),
            last_panelist: self.last_panelist.clone(),
            key: self.key.clone().filter(|_| !is_locked),
            has_pin: self.vault.is_some(),
            lock: self.locks.first().map(|lock| lock.of.clone()),
            is_checking: self.is_checking || self.is_resealing,
            has_earlier: self.earlier.is_some(),
            sheet: Rc::clone(&open.sheet),
            draft: self.draft.clone().filter(|draft| Some(&draft.sheet) == self.key.as_ref()),
            section: self.section,
            can_undo: open.can_undo && self.may_change(),
            can_redo: open.can_redo && self.may_change(),
            readonly: self.readonly || self.shielded,
            others: Rc::clone(&self.others),
            phrases: Rc::clone(&self.phrases),
            theme: self.theme,
            facts: self.facts,
            unexported: self.unexported,
            ahead: self.ahead,
            saved: self.saved,
            clock: self.clock().cloned(),
            reviewing: self.reviewing,
            shielded: self.shielded,
            fingerprint: self
                .key
                .as_ref()
                .filter(|_| self.reviewing)
                .map(|key| sheet_fingerprint(&self.journal, key).to_string()),
            proof: open.proof.clone(),
            dialog: self.dialog.clone(),
            problems: self.problems.clone(),
            notice: self.notice.clone(),
            offset: self.offset,
        }
    }

    /// Takes in what the storage holds, from this page's past or from another page. What cannot be read is told and
    /// left where it is.
    pub fn load(&mut self, entries: &[String]) {
        self.revision += 1;
        let import::Stored { journal, mut problems } = import::stored(entries, &self.round, self.lang);
        for fork in self.journal.merge_sound(&journal) {
            problems.push(import::fork_sentence(fork, self.lang));
        }
        self.sheets = sheet_lines(&self.journal, &self.round);
        self.look_up_others();
        if !problems.is_empty() {
            self.tell(problems);
        }
    }

    /// When the latest change was made, by whatever clock.
    fn latest(&self) -> Option<i64> {
        self.journal.entries().map(|sealed| sealed.entry.at).max()
    }

    /// Every entry, as text, for a storage that has lost them.
    #[must_use]
    pub fn stored_entries(&self) -> Vec<String> {
        let mut texts = Vec::new();
        for sealed in self.journal.entries() {
            texts.push(stored_entry(sealed));
        }
        texts
    }

    /// Does what was asked and says what the shell must do.
    pub fn act(&mut self, action: Action, moment: Moment) -> Vec<Effect> {
        if !self.is_seen_already(&action) {
            self.revision += 1;
            if !matches!(action, Action::FinishNote | Action::Problem(_) | Action::StorageSeen(_)) {
                self.notice = None;
            }
        }
        // Whatever comes after a keystroke ends the note that was being typed.
        let mut effects = match &action {
            Action::TypeNote { indicator, .. }
                if self.draft.as_ref().is_some_and(|draft| draft.indicator == *indicator) =>
            {
                Vec::new()
            }
            Action::Stored(_)
            | Action::StorageSeen(_)
            | Action::Problem(_)
            | Action::Dismiss
            | Action::Tick => Vec::new(),
            _ => self.finish_note(moment),
        };
        effects.extend(self.act_now(action, moment));
        effects
    }

    /// Whether the screen, but for the clock and the word "Tersimpan", shows already what this action brings: the text
    /// that goes on in a note stands in its field.
    fn is_seen_already(&self, action: &Action) -> bool {
        match action {
            Action::Stored(_) | Action::Tick => true,
            Action::TypeNote { indicator, .. } => {
                self.draft.as_ref().is_some_and(|draft| draft.indicator == *indicator)
            }
            _ => false,
        }
    }

    fn act_now(&mut self, action: Action, moment: Moment) -> Vec<Effect> {
        if action.is_late() {
            let Some(late) = self.late else { return self.wait(action) };
            return (late.act)(self, action, moment);
        }
        match action {
            Action::ChooseRubric(id) => return self.choose_rubric(&id),
            Action::Start { panelist, district } => return self.start(&panelist, &district, moment),
            Action::Switch => {
                (self.key, self.dialog) = (None, None);
                self.sheets = sheet_lines(&self.journal, &self.round);
                return vec![Effect::Remember, Effect::Focus("#pk-start")];
            }
            Action::ShowSection(index) => {
                self.show_section(index);
                return vec![Effect::Reveal("#pk-section")];
            }
            Action::TurnTo(index) => {
                self.show_section(index);
                return vec![Effect::Focus("#pk-section")];
            }
            Action::Grade { indicator, level } => {
                return self.write(Change::Grade { indicator, level }, moment);
            }
            Action::Unsure(indicator) => return self.toggle_unsure(indicator, moment),
            Action::Evidence { indicator, item, seen } => {
                let before = self.open_sheet().sheet.evidence(&indicator, item);
                let seen = Some(seen).filter(|seen| before != Some(*seen));
                return self.write(Change::Evidence { indicator, item, seen }, moment);
            }
            Action::AddLine { indicator, line } => return self.add_line(indicator, &line, moment),
            Action::Press { at, key } => return self.press(at, &key, moment),
            Action::NextUngraded => return self.go_to_ungraded(None),
            Action::ChoosePanelist(id) => self.last_panelist = Some(id).filter(|id| !id.is_empty()),
            Action::NotApplicable(indicator) => {
                return self.write(Change::NotApplicable { indicator }, moment);
            }
            Action::Clear(indicator) if self.open_sheet().sheet.mark(&indicator).is_none() => {}
            Action::Clear(indicator) => {
                return self.write_and_focus(Change::Clear { indicator }, "input", moment);
            }
            Action::Settle(change) => {
                let part = if matches!(change, Change::Note { .. }) { "textarea" } else { "input:checked" };
                return self.write_and_focus(change, part, moment);
            }
            Action::TypeNote { indicator, text } => return self.type_note(indicator, &text),
            Action::Undo => return self.undo_or_redo(undo::undo, &words::UNDONE, moment),
            Action::Redo => return self.undo_or_redo(undo::redo, &words::REDONE, moment),
            Action::StartClock | Action::PauseClock | Action::ResetClock | Action::Tick => {
                return self.wind(&action, moment.now);
            }
            Action::Review(_) => {
                self.reviewing = false;
                return vec![Effect::Focus("#pk-section")];
            }
            Action::GoTo(indicator) => {
                self.reviewing = false;
                return vec![self.go_to(indicator)];
            }
            Action::Shield(is_on) => {
                self.shielded = is_on;
                let place = if is_on { "[data-pk=shielded] input" } else { "#pk-sheet" };
                return vec![Effect::Remember, Effect::Focus(place)];
            }
            Action::ChooseTheme(theme) => {
                self.theme = theme;
                return vec![Effect::Remember];
            }
            Action::StorageSeen(facts) => {
                self.facts = facts;
                self.ahead = self.latest().filter(|latest| *latest > moment.now + MOST_AHEAD);
            }
            Action::AskToPersist => return vec![Effect::AskToPersist],
            Action::Practice(is_on) => return self.choose_practice(is_on),
            Action::Print => return vec![Effect::Print],
            Action::SwitchLang => {
                self.lang = self.lang.pick(Lang::En, Lang::Id);
                return vec![Effect::SpeakLang(self.lang), Effect::Remember];
            }
            Action::Dismiss => {
                self.problems = Vec::new();
                self.notice = None;
                return vec![Effect::Focus(".stay")];
            }
            Action::Stored(saved) => self.saved = saved,
            Action::Problem(problem) => self.problems.push(problem),
            // Nothing to do; and what is late was done above.
            _ => {}
        }
        Vec::new()
    }

    fn show_section(&mut self, index: usize) {
        self.section =
            index.min(self.round.sections_of(panelist_of(self.key.as_ref())).count().saturating_sub(1));
    }

    /// Shows where something was changed out of view.
    fn show_section_of(&mut self, code: &str) {
        for (index, section) in self.round.sections_of(panelist_of(self.key.as_ref())).enumerate() {
            if section.indicators.iter().any(|indicator| indicator.code == code) {
                self.section = index;
                return;
            }
        }
    }

    fn write(&mut self, change: Change, moment: Moment) -> Vec<Effect> {
        let Some((key, stamp)) = self.stamp(moment) else { return Vec::new() };
        let written = self.journal.write(stamp, &key, change, hash_of);
        self.written(written, Vec::new())
    }

    /// For buttons that are gone once they have done their work.
    fn write_and_focus(&mut self, change: Change, part: &'static str, moment: Moment) -> Vec<Effect> {
        let indicator = change.indicator().map(str::to_owned);
        let mut effects = self.write(change, moment);
        if let Some(indicator) = indicator {
            effects.push(Effect::FocusIn { indicator, part });
        }
        effects
    }

    fn undo_or_redo(&mut self, step: Step, words: &Words, moment: Moment) -> Vec<Effect> {
        let Some((key, stamp)) = self.stamp(moment) else { return Vec::new() };
        let written = step(&mut self.journal, stamp, &key, hash_of);
        if let Ok(Sealed { entry, .. }) = &written {
            let code = entry.change.indicator().unwrap_or_default();
            self.show_section_of(code);
            let value = change_words(&entry.change, self.lang);
            self.notice = Some(words.with(self.lang, &[code, &value]));
        }
        self.written(written, Vec::new())
    }

    fn may_change(&self) -> bool {
        !self.readonly && !self.shielded
    }

    /// The open sheet, where it may be changed, and who changes it.
    fn stamp(&self, moment: Moment) -> Option<(SheetKey, Stamp)> {
        let key = self.key.clone().filter(|_| self.may_change())?;
        Some((key, Stamp { writer: self.writer.clone(), at: moment.now }))
    }

    fn written(&mut self, written: Result<Sealed, Refusal>, forget: Vec<String>) -> Vec<Effect> {
        match written {
            Ok(sealed) => {
                self.unexported += 1;
                vec![save(&sealed, forget)]
            }
            Err(refusal) => {
                self.tell(vec![refusal_sentence(refusal, self.lang).to_owned()]);
                Vec::new()
            }
        }
    }

    fn tell(&mut self, problems: Vec<String>) {
        self.problems = problems;
        self.notice = None;
    }
}

type Step = fn(&mut Journal, Stamp, &SheetKey, fn(&Entry) -> pk_core::Hash) -> Result<Sealed, Refusal>;

fn save(sealed: &Sealed, forget: Vec<String>) -> Effect {
    Effect::Save { entries: vec![stored_entry(sealed)], forget }
}

//! The state of one element, and how actions change it.

use crate::action::{Action, Effect, Moment, Upload};
use crate::change_words::change_words;
use crate::clock::Clock;
use crate::draft::Draft;
use crate::import;
use crate::snapshot::{Dialog, Other, Saved, SheetLine, Snapshot, sheet_lines};
use crate::words::{self, Words};
use open_sheet::OpenSheet;
use pk_core::entry::Field;
use pk_core::journal::{Refusal, Sealed, Stamp};
use pk_core::text::is_hidden;
use pk_core::{Change, DistrictId, Entry, Journal, PanelistId, Round, Rubric, SheetKey, WriterId, undo};
use pk_format::{
    Fingerprint, Lang, file_name, hash_of, random_writer, refusal_sentence, rfc3339, round_fingerprint,
    sheet_fingerprint, sheets_file, stored_entry,
};
use std::cell::RefCell;
use std::rc::Rc;

mod history;
mod open_sheet;
mod press;
mod wind;

/// The longest note, in characters; what files allow.
pub(crate) const MOST_NOTE: usize = 4_000;
/// The longest typed name, in characters; what files allow.
pub(crate) const MOST_NAME: usize = 200;

/// The longest reason for reopening, in characters; what files allow.
const MOST_REASON: usize = 1_000;

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
    lang: Lang,
    round: Rc<Round>,
    round_fingerprint: Fingerprint,
    round_is_given: bool,
    rubrics: Rc<Vec<Rubric>>,
    journal: Journal,
    sheets: Rc<Vec<SheetLine>>,
    writer: WriterId,
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
    saved: Saved,
    /// One for each district that was opened.
    clocks: Vec<Clock>,
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
            lang,
            round_fingerprint: round_fingerprint(&round),
            round: Rc::new(round),
            round_is_given,
            rubrics: Rc::default(),
            journal: Journal::default(),
            sheets: Rc::default(),
            writer: WriterId(String::new()),
            last_panelist: None,
            key: None,
            open: RefCell::default(),
            section: 0,
            draft: None,
            readonly: false,
            shielded: false,
            others: Rc::default(),
            saved: Saved::Saving,
            clocks: Vec::new(),
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

    /// Offers these rubrics where there is no round.
    pub fn offer(&mut self, rubrics: Vec<Rubric>) {
        self.rubrics = Rc::new(rubrics);
        self.revision += 1;
    }

    /// Leaves the open round for this one; the shell loads what is stored of it.
    pub fn set_round(&mut self, round: Round, is_given: bool) {
        let (lang, offset, readonly) = (self.lang, self.offset, self.readonly);
        let last_panelist = if is_given { None } else { self.last_panelist.take() };
        let (rubrics, revision) = (Rc::clone(&self.rubrics), self.revision);
        *self = Self::new(round, is_given, lang, offset);
        (self.readonly, self.last_panelist, self.rubrics) = (readonly, last_panelist, rubrics);
        self.revision = revision + 1;
    }

    /// What the components see now.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        let open = self.open_sheet();
        Snapshot {
            revision: (self.revision, self.saved == Saved::Failed),
            cleaned: self.cleaned,
            lang: self.lang,
            round: Rc::clone(&self.round),
            round_fingerprint: self.round_fingerprint,
            round_is_given: self.round_is_given,
            rubrics: Rc::clone(&self.rubrics),
            sheets: Rc::clone(&self.sheets),
            last_panelist: self.last_panelist.clone(),
            key: self.key.clone(),
            sheet: Rc::clone(&open.sheet),
            draft: self.draft.clone().filter(|draft| Some(&draft.sheet) == self.key.as_ref()),
            section: self.section,
            can_undo: open.can_undo && self.may_change(),
            can_redo: open.can_redo && self.may_change(),
            readonly: self.readonly || self.shielded,
            others: Rc::clone(&self.others),
            saved: self.saved,
            clock: self.clock().cloned(),
            reviewing: self.reviewing,
            shielded: self.shielded,
            fingerprint: self
                .key
                .as_ref()
                .filter(|_| self.reviewing)
                .map(|key| sheet_fingerprint(&self.journal, key).to_string()),
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

    /// Finishes the notes that pages left behind when they died.
    pub fn adopt(&mut self, drafts: &[Draft], moment: Moment) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.revision += 1;
        if self.readonly {
            return effects;
        }
        for draft in drafts {
            let sheet = self.journal.sheet(&draft.sheet);
            if sheet.note(&draft.indicator) == draft.text {
                effects.push(Effect::Save { entries: Vec::new(), forget: vec![draft.key()] });
            } else if self.is_sound(draft) {
                let writer = writer_beside(&moment, effects.len());
                // Where the sheet is locked, the draft stays where it is until somebody reopens it.
                if let Ok(sealed) = self.write_note(draft, writer, moment) {
                    effects.push(save(&sealed, vec![draft.key()]));
                }
            }
        }
        self.sheets = sheet_lines(&self.journal, &self.round);
        effects
    }

    /// Whether a draft could be one of ours: any page of the same origin may have written it.
    fn is_sound(&self, draft: &Draft) -> bool {
        let is_name = |name: &str| typed_name(name, &[]).is_some_and(|typed| typed == name);
        self.round.rubric.indicator(&draft.indicator).is_some()
            && visible(&draft.text, MOST_NOTE) == draft.text
            && is_name(&draft.sheet.panelist.0)
            && is_name(&draft.sheet.district.0)
    }

    /// Makes an entry of a note, in place of what was seen when typing began and of whatever the text goes on from.
    fn write_note(&mut self, draft: &Draft, writer: WriterId, moment: Moment) -> Result<Sealed, Refusal> {
        let sheet = self.journal.sheet(&draft.sheet);
        let mut seen = draft.seen.clone();
        for head in sheet.heads_of(&Field::Note(draft.indicator.clone())) {
            let goes_on =
                matches!(&head.change, Change::Note { text, .. } if draft.text.starts_with(text.as_str()));
            if goes_on && !seen.contains(&head.id) {
                seen.push(head.id.clone());
            }
        }
        let stamp = Stamp { writer, at: moment.now };
        let change = note(&draft.indicator, &draft.text);
        self.journal.write_over(stamp, &draft.sheet, change, seen, hash_of)
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
            if !matches!(action, Action::FinishNote | Action::Problem(_)) {
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
            Action::Stored(_) | Action::Problem(_) | Action::Dismiss | Action::Tick => Vec::new(),
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
        match action {
            Action::ChooseRubric(id) => return self.choose_rubric(&id),
            Action::Start { panelist, district } => return self.start(&panelist, &district, moment),
            Action::Switch => {
                self.key = None;
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
            Action::AskFinalise => self.open_dialog(Dialog::Finalise),
            Action::Finalise => return self.finalise(moment),
            Action::StartClock | Action::PauseClock | Action::ResetClock | Action::Tick => {
                return self.wind(&action, moment.now);
            }
            Action::Review(is_on) => {
                self.reviewing = is_on;
                return vec![Effect::Focus(if is_on { "#pk-review" } else { "#pk-section" })];
            }
            Action::GoTo(indicator) => {
                self.reviewing = false;
                return vec![self.go_to(indicator)];
            }
            Action::AskHistory(indicator) => {
                let changes = self.history(&indicator);
                self.open_dialog(Dialog::History { indicator, changes });
            }
            Action::Shield(is_on) => {
                self.shielded = is_on;
                let place = if is_on { "[data-pk=shielded] input" } else { "#pk-sheet" };
                return vec![Effect::Remember, Effect::Focus(place)];
            }
            Action::Practice(is_on) => return self.choose_practice(is_on),
            Action::Print => return vec![Effect::Print],
            Action::AskKeys => self.open_dialog(Dialog::Keys),
            Action::AskReopen => self.open_dialog(Dialog::Reopen),
            Action::Reopen { reason } => {
                let reason = visible(&reason, MOST_REASON).trim().to_owned();
                let mut effects = self.write(Change::Reopen { reason }, moment);
                if !effects.is_empty() {
                    effects.extend(self.close_dialog());
                }
                return effects;
            }
            Action::Cancel => return self.close_dialog(),
            Action::Export => return self.export(moment),
            Action::PickFiles(files) => return vec![Effect::Read(files)],
            Action::Import(uploads) => return self.import(&uploads),
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
            Action::FinishNote => {}
        }
        Vec::new()
    }

    fn show_section(&mut self, index: usize) {
        self.section = index.min(self.round.rubric.sections().count().saturating_sub(1));
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
        let is_locked = self.open_sheet().sheet.is_locked();
        self.problems = Vec::new();
        vec![Effect::Focus(match (dialog, is_locked) {
            (Dialog::Finalise, true) => "[data-pk=locked]",
            (Dialog::Keys | Dialog::History { .. }, _) => "#pk-section",
            (Dialog::Reopen, true) => "[data-pk=reopen]",
            (_, false) => "[data-pk=finalise]",
        })]
    }

    fn choose_rubric(&mut self, id: &str) -> Vec<Effect> {
        if self.is_only_here() {
            return Vec::new();
        }
        let rubric = self.rubrics.iter().find(|rubric| rubric.id == id);
        let Some(rubric) = rubric else { return Vec::new() };
        let round = Round::without_round(rubric.clone());
        let round = if self.round.practice { round.for_practice() } else { round };
        self.set_round(round, false);
        vec![Effect::Open]
    }

    fn choose_practice(&mut self, is_on: bool) -> Vec<Effect> {
        if self.is_only_here() || self.round_is_given {
            return Vec::new();
        }
        let round = Round::without_round(self.round.rubric.clone());
        self.set_round(if is_on { round.for_practice() } else { round }, false);
        vec![Effect::Open]
    }

    /// Whether grades would be gone with the journal.
    fn is_only_here(&self) -> bool {
        self.saved == Saved::Failed && !self.journal.is_empty()
    }

    fn start(&mut self, panelist: &str, district: &str, moment: Moment) -> Vec<Effect> {
        let mut panelists: Vec<&str> = Vec::new();
        let mut districts: Vec<&str> = Vec::new();
        for line in &*self.sheets {
            panelists.push(&line.key.panelist.0);
            districts.push(&line.key.district.0);
        }
        let named = (typed_name(panelist, &panelists), typed_name(district, &districts));
        let (Some(panelist), Some(district)) = named else {
            self.tell(vec![words::NAMES_MISSING.of(self.lang).to_owned()]);
            return Vec::new();
        };
        let key = SheetKey { panelist: PanelistId(panelist.clone()), district: DistrictId(district) };
        if !self.round.knows(&key) {
            self.tell(vec![words::NAMES_UNKNOWN.of(self.lang).to_owned()]);
            return Vec::new();
        }
        self.last_panelist = Some(panelist);
        self.section = self.first_ungraded_section(&key);
        self.reviewing = false;
        if let Some(minutes) = self.round.minutes
            && self.clocks.iter().all(|clock| clock.district != key.district)
        {
            self.clocks.push(Clock::new(key.district.clone(), minutes));
        }
        self.key = Some(key);
        self.look_up_others();
        // A writer belongs to one panelist, so that one panelist's entries are whole chains.
        self.writer = random_writer(moment.random);
        // What was wrong with the storage is still to be read; what was wrong with the names is not.
        let names = [words::NAMES_MISSING.id, words::NAMES_MISSING.en];
        self.problems.retain(|problem| !names.contains(&problem.as_str()));
        self.notice = None;
        vec![Effect::Remember, Effect::Focus("#pk-sheet")]
    }

    /// Where work on a sheet goes on: the first section with an indicator that is not yet graded, or else the first.
    fn first_ungraded_section(&self, key: &SheetKey) -> usize {
        let sheet = self.journal.sheet(key);
        for (index, section) in self.round.rubric.sections().enumerate() {
            if section.indicators.iter().any(|indicator| sheet.mark(&indicator.code).is_none()) {
                return index;
            }
        }
        0
    }

    /// Shows where something was changed out of view.
    fn show_section_of(&mut self, code: &str) {
        for (index, section) in self.round.rubric.sections().enumerate() {
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

    /// Looks up once what the same panelist gave to other districts; it does not change while this one is graded.
    fn look_up_others(&mut self) {
        let mut others = Vec::new();
        if let Some(open) = &self.key {
            for key in self.journal.keys() {
                if key.panelist == open.panelist && key.district != open.district {
                    let district = self.round.district_name(&key.district).to_owned();
                    others.push(Other { district, sheet: self.journal.sheet(key) });
                }
            }
        }
        self.others = Rc::new(others);
    }

    /// Adds a line to a note. A sign alone is the beginning of a line that is typed next.
    fn add_line(&mut self, indicator: String, line: &str, moment: Moment) -> Vec<Effect> {
        let mut text = self.open_sheet().sheet.note(&indicator).to_owned();
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(line);
        let mut effects = self.type_note(indicator.clone(), &text);
        if line.trim_end().chars().count() > 1 {
            effects.extend(self.finish_note(moment));
        } else {
            effects.push(Effect::FocusIn { indicator, part: "textarea" });
        }
        effects
    }

    /// The open sheet, where it may be changed, and who changes it.
    fn stamp(&self, moment: Moment) -> Option<(SheetKey, Stamp)> {
        let key = self.key.clone().filter(|_| self.may_change())?;
        Some((key, Stamp { writer: self.writer.clone(), at: moment.now }))
    }

    fn written(&mut self, written: Result<Sealed, Refusal>, forget: Vec<String>) -> Vec<Effect> {
        match written {
            Ok(sealed) => vec![save(&sealed, forget)],
            Err(refusal) => {
                self.tell(vec![refusal_sentence(refusal, self.lang).to_owned()]);
                Vec::new()
            }
        }
    }

    fn finalise(&mut self, moment: Moment) -> Vec<Effect> {
        let mut effects = self.write(Change::Finalise { covers: Vec::new() }, moment);
        if !effects.is_empty() {
            effects.extend(self.close_dialog());
            self.notice = Some(words::LOCKED_NOW.of(self.lang).to_owned());
            effects.push(Effect::Focus("[data-pk=export]"));
            effects.extend(self.key.clone().map(Effect::Finalised));
        }
        effects
    }

    fn type_note(&mut self, indicator: String, text: &str) -> Vec<Effect> {
        let Some(sheet) = self.key.clone().filter(|_| self.may_change()) else { return Vec::new() };
        let clean = visible(text, MOST_NOTE);
        if clean.len() < text.len() {
            self.revision += 1;
            self.cleaned += 1;
            self.notice = Some(words::NOTE_CLEANED.of(self.lang).to_owned());
        }
        let seen = match self.draft.take() {
            Some(draft) if draft.indicator == indicator && draft.sheet == sheet => draft.seen,
            _ => self.journal.sheet(&sheet).heads(&Field::Note(indicator.clone())),
        };
        let draft = Draft { writer: self.writer.clone(), sheet, indicator, text: clean, seen };
        let effect = Effect::SaveDraft { key: draft.key(), text: draft.stored() };
        self.draft = Some(draft);
        vec![effect]
    }

    fn finish_note(&mut self, moment: Moment) -> Vec<Effect> {
        let Some(draft) = self.draft.take() else { return Vec::new() };
        let forget = vec![draft.key()];
        if self.journal.sheet(&draft.sheet).note(&draft.indicator) == draft.text {
            return vec![Effect::Save { entries: Vec::new(), forget }];
        }
        let written = self.write_note(&draft, draft.writer.clone(), moment);
        if written.is_err() {
            // What was typed is not thrown away because somebody else has locked the sheet meanwhile. On another sheet
            // nobody wants to hear of it: it waits in the storage.
            if Some(&draft.sheet) != self.key.as_ref() {
                return Vec::new();
            }
            self.draft = Some(draft);
        }
        self.written(written, forget)
    }

    fn export(&mut self, moment: Moment) -> Vec<Effect> {
        let Some(key) = &self.key else { return Vec::new() };
        let mut own = Vec::new();
        for sealed in self.journal.entries() {
            if sealed.entry.sheet.panelist == key.panelist {
                own.push(sealed);
            }
        }
        // The local date and time tell which of two files is newer.
        let time = rfc3339(moment.now.saturating_add(i64::from(self.offset) * 60_000));
        let time = time.get(..16).unwrap_or_default();
        let round = if self.round_is_given { &self.round.id } else { &self.round.rubric.id };
        let parts = ["lembar-nilai", round, self.round.panelist_name(&key.panelist), time];
        let name = file_name(&parts, "json");
        let (mut count, mut locked) = (0_usize, 0_usize);
        for sheet in self.journal.keys() {
            if sheet.panelist == key.panelist {
                count += 1;
                locked += usize::from(self.journal.sheet(sheet).is_locked());
            }
        }
        let text = sheets_file(&self.round, own);
        let values = [name.as_str(), &count.to_string(), &locked.to_string()];
        self.notice = Some(words::EXPORTED.with(self.lang, &values));
        vec![Effect::Download { name, text }]
    }

    fn import(&mut self, uploads: &[Upload]) -> Vec<Effect> {
        if !self.may_change() {
            return Vec::new();
        }
        let may_switch = self.key.is_none() && !self.round_is_given && !self.is_only_here();
        let import::Outcome { round, journal, problems } =
            import::read(uploads, &self.round, may_switch, self.lang);
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
        if forked {
            // What is wrong with the files as such comes after it.
            self.problems.extend(problems);
        } else if problems.is_empty() {
            let count = (self.journal.len() - before).to_string();
            self.problems = Vec::new();
            self.notice = Some(match self.journal.len() - before {
                0 => words::NOTHING_NEW.of(self.lang).to_owned(),
                _ => words::IMPORTED.with(self.lang, &[&count]),
            });
        } else {
            self.tell(problems);
        }
        if self.journal.len() > before {
            effects.push(Effect::Save { entries, forget: Vec::new() });
        }
        effects
    }

    /// Whether `other` could be taken in; if not, it is told why.
    fn merge(&mut self, other: &Journal) -> bool {
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

    fn tell(&mut self, problems: Vec<String>) {
        self.problems = problems;
        self.notice = None;
    }
}

type Step = fn(&mut Journal, Stamp, &SheetKey, fn(&Entry) -> pk_core::Hash) -> Result<Sealed, Refusal>;

fn note(indicator: &str, text: &str) -> Change {
    Change::Note { indicator: indicator.to_owned(), text: text.to_owned() }
}

fn save(sealed: &Sealed, forget: Vec<String>) -> Effect {
    Effect::Save { entries: vec![stored_entry(sealed)], forget }
}

/// A writer for the draft at `index`, unlike that of any other draft: drafts may be of several panelists.
fn writer_beside(moment: &Moment, index: usize) -> WriterId {
    let mut bits = moment.random;
    for (bit, more) in bits.iter_mut().zip(index.to_le_bytes()) {
        *bit ^= more;
    }
    random_writer(bits)
}

/// At most `most` characters of `text`, without hidden ones.
fn visible(text: &str, most: usize) -> String {
    let mut clean = String::new();
    let mut count = 0;
    for character in text.chars() {
        if !is_hidden(character) && count < most {
            clean.push(character);
            count += 1;
        }
    }
    clean
}

/// A typed name with single spaces, spelled as an earlier one that differs only in case or in how "Kabupaten" is
/// shortened; nothing if it is empty, too long or holds hidden characters.
fn typed_name(typed: &str, known: &[&str]) -> Option<String> {
    let mut name = String::new();
    for word in visible(typed, usize::MAX).split_whitespace() {
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(word);
    }
    if name.is_empty() || visible(&name, MOST_NAME) != name {
        return None;
    }
    for known in known {
        if folded(known) == folded(&name) {
            return Some((*known).to_owned());
        }
    }
    Some(name)
}

/// What of a name does not depend on how somebody types it: `Kab. Uji`, `kab uji` and `Kabupaten Uji` are one.
fn folded(name: &str) -> String {
    let name = name.to_ascii_lowercase();
    for short in ["kab. ", "kab "] {
        if let Some(rest) = name.strip_prefix(short) {
            return ["kabupaten ", rest].concat();
        }
    }
    name
}

//! The state of one element in which sheets are combined, and how tasks change it.

use crate::action::Moment;
use crate::recap::decide::Decided;
use crate::recap::kept::{
    CHOICE, PLENARY, ROUND, Taken, id_of, kept, kept_round, kept_sheets, kept_text, round_of, text_at,
    unpacked,
};
use crate::recap::list_check::Listed;
use crate::recap::task::{Ask, Draft, Errand, Gift, Tab, Task};
use crate::recap::words;
use crate::snapshot::{Saved, Theme};
use pk_core::recap::{Grades, Recap, Settled};
use pk_core::{DistrictId, Mark, Round, WriterId};
use pk_format::{
    Fingerprint, KnownRound, Lang, Node, Problem, file_name, is_later_edition, plenary_file, random_writer,
    sentence, sheets_file,
};
use pk_recap::{Counted, Editions, Found, Group, Intake, Item, Rounds, agenda, intake, rankings_csv};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A round with its result.
#[derive(Debug)]
pub(crate) struct OneRound {
    pub(crate) group: Group,
    pub(crate) counted: Counted,
    pub(crate) agenda: Vec<Item>,
}

impl OneRound {
    pub(crate) const fn recap(&self) -> Option<&Recap> {
        self.counted.recap.as_ref()
    }

    pub(crate) const fn round(&self) -> &Round {
        &self.counted.round
    }

    fn hex(&self) -> String {
        self.counted.fingerprint.hex()
    }
}

/// The state of one element in which sheets are combined.
#[derive(Debug)]
pub struct Board {
    pub(crate) lang: Lang,
    pub(crate) theme: Theme,
    pub(crate) saved: Saved,
    pub(crate) problems: Vec<String>,
    pub(crate) notice: Option<String>,
    /// Minutes that local time is east of UTC.
    pub(crate) offset: i32,
    known: Rounds,
    pub(crate) files: Vec<Taken>,
    pub(crate) rounds: Vec<OneRound>,
    /// What could not be taken since this page was opened: the file's name and a sentence.
    refusals: Vec<(String, String)>,
    /// What of the files that are here does not count, or not as it was.
    told: Vec<(String, String)>,
    /// The fingerprint of the round that is looked at.
    shown: Option<String>,
    pub(crate) tab: Tab,
    /// So many files are read, of so many.
    pub(crate) reading: Option<(usize, usize)>,
    /// So many files were taken and not counted yet, and so many were there already.
    incoming: (usize, usize),
    /// Decisions that came in and were not looked at yet: whether they contradict others.
    waiting: Vec<Taken>,
    /// The ids of what was taken out here, while that is on its way to the device.
    gone: BTreeSet<String>,
    /// Whether what other pages took out is to be looked at once more.
    is_behind: bool,
    /// The question that is open.
    pub(crate) asked: Option<Ask>,
    /// The district whose score is looked into.
    pub(crate) opened: Option<usize>,
    /// Where in the agenda the plenary is.
    pub(crate) at: usize,
    pub(crate) shows_names: bool,
    pub(crate) by: String,
    /// The panelist who is asked to look once more.
    pub(crate) reviewing: Option<usize>,
    /// What lies open of all that is folded.
    pub(crate) unfolded: BTreeSet<&'static str>,
    /// What was typed for an agreement, by round, district and indicator, and not agreed on yet.
    pub(crate) drafts: BTreeMap<DraftKey, Draft>,
    /// What was typed as votes (or else as lot) of a district and not written down yet.
    pub(crate) numbers: BTreeMap<(bool, DistrictId), String>,
    pub(crate) radar: usize,
    pub(crate) list: Option<Listed>,
    /// Who writes the decisions that are made on this page.
    writer: Option<WriterId>,
}

/// A round's fingerprint, a district and an indicator.
type DraftKey = (String, DistrictId, String);

impl Board {
    /// The state before anything was loaded.
    #[must_use]
    pub fn new(lang: Lang, offset: i32) -> Self {
        Self {
            lang,
            theme: Theme::System,
            saved: Saved::Saving,
            problems: Vec::new(),
            notice: None,
            offset,
            known: Rounds::default(),
            files: Vec::new(),
            rounds: Vec::new(),
            refusals: Vec::new(),
            told: Vec::new(),
            shown: None,
            tab: Tab::Gather,
            reading: None,
            incoming: (0, 0),
            waiting: Vec::new(),
            gone: BTreeSet::new(),
            is_behind: false,
            asked: None,
            opened: None,
            at: 0,
            shows_names: false,
            by: String::new(),
            reviewing: None,
            unfolded: BTreeSet::new(),
            drafts: BTreeMap::new(),
            numbers: BTreeMap::new(),
            radar: 0,
            list: None,
            writer: None,
        }
    }

    /// The language.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// Whether a question is open.
    #[must_use]
    pub const fn has_dialog(&self) -> bool {
        self.asked.is_some()
    }

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

    /// What could not be taken, or not as it was.
    pub(crate) fn refusals(&self) -> impl Iterator<Item = &(String, String)> {
        self.refusals.iter().chain(&self.told)
    }

    /// The round that is looked at.
    pub(crate) fn shown(&self) -> Option<&OneRound> {
        let chosen = self.shown.as_ref().and_then(|hex| self.rounds.iter().find(|one| one.hex() == *hex));
        chosen.or_else(|| self.rounds.first())
    }

    /// Does what makes results anew; whoever decides here goes on where the page stands.
    fn stay(&mut self, work: impl FnOnce(&mut Self)) {
        let shown = self.shown().map(OneRound::hex);
        let item = self.item().and_then(|item| self.draft_key(item.district, item.indicator));
        let opened = self.opened.and_then(|place| self.district_at(place));
        let grades = |board: &Self| Some(board.shown()?.recap()?.grades().clone());
        let panel = |grades: Grades| grades.panel().to_vec();
        let asked = self.reviewing.and_then(|place| panel(grades(self)?).get(place).cloned());
        work(self);
        let Some(grades) = grades(self).filter(|_| self.shown().map(OneRound::hex) == shown) else { return };
        self.opened = opened.and_then(|code| grades.district(&code));
        self.reviewing = asked.and_then(|id| grades.panelist(&id));
        let place = item.and_then(|(_, district, indicator)| {
            self.place_of(grades.district(&district)?, grades.indicator(&indicator)?)
        });
        self.at = place.unwrap_or(self.at);
    }

    /// The district at this place of the round that is looked at.
    fn district_at(&self, place: usize) -> Option<DistrictId> {
        self.shown()?.recap()?.grades().districts().get(place).cloned()
    }

    /// What is typed about this grade is known by what it is about, for places may come to be of others.
    pub(crate) fn draft_key(&self, district: usize, indicator: usize) -> Option<DraftKey> {
        let one = self.shown()?;
        let code = one.round().rubric.indicators().nth(indicator)?.code.clone();
        Some((one.hex(), self.district_at(district)?, code))
    }

    /// Where in the agenda this grade stands.
    fn place_of(&self, district: usize, indicator: usize) -> Option<usize> {
        let is_it = |item: &Item| (item.district, item.indicator) == (district, indicator);
        self.shown()?.agenda.iter().position(is_it)
    }

    /// What the plenary looks at.
    pub(crate) fn item(&self) -> Option<Item> {
        let agenda = &self.shown()?.agenda;
        agenda.get(self.at.min(agenda.len().saturating_sub(1))).copied()
    }

    /// Does a task.
    pub fn act(&mut self, task: Task, moment: Moment) -> Vec<Errand> {
        let errands = self.perform(task, moment);
        let is_write = |errand: &Errand| matches!(errand, Errand::Keep(_) | Errand::Forget(_));
        if self.saved == Saved::Saved && errands.iter().any(is_write) {
            self.saved = Saved::Saving;
        }
        errands
    }

    fn perform(&mut self, task: Task, moment: Moment) -> Vec<Errand> {
        match task {
            Task::Stored(is_kept) => {
                self.saved = if is_kept { Saved::Saved } else { Saved::Failed };
                if is_kept {
                    self.gone.clear();
                    if std::mem::take(&mut self.is_behind) {
                        return vec![Errand::Look];
                    }
                }
                return Vec::new();
            }
            Task::Reading(done, all) => {
                self.reading = (done < all).then_some((done, all));
                return Vec::new();
            }
            Task::StopReading => return vec![Errand::StopReading],
            Task::Take(files) => return self.take(files),
            Task::SwitchLang => {
                self.lang = self.lang.pick(Lang::En, Lang::Id);
                self.stay(Self::count);
                return Vec::new();
            }
            Task::ChooseTheme(theme) => {
                self.theme = theme;
                return Vec::new();
            }
            Task::PictureSaved(true) => return Vec::new(),
            Task::Shelf(texts) => {
                let mut missing = Vec::new();
                self.stay(|board| {
                    missing = board.let_go(&texts);
                    board.unpack(&texts);
                });
                return if missing.is_empty() { Vec::new() } else { vec![Errand::Keep(missing)] };
            }
            Task::Type(district, indicator, draft) => {
                if let Some(key) = self.draft_key(district, indicator) {
                    self.drafts.insert(key, draft);
                }
                return Vec::new();
            }
            Task::TypeNumber(is_votes, place, typed) => {
                if let Some(code) = self.district_at(place) {
                    self.numbers.insert((is_votes, code), typed);
                }
                return Vec::new();
            }
            Task::TypeBy(by) => {
                self.by = by;
                return Vec::new();
            }
            _ => {}
        }
        self.problems.clear();
        self.notice = None;
        match task {
            Task::Unpack(texts) => {
                self.unpack(&texts);
                if !self.rounds.is_empty() {
                    self.tab = Tab::Result;
                }
            }
            Task::Pick(files) => {
                return if files.is_empty() { Vec::new() } else { vec![Errand::Read(files)] };
            }
            Task::Taken => return self.taken(),
            Task::Paste(text) => {
                let name = words::PASTED.of(self.lang).to_owned();
                let mut errands = self.take(vec![(name, Ok(text.into_bytes()))]);
                errands.extend(self.taken());
                return errands;
            }
            Task::Remove(id) => {
                self.asked = None;
                let gone = self.files.extract_if(.., |file| file.id == id).next();
                self.forget_own(&id);
                self.gone.insert(id.clone());
                self.stay(Self::count);
                self.notice = gone.map(|file| words::REMOVED.with(self.lang, &[&file.name]));
                return vec![Errand::Forget(id), Errand::Focus("#pk-part")];
            }
            Task::AskEmpty => self.asked = Some(Ask::Empty),
            Task::AskRemove(id) => self.asked = Some(Ask::Remove(id)),
            Task::Cancel => self.asked = None,
            Task::Empty => return self.empty(),
            Task::ChooseRound(hex) => {
                (self.shown, self.at, self.opened, self.reviewing) = (Some(hex), 0, None, None);
                self.numbers.clear();
                return vec![Errand::Keep(vec![self.choice()])];
            }
            Task::Show(tab) => {
                (self.tab, self.reviewing) = (tab, None);
                return vec![Errand::Focus("#pk-part")];
            }
            Task::Open(district) => {
                self.opened = district;
                if district.is_some() {
                    return vec![Errand::Focus("[data-pk=derivation] h3")];
                }
            }
            Task::Look(district, indicator) => {
                self.at = self.place_of(district, indicator).unwrap_or(self.at);
                (self.tab, self.reviewing) = (Tab::Plenary, None);
                return vec![Errand::Focus("#pk-item")];
            }
            Task::Step(is_on) => {
                let last = self.shown().map_or(0, |one| one.agenda.len().saturating_sub(1));
                self.at = if is_on { (self.at + 1).min(last) } else { self.at.saturating_sub(1) };
                self.reviewing = None;
                return vec![Errand::Focus("#pk-item")];
            }
            Task::Names(shows) => self.shows_names = shows,
            Task::By(by) => {
                self.by = by;
                return vec![Errand::Keep(vec![self.choice()])];
            }
            Task::AskReview(panelist) => {
                self.reviewing = panelist;
                if panelist.is_some() {
                    return vec![Errand::Focus("[data-pk=review-form] select")];
                }
            }
            Task::Unfold(name) => {
                let was_open = self.unfolded.remove(name);
                if !was_open {
                    self.unfolded.insert(name);
                }
            }
            Task::Radar(district) => self.radar = district,
            Task::SavePicture(picture, png) => {
                let Some(one) = self.shown() else { return Vec::new() };
                let name = file_name(&[picture, &one.round().id], "x");
                let name = name.strip_suffix(".x").unwrap_or(&name).to_owned();
                return vec![Errand::Picture { picture, name, png }];
            }
            Task::PictureSaved(_) => self.problems = vec![words::NO_PICTURE.of(self.lang).to_owned()],
            Task::CheckList(text) => match Listed::of(&text, self.lang) {
                Ok(list) => self.list = Some(list),
                Err(problem) => {
                    self.list = None;
                    self.problems = vec![problem];
                }
            },
            Task::Give(gift) => return self.give(gift),
            Task::Agree(..) | Task::Withdraw(_) | Task::Review(..) | Task::Votes(..) | Task::Lot(..) => {
                return self.decide(&task, moment);
            }
            _ => {}
        }
        Vec::new()
    }

    /// What another page has taken out is gone here too, unless something is still on its way to the device. What was decided
    /// on this page stays, and is kept again.
    fn let_go(&mut self, texts: &[String]) -> Vec<(String, String)> {
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
    fn forget_own(&mut self, id: &str) {
        if self.is_own(id) {
            self.writer = None;
        }
    }

    /// Whether under this id is kept what was decided on this page.
    fn is_own(&self, id: &str) -> bool {
        id.starts_with(PLENARY) && self.writer.as_ref().is_some_and(|writer| id.ends_with(&writer.0))
    }

    /// Takes back what is kept on the device: the rounds first, for sheets are kept without theirs.
    fn unpack(&mut self, texts: &[String]) {
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
    fn refuse_kept(&mut self, name: String) {
        let line = (name, words::KEPT_BROKEN.of(self.lang).to_owned());
        if !self.refusals.contains(&line) {
            self.refusals.push(line);
        }
    }

    /// Takes files in, and counts them when all are there; each that is new is kept.
    fn take(&mut self, files: Vec<(String, Result<Vec<u8>, String>)>) -> Vec<Errand> {
        let mut keep = Vec::new();
        let (taken, same) = &mut self.incoming;
        let known = self.files.iter().chain(&self.waiting);
        let mut ids: BTreeSet<String> = known.map(|file| file.id.clone()).collect();
        for (name, bytes) in files {
            let bytes = match bytes {
                Ok(bytes) => bytes,
                Err(sentence) => {
                    self.refusals.push((name, sentence));
                    continue;
                }
            };
            match self.known.read(&bytes) {
                Ok(Found::Rubric | Found::Draft) => {
                    self.refusals.push((name, words::FILE_OTHER.of(self.lang).to_owned()));
                }
                Ok(found) => {
                    let id = id_of(&found);
                    if !ids.insert(id.clone()) {
                        *same += 1;
                        continue;
                    }
                    *taken += 1;
                    self.gone.remove(&id);
                    if let Found::Sheets(round, _) = &found
                        && ids.insert(ROUND.to_owned() + &round.fingerprint.hex())
                    {
                        keep.push(kept_round(round));
                    }
                    let file = Taken { id, name, found };
                    if matches!(file.found, Found::Plenary(..)) {
                        self.waiting.push(file);
                        continue;
                    }
                    // Entries as they were written need not be written again.
                    let as_written = match &file.found {
                        Found::Sheets(round, _) => round.entries_in(&bytes).map(|entries| (round, entries)),
                        _ => None,
                    };
                    keep.push(match as_written {
                        Some((round, entries)) => kept_sheets(&file, round, &entries),
                        None => kept(&file),
                    });
                    self.files.push(file);
                }
                Err(problems) => {
                    let say = |problem: &Problem| sentence(problem, self.lang);
                    self.refusals.extend(problems.iter().map(|problem| (name.clone(), say(problem))));
                }
            }
        }
        if keep.is_empty() { Vec::new() } else { vec![Errand::Keep(keep)] }
    }

    /// Counts what was taken.
    fn taken(&mut self) -> Vec<Errand> {
        // Whatever is not read when all is said to be taken was not wanted any more.
        let stopped = self.reading.take();
        let (taken, same) = std::mem::take(&mut self.incoming);
        let (refused, keep) = self.take_decisions();
        let taken = taken.saturating_sub(refused);
        let mut errands = if keep.is_empty() { Vec::new() } else { vec![Errand::Keep(keep)] };
        self.files.sort_by(|a, b| a.name.cmp(&b.name));
        let rounds = self.rounds.len();
        let before = self.shown().map(|one| (one.hex(), one.group.plenary.settled()));
        self.stay(Self::count);
        if let Some((_, settled)) =
            before.filter(|(hex, _)| self.shown().is_some_and(|one| one.hex() == *hex))
        {
            self.tell_other_decisions(&settled);
        }
        let counts = [taken.to_string(), same.to_string()];
        let mut notice = stopped.map_or_else(String::new, |(done, all)| {
            words::STOPPED.with(self.lang, &[&done.to_string(), &all.to_string()])
        });
        notice.push_str(&words::TAKEN.with(self.lang, &[&counts[0], &counts[1]]));
        if self.rounds.len() > rounds.max(1) {
            notice.push_str(words::OTHER_TAKEN.of(self.lang));
        }
        self.notice = Some(notice);
        // Whatever comes later, the page stays with the round that it began with.
        if self.shown.is_none()
            && let Some(hex) = self.rounds.first().map(OneRound::hex)
        {
            self.shown = Some(hex);
            errands.push(Errand::Keep(vec![self.choice()]));
        }
        errands
    }

    /// Tells where a file decided otherwise than was decided here.
    fn tell_other_decisions(&mut self, before: &Settled) {
        let Some(one) = self.shown() else { return };
        let (round, now) = (one.round(), one.group.plenary.settled());
        let mark = |mark: Option<&Mark>| match mark {
            Some(Mark::Level(code)) => code.clone(),
            Some(Mark::NotApplicable) => words::NOT_APPLICABLE.of(self.lang).to_owned(),
            None => words::NUMBER_TAKEN_BACK.of(self.lang).to_owned(),
        };
        let number = |number: Option<String>| {
            number.unwrap_or_else(|| words::NUMBER_TAKEN_BACK.of(self.lang).to_owned())
        };
        let mut others = Vec::new();
        let mut tell = |district: &DistrictId, about: &str, was: String, is: String| {
            if was != is {
                others
                    .push([round.district_name(district), " ", about, " (", &was, " → ", &is, ")"].concat());
            }
        };
        for ((district, code), was) in &before.agreed {
            let is = now.agreed.get(&(district.clone(), code.clone()));
            tell(district, code, mark(Some(was)), mark(is));
        }
        for (key, was) in &before.reviewed {
            let is = now.reviewed.get(key).map_or(&was.gave, |reviewed| &reviewed.now);
            tell(&key.0.district, &key.1, mark(Some(&was.now)), mark(Some(is)));
        }
        for (district, was) in &before.votes {
            let is = now.votes.get(district).map(u64::to_string);
            tell(district, words::VOTES.of(self.lang), was.to_string(), number(is));
        }
        for (district, was) in &before.lots {
            let is = now.lots.get(district).map(u32::to_string);
            tell(district, words::LOTS.of(self.lang), was.to_string(), number(is));
        }
        if !others.is_empty() {
            self.problems.push(words::OTHER_DECISION.with(self.lang, &[&others.join("; ")]));
        }
    }

    /// Which round is looked at, and who writes, as it is kept.
    fn choice(&self) -> (String, String) {
        let text = kept_text(CHOICE, &self.by, self.shown.as_deref().unwrap_or_default(), "");
        (CHOICE.to_owned(), text)
    }

    /// Makes every result anew of the files.
    fn count(&mut self) {
        let editions = Editions::of(self.files.iter().map(|file| &file.found));
        let read = self.files.iter().map(|file| (file.name.clone(), file.found.clone())).collect();
        let Intake { groups, refusals } = intake(read, &editions, self.lang);
        let mut told = refusals;
        self.rounds.clear();
        for mut group in groups {
            told.extend(group.merge(self.lang).into_iter().map(|line| (String::new(), line)));
            let earlier = Counted::of_earlier(std::mem::take(&mut group.earlier), self.lang);
            let mut counted = Counted::of_group(&group);
            counted.earlier = earlier;
            let agenda = counted.recap.as_ref().map_or_else(Vec::new, agenda);
            self.rounds.push(OneRound { group, counted, agenda });
        }
        let name = |one: &OneRound| (one.round().practice, one.round().id.clone(), one.round().edition);
        self.rounds.sort_by_key(name);
        self.told = told;
        (self.opened, self.reviewing) = (None, None);
    }

    fn empty(&mut self) -> Vec<Errand> {
        self.asked = None;
        let Some(one) = self.shown() else { return Vec::new() };
        let (round, fingerprint) = (one.round().clone(), one.counted.fingerprint);
        // What came from an earlier edition is counted in this one.
        let is_of_it = |file: &Taken| {
            round_of(&file.found).is_some_and(|known| {
                known.fingerprint == fingerprint || is_later_edition(&round, &known.round)
            })
        };
        let kept: BTreeSet<Fingerprint> = self
            .files
            .iter()
            .filter(|file| is_of_it(file))
            .filter_map(|file| round_of(&file.found).map(|known| known.fingerprint))
            .collect();
        let gone: Vec<String> =
            self.files.extract_if(.., |file| is_of_it(file)).map(|file| file.id).collect();
        for id in &gone {
            self.forget_own(id);
        }
        self.gone.extend(gone.iter().cloned());
        (self.at, self.opened, self.reviewing) = (0, None, None);
        self.numbers.clear();
        let mut errands: Vec<Errand> = gone.into_iter().map(Errand::Forget).collect();
        errands.extend(kept.iter().map(|round| Errand::Forget(ROUND.to_owned() + &round.hex())));
        self.refusals.clear();
        self.count();
        self.tab = Tab::Gather;
        errands.push(Errand::Focus("#pk-part"));
        errands
    }

    fn give(&self, gift: Gift) -> Vec<Errand> {
        let Some(one) = self.shown() else { return Vec::new() };
        let id = one.round().id.as_str();
        let (name, text) = match gift {
            Gift::Plenary => {
                (file_name(&["keputusan-pleno", id], "json"), plenary_file(one.round(), &one.group.plenary))
            }
            Gift::Sheets => (
                file_name(&["semua-lembar", id], "json"),
                sheets_file(one.round(), one.group.journal.entries()),
            ),
            Gift::Csv => (file_name(&["peringkat", id], "csv"), rankings_csv([&one.counted], self.lang)),
        };
        vec![Errand::Download { name, text }]
    }

    /// Writes a decision down, or tells why it cannot be.
    fn decide(&mut self, task: &Task, moment: Moment) -> Vec<Errand> {
        let item = self.item();
        let writer = self.writer.get_or_insert_with(|| random_writer(moment.random)).clone();
        let (by, lang, shown) = (self.by.clone(), self.lang, self.shown.clone());
        let place = shown.and_then(|hex| self.rounds.iter().position(|one| one.hex() == hex)).unwrap_or(0);
        let Some(one) = self.rounds.get_mut(place) else { return Vec::new() };
        let mut plenary = one.group.plenary.clone();
        // Where a file that contradicts them keeps own decisions from counting, a new one would take their place.
        let own = self.files.iter().filter(|file| file.id == format!("{PLENARY}{}/{}", one.hex(), writer.0));
        let is_left_out = |file: &Taken| match &file.found {
            Found::Plenary(_, own) => own.minuted().iter().any(|one| !plenary.minuted().contains(one)),
            _ => false,
        };
        if own.into_iter().any(is_left_out) {
            self.problems = vec![words::OWN_DISPUTED.of(lang).to_owned()];
            return vec![Errand::Focus("[data-pk=problems]")];
        }
        match (Decided { one, item, by, writer: &writer, at: moment.now, lang }).write(task, &mut plenary) {
            Err(sentence) => {
                self.problems = vec![sentence];
                vec![Errand::Focus("[data-pk=problems]")]
            }
            Ok(false) => Vec::new(),
            Ok(true) => {
                one.counted.settle(plenary.settled());
                one.group.plenary = plenary;
                // Nothing moves away under the hands of whoever decides.
                if let Some(recap) = &one.counted.recap {
                    one.agenda.iter_mut().for_each(|item| item.look_again(recap));
                }
                let round = Arc::new(KnownRound::new(one.round().clone()));
                let errands = self.keep_plenary(place, &writer, round);
                match (task, item) {
                    (Task::Agree(..), Some(item)) => {
                        let key = self.draft_key(item.district, item.indicator);
                        key.map(|key| self.drafts.remove(&key));
                    }
                    (Task::Votes(place, _), _) => self.forget_number(true, *place),
                    (Task::Lot(place, _), _) => self.forget_number(false, *place),
                    _ => {}
                }
                self.reviewing = None;
                self.notice = Some(words::DECIDED.of(self.lang).to_owned());
                let mut errands = errands;
                if !matches!(task, Task::Votes(..) | Task::Lot(..)) {
                    errands.push(Errand::Focus("#pk-item"));
                }
                errands
            }
        }
    }

    fn forget_number(&mut self, is_votes: bool, place: usize) {
        if let Some(code) = self.district_at(place) {
            self.numbers.remove(&(is_votes, code));
        }
    }

    /// Keeps what was decided on this page, and only that, under the page's name: so no page writes over what another one
    /// keeps, nor removes it.
    fn keep_plenary(&mut self, place: usize, writer: &WriterId, round: Arc<KnownRound>) -> Vec<Errand> {
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

    /// Takes in the decisions that came, but for those that contradict others: which are right, nobody here can know, and what
    /// was here before stays. How many these are, and what is to be kept.
    fn take_decisions(&mut self) -> (usize, Vec<(String, String)>) {
        let contradicts = |file: &Taken, other: &Taken| match (&file.found, &other.found) {
            (Found::Plenary(round, plenary), Found::Plenary(of, decided)) => {
                round.fingerprint == of.fingerprint && plenary.clone().merge(decided).is_err()
            }
            _ => false,
        };
        let waiting = std::mem::take(&mut self.waiting);
        let (mut sound, mut lines) = (Vec::new(), Vec::new());
        for file in &waiting {
            match self.files.iter().chain(&waiting).find(|other| contradicts(file, other)) {
                Some(other) => {
                    let sentence = words::CONTRADICTS.with(self.lang, &[&other.name]);
                    lines.push((file.name.clone(), sentence));
                }
                None => sound.push(file.id.clone()),
            }
        }
        let refused = lines.len();
        self.refusals.extend(lines);
        let sound: Vec<Taken> = waiting.into_iter().filter(|file| sound.contains(&file.id)).collect();
        let keep = sound.iter().map(kept).collect();
        self.files.extend(sound);
        (refused, keep)
    }
}

/// The fingerprint as people compare it.
pub(crate) fn short(fingerprint: Fingerprint) -> String {
    fingerprint.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken() -> Board {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/cases/rekap/");
        let read = |name: &str| (name.to_owned(), Ok(std::fs::read([folder, name].concat()).unwrap()));
        let mut board = Board::new(Lang::Id, 0);
        let moment = Moment { now: 0, random: [0; 10] };
        let mut errands = board.act(Task::Take(vec![read("ani.json"), read("budi.json")]), moment);
        errands.extend(board.act(Task::Taken, moment));
        let kept = errands.into_iter().flat_map(|errand| match errand {
            Errand::Keep(texts) => texts,
            _ => Vec::new(),
        });
        let mut kept: Vec<(String, String)> = kept.filter(|(id, _)| id != CHOICE).collect();
        kept.sort();
        let mut texts = board.texts();
        texts.sort();
        assert_eq!(kept, texts, "what is kept as it was written is what would be written");
        board
    }

    #[test]
    fn nothing_is_shown_as_kept_before_it_is() {
        let (mut board, moment) = (taken(), Moment { now: 0, random: [0; 10] });
        board.act(Task::Stored(true), moment);
        assert_eq!(board.saved, Saved::Saved);
        board.act(Task::Show(Tab::Panel), moment);
        assert_eq!(board.saved, Saved::Saved);
        board.act(Task::Look(0, 0), moment);
        board.act(Task::Review(0, Some("D".to_owned()), "Dilihat kembali".to_owned()), moment);
        assert_eq!(board.saved, Saved::Saving);
        board.act(Task::Stored(false), moment);
        board.act(Task::By("Ani".to_owned()), moment);
        assert_eq!(board.saved, Saved::Failed);
    }
}

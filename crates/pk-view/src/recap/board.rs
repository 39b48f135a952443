//! The state of one element in which sheets are combined, and how tasks change it.

mod keeping;
mod taking;

use crate::action::Moment;
use crate::recap::decide::Decided;
use crate::recap::kept::{PLENARY, ROUND, Taken, round_of};
use crate::recap::list_check::Listed;
use crate::recap::task::{Ask, Draft, Errand, Gift, Tab, Task};
use crate::recap::words;
use crate::snapshot::{Saved, Theme};
use pk_core::recap::{Grades, Recap};
use pk_core::{DistrictId, Round, WriterId};
use pk_format::{
    Fingerprint, KnownRound, Lang, file_name, is_later_edition, plenary_file, random_writer, sheets_file,
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
}

/// The fingerprint as people compare it.
pub(crate) fn short(fingerprint: Fingerprint) -> String {
    fingerprint.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recap::kept::CHOICE;

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

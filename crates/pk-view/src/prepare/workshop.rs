//! A round in the making: the state, and how tasks change it.

use crate::action::Moment;
use crate::prepare::import::Import;
use crate::prepare::pasted::{pasted, reviews};
use crate::prepare::references::rename;
use crate::prepare::schedule::plan_of;
use crate::prepare::shelf::Kept;
use crate::prepare::task::{Errand, Gift, Tab, Tables, Task, Wish};
use crate::prepare::words;
use crate::snapshot::{Saved, Theme};
use pk_core::path::{Path, Step};
use pk_core::{Round, Rubric};
use pk_format::table::{csv_text, read_csv, table_of, table_sentence};
use pk_format::{
    DraftCheck, Edit, Freezing, HandOut, HandTo, Lang, Node, Problem, Supplies, Value, arrange_draft,
    check_draft, draft_file, draft_of, file_name, freeze, new_draft, parse, random_writer, round_file,
    rubric_file, schedule_sentence, sentence, sheets_file,
};
use std::rc::Rc;

/// As many changes can be taken back.
const MOST_PAST: usize = 200;

/// The state of one element in which rounds are prepared.
#[derive(Debug)]
pub struct Workshop {
    pub(crate) lang: Lang,
    pub(crate) theme: Theme,
    /// The shipped instruments.
    pub(crate) rubrics: Vec<Rubric>,
    /// What comes with every build to prepare rounds with.
    pub(crate) supplies: Supplies,
    /// The province whose districts are looked at.
    pub(crate) province: Option<String>,
    /// Which files are looked at: one for each panelist, the twins for practice.
    pub(crate) hand_outs: (bool, bool),
    /// The drafts on the device.
    pub(crate) shelf: Vec<Kept>,
    pub(crate) desk: Option<Desk>,
    pub(crate) saved: Saved,
    /// The draft that somebody is asked about.
    pub(crate) discarding: Option<String>,
    pub(crate) problems: Vec<String>,
    pub(crate) notice: Option<String>,
    /// A table that may become the instrument.
    pub(crate) importing: Option<Import>,
    /// The row that is being dragged: its list and its index.
    pub(crate) dragging: Option<(String, usize)>,
    /// Minutes that local time is east of UTC.
    pub(crate) offset: i32,
}

/// The draft that is open.
#[derive(Debug)]
pub(crate) struct Desk {
    pub(crate) id: String,
    pub(crate) revision: u64,
    pub(crate) round: Rc<Node>,
    /// The edition that was frozen last.
    pub(crate) frozen: Option<Rc<Node>>,
    past: Vec<Rc<Node>>,
    future: Vec<Rc<Node>>,
    /// Where the last change was typed: more of it belongs to the same change.
    typing: Option<Path>,
    pub(crate) check: DraftCheck,
    pub(crate) tab: Tab,
    /// The part of the instrument that is looked at.
    pub(crate) selected: Path,
    /// The round is tried as a panelist would.
    pub(crate) is_tried: bool,
}

impl Desk {
    fn new(id: String, revision: u64, round: Node, frozen: Option<Node>) -> Self {
        let check = check_draft(&round);
        Self {
            id,
            revision,
            round: Rc::new(round),
            frozen: frozen.map(Rc::new),
            past: Vec::new(),
            future: Vec::new(),
            typing: None,
            check,
            tab: Tab::Instrument,
            selected: Path::default(),
            is_tried: false,
        }
    }

    /// Whether nothing may be changed.
    pub(crate) fn is_frozen(&self) -> bool {
        self.check.round.as_ref().is_some_and(Round::is_frozen)
    }

    /// The edition that was frozen last, while the next one is being made.
    pub(crate) fn before(&self) -> Option<Round> {
        let frozen = self.frozen.as_deref().filter(|_| !self.is_frozen())?;
        check_draft(frozen).round
    }

    pub(crate) const fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    pub(crate) const fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Everything wrong at this place or inside of it.
    pub(crate) fn problems_below<'a>(&'a self, path: &'a Path) -> impl Iterator<Item = &'a Problem> {
        let all = self.check.problems.iter().chain(&self.check.undecided);
        all.filter(|problem| problem.path.0.starts_with(&path.0))
    }

    fn put(&mut self, round: Node) {
        self.check = check_draft(&round);
        self.round = Rc::new(round);
        // What was selected may be gone.
        while !self.selected.0.is_empty() && self.round.at(&self.selected).is_none() {
            self.selected.0.pop();
            self.selected.0.pop();
        }
    }

    fn remember(&mut self) {
        self.past.push(Rc::clone(&self.round));
        if self.past.len() > MOST_PAST {
            self.past.remove(0);
        }
        self.future.clear();
    }

    /// What is looked at of the instrument, for a place in it.
    fn select(&mut self, path: &Path) {
        self.tab = match path.0.first() {
            Some(Step::Field(name)) if name == "rubric" => Tab::Instrument,
            Some(Step::Field(name)) if name == "rules" => Tab::Rules,
            _ => Tab::Round,
        };
        if self.tab == Tab::Instrument {
            let lists = ["tracks", "components", "sections", "indicators"];
            let mut selected = Path::default().field("rubric");
            let mut steps = path.0.iter().skip(1);
            for list in lists {
                match (steps.next(), steps.next()) {
                    (Some(Step::Field(name)), Some(Step::Item(index))) if name == list => {
                        selected = selected.field(list).item(*index);
                    }
                    _ => break,
                }
            }
            self.selected = selected;
        }
    }
}

impl Workshop {
    /// The state before anything was loaded.
    #[must_use]
    pub fn new(rubrics: Vec<Rubric>, lang: Lang, offset: i32) -> Self {
        Self {
            lang,
            theme: Theme::System,
            rubrics,
            supplies: Supplies::default(),
            province: None,
            hand_outs: (false, false),
            shelf: Vec::new(),
            desk: None,
            saved: Saved::Saving,
            discarding: None,
            problems: Vec::new(),
            notice: None,
            importing: None,
            dragging: None,
            offset,
        }
    }

    /// The language.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// Speaks this language from now on.
    pub const fn set_lang(&mut self, lang: Lang) {
        self.lang = lang;
    }

    /// The round that is tried as a panelist would: the same for practice.
    #[must_use]
    pub fn tried(&self) -> Option<Round> {
        let desk = self.desk.as_ref().filter(|desk| desk.is_tried)?;
        desk.check.round.clone().map(Round::for_practice)
    }

    /// Every draft as it is kept: its id and its text.
    #[must_use]
    pub fn texts(&self) -> Vec<(String, String)> {
        self.shelf.iter().map(|kept| (kept.id.clone(), kept.text())).collect()
    }

    /// That what reads workbooks could not be loaded.
    #[must_use]
    pub fn no_office(lang: Lang) -> &'static str {
        words::NO_OFFICE.of(lang)
    }

    /// Whether a question is open.
    #[must_use]
    pub const fn has_dialog(&self) -> bool {
        self.discarding.is_some()
    }

    /// Does a task.
    pub fn act(&mut self, task: Task, moment: Moment) -> Vec<Errand> {
        match task {
            Task::Stored(is_kept) => {
                self.saved = if is_kept { Saved::Saved } else { Saved::Failed };
                return Vec::new();
            }
            Task::Unpack(texts) => {
                let begun = std::mem::take(&mut self.shelf);
                let errands = self.put_on_shelf(&texts);
                // What was begun before the storage was there.
                self.shelf.extend(begun);
                return errands;
            }
            Task::Shelf(texts) => return self.put_on_shelf(&texts),
            Task::SwitchLang => {
                self.lang = self.lang.pick(Lang::En, Lang::Id);
                return vec![Errand::SpeakLang(self.lang)];
            }
            Task::ChooseTheme(theme) => {
                self.theme = theme;
                return Vec::new();
            }
            Task::Dismiss => {
                self.problems.clear();
                self.notice = None;
                return Vec::new();
            }
            Task::Drag(row) => {
                self.dragging = row;
                return Vec::new();
            }
            Task::Drop(list, index) => return self.drop_on(&list, index),
            Task::Pick(file) => return file.into_iter().map(Errand::Read).collect(),
            Task::Supply(supplies) => {
                self.supplies = *supplies;
                return Vec::new();
            }
            Task::ChooseProvince(code) => {
                self.province = Some(code);
                return Vec::new();
            }
            Task::HandOuts { each, practice } => {
                self.hand_outs = (each, practice);
                return Vec::new();
            }
            Task::Made(true) => return Vec::new(),
            Task::Made(false) => {
                self.problems = vec![words::NO_PAGE.of(self.lang).to_owned()];
                return Vec::new();
            }
            Task::Begin(id) => return self.begin(id.as_deref(), moment),
            Task::Take(name, bytes) => return self.take(name, bytes, moment),
            Task::Paste(text) => return self.take_table(words::PASTED_TABLE.of(self.lang), text.as_bytes()),
            Task::Tables(name, tables) => return self.look_at_tables(name, tables),
            Task::ChooseSheet(index) => {
                self.importing.iter_mut().for_each(|import| import.choose_sheet(index));
                return Vec::new();
            }
            Task::ChooseColumn(index, column) => {
                if let Some(import) = &mut self.importing {
                    import.choose_column(index, column);
                }
                return Vec::new();
            }
            Task::TakeOver(is_wanted) => return self.take_over(is_wanted, moment),
            Task::Open(id) => return self.open(&id),
            Task::Leave => {
                self.desk = None;
                return vec![Errand::Focus("#pk-prepare")];
            }
            Task::AskDiscard(id) => {
                self.discarding = id;
                return Vec::new();
            }
            Task::Discard(id) => return self.discard(id),
            _ => {}
        }
        self.problems.clear();
        self.notice = None;
        let Some(desk) = &mut self.desk else { return Vec::new() };
        match task {
            Task::Show(tab) => {
                desk.tab = tab;
                desk.is_tried = false;
                vec![Errand::Focus("#pk-part")]
            }
            Task::Select(path) => {
                desk.selected = path;
                vec![Errand::Focus("#pk-part")]
            }
            Task::GoTo(path) => {
                desk.select(&path);
                vec![Errand::FocusAt(path)]
            }
            Task::Try(is_tried) => {
                desk.is_tried = is_tried && desk.check.round.is_some();
                Vec::new()
            }
            Task::Type(path, node) => self.change(vec![Edit::Set(path.clone(), node)], Some(path)),
            Task::Do(edits, focus) => {
                let mut errands = self.change(edits, None);
                errands.extend(focus.map(Errand::FocusAt));
                errands
            }
            Task::Rename(path, new) => {
                let edits = rename(&desk.round, &path, &new);
                self.change(edits, None)
            }
            Task::Undo => self.wind(true),
            Task::Redo => self.wind(false),
            Task::Arrange(wish) => self.arrange(&wish),
            Task::PasteDistricts(text) => self.paste("districts", &text),
            Task::PastePanel(text) => self.paste("panel", &text),
            Task::PasteReviews(text) => self.paste_reviews(&text),
            Task::Freeze { by, reason } => self.freeze(&by, &reason, moment),
            Task::Amend => self.amend(),
            Task::Renew => self.renew(moment),
            Task::Give(gift) => self.give(&gift),
            _ => Vec::new(),
        }
    }

    /// Makes a change that can be taken back; what leads nowhere or changes nothing is none.
    fn change(&mut self, edits: Vec<Edit>, typing: Option<Path>) -> Vec<Errand> {
        let Some(desk) = self.desk.as_mut().filter(|desk| !desk.is_frozen()) else { return Vec::new() };
        let mut round = (*desk.round).clone();
        for edit in edits {
            if !edit.apply(&mut round) {
                return Vec::new();
            }
        }
        if round == *desk.round {
            return Vec::new();
        }
        if typing.is_none() || desk.typing != typing {
            desk.remember();
        }
        desk.typing = typing;
        desk.put(round);
        self.keep()
    }

    /// Gives every district a slot and a room, or tells what is wrong with the plan.
    fn arrange(&mut self, wish: &Wish) -> Vec<Errand> {
        let Some(desk) = &self.desk else { return Vec::new() };
        let mut round = (*desk.round).clone();
        let problems = match plan_of(wish, self.lang) {
            Err(problems) => problems,
            Ok(plan) => match arrange_draft(&mut round, &plan) {
                Ok(()) => {
                    self.notice = Some(words::ARRANGED.of(self.lang).to_owned());
                    return self.change(vec![Edit::Set(Path::default(), round)], None);
                }
                Err(faults) => faults.iter().map(|(_, fault)| schedule_sentence(fault, self.lang)).collect(),
            },
        };
        self.problems = problems;
        vec![Errand::Focus("[data-pk=problems]")]
    }

    /// Moves the row that is being dragged to this one.
    fn drop_on(&mut self, list: &Path, index: usize) -> Vec<Errand> {
        match self.dragging.take() {
            Some((from, at)) if from == list.to_string() && at != index => {
                self.change(vec![Edit::Move(list.item(at), index)], None)
            }
            _ => Vec::new(),
        }
    }

    /// Adds a row for each line that was pasted.
    fn paste(&mut self, list: &'static str, text: &str) -> Vec<Errand> {
        let Some(desk) = &self.desk else { return Vec::new() };
        let list = Path::default().field(list);
        let count = desk.round.items_at(&list).len();
        let rows = match pasted(&desk.round, &list, text, self.lang) {
            Ok(rows) if !rows.is_empty() => rows,
            told => {
                self.problems =
                    told.err().unwrap_or_else(|| vec![words::PASTE_EMPTY.of(self.lang).to_owned()]);
                return vec![Errand::Focus("[data-pk=problems]")];
            }
        };
        self.notice = Some(words::PASTED.with(self.lang, &[&rows.len().to_string()]));
        let edits = rows.into_iter().enumerate();
        self.change(edits.map(|(index, row)| Edit::Insert(list.item(count + index), row)).collect(), None)
    }

    fn wind(&mut self, is_back: bool) -> Vec<Errand> {
        let Some(desk) = &mut self.desk else { return Vec::new() };
        let (from, to) =
            if is_back { (&mut desk.past, &mut desk.future) } else { (&mut desk.future, &mut desk.past) };
        let Some(round) = from.pop() else { return Vec::new() };
        to.push(Rc::clone(&desk.round));
        desk.typing = None;
        desk.put((*round).clone());
        self.keep()
    }

    /// Keeps the open draft as it is now.
    fn keep(&mut self) -> Vec<Errand> {
        let Some(desk) = &mut self.desk else { return Vec::new() };
        desk.revision += 1;
        self.saved = Saved::Saving;
        let kept = Kept::of(desk);
        let (id, text) = (kept.id.clone(), kept.text());
        match self.shelf.iter_mut().find(|known| known.id == id) {
            Some(known) => *known = kept,
            None => self.shelf.push(kept),
        }
        vec![Errand::Keep { id, text }]
    }

    fn begin(&mut self, id: Option<&str>, moment: Moment) -> Vec<Errand> {
        let rubric = id.and_then(|id| self.rubrics.iter().find(|rubric| rubric.id == *id));
        let preset = id.and_then(|id| self.supplies.presets.iter().find(|preset| preset.id == *id));
        let round = match (rubric, preset) {
            (None, None) => Ok(new_draft()),
            (None, Some(preset)) => Ok(preset.draft.clone()),
            (Some(rubric), _) => parse(rubric_file(rubric).as_bytes())
                .map_err(|problem| vec![problem])
                .and_then(|node| draft_of(&node)),
        };
        self.put_on_desk(round, moment)
    }

    /// Takes a file of any kind, told by what is in it: one of ours, a workbook, or a table as text.
    fn take(&mut self, name: String, bytes: Vec<u8>, moment: Moment) -> Vec<Errand> {
        let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes).trim_ascii_start();
        let is_text = !bytes.starts_with(b"PK") && !bytes.starts_with(b"\xD0\xCF\x11\xE0");
        if start.first() == Some(&b'{') {
            let node = parse(&bytes).map_err(|problem| vec![problem]);
            return self.put_on_desk(node.and_then(|node| draft_of(&node)), moment);
        }
        if is_text && start.first() != Some(&b'<') {
            self.take_table(&name, &bytes)
        } else {
            vec![Errand::Workbook(name, bytes)]
        }
    }

    fn take_table(&mut self, name: &str, bytes: &[u8]) -> Vec<Errand> {
        let table = read_csv(bytes).map_err(|problem| table_sentence(&problem, self.lang));
        self.look_at_tables(name.to_owned(), table.map(|table| (vec![(name.to_owned(), table)], false)))
    }

    fn look_at_tables(&mut self, name: String, tables: Result<Tables, String>) -> Vec<Errand> {
        self.problems.clear();
        match tables {
            Ok((tables, has_macros)) => {
                self.notice = has_macros.then(|| words::MACROS.of(self.lang).to_owned());
                self.importing = Some(Import::new(name, tables));
                vec![Errand::Focus("#pk-part")]
            }
            Err(problem) => {
                self.problems = vec![problem];
                Vec::new()
            }
        }
    }

    /// Puts the instrument of the table into the open draft, or begins one with it.
    fn take_over(&mut self, is_wanted: bool, moment: Moment) -> Vec<Errand> {
        let Some(import) = self.importing.take() else { return Vec::new() };
        let rubric = import.taken.and_then(|taken| taken.rubric.ok()).filter(|_| is_wanted);
        let Some(rubric) = rubric else { return vec![Errand::Focus("#pk-part, #pk-prepare")] };
        let round = parse(rubric_file(&rubric).as_bytes())
            .map_err(|problem| vec![problem])
            .and_then(|node| draft_of(&node));
        let new = round.as_ref().ok().and_then(|round| round.get("rubric")).cloned();
        let mut errands = match new.filter(|_| self.desk.is_some()) {
            Some(rubric) => self.change(vec![Edit::Set(Path::default().field("rubric"), rubric)], None),
            None => self.put_on_desk(round, moment),
        };
        if !errands.is_empty() {
            self.notice = Some(words::TAKEN_OVER.of(self.lang).to_owned());
        }
        errands.push(Errand::Focus("#pk-part"));
        errands
    }

    /// Begins a draft with this round; a frozen one is the start of the next year's or of the next edition.
    fn put_on_desk(&mut self, round: Result<Node, Vec<Problem>>, moment: Moment) -> Vec<Errand> {
        match round {
            Err(problems) => {
                self.problems = problems.iter().map(|problem| sentence(problem, self.lang)).collect();
                Vec::new()
            }
            Ok(round) => {
                self.problems.clear();
                let check = check_draft(&round);
                let frozen = check.round.filter(Round::is_frozen).map(|_| round.clone());
                let id = random_writer(moment.random).0;
                self.desk = Some(Desk::new(id, 0, round, frozen));
                let mut errands = self.keep();
                errands.push(Errand::Focus("#pk-part"));
                errands
            }
        }
    }

    fn open(&mut self, id: &str) -> Vec<Errand> {
        let Some(kept) = self.shelf.iter().find(|kept| kept.id == id) else { return Vec::new() };
        let frozen = kept.frozen.as_deref().cloned();
        self.desk = Some(Desk::new(kept.id.clone(), kept.revision, (*kept.round).clone(), frozen));
        vec![Errand::Focus("#pk-part")]
    }

    fn discard(&mut self, id: String) -> Vec<Errand> {
        self.discarding = None;
        self.shelf.retain(|kept| kept.id != id);
        if self.desk.as_ref().is_some_and(|desk| desk.id == id) {
            self.desk = None;
        }
        vec![Errand::Forget(id), Errand::Focus("#pk-prepare")]
    }

    /// Takes over what is kept. Where another page has gone on with the open draft, its state follows this page's and can
    /// be taken back.
    fn put_on_shelf(&mut self, texts: &[String]) -> Vec<Errand> {
        self.shelf = texts.iter().filter_map(|text| Kept::read(text)).collect();
        self.shelf.sort_by(|a, b| a.title.cmp(&b.title).then_with(|| a.id.cmp(&b.id)));
        let Some(desk) = &mut self.desk else { return Vec::new() };
        if desk.revision > 0 && !self.shelf.iter().any(|kept| kept.id == desk.id) {
            self.notice = Some(words::GONE_ELSEWHERE.of(self.lang).to_owned());
            return Vec::new();
        }
        let newer = self.shelf.iter().find(|kept| kept.id == desk.id && kept.revision > desk.revision);
        if let Some(kept) = newer.filter(|kept| kept.round != desk.round) {
            desk.remember();
            (desk.revision, desk.typing) = (kept.revision, None);
            desk.frozen.clone_from(&kept.frozen);
            desk.put((*kept.round).clone());
            self.notice = Some(words::ELSEWHERE.of(self.lang).to_owned());
        }
        Vec::new()
    }

    fn freeze(&mut self, by: &str, reason: &str, moment: Moment) -> Vec<Errand> {
        let Some(desk) = &mut self.desk else { return Vec::new() };
        let is_ready = desk.check.round.is_some() && desk.check.undecided.is_empty() && !desk.is_frozen();
        if !is_ready {
            self.problems = vec![words::NOT_READY.of(self.lang).to_owned()];
            return Vec::new();
        }
        let before = desk.before();
        if before.is_some() && reason.trim().is_empty() {
            self.problems = vec![words::REASON_MISSING.of(self.lang).to_owned()];
            return vec![Errand::Focus("[name=reason]")];
        }
        let freezing = Freezing { by, reason, at: moment.now };
        match freeze(&desk.round, before.as_ref(), freezing) {
            Ok(round) => {
                desk.frozen = Some(Rc::new(round.clone()));
                (desk.past, desk.future, desk.typing) = (Vec::new(), Vec::new(), None);
                desk.put(round);
                desk.tab = Tab::Give;
                self.notice = Some(words::FROZEN_NOW.of(self.lang).to_owned());
                let mut errands = self.keep();
                errands.push(Errand::Focus("#pk-part"));
                errands
            }
            Err(problems) => {
                self.problems = problems.iter().map(|problem| sentence(problem, self.lang)).collect();
                Vec::new()
            }
        }
    }

    /// Begins the next edition of a frozen round.
    fn amend(&mut self) -> Vec<Errand> {
        let Some(desk) = self.desk.as_mut().filter(|desk| desk.is_frozen()) else { return Vec::new() };
        let next = desk.check.round.as_ref().map_or(1, |round| round.edition).saturating_add(1);
        let mut round = (*desk.round).clone();
        if Edit::Set(Path::default().field("edition"), Node::whole(next.into())).apply(&mut round) {
            // Whoever thinks better of it goes back to what is frozen.
            desk.remember();
            desk.put(round);
            self.notice = Some(words::AMENDING.with(self.lang, &[&next.to_string()]));
        }
        let mut errands = self.keep();
        errands.push(Errand::Focus("#pk-part"));
        errands
    }

    /// Begins next year's round with the instrument, the districts, the panel and the rules of this one.
    fn renew(&mut self, moment: Moment) -> Vec<Errand> {
        let Some(desk) = &self.desk else { return Vec::new() };
        let mut round = (*desk.round).clone();
        let root = Path::default;
        let mut edits = vec![
            Edit::Set(root().field("edition"), Node::whole(1)),
            Edit::Set(root().field("id"), Node::text(format!("{}-baru", round.text_at(&root().field("id"))))),
        ];
        if let Some(year) = desk.check.round.as_ref().and_then(|round| round.year) {
            edits.push(Edit::Set(root().field("year"), Node::whole(u64::from(year) + 1)));
        }
        // What belongs to one year alone.
        edits.extend(
            ["frozen", "reviews", "instruction", "practice"].map(|key| Edit::Remove(root().field(key))),
        );
        for index in 0..round.items_at(&root().field("districts")).len() {
            let place = root().field("districts").item(index);
            edits.extend(["slot", "room", "presenter"].map(|key| Edit::Remove(place.field(key))));
        }
        for edit in edits {
            edit.apply(&mut round);
        }
        let errands = self.put_on_desk(Ok(round), moment);
        if let Some(desk) = &mut self.desk {
            desk.tab = Tab::Round;
        }
        self.notice = Some(words::RENEWED.of(self.lang).to_owned());
        errands
    }

    /// Takes in the grades of a document review in the place of what was there, or tells everything that is wrong with them.
    fn paste_reviews(&mut self, text: &str) -> Vec<Errand> {
        let Some(desk) = &self.desk else { return Vec::new() };
        match reviews(&desk.round, text, self.lang) {
            Err(problems) => {
                self.problems = problems;
                vec![Errand::Focus("[data-pk=problems]")]
            }
            Ok(reviews) => {
                self.notice = Some(words::REVIEWS_TAKEN.with(self.lang, &[&reviews.len().to_string()]));
                let list = Node::from(Value::List(reviews));
                self.change(vec![Edit::Set(Path::default().field("reviews"), list)], None)
            }
        }
    }

    fn give(&mut self, gift: &Gift) -> Vec<Errand> {
        let Some(desk) = &self.desk else { return Vec::new() };
        let round = desk.check.round.as_ref();
        let id = desk.round.text_at(&Path::default().field("id"));
        let (parts, text) = match (gift, round) {
            (Gift::Draft, _) => (["rancangan", id], draft_file(&desk.round)),
            (Gift::Out(file), Some(round)) => return vec![handed_out(file, round)],
            (Gift::Before(file), _) => {
                return desk.before().map(|round| handed_out(file, &round)).into_iter().collect();
            }
            (Gift::Workbook, Some(round)) => {
                let name = file_name(&["instrumen", &round.rubric.id], "xlsx");
                return vec![Errand::Sheet(name, table_of(&round.rubric))];
            }
            (Gift::Csv, Some(round)) => {
                let name = file_name(&["instrumen", &round.rubric.id], "csv");
                return vec![Errand::Download { name, text: csv_text(&table_of(&round.rubric)) }];
            }
            (Gift::Rubric, Some(round)) => {
                (["instrumen", round.rubric.id.as_str()], rubric_file(&round.rubric))
            }
            (_, None) => {
                self.problems = vec![words::NOT_READY.of(self.lang).to_owned()];
                return Vec::new();
            }
        };
        vec![Errand::Download { name: file_name(&parts, "json"), text }]
    }
}

/// The file for the panel or a portal.
fn handed_out(file: &HandOut, round: &Round) -> Errand {
    let round = if file.practice { round.clone().for_practice() } else { round.clone() };
    let name = file.name.clone();
    let page = |panelist| Errand::Page { name: name.clone(), text: sheets_file(&round, []), panelist };
    match &file.to {
        HandTo::Portal => Errand::Download { name, text: round_file(&round) },
        HandTo::Everybody => page(None),
        HandTo::Panelist(panelist) => page(Some(panelist.0.clone())),
    }
}

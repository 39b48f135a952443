//! The application in the browser: carries out what the engine asks for.

use crate::channel::Channel;
use crate::facts::facts;
use crate::parts::{Copy, Parts, load_parts};
use crate::remembered::{Remembered, stored_phrases};
use crate::stage::Scene;
use crate::storage::{Failure, Storage, Stored, Write};
use crate::world::{moment, offset};
use gloo::events::EventListener;
use gloo::timers::callback::{Interval, Timeout};
use js_sys::{Function, Promise};
use pk_core::{Round, Rubric};
use pk_format::{Fingerprint, Lang, Rescued, Sheets, round_fingerprint};
use pk_view::{Action, Effect, Engine, OpenVault, Session, nilai};
use std::any::Any;
use std::cell::OnceCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Element, FocusOptions, HtmlDialogElement, HtmlElement, HtmlInputElement, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};
use yew::html::Scope;
use yew::prelude::*;

mod coming_back;
mod host;
mod keeping;
mod pins;

use coming_back::recall;
use pins::take_pin;

/// The key of the session where the host gave no round.
const BARE: &str = "bare";
/// Under which key the panelist's own phrases are remembered.
const PHRASES: &str = "phrases";

/// How long to wait before something that failed is tried again, in milliseconds.
const RETRY: u32 = 5_000;

/// What the host page said when the element was made.
#[derive(Debug)]
pub(crate) struct Options {
    pub(crate) host: HtmlElement,
    pub(crate) root: Element,
    /// What to open first.
    pub(crate) round: Round,
    /// The rubrics to choose from; none where the host gave a round.
    pub(crate) rubrics: Vec<Rubric>,
    pub(crate) lang: Lang,
    pub(crate) panelist: Option<String>,
    pub(crate) district: Option<String>,
    pub(crate) readonly: bool,
    /// What the page carries, its round taken out.
    pub(crate) carried: Option<Rescued>,
    /// Saves a copy of the page, where it can.
    pub(crate) save_copy: Option<Function>,
    /// Hands a file to the panelist: its name, its text.
    pub(crate) hand_out: Function,
    /// The text of the page itself, as it would be saved.
    pub(crate) page_text: Function,
    /// Packs what a saved page carries.
    pub(crate) pack: Function,
    /// Gives what preparing a round needs.
    pub(crate) supplies: Function,
    /// Makes a file's content of a picture on the screen, as SVG or as PNG.
    pub(crate) picture: Function,
    /// Unpacks it.
    pub(crate) unpack: Function,
    /// Asks the browser about its storage.
    pub(crate) storage_facts: Function,
    /// Asks the browser for a lasting storage.
    pub(crate) persist: Function,
    /// Puts the element, and nothing else of the page, on paper.
    pub(crate) print: Function,
    /// The application that was made of this.
    pub(crate) scope: OnceCell<Scope<Shell>>,
    /// Says how much of the open sheet is graded, and in which language the screen is.
    pub(crate) judge: Function,
}

/// What makes an application of it.
pub(crate) type Screens = fn(Rc<Options>) -> Scene;

/// What the host page said, the same only if it is the very same.
#[derive(Clone, Debug, Properties)]
pub(crate) struct ShellProps {
    pub(crate) options: Rc<Options>,
}

impl PartialEq for ShellProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.options, &other.options)
    }
}

/// Something that the shell must see to.
#[derive(Debug)]
pub(crate) enum Msg {
    /// The panelist did something.
    Act(Action),
    /// What was open last is known, or that nothing is.
    Remembered(Option<Rc<Storage>>, Box<Remembered>, Vec<String>),
    /// This is the device's key.
    Key([u8; 32]),
    /// The round's storage is open, or not to be had.
    Opened(u32, String, Result<(Rc<Storage>, Stored), Failure>),
    /// The storage was given its time.
    Late(u32),
    /// A transaction in the storage of this name has ended.
    Written(String, Write, Result<(), Failure>),
    /// Another page has saved something.
    Heard,
    /// Everything of the round was removed from the device.
    Gone,
    /// This page is looked at again.
    Look,
    /// The storage of this name was read again.
    Looked(String, Result<Stored, Failure>),
    /// The page is left, perhaps for good.
    Leave,
    /// The page is gone, or kept by the browser in case somebody comes back to it.
    Hide,
    /// The host chose a language.
    Lang(Lang),
    /// The host chose whether grades may be changed.
    Readonly(bool),
    /// What is loaded later is there, or not to be had.
    Arrived(Option<&'static Parts>),
    /// What is loaded later is to be asked for again.
    LoadLate,
    /// Everything of the round is to be removed now, for other pages have had time to let go of it.
    EraseNow(String),
    /// The storage is to be opened.
    Open,
    /// Another page waits for the storage of this name, to put it under another PIN.
    LetGo(String),
    /// The storage of this name is under this vault now, or that could not be done.
    Resealed(u32, String, OpenVault, Result<(), Failure>),
    /// What could not be kept in the storage of this name, which was left.
    Left(String, Write),
    /// The storage of this name is being removed, by whomever.
    Removed(String),
    /// The host gave another round.
    Round(Box<Round>),
    /// The host names a sheet to open, or none.
    Show(Session),
    /// The host gave sheets, which are not refused.
    Restore(Box<Sheets>),
    /// The host lets the sheet be finalised.
    Finalise,
    /// The host is to be called once the note that is being typed is finished.
    Finish(Function),
    /// The host is to be told once everything is kept, or that it cannot be.
    Save(Function),
}

/// The application in the browser.
pub(crate) struct Shell {
    engine: Engine,
    act: Callback<Action>,
    /// Nothing is shown before it is known what was open last.
    is_ready: bool,
    /// The host has heard that the element can be used.
    is_told: bool,
    /// What to bring into view and give the focus once it is there.
    focus: Option<String>,
    /// What to bring into view.
    reveal: Option<&'static str>,
    /// The last word on the round's storage is still to come.
    is_opening: bool,
    /// The language that the panelist chose over the host's.
    chosen_lang: Option<Lang>,
    /// The sheet is the one that was open before a reload, and nothing else on the page has the focus.
    is_coming_back: bool,
    /// What to open when the storage is loaded.
    session: Session,
    /// What the page carries, until it is taken in.
    carried: Option<Rescued>,
    /// Under which key the session is remembered.
    session_key: String,
    sessions: Option<Rc<Storage>>,
    storage: Option<Rc<Storage>>,
    /// The storage, while it waits for a PIN.
    locked: Option<Rc<Storage>>,
    /// How the storage was locked when it was seen last.
    under: String,
    /// What could not be kept before another round was opened, and the name of the storage where it belongs.
    left: Vec<(String, Write)>,
    /// The page is gone, or only kept by the browser.
    is_hidden: bool,
    /// Counts the times that a storage was to be opened.
    openings: u32,
    channel: Option<Channel>,
    /// Transactions that have begun and not ended.
    running: usize,
    /// What is in no transaction: an earlier one still runs, or could not keep it.
    unsaved: Write,
    /// While the clock of a presentation runs: what calls every second.
    clock: Option<Interval>,
    /// What keeps the screen awake meanwhile, once the part that can is loaded.
    awake: Option<Box<dyn Any>>,
    /// While the storage fails: what tries it again.
    retry: Option<Timeout>,
    /// While what is loaded later could not be had: what asks for it again.
    late_retry: Option<Timeout>,
    /// The name of the storage that is open, or being opened.
    storage_name: String,
    /// Notes that are kept as drafts, by key: a database that was deleted is filled with them again.
    drafts: Vec<(String, String)>,
    /// What is loaded later, once it is there.
    parts: Option<&'static Parts>,
    /// What is loaded later is on its way.
    is_loading: bool,
    /// Those whom the host wants to be told how the storage stands.
    waiting: Vec<Function>,
    /// What the host was told last about the open sheet.
    judged: host::Judged,
    _listeners: [EventListener; 3],
}

impl Shell {
    pub(crate) const fn engine(&self) -> &Engine {
        &self.engine
    }
}

impl Component for Shell {
    type Message = Msg;
    type Properties = ShellProps;

    fn create(ctx: &Context<Self>) -> Self {
        let Options { round, rubrics, lang, panelist, district, readonly, .. } = &*ctx.props().options;
        // It is made once.
        ctx.props().options.scope.set(ctx.link().clone()).ok();
        let is_given = rubrics.is_empty();
        let mut engine = Engine::new(round.clone(), is_given, *lang, offset());
        engine.offer(rubrics.clone());
        engine.set_readonly(*readonly);
        if ctx.props().options.save_copy.is_some() {
            engine.offer_copy();
        }
        if ctx.props().options.carried.is_some() {
            engine.await_carried();
        }
        let session_key = if is_given { round_fingerprint(round).hex() } else { BARE.to_owned() };
        recall(ctx, session_key.clone(), 0);
        Self {
            engine,
            act: ctx.link().callback(Msg::Act),
            is_ready: false,
            is_told: false,
            focus: None,
            reveal: None,
            is_opening: true,
            chosen_lang: None,
            is_coming_back: false,
            session: Session { panelist: panelist.clone(), district: district.clone() },
            carried: ctx.props().options.carried.clone(),
            session_key,
            sessions: None,
            storage: None,
            locked: None,
            under: String::new(),
            left: Vec::new(),
            is_hidden: false,
            openings: 0,
            channel: None,
            running: 0,
            unsaved: Write::default(),
            clock: None,
            awake: None,
            retry: None,
            late_retry: None,
            storage_name: String::new(),
            drafts: Vec::new(),
            parts: None,
            is_loading: false,
            waiting: Vec::new(),
            judged: None,
            _listeners: listeners(ctx),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Act(Action::Finalise) if self.engine.may_finalise() => self.ask_host(ctx),
            Msg::Act(action) => self.act(ctx, action),
            Msg::Finalise => self.act(ctx, Action::Finalise),
            Msg::Remembered(sessions, remembered, phrases) => {
                self.engine.set_phrases(phrases);
                self.resume(ctx, sessions, *remembered);
            }
            Msg::Key(seed) => {
                self.engine.set_seed(seed);
                return false;
            }
            // Everything may have been removed since it was asked for.
            Msg::Opened(opening, ..) | Msg::Resealed(opening, ..) if opening != self.openings => {
                return false;
            }
            Msg::Opened(_, name, opened) => return self.opened(ctx, name, opened),
            Msg::Late(opening) => return self.late(ctx, opening),
            Msg::Written(name, write, result) => self.written(ctx, &name, write, result),
            Msg::Heard => self.look(ctx),
            Msg::Gone => self.begin_anew(ctx),
            Msg::EraseNow(name) => self.erase_now(ctx, name),
            Msg::Open => self.open(ctx),
            Msg::LetGo(name) => self.let_go(ctx, &name),
            Msg::Left(name, write) => self.left.push((name, write)),
            Msg::Removed(name) => self.removed(ctx, &name),
            Msg::Resealed(_, name, vault, result) => self.resealed(ctx, &name, vault, result.is_ok()),
            Msg::LoadLate => self.load_late(ctx),
            Msg::Look => {
                self.is_hidden = false;
                // Browsers let go of it whenever a page is hidden.
                self.awake = None;
                self.wind(ctx);
                self.look(ctx);
            }
            Msg::Looked(name, stored) => {
                // Entries do not say of which round they are; those of a storage that was left are strangers here.
                if name != storage_name(&self.engine) {
                    return false;
                }
                return self.looked(ctx, stored);
            }
            Msg::Leave if self.is_hidden => return false,
            Msg::Leave => {
                self.act(ctx, Action::FinishNote);
                // There may be no time to wait for the end of an earlier transaction.
                self.flush(ctx);
            }
            Msg::Hide => self.hide(ctx),
            Msg::Arrived(late) => self.arrived(ctx, late),
            Msg::Lang(lang) => self.engine.set_lang(lang),
            Msg::Readonly(readonly) => self.engine.set_readonly(readonly),
            Msg::Round(round) => {
                self.session_key = round_fingerprint(&round).hex();
                self.act(ctx, Action::FinishNote);
                self.flush_into_what_is_left(ctx);
                // Whatever is graded from now on belongs into another storage.
                (self.storage, self.channel, self.is_opening) = (None, None, true);
                (self.locked, self.under) = (None, String::new());
                self.engine.set_round(*round, true);
                self.session = Session::default();
                self.is_ready = false;
                self.openings += 1;
                recall(ctx, self.session_key.clone(), self.openings);
            }
            Msg::Show(session) => self.show(ctx, session),
            Msg::Restore(sheets) => self.restore(ctx, &sheets),
            Msg::Finish(callback) => self.finish(ctx, &callback),
            Msg::Save(callback) => {
                self.act(ctx, Action::FinishNote);
                self.waiting.push(callback);
            }
        }
        self.tell_waiting();
        true
    }

    fn destroy(&mut self, ctx: &Context<Self>) {
        self.act(ctx, Action::FinishNote);
        self.flush(ctx);
        self.leave_waiting();
    }

    fn view(&self, _: &Context<Self>) -> Html {
        if self.is_ready { nilai(&Rc::new(self.engine.snapshot()), &self.act) } else { Html::default() }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        if !self.is_ready {
            return;
        }
        let root = &ctx.props().options.root;
        let find = |selector: &str| root.query_selector(selector).ok().flatten();
        if let Some(dialog) = self.engine.has_dialog().then(|| find("dialog:not([open])")).flatten() {
            // It fails only where the dialog is not in the document any more; then nobody needs it.
            dialog.unchecked_into::<HtmlDialogElement>().show_modal().ok();
        }
        if let Some(element) = self.reveal.take().and_then(find) {
            show(&element);
        }
        if let Some(selector) = self.focus.take()
            && let Some(element) = find(&selector)
        {
            let element: HtmlElement = element.unchecked_into();
            if selector.starts_with("[name=pin") {
                // Whoever types it again begins anew.
                element.unchecked_ref::<HtmlInputElement>().select();
            }
            if selector.starts_with('#') {
                element.scroll_into_view_with_bool(true);
            }
            if let Some(card) = element.closest("[data-indicator]").ok().flatten() {
                // The whole card, so that nobody writes on an indicator whose name is out of view.
                let quiet = FocusOptions::new();
                quiet.set_prevent_scroll(true);
                element.focus_with_options(&quiet).ok();
                show(&card);
                show(&element);
            } else {
                element.focus().ok();
            }
        }
        self.judge(ctx);
        if !self.is_told {
            self.is_told = true;
            self.load_late(ctx);
            self.tell_host(ctx, "pk-ready");
        }
    }
}

impl Shell {
    fn act(&mut self, ctx: &Context<Self>, action: Action) {
        let effects = self.engine.act(action, moment());
        self.carry_out_all(ctx, effects);
    }

    fn carry_out_all(&mut self, ctx: &Context<Self>, effects: Vec<Effect>) {
        self.wind(ctx);
        let has_changed = effects
            .iter()
            .any(|effect| matches!(effect, Effect::Save { entries, .. } if !entries.is_empty()));
        let is_typing = effects.iter().any(|effect| matches!(effect, Effect::SaveDraft { .. }));
        for effect in effects {
            self.carry_out(ctx, effect);
        }
        if has_changed {
            self.tell_host(ctx, "pk-change");
        } else if is_typing {
            self.tell_host(ctx, "pk-input");
        }
    }

    /// Calls every second while a clock runs, and only then.
    fn wind(&mut self, ctx: &Context<Self>) {
        let runs = self.engine.clock().is_some_and(|clock| clock.end.is_some());
        if runs && self.clock.is_none() {
            let link = ctx.link().clone();
            self.clock = Some(Interval::new(1_000, move || link.send_message(Msg::Act(Action::Tick))));
        }
        if !runs {
            (self.clock, self.awake) = (None, None);
        } else if self.awake.is_none() {
            self.awake = self.parts.map(|parts| (parts.stay_awake)());
        }
    }

    fn carry_out(&mut self, ctx: &Context<Self>, effect: Effect) {
        match effect {
            Effect::Open => {
                self.flush_into_what_is_left(ctx);
                (self.channel, self.under) = (None, String::new());
                self.open(ctx);
            }
            Effect::Save { entries, forget } => {
                self.write(ctx, Write { entries, forget, ..Write::default() });
            }
            Effect::SaveDraft { key, text } => {
                self.write(ctx, Write { drafts: vec![(key, text)], ..Write::default() });
            }
            Effect::Reveal(selector) => self.reveal = Some(selector),
            Effect::Focus(selector) => self.focus = Some(selector.to_owned()),
            Effect::FocusIn { indicator, part } => {
                let code = indicator.replace('\\', "\\\\").replace('"', "\\\"");
                self.focus = Some(["[data-indicator=\"", &code, "\"] ", part].concat());
            }
            Effect::Remember => self.remember(),
            Effect::KeepPhrases(phrases) => self.keep(PHRASES.to_owned(), stored_phrases(&phrases)),
            Effect::MakeKey => self.find_key(ctx, true),
            Effect::SpeakLang(lang) => self.chosen_lang = Some(lang),
            Effect::Read(files) => {
                if let Some(parts) = self.parts {
                    let options = Rc::clone(&ctx.props().options);
                    (parts.read)(files, options, self.engine.lang(), ctx.link().clone());
                }
            }
            Effect::Download { name, text } => {
                self.tell_export(ctx, &name);
                let (name, text) = (JsValue::from_str(&name), JsValue::from_str(&text));
                // Without a document to click in, there is nobody to hand a file to.
                ctx.props().options.hand_out.call2(&JsValue::NULL, &name, &text).ok();
            }
            Effect::SaveCopy { name, of, text } => {
                if let Some(parts) = self.parts {
                    let (options, vault) = (Rc::clone(&ctx.props().options), self.engine.vault().clone());
                    // A page that opens on somebody makes copies that open on whoever saves them.
                    let named = options.host.get_attribute("panelist");
                    let own = self.engine.key().map(|key| key.panelist.0.clone());
                    let panelist = named.map(|named| own.unwrap_or(named));
                    let copy = Copy { name, of, text, panelist };
                    (parts.save_copy)(options, copy, vault, ctx.link().clone());
                }
            }
            Effect::TakePin(pin) => take_pin(ctx, pin),
            Effect::Unlocked => self.unlocked(ctx),
            Effect::Reseal(vault) => {
                let from = self.storage.as_ref().and_then(|storage| storage.sealer());
                self.reseal(ctx, from, vault);
            }
            Effect::Erase => self.erase(ctx),
            Effect::LookAtStorage => look_at_storage(ctx, None),
            Effect::AskToPersist => look_at_storage(ctx, Some(&ctx.props().options.persist)),
            Effect::LoadLate => self.load_late(ctx),
            Effect::Print => {
                // A page that cannot print shows no dialog; there is nothing to tell.
                ctx.props().options.print.call0(&JsValue::NULL).ok();
            }
        }
    }

    fn load_late(&mut self, ctx: &Context<Self>) {
        if !std::mem::replace(&mut self.is_loading, true) {
            let link = ctx.link().clone();
            spawn_local(async move { link.send_message(Msg::Arrived(load_parts().await.ok())) });
        }
    }

    fn arrived(&mut self, ctx: &Context<Self>, parts: Option<&'static Parts>) {
        self.is_loading = false;
        match parts {
            Some(parts) => {
                self.parts = Some(parts);
                self.find_key(ctx, false);
                if self.locked.is_some() {
                    self.focus_pin();
                }
                let effects = self.engine.arrive(parts.late, moment());
                self.carry_out_all(ctx, effects);
                self.find_earlier(ctx);
            }
            None => {
                self.engine.stay_away();
                let link = ctx.link().clone();
                self.late_retry = Some(Timeout::new(RETRY, move || link.send_message(Msg::LoadLate)));
            }
        }
    }

    /// Looks for what the device holds of an earlier edition.
    fn find_earlier(&self, ctx: &Context<Self>) {
        let round = self.engine.round();
        if let (Some(parts), Some(sessions), Some(_)) = (self.parts, &self.sessions, &self.storage)
            && round.frozen.len() > 1
        {
            (parts.find_earlier)(Rc::clone(sessions), round, self.engine.lang(), ctx.link().clone());
        }
    }

    /// Looks for the device's key, and makes one where there is none. Whatever fails, nothing waits for it.
    fn find_key(&self, ctx: &Context<Self>, may_make: bool) {
        if let Some(parts) = self.parts {
            (parts.find_key)(self.sessions.clone(), ctx.link().clone(), may_make);
        }
    }
}

/// Asks the browser about its storage, after it was asked for something; nobody waits for the answers.
fn look_at_storage(ctx: &Context<Shell>, first: Option<&Function>) {
    let first = first.and_then(|ask| ask.call0(&JsValue::NULL).ok());
    let options = Rc::clone(&ctx.props().options);
    let link = ctx.link().clone();
    spawn_local(async move {
        if let Some(promise) = first.and_then(|answer| answer.dyn_into::<Promise>().ok()) {
            JsFuture::from(promise).await.ok();
        }
        link.send_message(Msg::Act(Action::StorageSeen(facts(&options.storage_facts).await)));
    });
}

/// Scrolls no further than it must.
fn show(element: &Element) {
    let nearest = ScrollIntoViewOptions::new();
    nearest.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&nearest);
}

/// The name of the database and of the channel of the open round.
fn storage_name(engine: &Engine) -> String {
    name_of(engine.round_fingerprint())
}

/// The name of the database of the round with this fingerprint.
pub(crate) fn name_of(round: Fingerprint) -> String {
    ["penilaian-kinerja/", &round.hex()].concat()
}

/// Under which key a tab keeps what it comes back to.
fn tab_key(session: &str) -> String {
    ["penilaian-kinerja/", session].concat()
}

/// Notes are finished when the page is left, and the storage is looked at when the page is.
fn listeners(ctx: &Context<Shell>) -> [EventListener; 3] {
    let (hide, look, turn) = (ctx.link().clone(), ctx.link().clone(), ctx.link().clone());
    let window = gloo::utils::window();
    let document = gloo::utils::document();
    [
        EventListener::new(&window, "pagehide", move |_| hide.send_message(Msg::Hide)),
        EventListener::new(&window, "focus", move |_| look.send_message(Msg::Look)),
        EventListener::new(&document, "visibilitychange", move |_| {
            let is_hidden = gloo::utils::document().visibility_state() == web_sys::VisibilityState::Hidden;
            turn.send_message(if is_hidden { Msg::Leave } else { Msg::Look });
        }),
    ]
}

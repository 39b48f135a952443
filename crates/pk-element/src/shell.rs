//! The application in the browser: carries out what the engine asks for.

use crate::channel::Channel;
use crate::download::download;
use crate::host_event::dispatch;
use crate::pickup::pick_up;
use crate::remembered::Remembered;
use crate::storage::{Failure, Storage, Stored, Write};
use crate::world::{moment, offset};
use gloo::events::EventListener;
use pk_core::score::score;
use pk_core::{Round, SheetKey};
use pk_format::{Lang, Node, round_fingerprint, score_node, shipped_rubric};
use pk_view::{Action, Draft, Effect, Engine, Nilai, Saved, Session};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;
use yew::prelude::*;

/// The database that remembers what was open last, whatever the round.
const SESSIONS: &str = "penilaian-kinerja";
/// The key of the session where the host gave no round.
const BARE: &str = "bare";

/// What the host page said when the element was made.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(crate) struct ShellProps {
    pub(crate) host: HtmlElement,
    pub(crate) round: Option<Round>,
    pub(crate) lang: Lang,
    pub(crate) panelist: Option<String>,
    pub(crate) district: Option<String>,
    pub(crate) readonly: bool,
}

/// Something that the shell must see to.
#[derive(Debug)]
pub(crate) enum Msg {
    /// The panelist did something.
    Act(Action),
    /// What was open last is known, or that nothing is.
    Remembered(Option<Rc<Storage>>, Remembered),
    /// The round's storage is open, or not to be had.
    Opened(String, Result<(Rc<Storage>, Stored), Failure>),
    /// A transaction has ended.
    Written(Write, Result<(), Failure>),
    /// Another page has saved something, or this one is looked at again.
    Look,
    /// The storage was read again.
    Looked(Result<Stored, Failure>),
    /// The page is left, perhaps for good.
    Leave,
    /// The host chose a language.
    Lang(Lang),
    /// The host chose whether grades may be changed.
    Readonly(bool),
    /// The host gave another round.
    Round(Box<Round>),
}

/// The application in the browser.
pub(crate) struct Shell {
    engine: Engine,
    /// Nothing is shown before it is known what was open last.
    is_ready: bool,
    /// The language that the panelist chose over the host's.
    chosen_lang: Option<Lang>,
    /// What to open when the storage is loaded.
    session: Session,
    sessions: Option<Rc<Storage>>,
    storage: Option<Rc<Storage>>,
    channel: Option<Channel>,
    /// Transactions that have begun and not ended.
    running: usize,
    /// What no transaction could keep; the next one tries again.
    unsaved: Vec<Write>,
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
        let ShellProps { round, lang, panelist, district, readonly, .. } = ctx.props();
        let key = round.as_ref().map_or_else(|| BARE.to_owned(), |round| round_fingerprint(round).hex());
        let mut engine = Engine::new(first_round(round.as_ref()), round.is_some(), *lang, offset());
        engine.set_readonly(*readonly);
        let link = ctx.link().clone();
        spawn_local(async move {
            let sessions = Storage::open(SESSIONS.to_owned()).await.ok().map(Rc::new);
            let text = match &sessions {
                Some(sessions) => sessions.remembered(&key).await.ok().flatten(),
                None => None,
            };
            let remembered = text.map_or_else(Remembered::default, |text| Remembered::of_stored(&text));
            link.send_message(Msg::Remembered(sessions, remembered));
        });
        Self {
            engine,
            is_ready: false,
            chosen_lang: None,
            session: Session { panelist: panelist.clone(), district: district.clone() },
            sessions: None,
            storage: None,
            channel: None,
            running: 0,
            unsaved: Vec::new(),
            _listeners: listeners(ctx),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Act(action) => self.act(ctx, action),
            Msg::Remembered(sessions, remembered) => self.resume(ctx, sessions, remembered),
            Msg::Opened(name, opened) => return self.opened(ctx, &name, opened),
            Msg::Written(write, result) => self.written(write, result),
            Msg::Look => self.look(ctx),
            Msg::Looked(stored) => {
                let Ok(stored) = stored else { return false };
                if stored.entries.is_empty() {
                    return false;
                }
                self.engine.load(&stored.entries);
            }
            Msg::Leave => self.act(ctx, Action::FinishNote),
            Msg::Lang(lang) => self.engine.set_lang(lang),
            Msg::Readonly(readonly) => self.engine.set_readonly(readonly),
            Msg::Round(round) => {
                self.engine.set_round((*round).clone(), true);
                self.session = Session::default();
                self.open(ctx, &round);
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        if !self.is_ready {
            return Html::default();
        }
        html! { <Nilai state={Rc::new(self.engine.snapshot())} act={ctx.link().callback(Msg::Act)} /> }
    }
}

impl Shell {
    fn act(&mut self, ctx: &Context<Self>, action: Action) {
        let tells = matches!(
            action,
            Action::Grade { .. } | Action::NotApplicable(_) | Action::Clear(_) | Action::Undo | Action::Redo
                | Action::TypeNote { .. } | Action::Finalise | Action::Reopen { .. } | Action::Import(_)
        );
        let effects = self.engine.act(action, moment());
        let changed = tells && !effects.is_empty();
        for effect in effects {
            self.carry_out(ctx, effect);
        }
        if changed {
            self.tell_host(ctx, "pk-change");
        }
    }

    fn carry_out(&mut self, ctx: &Context<Self>, effect: Effect) {
        match effect {
            Effect::Open(round) => self.open(ctx, &round),
            Effect::Save { entries, forget } => {
                self.write(ctx, Write { entries, forget, ..Write::default() });
            }
            Effect::SaveDraft { key, text } => {
                self.write(ctx, Write { drafts: vec![(key, text)], ..Write::default() });
            }
            Effect::Remember => self.remember(ctx),
            Effect::SpeakLang(lang) => self.chosen_lang = Some(lang),
            Effect::Read(files) => {
                let (link, lang) = (ctx.link().clone(), self.engine.lang());
                spawn_local(async move {
                    for action in pick_up(files, lang).await {
                        link.send_message(Msg::Act(action));
                    }
                });
            }
            Effect::Download { name, text } => {
                self.tell_host(ctx, "pk-export");
                // Without a document to click in, there is nobody to hand a file to.
                download(&name, &text).ok();
            }
            Effect::Finalised(_) => self.tell_host(ctx, "pk-finalise"),
        }
    }

    /// Comes back to what was open last, unless the host says otherwise.
    fn resume(&mut self, ctx: &Context<Self>, sessions: Option<Rc<Storage>>, remembered: Remembered) {
        self.sessions = sessions;
        if let Some(lang) = remembered.lang {
            self.chosen_lang = Some(lang);
            self.engine.set_lang(lang);
        }
        if let (None, Some(round)) = (&ctx.props().round, remembered.round) {
            self.engine.set_round(round, false);
        }
        self.session.panelist = self.session.panelist.take().or(remembered.session.panelist);
        self.session.district = self.session.district.take().or(remembered.session.district);
        let round = self.engine.round().clone();
        self.open(ctx, &round);
    }

    fn open(&mut self, ctx: &Context<Self>, round: &Round) {
        self.storage = None;
        self.channel = None;
        let name = format!("penilaian-kinerja/{}", round_fingerprint(round).hex());
        let link = ctx.link().clone();
        spawn_local(async move {
            let opened = async {
                let storage = Storage::open(name.clone()).await?;
                let stored = storage.load().await?;
                Ok((Rc::new(storage), stored))
            };
            let opened = opened.await;
            link.send_message(Msg::Opened(name, opened));
        });
    }

    fn opened(
        &mut self,
        ctx: &Context<Self>,
        name: &str,
        opened: Result<(Rc<Storage>, Stored), Failure>,
    ) -> bool {
        // Another round may have been chosen while this one's storage was being opened.
        if !name.ends_with(&round_fingerprint(self.engine.round()).hex()) {
            return false;
        }
        let mut saved = Saved::Failed;
        if let Ok((storage, stored)) = opened {
            self.engine.load(&stored.entries);
            self.storage = Some(storage);
            let link = ctx.link().clone();
            self.channel = Some(Channel::open(name, move || link.send_message(Msg::Look)));
            saved = Saved::Saved;
            let drafts: Vec<Draft> = stored.drafts.iter().filter_map(|text| Draft::of_stored(text)).collect();
            for effect in self.engine.adopt(&drafts, moment()) {
                self.carry_out(ctx, effect);
            }
        }
        if self.running == 0 {
            self.engine.act(Action::Stored(saved), moment());
        }
        if let Session { panelist: Some(panelist), district: Some(district) } = std::mem::take(&mut self.session) {
            self.act(ctx, Action::Start { panelist, district });
        }
        if !self.is_ready {
            self.is_ready = true;
            self.tell_host(ctx, "pk-ready");
        }
        true
    }

    fn write(&mut self, ctx: &Context<Self>, write: Write) {
        let mut whole = Write::default();
        for part in self.unsaved.drain(..).chain([write]) {
            whole.entries.extend(part.entries);
            whole.drafts.extend(part.drafts);
            whole.forget.extend(part.forget);
        }
        let Some(storage) = self.storage.clone() else {
            self.unsaved.push(whole);
            return;
        };
        self.running += 1;
        self.engine.act(Action::Stored(Saved::Saving), moment());
        let link = ctx.link().clone();
        spawn_local(async move {
            let result = storage.write(&whole).await;
            link.send_message(Msg::Written(whole, result));
        });
    }

    fn written(&mut self, write: Write, result: Result<(), Failure>) {
        self.running = self.running.saturating_sub(1);
        match result {
            Ok(()) => {
                if let Some(channel) = self.channel.as_ref().filter(|_| !write.entries.is_empty()) {
                    channel.tell();
                }
            }
            Err(Failure) => self.unsaved.push(write),
        }
        let saved = match (self.unsaved.is_empty(), self.running) {
            (false, _) => Saved::Failed,
            (true, 0) => Saved::Saved,
            (true, _) => Saved::Saving,
        };
        self.engine.act(Action::Stored(saved), moment());
    }

    /// Tries again what could not be kept, and reads what others have kept.
    fn look(&mut self, ctx: &Context<Self>) {
        let Some(storage) = self.storage.clone() else { return };
        if !self.unsaved.is_empty() {
            self.write(ctx, Write::default());
        }
        let link = ctx.link().clone();
        spawn_local(async move {
            let stored = storage.load().await;
            link.send_message(Msg::Looked(stored));
        });
    }

    fn remember(&self, ctx: &Context<Self>) {
        let Some(sessions) = self.sessions.clone() else { return };
        let round = self.engine.round();
        let is_given = ctx.props().round.is_some();
        let key = if is_given { round_fingerprint(round).hex() } else { BARE.to_owned() };
        let text = Remembered::stored(round, self.engine.key(), self.chosen_lang);
        spawn_local(async move {
            // What is lost then is only the way back to the sheet, not the sheet.
            sessions.remember(&key, &text).await.ok();
        });
    }

    fn tell_host(&self, ctx: &Context<Self>, name: &str) {
        let detail = self.engine.key().map_or_else(|| Node::map([]), |key| self.sheet_node(key));
        dispatch(&ctx.props().host, name, &detail);
    }

    fn sheet_node(&self, key: &SheetKey) -> Node {
        let (round, sheet) = (self.engine.round(), self.engine.journal().sheet(key));
        score_node(round, key, sheet.is_locked(), &score(round, &sheet))
    }
}

/// The round that the host gave, or the first shipped rubric without one.
fn first_round(given: Option<&Round>) -> Round {
    let shipped = || pk_format::RUBRICS.first().and_then(|shipped| shipped_rubric(shipped.id));
    match (given, given.is_none().then(shipped).flatten()) {
        (Some(round), _) => round.clone(),
        (None, Some(rubric)) => Round::without_round(rubric),
        #[expect(clippy::unreachable, reason = "a test reads every shipped rubric")]
        (None, None) => unreachable!("the shipped rubrics are sound"),
    }
}

/// Notes are finished when the page is left, and the storage is looked at when the page is.
fn listeners(ctx: &Context<Shell>) -> [EventListener; 3] {
    let (leave, look, turn) = (ctx.link().clone(), ctx.link().clone(), ctx.link().clone());
    let window = gloo::utils::window();
    let document = gloo::utils::document();
    [
        EventListener::new(&window, "pagehide", move |_| leave.send_message(Msg::Leave)),
        EventListener::new(&window, "focus", move |_| look.send_message(Msg::Look)),
        EventListener::new(&document, "visibilitychange", move |_| {
            let is_hidden = gloo::utils::document().visibility_state() == web_sys::VisibilityState::Hidden;
            turn.send_message(if is_hidden { Msg::Leave } else { Msg::Look });
        }),
    ]
}

//! The application in which rounds are prepared.

use crate::channel::Channel;
use crate::host_event::dispatch;
use crate::office::office;
use crate::pickup::bytes_of;
use crate::shell::{Options, Shell, ShellProps};
use crate::stage::Scene;
use crate::storage::{Failure, Storage, Stored, Write};
use crate::world::{moment, offset};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Promise, Reflect};
use pk_core::Round;
use pk_core::path::Path;
use pk_format::{Node, Problem, Supplies, carrying, round_fingerprint, sentence};
use pk_view::prepare::{Errand, Task, Workshop as Shop, prepare};
use std::cell::OnceCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{CssStyleSheet, Element, HtmlDialogElement, HtmlElement};
use yew::prelude::*;
use yew::virtual_dom::{Key, VChild};

/// Makes it.
pub(crate) fn scene(options: Rc<Options>) -> Scene {
    Rc::new(move |key| VChild::<Bench>::new(BenchProps { options: Rc::clone(&options) }, Some(key)).into())
}

/// Where drafts are kept, and the line to the other pages that have them open.
const STORAGE: &str = "penilaian-kinerja/siapkan";
/// How long to wait before something that failed is tried again, in milliseconds.
const RETRY: u32 = 5_000;
/// The style sheet of these screens; the element's own is for everybody.
const STYLE: &str = include_str!("../../../web/prepare/prepare.css");

#[derive(Clone, Debug, Properties)]
struct BenchProps {
    options: Rc<Options>,
}

impl PartialEq for BenchProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.options, &other.options)
    }
}

#[derive(Debug)]
enum Msg {
    Act(Task),
    Opened(Result<(Rc<Storage>, Stored), Failure>),
    Written(Write, Result<(), Failure>),
    Loaded(Result<Stored, Failure>),
    /// Another page has kept something.
    Heard,
    /// The page is gone, or kept by the browser.
    Hide,
    Retry,
}

/// Where the focus goes once the screen is drawn.
#[derive(Debug)]
enum Focus {
    On(&'static str),
    At(Path),
}

/// The application.
struct Bench {
    shop: Shop,
    to: Callback<Task>,
    storage: Option<Rc<Storage>>,
    channel: Option<Channel>,
    is_writing: bool,
    unsaved: Write,
    retry: Option<Timeout>,
    focus: Option<Focus>,
    /// What a round is tried with, and which one it is.
    tried: Option<(Round, Rc<Options>)>,
    is_told: bool,
    _listener: EventListener,
}

impl Component for Bench {
    type Message = Msg;
    type Properties = BenchProps;

    fn create(ctx: &Context<Self>) -> Self {
        let Options { rubrics, lang, root, .. } = &*ctx.props().options;
        adopt_style(root, STYLE);
        let hide = ctx.link().clone();
        let bench = Self {
            shop: Shop::new(rubrics.clone(), *lang, offset()),
            to: ctx.link().callback(Msg::Act),
            storage: None,
            channel: None,
            is_writing: false,
            unsaved: Write::default(),
            retry: None,
            focus: None,
            tried: None,
            is_told: false,
            _listener: EventListener::new(&gloo::utils::window(), "pagehide", move |_| {
                hide.send_message(Msg::Hide);
            }),
        };
        open(ctx);
        load_supplies(ctx);
        bench
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Act(task) => self.act(ctx, task),
            Msg::Opened(Ok((storage, stored))) => {
                let heard = ctx.link().callback(|_| Msg::Heard);
                self.channel = Some(Channel::open(STORAGE, move |is_left| heard.emit(is_left)));
                self.storage = Some(storage);
                self.act(ctx, Task::Unpack(stored.drafts));
                self.act(ctx, Task::Stored(true));
                // What was begun before the storage was open.
                self.flush(ctx);
            }
            Msg::Opened(Err(_)) => {
                self.act(ctx, Task::Stored(false));
                self.try_again(ctx);
            }
            Msg::Loaded(Ok(stored)) => self.act(ctx, Task::Shelf(stored.drafts)),
            // It is looked at again with the next change.
            Msg::Loaded(Err(_)) => return false,
            Msg::Written(_, Ok(())) => {
                self.is_writing = false;
                if let Some(channel) = &self.channel {
                    channel.tell(true);
                }
                if self.unsaved.is_empty() {
                    self.act(ctx, Task::Stored(true));
                } else {
                    self.flush(ctx);
                }
            }
            Msg::Written(mut write, Err(_)) => {
                self.is_writing = false;
                write.extend(std::mem::take(&mut self.unsaved));
                self.unsaved = write;
                if self.storage.as_ref().is_some_and(|storage| storage.was_emptied()) {
                    // The database was deleted under this page: all of it is written again.
                    self.write_all(ctx);
                } else {
                    self.act(ctx, Task::Stored(false));
                    self.try_again(ctx);
                }
            }
            Msg::Heard => {
                if let Some(storage) = self.storage.clone() {
                    let link = ctx.link().clone();
                    spawn_local(async move { link.send_message(Msg::Loaded(storage.load().await)) });
                }
                return false;
            }
            Msg::Hide => {
                // WebKit never ends a transaction that is begun while the page goes.
                if let Some(storage) = self.storage.as_ref().filter(|_| !self.is_writing) {
                    storage.close();
                }
                return false;
            }
            Msg::Retry if self.storage.is_none() => open(ctx),
            Msg::Retry => self.flush(ctx),
        }
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let tried = self.tried.as_ref().map(|(_, options)| {
            let props = ShellProps { options: Rc::clone(options) };
            VChild::<Shell>::new(props, Some(Key::from("tried"))).into()
        });
        prepare(&self.shop, tried, &self.to)
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        let root = &ctx.props().options.root;
        let find = |selector: &str| root.query_selector(selector).ok().flatten();
        if let Some(dialog) = self.shop.has_dialog().then(|| find("dialog:not([open])")).flatten() {
            // It fails only where the dialog is not in the document any more; then nobody needs it.
            dialog.unchecked_into::<HtmlDialogElement>().show_modal().ok();
        }
        let element = match self.focus.take() {
            None => None,
            Some(Focus::On(selector)) => find(selector),
            Some(Focus::At(path)) => nearest(root, path),
        };
        if let Some(element) = element {
            element.unchecked_into::<HtmlElement>().focus().ok();
        }
        if !self.is_told {
            self.is_told = true;
            let detail = Node::map(vec![("version", Node::whole(1))]);
            dispatch(&ctx.props().options.host, "pk-ready", &detail);
        }
    }
}

impl Bench {
    fn act(&mut self, ctx: &Context<Self>, task: Task) {
        for errand in self.shop.act(task, moment()) {
            match errand {
                Errand::Keep { id, text } => {
                    self.unsaved.extend(Write { drafts: vec![(id, text)], ..Write::default() });
                    self.flush(ctx);
                }
                Errand::Forget(id) => {
                    self.unsaved.extend(Write { forget: vec![id], ..Write::default() });
                    self.flush(ctx);
                }
                Errand::Download { name, text } => {
                    let (name, text) = (JsValue::from_str(&name), JsValue::from_str(&text));
                    // Without a document to click in, there is nobody to hand a file to.
                    ctx.props().options.hand_out.call2(&JsValue::NULL, &name, &text).ok();
                }
                Errand::Read(file) => {
                    let (link, lang) = (ctx.link().clone(), self.shop.lang());
                    let options = Rc::clone(&ctx.props().options);
                    spawn_local(async move {
                        let name = file.name();
                        link.send_message(Msg::Act(match bytes_of(&file, &options.unpack).await {
                            Ok(bytes) => Task::Take(name, bytes),
                            Err(kind) => Task::Tables(name, Err(sentence(&Problem::whole(kind), lang))),
                        }));
                    });
                }
                Errand::Workbook(name, bytes) => {
                    let (link, lang) = (ctx.link().clone(), self.shop.lang());
                    spawn_local(async move {
                        let tables = match office().await {
                            Ok(office) => (office.read)(&bytes, lang).map(|book| {
                                let sheets = book.sheets.into_iter().map(|sheet| (sheet.name, sheet.table));
                                (sheets.collect(), book.macros)
                            }),
                            Err(_) => Err(Shop::no_office(lang).to_owned()),
                        };
                        link.send_message(Msg::Act(Task::Tables(name, tables)));
                    });
                }
                Errand::Sheet(name, table) => {
                    let options = Rc::clone(&ctx.props().options);
                    let (link, lang) = (ctx.link().clone(), self.shop.lang());
                    spawn_local(async move {
                        match office().await.ok().and_then(|office| (office.write)(&name, &table)) {
                            Some(bytes) => {
                                let kind =
                                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
                                let content = js_sys::Uint8Array::from(bytes.as_slice());
                                options
                                    .hand_out
                                    .call3(&JsValue::NULL, &name.into(), &content, &kind.into())
                                    .ok();
                            }
                            None => {
                                let problem = Err(Shop::no_office(lang).to_owned());
                                link.send_message(Msg::Act(Task::Tables(name, problem)));
                            }
                        }
                    });
                }
                Errand::Page { name, text, panelist } => {
                    let options = Rc::clone(&ctx.props().options);
                    let link = ctx.link().clone();
                    spawn_local(async move {
                        let is_made = made(&options, &name, text, panelist.as_deref()).await.is_some();
                        link.send_message(Msg::Act(Task::Made(is_made)));
                    });
                }
                Errand::Focus(selector) => self.focus = Some(Focus::On(selector)),
                Errand::FocusAt(path) => self.focus = Some(Focus::At(path)),
                Errand::SpeakLang(_) => {}
            }
        }
        self.try_round(ctx);
    }

    /// Puts on, or takes away, the application in which the round is tried. What was tried is kept nowhere.
    fn try_round(&mut self, ctx: &Context<Self>) {
        let round = self.shop.tried();
        let is_same = self.tried.as_ref().map(|(tried, _)| tried) == round.as_ref();
        if is_same {
            return;
        }
        if let Some((round, _)) = self.tried.take() {
            let name = ["penilaian-kinerja/", &round_fingerprint(&round).hex()].concat();
            // What cannot be removed is a practice sheet that nobody looks for.
            spawn_local(async move { drop(Storage::erase(&name).await) });
        }
        let lang = self.shop.lang();
        self.tried = round.map(|round| {
            let options = Options {
                round: round.clone(),
                rubrics: Vec::new(),
                lang,
                panelist: None,
                district: None,
                readonly: false,
                carried: None,
                save_copy: None,
                scope: OnceCell::new(),
                host: ctx.props().options.host.clone(),
                root: ctx.props().options.root.clone(),
                hand_out: ctx.props().options.hand_out.clone(),
                unpack: ctx.props().options.unpack.clone(),
                supplies: ctx.props().options.supplies.clone(),
                picture: ctx.props().options.picture.clone(),
                storage_facts: ctx.props().options.storage_facts.clone(),
                persist: ctx.props().options.persist.clone(),
                print: ctx.props().options.print.clone(),
                // What is tried fills no form.
                judge: JsValue::UNDEFINED.unchecked_into(),
                page_text: ctx.props().options.page_text.clone(),
                pack: ctx.props().options.pack.clone(),
            };
            (round, Rc::new(options))
        });
    }

    /// Keeps what is not kept yet, one transaction at a time.
    fn flush(&mut self, ctx: &Context<Self>) {
        let Some(storage) = self.storage.clone().filter(|_| !self.is_writing) else { return };
        if self.unsaved.is_empty() {
            return;
        }
        self.is_writing = true;
        let write = std::mem::take(&mut self.unsaved);
        let link = ctx.link().clone();
        spawn_local(async move {
            let result = storage.write(&write).await;
            link.send_message(Msg::Written(write, result));
        });
    }

    /// Keeps every draft that this page knows.
    fn write_all(&mut self, ctx: &Context<Self>) {
        self.unsaved.extend(Write { drafts: self.shop.texts(), ..Write::default() });
        self.flush(ctx);
    }

    fn try_again(&mut self, ctx: &Context<Self>) {
        let link = ctx.link().clone();
        self.retry = Some(Timeout::new(RETRY, move || link.send_message(Msg::Retry)));
    }
}

/// Hands out the page that carries `text`, if it can be made.
async fn made(options: &Options, name: &str, text: String, panelist: Option<&str>) -> Option<()> {
    let data = text_of(options.pack.call1(&JsValue::NULL, &text.into()).ok()?).await?;
    let page = text_of(options.page_text.call0(&JsValue::NULL).ok()?).await?;
    let page = carrying(&page, &data, panelist)?;
    let (name, page, kind) =
        (JsValue::from_str(name), JsValue::from_str(&page), JsValue::from_str("text/html"));
    options.hand_out.call3(&JsValue::NULL, &name, &page, &kind).ok().map(drop)
}

/// A text, or the text that a promise brings.
pub(crate) async fn text_of(value: JsValue) -> Option<String> {
    match value.dyn_into::<Promise>() {
        Ok(promise) => JsFuture::from(promise).await.ok()?.as_string(),
        Err(value) => value.as_string(),
    }
}

/// Loads what preparing a round needs; without it, less is offered.
fn load_supplies(ctx: &Context<Bench>) {
    let options = Rc::clone(&ctx.props().options);
    let link = ctx.link().clone();
    spawn_local(async move {
        let text = match options.supplies.call0(&JsValue::NULL) {
            Ok(value) => text_of(value).await,
            Err(_) => None,
        };
        if let Some(text) = text {
            link.send_message(Msg::Act(Task::Supply(Box::new(Supplies::read(&text)))));
        }
    });
}

/// Opens the storage and loads what is there.
fn open(ctx: &Context<Bench>) {
    let link = ctx.link().clone();
    spawn_local(async move {
        let opened = async {
            let storage = Rc::new(Storage::open(STORAGE.to_owned(), Callback::noop()).await?);
            let stored = storage.load().await?;
            Ok((storage, stored))
        };
        link.send_message(Msg::Opened(opened.await));
    });
}

/// The field of this place, or of the nearest around it.
fn nearest(root: &Element, mut path: Path) -> Option<Element> {
    loop {
        let name = path.to_string().replace('\\', "\\\\").replace('"', "\\\"");
        let find = |selector: String| root.query_selector(&selector).ok().flatten();
        let field = find(format!("[data-path=\"{name}\"]"))
            .or_else(|| find(format!("[data-path^=\"{name}.\"]")))
            .or_else(|| find(format!("[data-path^=\"{name}[\"]")));
        if field.is_some() || path.0.pop().is_none() || path.0.is_empty() {
            return field;
        }
    }
}

/// Gives the shadow root the style sheet of these screens, once.
pub(crate) fn adopt_style(root: &Element, style: &str) {
    let adopt = || -> Result<(), JsValue> {
        let tree = root.get_root_node();
        let adopted = Reflect::get(&tree, &"adoptedStyleSheets".into())?;
        let sheets = Array::from(&adopted);
        if sheets.length() < 2 {
            let sheet = CssStyleSheet::new()?;
            sheet.replace_sync(style)?;
            sheets.push(&sheet);
            Reflect::set(&tree, &"adoptedStyleSheets".into(), &sheets)?;
        }
        Ok(())
    };
    // Without it the screens are plain, and work.
    adopt().ok();
}

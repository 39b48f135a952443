//! The application in which sheets are combined.

use crate::channel::Channel;
use crate::host_event::dispatch;
use crate::office::office;
use crate::pickup::{begun, content, unwrapped};
use crate::shell::Options;
use crate::stage::Scene;
use crate::storage::{Failure, Storage, Stored, Write};
use crate::workshop::adopt_style;
use crate::world::{moment, offset};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::timers::future::TimeoutFuture;
use js_sys::Promise;
use pk_format::{Kind, Lang, Node, Problem, sentence};
use pk_view::recap::{Board, Errand, Task, recap};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, HtmlDialogElement, HtmlElement};
use yew::prelude::*;
use yew::virtual_dom::VChild;

/// Makes it.
pub(crate) fn scene(options: Rc<Options>) -> Scene {
    Rc::new(move |key| VChild::<Hall>::new(HallProps { options: Rc::clone(&options) }, Some(key)).into())
}

/// Where files and decisions are kept.
const STORAGE: &str = "penilaian-kinerja/rekap";
/// How long to wait before something that failed is tried again, in milliseconds.
const RETRY: u32 = 5_000;
/// So many files are read at the same time; then the page shows how far it is.
const AT_ONCE: usize = 100;
/// The style sheet of these screens, after that of preparing, with which they share their frame.
const STYLE: &str =
    concat!(include_str!("../../../web/prepare/prepare.css"), include_str!("../../../web/recap/recap.css"));

#[derive(Clone, Debug, Properties)]
struct HallProps {
    options: Rc<Options>,
}

impl PartialEq for HallProps {
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

/// The application.
struct Hall {
    board: Board,
    to: Callback<Task>,
    storage: Option<Rc<Storage>>,
    channel: Option<Channel>,
    is_writing: bool,
    unsaved: Write,
    retry: Option<Timeout>,
    focus: Option<&'static str>,
    is_told: bool,
    _listener: EventListener,
}

impl Component for Hall {
    type Message = Msg;
    type Properties = HallProps;

    fn create(ctx: &Context<Self>) -> Self {
        let Options { lang, root, .. } = &*ctx.props().options;
        adopt_style(root, STYLE);
        let hide = ctx.link().clone();
        open(ctx);
        Self {
            board: Board::new(*lang, offset()),
            to: ctx.link().callback(Msg::Act),
            storage: None,
            channel: None,
            is_writing: false,
            unsaved: Write::default(),
            retry: None,
            focus: None,
            is_told: false,
            _listener: EventListener::new(&gloo::utils::window(), "pagehide", move |_| {
                hide.send_message(Msg::Hide);
            }),
        }
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
                // What was taken before the storage was open.
                self.flush(ctx);
            }
            Msg::Opened(Err(_)) => {
                self.act(ctx, Task::Stored(false));
                self.try_again(ctx);
            }
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
                    self.unsaved.extend(Write { drafts: self.board.texts(), ..Write::default() });
                    self.flush(ctx);
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
            Msg::Loaded(Ok(stored)) => self.act(ctx, Task::Shelf(stored.drafts)),
            // It is looked at again with the next change.
            Msg::Loaded(Err(_)) => return false,
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
        recap(&self.board, &self.to)
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        let root = &ctx.props().options.root;
        let find = |selector: &str| root.query_selector(selector).ok().flatten();
        if let Some(dialog) = self.board.has_dialog().then(|| find("dialog:not([open])")).flatten() {
            // It fails only where the dialog is not in the document any more; then nobody needs it.
            dialog.unchecked_into::<HtmlDialogElement>().show_modal().ok();
        }
        if let Some(element) = self.focus.take().and_then(find) {
            element.unchecked_into::<HtmlElement>().focus().ok();
        }
        if !self.is_told {
            self.is_told = true;
            let detail = Node::map(vec![("version", Node::whole(1))]);
            dispatch(&ctx.props().options.host, "pk-ready", &detail);
        }
    }
}

impl Hall {
    fn act(&mut self, ctx: &Context<Self>, task: Task) {
        for errand in self.board.act(task, moment()) {
            match errand {
                Errand::Keep { id, text } => {
                    self.unsaved.extend(Write { drafts: vec![(id, text)], ..Write::default() });
                }
                Errand::Forget(id) => {
                    self.unsaved.extend(Write { forget: vec![id], ..Write::default() });
                }
                Errand::Read(files) => {
                    let (options, lang) = (Rc::clone(&ctx.props().options), self.board.lang());
                    let to = self.to.clone();
                    spawn_local(read(files, options, lang, to));
                }
                Errand::Download { name, text } => {
                    let (name, text) = (JsValue::from_str(&name), JsValue::from_str(&text));
                    // Without a document to click in, there is nobody to hand a file to.
                    ctx.props().options.hand_out.call2(&JsValue::NULL, &name, &text).ok();
                }
                Errand::Picture { picture, name, png } => {
                    let (options, to) = (Rc::clone(&ctx.props().options), self.to.clone());
                    spawn_local(async move {
                        let is_saved = save_picture(&options, picture, &name, png).await.is_some();
                        to.emit(Task::PictureSaved(is_saved));
                    });
                }
                Errand::Focus(selector) => self.focus = Some(selector),
            }
        }
        self.flush(ctx);
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

    fn try_again(&mut self, ctx: &Context<Self>) {
        let link = ctx.link().clone();
        self.retry = Some(Timeout::new(RETRY, move || link.send_message(Msg::Retry)));
    }
}

/// Opens the storage and loads what is there.
fn open(ctx: &Context<Hall>) {
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

/// Reads files of any kind: what is packed in them comes out, and what cannot be read is told with all the rest.
async fn read(files: Vec<File>, options: Rc<Options>, lang: Lang, to: Callback<Task>) {
    let say = |kind: Kind| sentence(&Problem::whole(kind), lang);
    let mut taken: Vec<(String, Result<Vec<u8>, String>)> = Vec::new();
    let (mut done, all) = (0, files.len());
    for files in files.chunks(AT_ONCE) {
        if done > 0 {
            to.emit(Task::Reading(done, all));
            // The page shows it, and stays alive.
            TimeoutFuture::new(0).await;
        }
        let begun: Vec<_> = files.iter().map(|file| (file.name(), begun(file))).collect();
        done += files.len();
        for (name, begun) in begun {
            let bytes = match begun {
                Ok(begun) => content(begun, &options.unpack).await,
                Err(kind) => Err(kind),
            };
            match bytes {
                Err(kind) => taken.push((name, Err(say(kind)))),
                Ok(bytes) if bytes.starts_with(b"PK\x03\x04") => match office().await {
                    Err(_) => taken.push((name, Err(pk_view::prepare::Workshop::no_office(lang).to_owned()))),
                    Ok(office) => match (office.unzip)(&bytes, lang) {
                        Err(sentence) => taken.push((name, Err(sentence))),
                        Ok(parts) => {
                            for part in parts {
                                let name = [&*name, "/", &part.name].concat();
                                let bytes = unwrapped(part.bytes, &options.unpack).await;
                                taken.push((name, bytes.map_err(say)));
                            }
                        }
                    },
                },
                Ok(bytes) => taken.push((name, Ok(bytes))),
            }
        }
    }
    to.emit(Task::Reading(all, all));
    to.emit(Task::Take(taken));
}

/// Hands a picture of the screen out, as it stands there; nothing where it cannot be made.
async fn save_picture(options: &Options, picture: &str, name: &str, png: bool) -> Option<()> {
    let selector = ["svg[data-picture=\"", picture, "\"]"].concat();
    let svg = options.root.query_selector(&selector).ok()??;
    let made: Promise = options.picture.call2(&JsValue::NULL, &svg, &png.into()).ok()?.dyn_into().ok()?;
    let content = JsFuture::from(made).await.ok().filter(|content| !content.is_null())?;
    let (kind, ending) = if png { ("image/png", ".png") } else { ("image/svg+xml", ".svg") };
    let name = JsValue::from_str(&[name, ending].concat());
    options.hand_out.call3(&JsValue::NULL, &name, &content, &kind.into()).ok().map(drop)
}

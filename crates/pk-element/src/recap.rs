//! The application in which sheets are combined.

use crate::many::Together;
use crate::office::office;
use crate::pickup::unwrapped;
use crate::secretariat::{adopt_style, show_dialog, tell_ready};
use crate::shelf::{News, Shelf, Told};
use crate::shell::Options;
use crate::stage::Scene;
use crate::world::{moment, offset};
use gloo::timers::future::TimeoutFuture;
use js_sys::{Function, Promise};
use pk_format::{Kind, Lang, Problem, sentence};
use pk_view::recap::{Board, Errand, Task, recap};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, HtmlElement};
use yew::prelude::*;
use yew::virtual_dom::VChild;

/// Makes it.
pub(crate) fn scene(options: Rc<Options>) -> Scene {
    Rc::new(move |key| VChild::<Hall>::new(HallProps { options: Rc::clone(&options) }, Some(key)).into())
}

/// Where files and decisions are kept.
const STORAGE: &str = "penilaian-kinerja/rekap";
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
    Shelf(News),
}

/// The application.
struct Hall {
    board: Board,
    to: Callback<Task>,
    shelf: Shelf,
    focus: Option<&'static str>,
    /// How often reading was stopped; whatever began before goes no further.
    stops: Rc<Cell<u32>>,
    is_told: bool,
}

impl Component for Hall {
    type Message = Msg;
    type Properties = HallProps;

    fn create(ctx: &Context<Self>) -> Self {
        let Options { lang, root, .. } = &*ctx.props().options;
        adopt_style(root, STYLE);
        Self {
            board: Board::new(*lang, offset()),
            to: ctx.link().callback(Msg::Act),
            shelf: Shelf::open(STORAGE, ctx.link().callback(Msg::Shelf)),
            focus: None,
            stops: Rc::default(),
            is_told: false,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Act(task) => {
                // What is typed is on the screen already, and what is taken is shown with how far reading is.
                let is_typed = matches!(task, Task::Type(..) | Task::TypeNumber(..) | Task::TypeBy(_));
                let is_shown = !is_typed && !matches!(task, Task::Take(_));
                self.act(ctx, task);
                is_shown
            }
            Msg::Shelf(news) => {
                let told = self.shelf.hear(news);
                let is_new = !told.is_empty();
                for told in told {
                    match told {
                        Told::Found(texts) => self.act(ctx, Task::Unpack(texts)),
                        Told::Changed(texts) => self.act(ctx, Task::Shelf(texts)),
                        Told::Stored(is_kept) => self.act(ctx, Task::Stored(is_kept)),
                        Told::Emptied => {
                            self.shelf.keep(self.board.texts());
                            self.shelf.flush();
                        }
                    }
                }
                is_new
            }
        }
    }

    fn view(&self, _: &Context<Self>) -> Html {
        recap(&self.board, &self.to)
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        let root = &ctx.props().options.root;
        let find = |selector: &str| root.query_selector(selector).ok().flatten();
        if self.board.has_dialog() {
            show_dialog(root);
        }
        if let Some(element) = self.focus.take().and_then(find) {
            element.unchecked_into::<HtmlElement>().focus().ok();
        }
        if !self.is_told {
            self.is_told = true;
            tell_ready(&ctx.props().options.host);
        }
    }
}

impl Hall {
    fn act(&mut self, ctx: &Context<Self>, task: Task) {
        // Files are there once more where they came from: the result is shown first, and then they are kept.
        let may_wait = matches!(task, Task::Take(_) | Task::Reading(..) | Task::Taken);
        for errand in self.board.act(task, moment()) {
            match errand {
                Errand::Look => self.shelf.look(),
                Errand::StopReading => self.stops.set(self.stops.get() + 1),
                Errand::Keep(texts) => self.shelf.keep(texts),
                Errand::Forget(id) => self.shelf.forget(id),
                Errand::Read(files) => {
                    let (options, lang) = (Rc::clone(&ctx.props().options), self.board.lang());
                    spawn_local(read(files, options, Rc::clone(&self.stops), lang, self.to.clone()));
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
        if may_wait {
            self.shelf.flush_soon();
        } else {
            self.shelf.flush();
        }
    }
}

/// Reads files of any kind, some at a time: what is packed in them comes out, and what cannot be read is told with all the
/// rest.
async fn read(files: Vec<File>, options: Rc<Options>, stops: Rc<Cell<u32>>, lang: Lang, to: Callback<Task>) {
    let (mut done, since) = (0, stops.get());
    let mut next = Together::of(&files);
    while let Some(now) = next.take().filter(|_| stops.get() == since) {
        let (some, rest) =
            files.get(done..).and_then(|rest| rest.split_at_checked(now.count)).unwrap_or_default();
        // The browser reads on while these are taken in.
        next = Together::of(rest);
        let mut taken = Vec::new();
        for (file, bytes) in some.iter().zip(now.read(some, &options.unpack).await) {
            open(file.name(), bytes, &options.unpack, lang, &mut taken).await;
        }
        done += some.len();
        to.emit(Task::Take(taken));
        to.emit(Task::Reading(done, files.len()));
        if next.is_some() {
            // The page shows how far it is, and stays alive.
            TimeoutFuture::new(0).await;
        }
    }
    to.emit(Task::Taken);
}

/// What is in one file, or in the files that are packed in it.
async fn open(
    name: String,
    bytes: Result<Vec<u8>, Kind>,
    unpack: &Function,
    lang: Lang,
    taken: &mut Vec<(String, Result<Vec<u8>, String>)>,
) {
    let say = |kind: Kind| sentence(&Problem::whole(kind), lang);
    match bytes {
        Ok(bytes) if bytes.starts_with(b"PK\x03\x04") => match office().await {
            Err(_) => taken.push((name, Err(pk_view::prepare::Workshop::no_office(lang).to_owned()))),
            Ok(office) => match (office.unzip)(&bytes, lang) {
                Err(sentence) => taken.push((name, Err(sentence))),
                Ok(parts) => {
                    for (part, content) in parts {
                        let content = match content {
                            Ok(bytes) => unwrapped(bytes, unpack).await.map_err(say),
                            Err(sentence) => Err(sentence),
                        };
                        taken.push(([&*name, "/", &part].concat(), content));
                    }
                }
            },
        },
        other => taken.push((name, other.map_err(say))),
    }
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

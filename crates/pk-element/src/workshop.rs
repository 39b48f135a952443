//! The application in which rounds are prepared.

use crate::office::office;
use crate::pickup::bytes_of;
use crate::secretariat::{adopt_style, show_dialog, tell_ready};
use crate::shelf::{News, Shelf, Told};
use crate::shell::{Options, Shell, ShellProps};
use crate::stage::Scene;
use crate::storage::Storage;
use crate::world::{moment, offset};
use js_sys::Promise;
use pk_core::Round;
use pk_core::path::Path;
use pk_format::{Problem, Supplies, carrying, round_fingerprint, sentence};
use pk_view::prepare::{Errand, Task, Workshop as Shop, prepare};
use std::cell::OnceCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, HtmlElement};
use yew::prelude::*;
use yew::virtual_dom::{Key, VChild};

/// Makes it.
pub(crate) fn scene(options: Rc<Options>) -> Scene {
    Rc::new(move |key| VChild::<Bench>::new(BenchProps { options: Rc::clone(&options) }, Some(key)).into())
}

/// Where drafts are kept, and the line to the other pages that have them open.
const STORAGE: &str = "penilaian-kinerja/siapkan";
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
    Shelf(News),
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
    shelf: Shelf,
    focus: Option<Focus>,
    /// What a round is tried with, and which one it is.
    tried: Option<(Round, Rc<Options>)>,
    is_told: bool,
}

impl Component for Bench {
    type Message = Msg;
    type Properties = BenchProps;

    fn create(ctx: &Context<Self>) -> Self {
        let Options { rubrics, lang, root, .. } = &*ctx.props().options;
        adopt_style(root, STYLE);
        let bench = Self {
            shop: Shop::new(rubrics.clone(), *lang, offset()),
            to: ctx.link().callback(Msg::Act),
            shelf: Shelf::open(STORAGE, ctx.link().callback(Msg::Shelf)),
            focus: None,
            tried: None,
            is_told: false,
        };
        load_supplies(ctx);
        bench
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Act(task) => self.act(ctx, task),
            Msg::Shelf(news) => {
                let told = self.shelf.hear(news);
                let is_new = !told.is_empty();
                for told in told {
                    match told {
                        Told::Found(texts) => self.act(ctx, Task::Unpack(texts)),
                        Told::Changed(texts) => self.act(ctx, Task::Shelf(texts)),
                        Told::Stored(is_kept) => self.act(ctx, Task::Stored(is_kept)),
                        Told::Emptied => {
                            self.shelf.keep(self.shop.texts());
                            self.shelf.flush();
                        }
                    }
                }
                return is_new;
            }
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
        if self.shop.has_dialog() {
            show_dialog(root);
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
            tell_ready(&ctx.props().options.host);
        }
    }
}

impl Bench {
    fn act(&mut self, ctx: &Context<Self>, task: Task) {
        for errand in self.shop.act(task, moment()) {
            match errand {
                Errand::Keep { id, text } => self.shelf.keep(vec![(id, text)]),
                Errand::Forget(id) => {
                    self.shelf.forget(id);
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
        self.shelf.flush();
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

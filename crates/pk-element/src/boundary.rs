//! What JavaScript calls.

use crate::host_event::to_js;
use crate::js_node::node_of;
use crate::secretariat::{Secretariat, secretariat};
use crate::shell::{Msg, Options, Shell, ShellProps};
use crate::stage::{Scene, Stage};
use js_sys::{Function, Reflect, TypeError};
use pk_core::{DistrictId, PanelistId, Round, SheetKey};
use pk_format::{
    File, Kind, Lang, Problem, Rescued, parse, read_file, read_file_node, read_rubrics, rescue, sentence,
};
use pk_view::Session;
use std::cell::{Cell, OnceCell};
use std::ops::Deref;
use std::rc::Rc;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement};
use yew::html::Scope;
use yew::virtual_dom::VChild;

/// One element on the page.
#[wasm_bindgen]
pub struct Instance {
    stage: Stage,
    options: Rc<Options>,
}

/// Puts the application into `root`, inside the shadow root of `host`.
///
/// `options` is an object with `mode`, `lang`, `readonly`, `panelist`, `district`, all optional; `print`, a function that puts
/// the element on paper; `handOut`, a function that hands a
/// file to the panelist; `pack` and `unpack`, functions that pack and unpack
/// gzip in base64; `storageFacts` and `persist`, functions that
/// ask the browser about its storage and for a lasting one; `judge`, a function that hears how much of the open sheet is
/// graded: how many indicators, of how many, in which language the screen is; `saveCopy`, a function that saves the text of a copy of the page, where the page can; `pageText`, one that tells the text of the page;
/// `carried`, the text that the page carries; and one of `round`: the text of a round file, or what it would parse to; or `rubrics`: the text
/// of the file with the shipped rubrics.
///
/// # Errors
/// A `TypeError` that names every problem of `round`, each with its path, or says that there is neither.
#[wasm_bindgen]
pub fn mount(host: HtmlElement, root: Element, options: &JsValue) -> Result<Instance, JsValue> {
    let option = |name: &str| {
        let value = Reflect::get(options, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED);
        if value.is_undefined() || value.is_null() { None } else { Some(value) }
    };
    let text = |name: &str| option(name).and_then(|value| value.as_string());
    let lang = text("lang").map_or(Lang::Id, |tag| Lang::of_tag(&tag));
    let mut rubrics = text("rubrics").map_or_else(Vec::new, |text| read_rubrics(&text));
    let mut carried = text("carried").map(|text| match text.as_str() {
        "" => {
            let problems = vec![Problem::whole(Kind::CarriedBroken)];
            Rescued { round: None, entries: Vec::new(), vault: None, problems }
        }
        text => rescue(text),
    });
    let round = match (carried.as_mut().and_then(|carried| carried.round.take()), rubrics.first()) {
        (Some(round), _) => {
            rubrics.clear();
            round
        }
        (None, Some(rubric)) => Round::without_round(rubric.clone()),
        (None, None) => round_of(&option("round").unwrap_or_default(), lang)?,
    };
    let options = Options {
        host,
        root,
        round,
        rubrics,
        lang,
        panelist: text("panelist"),
        district: text("district"),
        readonly: option("readonly").is_some_and(|value| value.is_truthy()),
        carried,
        hand_out: option("handOut").unwrap_or_default().into(),
        page_text: option("pageText").unwrap_or_default().into(),
        pack: option("pack").unwrap_or_default().into(),
        supplies: option("supplies").unwrap_or_default().into(),
        picture: option("picture").unwrap_or_default().into(),
        unpack: option("unpack").unwrap_or_default().into(),
        storage_facts: option("storageFacts").unwrap_or_default().into(),
        persist: option("persist").unwrap_or_default().into(),
        print: option("print").unwrap_or_default().into(),
        judge: option("judge").unwrap_or_default().into(),
        save_copy: option("saveCopy").and_then(|value| value.dyn_into().ok()),
        scope: OnceCell::new(),
    };
    let options = Rc::new(options);
    let scene = match (text("mode").as_deref(), SECRETARIAT.get()) {
        (Some("siapkan"), Some(secretariat)) => secretariat.prepare,
        (Some("rekap"), Some(secretariat)) => secretariat.combine,
        _ => shell_scene,
    };
    let stage = Stage::play(&options.root, scene(Rc::clone(&options)));
    Ok(Instance { stage, options })
}

/// The application for grading.
fn shell_scene(options: Rc<Options>) -> Scene {
    Rc::new(move |key| VChild::<Shell>::new(ShellProps { options: Rc::clone(&options) }, Some(key)).into())
}

thread_local! {
    /// What the secretariat does, once it was loaded.
    static SECRETARIAT: Cell<Option<&'static Secretariat>> = const { Cell::new(None) };
}

/// Loads what the secretariat does, and calls back with whether it is there; to be done before [`mount`] with the `mode`
/// `siapkan` or `rekap`.
#[wasm_bindgen(js_name = loadSecretariat)]
pub fn load_secretariat(callback: Function) {
    spawn_local(async move {
        let secretariat = secretariat().await.ok();
        SECRETARIAT.set(secretariat);
        callback.call1(&JsValue::NULL, &secretariat.is_some().into()).ok();
    });
}

impl Instance {
    fn app(&self) -> Option<&Scope<Shell>> {
        self.options.scope.get()
    }

    fn shell(&self) -> Option<impl Deref<Target = Shell> + '_> {
        self.app().and_then(Scope::get_component)
    }

    /// The application, unless it waits for a PIN.
    fn open_shell(&self) -> Option<impl Deref<Target = Shell> + '_> {
        self.shell().filter(|shell| !shell.engine().is_locked())
    }

    fn send(&self, message: Msg) {
        if let Some(app) = self.app() {
            app.send_message(message);
        }
    }
}

#[wasm_bindgen]
impl Instance {
    /// Speaks this language from now on: `id` or `en`.
    #[wasm_bindgen(js_name = setLang)]
    pub fn set_lang(&self, tag: &str) {
        self.send(Msg::Lang(Lang::of_tag(tag)));
    }

    /// Refuses changes from now on, or no longer.
    #[wasm_bindgen(js_name = setReadonly)]
    pub fn set_readonly(&self, readonly: bool) {
        self.send(Msg::Readonly(readonly));
    }

    /// Opens this round instead of the one that is open.
    ///
    /// # Errors
    /// A `TypeError` that names every problem of the round, each with its path; nothing has changed.
    #[wasm_bindgen(js_name = setRound)]
    pub fn set_round(&self, round: &JsValue) -> Result<(), JsValue> {
        let round = round_of(round, self.lang())?;
        self.send(Msg::Round(Box::new(round)));
        Ok(())
    }

    /// Every sheet as the object that a sheets file holds.
    #[wasm_bindgen]
    pub fn value(&self) -> JsValue {
        let text = self.open_shell().map(|shell| shell.engine().whole_file());
        text.and_then(|text| parse(text.as_bytes()).ok()).map_or(JsValue::NULL, |node| to_js(&node))
    }

    /// Takes in the sheets of a file, given as its text or as what that would parse to.
    ///
    /// # Errors
    /// A `TypeError` that names every problem, each with its path; nothing has changed.
    #[wasm_bindgen(js_name = setValue)]
    pub fn set_value(&self, sheets: &JsValue) -> Result<(), JsValue> {
        let problems = match file_of(sheets) {
            Ok(File::Sheets(sheets)) => {
                let shell = self.shell();
                let problems = shell.map_or_else(Vec::new, |shell| shell.engine().refuses(&sheets));
                if problems.is_empty() {
                    self.send(Msg::Restore(Box::new(sheets)));
                    return Ok(());
                }
                problems
            }
            Ok(other) => vec![Problem::whole(Kind::WrongKind { kind: other.kind(), expected: "sheets" })],
            Err(problems) => problems,
        };
        Err(refusal(&problems, self.lang()))
    }

    /// The text of the sheets file of the panelist whose sheet is open; nothing where none is.
    #[wasm_bindgen(js_name = ownFile)]
    pub fn own_file(&self) -> Option<String> {
        self.open_shell()?.engine().own_file()
    }

    /// Whether the round knows this panelist and this district.
    #[wasm_bindgen]
    pub fn knows(&self, panelist: String, district: String) -> bool {
        let key = SheetKey { panelist: PanelistId(panelist), district: DistrictId(district) };
        self.shell().is_some_and(|shell| shell.engine().round().knows(&key))
    }

    /// Opens the sheet of this panelist on this district; without both, goes back to the choice of them.
    #[wasm_bindgen]
    pub fn show(&self, panelist: Option<String>, district: Option<String>) {
        self.send(Msg::Show(Session { panelist, district }));
    }

    /// Finishes the note that is being typed and calls back with the text of the sheets file: of the panelist whose sheet
    /// is open or, where none is, of all.
    #[wasm_bindgen]
    pub fn finish(&self, callback: Function) {
        self.send(Msg::Finish(callback));
    }

    /// Finishes the note that is being typed and calls back with whether everything is kept, once that is known.
    #[wasm_bindgen]
    pub fn save(&self, callback: Function) {
        self.send(Msg::Save(callback));
    }

    fn lang(&self) -> Lang {
        self.shell().map_or(Lang::Id, |shell| shell.engine().lang())
    }

    /// Takes the application out of its root and gives back what it held.
    pub fn destroy(self) {
        self.stage.clear();
    }
}

fn round_of(value: &JsValue, lang: Lang) -> Result<Round, JsValue> {
    let problems = match file_of(value) {
        Ok(File::Round(round)) => return Ok(round),
        Ok(File::Rubric(rubric)) => return Ok(Round::without_round(rubric)),
        Ok(other) => vec![Problem::whole(Kind::WrongKind { kind: other.kind(), expected: "round" })],
        Err(problems) => problems,
    };
    Err(refusal(&problems, lang))
}

/// The file that is given as its text or as what that would parse to.
fn file_of(value: &JsValue) -> Result<File, Vec<Problem>> {
    match value.as_string() {
        Some(text) => read_file(text.as_bytes()),
        None => match node_of(value, 0) {
            Ok(node) => read_file_node(&node),
            Err(kind) => Err(vec![Problem::whole(kind)]),
        },
    }
}

/// A `TypeError` with a line for each problem.
fn refusal(problems: &[Problem], lang: Lang) -> JsValue {
    let sentences: Vec<String> = problems.iter().map(|problem| sentence(problem, lang)).collect();
    TypeError::new(&sentences.join("\n")).unchecked_into()
}

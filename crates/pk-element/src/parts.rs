//! What is loaded later: the later part of the screens, and what the shell does for it.
//!
//! Only what is reached from [`PARTS`] and from nowhere else can be cut out.

use crate::awake::Awake;
use crate::earlier::find_earlier;
use crate::pickup::pick_up;
use crate::reseal::reseal;
use crate::shell::{Msg, Options, Shell};
use crate::storage::{Sealer, Storage};
use crate::world::random;
use js_sys::Promise;
use pk_core::score::score;
use pk_core::{Round, SheetKey};
use pk_format::{Lang, Node, Sealing, Vault, carrying, lock_sheets, score_node, seed_of, seed_text};
use pk_view::{Action, Engine, LATE, Late, OpenVault};
use std::any::Any;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::File;
use yew::html::Scope;

/// Under which key the device's own key is remembered; the same in all rounds.
pub(crate) const KEY: &str = "key";

/// What is loaded later.
#[derive(Debug)]
pub(crate) struct Parts {
    pub(crate) late: &'static Late,
    pub(crate) find_key: fn(Option<Rc<Storage>>, Scope<Shell>, bool),
    pub(crate) find_earlier: fn(Rc<Storage>, &Round, Lang, Scope<Shell>),
    pub(crate) stay_awake: fn() -> Box<dyn Any>,
    pub(crate) read: fn(Vec<File>, Rc<Options>, Lang, Scope<Shell>),
    pub(crate) save_copy: fn(Rc<Options>, Copy, OpenVault, Scope<Shell>),
    pub(crate) whole_score: fn(&Engine, &SheetKey) -> Node,
    pub(crate) reseal: fn((u32, String), Option<Sealer>, OpenVault, Scope<Shell>),
    pub(crate) seal: fn(&Vault, Sealing, &str) -> Option<String>,
    pub(crate) unseal: fn(&Vault, Sealing, &str) -> Option<String>,
}

pub(crate) static PARTS: Parts = Parts {
    late: &LATE,
    find_key,
    find_earlier,
    stay_awake,
    read,
    save_copy,
    whole_score,
    reseal,
    seal,
    unseal: Vault::unseal,
};

/// Loads it.
///
/// # Errors
/// Where the file could not be had; asking again tries again.
#[wasm_split(late, fallible)]
pub(crate) fn load_parts() -> Result<&'static Parts, SplitLoaderError> {
    Ok(&PARTS)
}

/// Tells the device's key. Where there is none and `may_make`, makes one: told at once, then kept. What cannot be kept is
/// the key of this page alone, and what cannot be read is left as it is.
fn find_key(sessions: Option<Rc<Storage>>, link: Scope<Shell>, may_make: bool) {
    let fresh = may_make.then(random).flatten();
    if let Some(seed) = fresh {
        link.send_message(Msg::Key(seed));
    }
    let Some(sessions) = sessions else { return };
    spawn_local(async move {
        let Ok(kept) = sessions.remembered(KEY).await else { return };
        match (kept.and_then(|text| seed_of(&text)), fresh) {
            (Some(seed), _) => link.send_message(Msg::Key(seed)),
            // Where this fails the next page makes another one, and that is told.
            (None, Some(seed)) => drop(sessions.remember(KEY, &seed_text(&seed)).await),
            (None, None) => {}
        }
    });
}

/// The score of a sheet, down to its indicators.
fn whole_score(engine: &Engine, key: &SheetKey) -> Node {
    let (round, sheet) = (engine.round(), engine.journal().sheet(key));
    score_node(round, key, sheet.is_locked(), &score(round, &key.panelist, &sheet))
}

/// Keeps the screen awake until it is dropped.
fn stay_awake() -> Box<dyn Any> {
    Box::new(Awake::begin())
}

/// Reads the files that were picked.
fn read(files: Vec<File>, options: Rc<Options>, lang: Lang, link: Scope<Shell>) {
    spawn_local(async move {
        for action in pick_up(files, &options.unpack, lang).await {
            link.send_message(Msg::Act(action));
        }
    });
}

/// Seals with random bytes; nothing where the browser has none.
fn seal(vault: &Vault, what: Sealing, text: &str) -> Option<String> {
    Some(vault.seal(what, text, &random()?))
}

/// A copy of the page that is to be saved.
#[derive(Debug)]
pub(crate) struct Copy {
    pub(crate) name: String,
    /// What it is a copy of.
    pub(crate) of: String,
    /// The sheets file that it carries.
    pub(crate) text: String,
    /// Whom it opens on.
    pub(crate) panelist: Option<String>,
}

/// Saves a copy of the page; what it carries is put under the PIN where there is one.
fn save_copy(options: Rc<Options>, copy: Copy, vault: OpenVault, link: Scope<Shell>) {
    let sealed =
        vault.map_or_else(|| Some(copy.text.clone()), |vault| lock_sheets(&copy.text, &vault, random));
    let Some(text) = sealed else {
        link.send_message(Msg::Act(Action::CopySaved(None)));
        return;
    };
    spawn_local(async move {
        let name = saved_copy(&options, Copy { text, ..copy }).await;
        // Whoever has thought better of it is told nothing.
        if name.as_deref() != Some("") {
            link.send_message(Msg::Act(Action::CopySaved(name)));
        }
    });
}

/// The name under which a copy was saved; empty where somebody has thought better of it, nothing where it failed.
async fn saved_copy(options: &Options, copy: Copy) -> Option<String> {
    let data = promised(options.pack.call1(&JsValue::NULL, &copy.text.into()).ok()?).await?;
    let page = options.page_text.call0(&JsValue::NULL).ok()?.as_string()?;
    let page = carrying(&page, &data, copy.panelist.as_deref())?;
    let save = options.save_copy.as_ref()?;
    promised(save.call3(&JsValue::NULL, &copy.name.into(), &copy.of.into(), &page.into()).ok()?).await
}

/// The text that a promise brings.
async fn promised(promise: JsValue) -> Option<String> {
    JsFuture::from(promise.dyn_into::<Promise>().ok()?).await.ok()?.as_string()
}

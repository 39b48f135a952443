//! What the secretariat does, loaded where it is done: preparing rounds and combining sheets.
//!
//! Only what is reached from [`SECRETARIAT`] and from nowhere else can be cut out.

use crate::host_event::dispatch;
use crate::shell::Screens;
use crate::{recap, workshop};
use js_sys::{Array, Reflect};
use pk_format::Node;
use wasm_bindgen::{JsCast, JsValue};
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::{CssStyleSheet, Element, HtmlDialogElement, HtmlElement};

/// The applications of the secretariat.
#[derive(Debug)]
pub(crate) struct Secretariat {
    pub(crate) prepare: Screens,
    pub(crate) combine: Screens,
}

static SECRETARIAT: Secretariat = Secretariat { prepare: workshop::scene, combine: recap::scene };

/// Loads them.
///
/// # Errors
/// Where the file could not be had; asking again tries again.
#[wasm_split(secretariat, fallible)]
pub(crate) fn secretariat() -> Result<&'static Secretariat, SplitLoaderError> {
    Ok(&SECRETARIAT)
}

/// Opens the dialog that stands on the screen, if it is not open yet.
pub(crate) fn show_dialog(root: &Element) {
    if let Ok(Some(dialog)) = root.query_selector("dialog:not([open])") {
        // It fails only where the dialog is not in the document any more; then nobody needs it.
        dialog.unchecked_into::<HtmlDialogElement>().show_modal().ok();
    }
}

/// Tells the host page that the element can be used.
pub(crate) fn tell_ready(host: &HtmlElement) {
    dispatch(host, "pk-ready", &Node::map(vec![("version", Node::whole(1))]));
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

//! Which keys do something, and when they are left to the browser.

use crate::action::Action;
use crate::tag::{Act, Tag, tag};
use crate::words::{self, Words};
use pk_format::Lang;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};
use yew::Callback;
use yew::TargetCast;

/// Fields that take text keep their keys; so does an open dialog.
const OWN_KEYS: &str = "textarea, select, input:not([type=radio], [type=checkbox]), dialog, dialog *";

/// The keys of the sheet and what they do, for the page that shows them.
const KEYS: [(&str, &Words); 13] = [
    ("A B C D", &words::KEY_LEVEL),
    ("1 2 3 4", &words::KEY_DIGIT),
    (".", &words::KEY_NEXT),
    ("↑ ↓", &words::KEY_INDICATOR),
    ("← →", &words::KEY_LEVELS),
    ("[ ]", &words::KEY_SECTION),
    ("/", &words::KEY_NOTE),
    ("=", &words::KEY_UNSURE),
    ("-", &words::KEY_NOT_APPLICABLE),
    ("Delete", &words::KEY_CLEAR),
    (",", &words::KEY_COMPARE),
    ("Ctrl+Z, Ctrl+Y", &words::KEY_UNDO),
    ("Esc", &words::KEY_LEAVE),
];

/// Listens to keys anywhere in the sheet.
pub(crate) fn on_key(act: &Act) -> Callback<Event> {
    let act = act.clone();
    Callback::from(move |event: Event| {
        if let Some(press) = press(&event) {
            event.prevent_default();
            act.emit(press);
        }
    })
}

fn press(event: &Event) -> Option<Action> {
    let target: Element = event.target_unchecked_into();
    let at = indicator_at(&target);
    let pressed = event.unchecked_ref::<KeyboardEvent>();
    if pressed.alt_key() || pressed.meta_key() || pressed.is_composing() {
        return None;
    }
    let mut key = pressed.key();
    // A key that is held down grades no more than one that is pressed.
    if pressed.repeat() && !key.starts_with("Arrow") {
        return None;
    }
    if target.matches(OWN_KEYS).unwrap_or_default() {
        // From the note back to the levels.
        if key != "Escape" || at.is_none() || !target.matches("textarea").unwrap_or_default() {
            return None;
        }
    } else if pressed.ctrl_key() {
        // Caps Lock makes capitals of them.
        key.make_ascii_lowercase();
        let is_redo = key == "y" || (key == "z" && pressed.shift_key());
        if key != "z" && !is_redo {
            return None;
        }
        key = (if is_redo { "Ctrl+y" } else { "Ctrl+z" }).to_owned();
    } else if key == " " || !(key.chars().count() == 1 || NAMED.contains(&key.as_str())) {
        return None;
    }
    Some(Action::Press { at, key })
}

/// Keys with a name that the sheet has a use for.
const NAMED: [&str; 3] = ["ArrowUp", "ArrowDown", "Delete"];

fn indicator_at(target: &Element) -> Option<String> {
    target.closest("[data-indicator]").ok()??.get_attribute("data-indicator")
}

/// The page that shows the keys.
pub(crate) fn table(lang: Lang) -> Tag {
    let mut rows = tag("tbody");
    for (keys, words) in KEYS {
        rows = rows.tag(tag("tr").tag(tag("th[scope=row]").text(keys)).tag(tag("td").text(words.of(lang))));
    }
    tag("table.keys").tag(rows)
}

//! Pieces that several screens share.

use crate::action::Action;
use crate::snapshot::Snapshot;
use crate::tag::{Act, Tag, tag};
use crate::words::Words;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement};
use yew::TargetCast;

/// A button with the hook `data-pk`.
pub(crate) struct Button {
    pub(crate) hook: &'static str,
    pub(crate) words: &'static Words,
    pub(crate) action: Action,
    pub(crate) is_main: bool,
    pub(crate) disabled: bool,
}

impl Button {
    pub(crate) fn new(hook: &'static str, words: &'static Words, action: Action) -> Self {
        Self { hook, words, action, is_main: false, disabled: false }
    }

    pub(crate) fn show(self, state: &Snapshot, act: &Act) -> Tag {
        tag(if self.is_main {
            "button.main[type=button][part=button]"
        } else {
            "button[type=button][part=button]"
        })
        .set("data-pk", self.hook)
        .flag("disabled", self.disabled)
        .click(act, self.action)
        .text(self.words.of(state.lang))
    }
}

/// The button that takes in files.
pub(crate) fn import_button(words: &Words, state: &Snapshot, act: &Act) -> Tag {
    let pick = act.reform(|event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let mut files = Vec::new();
        if let Some(list) = input.files() {
            for index in 0..list.length() {
                files.extend(list.get(index));
            }
        }
        // The same file may be chosen again.
        input.set_value("");
        Action::PickFiles(files)
    });
    tag("label.button")
        .text(words.of(state.lang))
        .tag(tag("input.sr[type=file][data-pk=import][multiple]").on("change", pick))
}

/// The value of the field that an event happened in; every kind of field has one.
pub(crate) fn value_of(event: &Event) -> String {
    event.target_unchecked_into::<HtmlInputElement>().value()
}

/// The value of the field `selector` of the form that was submitted.
pub(crate) fn value_in(event: &Event, selector: &str) -> String {
    let form: Element = event.target_unchecked_into();
    let field = form.query_selector(selector).ok().flatten();
    field.map_or_else(String::new, |field| field.unchecked_into::<HtmlInputElement>().value())
}

/// The value of the field `selector` of the form in which something happened.
pub(crate) fn value_near(event: &Event, selector: &str) -> String {
    let place: Element = event.target_unchecked_into();
    let form = place.closest("form").ok().flatten();
    let field = form.and_then(|form| form.query_selector(selector).ok().flatten());
    field.map_or_else(String::new, |field| field.unchecked_into::<HtmlInputElement>().value())
}

/// `codes`, with commas between them.
pub(crate) fn listed(codes: &[&str]) -> String {
    codes.join(", ")
}

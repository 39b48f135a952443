//! Pieces that several screens share.

use crate::action::Action;
use crate::snapshot::Snapshot;
use crate::words::Words;
use web_sys::HtmlInputElement;
use web_sys::wasm_bindgen::JsCast;
use yew::prelude::*;

/// A click that does `action`.
pub(crate) fn click(act: &Callback<Action>, action: Action) -> Callback<MouseEvent> {
    act.reform(move |_| action.clone())
}

/// A button with the hook `data-pk`.
pub(crate) struct Button {
    pub(crate) hook: &'static str,
    pub(crate) words: Words,
    pub(crate) action: Action,
    pub(crate) is_main: bool,
    pub(crate) disabled: bool,
}

impl Button {
    pub(crate) fn new(hook: &'static str, words: Words, action: Action) -> Self {
        Self { hook, words, action, is_main: false, disabled: false }
    }

    pub(crate) fn show(self, state: &Snapshot, act: &Callback<Action>) -> Html {
        let class = self.is_main.then_some("main");
        html! {
            <button type="button" {class} data-pk={self.hook} disabled={self.disabled}
                onclick={click(act, self.action)}>{ self.words.of(state.lang) }</button>
        }
    }
}

/// The button that takes in files.
pub(crate) fn import_button(words: Words, state: &Snapshot, act: &Callback<Action>) -> Html {
    let onchange = act.reform(|event: Event| {
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
    html! {
        <label class="button">
            { words.of(state.lang) }
            <input type="file" class="sr" data-pk="import" multiple=true {onchange} />
        </label>
    }
}

/// The value of the field that an event happened in; every kind of field has one.
pub(crate) fn value_of(event: &Event) -> String {
    event.target_unchecked_into::<HtmlInputElement>().value()
}

/// The value of the field `selector` of the form that was submitted.
pub(crate) fn value_in(event: &SubmitEvent, selector: &str) -> String {
    let form: web_sys::Element = event.target_unchecked_into();
    let field = form.query_selector(selector).ok().flatten();
    field.map_or_else(String::new, |field| field.unchecked_into::<HtmlInputElement>().value())
}

/// `codes`, with commas between them.
pub(crate) fn listed(codes: &[&str]) -> String {
    codes.join(", ")
}

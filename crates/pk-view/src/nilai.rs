//! The whole of `mode="nilai"`.

use crate::action::Action;
use crate::dialogs::dialog;
use crate::notices::{failed_banner, notices};
use crate::parts::click;
use crate::sheet_screen::{section_nav, sections, sheet_screen};
use crate::snapshot::Snapshot;
use crate::start_screen::start_screen;
use crate::total_bar::total_bar;
use crate::words;
use pk_core::score::score;
use yew::prelude::*;

/// The whole of `mode="nilai"`: choose, grade, finalise.
pub fn nilai(state: &Snapshot, act: &Callback<Action>) -> Html {
    let lang = state.lang;
    let score = score(&state.round, &state.sheet);
    let sections = sections(&score);
    let has_dialog = state.dialog.is_some();
    html! {
        <div class="app" lang={lang.tag()} part="app">
            <header class="head">
                <h1>{ title(state) }</h1>
                <button type="button" class="quiet" data-pk="lang" lang={lang.pick("en", "id")}
                    onclick={click(act, Action::SwitchLang)}>{ words::OTHER_LANG.of(lang) }</button>
            </header>
            { failed_banner(state) }
            // At the top, so that what is scrolled into view from below is never under it.
            <div class="stay" tabindex="-1">
                if !has_dialog { { notices(state, act) } }
                if state.key.is_some() {
                    { total_bar(state, &score, act) }
                    { section_nav(state, &sections, act) }
                }
            </div>
            if let Some(key) = &state.key {
                { sheet_screen(state, key, &sections, act) }
            } else {
                { start_screen(state, act) }
            }
            { dialog(state, &score, act) }
        </div>
    }
}

/// Where a round was given, what people call it; otherwise what this is.
fn title(state: &Snapshot) -> String {
    if state.round_is_given || state.key.is_some() {
        state.round.title.clone()
    } else {
        words::PRODUCT.of(state.lang).to_owned()
    }
}

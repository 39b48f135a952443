//! The whole of `mode="nilai"`.

use crate::action::Action;
use crate::dialogs::{FinaliseDialog, ReopenDialog};
use crate::notices::Notices;
use crate::sheet_screen::SheetScreen;
use crate::snapshot::{Dialog, Snapshot};
use crate::start_screen::StartScreen;
use crate::words;
use std::rc::Rc;
use yew::prelude::*;

/// What every screen gets.
#[derive(Clone, PartialEq, Properties)]
pub struct ScreenProps {
    /// The state.
    pub state: Rc<Snapshot>,
    /// Where actions go.
    pub act: Callback<Action>,
}

/// The whole of `mode="nilai"`: choose, grade, finalise.
#[component]
pub fn Nilai(ScreenProps { state, act }: &ScreenProps) -> Html {
    let lang = state.lang;
    let switch_lang = act.reform(|_: MouseEvent| Action::SwitchLang);
    html! {
        <div class="app" lang={lang.tag()} part="app">
            <header class="head">
                <h1>{ title(state) }</h1>
                <button type="button" class="quiet" data-pk="lang" lang={lang.pick("en", "id")} onclick={switch_lang}>
                    { words::OTHER_LANG.of(lang) }
                </button>
            </header>
            <Notices state={Rc::clone(state)} act={act.clone()} />
            if state.key.is_some() {
                <SheetScreen state={Rc::clone(state)} act={act.clone()} />
            } else {
                <StartScreen state={Rc::clone(state)} act={act.clone()} />
            }
            { dialog(state, act) }
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

fn dialog(state: &Rc<Snapshot>, act: &Callback<Action>) -> Html {
    match state.dialog {
        None => Html::default(),
        Some(Dialog::Finalise) => html! { <FinaliseDialog state={Rc::clone(state)} act={act.clone()} /> },
        Some(Dialog::Reopen) => html! { <ReopenDialog state={Rc::clone(state)} act={act.clone()} /> },
    }
}

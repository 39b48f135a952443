//! What went wrong, and what is good to know.

use crate::action::Action;
use crate::parts::click;
use crate::snapshot::{Saved, Snapshot};
use crate::words;
use yew::prelude::*;

/// More problems than anybody reads on a screen; `pk periksa` lists them all.
const MOST_SHOWN: usize = 200;

/// The truth about a storage that fails, in view for as long as it does.
pub(crate) fn failed_banner(state: &Snapshot) -> Html {
    if state.saved != Saved::Failed {
        return Html::default();
    }
    html! { <div class="notice bad" role="alert" data-pk="storage">{ words::FAILED_BANNER.of(state.lang) }</div> }
}

/// Problems and a notice, until they are read.
pub(crate) fn notices(state: &Snapshot, act: &Callback<Action>) -> Html {
    let lang = state.lang;
    let close = html! {
        <button type="button" class="quiet" data-pk="dismiss" onclick={click(act, Action::Dismiss)}>
            { words::DISMISS.of(lang) }
        </button>
    };
    let mut problems = Vec::new();
    for problem in state.problems.iter().take(MOST_SHOWN) {
        problems.push(html! { <li>{ problem }</li> });
    }
    if let Some(more) = state.problems.len().checked_sub(MOST_SHOWN + 1) {
        problems.push(html! { <li>{ words::MORE_PROBLEMS.with(lang, &[&(more + 1).to_string()]) }</li> });
    }
    html! {
        <>
            if !problems.is_empty() {
                <div class="notice bad" role="alert">
                    <div class="row"><strong>{ words::PROBLEMS.of(lang) }</strong>{ close.clone() }</div>
                    <ul data-pk="problems" tabindex="0" aria-label={words::PROBLEMS.of(lang)}>{ problems }</ul>
                </div>
            }
            <div role="status">
                if let Some(notice) = &state.notice {
                    <div class="notice row" data-pk="notice"><span>{ notice }</span>{ close }</div>
                }
            </div>
        </>
    }
}

//! What went wrong, and what is good to know.

use crate::action::Action;
use crate::nilai::ScreenProps;
use crate::snapshot::Saved;
use crate::words;
use yew::prelude::*;

/// Problems, a notice, and the truth about a storage that fails.
#[component]
pub(crate) fn Notices(ScreenProps { state, act }: &ScreenProps) -> Html {
    let lang = state.lang;
    let dismiss = act.reform(|_: MouseEvent| Action::Dismiss);
    let close = html! {
        <button type="button" class="quiet" onclick={dismiss}>{ words::DISMISS.of(lang) }</button>
    };
    html! {
        <>
            if state.saved == Saved::Failed {
                <div class="notice bad" role="alert">{ words::FAILED_BANNER.of(lang) }</div>
            }
            if !state.problems.is_empty() {
                <div class="notice bad" role="alert">
                    <strong>{ words::PROBLEMS.of(lang) }</strong>
                    <ul data-pk="problems">
                        { for state.problems.iter().map(|problem| html! { <li>{ problem }</li> }) }
                    </ul>
                    { close.clone() }
                </div>
            }
            <div role="status">
                if let Some(notice) = &state.notice {
                    <div class="notice">{ &**notice }{ " " }{ close }</div>
                }
            </div>
        </>
    }
}

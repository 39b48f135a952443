//! Finalising and reopening ask first.

use crate::action::Action;
use crate::nilai::ScreenProps;
use crate::words;
use pk_core::Finding;
use pk_core::score::score;
use web_sys::{HtmlDialogElement, HtmlTextAreaElement};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
struct ModalProps {
    label: &'static str,
    act: Callback<Action>,
    children: Html,
}

/// A modal dialog; Escape leaves it.
#[component]
fn Modal(ModalProps { label, act, children }: &ModalProps) -> Html {
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                // It fails only where the dialog is not in the document any more; then nobody needs it.
                dialog.show_modal().ok();
            }
        });
    }
    let oncancel = act.reform(|event: Event| {
        event.prevent_default();
        Action::Cancel
    });
    html! {
        <dialog ref={dialog} aria-labelledby="pk-dialog" {oncancel}>
            <h2 id="pk-dialog">{ *label }</h2>
            { children.clone() }
        </dialog>
    }
}

/// Asks before finalising and names what is left to do.
#[component]
pub(crate) fn FinaliseDialog(ScreenProps { state, act }: &ScreenProps) -> Html {
    let lang = state.lang;
    let findings = score(&state.round, &state.sheet).findings;
    let ungraded = codes(findings.iter().filter_map(|finding| match finding {
        Finding::Ungraded { indicator } => Some(indicator),
        _ => None,
    }));
    let conflicts = codes(findings.iter().filter_map(|finding| match finding {
        Finding::Conflict { indicator } => indicator.as_ref(),
        _ => None,
    }));
    let finalise = act.reform(|_: MouseEvent| Action::Finalise);
    html! {
        <Modal label={words::FINALISE_TITLE.of(lang)} act={act.clone()}>
            if !conflicts.is_empty() {
                <p class="notice bad">{ words::FINALISE_CONFLICTS.with(lang, &[&conflicts]) }</p>
            }
            if !ungraded.is_empty() {
                <p class="notice">{ words::FINALISE_UNGRADED.with(lang, &[&ungraded]) }</p>
            }
            <p>{ words::FINALISE_TEXT.of(lang) }</p>
            <div class="row">
                <button type="button" class="main" data-pk="confirm" disabled={!conflicts.is_empty()} onclick={finalise}>
                    { words::FINALISE.of(lang) }
                </button>
                { cancel_button(act, words::CANCEL.of(lang)) }
            </div>
        </Modal>
    }
}

/// Asks why a sheet is reopened.
#[component]
pub(crate) fn ReopenDialog(ScreenProps { state, act }: &ScreenProps) -> Html {
    let lang = state.lang;
    let reason = use_node_ref();
    let reopen = {
        let reason = reason.clone();
        act.reform(move |event: SubmitEvent| {
            event.prevent_default();
            let reason = reason.cast::<HtmlTextAreaElement>().map(|field| field.value()).unwrap_or_default();
            Action::Reopen { reason }
        })
    };
    html! {
        <Modal label={words::REOPEN_TITLE.of(lang)} act={act.clone()}>
            <form onsubmit={reopen}>
                <label>
                    { words::REASON.of(lang) }
                    <textarea ref={reason} data-pk="reason" rows="3" maxlength="1000" required=true />
                </label>
                <div class="row">
                    <button type="submit" class="main" data-pk="confirm">{ words::REOPEN.of(lang) }</button>
                    { cancel_button(act, words::CANCEL.of(lang)) }
                </div>
            </form>
        </Modal>
    }
}

fn cancel_button(act: &Callback<Action>, words: &'static str) -> Html {
    let cancel = act.reform(|_: MouseEvent| Action::Cancel);
    html! { <button type="button" data-pk="cancel" onclick={cancel}>{ words }</button> }
}

fn codes<'a>(codes: impl Iterator<Item = &'a String>) -> String {
    codes.cloned().collect::<Vec<_>>().join(", ")
}

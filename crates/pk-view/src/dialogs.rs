//! Finalising and reopening ask first.

use crate::action::Action;
use crate::notices::notices;
use crate::parts::{Button, listed, value_in};
use crate::snapshot::{Dialog, Snapshot};
use crate::words;
use pk_core::Finding;
use pk_core::score::SheetScore;
use yew::prelude::*;

/// The dialog that is open. The shell makes it modal once it is in the document; Escape leaves it.
pub(crate) fn dialog(state: &Snapshot, score: &SheetScore<'_>, act: &Callback<Action>) -> Html {
    let (title, body) = match state.dialog {
        None => return Html::default(),
        Some(Dialog::Finalise) => (words::FINALISE_TITLE, finalise(state, score, act)),
        Some(Dialog::Reopen) => (words::REOPEN_TITLE, reopen(state, act)),
    };
    let oncancel = act.reform(|event: Event| {
        event.prevent_default();
        Action::Cancel
    });
    html! {
        <dialog aria-labelledby="pk-dialog" {oncancel}>
            <h2 id="pk-dialog">{ title.of(state.lang) }</h2>
            if let Some(key) = &state.key {
                <p><strong>{ state.round.district_name(&key.district) }</strong></p>
            }
            { notices(state, act) }
            { body }
        </dialog>
    }
}

/// Names what is left to do.
fn finalise(state: &Snapshot, score: &SheetScore<'_>, act: &Callback<Action>) -> Html {
    let lang = state.lang;
    let (mut ungraded, mut conflicts) = (Vec::new(), Vec::new());
    for finding in &score.findings {
        let (codes, code) = match finding {
            Finding::Ungraded { indicator } => (&mut ungraded, indicator.as_str()),
            Finding::Conflict { indicator: Some(indicator) } => (&mut conflicts, indicator.as_str()),
            _ => continue,
        };
        // An indicator's mark and its note may both be in conflict.
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    let is_complete = ungraded.is_empty();
    let words = if is_complete { words::FINALISE } else { words::FINALISE_ANYWAY };
    let confirm = Button {
        is_main: is_complete,
        disabled: !conflicts.is_empty(),
        ..Button::new("confirm", words, Action::Finalise)
    };
    html! {
        <>
            if !conflicts.is_empty() {
                <p class="notice bad">{ words::FINALISE_CONFLICTS.with(lang, &[&listed(&conflicts)]) }</p>
            }
            if !ungraded.is_empty() {
                <p class="notice">{ words::FINALISE_UNGRADED.with(lang, &[&listed(&ungraded)]) }</p>
            }
            <p>{ words::FINALISE_TEXT.of(lang) }</p>
            // The first button gets the focus: a second press of Enter must not lock an unfinished sheet.
            <div class="row">
                if !is_complete { { cancel(state, act) } }
                { confirm.show(state, act) }
                if is_complete { { cancel(state, act) } }
            </div>
        </>
    }
}

/// Asks why.
fn reopen(state: &Snapshot, act: &Callback<Action>) -> Html {
    let lang = state.lang;
    let onsubmit = act.reform(|event: SubmitEvent| {
        event.prevent_default();
        Action::Reopen { reason: value_in(&event, "textarea") }
    });
    html! {
        <form {onsubmit}>
            <label>
                { words::REASON.of(lang) }
                <textarea data-pk="reason" rows="3" maxlength="1000" required=true />
            </label>
            <div class="row">
                <button type="submit" class="main" data-pk="confirm">{ words::REOPEN.of(lang) }</button>
                { cancel(state, act) }
            </div>
        </form>
    }
}

fn cancel(state: &Snapshot, act: &Callback<Action>) -> Html {
    Button::new("cancel", words::CANCEL, Action::Cancel).show(state, act)
}

//! The total, what is left, what is saved, and what to do next.

use crate::action::Action;
use crate::parts::{Button, import_button};
use crate::snapshot::{Saved, Snapshot};
use crate::words;
use pk_core::score::{SheetScore, TrackScore};
use pk_format::number;
use yew::prelude::*;

/// What is done with the whole sheet.
pub(crate) fn actions(state: &Snapshot, is_complete: bool, act: &Callback<Action>) -> Html {
    let lock = if state.sheet.is_locked() {
        Button::new("reopen", words::REOPEN, Action::AskReopen)
    } else {
        Button { is_main: is_complete, ..Button::new("finalise", words::FINALISE, Action::AskFinalise) }
    };
    html! {
        <div class="row actions">
            if !state.readonly { { lock.show(state, act) } }
            { Button::new("export", words::EXPORT, Action::Export).show(state, act) }
            if !state.readonly { { import_button(words::MERGE, state, act) } }
        </div>
    }
}

/// The bar that is always in view.
pub(crate) fn total_bar(state: &Snapshot, score: &SheetScore<'_>, act: &Callback<Action>) -> Html {
    let mut totals = Vec::new();
    for track in &score.tracks {
        totals.push(total(track, state));
    }
    let undo = Button { disabled: !state.can_undo, ..Button::new("undo", words::UNDO, Action::Undo) };
    let redo = Button { disabled: !state.can_redo, ..Button::new("redo", words::REDO, Action::Redo) };
    html! {
        <div class="bar" part="bar">
            if let Some(key) = &state.key {
                <p class="whom">{ state.round.district_name(&key.district) }</p>
            }
            <div class="totals">{ totals }</div>
            if state.sheet.is_locked() {
                <p class="lock">{ words::LOCKED_SHORT.of(state.lang) }</p>
            }
            { saved(state) }
            if !state.readonly {
                <div class="row">{ undo.show(state, act) }{ redo.show(state, act) }</div>
            }
        </div>
    }
}

fn total(track: &TrackScore<'_>, state: &Snapshot) -> Html {
    let lang = state.lang;
    let rounding = state.round.rules.rounding;
    let score = &track.score;
    let id = AttrValue::from(track.track.id.clone());
    let (marked, all) = (score.marked().to_string(), score.indicators.to_string());
    let several = state.round.rubric.tracks.len() > 1;
    let name = if several { track.track.name.text.as_str() } else { words::TOTAL.of(lang) };
    html! {
        <div class="total">
            <p>
                <span class="label">{ name }</span>{ " " }
                <output data-pk="total" data-track={id.clone()}>{ number(&score.value, rounding, lang) }</output>
                { " " }{ words::OF_MAXIMUM.with(lang, &[&number(&score.maximum, rounding, lang)]) }
                if !score.is_complete() {
                    <small>{ " " }{ words::PARTIAL_TOTAL.of(lang) }</small>
                }
            </p>
            <p>
                <progress max={all.clone()} value={marked.clone()} aria-hidden="true"></progress>{ " " }
                <span data-pk="progress" data-track={id}>{ words::PROGRESS.with(lang, &[&marked, &all]) }</span>
            </p>
        </div>
    }
}

/// The truth about the storage, in words that a screen reader speaks when they change.
fn saved(state: &Snapshot) -> Html {
    let (name, words) = match state.saved {
        Saved::Saving => ("saving", words::SAVING),
        Saved::Saved => ("saved", words::SAVED),
        Saved::Failed => ("failed", words::FAILED),
    };
    html! {
        <p class="saved" data-pk="saved" data-state={name} role="status">{ words.of(state.lang) }</p>
    }
}

//! The total, what is left, what is saved, and what to do next.

use crate::action::Action;
use crate::file_button::import_button;
use crate::nilai::ScreenProps;
use crate::snapshot::{Saved, Snapshot};
use crate::words::{self, Words};
use pk_core::score::{TrackScore, score};
use pk_format::number;
use yew::prelude::*;

/// What is done with the whole sheet.
#[component]
pub(crate) fn Actions(ScreenProps { state, act }: &ScreenProps) -> Html {
    let is_locked = state.sheet.is_locked();
    html! {
        <div class="row actions">
            { button(state, act, Action::Export, "export", words::EXPORT, false) }
            if !state.readonly {
                { import_button(state, act) }
                if is_locked {
                    { button(state, act, Action::AskReopen, "reopen", words::REOPEN, false) }
                } else {
                    { button(state, act, Action::AskFinalise, "finalise", words::FINALISE, false) }
                }
            }
        </div>
    }
}

/// The bar at the foot of the sheet, always in view.
#[component]
pub(crate) fn TotalBar(ScreenProps { state, act }: &ScreenProps) -> Html {
    let score = score(&state.round, &state.sheet);
    html! {
        <footer class="bar" part="bar">
            { for score.tracks.iter().map(|track| total(track, state)) }
            { saved(state) }
            <div class="row">
                { button(state, act, Action::Undo, "undo", words::UNDO, !state.can_undo) }
                { button(state, act, Action::Redo, "redo", words::REDO, !state.can_redo) }
            </div>
        </footer>
    }
}

fn button(
    state: &Snapshot,
    act: &Callback<Action>,
    action: Action,
    hook: &'static str,
    words: Words,
    disabled: bool,
) -> Html {
    let onclick = act.reform(move |_: MouseEvent| action.clone());
    let class = (hook == "finalise").then_some("main");
    html! { <button type="button" {class} data-pk={hook} {disabled} {onclick}>{ words.of(state.lang) }</button> }
}

fn total(track: &TrackScore<'_>, state: &Snapshot) -> Html {
    let lang = state.lang;
    let rounding = state.round.rules.rounding;
    let score = &track.score;
    let (marked, all) = (score.marked().to_string(), score.indicators.to_string());
    let several = state.round.rubric.tracks.len() > 1;
    html! {
        <div class="total">
            <p>
                <span class="label">
                    if several { { &track.track.name.text } } else { { words::TOTAL.of(lang) } }
                </span>{ " " }
                <output data-pk="total" data-track={track.track.id.clone()}>{ number(&score.value, rounding, lang) }</output>
                { " " }{ words::OF_MAXIMUM.with(lang, &[&number(&score.maximum, rounding, lang)]) }
                if !score.is_complete() {
                    <small>{ " " }{ words::PARTIAL_TOTAL.of(lang) }</small>
                }
            </p>
            <p>
                <progress max={all.clone()} value={marked.clone()} aria-hidden="true"></progress>{ " " }
                <span data-pk="progress" data-track={track.track.id.clone()}>{ words::PROGRESS.with(lang, &[&marked, &all]) }</span>
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

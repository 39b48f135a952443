//! The total, what is left, what is saved, and what to do next.

use crate::action::Action;
use crate::clock::clock;
use crate::nilai::part;
use crate::parts::{Button, import_button};
use crate::snapshot::{Saved, Snapshot};
use crate::tag::{Act, Tag, list, or_nothing, tag};
use crate::words;
use pk_core::score::TrackScore;
use pk_format::number;
use std::rc::Rc;
use yew::Html;

/// What is done with the whole sheet.
pub(crate) fn actions(state: &Snapshot, is_complete: bool, act: &Act) -> Tag {
    let lock = if state.sheet.is_locked() {
        Button::new("reopen", &words::REOPEN, Action::AskReopen)
    } else {
        Button { is_main: is_complete, ..Button::new("finalise", &words::FINALISE, Action::AskFinalise) }
    };
    let may_change = !state.readonly;
    tag("div.row.actions")
        .maybe(may_change.then(|| lock.show(state, act)))
        .maybe(
            (!state.reviewing)
                .then(|| Button::new("review", &words::REVIEW, Action::Review(true)).show(state, act)),
        )
        .tag(Button::new("export", &words::EXPORT, Action::Export).show(state, act))
        .maybe(state.can_copy.then(|| copy_button(state, act)))
        .maybe(may_change.then(|| import_button(&words::MERGE, state, act)))
}

/// The button that saves a copy of the page.
pub(crate) fn copy_button(state: &Snapshot, act: &Act) -> Tag {
    Button::new("copy", &words::COPY, Action::SaveCopy).show(state, act)
}

/// The bar that is always in view.
pub(crate) fn total_bar(state: &Rc<Snapshot>, act: &Act) -> Tag {
    let undo = Button { disabled: !state.can_undo, ..Button::new("undo", &words::UNDO, Action::Undo) };
    let redo = Button { disabled: !state.can_redo, ..Button::new("redo", &words::REDO, Action::Redo) };
    let may_change = !state.readonly;
    tag("div.bar[part=bar]")
        .node(part(state, act, totals))
        .maybe(clock(state, act))
        .tag(saved(state, act))
        .maybe(may_change.then(|| tag("div.row").tag(undo.show(state, act)).tag(redo.show(state, act))))
}

fn totals(state: &Snapshot, _: &Act) -> Html {
    let mut totals = tag("div.totals");
    for track in &state.score().tracks {
        totals = totals.tag(total(track, state));
    }
    let whom = state.key.as_ref().map(|key| {
        let practice = state.round.practice;
        let practice =
            practice.then(|| tag("strong.practice").text(words::PRACTICE.of(state.lang)).text(" "));
        tag("p.whom").maybe(practice).text(state.round.district_name(&key.district))
    });
    let lock = state.sheet.is_locked().then(|| tag("p.lock").text(words::LOCKED_SHORT.of(state.lang)));
    list(vec![or_nothing(whom), totals.end(), or_nothing(lock)])
}

fn total(track: &TrackScore<'_>, state: &Snapshot) -> Tag {
    let lang = state.lang;
    let rounding = state.round.rules.rounding;
    let score = &track.score;
    let id = &track.track.id;
    let (marked, all) = (score.marked().to_string(), score.indicators.to_string());
    let several = state.round.rubric.tracks.len() > 1;
    let name = if several { track.track.name.text.as_str() } else { words::TOTAL.of(lang) };
    let so_far = (!score.is_complete()).then(|| tag("small").text(" ").text(words::PARTIAL_TOTAL.of(lang)));
    let value =
        tag("output[data-pk=total]").set("data-track", id).text(&number(&score.value, rounding, lang));
    let maximum = words::OF_MAXIMUM.with(lang, &[&number(&score.maximum, rounding, lang)]);
    let bar = tag("progress[aria-hidden=true]").set("max", &all).set("value", &marked);
    let progress = tag("span[data-pk=progress]")
        .set("data-track", id)
        .text(&words::PROGRESS.with(lang, &[&marked, &all]));
    let sum = tag("p").tag(tag("span.label").text(name)).text(" ").tag(value).text(" ").text(&maximum);
    tag("div.total").tag(sum.maybe(so_far)).tag(tag("p").tag(bar).text(" ").tag(progress))
}

/// The truth about the storage. It changes at every key, so a screen reader does not speak it; that something could
/// not be kept is spoken by its own banner.
fn saved(state: &Snapshot, act: &Act) -> Tag {
    let (name, words) = match state.saved {
        Saved::Saving => ("saving", &words::SAVING),
        Saved::Saved => ("saved", &words::SAVED),
        Saved::Failed => ("failed", &words::FAILED),
    };
    tag("button.saved[type=button][data-pk=saved]")
        .set("data-state", name)
        .set("title", words::STORAGE.of(state.lang))
        .click(act, Action::AskStorage)
        .text(words.of(state.lang))
}

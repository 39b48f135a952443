//! Choosing panelist and district.

use crate::action::Action;
use crate::engine::MOST_NAME;
use crate::origin::origin;
use crate::parts::{click, import_button, value_in, value_of};
use crate::snapshot::{Saved, SheetLine, Snapshot};
use crate::words::{self, Words};
use pk_core::round::{District, Panelist, Role};
use pk_format::RUBRICS;
use yew::prelude::*;

/// The first screen: which instrument, who grades, who is graded.
pub(crate) fn start_screen(state: &Snapshot, act: &Callback<Action>) -> Html {
    let lang = state.lang;
    let onsubmit = act.reform(|event: SubmitEvent| {
        event.prevent_default();
        Action::Start {
            panelist: value_in(&event, "[name=panelist]"),
            district: value_in(&event, "[name=district]"),
        }
    });
    let (mut panel, mut districts) = (Vec::new(), Vec::new());
    let last = state.last_panelist.as_deref().unwrap_or_default();
    for panelist in &state.round.panel {
        panel.push(option(&panelist.id.0, panelist_text(panelist, state), panelist.id.0 == last));
    }
    for district in &state.round.districts {
        districts.push(option(&district.code.0, district_text(district), false));
    }
    html! {
        <>
            <form class="start" {onsubmit} aria-labelledby="pk-start">
                <h2 id="pk-start" tabindex="-1">{ words::START_TITLE.of(lang) }</h2>
                if !state.round_is_given {
                    { rubric_field(state, act) }
                }
                { field(state, words::PANELIST, "panelist", panel, last) }
                { field(state, words::DISTRICT, "district", districts, "") }
                <div class="row">
                    <button type="submit" class="main" data-pk="start">{ words::START.of(lang) }</button>
                    { import_button(words::IMPORT, state, act) }
                </div>
            </form>
            { sheets(state, act) }
            { origin(lang, &state.round) }
        </>
    }
}

/// A choice of `options`, or a name to type where there are none, with the names known here on offer.
fn field(state: &Snapshot, words: Words, name: &'static str, options: Vec<Html>, last: &str) -> Html {
    if options.is_empty() {
        return typed_field(state, words, name);
    }
    html! {
        <label>
            { words.of(state.lang) }
            <select {name} required=true>
                <option value="" selected={last.is_empty()}>{ words::CHOOSE.of(state.lang) }</option>
                { options }
            </select>
        </label>
    }
}

/// The field has no value of ours: a screen drawn anew would put it in the place of what is being typed.
fn typed_field(state: &Snapshot, words: Words, name: &'static str) -> Html {
    let is_panelist = name == "panelist";
    let autocomplete = if is_panelist { "name" } else { "off" };
    let list = if is_panelist { "pk-panelists" } else { "pk-districts" };
    let mut names: Vec<&str> = state.last_panelist.as_deref().filter(|_| is_panelist).into_iter().collect();
    for line in &*state.sheets {
        let known = if is_panelist { &line.key.panelist.0 } else { &line.key.district.0 };
        if !names.contains(&known.as_str()) {
            names.push(known);
        }
    }
    let mut offers = Vec::new();
    for name in names {
        offers.push(html! { <option value={name.to_owned()}></option> });
    }
    html! {
        <label>
            { words.of(state.lang) }
            <input {name} required=true maxlength={MOST_NAME.to_string()} {autocomplete} {list} />
            <datalist id={list}>{ offers }</datalist>
        </label>
    }
}

fn option(value: &str, text: String, selected: bool) -> Html {
    html! { <option value={value.to_owned()} {selected}>{ text }</option> }
}

fn rubric_field(state: &Snapshot, act: &Callback<Action>) -> Html {
    let onchange = act.reform(|event: Event| Action::ChooseRubric(value_of(&event)));
    let current = &state.round.rubric.id;
    let mut is_shipped = false;
    let mut options = Vec::new();
    for shipped in RUBRICS {
        let selected = shipped.id == current;
        is_shipped |= selected;
        options.push(html! { <option value={shipped.id} {selected}>{ shipped.title }</option> });
    }
    if !is_shipped {
        options.push(html! { <option value={current.clone()} selected=true>{ &state.round.title }</option> });
    }
    // What is only on this page would be gone with the instrument.
    let disabled = state.saved == Saved::Failed && !state.sheets.is_empty();
    html! {
        <label>
            { words::RUBRIC.of(state.lang) }
            <select name="rubric" {disabled} {onchange}>{ options }</select>
        </label>
    }
}

fn panelist_text(panelist: &Panelist, state: &Snapshot) -> String {
    let mut text = panelist.name.clone();
    if panelist.role == Role::Chair {
        text.push_str(" (");
        text.push_str(words::CHAIR.of(state.lang));
        text.push(')');
    }
    if let Some(agency) = &panelist.agency {
        text.push_str(", ");
        text.push_str(agency);
    }
    text
}

/// `Kabupaten Melati · 08.00 · Ruang Rapat I`
fn district_text(district: &District) -> String {
    let mut text = district.name.clone();
    if let Some((_, time)) = district.slot.as_deref().and_then(|slot| slot.split_once('T')) {
        text.push_str(" · ");
        text.push_str(&time.replace(':', "."));
    }
    if let Some(room) = &district.room {
        text.push_str(" · ");
        text.push_str(room);
    }
    text
}

/// The sheets that are on this device, each with a button that opens it.
fn sheets(state: &Snapshot, act: &Callback<Action>) -> Html {
    if state.sheets.is_empty() {
        return Html::default();
    }
    let lang = state.lang;
    let mut rows = Vec::new();
    for line in &*state.sheets {
        rows.push(sheet_row(line, state, act));
    }
    html! {
        <section class="sheets">
            <h2>{ words::ON_THIS_DEVICE.of(lang) }</h2>
            <ul>{ rows }</ul>
        </section>
    }
}

fn sheet_row(line: &SheetLine, state: &Snapshot, act: &Callback<Action>) -> Html {
    let lang = state.lang;
    let (panelist, district) = (&line.key.panelist, &line.key.district);
    let open = Action::Start { panelist: panelist.0.clone(), district: district.0.clone() };
    let panelist = state.round.panelist_name(panelist);
    let district = state.round.district_name(district);
    let label = [words::OPEN.of(lang), ": ", district, ", ", panelist].concat();
    html! {
        <li>
            <span>
                <b>{ district }</b><br />{ panelist }<br />
                { state_words(line).of(lang) }{ " " }{ line.marked }{ "/" }{ line.indicators }
            </span>
            <button type="button" data-pk="open" aria-label={label} onclick={click(act, open)}>
                { words::OPEN.of(lang) }
            </button>
        </li>
    }
}

fn state_words(line: &SheetLine) -> Words {
    if line.locked {
        words::FINALISED
    } else if line.marked == line.indicators {
        words::COMPLETE
    } else if line.marked > 0 {
        words::PARTIAL
    } else {
        words::UNGRADED
    }
}

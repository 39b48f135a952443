//! Grading one district.

use crate::action::Action;
use crate::indicator_card::{CardState, IndicatorCard, RoundRef};
use crate::origin::origin;
use crate::parts::{Button, click, listed};
use crate::provenance;
use crate::snapshot::Snapshot;
use crate::total_bar::actions;
use crate::words;
use pk_core::entry::Field;
use pk_core::score::{IndicatorScore, SectionScore, SheetScore};
use pk_core::sheet::Head;
use pk_core::{Change, SheetKey};
use pk_format::{date_time, number};
use std::rc::Rc;
use yew::prelude::*;

/// Every section, in order, over all tracks and components.
pub(crate) fn sections<'a, 's>(score: &'s SheetScore<'a>) -> Vec<&'s SectionScore<'a>> {
    let mut sections = Vec::new();
    for track in &score.tracks {
        for component in &track.components {
            sections.extend(&component.sections);
        }
    }
    sections
}

/// The sections, always one step away.
pub(crate) fn section_nav(state: &Snapshot, sections: &[&SectionScore<'_>], act: &Callback<Action>) -> Html {
    let mut buttons = Vec::new();
    for (index, section) in sections.iter().enumerate() {
        buttons.push(section_button(index, section, state, act));
    }
    html! { <nav class="sections" aria-label={words::SECTIONS.of(state.lang)}>{ buttons }</nav> }
}

/// One district's sheet: the indicators of one section, and what is done with the whole.
pub(crate) fn sheet_screen(
    state: &Snapshot,
    key: &SheetKey,
    sections: &[&SectionScore<'_>],
    act: &Callback<Action>,
) -> Html {
    let lang = state.lang;
    let is_complete = sections.iter().all(|section| section.score.is_complete());
    html! {
        <>
            <div class="who">
                <div>
                    <h2 id="pk-sheet" tabindex="-1">{ state.round.district_name(&key.district) }</h2>
                    <p>{ state.round.panelist_name(&key.panelist) }</p>
                </div>
                { Button::new("switch", words::SWITCH, Action::Switch).show(state, act) }
            </div>
            if state.round.rubric.has_template() {
                <p class="banner">{ words::TEMPLATE_BANNER.of(lang) }</p>
            }
            { locked_notice(state, sections) }
            if let Some(section) = sections.get(state.section) {
                { section_body(section, state, act, sections.len()) }
            }
            { actions(state, is_complete, act) }
            { origin(lang, &state.round) }
        </>
    }
}

fn locked_notice(state: &Snapshot, sections: &[&SectionScore<'_>]) -> Html {
    let Some(head) = state.sheet.locked() else { return Html::default() };
    let (mut marked, mut all) = (0, 0);
    for section in sections {
        marked += section.score.marked();
        all += section.score.indicators;
    }
    let mut unseen: Vec<&str> = Vec::new();
    for head in state.sheet.unseen_when_locked() {
        unseen.extend(head.change.indicator());
    }
    html! {
        <div class="notice" data-pk="locked" tabindex="-1">
            { words::LOCKED.with(state.lang, &[&date_time(head.at, state.offset, state.lang)]) }
            if marked < all {
                <strong>
                    { " " }{ words::LOCKED_INCOMPLETE.with(state.lang, &[&marked.to_string(), &all.to_string()]) }
                </strong>
            }
            if !unseen.is_empty() {
                <strong>{ " " }{ words::UNSEEN.with(state.lang, &[&listed(&unseen)]) }</strong>
            }
        </div>
    }
}

/// The way to one section, with its progress.
fn section_button(index: usize, part: &SectionScore<'_>, state: &Snapshot, act: &Callback<Action>) -> Html {
    let current = (index == state.section).then_some("true");
    let (marked, all) = (part.score.marked(), part.score.indicators);
    let is_done = marked == all;
    let class = is_done.then_some("done");
    html! {
        <button type="button" data-aksi={part.section.code.clone()} {class} aria-current={current}
            onclick={click(act, Action::ShowSection(index))}>
            <span><b>{ &part.section.code }</b><span class="name" lang="id">{ " " }{ &part.section.name.text }</span></span>
            <span class="count">
                if is_done { <span aria-hidden="true">{ "✓ " }</span> }
                { marked }{ "/" }{ all }
            </span>
        </button>
    }
}

fn section_body(part: &SectionScore<'_>, state: &Snapshot, act: &Callback<Action>, count: usize) -> Html {
    let lang = state.lang;
    let rounding = state.round.rules.rounding;
    let index = state.section;
    let turn = |hook: &'static str, words: words::Words, to: usize, disabled: bool| {
        let is_main = hook == "next" && !disabled && !state.sheet.is_locked();
        Button { disabled, is_main, ..Button::new(hook, words, Action::TurnTo(to)) }.show(state, act)
    };
    let progress = words::SECTION_PROGRESS
        .with(lang, &[&part.score.marked().to_string(), &part.score.indicators.to_string()]);
    let mut cards = Vec::new();
    for part in &part.indicators {
        cards.push(card(part, state, act));
    }
    html! {
        <section class="section" aria-labelledby="pk-section" key={part.section.code.clone()}>
            <div class="title">
                <h2 id="pk-section" tabindex="-1">
                    { &part.section.code }{ ". " }
                    { provenance::marked(&part.section.name, &state.round.rubric, lang) }
                </h2>
                <p>
                    <span data-pk="section-score">{ number(&part.score.value, rounding, lang) }</span>{ " " }
                    { words::OF_POINTS.with(lang, &[&number(&part.score.maximum, rounding, lang)]) }
                    { " · " }{ progress }
                </p>
            </div>
            { cards }
            <div class="row turn">
                { turn("previous", words::PREVIOUS, index.saturating_sub(1), index == 0) }
                { turn("next", words::NEXT, index + 1, index + 1 >= count) }
            </div>
        </section>
    }
}

fn card(part: &IndicatorScore<'_>, state: &Snapshot, act: &Callback<Action>) -> Html {
    let code = &part.indicator.code;
    let note = match &state.draft {
        Some(draft) if draft.indicator == *code => draft.text.as_str(),
        _ => state.sheet.note(code),
    };
    let view = CardState {
        lang: state.lang,
        mark: part.mark.clone(),
        note: note.to_owned(),
        conflict: conflict_values(code, state),
        locked: state.readonly || state.sheet.is_locked(),
    };
    let round = RoundRef(Rc::clone(&state.round));
    let code = AttrValue::from(code.clone());
    html! { <IndicatorCard key={&*code} {round} code={code.clone()} {view} act={act.clone()} /> }
}

/// Each conflicting value of the indicator, in words with its time, and what would settle for it.
fn conflict_values(code: &str, state: &Snapshot) -> Vec<(String, Change)> {
    let mut values = Vec::new();
    for (field, heads) in state.sheet.conflicts() {
        if matches!(field, Field::Mark(of) | Field::Note(of) if of == code) {
            for head in heads {
                values.push((conflict_words(head, state), head.change.clone()));
            }
        }
    }
    values
}

fn conflict_words(head: &Head, state: &Snapshot) -> String {
    let lang = state.lang;
    let value = match &head.change {
        Change::Grade { level, .. } => words::CONFLICT_GRADE.with(lang, &[level]),
        Change::NotApplicable { .. } => words::NOT_APPLICABLE.of(lang).to_owned(),
        Change::Note { text, .. } => words::CONFLICT_NOTE.with(lang, &[text]),
        _ => words::UNGRADED.of(lang).to_owned(),
    };
    [&value, " (", &date_time(head.at, state.offset, lang), ")"].concat()
}

//! Grading one district.

use crate::action::Action;
use crate::indicator_card::{CardState, IndicatorCard};
use crate::nilai::ScreenProps;
use crate::origin::Origin;
use crate::provenance;
use crate::section_nav::SectionNav;
use crate::snapshot::Snapshot;
use crate::total_bar::{Actions, TotalBar};
use crate::words;
use pk_core::Change;
use pk_core::entry::Field;
use pk_core::score::{IndicatorScore, SectionScore, score};
use pk_core::sheet::Head;
use pk_format::{date_time, number};
use std::rc::Rc;
use yew::prelude::*;

/// One district's sheet: the sections, the indicators of one of them, the total.
#[component]
pub(crate) fn SheetScreen(ScreenProps { state, act }: &ScreenProps) -> Html {
    let lang = state.lang;
    let Some(key) = &state.key else { return Html::default() };
    let score = score(&state.round, &state.sheet);
    let sections: Vec<&SectionScore<'_>> =
        score.tracks.iter().flat_map(|track| &track.components).flat_map(|part| &part.sections).collect();
    let switch = act.reform(|_: MouseEvent| Action::Switch);
    html! {
        <>
            <div class="who">
                <p>
                    <strong>{ state.round.district_name(&key.district) }</strong>
                    <span>{ state.round.panelist_name(&key.panelist) }</span>
                </p>
                <button type="button" data-pk="switch" onclick={switch}>{ words::SWITCH.of(lang) }</button>
            </div>
            if state.round.rubric.has_template() {
                <p class="banner">{ words::TEMPLATE_BANNER.of(lang) }</p>
            }
            { locked_notice(state) }
            <SectionNav lang={lang} lines={SectionNav::lines(&sections)} current={state.section} act={act.clone()} />
            if let Some(section) = sections.get(state.section) {
                { section_body(section, state, act, sections.len()) }
            }
            <Actions state={Rc::clone(state)} act={act.clone()} />
            <Origin {lang} round={Rc::clone(&state.round)} />
            <TotalBar state={Rc::clone(state)} act={act.clone()} />
        </>
    }
}

fn locked_notice(state: &Snapshot) -> Html {
    let Some(head) = state.sheet.locked() else { return Html::default() };
    let unseen: Vec<&str> =
        state.sheet.unseen_when_locked().into_iter().filter_map(|head| head.change.indicator()).collect();
    html! {
        <div class="notice" data-pk="locked">
            { words::LOCKED.with(state.lang, &[&date_time(head.at, state.offset, state.lang)]) }
            if !unseen.is_empty() {
                <strong>{ " " }{ words::UNSEEN.with(state.lang, &[&unseen.join(", ")]) }</strong>
            }
        </div>
    }
}

fn section_body(part: &SectionScore<'_>, state: &Snapshot, act: &Callback<Action>, count: usize) -> Html {
    let lang = state.lang;
    let rounding = state.round.rules.rounding;
    let go = |index: usize| act.reform(move |_: MouseEvent| Action::ShowSection(index));
    let progress = words::SECTION_PROGRESS
        .with(lang, &[&part.score.marked().to_string(), &part.score.indicators.to_string()]);
    html! {
        <section class="section" aria-labelledby="pk-section" key={part.section.code.clone()}>
            <div class="title">
                <h2 id="pk-section">
                    { &part.section.code }{ ". " }
                    { provenance::marked(&part.section.name, &state.round.rubric, lang) }
                </h2>
                <p>
                    <span data-pk="section-score">{ number(&part.score.value, rounding, lang) }</span>{ " " }
                    { words::OF_MAXIMUM.with(lang, &[&number(&part.score.maximum, rounding, lang)]) }
                    { " · " }{ progress }
                </p>
            </div>
            { for part.indicators.iter().map(|part| card(part, state, act)) }
            <div class="row">
                <button type="button" disabled={state.section == 0} onclick={go(state.section.saturating_sub(1))}>
                    { words::PREVIOUS.of(lang) }
                </button>
                <button type="button" disabled={state.section + 1 >= count} onclick={go(state.section + 1)}>
                    { words::NEXT.of(lang) }
                </button>
            </div>
        </section>
    }
}

fn card(part: &IndicatorScore<'_>, state: &Snapshot, act: &Callback<Action>) -> Html {
    let code = &part.indicator.code;
    let typed = state.draft.as_ref().filter(|draft| draft.indicator == *code).map(|draft| draft.text.clone());
    let view = CardState {
        lang: state.lang,
        mark: part.mark.clone(),
        note: typed.unwrap_or_else(|| state.sheet.note(code).to_owned()),
        conflict: conflict_words(code, state),
        locked: state.readonly || state.sheet.is_locked(),
    };
    html! {
        <IndicatorCard key={code.clone()} round={Rc::clone(&state.round)} code={code.clone()} {view} act={act.clone()} />
    }
}

/// Each conflicting value of the indicator, with its time.
fn conflict_words(code: &str, state: &Snapshot) -> Vec<String> {
    let is_here = |field: &Field| matches!(field, Field::Mark(of) | Field::Note(of) if of == code);
    let heads = state.sheet.conflicts().filter(|(field, _)| is_here(field)).flat_map(|(_, heads)| heads);
    heads.map(|head| conflict_value(head, state)).collect()
}

fn conflict_value(head: &Head, state: &Snapshot) -> String {
    let lang = state.lang;
    let value = match &head.change {
        Change::Grade { level, .. } => words::CONFLICT_GRADE.with(lang, &[level]),
        Change::NotApplicable { .. } => words::NOT_APPLICABLE.of(lang).to_lowercase(),
        Change::Note { text, .. } => words::CONFLICT_NOTE.with(lang, &[text]),
        _ => words::UNGRADED.of(lang).to_owned(),
    };
    format!("{value} ({})", date_time(head.at, state.offset, lang))
}

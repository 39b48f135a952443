//! One indicator: its levels, its evidence, its note.

use crate::action::Action;
use crate::engine::MOST_NOTE;
use crate::provenance::marked;
use crate::words;
use pk_core::rubric::{Indicator, Level};
use pk_core::{Mark, Round};
use pk_format::{Lang, decimal};
use std::rc::Rc;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// The radio value of "not applicable"; no level code can be this long a word with a space in it.
const NOT_APPLICABLE: &str = "tidak berlaku";

/// What can change about an indicator.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct CardState {
    pub(crate) lang: Lang,
    pub(crate) mark: Option<Mark>,
    pub(crate) note: String,
    pub(crate) conflict: Vec<String>,
    pub(crate) locked: bool,
}

#[derive(PartialEq, Properties)]
pub(crate) struct IndicatorCardProps {
    pub(crate) round: Rc<Round>,
    pub(crate) code: AttrValue,
    pub(crate) view: CardState,
    pub(crate) act: Callback<Action>,
}

/// One indicator with every level's descriptor in view.
#[component]
pub(crate) fn IndicatorCard(props: &IndicatorCardProps) -> Html {
    let IndicatorCardProps { round, code, view, act } = props;
    let Some(indicator) = round.rubric.indicator(code) else { return Html::default() };
    let lang = view.lang;
    let rubric = &round.rubric;
    html! {
        <fieldset class="card" data-indicator={code.clone()}>
            <legend>
                <b>{ code }</b>{ " " }{ marked(&indicator.label, rubric, lang) }
            </legend>
            if let Some(wording) = &indicator.wording {
                <p class="wording">{ marked(wording, rubric, lang) }</p>
            }
            if !view.conflict.is_empty() {
                <div class="notice bad">
                    { words::CONFLICT.of(lang) }
                    <ul>{ for view.conflict.iter().map(|value| html! { <li>{ value }</li> }) }</ul>
                </div>
            }
            <div class="levels">
                { for indicator.levels.iter().map(|level| level_choice(level, indicator, props)) }
                if indicator.not_applicable {
                    { not_applicable_choice(indicator, props) }
                }
            </div>
            <div class="row under">
                { mark_state(view) }
                if view.mark.is_some() && !view.locked {
                    <button type="button" class="quiet" onclick={clear(code, act)}
                        aria-label={words::CLEAR_LABEL.with(lang, &[code])}>{ words::CLEAR.of(lang) }</button>
                }
            </div>
            { note_field(props) }
            if !indicator.evidence.is_empty() {
                <details>
                    <summary>{ words::EVIDENCE.of(lang) }</summary>
                    <ul>{ for indicator.evidence.iter().map(|text| html! { <li>{ marked(text, rubric, lang) }</li> }) }</ul>
                </details>
            }
        </fieldset>
    }
}

/// "Belum dinilai" in words, never a look that a low level could have.
fn mark_state(view: &CardState) -> Html {
    match &view.mark {
        None => html! { <span class="ungraded">{ words::UNGRADED.of(view.lang) }</span> },
        Some(_) => html! { <span></span> },
    }
}

fn clear(code: &AttrValue, act: &Callback<Action>) -> Callback<MouseEvent> {
    let code = code.to_string();
    act.reform(move |_| Action::Clear(code.clone()))
}

fn level_choice(level: &Level, indicator: &Indicator, props: &IndicatorCardProps) -> Html {
    let lang = props.view.lang;
    let is_chosen = props.view.mark == Some(Mark::Level(level.code.clone()));
    let (code, chosen) = (indicator.code.clone(), level.code.clone());
    let grade =
        props.act.reform(move |_: Event| Action::Grade { indicator: code.clone(), level: chosen.clone() });
    let points = words::POINTS.with(lang, &[&decimal(level.points.value, lang)]);
    let text = match &level.descriptor {
        Some(text) => marked(text, &props.round.rubric, lang),
        None => html! { <i>{ words::NO_DESCRIPTOR.of(lang) }</i> },
    };
    choice(props, &level.code, is_chosen, grade, html! { <><b>{ &level.code }</b><span class="points">{ points }</span></> }, text)
}

fn not_applicable_choice(indicator: &Indicator, props: &IndicatorCardProps) -> Html {
    let lang = props.view.lang;
    let code = indicator.code.clone();
    let grade = props.act.reform(move |_: Event| Action::NotApplicable(code.clone()));
    let is_chosen = props.view.mark == Some(Mark::NotApplicable);
    let head = html! { <b class="word">{ words::NOT_APPLICABLE.of(lang) }</b> };
    let text = html! { { words::NOT_APPLICABLE_MEANS.of(lang) } };
    choice(props, NOT_APPLICABLE, is_chosen, grade, head, text)
}

fn choice(
    props: &IndicatorCardProps,
    value: &str,
    is_chosen: bool,
    onchange: Callback<Event>,
    head: Html,
    text: Html,
) -> Html {
    html! {
        <label class={classes!("level", is_chosen.then_some("chosen"))}>
            <span class="code">
                <input type="radio" name={props.code.clone()} value={value.to_owned()} checked={is_chosen}
                    disabled={props.view.locked} {onchange} />
                { head }
            </span>
            <span class="descriptor">{ text }</span>
        </label>
    }
}

fn note_field(props: &IndicatorCardProps) -> Html {
    let lang = props.view.lang;
    let code = props.code.to_string();
    let oninput = props.act.reform(move |event: InputEvent| {
        let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
        Action::TypeNote { indicator: code.clone(), text }
    });
    let onblur = props.act.reform(|_: FocusEvent| Action::FinishNote);
    html! {
        <label class="note">
            <span>{ words::NOTE.of(lang) }</span>
            <textarea rows="2" maxlength={MOST_NOTE.to_string()} value={props.view.note.clone()}
                aria-label={words::NOTE_LABEL.with(lang, &[&props.code])}
                readonly={props.view.locked} {oninput} {onblur} />
        </label>
    }
}

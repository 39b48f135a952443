//! One indicator: its levels, its evidence, its note.

use crate::action::Action;
use crate::engine::MOST_NOTE;
use crate::parts::{click, value_of};
use crate::provenance::marked;
use crate::words;
use pk_core::rubric::{Indicator, Level};
use pk_core::{Change, Mark, Round};
use pk_format::{Lang, decimal};
use std::rc::Rc;
use yew::prelude::*;

/// The radio value of "not applicable"; no level code has a space in it.
const NOT_APPLICABLE: &str = "tidak berlaku";

/// A round, the same only if it is the very same one.
#[derive(Clone)]
pub(crate) struct RoundRef(pub(crate) Rc<Round>);

impl PartialEq for RoundRef {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What can change about an indicator.
#[derive(PartialEq)]
pub(crate) struct CardState {
    pub(crate) lang: Lang,
    pub(crate) mark: Option<Mark>,
    pub(crate) note: String,
    pub(crate) conflict: Vec<(String, Change)>,
    pub(crate) locked: bool,
}

#[derive(PartialEq, Properties)]
pub(crate) struct IndicatorCardProps {
    pub(crate) round: RoundRef,
    pub(crate) code: AttrValue,
    pub(crate) view: CardState,
    pub(crate) act: Callback<Action>,
}

/// One indicator with every level's descriptor in view.
pub(crate) struct IndicatorCard;

impl Component for IndicatorCard {
    type Message = ();
    type Properties = IndicatorCardProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        props
            .round
            .0
            .rubric
            .indicator(&props.code)
            .map_or_else(Html::default, |indicator| card(indicator, props))
    }
}

fn card(indicator: &Indicator, props: &IndicatorCardProps) -> Html {
    let IndicatorCardProps { round, code, view, act } = props;
    let lang = view.lang;
    let rubric = &round.0.rubric;
    let mut choices = Vec::new();
    for level in &indicator.levels {
        choices.push(level_choice(level, props));
    }
    if indicator.not_applicable {
        choices.push(not_applicable_choice(props));
    }
    let mut evidence = Vec::new();
    for text in &indicator.evidence {
        evidence.push(html! { <li>{ marked(text, rubric, lang) }</li> });
    }
    let mut conflict = Vec::new();
    for (value, change) in &view.conflict {
        conflict.push(html! {
            <li>
                { value }{ " " }
                if !view.locked {
                    <button type="button" class="quiet" data-pk="settle"
                        aria-label={[words::SETTLE.of(lang), ": ", value].concat()}
                        onclick={click(act, Action::Settle(change.clone()))}>{ words::SETTLE.of(lang) }</button>
                }
            </li>
        });
    }
    html! {
        <fieldset class="card" data-indicator={code.clone()}>
            <legend>
                <b>{ code }</b>{ " " }{ marked(&indicator.label, rubric, lang) }
            </legend>
            if let Some(wording) = &indicator.wording {
                <p class="wording">{ marked(wording, rubric, lang) }</p>
            }
            if !conflict.is_empty() {
                <div class="notice bad" data-pk="conflict">{ words::CONFLICT.of(lang) }<ul>{ conflict }</ul></div>
            }
            <div class="levels">{ choices }</div>
            <div class="row under">
                if view.mark.is_none() {
                    <span class="ungraded">{ words::UNGRADED.of(lang) }</span>
                } else if !view.locked {
                    <button type="button" class="quiet" data-pk="clear"
                        onclick={click(act, Action::Clear(code.to_string()))}
                        aria-label={words::CLEAR_LABEL.with(lang, &[code])}>{ words::CLEAR.of(lang) }</button>
                }
            </div>
            { note_field(props) }
            if !evidence.is_empty() {
                <details>
                    <summary>{ words::EVIDENCE.of(lang) }</summary>
                    <ul>{ evidence }</ul>
                </details>
            }
        </fieldset>
    }
}

fn level_choice(level: &Level, props: &IndicatorCardProps) -> Html {
    let lang = props.view.lang;
    let is_chosen = matches!(&props.view.mark, Some(Mark::Level(code)) if *code == level.code);
    let grade = Action::Grade { indicator: props.code.to_string(), level: level.code.clone() };
    let points = words::POINTS.with(lang, &[&decimal(level.points.value, lang)]);
    let head = html! { <><b>{ &level.code }</b><span class="points">{ points }</span></> };
    let text = match &level.descriptor {
        Some(text) => marked(text, &props.round.0.rubric, lang),
        None => html! { <i>{ words::NO_DESCRIPTOR.of(lang) }</i> },
    };
    choice(props, &level.code, is_chosen, grade, head, text)
}

fn not_applicable_choice(props: &IndicatorCardProps) -> Html {
    let lang = props.view.lang;
    let is_chosen = props.view.mark == Some(Mark::NotApplicable);
    let head = html! { <b class="word">{ words::NOT_APPLICABLE.of(lang) }</b> };
    let text = Html::from(words::NOT_APPLICABLE_MEANS.of(lang));
    choice(props, NOT_APPLICABLE, is_chosen, Action::NotApplicable(props.code.to_string()), head, text)
}

fn choice(
    props: &IndicatorCardProps,
    value: &str,
    is_chosen: bool,
    action: Action,
    head: Html,
    text: Html,
) -> Html {
    let class = if is_chosen { "level chosen" } else { "level" };
    let onchange = props.act.reform(move |_: Event| action.clone());
    html! {
        <label {class}>
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
    let code = props.code.clone();
    let oninput = props.act.reform(move |event: InputEvent| Action::TypeNote {
        indicator: code.to_string(),
        text: value_of(&event),
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

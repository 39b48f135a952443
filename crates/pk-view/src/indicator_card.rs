//! One indicator: its levels, its evidence, its note.

use crate::action::Action;
use crate::engine::MOST_NOTE;
use crate::parts::value_of;
use crate::tag::{Act, Tag, nothing, tag};
use crate::words;
use pk_core::rubric::{Indicator, Level};
use pk_core::{Change, Mark, Round};
use pk_format::{Lang, decimal};
use std::rc::Rc;
use web_sys::Event;
use yew::virtual_dom::{Key, VComp};
use yew::{Component, Context, Html, Properties};

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
    pub(crate) code: String,
    pub(crate) view: CardState,
    pub(crate) act: Act,
}

/// One indicator with every level's descriptor in view.
pub(crate) fn indicator_card(props: IndicatorCardProps) -> Html {
    let key = Key::from(props.code.as_str());
    VComp::new::<IndicatorCard>(Rc::new(props), Some(key)).into()
}

struct IndicatorCard;

impl Component for IndicatorCard {
    type Message = ();
    type Properties = IndicatorCardProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let indicator = props.round.0.rubric.indicator(&props.code);
        indicator.map_or_else(nothing, |indicator| card(indicator, props).end())
    }
}

fn card(indicator: &Indicator, props: &IndicatorCardProps) -> Tag {
    let IndicatorCardProps { round, code, view, act } = props;
    let lang = view.lang;
    let rubric = &round.0.rubric;
    let mut choices = tag("div.levels");
    for level in &indicator.levels {
        choices = choices.tag(level_choice(level, props));
    }
    if indicator.not_applicable {
        choices = choices.tag(not_applicable_choice(props));
    }
    let wording = indicator.wording.as_ref().map(|wording| tag("p.wording").marked(wording, rubric, lang));
    let under = match view.mark {
        None => Some(tag("span.ungraded").text(words::UNGRADED.of(lang))),
        Some(_) if view.locked => None,
        Some(_) => Some(
            tag("button.quiet[type=button][data-pk=clear]")
                .click(act, Action::Clear(code.clone()))
                .set("aria-label", &words::CLEAR_LABEL.with(lang, &[code]))
                .text(words::CLEAR.of(lang)),
        ),
    };
    tag("fieldset.card")
        .set("data-indicator", code)
        .tag(tag("legend").tag(tag("b").text(code)).text(" ").marked(&indicator.label, rubric, lang))
        .maybe(wording)
        .maybe(conflict(props))
        .tag(choices)
        .tag(tag("div.row.under").maybe(under))
        .tag(note_field(props))
        .maybe(evidence(indicator, props))
}

fn conflict(props: &IndicatorCardProps) -> Option<Tag> {
    let CardState { lang, conflict, locked, .. } = &props.view;
    let settle = words::SETTLE.of(*lang);
    let mut values = tag("ul");
    for (value, change) in conflict {
        let button = (!locked).then(|| {
            tag("button.quiet[type=button][data-pk=settle]")
                .set("aria-label", &[settle, ": ", value].concat())
                .click(&props.act, Action::Settle(change.clone()))
                .text(settle)
        });
        values = values.tag(tag("li").text(value).text(" ").maybe(button));
    }
    (!conflict.is_empty())
        .then(|| tag("div.notice.bad[data-pk=conflict]").text(words::CONFLICT.of(*lang)).tag(values))
}

fn evidence(indicator: &Indicator, props: &IndicatorCardProps) -> Option<Tag> {
    let lang = props.view.lang;
    let mut items = tag("ul");
    for text in &indicator.evidence {
        items = items.tag(tag("li").marked(text, &props.round.0.rubric, lang));
    }
    let is_asked = !indicator.evidence.is_empty();
    is_asked.then(|| tag("details").tag(tag("summary").text(words::EVIDENCE.of(lang))).tag(items))
}

fn level_choice(level: &Level, props: &IndicatorCardProps) -> Tag {
    let lang = props.view.lang;
    let is_chosen = matches!(&props.view.mark, Some(Mark::Level(code)) if *code == level.code);
    let grade = Action::Grade { indicator: props.code.clone(), level: level.code.clone() };
    let points = words::POINTS.with(lang, &[&decimal(level.points.value, lang)]);
    let head = radio(props, &level.code, is_chosen, grade)
        .tag(tag("b").text(&level.code))
        .tag(tag("span.points").text(&points));
    let descriptor = tag("span.descriptor");
    let descriptor = match &level.descriptor {
        Some(text) => descriptor.marked(text, &props.round.0.rubric, lang),
        None => descriptor.tag(tag("i").text(words::NO_DESCRIPTOR.of(lang))),
    };
    choice(is_chosen).tag(head).tag(descriptor)
}

fn not_applicable_choice(props: &IndicatorCardProps) -> Tag {
    let lang = props.view.lang;
    let is_chosen = props.view.mark == Some(Mark::NotApplicable);
    let head = radio(props, NOT_APPLICABLE, is_chosen, Action::NotApplicable(props.code.clone()))
        .tag(tag("b.word").text(words::NOT_APPLICABLE.of(lang)));
    choice(is_chosen).tag(head).tag(tag("span.descriptor").text(words::NOT_APPLICABLE_MEANS.of(lang)))
}

fn choice(is_chosen: bool) -> Tag {
    tag(if is_chosen { "label.level.chosen" } else { "label.level" })
}

/// The head of a choice, with its radio button.
fn radio(props: &IndicatorCardProps, value: &str, is_chosen: bool, action: Action) -> Tag {
    let radio = tag("input[type=radio]")
        .set("name", &props.code)
        .value(value)
        .checked(is_chosen)
        .flag("disabled", props.view.locked)
        .on("change", props.act.reform(move |_| action.clone()));
    tag("span.code").tag(radio)
}

fn note_field(props: &IndicatorCardProps) -> Tag {
    let lang = props.view.lang;
    let code = props.code.clone();
    let input = props
        .act
        .reform(move |event: Event| Action::TypeNote { indicator: code.clone(), text: value_of(&event) });
    let field = tag("textarea[rows=2]")
        .set("maxlength", &MOST_NOTE.to_string())
        .value(&props.view.note)
        .set("aria-label", &words::NOTE_LABEL.with(lang, &[&props.code]))
        .flag("readonly", props.view.locked)
        .on("input", input)
        .on("blur", props.act.reform(|_| Action::FinishNote));
    tag("label.note").tag(tag("span").text(words::NOTE.of(lang))).tag(field)
}

//! One indicator: its levels, its evidence, its note.

use crate::action::Action;
use crate::engine::MOST_NOTE;
use crate::parts::value_of;
use crate::snapshot::Other;
use crate::tag::{Act, Tag, nothing, tag};
use crate::words::{self, Words};
use pk_core::rubric::{Indicator, Level};
use pk_core::{Change, Mark, Round};
use pk_format::{Lang, decimal};
use std::rc::Rc;
use web_sys::Event;
use yew::virtual_dom::{Key, VComp};
use yew::{Component, Context, Html, Properties};

/// The radio value of "not applicable"; no level code has a space in it.
const NOT_APPLICABLE: &str = "tidak berlaku";

/// Something large, the same only if it is the very same.
pub(crate) struct Same<T>(pub(crate) Rc<T>);

impl<T> PartialEq for Same<T> {
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
    pub(crate) cleaned: u64,
    pub(crate) unsure: bool,
    /// The level that the document review gave, once it may be seen.
    pub(crate) review: Option<String>,
    /// Of each piece of evidence: whether it was seen, and where it is to be found.
    pub(crate) evidence: Vec<(Option<bool>, Option<String>)>,
    pub(crate) conflict: Vec<(String, Change)>,
    pub(crate) locked: bool,
}

#[derive(PartialEq, Properties)]
pub(crate) struct IndicatorCardProps {
    pub(crate) round: Same<Round>,
    pub(crate) others: Same<Vec<Other>>,
    pub(crate) phrases: Same<Vec<String>>,
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
    let IndicatorCardProps { round, code, view, act, .. } = props;
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
    let unsure = tag("button.unsure[type=button][data-pk=unsure]")
        .set("aria-pressed", if view.unsure { "true" } else { "false" })
        .set("aria-label", &words::UNSURE_LABEL.with(lang, &[code]))
        .flag("disabled", view.locked)
        .click(act, Action::Unsure(code.clone()))
        .text("? ")
        .text(words::UNSURE.of(lang));
    let history = tag("button.quiet[type=button][data-pk=history]")
        .set("aria-label", &words::HISTORY_TITLE.with(lang, &[code]))
        .click(act, Action::AskHistory(code.clone()))
        .text(words::HISTORY.of(lang));
    let compare = (!props.others.0.is_empty()).then(|| {
        tag("button.quiet[type=button][data-pk=compare]")
            .set("aria-label", &words::COMPARE_TITLE.with(lang, &[code]))
            .click(act, Action::Compare(code.clone()))
            .text(words::COMPARE.of(lang))
    });
    tag(if view.mark.is_some() { "fieldset.card[part=card]" } else { "fieldset.card.open[part=card]" })
        .set("data-indicator", code)
        .tag(tag("legend").tag(tag("b").text(code)).text(" ").marked(&indicator.label, rubric, lang))
        .maybe(wording)
        .maybe(conflict(props))
        .tag(choices)
        .maybe(review(props))
        .tag(tag("div.row.under").tag(unsure).maybe(under).tag(history).maybe(compare))
        .maybe(yardstick(indicator, props))
        .tag(note_field(indicator, props))
        .maybe(quick_notes(indicator, props))
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

/// What the document review gave; where the panelist differs, why is asked for.
fn review(props: &IndicatorCardProps) -> Option<Tag> {
    let view = &props.view;
    let level = view.review.as_ref()?;
    let differs = view.mark.as_ref().is_some_and(|mark| *mark != Mark::Level(level.clone()));
    let is_unexplained = differs && view.note.trim().is_empty();
    let ask = is_unexplained.then(|| tag("strong").text(" ").text(words::REVIEW_DIFFERS.of(view.lang)));
    Some(
        tag("p.reviewed[data-pk=document-review]")
            .text(&words::DOCUMENT_REVIEW.with(view.lang, &[level]))
            .maybe(ask),
    )
}

/// What a district should show, each piece to be ticked.
fn evidence(indicator: &Indicator, props: &IndicatorCardProps) -> Option<Tag> {
    let view = &props.view;
    let mut items = tag("ul");
    for ((item, text), (seen, link)) in (0..).zip(&indicator.evidence).zip(&view.evidence) {
        let tick = |words: &Words, is_seen: bool| {
            let evidence = Action::Evidence { indicator: props.code.clone(), item, seen: is_seen };
            tag("button.tick[type=button]")
                .set("data-pk", if is_seen { "seen" } else { "missing" })
                .set("aria-pressed", if *seen == Some(is_seen) { "true" } else { "false" })
                .set("aria-label", &[words.of(view.lang), ": ", &text.text].concat())
                .flag("disabled", view.locked)
                .click(&props.act, evidence)
                .text(words.of(view.lang))
        };
        let ticks = tag("span.ticks").tag(tick(&words::SEEN, true)).tag(tick(&words::MISSING, false));
        let address = link.as_ref().map(|url| link_to(url, words::LINK.of(view.lang)));
        let change = (!view.locked).then(|| {
            let words = if link.is_some() { &words::CHANGE } else { &words::ADD_LINK };
            tag("button.quiet[type=button][data-pk=link]")
                .set("aria-label", &[words.of(view.lang), ": ", &text.text].concat())
                .click(&props.act, Action::AskLink { indicator: props.code.clone(), item })
                .text(words.of(view.lang))
        });
        let ticks = ticks.maybe(address).maybe(change);
        items = items.tag(tag("li").marked(text, &props.round.0.rubric, view.lang).tag(ticks));
    }
    let seen = view.evidence.iter().filter(|(seen, _)| *seen == Some(true)).count();
    let state = words::EVIDENCE_STATE.with(view.lang, &[&seen.to_string(), &view.evidence.len().to_string()]);
    let title = [words::EVIDENCE.of(view.lang), " · ", &state].concat();
    let is_asked = !indicator.evidence.is_empty();
    is_asked.then(|| tag("details.evidence").tag(tag("summary").text(&title)).tag(items))
}

/// The grades that the same panelist gave to other districts, with their notes: how often each, then each.
fn yardstick(indicator: &Indicator, props: &IndicatorCardProps) -> Option<Tag> {
    let mut levels: Vec<&str> = indicator.levels.iter().map(|level| level.code.as_str()).collect();
    levels.push(NOT_APPLICABLE);
    let mut title = words::MINE_ELSEWHERE.of(props.view.lang).to_owned();
    let mut rows = tag("ul");
    let mut is_there = false;
    for level in levels {
        let mut count = 0;
        let name = if level == NOT_APPLICABLE { words::NOT_APPLICABLE.of(props.view.lang) } else { level };
        for Other { district, sheet } in &*props.others.0 {
            let is_this = match sheet.mark(&indicator.code) {
                Some(Mark::Level(code)) => code == level,
                Some(Mark::NotApplicable) => level == NOT_APPLICABLE,
                None => false,
            };
            if is_this {
                count += 1;
                let note = sheet.note(&indicator.code);
                let row =
                    tag("li").tag(tag("b").text(name)).text(" ").text(props.round.0.district_name(district));
                let note = (!note.is_empty()).then(|| tag("span.url").text(": ").text(note));
                rows = rows.tag(row.maybe(note));
            }
        }
        if count > 0 {
            title.push_str(if is_there { " · " } else { ": " });
            title.push_str(&[name, " × ", &count.to_string()].concat());
            is_there = true;
        }
    }
    is_there.then(|| tag("details.mine").tag(tag("summary").text(&title)).tag(rows))
}

/// More quick notes than these nobody looks through.
const MOST_QUICK: usize = 8;
/// The longest line that is offered again.
const LONGEST_QUICK: usize = 60;

/// Lines that a click adds to the note: those that the panelist wrote for other districts, then the rubric's.
fn quick_notes(indicator: &Indicator, props: &IndicatorCardProps) -> Option<Tag> {
    if props.view.locked {
        return None;
    }
    let lang = props.view.lang;
    let add = |line: &str| Action::AddLine { indicator: props.code.clone(), line: line.to_owned() };
    let sign = |sign: &str, words: &Words| {
        tag("button.tick[type=button][data-pk=sign]")
            .set("aria-label", words.of(lang))
            .click(&props.act, add(&[sign, " "].concat()))
            .text(sign)
    };
    let mut lines: Vec<&str> = props.phrases.0.iter().map(String::as_str).collect();
    for Other { sheet, .. } in &*props.others.0 {
        for line in sheet.note(&indicator.code).lines() {
            if (3..=LONGEST_QUICK).contains(&line.chars().count()) && !lines.contains(&line) {
                lines.push(line);
            }
        }
    }
    let own = props.phrases.0.len();
    for phrase in &indicator.phrases {
        if !lines.contains(&phrase.text.as_str()) {
            lines.push(&phrase.text);
        }
    }
    lines.retain(|line| !props.view.note.lines().any(|known| known == *line));
    let change = tag("button.tick[type=button][data-pk=phrases]")
        .set("aria-label", words::PHRASES.of(lang))
        .click(&props.act, Action::AskPhrases(props.code.clone()))
        .text("✎");
    let mut row = tag("div.row.quick[role=group]")
        .set("aria-label", words::QUICK_NOTES.of(lang))
        .tag(sign("+", &words::STRENGTH))
        .tag(sign("−", &words::WEAKNESS))
        .tag(sign("?", &words::QUESTION))
        .tag(change);
    for line in lines.into_iter().take(MOST_QUICK.max(own)) {
        row = row
            .tag(tag("button.phrase[type=button][data-pk=phrase]").click(&props.act, add(line)).text(line));
    }
    Some(row)
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
    tag(if is_chosen { "label.level.chosen[part=level]" } else { "label.level[part=level]" })
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

/// A link that opens beside the sheet and learns nothing of it.
pub(crate) fn link_to(url: &str, text: &str) -> Tag {
    tag("a.link[target=_blank][rel=noopener noreferrer]").set("href", url).text(text)
}

fn note_field(indicator: &Indicator, props: &IndicatorCardProps) -> Tag {
    let lang = props.view.lang;
    let code = props.code.clone();
    let input = props
        .act
        .reform(move |event: Event| Action::TypeNote { indicator: code.clone(), text: value_of(&event) });
    let field = tag("textarea[rows=2][part=note]")
        .set("maxlength", &MOST_NOTE.to_string())
        .value(&props.view.note)
        .set("aria-label", &words::NOTE_LABEL.with(lang, &[&props.code]))
        .flag("readonly", props.view.locked)
        .on("input", input)
        .on("blur", props.act.reform(|_| Action::FinishNote));
    let is_asked = indicator.note_required && props.view.mark.is_some() && props.view.note.trim().is_empty();
    let name = if indicator.note_required { &words::NOTE_REQUIRED } else { &words::NOTE };
    let name = tag(if is_asked { "span.asked" } else { "span" }).text(name.of(lang));
    tag("label.note").tag(name).tag(field)
}

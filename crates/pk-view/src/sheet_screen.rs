//! Grading one district.

use crate::action::Action;
use crate::change_words::change_words;
use crate::indicator_card::{CardState, IndicatorCardProps, Same, indicator_card};
use crate::origin::origin;
use crate::parts::{Button, listed};
use crate::snapshot::Snapshot;
use crate::tag::{Act, Tag, list, or_nothing, tag};
use crate::total_bar::actions;
use crate::words::{self, Words};
use pk_core::rubric::Indicator;
use pk_core::score::{IndicatorScore, SectionScore, SheetScore};
use pk_core::{Change, SheetKey};
use pk_format::{date_time, number};
use std::rc::Rc;
use yew::Html;

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
pub(crate) fn section_nav(state: &Snapshot, sections: &[&SectionScore<'_>], act: &Act) -> Tag {
    let mut nav = tag("nav.sections[part=sections]").set("aria-label", words::SECTIONS.of(state.lang));
    for (index, section) in sections.iter().enumerate() {
        nav = nav.tag(section_button(index, section, state, act));
    }
    nav
}

/// One district's sheet: the indicators of one section, and what is done with the whole.
pub(crate) fn sheet_screen(
    state: &Snapshot,
    key: &SheetKey,
    sections: &[&SectionScore<'_>],
    act: &Act,
) -> Html {
    let lang = state.lang;
    let is_complete = sections.iter().all(|section| section.score.is_complete());
    let name = tag("h2[id=pk-sheet][tabindex=-1]").text(state.round.district_name(&key.district));
    let who = tag("div.who")
        .tag(tag("div").tag(name).tag(tag("p").text(state.round.panelist_name(&key.panelist))))
        .maybe(
            (!state.shielded)
                .then(|| Button::new("shield", &words::SHIELD, Action::Shield(true)).show(state, act)),
        )
        .tag(Button::new("keys", &words::KEYS, Action::AskKeys).show(state, act))
        .tag(Button::new("switch", &words::SWITCH, Action::Switch).show(state, act));
    let is_template = state.round.rubric.has_template();
    let banner = is_template.then(|| tag("p.banner").text(words::TEMPLATE_BANNER.of(lang)));
    let section =
        sections.get(state.section).map(|section| section_body(section, state, act, sections.len()));
    list(vec![
        who.end(),
        or_nothing(banner),
        or_nothing(locked_notice(state, sections)),
        or_nothing(section),
        actions(state, is_complete, act).end(),
        origin(state).end(),
    ])
}

fn locked_notice(state: &Snapshot, sections: &[&SectionScore<'_>]) -> Option<Tag> {
    let head = state.sheet.locked()?;
    let lang = state.lang;
    let (mut marked, mut all) = (0, 0);
    for section in sections {
        marked += section.score.marked();
        all += section.score.indicators;
    }
    let mut unseen: Vec<&str> = Vec::new();
    for head in state.sheet.unseen_when_locked() {
        unseen.extend(head.change.indicator());
    }
    let strong = |words: &str| tag("strong").text(" ").text(words);
    let incomplete = (marked < all)
        .then(|| strong(&words::LOCKED_INCOMPLETE.with(lang, &[&marked.to_string(), &all.to_string()])));
    let unseen = (!unseen.is_empty()).then(|| strong(&words::UNSEEN.with(lang, &[&listed(&unseen)])));
    let notice = tag("div.notice[data-pk=locked][tabindex=-1]")
        .text(&words::LOCKED.with(lang, &[&date_time(head.at, state.offset, lang)]))
        .maybe(incomplete)
        .maybe(unseen)
        .maybe(state.late.and_then(|late| (late.proof)(state)));
    Some(notice)
}

/// The way to one section, with its progress.
fn section_button(index: usize, part: &SectionScore<'_>, state: &Snapshot, act: &Act) -> Tag {
    let (marked, all) = (part.score.marked(), part.score.indicators);
    let is_done = marked == all;
    let name = tag("span.name[lang=id]").text(" ").text(&part.section.name.text);
    let tick = is_done.then(|| tag("span[aria-hidden=true]").text("✓ "));
    let mut button = tag(if is_done { "button.done[type=button]" } else { "button[type=button]" });
    if index == state.section {
        button = button.set("aria-current", "true");
    }
    button
        .set("data-aksi", &part.section.code)
        .click(act, Action::ShowSection(index))
        .tag(tag("span").tag(tag("b").text(&part.section.code)).tag(name))
        .tag(tag("span.count").maybe(tick).text(&[&*marked.to_string(), "/", &all.to_string()].concat()))
}

fn section_body(part: &SectionScore<'_>, state: &Snapshot, act: &Act, count: usize) -> Tag {
    let lang = state.lang;
    let rounding = state.round.rules.rounding;
    let index = state.section;
    let turn = |hook: &'static str, words: &'static Words, to: usize, disabled: bool| {
        let is_main = hook == "next" && !disabled && !state.sheet.is_locked();
        Button { disabled, is_main, ..Button::new(hook, words, Action::TurnTo(to)) }.show(state, act)
    };
    let all = state.round.indicators_of(state.panelist());
    let left = all.filter(|indicator| state.sheet.mark(&indicator.code).is_none()).count();
    let ungraded = (left > 0 && !state.readonly && !state.sheet.is_locked()).then(|| {
        tag("button[type=button][data-pk=next-ungraded]")
            .click(act, Action::NextUngraded)
            .text(&words::NEXT_UNGRADED.with(lang, &[&left.to_string()]))
    });
    let progress = words::SECTION_PROGRESS
        .with(lang, &[&part.score.marked().to_string(), &part.score.indicators.to_string()]);
    let mut cards = Vec::new();
    for part in &part.indicators {
        cards.push(card(part, state, act));
    }
    let name = tag("h2[id=pk-section][tabindex=-1]").text(&part.section.code).text(". ").marked(
        &part.section.name,
        &state.round.rubric,
        lang,
    );
    let value = tag("span[data-pk=section-score]").text(&number(&part.score.value, rounding, lang));
    let maximum = words::OF_POINTS.with(lang, &[&number(&part.score.maximum, rounding, lang)]);
    let sum = tag("p").tag(value).text(" ").text(&maximum).text(" · ").text(&progress);
    tag("section.section[aria-labelledby=pk-section]")
        .key(&part.section.code)
        .tag(tag("div.title").tag(name).tag(sum))
        .node(list(cards))
        .tag(
            tag("div.row.turn")
                .tag(turn("previous", &words::PREVIOUS, index.saturating_sub(1), index == 0))
                .maybe(ungraded)
                .tag(turn("next", &words::NEXT, index + 1, index + 1 >= count)),
        )
}

fn card(part: &IndicatorScore<'_>, state: &Snapshot, act: &Act) -> Html {
    let code = &part.indicator.code;
    let note = match &state.draft {
        Some(draft) if draft.indicator == *code => draft.text.as_str(),
        _ => state.sheet.note(code),
    };
    indicator_card(IndicatorCardProps {
        round: Same(Rc::clone(&state.round)),
        others: Same(Rc::clone(&state.others)),
        phrases: Same(Rc::clone(&state.phrases)),
        code: code.clone(),
        view: CardState {
            lang: state.lang,
            mark: part.mark.clone(),
            note: note.to_owned(),
            cleaned: state.cleaned,
            unsure: state.sheet.is_unsure(code),
            review: document_review(part, state),
            evidence: evidence_of(part.indicator, state),
            conflict: conflict_values(code, state),
            locked: state.readonly || state.sheet.is_locked(),
        },
        act: act.clone(),
    })
}

/// What the document review gave to the open district, where the round lets it be seen now.
fn document_review(part: &IndicatorScore<'_>, state: &Snapshot) -> Option<String> {
    let district = &state.key.as_ref()?.district;
    let may_be_seen = part.mark.is_some() || !state.round.rules.hide_reviews;
    state.round.review(district, &part.indicator.code).filter(|_| may_be_seen).map(str::to_owned)
}

/// What was said of each piece of evidence, and where it is to be found.
fn evidence_of(indicator: &Indicator, state: &Snapshot) -> Vec<(Option<bool>, Option<String>)> {
    let mut evidence = Vec::new();
    for item in (0..).take(indicator.evidence.len()) {
        let link = state.sheet.link(&indicator.code, item).map(str::to_owned);
        evidence.push((state.sheet.evidence(&indicator.code, item), link));
    }
    evidence
}

/// Each conflicting value of the indicator, in words with its time, and what would settle for it.
fn conflict_values(code: &str, state: &Snapshot) -> Vec<(String, Change)> {
    let mut values = Vec::new();
    for (field, heads) in state.sheet.conflicts() {
        if field.indicator() == Some(code) {
            for head in heads {
                let time = date_time(head.at, state.offset, state.lang);
                // Names nobody, but tells the devices and tabs apart, here and in the history.
                let writer = head.id.writer.0.get(..4).unwrap_or_default().to_ascii_uppercase();
                let value = change_words(&head.change, state.lang);
                let words = words::CONFLICT_VALUE.with(state.lang, &[&value, &time, &writer]);
                values.push((words, head.change.clone()));
            }
        }
    }
    values
}

//! The schedule, made in one step.

use crate::parts::value_in;
use crate::prepare::field::Form;
use crate::prepare::task::{Task, Wish};
use crate::prepare::words;
use crate::tag::{Tag, tag};
use crate::words::Words;
use pk_core::schedule::{Break, Plan};
use pk_format::{Lang, read_clock};
use web_sys::Event;

/// The plan that somebody typed.
///
/// # Errors
/// What cannot be read, a sentence each.
pub(crate) fn plan_of(wish: &Wish, lang: Lang) -> Result<Plan, Vec<String>> {
    let mut problems = Vec::new();
    let mut wrong = |label: &Words, text: &str| {
        let text = if text.trim().is_empty() { "–" } else { text.trim() };
        problems.push(words::NOT_READ.with(lang, &[label.of(lang), text]));
    };
    let items = |text: &str| -> Vec<String> {
        let items = text.split([',', ';', '\n']).map(|item| item.trim().to_owned());
        items.filter(|item| !item.is_empty()).collect()
    };
    let begin = read_clock(&wish.begin);
    if begin.is_none() {
        wrong(&words::PLAN_BEGIN, &wish.begin);
    }
    let end = read_clock(&wish.end);
    if end.is_none() {
        wrong(&words::PLAN_END, &wish.end);
    }
    let minutes: Option<u32> = wish.minutes.trim().parse().ok();
    if minutes.is_none() {
        wrong(&words::MINUTES, &wish.minutes);
    }
    let gap: Option<u32> = if wish.gap.trim().is_empty() { Some(0) } else { wish.gap.trim().parse().ok() };
    if gap.is_none() {
        wrong(&words::PLAN_GAP, &wish.gap);
    }
    let days = items(&wish.days);
    if days.is_empty() {
        wrong(&words::PLAN_DAYS, &wish.days);
    }
    let mut breaks = Vec::new();
    for item in items(&wish.breaks) {
        let parts = item.split_once(['-', '–']);
        match parts.and_then(|(begin, end)| Some((read_clock(begin)?, read_clock(end)?))) {
            Some((begin, end)) => breaks.push(Break { begin, end }),
            None => wrong(&words::PLAN_BREAKS, &item),
        }
    }
    let (Some(begin), Some(end), Some(minutes), Some(gap), true) =
        (begin, end, minutes, gap, problems.is_empty())
    else {
        return Err(problems);
    };
    Ok(Plan { days, begin, end, breaks, minutes, gap, rooms: items(&wish.rooms) })
}

/// The form that makes it.
pub(crate) fn schedule(form: &Form<'_>) -> Tag {
    let submit = form.to.reform(|event: Event| {
        event.prevent_default();
        let value = |name: &str| value_in(&event, &["[name=", name, "]"].concat());
        Task::Arrange(Wish {
            days: value("days"),
            begin: value("begin"),
            end: value("end"),
            breaks: value("breaks"),
            minutes: value("minutes"),
            gap: value("gap"),
            rooms: value("rooms"),
        })
    });
    // What stands in the attribute is what a field begins with; what is typed stays.
    let field = |name: &'static str, label: &Words, value: &str| {
        let input = tag("input[autocomplete=off]").set("name", name).set("value", value);
        tag("label.field").tag(tag("span").text(form.say(label))).tag(input)
    };
    tag("details").tag(tag("summary").text(form.say(&words::PLAN))).tag(
        tag("form.paste[data-pk=schedule]")
            .on("submit", submit)
            .tag(
                tag("div.grid")
                    .tag(field("days", &words::PLAN_DAYS, ""))
                    .tag(field("begin", &words::PLAN_BEGIN, "08.00"))
                    .tag(field("end", &words::PLAN_END, "16.00"))
                    .tag(field("breaks", &words::PLAN_BREAKS, "12.00-13.00"))
                    .tag(field("minutes", &words::MINUTES, "25"))
                    .tag(field("gap", &words::PLAN_GAP, "5"))
                    .tag(field("rooms", &words::PLAN_ROOMS, "")),
            )
            .tag(tag("button[type=submit]").text(form.say(&words::PLAN_MAKE))),
    )
}

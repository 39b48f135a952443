//! What is wrong and what is open; freezing.

use crate::parts::value_in;
use crate::prepare::field::Form;
use crate::prepare::task::Task;
use crate::prepare::words;
use crate::tag::{Tag, tag};
use crate::words::Words;
use pk_core::Round;
use pk_format::{Problem, date_time, round_fingerprint, sentence};
use web_sys::Event;

pub(crate) fn check(form: &Form<'_>) -> Tag {
    let check = &form.desk.check;
    let is_good = check.problems.is_empty() && check.undecided.is_empty();
    tag("div.part")
        .tag(tag("h2[id=pk-part][tabindex=-1]").text(form.say(&words::TAB_CHECK)))
        .maybe(list(form, &words::CHECK_PROBLEMS, &check.problems))
        .maybe(list(form, &words::CHECK_UNDECIDED, &check.undecided))
        .maybe(is_good.then(|| tag("p.good[data-pk=good]").text(form.say(&words::CHECK_GOOD))))
        .maybe((!form.desk.is_frozen()).then(|| freeze(form, is_good)))
        .maybe(editions(form))
}

fn list(form: &Form<'_>, title: &Words, problems: &[Problem]) -> Option<Tag> {
    let mut rows = tag("ul.problems");
    for problem in problems {
        let task = Task::GoTo(problem.path.clone());
        let text = sentence(problem, form.lang());
        let go = tag("button[type=button][data-pk=go]")
            .set("aria-label", &[form.say(&words::GO_THERE), ": ", &text].concat())
            .does(form.to, task)
            .text(form.say(&words::GO_THERE));
        rows = rows.tag(tag("li").tag(tag("span").text(&text)).text(" ").tag(go));
    }
    (!problems.is_empty()).then(|| tag("section").tag(tag("h3").text(form.say(title))).tag(rows))
}

fn freeze(form: &Form<'_>, is_good: bool) -> Tag {
    let submit = form.to.reform(|event: Event| {
        event.prevent_default();
        Task::Freeze { by: value_in(&event, "[name=by]"), reason: value_in(&event, "[name=reason]") }
    });
    let field = |name: &'static str, label: &Words| {
        let input = tag("input[autocomplete=off][maxlength=200]").set("name", name);
        tag("label.field").tag(tag("span").text(form.say(label))).tag(input)
    };
    let is_again = form.desk.frozen.is_some();
    tag("form.freeze")
        .on("submit", submit)
        .tag(tag("h3").text(form.say(&words::FREEZE)))
        .tag(tag("p").text(form.say(&words::FREEZE_MEANS)))
        .tag(field("by", &words::BY))
        .maybe(is_again.then(|| field("reason", &words::REASON)))
        .tag(
            tag("button.main[type=submit][data-pk=freeze]")
                .flag("disabled", !is_good)
                .text(form.say(&words::FREEZE)),
        )
}

/// The editions that were frozen.
fn editions(form: &Form<'_>) -> Option<Tag> {
    let round = form.desk.check.round.as_ref()?;
    let mut rows = tag("ul[data-pk=editions]");
    for freeze in &round.frozen {
        let by = freeze.by.as_ref().map_or_else(String::new, |by| format!(", {by}"));
        let at = date_time(freeze.at, form.shop.offset, form.lang());
        let line = words::FROZEN_LINE.with(form.lang(), &[&freeze.edition.to_string(), &at, &by]);
        let reason = freeze.change.as_ref().map(|change| tag("p").text(&change.reason));
        rows = rows.tag(tag("li").text(&line).maybe(reason));
    }
    (!round.frozen.is_empty())
        .then(|| tag("section").tag(tag("h3").text(form.say(&words::FROZEN_LIST))).tag(rows))
}

/// That the round is frozen, on every part of it.
pub(crate) fn freeze_state(form: &Form<'_>) -> Option<Tag> {
    let round = form.desk.check.round.as_ref().filter(|round| Round::is_frozen(round))?;
    let text = words::FROZEN.with(form.lang(), &[&round.edition.to_string()]);
    Some(
        tag("div.row.notice[data-pk=frozen]")
            .tag(tag("span").text(&text))
            .tag(fingerprint(form, round))
            .tag(form.button("amend", &words::AMEND, Task::Amend)),
    )
}

/// The fingerprint of the round, to compare on paper.
pub(crate) fn fingerprint(form: &Form<'_>, round: &Round) -> Tag {
    let fingerprint = round_fingerprint(round).to_string();
    tag("span")
        .text(form.say(&words::FINGERPRINT))
        .text(" ")
        .tag(tag("code[data-pk=fingerprint]").text(&fingerprint))
}

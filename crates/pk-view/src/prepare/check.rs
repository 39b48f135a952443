//! What is wrong and what is open; freezing.

use crate::parts::value_in;
use crate::prepare::field::Form;
use crate::prepare::task::Task;
use crate::prepare::words;
use crate::tag::{Tag, tag};
use crate::words::Words;
use pk_core::{Path, Round};
use pk_format::{
    File, Problem, date_time, difference_sentence, file_differences, look_over_draft, place_sentence,
    round_fingerprint, schedule_sentence,
};
use web_sys::Event;

pub(crate) fn check(form: &Form<'_>) -> Tag {
    let check = &form.desk.check;
    let is_good = check.problems.is_empty() && check.undecided.is_empty();
    tag("div.part")
        .tag(tag("h2[id=pk-part][tabindex=-1]").text(form.say(&words::TAB_CHECK)))
        .maybe(list(form, &words::CHECK_PROBLEMS, &check.problems))
        .maybe(list(form, &words::CHECK_UNDECIDED, &check.undecided))
        .maybe(looked_over(form))
        .maybe(changed(form))
        .maybe(is_good.then(|| tag("p.good[data-pk=good]").text(form.say(&words::CHECK_GOOD))))
        .maybe((!form.desk.is_frozen()).then(|| freeze(form, is_good)))
        .maybe(editions(form))
}

fn list(form: &Form<'_>, title: &Words, problems: &[Problem]) -> Option<Tag> {
    let mut rows = tag("ul.problems");
    for problem in problems {
        let place = place_sentence(&form.desk.round, &problem.path, form.lang());
        let text = [&place, ": ", &*form.sentence(problem)].concat();
        rows = rows.tag(tag("li").tag(tag("span").text(&text)).text(" ").tag(go(form, &problem.path, &text)));
    }
    (!problems.is_empty()).then(|| tag("section").tag(tag("h3").text(form.say(title))).tag(rows))
}

/// What to look at in the schedule and the panel; it keeps nobody from freezing.
fn looked_over(form: &Form<'_>) -> Option<Tag> {
    let mut rows = tag("ul.problems[data-pk=looked-over]");
    let found = look_over_draft(&form.desk.round, &[]);
    for (path, fault) in &found {
        let place = place_sentence(&form.desk.round, path, form.lang());
        let text = [&place, ": ", &*schedule_sentence(fault, form.lang())].concat();
        rows = rows.tag(tag("li").tag(tag("span").text(&text)).text(" ").tag(go(form, path, &text)));
    }
    let twice = named_twice(form);
    for (path, name) in &twice {
        let text = words::NAMED_TWICE.with(form.lang(), &[name]);
        rows = rows.tag(tag("li").tag(tag("span").text(&text)).text(" ").tag(go(form, path, &text)));
    }
    (!found.is_empty() || !twice.is_empty())
        .then(|| tag("section").tag(tag("h3").text(form.say(&words::CHECK_LOOK))).tag(rows))
}

/// The panelists whose name stands further up already: perhaps two people, perhaps one.
fn named_twice(form: &Form<'_>) -> Vec<(Path, String)> {
    let (list, name) = (Path::default().field("panel"), Path::default().field("name"));
    let names: Vec<String> =
        form.items_at(&list).iter().map(|item| item.text_at(&name).trim().to_lowercase()).collect();
    let mut twice = Vec::new();
    for (index, item) in form.items_at(&list).iter().enumerate() {
        let this = names.get(index).filter(|this| !this.is_empty());
        if this.is_some_and(|this| names.iter().take(index).any(|earlier| earlier == this)) {
            twice.push((list.item(index).field("name"), item.text_at(&name).to_owned()));
        }
    }
    twice
}

/// What differs from the edition that was frozen last.
fn changed(form: &Form<'_>) -> Option<Tag> {
    let frozen = form.desk.frozen.as_ref().filter(|_| !form.desk.is_frozen())?;
    let (before, after) = (File::Draft((**frozen).clone()), File::Draft((*form.desk.round).clone()));
    let mut rows = tag("ul[data-pk=changed]");
    for difference in file_differences(&before, &after).unwrap_or_default() {
        rows = rows.tag(tag("li").text(&difference_sentence(&difference, form.lang())));
    }
    Some(tag("section").tag(tag("h3").text(form.say(&words::CHECK_CHANGED))).tag(rows))
}

/// The button that goes to the place of a problem.
fn go(form: &Form<'_>, path: &Path, text: &str) -> Tag {
    tag("button[type=button][data-pk=go]")
        .set("aria-label", &[form.say(&words::GO_THERE), ": ", text].concat())
        .does(form.to, Task::GoTo(path.clone()))
        .text(form.say(&words::GO_THERE))
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
        .tag(
            tag("label.check")
                .tag(tag("input[type=checkbox][name=sure][required]"))
                .text(form.say(&words::FREEZE_SURE)),
        )
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
            .tag(form.button("amend", &words::AMEND, Task::Amend))
            .tag(form.button("renew", &words::RENEW, Task::Renew)),
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

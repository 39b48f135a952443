//! Files for the panel.

use crate::prepare::check::fingerprint;
use crate::prepare::field::Form;
use crate::prepare::task::{Gift, Task};
use crate::prepare::words;
use crate::tag::{Tag, tag};
use pk_core::Round;
use pk_format::{HandOut, HandTo, hand_outs};

pub(crate) fn give(form: &Form<'_>) -> Tag {
    let is_frozen = form.desk.is_frozen();
    let state = if is_frozen { &words::GIVE_FROZEN } else { &words::GIVE_OPEN };
    let round = form.desk.check.round.as_ref();
    let gift = |hook: &'static str, words, gift: Gift, disabled: bool| {
        tag("li").tag(form.button(hook, words, Task::Give(gift)).flag("disabled", disabled))
    };
    tag("div.part")
        .tag(tag("h2[id=pk-part][tabindex=-1]").text(form.say(&words::GIVE_TITLE)))
        .tag(tag("p").text(form.say(state)))
        .maybe(round.map(|round| tag("p").tag(fingerprint(form, round))))
        .maybe(round.map(|round| files(form, round, Gift::Out)))
        .maybe(form.desk.before().map(|before| earlier(form, &before)))
        .tag(tag("h3").text(form.say(&words::GIVE_OTHER)))
        .tag(
            tag("ul.begin")
                .tag(gift("give-draft", &words::GIVE_DRAFT, Gift::Draft, false))
                .tag(gift("give-workbook", &words::GIVE_WORKBOOK, Gift::Workbook, round.is_none()))
                .tag(gift("give-csv", &words::GIVE_CSV, Gift::Csv, round.is_none()))
                .tag(gift("give-rubric", &words::GIVE_RUBRIC, Gift::Rubric, round.is_none())),
        )
}

/// The edition that is in force while the next one is being made.
fn earlier(form: &Form<'_>, before: &Round) -> Tag {
    let title = words::GIVE_BEFORE.with(form.lang(), &[&before.edition.to_string()]);
    tag("div[data-pk=give-before]")
        .tag(tag("h3").text(&title))
        .tag(tag("p").tag(fingerprint(form, before)))
        .tag(files(form, before, Gift::Before))
}

/// The files for the panel and the portal.
fn files(form: &Form<'_>, round: &Round, gift: fn(HandOut) -> Gift) -> Tag {
    let (each, practice) = form.shop.hand_outs;
    let flag = |hook: &'static str, words, is_on: bool, task: Task| {
        let field = tag("input[type=checkbox]")
            .set("data-pk", hook)
            .checked(is_on)
            .on("change", form.to.reform(move |_| task.clone()));
        tag("label.check").tag(field).text(form.say(words))
    };
    let mut rows = tag("ul.begin[data-pk=hand-outs]");
    for file in hand_outs(round, each, practice) {
        let words = match &file.to {
            HandTo::Portal => words::GIVE_PORTAL.of(form.lang()).to_owned(),
            HandTo::Everybody => words::GIVE_PAGE.of(form.lang()).to_owned(),
            HandTo::Panelist(id) => words::GIVE_TO.with(form.lang(), &[round.panelist_name(id)]),
        };
        let button = tag("button[type=button][data-pk=give]")
            .set("data-file", &file.name)
            .does(form.to, Task::Give(gift(file.clone())))
            .tag(tag("b").text(&file.name))
            .text(" ")
            .tag(tag("span").text(&words));
        rows = rows.tag(tag("li").tag(button));
    }
    tag("div.list")
        .tag(flag("each", &words::GIVE_EACH, each, Task::HandOuts { each: !each, practice }))
        .tag(flag("practice", &words::GIVE_PRACTICE, practice, Task::HandOuts { each, practice: !practice }))
        .tag(rows)
}

//! Files for the panel.

use crate::prepare::check::fingerprint;
use crate::prepare::field::Form;
use crate::prepare::task::{Gift, Task};
use crate::prepare::words;
use crate::tag::{Tag, tag};

pub(crate) fn give(form: &Form<'_>) -> Tag {
    let is_frozen = form.desk.is_frozen();
    let state = if is_frozen { &words::GIVE_FROZEN } else { &words::GIVE_OPEN };
    let round = form.desk.check.round.as_ref();
    let is_none = round.is_none();
    let gift = |hook: &'static str, words, gift: Gift, disabled: bool| {
        tag("li").tag(form.button(hook, words, Task::Give(gift)).flag("disabled", disabled))
    };
    tag("div.part")
        .tag(tag("h2[id=pk-part][tabindex=-1]").text(form.say(&words::GIVE_TITLE)))
        .tag(tag("p").text(form.say(state)))
        .maybe(round.map(|round| tag("p").tag(fingerprint(form, round))))
        .tag(
            tag("ul.begin")
                .tag(gift("give-round", &words::GIVE_ROUND, Gift::Round, is_none))
                .tag(gift("give-draft", &words::GIVE_DRAFT, Gift::Draft, false))
                .tag(gift("give-rubric", &words::GIVE_RUBRIC, Gift::Rubric, is_none)),
        )
}

//! What went wrong, and what is good to know.

use crate::action::Action;
use crate::snapshot::{Saved, Snapshot};
use crate::tag::{Act, Tag, list, or_nothing, tag};
use crate::words;
use yew::Html;

/// More problems than anybody reads on a screen; `pk periksa` lists them all.
const MOST_SHOWN: usize = 200;

/// The truth about a storage that fails, in view for as long as it does.
pub(crate) fn failed_banner(state: &Snapshot) -> Option<Tag> {
    let has_failed = state.saved == Saved::Failed;
    has_failed
        .then(|| tag("div.notice.bad[role=alert][data-pk=storage]").text(words::FAILED_BANNER.of(state.lang)))
}

/// Problems and a notice, until they are read.
pub(crate) fn notices(state: &Snapshot, act: &Act) -> Html {
    let has_problems = !state.problems.is_empty();
    let problems = has_problems.then(|| problems(state, act));
    let notice = state.notice.as_ref().map(|notice| {
        tag("div.notice.row[data-pk=notice]").tag(tag("span").text(notice)).tag(close(state, act))
    });
    list(vec![or_nothing(problems), tag("div[role=status]").maybe(notice).end()])
}

fn problems(state: &Snapshot, act: &Act) -> Tag {
    let title = words::PROBLEMS.of(state.lang);
    let mut list = tag("ul[data-pk=problems][tabindex=0]").set("aria-label", title);
    for problem in state.problems.iter().take(MOST_SHOWN) {
        list = list.tag(tag("li").text(problem));
    }
    if let Some(more) = state.problems.len().checked_sub(MOST_SHOWN + 1) {
        list = list.tag(tag("li").text(&words::MORE_PROBLEMS.with(state.lang, &[&(more + 1).to_string()])));
    }
    tag("div.notice.bad[role=alert]")
        .tag(tag("div.row").tag(tag("strong").text(title)).tag(close(state, act)))
        .tag(list)
}

fn close(state: &Snapshot, act: &Act) -> Tag {
    tag("button.quiet[type=button][data-pk=dismiss]")
        .click(act, Action::Dismiss)
        .text(words::DISMISS.of(state.lang))
}

//! How the grades of an earlier edition come into this one.

use crate::action::Action;
use crate::parts::Button;
use crate::snapshot::Snapshot;
use crate::tag::{Act, Tag, tag};
use crate::words;

/// What this device holds of an earlier edition, with one press; or where else it may be.
pub(crate) fn earlier(state: &Snapshot, act: &Act) -> Option<Tag> {
    if state.round.frozen.len() < 2 {
        return None;
    }
    let is_here = state.has_earlier && !state.readonly;
    let words = if is_here { &words::EARLIER_HERE } else { &words::LATER_EDITION };
    let text = words.with(state.lang, &[&state.round.edition.to_string()]);
    let take =
        is_here.then(|| Button::new("earlier", &words::TAKE_EARLIER, Action::TakeEarlier).show(state, act));
    Some(tag("div.notice.row[data-pk=edition]").tag(tag("span").text(&text)).maybe(take))
}

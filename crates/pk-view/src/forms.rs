//! Dialogs with something to fill in.

use crate::action::Action;
use crate::dialogs::cancel;
use crate::parts::value_in;
use crate::snapshot::Snapshot;
use crate::tag::{Act, Tag, tag};
use crate::words;
use web_sys::Event;

/// Where a piece of evidence is to be found.
pub(crate) fn link(indicator: &str, item: u32, state: &Snapshot, act: &Act) -> Tag {
    let lang = state.lang;
    let known = state.round.rubric.indicator(indicator);
    let evidence = known.and_then(|known| known.evidence.get(usize::try_from(item).ok()?));
    let evidence = evidence.map_or("", |evidence| evidence.text.as_str());
    let code = indicator.to_owned();
    let submit = act.reform(move |event: Event| {
        event.prevent_default();
        Action::SetLink { indicator: code.clone(), item, url: value_in(&event, "input") }
    });
    // What is wrong with an address is said by us, in the language of the screen.
    let field = tag("input[type=url][inputmode=url][autocomplete=off][data-pk=url][placeholder=https://…]")
        .set("value", state.sheet.link(indicator, item).unwrap_or_default());
    tag("form[novalidate]")
        .on("submit", submit)
        .tag(tag("p[lang=id]").text(evidence))
        .tag(tag("label").text(words::LINK_FIELD.of(lang)).tag(field))
        .tag(tag("p").tag(tag("small").text(words::LINK_MEANS.of(lang))))
        .tag(buttons(state, act))
}

/// The panelist's own phrases, one a line.
pub(crate) fn phrases(state: &Snapshot, act: &Act) -> Tag {
    let submit = act.reform(|event: Event| {
        event.prevent_default();
        Action::SetPhrases(value_in(&event, "textarea"))
    });
    // Text between the tags is what a field begins with, and is not put back while somebody types.
    let field = tag("textarea[data-pk=own-phrases][rows=8][maxlength=4000]").text(&state.phrases.join("\n"));
    tag("form")
        .on("submit", submit)
        .tag(tag("label").text(words::PHRASES_FIELD.of(state.lang)).tag(field))
        .tag(buttons(state, act))
}

fn buttons(state: &Snapshot, act: &Act) -> Tag {
    let confirm = tag("button.main[type=submit][data-pk=confirm]").text(words::KEEP.of(state.lang));
    tag("div.row").tag(confirm).tag(cancel(state, act))
}

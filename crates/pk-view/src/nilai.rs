//! The whole screen of grading.

use crate::action::Action;
use crate::keys::on_key;
use crate::memo::memo;
use crate::notices::{failed_banner, notices};
use crate::parts::value_of;
use crate::sheet_screen::{section_nav, sections, sheet_screen};
use crate::snapshot::{Snapshot, Theme};
use crate::start_screen::start_screen;
use crate::tag::{Act, Tag, nothing, or_nothing, tag};
use crate::total_bar::total_bar;
use crate::words;
use std::rc::Rc;
use web_sys::Event;
use yew::{Callback, Html};

/// The whole screen: choose, grade, look over, finalise.
pub fn nilai(state: &Rc<Snapshot>, act: &Act) -> Html {
    let lang = state.lang;
    let is_open = state.key.is_some();
    // At the top, so that what is scrolled into view from below is never under it.
    let stay = tag("div.stay[tabindex=-1]")
        .node(if state.dialog.is_none() { notices(state, act) } else { nothing() })
        .maybe(state.shielded.then(|| shield(state, act)))
        .maybe(is_open.then(|| total_bar(state, act)))
        .node(if is_open && !state.reviewing { part(state, act, nav) } else { nothing() });
    // Where the grades are, for when nothing of this works any more.
    let mut app =
        tag("div.app[part=app]").set("lang", lang.tag()).set("data-round", &state.round_fingerprint.hex());
    if state.theme != Theme::System {
        app = app.set("data-theme", state.theme.tag());
    }
    let app =
        if is_open && !state.reviewing && !state.shielded { app.on("keydown", on_key(act)) } else { app };
    app.node(part(state, act, |state, act| head(state, act).end()))
        .maybe(failed_banner(state))
        .tag(stay)
        .node(part(state, act, body))
        .node(part(state, act, |state, act| {
            let score = state.score();
            or_nothing(state.late.and_then(|late| (late.dialog)(state, &score, act)))
        }))
        .end()
}

/// A part of the screen that is drawn when its state has changed.
pub(crate) fn part(state: &Rc<Snapshot>, act: &Act, draw: fn(&Snapshot, &Act) -> Html) -> Html {
    let (owned, act) = (Rc::clone(state), act.clone());
    memo(state, move || draw(&owned, &act))
}

fn nav(state: &Snapshot, act: &Act) -> Html {
    section_nav(state, &sections(&state.score()), act).end()
}

fn body(state: &Snapshot, act: &Act) -> Html {
    let score = state.score();
    let sections = sections(&score);
    if let Some(of) = state.lock.as_ref().filter(|of| of.is_of_the_screen()) {
        let missing = || tag("p").text(words::PART_LOADING.of(state.lang));
        return state.late.map_or_else(missing, |late| (late.pin_screen)(state, of, act)).end();
    }
    match (&state.key, state.late) {
        (Some(key), Some(late)) if state.reviewing => (late.review)(state, key, &score, &sections, act).end(),
        (Some(key), _) => sheet_screen(state, key, &sections, act),
        (None, _) => start_screen(state, act),
    }
}

fn head(state: &Snapshot, act: &Act) -> Tag {
    let switch = tag("button.quiet[type=button][data-pk=lang]")
        .set("lang", state.lang.pick("en", "id"))
        .click(act, Action::SwitchLang)
        .text(words::OTHER_LANG.of(state.lang));
    let practice =
        state.round.practice.then(|| tag("strong.practice").text(words::PRACTICE.of(state.lang)).text(" "));
    let title = tag("h1").maybe(practice).text(title(state));
    tag("header.head[part=head]").tag(title).tag(tag("div.row").tag(themes(state, act)).tag(switch))
}

fn themes(state: &Snapshot, act: &Act) -> Tag {
    let names = [&words::THEME_SYSTEM, &words::THEME_LIGHT, &words::THEME_DARK, &words::THEME_CONTRAST];
    let choose = act.reform(|event: Event| Action::ChooseTheme(Theme::of_tag(&value_of(&event))));
    let mut select = tag("select.quiet[data-pk=theme]")
        .set("aria-label", words::THEME.of(state.lang))
        .on("change", choose);
    for (theme, name) in Theme::ALL.into_iter().zip(names) {
        select = select.tag(
            tag("option")
                .set("value", theme.tag())
                .flag("selected", theme == state.theme)
                .text(name.of(state.lang)),
        );
    }
    select
}

/// Only looking is allowed; one deliberate move opens the sheet again.
fn shield(state: &Snapshot, act: &Act) -> Tag {
    let act = act.clone();
    let open = Callback::from(move |event: Event| {
        if value_of(&event) == "100" {
            act.emit(Action::Shield(false));
        }
    });
    // It has no value of ours, or it would fall back under the fingers.
    tag("label.notice.shield[data-pk=shielded]").text(words::SHIELDED.of(state.lang)).tag(
        tag("input[type=range][min=0][max=100][step=10][autocomplete=off]")
            .set("value", "0")
            .on("change", open),
    )
}

/// Where a round was given, what people call it; otherwise what this is.
fn title(state: &Snapshot) -> &str {
    if state.round_is_given || state.key.is_some() {
        &state.round.title
    } else {
        words::PRODUCT.of(state.lang)
    }
}

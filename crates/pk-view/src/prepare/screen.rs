//! The whole screen of preparing a round.

use crate::frame::Frame;
use crate::prepare::begin::begin;
use crate::prepare::check::{check, freeze_state};
use crate::prepare::field::{Form, To};
use crate::prepare::give::give;
use crate::prepare::import::import;
use crate::prepare::instrument::instrument;
use crate::prepare::round::round;
use crate::prepare::rules::rules;
use crate::prepare::task::{Tab, Task};
use crate::prepare::words;
use crate::prepare::workshop::Workshop;
use crate::snapshot::Saved;
use crate::tag::{Tag, nothing, or_nothing, tag};
use crate::words::Words;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};
use yew::{Callback, Html};

const TABS: [(Tab, &str, &Words); 5] = [
    (Tab::Instrument, "instrument", &words::TAB_INSTRUMENT),
    (Tab::Round, "round", &words::TAB_ROUND),
    (Tab::Rules, "rules", &words::TAB_RULES),
    (Tab::Check, "check", &words::TAB_CHECK),
    (Tab::Give, "give", &words::TAB_GIVE),
];

/// The whole screen; `tried` stands in the place of the parts while the round is tried.
pub fn prepare(shop: &Workshop, tried: Option<Html>, to: &Callback<Task>) -> Html {
    let lang = shop.lang;
    let app = frame(shop, to).app("div.app.prepare[part=app]").on("keydown", on_key(to));
    let is_tried = tried.is_some();
    let body = match (&shop.desk, tried) {
        _ if shop.importing.is_some() => {
            or_nothing(shop.importing.as_ref().map(|table| import(table, shop, to)))
        }
        (Some(_), Some(tried)) => tag("div.tried")
            .tag(
                tag("div.row.notice").tag(tag("strong").text(words::TRY_MEANS.of(lang))).tag(
                    tag("button[type=button][data-pk=try-end]")
                        .does(to, Task::Try(false))
                        .text(words::TRY_END.of(lang)),
                ),
            )
            .node(tried)
            .end(),
        (Some(desk), None) => {
            let form = Form { shop, desk, to };
            tag("div").tag(tabs(&form)).tag(part(&form)).end()
        }
        (None, _) => begin(shop, to).end(),
    };
    app.tag(head(shop, to))
        .maybe(
            (shop.saved == Saved::Failed).then(|| {
                tag("div.notice.bad[role=alert][data-pk=storage]").text(words::FAILED_BANNER.of(lang))
            }),
        )
        .maybe((shop.desk.is_none() || shop.importing.is_some() || is_tried).then(|| notices(shop, to)))
        .node(body)
        .node(shop.discarding.as_ref().map_or_else(nothing, |id| discard(id, shop, to).end()))
        .end()
}

const fn frame<'a>(shop: &Workshop, to: &'a To) -> Frame<'a, Task> {
    Frame { lang: shop.lang, theme: shop.theme, to }
}

fn head(shop: &Workshop, to: &To) -> Tag {
    let title = shop.desk.as_ref().map(|desk| desk.round.text_at(&pk_core::Path::default().field("title")));
    let title = title.filter(|title| !title.trim().is_empty()).unwrap_or_else(|| words::TITLE.of(shop.lang));
    frame(shop, to).head("pk-prepare", title, Task::ChooseTheme, Task::SwitchLang)
}

fn notices(shop: &Workshop, to: &To) -> Tag {
    frame(shop, to).notices(&shop.problems, shop.notice.as_deref(), &Task::Dismiss)
}

/// The parts of the round, with how much is to be corrected; undo; what is saved.
fn tabs(form: &Form<'_>) -> Tag {
    let (desk, frame) = (form.desk, frame(form.shop, form.to));
    let mut nav = tag("nav.tabs").set("aria-label", form.say(&words::PARTS));
    for (tab, hook, label) in TABS {
        let wrong = desk.check.problems.len() + desk.check.undecided.len();
        let count = (tab == Tab::Check && wrong > 0).then(|| {
            let title = words::PROBLEMS_HERE.with(form.lang(), &[&wrong.to_string()]);
            tag("span.count.bad").set("title", &title).text(&wrong.to_string())
        });
        let button = frame.tab(hook, label, tab == desk.tab, Task::Show(tab));
        nav = nav.tag(button.text(" ").maybe(count));
    }
    let undo = form.button("undo", &words::UNDO, Task::Undo).flag("disabled", !desk.can_undo());
    let redo = form.button("redo", &words::REDO, Task::Redo).flag("disabled", !desk.can_redo());
    let is_round = desk.check.round.is_some();
    let attempt = form.button("try", &words::TRY, Task::Try(true)).flag("disabled", !is_round);
    let attempt = if is_round { attempt } else { attempt.set("aria-describedby", "pk-try") };
    let refused = (!is_round).then(|| tag("small[id=pk-try]").text(form.say(&words::TRY_REFUSED)));
    tag("div.stay.prepare-bar")
        .tag(nav)
        .tag(
            tag("div.row")
                .tag(form.button("leave", &words::LEAVE, Task::Leave))
                .tag(undo)
                .tag(redo)
                .tag(attempt)
                .maybe(refused)
                .tag(frame.saved(form.shop.saved)),
        )
        .maybe(freeze_state(form))
        .tag(notices(form.shop, form.to))
}

fn part(form: &Form<'_>) -> Tag {
    match form.desk.tab {
        Tab::Instrument => instrument(form),
        Tab::Round => round(form),
        Tab::Rules => rules(form),
        Tab::Check => check(form),
        Tab::Give => give(form),
    }
}

fn discard(id: &str, shop: &Workshop, to: &To) -> Tag {
    let lang = shop.lang;
    let title = shop.shelf.iter().find(|kept| kept.id == id).map_or("", |kept| kept.title.as_str());
    let title = if title.trim().is_empty() { words::UNTITLED.of(lang) } else { title };
    let cancel = to.reform(|event: Event| {
        event.prevent_default();
        Task::AskDiscard(None)
    });
    tag("dialog[aria-labelledby=pk-discard]")
        .on("cancel", cancel)
        .tag(tag("h2[id=pk-discard]").text(&words::DISCARD_ASK.with(lang, &[title])))
        .tag(
            tag("div.row")
                .tag(
                    tag("button.main[type=button][data-pk=discard-yes]")
                        .does(to, Task::Discard(id.to_owned()))
                        .text(words::DISCARD_YES.of(lang)),
                )
                .tag(
                    tag("button[type=button][data-pk=cancel]")
                        .does(to, Task::AskDiscard(None))
                        .text(words::CANCEL.of(lang)),
                ),
        )
}

/// Undo and redo by key, but in fields, which have their own.
fn on_key(to: &To) -> Callback<Event> {
    let to = to.clone();
    Callback::from(move |event: Event| {
        let Ok(key) = event.dyn_into::<KeyboardEvent>() else { return };
        if !(key.ctrl_key() || key.meta_key()) || key.alt_key() {
            return;
        }
        let task = match (key.key().as_str(), key.shift_key()) {
            ("z", false) => Task::Undo,
            ("y", false) | ("Z" | "z", true) => Task::Redo,
            _ => return,
        };
        key.prevent_default();
        to.emit(task);
    })
}

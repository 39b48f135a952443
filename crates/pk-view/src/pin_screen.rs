//! Asking for a PIN, and putting one on.

use crate::action::Action;
use crate::dialogs::cancel;
use crate::lock::{LockOf, Pin};
use crate::parts::{Button, value_in};
use crate::snapshot::Snapshot;
use crate::tag::{Act, Tag, tag};
use crate::words::{self, Words};
use web_sys::Event;

/// Asks for the PIN of what must be open before anything else can be done. Whoever has forgotten it can begin anew.
pub(crate) fn pin_screen(state: &Snapshot, of: &LockOf, act: &Act) -> Tag {
    let lang = state.lang;
    let is_device = matches!(of, LockOf::Device);
    let what = if is_device { &words::PIN_OF_DEVICE } else { &words::PIN_OF_PAGE };
    let erase = (is_device && !state.readonly).then(|| {
        tag("div")
            .tag(tag("p").tag(tag("small").text(words::PIN_LOST.of(lang))))
            .tag(Button::new("erase", &words::ERASE, Action::AskErase).show(state, act))
    });
    tag("div[data-pk=locked-by-pin]")
        .tag(tag("h2[id=pk-pin][tabindex=-1]").text(words::PIN_ENTER.of(lang)))
        .tag(tag("p").text(what.of(lang)))
        .tag(open(state, None, act).key(if is_device { "device" } else { "page" }))
        .maybe(erase)
}

/// Asks for the PIN of a file that was handed in.
pub(crate) fn of_a_file(state: &Snapshot, act: &Act) -> Tag {
    let name = match &state.lock {
        Some(LockOf::File(name)) => name,
        _ => "",
    };
    tag("div").tag(tag("p").text(&words::PIN_OF_FILE.with(state.lang, &[name]))).tag(open(
        state,
        Some(cancel(state, act)),
        act,
    ))
}

fn open(state: &Snapshot, cancel: Option<Tag>, act: &Act) -> Tag {
    let submit = act.reform(|event: Event| {
        event.prevent_default();
        Action::EnterPin(Pin::Open(value_in(&event, "[name=pin]")), None)
    });
    let button = button("open-pin", &words::OPEN, state);
    tag("form.start")
        .on("submit", submit)
        .tag(field(&words::PIN_FIELD, "pin", state))
        .tag(tag("div.row").tag(button).maybe(cancel))
        .tag(checking(state))
}

/// Puts a PIN on, changes it or takes it off. That nobody can recover it is said before.
pub(crate) fn change(state: &Snapshot, act: &Act) -> Tag {
    let lang = state.lang;
    let submit = act.reform(|event: Event| {
        event.prevent_default();
        let new = Some(value_in(&event, "[name=pin-new]"));
        let pin = Pin::Change { current: value_in(&event, "[name=pin]"), new };
        Action::EnterPin(pin, Some(value_in(&event, "[name=pin-again]")))
    });
    let understood = tag("label.check")
        .tag(tag("input[type=checkbox][required][name=understood]"))
        .text(words::PIN_UNDERSTOOD.of(lang));
    let backup =
        state.key.is_some().then(|| Button::new("backup", &words::EXPORT, Action::Export).show(state, act));
    let keep = if state.has_pin { &words::PIN_KEEP_NEW } else { &words::PIN_KEEP };
    let form = tag("form")
        .on("submit", submit)
        .maybe(state.has_pin.then(|| field(&words::PIN_NOW, "pin", state)))
        .tag(field(&words::PIN_NEW, "pin-new", state))
        .tag(field(&words::PIN_AGAIN, "pin-again", state))
        .tag(tag("p.notice").text(words::PIN_FORGOTTEN.of(lang)))
        .tag(understood)
        .tag(tag("div.row").tag(button("confirm", keep, state)).maybe(backup).tag(cancel(state, act)))
        .tag(checking(state));
    tag("div")
        .tag(tag("p").text(words::PIN_TEXT.of(lang)))
        .tag(tag("p").tag(tag("small").text(words::PIN_OPEN.of(lang))))
        .tag(form)
}

/// Takes the PIN off.
pub(crate) fn remove(state: &Snapshot, act: &Act) -> Tag {
    let submit = act.reform(|event: Event| {
        event.prevent_default();
        Action::EnterPin(Pin::Change { current: value_in(&event, "[name=pin]"), new: None }, None)
    });
    tag("form")
        .on("submit", submit)
        .tag(tag("p").text(words::PIN_REMOVE_TEXT.of(state.lang)))
        .tag(field(&words::PIN_NOW, "pin", state))
        .tag(tag("div.row").tag(button("remove-pin", &words::PIN_REMOVE, state)).tag(cancel(state, act)))
        .tag(checking(state))
}

/// The field has no value of ours, so a screen drawn anew takes nothing out of it.
fn field(words: &Words, name: &'static str, state: &Snapshot) -> Tag {
    // On a shared computer no browser shall offer to keep it.
    let input = tag("input[type=password][autocomplete=off][required]").set("name", name);
    tag("label").text(words.of(state.lang)).tag(input)
}

fn button(hook: &'static str, words: &Words, state: &Snapshot) -> Tag {
    tag("button.main[type=submit]")
        .set("data-pk", hook)
        .flag("disabled", state.is_checking)
        .text(words.of(state.lang))
}

fn checking(state: &Snapshot) -> Tag {
    let words = state.is_checking.then(|| tag("p").text(words::PIN_CHECKING.of(state.lang)));
    tag("div[role=status]").maybe(words)
}

//! Where the grades are, and what could happen to them there.

use crate::action::Action;
use crate::dialogs::{cancel, close};
use crate::facts::Browser;
use crate::parts::Button;
use crate::snapshot::{Saved, Snapshot};
use crate::tag::{Act, Tag, tag};
use crate::words::{self, Words};
use pk_core::Decimal;
use pk_format::{Lang, date_time, decimal};

/// A sentence, and whether something should be done about it.
struct Said {
    text: String,
    needs_care: bool,
}

/// Everything that is known.
pub(crate) fn storage_page(state: &Snapshot, act: &Act) -> Tag {
    let mut list = tag("ul.storage[data-pk=storage-facts]");
    for Said { text, needs_care } in everything(state) {
        list = list.tag(tag(if needs_care { "li.care" } else { "li" }).text(&text));
    }
    let may_ask = state.facts.persisted == Some(false);
    let ask = may_ask
        .then(|| Button::new("persist", &words::ASK_TO_PERSIST, Action::AskToPersist).show(state, act));
    let export =
        state.key.is_some().then(|| Button::new("backup", &words::EXPORT, Action::Export).show(state, act));
    let pin = (!state.readonly).then(|| {
        let words = if state.has_pin { &words::PIN_CHANGE } else { &words::PIN_SET_BUTTON };
        Button::new("pin", words, Action::AskPin(true)).show(state, act)
    });
    let no_pin = (!state.readonly && state.has_pin)
        .then(|| Button::new("no-pin", &words::PIN_REMOVE_BUTTON, Action::AskPin(false)).show(state, act));
    let erase =
        (!state.readonly).then(|| Button::new("erase", &words::ERASE, Action::AskErase).show(state, act));
    tag("div").tag(list).tag(
        tag("div.row").maybe(ask).maybe(export).maybe(pin).maybe(no_pin).maybe(erase).tag(close(state, act)),
    )
}

/// What is removed and what is not. The first button gets the focus, so that a second press of Enter removes nothing.
pub(crate) fn erase(state: &Snapshot, act: &Act) -> Tag {
    let lang = state.lang;
    let at_stake = (state.unexported > 0).then(|| {
        let count = state.unexported.to_string();
        tag("p.notice.bad").text(&words::STORAGE_UNEXPORTED.with(lang, &[&count]))
    });
    let confirm = Button::new("confirm", &words::ERASE_NOW, Action::Erase).show(state, act);
    tag("div")
        .maybe(at_stake)
        .tag(tag("p").text(words::ERASE_TEXT.of(lang)))
        .tag(tag("p").text(words::ERASE_LEAVES.of(lang)))
        .tag(tag("div.row").tag(cancel(state, act)).tag(confirm))
}

/// What needs care, for the first screen; nothing where all is well.
pub(crate) fn storage_care(state: &Snapshot) -> Option<Tag> {
    let mut list = tag("ul");
    let mut any = false;
    for said in everything(state) {
        // That something could not be kept has a banner of its own.
        if said.needs_care && state.saved != Saved::Failed {
            any = true;
            list = list.tag(tag("li").text(&said.text));
        }
    }
    any.then(|| tag("div.notice[data-pk=storage-care]").tag(list))
}

fn everything(state: &Snapshot) -> Vec<Said> {
    let (lang, facts) = (state.lang, &state.facts);
    let mut all = Vec::new();
    let mut say = |needs_care: bool, words: &Words, values: &[&str]| {
        all.push(Said { text: words.with(lang, values), needs_care });
    };
    match state.saved {
        Saved::Saved => say(false, &words::STORAGE_SAVED, &[]),
        Saved::Saving => say(false, &words::STORAGE_SAVING, &[]),
        Saved::Failed => say(true, &words::FAILED_BANNER, &[]),
    }
    if state.unexported > 0 {
        say(false, &words::STORAGE_UNEXPORTED, &[&state.unexported.to_string()]);
    }
    match facts.persisted {
        Some(true) => say(false, &words::STORAGE_PERSISTED, &[]),
        Some(false) => say(false, &words::STORAGE_NOT_PERSISTED, &[]),
        None => say(false, &words::STORAGE_UNKNOWN, &[]),
    }
    if facts.forgets() {
        say(true, &words::STORAGE_FORGETS, &[]);
    }
    if let (Some(used), Some(quota)) = (facts.used, facts.quota) {
        say(facts.is_tight(), &words::STORAGE_ROOM, &[&size(used, lang), &size(quota, lang)]);
    }
    match facts.browser {
        Browser::Firefox if facts.is_file => {
            say(state.sheets.is_empty() && state.key.is_none(), &words::STORAGE_OF_THE_FILE, &[]);
        }
        Browser::Chromium if facts.is_file => say(false, &words::STORAGE_OF_ALL_FILES, &[]),
        _ => {}
    }
    if let Some(latest) = state.ahead {
        say(true, &words::CLOCK_BACK, &[&date_time(latest, state.offset, lang)]);
    }
    say(false, if state.has_pin { &words::STORAGE_PIN } else { &words::STORAGE_NO_PIN }, &[]);
    say(false, &words::STORAGE_PRIVATE, &[]);
    all
}

/// Whole megabytes, rounded up, or gigabytes with one decimal.
fn size(bytes: u64, lang: Lang) -> String {
    let gigabytes = i64::try_from(bytes / 100_000_000).unwrap_or_default();
    if gigabytes < 10 {
        return [&bytes.div_ceil(1_000_000).to_string(), " MB"].concat();
    }
    [&decimal(Decimal::from_thousandths(gigabytes * 100), lang), " GB"].concat()
}

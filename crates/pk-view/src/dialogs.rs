//! Finalising and reopening ask first.

use crate::action::Action;
use crate::compare::compare;
use crate::findings::Findings;
use crate::forms;
use crate::keys;
use crate::notices::notices;
use crate::parts::{Button, value_in};
use crate::pin_screen;
use crate::snapshot::{Dialog, Snapshot};
use crate::storage_page::{erase, storage_page};
use crate::tag::{Act, Tag, tag};
use crate::words;
use pk_core::score::SheetScore;

/// The dialog that is open. The shell makes it modal once it is in the document; Escape leaves it.
pub(crate) fn dialog(state: &Snapshot, score: &SheetScore<'_>, act: &Act) -> Option<Tag> {
    let (title, body) = match state.dialog.as_ref()? {
        Dialog::Finalise => (words::FINALISE_TITLE.of(state.lang).to_owned(), finalise(state, score, act)),
        Dialog::Reopen => (words::REOPEN_TITLE.of(state.lang).to_owned(), reopen(state, act)),
        Dialog::Keys => (words::KEYS_TITLE.of(state.lang).to_owned(), keys_page(state, act)),
        Dialog::Link { indicator, item } => {
            (words::LINK_TITLE.with(state.lang, &[indicator]), forms::link(indicator, *item, state, act))
        }
        Dialog::Storage => (words::STORAGE.of(state.lang).to_owned(), storage_page(state, act)),
        Dialog::Pin => (words::PIN.of(state.lang).to_owned(), pin_screen::change(state, act)),
        Dialog::NoPin => (words::PIN_REMOVE.of(state.lang).to_owned(), pin_screen::remove(state, act)),
        Dialog::OpenPin => (words::PIN_ENTER.of(state.lang).to_owned(), pin_screen::of_a_file(state, act)),
        Dialog::Erase => (words::ERASE_TITLE.of(state.lang).to_owned(), erase(state, act)),
        Dialog::Phrases { .. } => (words::PHRASES.of(state.lang).to_owned(), forms::phrases(state, act)),
        Dialog::Compare { indicator, .. } => {
            (words::COMPARE_TITLE.with(state.lang, &[indicator]), compare(indicator, state, act))
        }
        Dialog::History { indicator, changes } => {
            (words::HISTORY_TITLE.with(state.lang, &[indicator]), history(changes, state, act))
        }
    };
    let cancel = act.reform(|event: web_sys::Event| {
        event.prevent_default();
        Action::Cancel
    });
    let is_of_all = matches!(
        state.dialog,
        Some(
            Dialog::Compare { .. }
                | Dialog::Phrases { .. }
                | Dialog::Keys
                | Dialog::Storage
                | Dialog::Pin
                | Dialog::NoPin
                | Dialog::OpenPin
                | Dialog::Erase
        )
    );
    let whom = state
        .key
        .as_ref()
        .filter(|_| !is_of_all)
        .map(|key| tag("p").tag(tag("strong").text(state.round.district_name(&key.district))));
    let dialog = tag("dialog[part=dialog][aria-labelledby=pk-dialog]")
        .on("cancel", cancel)
        .tag(tag("h2[id=pk-dialog]").text(&title))
        .maybe(whom)
        .node(notices(state, act))
        .tag(body);
    Some(dialog)
}

/// Names what is left to do.
fn finalise(state: &Snapshot, score: &SheetScore<'_>, act: &Act) -> Tag {
    let lang = state.lang;
    let findings = Findings::of(state, score);
    let is_complete = findings.ungraded.is_empty();
    let words = if is_complete { &words::FINALISE } else { &words::FINALISE_ANYWAY };
    let confirm = Button {
        is_main: is_complete,
        disabled: !findings.conflicts.is_empty(),
        ..Button::new("confirm", words, Action::Finalise)
    };
    let buttons = tag("div.row");
    // The first button gets the focus: a second press of Enter must not lock an unfinished sheet.
    let buttons = if is_complete {
        buttons.tag(confirm.show(state, act)).tag(cancel(state, act))
    } else {
        buttons.tag(cancel(state, act)).tag(confirm.show(state, act))
    };
    let mut body = tag("div");
    for (index, sentence) in findings.sentences(state).iter().enumerate() {
        // What is in conflict comes first, and keeps the sheet from being finalised.
        let is_bad = index == 0 && !findings.conflicts.is_empty();
        body = body.tag(tag(if is_bad { "p.notice.bad" } else { "p.notice" }).text(sentence));
    }
    body.tag(tag("p").text(words::FINALISE_TEXT.of(lang))).tag(buttons)
}

/// Asks why.
fn reopen(state: &Snapshot, act: &Act) -> Tag {
    let lang = state.lang;
    let submit = act.reform(|event: web_sys::Event| {
        event.prevent_default();
        Action::Reopen { reason: value_in(&event, "textarea") }
    });
    let reason = tag("textarea[data-pk=reason][rows=3][maxlength=1000][required]");
    let confirm = tag("button.main[type=submit][data-pk=confirm]").text(words::REOPEN.of(lang));
    tag("form")
        .on("submit", submit)
        .tag(tag("label").text(words::REASON.of(lang)).tag(reason))
        .tag(tag("div.row").tag(confirm).tag(cancel(state, act)))
}

fn history(changes: &[String], state: &Snapshot, act: &Act) -> Tag {
    let mut list = tag("ol[data-pk=changes][tabindex=0]").set("aria-label", words::HISTORY.of(state.lang));
    for change in changes {
        list = list.tag(tag("li").text(change));
    }
    let body = if changes.is_empty() { tag("p").text(words::NO_HISTORY.of(state.lang)) } else { list };
    tag("div").tag(body).tag(tag("div.row").tag(close(state, act)))
}

pub(crate) fn close(state: &Snapshot, act: &Act) -> Tag {
    Button::new("cancel", &words::DISMISS, Action::Cancel).show(state, act)
}

fn keys_page(state: &Snapshot, act: &Act) -> Tag {
    tag("div").tag(keys::table(state.lang)).tag(tag("div.row").tag(close(state, act)))
}

pub(crate) fn cancel(state: &Snapshot, act: &Act) -> Tag {
    Button::new("cancel", &words::CANCEL, Action::Cancel).show(state, act)
}

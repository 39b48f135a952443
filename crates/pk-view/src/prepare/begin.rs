//! Choosing what to prepare.

use crate::parts::value_in;
use crate::prepare::field::To;
use crate::prepare::task::Task;
use crate::prepare::words;
use crate::prepare::workshop::Workshop;
use crate::provenance::word;
use crate::tag::{Tag, tag};
use crate::words::Words;
use pk_core::Path;
use pk_format::{Lang, Preset};
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};
use yew::TargetCast;

/// What to begin with, and the drafts that are there.
pub(crate) fn begin(shop: &Workshop, to: &To) -> Tag {
    let lang = shop.lang;
    let mut begin = tag("ul.begin");
    for rubric in &shop.rubrics {
        let button = tag("button[type=button][data-pk=begin]")
            .set("data-rubric", &rubric.id)
            .does(to, Task::Begin(Some(rubric.id.clone())))
            .text(&rubric.title.text);
        begin = begin.tag(tag("li").tag(button));
    }
    for preset in &shop.supplies.presets {
        let title = preset.draft.text_at(&Path::default().field("title"));
        let button = tag("button[type=button][data-pk=begin]")
            .set("data-rubric", &preset.id)
            .does(to, Task::Begin(Some(preset.id.clone())))
            .tag(tag("b").text(title))
            .text(" ")
            .tag(tag("span").text(&preset.about));
        begin = begin.tag(tag("li").tag(button).tag(facts(preset, lang)));
    }
    let empty = tag("button[type=button][data-pk=begin-empty]")
        .does(to, Task::Begin(None))
        .text(words::BEGIN_EMPTY.of(lang));
    begin = begin.tag(tag("li").tag(empty)).tag(tag("li").tag(file_button(shop, to, &words::BEGIN_FILE)));
    let mut drafts = tag("ul.drafts");
    for kept in &shop.shelf {
        let title = if kept.title.trim().is_empty() { words::UNTITLED.of(lang) } else { &kept.title };
        let open = tag("button.main[type=button][data-pk=open]")
            .set("aria-label", &[words::OPEN.of(lang), ": ", title].concat())
            .does(to, Task::Open(kept.id.clone()))
            .text(words::OPEN.of(lang));
        let discard = tag("button[type=button][data-pk=discard]")
            .set("aria-label", &[words::DISCARD.of(lang), " ", title].concat())
            .does(to, Task::AskDiscard(Some(kept.id.clone())))
            .text(words::DISCARD.of(lang));
        drafts = drafts.tag(tag("li").key(&kept.id).tag(tag("span").text(title)).tag(open).tag(discard));
    }
    let submit = to.reform(|event: Event| {
        event.prevent_default();
        Task::Paste(value_in(&event, "textarea"))
    });
    let field = tag("textarea[rows=6][name=table]");
    let paste = tag("details").tag(tag("summary").text(words::BEGIN_TABLE.of(lang))).tag(
        tag("form.paste[data-pk=table]")
            .on("submit", submit)
            .tag(tag("label.field").tag(tag("span").text(words::BEGIN_TABLE_FIELD.of(lang))).tag(field))
            .tag(tag("button[type=submit]").text(words::READ_TABLE.of(lang))),
    );
    let begin = begin.tag(tag("li").tag(paste));
    let drafts = (!shop.shelf.is_empty())
        .then(|| tag("section").tag(tag("h2").text(words::DRAFTS.of(lang))).tag(drafts));
    tag("div").maybe(drafts).tag(tag("section").tag(tag("h2").text(words::BEGIN.of(lang))).tag(begin))
}

/// What the sources say of a round, and what they do not.
fn facts(preset: &Preset, lang: Lang) -> Tag {
    let mut rows = tag("ul");
    for fact in &preset.facts {
        let mut row = tag("li").tag(tag("span[lang=id]").text(&fact.says)).text(" ");
        row = row.tag(tag("small.mark").text(word(fact.provenance).of(lang)));
        if let Some(source) = &fact.source {
            row = row.text(" ").tag(tag("small").text(&source.title));
        }
        rows = rows.tag(row);
    }
    tag("details").tag(tag("summary").text(words::FACTS.of(lang))).tag(rows)
}

/// The button that opens a file.
pub(crate) fn file_button(shop: &Workshop, to: &To, words: &Words) -> Tag {
    let pick = to.reform(|event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let file = input.files().and_then(|files| files.get(0));
        let file = file.map(JsCast::unchecked_into);
        // The same file may be chosen again.
        input.set_value("");
        Task::Pick(file)
    });
    tag("label.button")
        .text(words.of(shop.lang))
        .tag(tag("input.sr[type=file][data-pk=take]").on("change", pick))
}

//! Choosing panelist and district.

use crate::action::Action;
use crate::districts::{districts, state_of};
use crate::engine::MOST_NAME;
use crate::origin::origin;
use crate::parts::{Button, import_button, value_in, value_of};
use crate::snapshot::{Saved, SheetLine, Snapshot};
use crate::tag::{Act, Tag, list, or_nothing, tag};
use crate::total_bar::copy_button;
use crate::words;
use pk_core::round::{Panelist, Role};
use web_sys::Event;
use yew::Html;

/// The first screen: which instrument, who grades, who is graded.
pub(crate) fn start_screen(state: &Snapshot, act: &Act) -> Html {
    let lang = state.lang;
    let start = act.reform(|event: Event| {
        event.prevent_default();
        Action::Start {
            panelist: value_in(&event, "[name=panelist]"),
            district: value_in(&event, "[name=district]"),
        }
    });
    let last = state.last_panelist.as_deref().unwrap_or_default();
    let mut panel = Vec::new();
    for panelist in &state.round.panel {
        panel.push(option(&panelist.id.0, &panelist_text(panelist, state), panelist.id.0 == last));
    }
    let is_bare = !state.round_is_given;
    let has_districts = !state.round.districts.is_empty();
    let mut form = tag("form.start[aria-labelledby=pk-start]")
        .on("submit", start)
        .tag(tag("h2[id=pk-start][tabindex=-1]").text(words::START_TITLE.of(lang)))
        .maybe(state.late.and_then(|late| (late.earlier)(state, act)))
        .maybe(is_bare.then(|| rubric_field(state, act)))
        .maybe(is_bare.then(|| practice_field(state, act)))
        .tag(panelist_field(state, panel, last, act));
    let mut row = tag("div.row");
    if has_districts {
        form = form.tag(tag("p.label").text(words::DISTRICTS.of(lang))).tag(districts(state, act));
    } else {
        form = form.tag(typed_field(tag("label").text(words::DISTRICT.of(lang)), state, "district"));
        row = row.tag(tag("button.main[type=submit][data-pk=start]").text(words::START.of(lang)));
    }
    let form = form.tag(row.maybe((!state.readonly).then(|| import_button(&words::IMPORT, state, act))));
    let storage = Button::new("storage", &words::STORAGE, Action::AskStorage).show(state, act);
    list(vec![
        or_nothing(state.late.and_then(|late| (late.storage_care)(state))),
        form.end(),
        or_nothing(sheets(state, act)),
        tag("div.row").tag(storage).end(),
        origin(state).end(),
    ])
}

/// A choice of the panel, or a name to type where there is none.
fn panelist_field(state: &Snapshot, panel: Vec<Tag>, last: &str, act: &Act) -> Tag {
    let label = tag("label").text(words::PANELIST.of(state.lang));
    if panel.is_empty() {
        return typed_field(label, state, "panelist");
    }
    let choose = act.reform(|event: Event| Action::ChoosePanelist(value_of(&event)));
    let mut select = tag("select[name=panelist][required]").on("change", choose).tag(option(
        "",
        words::CHOOSE.of(state.lang),
        last.is_empty(),
    ));
    for option in panel {
        select = select.tag(option);
    }
    label.tag(select)
}

/// The field has no value of ours: a screen drawn anew would put it in the place of what is being typed.
fn typed_field(label: Tag, state: &Snapshot, name: &'static str) -> Tag {
    let is_panelist = name == "panelist";
    let autocomplete = if is_panelist { "name" } else { "off" };
    let list = if is_panelist { "pk-panelists" } else { "pk-districts" };
    let mut names: Vec<&str> = state.last_panelist.as_deref().filter(|_| is_panelist).into_iter().collect();
    for line in &*state.sheets {
        let known = if is_panelist { &line.key.panelist.0 } else { &line.key.district.0 };
        if !names.contains(&known.as_str()) {
            names.push(known);
        }
    }
    let mut offers = tag("datalist").set("id", list);
    for name in names {
        offers = offers.tag(tag("option").set("value", name));
    }
    let input = tag("input[required]")
        .set("name", name)
        .set("maxlength", &MOST_NAME.to_string())
        .set("autocomplete", autocomplete)
        .set("list", list);
    label.tag(input).tag(offers)
}

fn option(value: &str, text: &str, selected: bool) -> Tag {
    tag("option").set("value", value).flag("selected", selected).text(text)
}

fn practice_field(state: &Snapshot, act: &Act) -> Tag {
    let is_on = state.round.practice;
    let choose = act.reform(move |_| Action::Practice(!is_on));
    tag("label.check")
        .tag(tag("input[type=checkbox][name=practice]").checked(is_on).on("change", choose))
        .text(words::PRACTICE_CHOICE.of(state.lang))
}

fn rubric_field(state: &Snapshot, act: &Act) -> Tag {
    let choose = act.reform(|event: Event| Action::ChooseRubric(value_of(&event)));
    let current = &state.round.rubric.id;
    let mut is_offered = false;
    // What is only on this page would be gone with the instrument.
    let disabled = state.saved == Saved::Failed && !state.sheets.is_empty();
    let mut select = tag("select[name=rubric]").flag("disabled", disabled).on("change", choose);
    for rubric in &*state.rubrics {
        let selected = rubric.id == *current;
        is_offered |= selected;
        select = select.tag(option(&rubric.id, &rubric.title.text, selected));
    }
    if !is_offered {
        select = select.tag(option(current, &state.round.title, true));
    }
    tag("label").text(words::RUBRIC.of(state.lang)).tag(select)
}

fn panelist_text(panelist: &Panelist, state: &Snapshot) -> String {
    let mut text = panelist.name.clone();
    if panelist.role == Role::Chair {
        text.push_str(" (");
        text.push_str(words::CHAIR.of(state.lang));
        text.push(')');
    }
    if let Some(agency) = &panelist.agency {
        text.push_str(", ");
        text.push_str(agency);
    }
    text
}

/// The sheets that are on this device, each with a button that opens it.
fn sheets(state: &Snapshot, act: &Act) -> Option<Tag> {
    let mut rows = tag("ul");
    for line in &*state.sheets {
        rows = rows.tag(sheet_row(line, state, act));
    }
    let title = tag("h2").text(words::ON_THIS_DEVICE.of(state.lang));
    let copy = state.can_copy.then(|| tag("div.row").tag(copy_button(state, act)));
    (!state.sheets.is_empty()).then(|| tag("section.sheets").tag(title).tag(rows).maybe(copy))
}

fn sheet_row(line: &SheetLine, state: &Snapshot, act: &Act) -> Tag {
    let lang = state.lang;
    let (panelist, district) = (&line.key.panelist, &line.key.district);
    let open = Action::Start { panelist: panelist.0.clone(), district: district.0.clone() };
    let panelist = state.round.panelist_name(panelist);
    let district = state.round.district_name(district);
    let label = [words::OPEN.of(lang), ": ", district, ", ", panelist].concat();
    let (marked, indicators) = (line.marked.to_string(), line.indicators.to_string());
    let progress = [state_of(line).1.of(lang), " ", &marked, "/", &indicators].concat();
    let button = if state.round.is_recused(&line.key) {
        tag("small").text(words::RECUSED.of(lang))
    } else {
        tag("button[type=button][data-pk=open]")
            .set("aria-label", &label)
            .click(act, open)
            .text(words::OPEN.of(lang))
    };
    let line = tag("span").tag(tag("b").text(district)).tag(tag("br")).text(panelist).tag(tag("br"));
    tag("li").tag(line.text(&progress)).tag(button)
}

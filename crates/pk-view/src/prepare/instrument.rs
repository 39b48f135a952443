//! What is graded: the outline of the instrument, and the part of it that is looked at.

use crate::prepare::begin::file_button;
use crate::prepare::field::Form;
use crate::prepare::indicator::{indicator, new_indicator};
use crate::prepare::task::Task;
use crate::prepare::words;
use crate::tag::{Tag, tag};
use crate::words::Words;
use pk_core::Path;
use pk_core::path::Step;
use pk_format::{Edit, Node, Value, template_number, template_text};
use web_sys::Event;

/// One level of the outline: the list, what an item is called by, and what it says.
struct Level {
    list: &'static str,
    code: &'static str,
    name: &'static str,
    title: &'static Words,
    add: &'static Words,
    hook: &'static str,
    /// A new item in the part at this place.
    new: fn(&Form<'_>, &Path) -> Node,
}

const LEVELS: [Level; 4] = [
    Level {
        list: "tracks",
        code: "id",
        name: "name",
        title: &words::TRACK,
        add: &words::ADD_TRACK,
        hook: "add-track",
        new: new_track,
    },
    Level {
        list: "components",
        code: "id",
        name: "name",
        title: &words::COMPONENT,
        add: &words::ADD_COMPONENT,
        hook: "add-component",
        new: new_component,
    },
    Level {
        list: "sections",
        code: "code",
        name: "name",
        title: &words::SECTION,
        add: &words::ADD_SECTION,
        hook: "add-section",
        new: new_section,
    },
    Level {
        list: "indicators",
        code: "code",
        name: "label",
        title: &words::INDICATOR,
        add: &words::ADD_INDICATOR,
        hook: "add-indicator",
        new: new_indicator,
    },
];

pub(crate) fn rubric() -> Path {
    Path::default().field("rubric")
}

/// A code that no part of this kind has yet.
fn fresh(form: &Form<'_>, prefix: &str, depth: usize) -> String {
    let mut codes = Vec::new();
    collect(form, &rubric(), 0, depth, &mut codes);
    let mut number = codes.len() + 1;
    loop {
        let code = [prefix, &number.to_string()].concat();
        if !codes.contains(&code) {
            return code;
        }
        number += 1;
    }
}

fn collect(form: &Form<'_>, path: &Path, at: usize, depth: usize, codes: &mut Vec<String>) {
    let Some(level) = LEVELS.get(at) else { return };
    let list = path.field(level.list);
    for (index, item) in form.items_at(&list).iter().enumerate() {
        if at == depth {
            codes.push(item.text_at(&Path::default().field(level.code)).to_owned());
        } else {
            collect(form, &list.item(index), at + 1, depth, codes);
        }
    }
}

fn new_track(form: &Form<'_>, _: &Path) -> Node {
    Node::map(vec![
        ("id", Node::text(fresh(form, "jalur-", 0))),
        ("name", template_text("")),
        ("scale", Node::map(vec![("type", Node::text("points"))])),
        ("components", Value::List(vec![new_component(form, &rubric())]).into()),
    ])
}

fn new_component(form: &Form<'_>, _: &Path) -> Node {
    Node::map(vec![
        ("id", Node::text(fresh(form, "komponen-", 1))),
        ("name", template_text("")),
        ("weight", template_number(1)),
        ("sections", Value::List(Vec::new()).into()),
    ])
}

fn new_section(form: &Form<'_>, _: &Path) -> Node {
    Node::map(vec![
        ("code", Node::text(fresh(form, "", 2))),
        ("name", template_text("")),
        ("indicators", Value::List(Vec::new()).into()),
    ])
}

/// The outline beside what is looked at.
pub(crate) fn instrument(form: &Form<'_>) -> Tag {
    let selected = if form.desk.selected.0.is_empty() { rubric() } else { form.desk.selected.clone() };
    let depth = selected.0.iter().filter(|step| matches!(step, Step::Item(_))).count();
    let body = match depth.checked_sub(1) {
        None => about(form),
        Some(3) => indicator(form, &selected),
        Some(at) => group(form, &selected, at),
    };
    tag("div.two")
        .tag(outline(form, &selected))
        .tag(tag("fieldset.bare").flag("disabled", form.desk.is_frozen()).tag(body))
}

fn outline(form: &Form<'_>, selected: &Path) -> Tag {
    let is_all = *selected == rubric();
    let all = tag("button.node[type=button]")
        .does(form.to, Task::Select(rubric()))
        .text(form.say(&words::INSTRUMENT));
    let all = if is_all { all.set("aria-current", "true") } else { all };
    tag("nav.outline").set("aria-label", form.say(&words::OUTLINE)).tag(all).tag(branch(
        form,
        &rubric(),
        0,
        selected,
    ))
}

fn branch(form: &Form<'_>, path: &Path, at: usize, selected: &Path) -> Tag {
    let mut rows = tag("ul").set("data-list", &path.to_string());
    let Some(level) = LEVELS.get(at) else { return rows };
    let list = path.field(level.list);
    for (index, item) in form.items_at(&list).iter().enumerate() {
        let place = list.item(index);
        let code = item.text_at(&Path::default().field(level.code));
        let name = item.text_at(&Path::default().field(level.name).field("text"));
        let node = tag("button.node[type=button]")
            .set("data-path", &place.to_string())
            .does(form.to, Task::Select(place.clone()))
            .tag(tag("b").text(code))
            .text(" ")
            .tag(tag("span").text(name))
            .maybe(form.count_below(&place));
        let node = if place == *selected { node.set("aria-current", "true") } else { node };
        let handles = (!form.desk.is_frozen()).then(|| form.handles(&list, index, code));
        let row = dragged(tag("li"), form, &list, index);
        let row = row.tag(tag("div.branch").tag(node).maybe(handles));
        rows = rows.tag(if at + 1 < LEVELS.len() {
            row.tag(branch(form, &place, at + 1, selected))
        } else {
            row
        });
    }
    let add = (!form.desk.is_frozen()).then(|| {
        let item = (level.new)(form, path);
        let place = list.item(form.items_at(&list).len());
        let task = Task::Do(vec![Edit::Insert(place.clone(), item)], Some(place));
        tag("li").tag(form.button(level.hook, level.add, task).set("data-list", &list.to_string()))
    });
    rows.maybe(add)
}

/// A row that can be dragged to another place of its list.
fn dragged(row: Tag, form: &Form<'_>, list: &Path, index: usize) -> Tag {
    if form.desk.is_frozen() {
        return row;
    }
    let of_list = list.to_string();
    let (begun, named) = (of_list.clone(), list.clone());
    let start = form.to.reform(move |event: Event| {
        event.stop_propagation();
        Task::Drag(Some((begun.clone(), index)))
    });
    let over = {
        let dragged = form.shop.dragging.clone();
        let of_list = of_list.clone();
        yew::Callback::from(move |event: Event| {
            if dragged.as_ref().is_some_and(|(list, _)| *list == of_list) {
                event.prevent_default();
                event.stop_propagation();
            }
        })
    };
    let drop = form.to.reform(move |event: Event| {
        event.prevent_default();
        event.stop_propagation();
        Task::Drop(named.clone(), index)
    });
    row.set("draggable", "true").on("dragstart", start).on("dragover", over).on("drop", drop)
}

/// What is said of the instrument as a whole, and its sources.
fn about(form: &Form<'_>) -> Tag {
    let sources = rubric().field("sources");
    let mut rows = tag("div.list");
    for (index, source) in form.items_at(&sources).iter().enumerate() {
        let place = sources.item(index);
        let name = source.text_at(&Path::default().field("id")).to_owned();
        rows = rows.tag(
            tag("div.item")
                .tag(form.line(place.field("id"), &words::ID))
                .tag(form.line(place.field("title"), &words::SOURCE_TITLE))
                .tag(form.line(place.field("date"), &words::SOURCE_DATE))
                .tag(form.line(place.field("url"), &words::SOURCE_URL))
                .tag(form.handles(&sources, index, &name)),
        );
    }
    let number = form.items_at(&sources).len() + 1;
    let source = Node::map(vec![("id", Node::text(format!("sumber-{number}"))), ("title", Node::text(""))]);
    tag("div.part")
        .tag(tag("h2[id=pk-part][tabindex=-1]").text(form.say(&words::INSTRUMENT)))
        .tag(form.sourced(&rubric().field("title"), &words::INSTRUMENT_TITLE, 2))
        .tag(
            tag("div.row")
                .tag(form.line(rubric().field("id"), &words::ID))
                .tag(form.number(rubric().field("edition"), &words::EDITION)),
        )
        .tag(tag("div.row").tag(file_button(form.shop, form.to, &words::IMPORT_FILE)))
        .maybe(form.told(&[&rubric().field("tracks")]))
        .tag(tag("h3").text(form.say(&words::SOURCES)))
        .tag(tag("p").tag(tag("small").text(form.say(&words::SOURCES_MEANS))))
        .tag(rows)
        .tag(form.add("add-source", &words::ADD_SOURCE, &sources, source))
}

/// A track, a component or a section.
fn group(form: &Form<'_>, path: &Path, at: usize) -> Tag {
    let Some(level) = LEVELS.get(at) else { return tag("div") };
    let code = form.text_at(&path.field(level.code)).to_owned();
    let (code_label, name_label) = match at {
        0 => (&words::ID, &words::TRACK_NAME),
        1 => (&words::ID, &words::COMPONENT_NAME),
        _ => (&words::CODE, &words::SECTION_NAME),
    };
    let mut body = tag("div.part")
        .tag(tag("h2[id=pk-part][tabindex=-1]").text(&level.title.with(form.lang(), &[&code])))
        .tag(form.line(path.field(level.code), code_label))
        .tag(form.sourced(&path.field(level.name), name_label, 2));
    if at == 0 {
        body = body.tag(scale(form, &path.field("scale")));
    }
    if at == 1 {
        body = body.tag(form.quantity(&path.field("weight"), &words::WEIGHT));
    }
    let below = LEVELS.get(at + 1).map(|level| path.field(level.list));
    body.maybe(below.and_then(|list| form.told(&[&list, path])))
}

/// How the points of a track are summed.
fn scale(form: &Form<'_>, path: &Path) -> Tag {
    let is_share = form.text_at(&path.field("type")) == "share";
    let at = path.clone();
    let choose = form.to.reform(move |event: Event| {
        let scale = match crate::parts::value_of(&event).as_str() {
            "share" => Node::map(vec![("type", Node::text("share")), ("of", Node::whole(100))]),
            _ => Node::map(vec![("type", Node::text("points"))]),
        };
        Task::Do(vec![Edit::Set(at.clone(), scale)], None)
    });
    let mut select = tag("select").set("data-path", &path.field("type").to_string()).on("change", choose);
    for (word, words) in [("points", &words::SCALE_POINTS), ("share", &words::SCALE_SHARE)] {
        let is_this = (word == "share") == is_share;
        select = select.tag(tag("option").set("value", word).flag("selected", is_this).text(form.say(words)));
    }
    tag("div.row")
        .tag(tag("label.field").tag(tag("span").text(form.say(&words::SCALE))).tag(select))
        .maybe(is_share.then(|| form.number(path.field("of"), &words::SCALE_OF)))
}

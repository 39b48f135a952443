//! One indicator: its levels, its evidence, its quick notes.

use crate::prepare::field::Form;
use crate::prepare::words;
use crate::tag::{Tag, tag};
use crate::words::Words;
use pk_core::Path;
use pk_format::{Node, Value, template_number, template_text};

/// A new indicator with four levels, for it is hardly ever another number.
pub(crate) fn new_indicator(form: &Form<'_>, section: &Path) -> Node {
    let level = |(code, points): (&str, u64)| level(code, points);
    let levels = [("A", 3), ("B", 2), ("C", 1), ("D", 0)].map(level);
    let known = form.items_at(&section.field("indicators"));
    let code_of = |node: &Node| node.text_at(&Path::default().field("code")).to_owned();
    let mut number = known.len() + 1;
    let mut code = format!("{}.{number}", form.text_at(&section.field("code")));
    while known.iter().any(|node| code_of(node) == code) {
        number += 1;
        code = format!("{}.{number}", form.text_at(&section.field("code")));
    }
    Node::map(vec![
        ("code", Node::text(code)),
        ("label", template_text("")),
        ("weight", template_number(1)),
        ("not_applicable", Value::Bool(false).into()),
        ("levels", Value::List(levels.to_vec()).into()),
        ("evidence", Value::List(Vec::new()).into()),
    ])
}

fn level(code: &str, points: u64) -> Node {
    Node::map(vec![("code", Node::text(code)), ("points", template_number(points))])
}

/// The form of an indicator.
pub(crate) fn indicator(form: &Form<'_>, path: &Path) -> Tag {
    let code = form.text_at(&path.field("code")).to_owned();
    tag("div.part")
        .tag(tag("h2[id=pk-part][tabindex=-1]").text(&words::INDICATOR.with(form.lang(), &[&code])))
        .tag(
            tag("div.row")
                .tag(form.line(path.field("code"), &words::CODE))
                .tag(form.quantity(&path.field("weight"), &words::WEIGHT)),
        )
        .tag(form.sourced(&path.field("label"), &words::LABEL, 2))
        .tag(form.sourced(&path.field("wording"), &words::WORDING, 2))
        .tag(
            tag("div.row")
                .tag(form.flag(path.field("not_applicable"), &words::NOT_APPLICABLE))
                .tag(form.flag(path.field("note_required"), &words::NOTE_REQUIRED)),
        )
        .tag(levels(form, &path.field("levels")))
        .tag(texts(
            form,
            &path.field("evidence"),
            [&words::EVIDENCE, &words::EVIDENCE_ITEM, &words::ADD_EVIDENCE],
            "add-evidence",
        ))
        .tag(texts(
            form,
            &path.field("phrases"),
            [&words::PHRASES, &words::PHRASE, &words::ADD_PHRASE],
            "add-phrase",
        ))
}

fn levels(form: &Form<'_>, list: &Path) -> Tag {
    let mut rows = tag("div.list");
    for (index, item) in form.items_at(list).iter().enumerate() {
        let place = list.item(index);
        let code = item.text_at(&Path::default().field("code")).to_owned();
        rows = rows.tag(
            tag("fieldset.item")
                .tag(tag("legend").text(&words::LEVEL.with(form.lang(), &[&code])))
                .tag(
                    tag("div.row")
                        .tag(form.line(place.field("code"), &words::LEVEL_CODE))
                        .tag(form.quantity(&place.field("points"), &words::POINTS))
                        .tag(form.handles(list, index, &code)),
                )
                .tag(form.sourced(&place.field("descriptor"), &words::DESCRIPTOR, 3)),
        );
    }
    tag("section")
        .tag(tag("h3").text(form.say(&words::LEVELS)))
        .maybe(form.told(&[list]))
        .tag(rows)
        .tag(form.add("add-level", &words::ADD_LEVEL, list, level("", 0)))
}

/// A list of texts with where they come from.
fn texts(form: &Form<'_>, list: &Path, [title, item, add]: [&Words; 3], hook: &'static str) -> Tag {
    let mut rows = tag("div.list");
    for index in 0..form.items_at(list).len() {
        let name = item.with(form.lang(), &[&(index + 1).to_string()]);
        rows = rows.tag(
            tag("div.item")
                .tag(form.sourced_named(&list.item(index), &name, 2))
                .tag(form.handles(list, index, &name)),
        );
    }
    tag("section").tag(tag("h3").text(form.say(title))).maybe(form.told(&[list])).tag(rows).tag(form.add(
        hook,
        add,
        list,
        template_text(""),
    ))
}

//! Districts picked from the list of all.

use crate::parts::value_of;
use crate::prepare::field::Form;
use crate::prepare::task::Task;
use crate::prepare::words;
use crate::tag::{Tag, tag};
use pk_core::Path;
use pk_format::{Edit, Node, Region};
use web_sys::Event;

/// The districts of a province, each ticked or not.
pub(crate) fn province(form: &Form<'_>) -> Option<Tag> {
    let regions = &form.shop.supplies.regions;
    if regions.provinces.is_empty() {
        return None;
    }
    let named = form.text_at(&Path::default().field("province"));
    let of_name = || regions.provinces.iter().find(|province| province.name == named);
    let chosen = match &form.shop.province {
        Some(code) => regions.provinces.iter().find(|province| province.code == *code),
        None => of_name(),
    };
    let choose = form.to.reform(|event: Event| Task::ChooseProvince(value_of(&event)));
    let mut select = tag("select[data-pk=province]").on("change", choose);
    let none = tag("option").set("value", "").flag("selected", chosen.is_none());
    select = select.tag(none.text(form.say(&words::CHOOSE_PROVINCE)));
    for province in &regions.provinces {
        let is_chosen = chosen.is_some_and(|chosen| chosen.code == province.code);
        let option = tag("option").set("value", &province.code).flag("selected", is_chosen);
        select = select.tag(option.text(&province.name));
    }
    let label = tag("label.field").tag(tag("span").text(form.say(&words::PROVINCE))).tag(select);
    let ticks = chosen.map(|province| ticks(form, province));
    let source = tag("p").tag(tag("small").text(&regions.source));
    Some(
        tag("details[data-pk=regions]")
            .tag(tag("summary").text(form.say(&words::PICK_DISTRICTS)))
            .tag(tag("div.list").tag(label).maybe(ticks).tag(source)),
    )
}

fn ticks(form: &Form<'_>, province: &Region) -> Tag {
    let list = Path::default().field("districts");
    let there = form.items_at(&list);
    let place_of =
        |code: &str| there.iter().position(|node| node.text_at(&Path::default().field("code")) == code);
    let node_of = |region: &Region| {
        Node::map(vec![("code", Node::text(&region.code)), ("name", Node::text(region.short()))])
    };
    let mut all = naming(form, province);
    let mut ticks = tag("div.ticks");
    for region in form.shop.supplies.regions.of_province(&province.code) {
        let place = place_of(&region.code);
        let mut edits = naming(form, province);
        match place {
            Some(index) => edits = vec![Edit::Remove(list.item(index))],
            None => {
                edits.push(Edit::Insert(list.item(there.len()), node_of(region)));
                all.push(Edit::Insert(list.item(usize::MAX), node_of(region)));
            }
        }
        let task = Task::Do(edits, None);
        let field = tag("input[type=checkbox]")
            .set("value", &region.code)
            .checked(place.is_some())
            .on("change", form.to.reform(move |_| task.clone()));
        ticks = ticks.tag(tag("label.check").tag(field).text(&region.short()));
    }
    tag("div.list").tag(ticks).tag(tag("div.row").tag(form.button(
        "all-districts",
        &words::ALL_DISTRICTS,
        Task::Do(all, None),
    )))
}

/// The round is of this province, where it names none yet.
fn naming(form: &Form<'_>, province: &Region) -> Vec<Edit> {
    let path = Path::default().field("province");
    if form.text_at(&path).is_empty() {
        vec![Edit::Set(path, Node::text(&province.name))]
    } else {
        Vec::new()
    }
}

//! Who is graded, who grades, and when.

use crate::parts::value_in;
use crate::prepare::field::Form;
use crate::prepare::province::province;
use crate::prepare::schedule::schedule;
use crate::prepare::task::Task;
use crate::prepare::words;
use crate::tag::{Tag, tag};
use crate::words::Words;
use pk_core::Path;
use pk_format::{Edit, Node, Value};
use web_sys::Event;

fn root(name: &'static str) -> Path {
    Path::default().field(name)
}

pub(crate) fn round(form: &Form<'_>) -> Tag {
    let body =
        tag("div.part").tag(about(form)).tag(districts(form)).tag(panel(form)).tag(document_reviews(form));
    tag("fieldset.bare").flag("disabled", form.desk.is_frozen()).tag(body)
}

fn about(form: &Form<'_>) -> Tag {
    tag("section")
        .tag(tag("h2[id=pk-part][tabindex=-1]").text(form.say(&words::ABOUT)))
        .tag(form.line(root("title"), &words::ROUND_TITLE))
        .tag(
            tag("div.grid")
                .tag(form.line(root("id"), &words::ROUND_ID))
                .tag(form.line(root("province"), &words::PROVINCE))
                .tag(form.number(root("year"), &words::YEAR))
                .tag(form.line(root("agency"), &words::AGENCY))
                .tag(form.line(root("instruction"), &words::INSTRUCTION))
                .tag(form.number(root("minutes"), &words::MINUTES)),
        )
}

fn head(form: &Form<'_>, names: &[&Words]) -> Tag {
    let mut row = tag("tr");
    for name in names {
        row = row.tag(tag("th[scope=col]").text(form.say(name)));
    }
    tag("thead").tag(row.tag(tag("td")))
}

fn districts(form: &Form<'_>) -> Tag {
    let list = root("districts");
    let labels = [
        &words::DISTRICT_CODE,
        &words::NAME,
        &words::SLOT,
        &words::ROOM,
        &words::PRESENTER,
        &words::PRESENTER_RANK,
    ];
    let ranks: Vec<String> = form
        .items_at(&root("rules").field("presenter_ranks"))
        .iter()
        .map(|rank| rank.text_at(&Path::default()).to_owned())
        .collect();
    let mut body = tag("tbody");
    for (index, item) in form.items_at(&list).iter().enumerate() {
        let place = list.item(index);
        let name = item.text_at(&root("name")).to_owned();
        let label = |words: &Words| [form.say(words), ": ", &name].concat();
        let [code, called, slot, room, presenter, rank] = labels.map(label);
        let person = place.field("presenter");
        body = body.tag(
            tag("tr")
                .tag(tag("td").tag(form.cell(place.field("code"), &code)))
                .tag(tag("td").tag(form.cell(place.field("name"), &called)))
                .tag(tag("td").tag(form.slot(place.field("slot"), &slot)))
                .tag(tag("td").tag(form.cell(place.field("room"), &room)))
                .tag(tag("td").tag(form.part_of(&person, "name", &presenter)))
                .tag(tag("td").tag(form.rank_of(&person, &ranks, &rank)))
                .tag(tag("td").tag(form.handles(&list, index, &name))),
        );
    }
    let district = Node::map(vec![("code", Node::text("")), ("name", Node::text(""))]);
    tag("section")
        .tag(tag("h2").text(form.say(&words::DISTRICTS)))
        .maybe(form.told(&[&list]))
        .tag(
            tag("div.scroll[tabindex=0][role=region]")
                .set("aria-label", form.say(&words::DISTRICTS))
                .tag(tag("table.form").tag(head(form, &labels)).tag(body)),
        )
        .maybe(province(form))
        .tag(schedule(form))
        .tag(form.add("add-district", &words::ADD_DISTRICT, &list, district))
        .tag(paste(form, "districts", &words::PASTE_DISTRICTS, Task::PasteDistricts))
}

fn panel(form: &Form<'_>) -> Tag {
    let list = root("panel");
    let mut rows = tag("div.list");
    for (index, item) in form.items_at(&list).iter().enumerate() {
        let place = list.item(index);
        let name = item.text_at(&root("name")).to_owned();
        let roles = [("chair", form.say(&words::CHAIR)), ("member", form.say(&words::MEMBER))];
        rows = rows.tag(
            tag("fieldset.item")
                .tag(tag("legend").text(&words::PANELIST.with(form.lang(), &[&name])))
                .tag(
                    tag("div.grid")
                        .tag(form.line(place.field("id"), &words::ID))
                        .tag(form.line(place.field("name"), &words::NAME))
                        .tag(form.choice(place.field("role"), &words::ROLE, &roles))
                        .tag(form.line(place.field("agency"), &words::PANELIST_AGENCY)),
                )
                .tag(some_of(form, &place.field("sections"), &words::GRADES, &sections(form)))
                .tag(some_of(form, &place.field("recused"), &words::RECUSED, &codes(form)))
                .tag(form.handles(&list, index, &name)),
        );
    }
    let number = form.items_at(&list).len() + 1;
    let panelist = Node::map(vec![
        ("id", Node::text(format!("p{number}"))),
        ("name", Node::text("")),
        ("role", Node::text("member")),
    ]);
    tag("section")
        .tag(tag("h2").text(form.say(&words::PANEL)))
        .maybe(form.told(&[&list]))
        .tag(rows)
        .tag(form.add("add-panelist", &words::ADD_PANELIST, &list, panelist))
        .tag(paste(form, "panel", &words::PASTE_PANEL, Task::PastePanel))
}

/// What a Tim Teknis gave after reading the documents.
fn document_reviews(form: &Form<'_>) -> Tag {
    let list = root("reviews");
    let count = form.items_at(&list).len();
    let take_away = (count > 0).then(|| {
        form.button("no-reviews", &words::NO_REVIEWS, Task::Do(vec![Edit::Remove(list.clone())], None))
    });
    let problems: Vec<Path> = form.desk.problems_below(&list).map(|problem| problem.path.clone()).collect();
    tag("section")
        .tag(tag("h2").text(form.say(&words::REVIEWS_RULE)))
        .tag(tag("p").text(&words::REVIEWS_THERE.with(form.lang(), &[&count.to_string()])))
        .maybe(form.told(&problems.iter().collect::<Vec<_>>()))
        .maybe(take_away.map(|button| tag("div.row").tag(button)))
        .tag(paste(form, "reviews", &words::PASTE_REVIEWS, Task::PasteReviews))
}

/// The codes and names of all sections.
fn sections(form: &Form<'_>) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for track in form.items_at(&root("rubric").field("tracks")) {
        for component in track.items_at(&root("components")) {
            for section in component.items_at(&root("sections")) {
                let name = section.text_at(&root("name").field("text"));
                all.push((section.text_at(&root("code")).to_owned(), name.to_owned()));
            }
        }
    }
    all
}

fn codes(form: &Form<'_>) -> Vec<(String, String)> {
    let text = |node: &Node, name| node.text_at(&root(name)).to_owned();
    form.items_at(&root("districts")).iter().map(|node| (text(node, "code"), text(node, "name"))).collect()
}

/// Some of many codes, each ticked or not.
fn some_of(form: &Form<'_>, list: &Path, title: &Words, all: &[(String, String)]) -> Tag {
    let chosen = form.items_at(list);
    let place_of = |code: &str| chosen.iter().position(|node| node.text_at(&Path::default()) == code);
    let mut ticks = tag("div.ticks");
    for (code, name) in all {
        let place = place_of(code);
        let edit = match place {
            Some(index) if chosen.len() > 1 => Edit::Remove(list.item(index)),
            Some(_) => Edit::Remove(list.clone()),
            None => Edit::Insert(list.item(chosen.len()), Node::text(code)),
        };
        let task = Task::Do(vec![edit], None);
        let field = tag("input[type=checkbox]")
            .set("data-path", &list.to_string())
            .set("value", code)
            .checked(place.is_some())
            .on("change", form.to.reform(move |_| task.clone()));
        ticks = ticks.tag(tag("label.check").tag(field).tag(tag("b").text(code)).text(" ").text(name));
    }
    let count = if chosen.is_empty() { String::new() } else { format!(" ({})", chosen.len()) };
    let mut told = Vec::new();
    let places: Vec<Path> = (0..chosen.len()).map(|index| list.item(index)).collect();
    told.extend(places.iter());
    tag("details").tag(tag("summary").text(form.say(title)).text(&count)).tag(ticks).maybe(form.told(&told))
}

/// Many rows at once.
fn paste(form: &Form<'_>, hook: &'static str, label: &Words, take: fn(String) -> Task) -> Tag {
    let submit = form.to.reform(move |event: Event| {
        event.prevent_default();
        take(value_in(&event, "textarea"))
    });
    let field = tag("textarea[rows=4]").set("name", hook);
    tag("details").tag(tag("summary").text(form.say(label))).tag(
        // What was taken in is gone from the field.
        tag("form.paste")
            .key(&form.items_at(&root(hook)).len().to_string())
            .set("data-pk", hook)
            .on("submit", submit)
            .tag(tag("label.field").tag(tag("span.sr").text(form.say(label))).tag(field))
            .tag(tag("button[type=submit]").text(form.say(&words::PASTE))),
    )
}

impl Form<'_> {
    /// A text of a part that may be missing with all that is in it.
    fn part_of(&self, part: &Path, key: &'static str, label: &str) -> Tag {
        let at = part.field(key);
        let (base, is_there) = (part.clone(), self.desk.round.at(part).is_some());
        let others = self.has_others(part, key);
        let write = self.to.reform(move |event: Event| {
            let text = crate::parts::value_of(&event);
            match (text.is_empty(), is_there) {
                (true, _) if !others => Task::Do(vec![Edit::Remove(base.clone())], None),
                (true, _) => Task::Do(vec![Edit::Remove(base.field(key))], None),
                (false, true) => Task::Type(base.field(key), Node::text(text)),
                (false, false) => Task::Type(base.clone(), Node::map(vec![(key, Node::text(text))])),
            }
        });
        let field = tag("input[autocomplete=off]")
            .set("aria-label", label)
            .set("data-path", &at.to_string())
            .value(self.text_at(&at))
            .on("input", write);
        tag("div.cell").tag(field).maybe(self.told(&[&at]))
    }

    /// Whether the part has anything else in it.
    fn has_others(&self, part: &Path, key: &str) -> bool {
        match self.desk.round.at(part).map(|node| &node.value) {
            Some(Value::Map(fields)) => fields.iter().any(|(known, _)| known != key),
            _ => false,
        }
    }

    /// The rank of a presenter.
    fn rank_of(&self, part: &Path, ranks: &[String], label: &str) -> Tag {
        let at = part.field("rank");
        let current = self.text_at(&at);
        let (base, is_there) = (part.clone(), self.desk.round.at(part).is_some());
        let others = self.has_others(part, "rank");
        let choose = self.to.reform(move |event: Event| {
            let rank = crate::parts::value_of(&event);
            let edit = match (rank.is_empty(), is_there) {
                (true, _) if !others => Edit::Remove(base.clone()),
                (true, _) => Edit::Remove(base.field("rank")),
                (false, true) => Edit::Set(base.field("rank"), Node::text(rank)),
                (false, false) => Edit::Set(base.clone(), Node::map(vec![("rank", Node::text(rank))])),
            };
            Task::Do(vec![edit], None)
        });
        let mut select =
            tag("select").set("aria-label", label).set("data-path", &at.to_string()).on("change", choose);
        select = select.tag(tag("option").set("value", "").text("–"));
        let unknown = (!current.is_empty() && !ranks.iter().any(|rank| rank == current)).then_some(current);
        for rank in ranks.iter().map(String::as_str).chain(unknown) {
            select =
                select.tag(tag("option").set("value", rank).flag("selected", rank == current).text(rank));
        }
        tag("div.cell").tag(select).maybe(self.told(&[&at]))
    }
}

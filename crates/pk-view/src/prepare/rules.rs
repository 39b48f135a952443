//! How grades become results: each rule a sentence here and a value in the file.

use crate::parts::value_of;
use crate::prepare::field::Form;
use crate::prepare::task::Task;
use crate::prepare::words;
use crate::tag::{Tag, tag};
use crate::words::Words;
use pk_core::Path;
use pk_format::{Edit, Node};
use web_sys::Event;

/// A word in files, and the sentence for people.
type Rule = (&'static str, &'static Words);

const COMBINE: [Rule; 6] = [
    ("", &words::UNDECIDED),
    ("agreed", &words::AGREED),
    ("mean", &words::MEAN),
    ("median", &words::MEDIAN),
    ("trimmed", &words::TRIMMED),
    ("majority", &words::MAJORITY),
];
const TIES: [Rule; 5] = [
    ("track", &words::TIE_TRACK),
    ("component", &words::TIE_COMPONENT),
    ("section", &words::TIE_SECTION),
    ("presenter_rank", &words::TIE_RANK),
    ("lot", &words::TIE_LOT),
];
const AWARDS: [Rule; 3] =
    [("rank", &words::AWARD_RANK), ("class", &words::AWARD_CLASS), ("votes", &words::AWARD_VOTES)];

fn root(name: &'static str) -> Path {
    Path::default().field("rules").field(name)
}

fn text(node: &Node, name: &'static str) -> String {
    node.text_at(&Path::default().field(name)).to_owned()
}

pub(crate) fn rules(form: &Form<'_>) -> Tag {
    let body = tag("div.part")
        .tag(tag("h2[id=pk-part][tabindex=-1]").text(form.say(&words::TAB_RULES)))
        .tag(combine(form))
        .tag(radios(
            form,
            root("absent"),
            &words::ABSENT,
            &[
                ("", &words::UNDECIDED),
                ("left_out", &words::ABSENT_LEFT_OUT),
                ("required", &words::ABSENT_REQUIRED),
            ],
        ))
        .tag(radios(
            form,
            root("not_applicable"),
            &words::NOT_APPLICABLE_RULE,
            &[("left_out", &words::NA_LEFT_OUT), ("zero", &words::NA_ZERO)],
        ))
        .tag(radios(
            form,
            root("reviews"),
            &words::REVIEWS_RULE,
            &[("", &words::REVIEWS_SHOWN), ("hidden", &words::REVIEWS_HIDDEN)],
        ))
        .tag(rounding(form))
        .tag(ranks(form))
        .tag(ties(form))
        .tag(classes(form))
        .tag(awards(form));
    tag("fieldset.bare").flag("disabled", form.desk.is_frozen()).tag(body)
}

/// One of several sentences.
fn radios(form: &Form<'_>, path: Path, title: &Words, rules: &[Rule]) -> Tag {
    let current = form.text_at(&path).to_owned();
    group(form, &path, title, rules, &current, |path, word| {
        if word.is_empty() { Edit::Remove(path) } else { Edit::Set(path, Node::text(word)) }
    })
    .maybe(form.told(&[&path]))
}

fn combine(form: &Form<'_>) -> Tag {
    let path = root("combine");
    let current = form.text_at(&path.field("type")).to_owned();
    let group = group(form, &path, &words::COMBINE, &COMBINE, &current, |path, word| match word {
        "" => Edit::Remove(path),
        "trimmed" => Edit::Set(path, Node::map(vec![("type", Node::text(word)), ("cut", Node::whole(1))])),
        word => Edit::Set(path, Node::map(vec![("type", Node::text(word))])),
    });
    group
        .maybe((current == "trimmed").then(|| form.number(path.field("cut"), &words::CUT)))
        .maybe(form.told(&[&path]))
}

fn group(
    form: &Form<'_>,
    path: &Path,
    title: &Words,
    rules: &[Rule],
    current: &str,
    edit: fn(Path, &str) -> Edit,
) -> Tag {
    let name = path.to_string();
    let mut group = tag("fieldset.rules").tag(tag("legend").text(form.say(title)));
    for (word, sentence) in rules {
        let (at, word) = (path.clone(), *word);
        let choose = form.to.reform(move |_| Task::Do(vec![edit(at.clone(), word)], None));
        let field = tag("input[type=radio]")
            .set("name", &name)
            .set("value", word)
            .set("data-path", &name)
            .checked(word == current)
            .on("change", choose);
        group = group.tag(tag("label.check").tag(field).text(form.say(sentence)));
    }
    group
}

fn rounding(form: &Form<'_>) -> Tag {
    let path = root("rounding");
    tag("fieldset.rules").tag(tag("legend").text(form.say(&words::ROUNDING))).tag(
        tag("div.row").tag(form.number(path.field("decimals"), &words::DECIMALS)).tag(form.choice(
            path.field("half"),
            &words::HALF,
            &[("up", form.say(&words::HALF_UP)), ("even", form.say(&words::HALF_EVEN))],
        )),
    )
}

/// A list with a title, its rows, and a button that adds one.
fn list(form: &Form<'_>, path: &Path, title: &Words, rows: Tag, add: Tag) -> Tag {
    tag("fieldset.rules")
        .tag(tag("legend").text(form.say(title)))
        .maybe(form.told(&[path]))
        .tag(rows)
        .tag(add)
}

fn ranks(form: &Form<'_>) -> Tag {
    let path = root("presenter_ranks");
    let mut rows = tag("div.list");
    for (index, item) in form.items_at(&path).iter().enumerate() {
        let label = words::RANK.with(form.lang(), &[&(index + 1).to_string()]);
        let name = item.text_at(&Path::default());
        let row = tag("div.row").tag(form.cell(path.item(index), &label));
        rows = rows.tag(row.tag(form.handles(&path, index, name)));
    }
    let add = form.add("add-rank", &words::ADD_RANK, &path, Node::text(""));
    list(form, &path, &words::RANKS, rows, add)
}

fn ties(form: &Form<'_>) -> Tag {
    let path = root("ties");
    let mut rows = tag("div.list");
    for (index, item) in form.items_at(&path).iter().enumerate() {
        let place = path.item(index);
        let label = words::TIE.with(form.lang(), &[&(index + 1).to_string()]);
        let word = text(item, "type");
        let which = parts(form, &word);
        let first = which.first().map(|(code, _)| code.clone()).unwrap_or_default();
        let all = [("track", "tracks"), ("component", "components"), ("section", "sections")];
        let firsts: Vec<(String, String)> = all
            .iter()
            .map(|(word, _)| {
                let first = parts(form, word).first().map(|(code, _)| code.clone()).unwrap_or_default();
                ((*word).to_owned(), first)
            })
            .collect();
        let at = place.clone();
        let choose = form.to.reform(move |event: Event| {
            let word = value_of(&event);
            let first = firsts.iter().find(|(known, _)| *known == word).map(|(_, first)| first.as_str());
            Task::Do(vec![Edit::Set(at.clone(), tie(&word, first.unwrap_or_default()))], None)
        });
        let mut select =
            tag("select").set("aria-label", &label).set("data-path", &place.to_string()).on("change", choose);
        for (known, words) in TIES {
            let option = tag("option").set("value", known).flag("selected", known == word);
            select = select.tag(option.text(form.say(words)));
        }
        let key = if word == "section" { "code" } else { "id" };
        let choices: Vec<(&str, &str)> =
            which.iter().map(|(code, name)| (code.as_str(), name.as_str())).collect();
        let which = (!first.is_empty()).then(|| {
            form.choice_field(&place.field(key), &choices).set("aria-label", form.say(&words::WHICH))
        });
        rows = rows.tag(
            tag("div.item")
                .tag(tag("div.row").tag(select).maybe(which).tag(form.handles(&path, index, &label)))
                .maybe(form.told(&[&place, &place.field("id"), &place.field("code")])),
        );
    }
    let add = form.add("add-tie", &words::ADD_TIE, &path, tie("presenter_rank", ""));
    list(
        form,
        &path,
        &words::TIES,
        tag("div").tag(tag("p").tag(tag("small").text(form.say(&words::TIES_NONE)))).tag(rows),
        add,
    )
}

fn tie(word: &str, first: &str) -> Node {
    let mut node = Node::map(vec![("type", Node::text(word))]);
    match word {
        "track" | "component" => node.set("id", Node::text(first)),
        "section" => node.set("code", Node::text(first)),
        _ => {}
    }
    node
}

/// The tracks, components or sections that there are: what each is called by, and its name.
fn parts(form: &Form<'_>, word: &str) -> Vec<(String, String)> {
    let field = |name: &'static str| Path::default().field(name);
    let mut all = Vec::new();
    let mut add = |node: &Node, key: &'static str| {
        let (code, name) = (text(node, key), node.text_at(&field("name").field("text")));
        all.push((code.clone(), format!("{code} {name}")));
    };
    for track in form.items_at(&field("rubric").field("tracks")) {
        if word == "track" {
            add(track, "id");
        }
        for component in track.items_at(&field("components")) {
            if word == "component" {
                add(component, "id");
            }
            for section in component.items_at(&field("sections")) {
                if word == "section" {
                    add(section, "code");
                }
            }
        }
    }
    all
}

fn classes(form: &Form<'_>) -> Tag {
    let path = root("classes");
    let mut rows = tag("div.list");
    for (index, item) in form.items_at(&path).iter().enumerate() {
        let place = path.item(index);
        let name = text(item, "name");
        rows = rows.tag(
            tag("div.row")
                .tag(form.line(place.field("name"), &words::NAME))
                .tag(form.number(place.field("least"), &words::LEAST))
                .tag(form.handles(&path, index, &name)),
        );
    }
    let add = form.add("add-class", &words::ADD_CLASS, &path, Node::map(vec![("name", Node::text(""))]));
    list(form, &path, &words::CLASSES, rows, add)
}

fn awards(form: &Form<'_>) -> Tag {
    let path = root("awards");
    let tracks = parts(form, "track");
    let first = tracks.first().map(|(id, _)| id.clone()).unwrap_or_default();
    let classes: Vec<String> =
        form.items_at(&root("classes")).iter().map(|node| text(node, "name")).collect();
    let mut rows = tag("div.list");
    for (index, item) in form.items_at(&path).iter().enumerate() {
        let place = path.item(index);
        let (name, word) = (text(item, "name"), text(item, "type"));
        let label = words::AWARD.with(form.lang(), &[&name]);
        let (at, track, class) = (place.clone(), first.clone(), classes.first().cloned().unwrap_or_default());
        let called = name.clone();
        let choose = form.to.reform(move |event: Event| {
            let node = award(&value_of(&event), &called, &track, &class);
            Task::Do(vec![Edit::Set(at.clone(), node)], None)
        });
        let mut select = tag("select")
            .set("aria-label", &label)
            .set("data-path", &place.field("type").to_string())
            .on("change", choose);
        for (known, words) in AWARDS {
            let option = tag("option").set("value", known).flag("selected", known == word);
            select = select.tag(option.text(form.say(words)));
        }
        let mut row = tag("div.row").tag(form.line(place.field("name"), &words::NAME)).tag(select);
        if word == "rank" {
            let choices: Vec<(&str, &str)> =
                tracks.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
            row = row
                .tag(
                    form.choice_field(&place.field("track"), &choices)
                        .set("aria-label", form.say(&words::WHICH)),
                )
                .tag(form.number(place.field("places"), &words::PLACES));
        }
        if word == "class" {
            let choices: Vec<(&str, &str)> =
                classes.iter().map(|name| (name.as_str(), name.as_str())).collect();
            let field = form.choice_field(&place.field("class"), &choices);
            row = row.tag(field.set("aria-label", form.say(&words::WHICH)));
        }
        rows = rows.tag(tag("div.item").tag(row.tag(form.handles(&path, index, &name))).maybe(form.told(&[
            &place.field("track"),
            &place.field("class"),
            &place,
        ])));
    }
    let add = form.add("add-award", &words::ADD_AWARD, &path, award("rank", "", &first, ""));
    list(form, &path, &words::AWARDS, rows, add)
}

fn award(word: &str, name: &str, track: &str, class: &str) -> Node {
    let mut node = Node::map(vec![("type", Node::text(word)), ("name", Node::text(name))]);
    match word {
        "rank" => {
            node.set("track", Node::text(track));
            node.set("places", Node::whole(3));
        }
        "class" => node.set("class", Node::text(class)),
        _ => {}
    }
    node
}

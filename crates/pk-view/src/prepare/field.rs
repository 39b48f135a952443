//! Fields of the round, each at its place, with what is wrong there beneath it.

use crate::parts::value_of;
use crate::prepare::references::is_named;
use crate::prepare::task::Task;
use crate::prepare::words;
use crate::prepare::workshop::{Desk, Workshop};
use crate::tag::{Tag, tag};
use crate::words::Words;
use pk_core::path::Path;
use pk_core::{Decimal, Fault};
use pk_format::{
    Edit, Kind, Lang, Node, Problem, Value, decimal, fault_sentence, kind_sentence, template_text,
    typed_decimal,
};
use web_sys::Event;
use yew::Callback;

/// Where tasks of the screen go.
pub(crate) type To = Callback<Task>;

/// What the parts of the screen are made with.
pub(crate) struct Form<'a> {
    pub(crate) shop: &'a Workshop,
    pub(crate) desk: &'a Desk,
    pub(crate) to: &'a To,
}

/// One of several words that a place may hold.
pub(crate) type Choice<'a> = (&'a str, &'a str);

impl Form<'_> {
    pub(crate) const fn lang(&self) -> Lang {
        self.shop.lang
    }

    pub(crate) fn say(&self, words: &Words) -> &'static str {
        words.of(self.shop.lang)
    }

    pub(crate) fn text_at(&self, path: &Path) -> &str {
        self.desk.round.text_at(path)
    }

    pub(crate) fn items_at(&self, path: &Path) -> &[Node] {
        self.desk.round.items_at(path)
    }

    /// A button with the hook `data-pk`.
    pub(crate) fn button(&self, hook: &'static str, words: &Words, task: Task) -> Tag {
        tag("button[type=button]").set("data-pk", hook).does(self.to, task).text(self.say(words))
    }

    /// A line of text.
    pub(crate) fn line(&self, path: Path, label: &Words) -> Tag {
        self.labelled(label).tag(self.typed(tag("input[autocomplete=off]"), &path)).maybe(self.told(&[&path]))
    }

    /// A line of text without a label in view, as in a table.
    pub(crate) fn cell(&self, path: Path, label: &str) -> Tag {
        let field = self.typed(tag("input[autocomplete=off]").set("aria-label", label), &path);
        tag("div.cell").tag(field).maybe(self.told(&[&path]))
    }

    /// A date with a time, in a table.
    pub(crate) fn slot(&self, path: Path, label: &str) -> Tag {
        let field = tag("input[type=datetime-local]").set("aria-label", label);
        tag("div.cell").tag(self.typed(field, &path)).maybe(self.told(&[&path]))
    }

    fn labelled(&self, label: &Words) -> Tag {
        tag("label.field").tag(tag("span").text(self.say(label)))
    }

    /// A field for a text. What is named elsewhere is taken over when the field is left, for what lies between two codes may
    /// be a third one; an empty text of a part that may be missing takes the part away.
    fn typed(&self, field: Tag, path: &Path) -> Tag {
        let field = self.marked(field, path);
        let (at, text) = (path.clone(), self.text_at(path));
        if is_named(path) {
            // What is being typed is nowhere yet and must not be put back; another value is another field.
            let field = field.key(&[&at.to_string(), "=", text].concat()).set("value", text);
            return field.on(
                "change",
                self.to.reform(move |event: Event| Task::Rename(at.clone(), value_of(&event))),
            );
        }
        let is_optional = is_optional(path);
        field.value(text).on(
            "input",
            self.to.reform(move |event: Event| {
                let text = value_of(&event);
                if text.is_empty() && is_optional {
                    Task::Do(vec![Edit::Remove(at.clone())], None)
                } else {
                    Task::Type(at.clone(), Node::text(text))
                }
            }),
        )
    }

    /// Tells the field its place, and whether something is wrong there.
    fn marked(&self, field: Tag, path: &Path) -> Tag {
        let is_wrong = self.desk.problems_below(path).any(|problem| problem.path == *path);
        let field = field.set("data-path", &path.to_string());
        if is_wrong {
            field.set("aria-invalid", "true").set("aria-describedby", &described(path))
        } else {
            field
        }
    }

    /// A number.
    pub(crate) fn number(&self, path: Path, label: &Words) -> Tag {
        self.labelled(label).tag(self.number_field(&path)).maybe(self.told(&[&path]))
    }

    fn number_field(&self, path: &Path) -> Tag {
        let lang = self.lang();
        let shown = match self.desk.round.at(path).map(|node| &node.value) {
            Some(Value::Number(number)) => plain(*number, lang),
            Some(Value::Text(text)) => text.clone(),
            _ => String::new(),
        };
        let is_optional = is_optional(path);
        let typed = |is_done: bool| {
            let at = path.clone();
            self.to.reform(move |event: Event| {
                let text = value_of(&event);
                let node = match typed_decimal(&text) {
                    // What is not written as we would write it is left alone while somebody types.
                    Some(number) if is_done || plain(number, lang) == text => Value::Number(number).into(),
                    _ if text.is_empty() && is_optional => {
                        return Task::Do(vec![Edit::Remove(at.clone())], None);
                    }
                    _ => Node::text(text),
                };
                Task::Type(at.clone(), node)
            })
        };
        let field = tag("input.number[inputmode=decimal][autocomplete=off]");
        self.marked(field, path).value(&shown).on("input", typed(false)).on("change", typed(true))
    }

    /// One of several words; the empty one takes the part away.
    pub(crate) fn choice(&self, path: Path, label: &Words, choices: &[Choice<'_>]) -> Tag {
        self.labelled(label).tag(self.choice_field(&path, choices)).maybe(self.told(&[&path]))
    }

    pub(crate) fn choice_field(&self, path: &Path, choices: &[Choice<'_>]) -> Tag {
        let current = self.text_at(path);
        let at = path.clone();
        let choose = self.to.reform(move |event: Event| {
            let word = value_of(&event);
            let edit = if word.is_empty() {
                Edit::Remove(at.clone())
            } else {
                Edit::Set(at.clone(), Node::text(word))
            };
            Task::Do(vec![edit], None)
        });
        let mut select = self.marked(tag("select"), path).on("change", choose);
        if !choices.iter().any(|(word, _)| *word == current) {
            // Nothing of it is chosen, and nothing looks as if it were.
            select =
                select.tag(tag("option[disabled]").set("value", current).flag("selected", true).text("–"));
        }
        for (word, words) in choices {
            select =
                select.tag(tag("option").set("value", word).flag("selected", *word == current).text(words));
        }
        select
    }

    /// Yes or no; no is written only where the place must be there.
    pub(crate) fn flag(&self, path: Path, label: &Words) -> Tag {
        let is_on = self.desk.round.at(&path).is_some_and(|node| node.value == Value::Bool(true));
        let is_optional = is_optional(&path);
        let at = path.clone();
        let choose = self.to.reform(move |_| {
            let edit = if is_on && is_optional {
                Edit::Remove(at.clone())
            } else {
                Edit::Set(at.clone(), Value::Bool(!is_on).into())
            };
            Task::Do(vec![edit], None)
        });
        let field = self.marked(tag("input[type=checkbox]"), &path).checked(is_on).on("change", choose);
        tag("label.check").tag(field).text(self.say(label))
    }

    /// A text with where it comes from. Whoever changes a text of a source makes it a text of our own, until its source is
    /// named again.
    pub(crate) fn sourced(&self, path: &Path, label: &Words, rows: u32) -> Tag {
        self.sourced_named(path, self.say(label), rows)
    }

    pub(crate) fn sourced_named(&self, path: &Path, label: &str, rows: u32) -> Tag {
        let at = path.field("text");
        let base = path.clone();
        let is_there = self.desk.round.at(path).is_some();
        let is_optional = is_optional(path);
        let has_source = self.text_at(&path.field("provenance")) != "template";
        let write = self.to.reform(move |event: Event| {
            let text = value_of(&event);
            if text.is_empty() && is_optional {
                Task::Do(vec![Edit::Remove(base.clone())], None)
            } else if !is_there || has_source {
                Task::Type(base.clone(), template_text(&text))
            } else {
                Task::Type(base.field("text"), Node::text(text))
            }
        });
        let field = self
            .marked(tag("textarea"), &at)
            .set("rows", &rows.to_string())
            .value(self.text_at(&at))
            .on("input", write);
        let field = tag("label.field").tag(tag("span").text(label)).tag(field);
        tag("div.sourced").tag(field).maybe(is_there.then(|| self.origin(path))).maybe(self.told(&[
            &at,
            path,
            &path.field("provenance"),
            &path.field("source"),
        ]))
    }

    /// A number with where it comes from.
    pub(crate) fn quantity(&self, path: &Path, label: &Words) -> Tag {
        tag("div.sourced.short")
            .tag(self.labelled(label).tag(self.number_field(&path.field("value"))))
            .tag(self.origin(path))
            .maybe(self.told(&[&path.field("value"), path, &path.field("provenance"), &path.field("source")]))
    }

    /// Where the text or number at this place comes from.
    pub(crate) fn origin(&self, path: &Path) -> Tag {
        let provenances = words::PROVENANCES.map(|(word, words)| (word, self.say(words)));
        let provenance = self.choice_field(&path.field("provenance"), &provenances);
        let mut row = tag("div.origin").tag(provenance.set("aria-label", self.say(&words::PROVENANCE)));
        if matches!(self.text_at(&path.field("provenance")), "official" | "printed" | "derived" | "inferred")
        {
            let sources: Vec<(String, String)> = self
                .items_at(&Path::default().field("rubric").field("sources"))
                .iter()
                .map(|source| {
                    let text = |key: &'static str| source.text_at(&Path::default().field(key)).to_owned();
                    (text("id"), text("title"))
                })
                .collect();
            let mut choices = vec![("", self.say(&words::NO_SOURCE))];
            choices.extend(sources.iter().map(|(id, title)| (id.as_str(), title.as_str())));
            let source = self.choice_field(&path.field("source"), &choices);
            row = row.tag(source.set("aria-label", self.say(&words::SOURCE)));
        }
        row
    }

    /// What is wrong at exactly these places.
    pub(crate) fn told(&self, paths: &[&Path]) -> Option<Tag> {
        let mut list = tag("ul.wrong");
        let mut any = false;
        for path in paths {
            for problem in self.desk.problems_below(path).filter(|problem| problem.path == **path) {
                any = true;
                let sentence = self.sentence(problem);
                list = list.tag(tag("li").set("id", &described(path)).text(&sentence));
            }
        }
        any.then_some(list)
    }

    /// What is wrong and what to do, as somebody sees it who fills in a form.
    pub(crate) fn sentence(&self, problem: &Problem) -> String {
        match &problem.kind {
            Kind::Missing => fault_sentence(&Fault::Undecided, self.lang()),
            kind => kind_sentence(kind, self.lang()),
        }
    }

    /// How many problems there are at this place or inside of it, as a mark.
    pub(crate) fn count_below(&self, path: &Path) -> Option<Tag> {
        let count = self.desk.problems_below(path).count();
        let text = words::PROBLEMS_HERE.with(self.lang(), &[&count.to_string()]);
        (count > 0).then(|| tag("span.count.bad").set("title", &text).text(&count.to_string()))
    }

    /// Buttons that move an item of a list and take it away. The focus stays with the item.
    pub(crate) fn handles(&self, list: &Path, index: usize, name: &str) -> Tag {
        let count = self.items_at(list).len();
        let place = list.item(index);
        let label = |words: &Words| words.with(self.lang(), &[name]);
        let turn = |hook: &'static str, sign: &str, words: &Words, to: Option<usize>| {
            let task = Task::Do(
                vec![Edit::Move(place.clone(), to.unwrap_or(index))],
                to.map(|to| list.item(to).field(hook)),
            );
            // At the end it does nothing and keeps the focus.
            tag(if to.is_none() {
                "button.quiet[type=button][aria-disabled=true]"
            } else {
                "button.quiet[type=button]"
            })
            .set("data-pk", hook)
            .set("data-path", &place.field(hook).to_string())
            .set("aria-label", &label(words))
            .does(self.to, task)
            .text(sign)
        };
        let up = index.checked_sub(1);
        let down = Some(index + 1).filter(|to| *to < count);
        let remove = tag("button.quiet[type=button][data-pk=remove]")
            .set("aria-label", &label(&words::REMOVE_ITEM))
            .does(self.to, Task::Do(vec![Edit::Remove(place.clone())], Some(list.clone())))
            .text("✕");
        tag("span.handles")
            .tag(turn("up", "↑", &words::MOVE_UP, up))
            .tag(turn("down", "↓", &words::MOVE_DOWN, down))
            .tag(remove)
    }

    /// A button that adds an item at the end of a list.
    pub(crate) fn add(&self, hook: &'static str, words: &Words, list: &Path, item: Node) -> Tag {
        let place = list.item(self.items_at(list).len());
        let task = Task::Do(vec![Edit::Insert(place.clone(), item)], Some(place));
        self.button(hook, words, task).set("data-path", &list.to_string())
    }
}

/// A number as it is typed: without points between thousands, which would be read as something else.
fn plain(number: Decimal, lang: Lang) -> String {
    decimal(number, lang).replace(lang.pick('.', ','), "")
}

/// Whether a part may be missing: its last step is one of these.
fn is_optional(path: &Path) -> bool {
    const OPTIONAL: [&str; 20] = [
        "province",
        "year",
        "agency",
        "instruction",
        "minutes",
        "practice",
        "slot",
        "room",
        "wording",
        "descriptor",
        "source",
        "date",
        "url",
        "note_required",
        "rank",
        "least",
        "absent",
        "reviews",
        "phrases",
        "by",
    ];
    let last = path.0.last();
    matches!(last, Some(pk_core::path::Step::Field(name)) if OPTIONAL.contains(&name.as_ref()))
}

/// The id of what is wrong at this place.
fn described(path: &Path) -> String {
    ["pk-wrong-", &path.to_string()].concat()
}

//! Codes and ids that are named elsewhere in the round: where one changes, so do they.

use pk_core::path::{Path, Step};
use pk_format::{Edit, Node, Value};

/// Gives the code or id at `path` another value, and so wherever it is named. A value that another part has already is put
/// in all the same, and told as doubled; then nothing else follows it, for nobody knows which one was meant.
pub(crate) fn rename(round: &Node, path: &Path, new: &str) -> Vec<Edit> {
    let old = round.text_at(path).to_owned();
    let mut edits = vec![Edit::Set(path.clone(), Node::text(new))];
    let Some(kind) = kind_of(path) else { return edits };
    if old.is_empty() || new.is_empty() || old == new {
        return edits;
    }
    let mut twins = 0;
    let mut named = Vec::new();
    walk(round, &Path::default(), &mut |place, text| {
        let is_named = kind.names.iter().any(|pattern| fits(place, pattern)) && kind.is_meant(round, place);
        if place != path && text == old && is_named {
            named.push(place.clone());
        }
        if place != path && (text == new || text == old) && fits(place, kind.itself) {
            twins += 1;
        }
    });
    if twins == 0 {
        edits.extend(named.into_iter().map(|place| Edit::Set(place, Node::text(new))));
    }
    edits
}

/// Something with a code or id, and where it is named; `*` stands for any index.
struct Kind {
    itself: &'static [&'static str],
    names: &'static [&'static [&'static str]],
    /// What a rule for ties calls it.
    tie: &'static str,
}

impl Kind {
    /// Whether the rule for ties at this place, if it is one, means this kind.
    fn is_meant(&self, round: &Node, place: &Path) -> bool {
        let Some((_, rule)) = place.0.split_last().filter(|_| fits(place, &["rules", "ties", "*", "id"]))
        else {
            return true;
        };
        round.text_at(&Path(rule.to_vec()).field("type")) == self.tie
    }
}

const KINDS: [Kind; 7] = [
    Kind {
        itself: &["rubric", "tracks", "*", "id"],
        names: &[&["rules", "ties", "*", "id"], &["rules", "awards", "*", "track"]],
        tie: "track",
    },
    Kind {
        itself: &["rubric", "tracks", "*", "components", "*", "id"],
        names: &[&["rules", "ties", "*", "id"]],
        tie: "component",
    },
    Kind {
        itself: &["rubric", "tracks", "*", "components", "*", "sections", "*", "code"],
        names: &[&["rules", "ties", "*", "code"], &["panel", "*", "sections", "*"]],
        tie: "section",
    },
    Kind {
        itself: &["rubric", "tracks", "*", "components", "*", "sections", "*", "indicators", "*", "code"],
        names: &[&["reviews", "*", "indicator"]],
        tie: "",
    },
    Kind {
        itself: &["districts", "*", "code"],
        names: &[&["reviews", "*", "district"], &["panel", "*", "recused", "*"]],
        tie: "",
    },
    Kind {
        itself: &["rules", "presenter_ranks", "*"],
        names: &[&["districts", "*", "presenter", "rank"]],
        tie: "",
    },
    Kind {
        itself: &["rules", "classes", "*", "name"],
        names: &[&["rules", "awards", "*", "class"]],
        tie: "",
    },
];

fn kind_of(path: &Path) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| fits(path, kind.itself))
}

/// Whether the code or id at this place may be named elsewhere.
pub(crate) fn is_named(path: &Path) -> bool {
    kind_of(path).is_some()
}

fn fits(path: &Path, pattern: &[&str]) -> bool {
    path.0.len() == pattern.len()
        && path.0.iter().zip(pattern).all(|(step, part)| match step {
            Step::Field(name) => name == part,
            Step::Item(_) => *part == "*",
        })
}

/// Calls `see` with every text and its place.
fn walk(node: &Node, path: &Path, see: &mut dyn FnMut(&Path, &str)) {
    match &node.value {
        Value::Text(text) => see(path, text),
        Value::List(items) => {
            for (index, item) in items.iter().enumerate() {
                walk(item, &path.item(index), see);
            }
        }
        Value::Map(fields) => {
            for (key, field) in fields {
                walk(field, &path.field(key.clone()), see);
            }
        }
        _ => {}
    }
}

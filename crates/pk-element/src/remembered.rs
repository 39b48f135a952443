//! What a reload comes back to.

use pk_core::{DistrictId, Round};
use pk_format::{File, Lang, Node, Value, canonical, parse, read_file, round_file, round_fingerprint};
use pk_view::{Clock, Engine, Session, Theme};

/// The round, the sheet and the language that were open last.
#[derive(Debug, Default)]
pub(crate) struct Remembered {
    pub(crate) round: Option<Round>,
    pub(crate) session: Session,
    pub(crate) lang: Option<Lang>,
    pub(crate) clocks: Vec<Clock>,
    pub(crate) shielded: bool,
    pub(crate) theme: Theme,
}

impl Remembered {
    /// The text form of what is open now, with the whole round.
    pub(crate) fn stored(engine: &Engine, lang: Option<Lang>) -> String {
        Self::text(engine, lang, ("round", round_file(engine.round())))
    }

    /// The same for one tab, which finds the round elsewhere.
    pub(crate) fn of_this_tab(engine: &Engine, lang: Option<Lang>) -> String {
        Self::text(engine, lang, ("of", engine.round_fingerprint().hex()))
    }

    /// Prefers what this tab kept, if it is of the round that is remembered.
    pub(crate) fn prefer(&mut self, tab: &str) {
        let of = round_of_tab(tab);
        let known = self.round.as_ref().map(|round| round_fingerprint(round).hex());
        if of.is_some() && of == known {
            *self = Self { round: self.round.take(), ..Self::of_stored(tab) };
        }
    }

    fn text(engine: &Engine, lang: Option<Lang>, (key, round): (&str, String)) -> String {
        let (clocks, shielded) = engine.kept();
        let mut node = Node::map(vec![(key, Node::text(round))]);
        node.set("clocks", Node::list(clocks, clock_node));
        if shielded {
            node.set("shielded", Value::Bool(true).into());
        }
        if engine.theme() != Theme::default() {
            node.set("theme", Node::text(engine.theme().tag()));
        }
        if let Some(lang) = lang {
            node.set("lang", Node::text(lang.tag()));
        }
        if let Some(key) = engine.key() {
            node.set("panelist", Node::text(&key.panelist.0));
            node.set("district", Node::text(&key.district.0));
        }
        canonical(&node)
    }

    /// What [`stored`](Self::stored) wrote; of anything else, nothing.
    pub(crate) fn of_stored(text: &str) -> Self {
        let node = parse(text.as_bytes()).ok();
        let field = |key: &str| text_at(node.as_ref()?, key);
        let round = field("round").and_then(|text| match read_file(text.as_bytes()) {
            Ok(File::Round(round)) => Some(round),
            _ => None,
        });
        let session = Session { panelist: field("panelist"), district: field("district") };
        let mut clocks = Vec::new();
        if let Some(Value::List(items)) =
            node.as_ref().and_then(|node| node.get("clocks")).map(|node| &node.value)
        {
            for item in items {
                clocks.extend(clock_of(item));
            }
        }
        let shielded = node.as_ref().is_some_and(|node| node.get("shielded").is_some());
        let lang = field("lang").map(|tag| Lang::of_tag(&tag));
        let theme = field("theme").map_or_else(Theme::default, |tag| Theme::of_tag(&tag));
        Self { round, session, lang, clocks, shielded, theme }
    }
}

fn text_at(node: &Node, key: &str) -> Option<String> {
    text_of(node.get(key)?)
}

/// The fingerprint of the round that a tab had open, in what [`Remembered::of_this_tab`] wrote.
pub(crate) fn round_of_tab(tab: &str) -> Option<String> {
    text_at(&parse(tab.as_bytes()).ok()?, "of")
}

/// The text form of the panelist's own phrases.
pub(crate) fn stored_phrases(phrases: &[String]) -> String {
    canonical(&Node::list(phrases, |phrase| Node::text(phrase)))
}

/// What [`stored_phrases`] wrote; of anything else, nothing.
pub(crate) fn phrases_of(text: &str) -> Vec<String> {
    let Ok(Node { value: Value::List(items), .. }) = parse(text.as_bytes()) else { return Vec::new() };
    items.iter().filter_map(text_of).collect()
}

fn text_of(node: &Node) -> Option<String> {
    match &node.value {
        Value::Text(text) => Some(text.clone()),
        _ => None,
    }
}

/// Times as text, for what is left may be below zero.
fn clock_node(clock: &Clock) -> Node {
    let mut node = Node::map(vec![
        ("district", Node::text(&clock.district.0)),
        ("whole", Node::text(clock.whole.to_string())),
        ("left", Node::text(clock.left.to_string())),
    ]);
    if let Some(end) = clock.end {
        node.set("end", Node::text(end.to_string()));
    }
    node
}

fn clock_of(node: &Node) -> Option<Clock> {
    let time = |key: &str| text_at(node, key).and_then(|text| text.parse().ok());
    let district = DistrictId(text_at(node, "district")?);
    Some(Clock { district, whole: time("whole")?, left: time("left")?, end: time("end") })
}

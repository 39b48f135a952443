//! What a reload comes back to.

use pk_core::{Round, SheetKey};
use pk_format::{File, Lang, Node, Value, canonical, parse, read_file, round_file};
use pk_view::Session;

/// The round, the sheet and the language that were open last.
#[derive(Debug, Default)]
pub(crate) struct Remembered {
    pub(crate) round: Option<Round>,
    pub(crate) session: Session,
    pub(crate) lang: Option<Lang>,
}

impl Remembered {
    /// The text form of what is open now.
    pub(crate) fn stored(round: &Round, key: Option<&SheetKey>, lang: Option<Lang>) -> String {
        let mut node = Node::map(vec![("round", Node::text(round_file(round)))]);
        if let Some(lang) = lang {
            node.set("lang", Node::text(lang.tag()));
        }
        if let Some(key) = key {
            node.set("panelist", Node::text(&key.panelist.0));
            node.set("district", Node::text(&key.district.0));
        }
        canonical(&node)
    }

    /// What [`stored`](Self::stored) wrote; of anything else, nothing.
    pub(crate) fn of_stored(text: &str) -> Self {
        let node = parse(text.as_bytes()).ok();
        let field = |key: &str| match &node.as_ref()?.get(key)?.value {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        };
        let round = field("round").and_then(|text| match read_file(text.as_bytes()) {
            Ok(File::Round(round)) => Some(round),
            _ => None,
        });
        let session = Session { panelist: field("panelist"), district: field("district") };
        Self { round, session, lang: field("lang").map(|tag| Lang::of_tag(&tag)) }
    }
}

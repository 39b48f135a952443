//! A note that is being typed.
//!
//! Every keystroke is kept at once, but only a finished note becomes an entry of the journal, or the journal would
//! grow with the square of what is written. A draft whose page died is finished by the next page that finds it.

use pk_core::{DistrictId, EntryId, PanelistId, SheetKey, WriterId};
use pk_format::{Node, Value, canonical, parse, reference, reference_text};

/// A note that is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Who types.
    pub writer: WriterId,
    /// In which sheet.
    pub sheet: SheetKey,
    /// On which indicator.
    pub indicator: String,
    /// The whole note.
    pub text: String,
    /// The entries that the panelist saw in the field when typing began.
    pub seen: Vec<EntryId>,
}

impl Draft {
    /// What the draft is kept under: one an indicator and writer.
    #[must_use]
    pub fn key(&self) -> String {
        [&self.writer.0, "/", &self.indicator].concat()
    }

    /// The text form in which it is kept.
    #[must_use]
    pub fn stored(&self) -> String {
        canonical(&Node::map(vec![
            ("writer", Node::text(&self.writer.0)),
            ("panelist", Node::text(&self.sheet.panelist.0)),
            ("district", Node::text(&self.sheet.district.0)),
            ("indicator", Node::text(&self.indicator)),
            ("text", Node::text(&self.text)),
            ("seen", Node::list(&self.seen, |id| Node::text(reference_text(id)))),
        ]))
    }

    /// The draft that [`stored`](Self::stored) wrote; nothing for anything else.
    #[must_use]
    pub fn of_stored(text: &str) -> Option<Self> {
        let node = parse(text.as_bytes()).ok()?;
        let field = |key: &str| match &node.get(key)?.value {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        };
        let mut seen = Vec::new();
        if let Value::List(items) = &node.get("seen")?.value {
            for item in items {
                let Value::Text(text) = &item.value else { return None };
                seen.push(reference(text)?);
            }
        }
        Some(Self {
            seen,
            writer: WriterId(field("writer")?),
            sheet: SheetKey {
                panelist: PanelistId(field("panelist")?),
                district: DistrictId(field("district")?),
            },
            indicator: field("indicator")?,
            text: field("text")?,
        })
    }
}

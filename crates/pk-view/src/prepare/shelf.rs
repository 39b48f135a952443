//! Drafts as they are kept on the device.

use crate::prepare::workshop::Desk;
use pk_core::path::Path;
use pk_format::{Node, Value, canonical, parse};
use std::rc::Rc;

/// A draft on the device.
#[derive(Debug)]
pub(crate) struct Kept {
    pub(crate) id: String,
    /// Grows with every change.
    pub(crate) revision: u64,
    pub(crate) title: String,
    pub(crate) round: Rc<Node>,
    /// The edition that was frozen last.
    pub(crate) frozen: Option<Rc<Node>>,
}

impl Kept {
    pub(crate) fn of(desk: &Desk) -> Self {
        Self {
            id: desk.id.clone(),
            revision: desk.revision,
            title: title_of(&desk.round),
            round: Rc::clone(&desk.round),
            frozen: desk.frozen.clone(),
        }
    }

    /// The draft as a text.
    pub(crate) fn text(&self) -> String {
        let mut node = Node::map(vec![
            ("id", Node::text(&self.id)),
            ("revision", Node::whole(self.revision)),
            ("round", (*self.round).clone()),
        ]);
        if let Some(frozen) = &self.frozen {
            node.set("frozen", (**frozen).clone());
        }
        canonical(&node)
    }

    /// What [`text`](Self::text) wrote; nothing of anything else.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let node = parse(text.as_bytes()).ok()?;
        let round = node.get("round")?.clone();
        let revision = match node.get("revision")?.value {
            Value::Number(revision) => u64::try_from(revision.thousandths() / 1000).ok()?,
            _ => return None,
        };
        Some(Self {
            id: node.text_at(&Path::default().field("id")).to_owned(),
            revision,
            title: title_of(&round),
            round: Rc::new(round.without_positions()),
            frozen: node.get("frozen").map(|frozen| Rc::new(frozen.clone().without_positions())),
        })
    }
}

fn title_of(round: &Node) -> String {
    round.text_at(&Path::default().field("title")).to_owned()
}

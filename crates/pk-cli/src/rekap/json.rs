//! The result of a round for programs.

use pk_core::SheetKey;
use pk_format::{Lang, Node, Value, recap_node};
use pk_recap::{Counted, firm_node, sound_node};

/// Everything about a round.
pub(super) fn node(result: &Counted, lang: Lang) -> Node {
    let round = &result.round;
    let mut node = match &result.recap {
        Some(recap) => recap_node(recap, lang),
        None => Node::map(vec![
            ("fingerprint", Node::text(result.fingerprint.hex())),
            ("round", Node::text(&round.id)),
            ("edition", Node::whole(round.edition.into())),
            ("title", Node::text(&round.title)),
        ]),
    };
    let keys = |keys: &[SheetKey]| -> Node {
        let one = |key: &SheetKey| {
            Node::map(vec![
                ("panelist", Node::text(&key.panelist.0)),
                ("district", Node::text(&key.district.0)),
            ])
        };
        Value::List(keys.iter().map(one).collect()).into()
    };
    node.set("practice", Value::Bool(round.practice).into());
    node.set("template", Value::Bool(round.rubric.has_template()).into());
    node.set("finalised", Node::whole(u64::try_from(result.locked).unwrap_or(u64::MAX)));
    node.set("not_finalised", keys(&result.open));
    node.set("missing", keys(&result.missing));
    node.set("changed_after_finalising", keys(&result.changed));
    node.set("proof_broken", keys(&result.unproved));
    node.set("recused", keys(&result.recused));
    if let Some(recap) = &result.recap {
        node.set("panel", sound_node(recap));
        node.set("firm", firm_node(recap));
    }
    node
}

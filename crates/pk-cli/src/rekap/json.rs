//! The result of a round for programs.

use pk_core::SheetKey;
use pk_core::recap::Recap;
use pk_format::{Lang, Node, Value, recap_node};
use pk_recap::{Counted, decision_lines, drawn, firm_node, sound_node};

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
    let decided = decision_lines(result, lang).into_iter().map(Node::text).collect();
    node.set("decided", Value::List(decided).into());
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
        node.set("drawn", drawn_node(result, recap));
        if !result.earlier.is_empty() {
            let earlier = result.earlier.iter().map(|earlier| self::node(earlier, lang)).collect();
            node.set("earlier", Value::List(earlier).into());
        }
    }
    node
}

/// What panels drawn by chance make of each track: the range of ranks of each district, and who is like a toss of a coin.
fn drawn_node(result: &Counted, recap: &Recap) -> Node {
    let code =
        |place: usize| Node::text(recap.grades().districts().get(place).map_or("", |code| code.0.as_str()));
    let whole = |number: usize| Node::whole(u64::try_from(number).unwrap_or(u64::MAX));
    let tracks = recap.round().rubric.tracks.iter().zip(drawn(recap, result.fingerprint));
    let tracks = tracks.map(|(track, found)| {
        let ranges = found.ranges.iter().map(|range| {
            let (best, worst) = range.ranks;
            Node::map(vec![
                ("district", code(range.district)),
                ("best", whole(best)),
                ("worst", whole(worst)),
            ])
        });
        let tosses = found.tosses.iter().map(|toss| {
            Node::map(vec![
                ("above", code(toss.above)),
                ("below", code(toss.below)),
                ("turned", whole(toss.turned)),
            ])
        });
        Node::map(vec![
            ("track", Node::text(&track.id)),
            ("ranks", Value::List(ranges.collect()).into()),
            ("tosses", Value::List(tosses.collect()).into()),
        ])
    });
    Value::List(tracks.collect()).into()
}

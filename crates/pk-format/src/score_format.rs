//! Scores as JSON, for programs.

use crate::node::{Node, Value};
use pk_core::number::Number;
use pk_core::score::{ComponentScore, IndicatorScore, Score, SectionScore, SheetScore, TrackScore};
use pk_core::{Mark, Round, SheetKey};

/// The score of one sheet. Numbers that are not whole are written as exact fractions `"7/3"`.
#[must_use]
pub fn score_node(round: &Round, key: &SheetKey, locked: bool, score: &SheetScore<'_>) -> Node {
    Node::map([
        ("panelist", named(&key.panelist.0, round.panelist_name(&key.panelist))),
        ("district", named(&key.district.0, round.district_name(&key.district))),
        ("finalised", Value::Bool(locked).into()),
        ("tracks", Node::list(score.tracks.iter().map(track_node))),
    ])
}

fn named(id: &str, name: &str) -> Node {
    Node::map([("id", Node::text(id)), ("name", Node::text(name))])
}

fn track_node(part: &TrackScore<'_>) -> Node {
    let components = Node::list(part.components.iter().map(component_node));
    scored("id", &part.track.id, &part.track.name.text, &part.score, [("components", components)])
}

fn component_node(part: &ComponentScore<'_>) -> Node {
    let rest = [
        ("contribution", number_node(&part.contribution)),
        ("sections", Node::list(part.sections.iter().map(section_node))),
    ];
    scored("id", &part.component.id, &part.component.name.text, &part.score, rest)
}

fn section_node(part: &SectionScore<'_>) -> Node {
    let indicators = Node::list(part.indicators.iter().map(indicator_node));
    scored("code", &part.section.code, &part.section.name.text, &part.score, [("indicators", indicators)])
}

fn indicator_node(part: &IndicatorScore<'_>) -> Node {
    let (state, level) = match &part.mark {
        None => ("ungraded", None),
        Some(Mark::NotApplicable) => ("not_applicable", None),
        Some(Mark::Level(level)) => ("graded", Some(("level", Node::text(level)))),
    };
    let fields = [
        ("code", Node::text(&part.indicator.code)),
        ("label", Node::text(&part.indicator.label.text)),
        ("state", Node::text(state)),
        ("maximum", number_node(&part.score.maximum)),
    ];
    let value = level.is_some().then(|| ("value", number_node(&part.score.value)));
    Node::map(fields.into_iter().chain(level).chain(value))
}

fn scored<const N: usize>(
    key: &'static str,
    id: &str,
    name: &str,
    score: &Score,
    rest: [(&'static str, Node); N],
) -> Node {
    let count = |count: usize| Node::whole(count.try_into().unwrap_or(u64::MAX));
    let fields = [
        (key, Node::text(id)),
        ("name", Node::text(name)),
        ("value", number_node(&score.value)),
        ("maximum", number_node(&score.maximum)),
        ("complete", Value::Bool(score.is_complete()).into()),
        ("graded", count(score.graded)),
        ("not_applicable", count(score.not_applicable)),
        ("indicators", count(score.indicators)),
    ];
    Node::map(fields.into_iter().chain(rest))
}

fn number_node(number: &Number) -> Node {
    match i64::try_from(number.to_integer()) {
        Ok(whole) if number.is_integer() && whole.unsigned_abs() < 1 << 53 => {
            Value::Number(pk_core::Decimal::from_thousandths(whole * 1000)).into()
        }
        _ => Node::text(number.to_string()),
    }
}

//! Scores as JSON, for programs.

use crate::node::{Node, Value};
use pk_core::number::Number;
use pk_core::score::{ComponentScore, IndicatorScore, Score, SectionScore, SheetScore, TrackScore};
use pk_core::{Decimal, Mark, Round, SheetKey};

/// The score of one sheet. Numbers that are not whole are written as exact fractions `"7/3"`.
#[must_use]
pub fn score_node(round: &Round, key: &SheetKey, locked: bool, score: &SheetScore<'_>) -> Node {
    sheet_node(round, key, locked, Some(Node::list(&score.tracks, track_node)))
}

/// The same down to the tracks, for those who are told of every change.
#[must_use]
pub fn total_node(round: &Round, key: &SheetKey, locked: bool, score: &SheetScore<'_>) -> Node {
    sheet_node(round, key, locked, Some(Node::list(&score.tracks, total_of)))
}

/// Which sheet it is and whether it is locked, with the scores of its tracks where these are wanted.
#[must_use]
pub fn sheet_node(round: &Round, key: &SheetKey, locked: bool, tracks: Option<Node>) -> Node {
    let mut node = Node::map(vec![
        ("panelist", named(&key.panelist.0, round.panelist_name(&key.panelist))),
        ("district", named(&key.district.0, round.district_name(&key.district))),
        ("finalised", Value::Bool(locked).into()),
    ]);
    if let Some(tracks) = tracks {
        node.set("tracks", tracks);
    }
    node
}

fn total_of(part: &TrackScore<'_>) -> Node {
    scored("id", &part.track.id, &part.track.name.text, &part.score)
}

fn named(id: &str, name: &str) -> Node {
    Node::map(vec![("id", Node::text(id)), ("name", Node::text(name))])
}

fn track_node(part: &TrackScore<'_>) -> Node {
    let mut node = total_of(part);
    node.set("components", Node::list(&part.components, component_node));
    node
}

fn component_node(part: &ComponentScore<'_>) -> Node {
    let mut node = scored("id", &part.component.id, &part.component.name.text, &part.score);
    node.set("contribution", number_node(&part.contribution));
    node.set("sections", Node::list(&part.sections, section_node));
    node
}

fn section_node(part: &SectionScore<'_>) -> Node {
    let mut node = scored("code", &part.section.code, &part.section.name.text, &part.score);
    node.set("indicators", Node::list(&part.indicators, indicator_node));
    node
}

fn indicator_node(part: &IndicatorScore<'_>) -> Node {
    let mut node = Node::map(vec![
        ("code", Node::text(&part.indicator.code)),
        ("label", Node::text(&part.indicator.label.text)),
        ("maximum", number_node(&part.score.maximum)),
    ]);
    let state = match &part.mark {
        None => "ungraded",
        Some(Mark::NotApplicable) => "not_applicable",
        Some(Mark::Level(level)) => {
            node.set("level", Node::text(level));
            node.set("value", number_node(&part.score.value));
            "graded"
        }
    };
    node.set("state", Node::text(state));
    node
}

fn scored(key: &'static str, id: &str, name: &str, score: &Score) -> Node {
    let count = |count: usize| Node::whole(count.try_into().unwrap_or(u64::MAX));
    Node::map(vec![
        (key, Node::text(id)),
        ("name", Node::text(name)),
        ("value", number_node(&score.value)),
        ("maximum", number_node(&score.maximum)),
        ("complete", Value::Bool(score.is_complete()).into()),
        ("graded", count(score.graded)),
        ("not_applicable", count(score.not_applicable)),
        ("indicators", count(score.indicators)),
    ])
}

pub(crate) fn number_node(number: &Number) -> Node {
    match i64::try_from(number.to_integer()) {
        Ok(whole) if number.is_integer() && whole.unsigned_abs() < 1 << 53 => {
            Value::Number(Decimal::from_thousandths(whole * 1000)).into()
        }
        _ => Node::text(number.to_string()),
    }
}

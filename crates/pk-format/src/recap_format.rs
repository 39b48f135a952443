//! A recap as JSON, for programs.

use crate::node::{Node, Value};
use crate::recap_words::{district_words, tie_sentence};
use crate::score_format::number_node;
use crate::{Lang, round_fingerprint};
use pk_core::recap::{Combined, Exact, Place, Ranking, Recap, Total, class_of};

/// The whole result: rankings with ties, what each district earned, and the grades that were combined. Numbers that are
/// not whole are exact fractions `"7/3"`.
#[must_use]
pub fn recap_node(recap: &Recap, lang: Lang) -> Node {
    let round = recap.round();
    let tracks = round.rubric.tracks.iter().zip(recap.rankings()).enumerate();
    let rankings = tracks.map(|(index, (track, ranking))| {
        let mut node = Node::map(vec![("id", Node::text(&track.id)), ("name", Node::text(&track.name.text))]);
        ranking_fields(recap, index, ranking, lang, &mut node);
        node
    });
    let districts = (0..recap.grades().districts().len()).map(|district| district_node(recap, district));
    Node::map(vec![
        ("fingerprint", Node::text(round_fingerprint(round).hex())),
        ("round", Node::text(&round.id)),
        ("edition", Node::whole(round.edition.into())),
        ("title", Node::text(&round.title)),
        ("panelists", count(recap.grades().panel().len())),
        ("rankings", Value::List(rankings.collect()).into()),
        ("districts", Value::List(districts.collect()).into()),
    ])
}

fn ranking_fields(recap: &Recap, track: usize, ranking: &Ranking, lang: Lang, node: &mut Node) {
    let place = |place: &Place| {
        let mut node = district(recap, place.district);
        node.set("rank", count(place.rank));
        node.set("shared", Value::Bool(place.shared).into());
        node.set("score", number_node(&place.score));
        if let Some(class) = class_of(&recap.round().rules.classes, &place.score) {
            node.set("class", Node::text(&class.name));
        }
        node
    };
    node.set("places", Value::List(ranking.places.iter().map(place).collect()).into());
    let unranked = ranking.unranked.iter().map(|index| district(recap, *index)).collect();
    node.set("incomplete", Value::List(unranked).into());
    let ties = ranking.ties.iter().map(|tie| Node::text(tie_sentence(recap, tie, lang))).collect();
    node.set("ties", Value::List(ties).into());
    let pairs = recap.rounding_ties(track).into_iter();
    let pairs = pairs.map(|(a, b)| Value::List(vec![district(recap, a), district(recap, b)]).into());
    node.set("rounding_ties", Value::List(pairs.collect()).into());
}

fn district_node(recap: &Recap, index: usize) -> Node {
    let round = recap.round();
    let mut node = district(recap, index);
    let Some(totals) = recap.districts().get(index) else { return node };
    let tracks = round.rubric.tracks.iter().zip(&totals.tracks);
    let tracks = tracks.map(|(track, total)| total_node("id", &track.id, total)).collect();
    node.set("tracks", Value::List(tracks).into());
    let components = round.rubric.tracks.iter().flat_map(|track| &track.components);
    let components = components.zip(&totals.components).enumerate().map(|(place, (component, total))| {
        let mut node = total_node("id", &component.id, total);
        if let Some(contribution) = recap.contribution(index, place) {
            node.set("contribution", exact_node(contribution));
        }
        node
    });
    node.set("components", Value::List(components.collect()).into());
    let sections = round.rubric.sections().enumerate();
    let sections = sections.filter_map(|(place, section)| {
        Some(total_node("code", &section.code, &recap.section(index, place)?))
    });
    node.set("sections", Value::List(sections.collect()).into());
    let indicators = round.rubric.indicators().enumerate().map(|(place, indicator)| {
        let mut node = Node::map(vec![("code", Node::text(&indicator.code))]);
        match recap.combined(index, place) {
            Combined::Points { thousandths, parts } => {
                let points = pk_core::Number::new(thousandths.into(), i128::from(parts.max(1)) * 1000);
                node.set("points", number_node(&points));
            }
            Combined::NotApplicable => node.set("not_applicable", Value::Bool(true).into()),
            Combined::Open(_) => node.set("open", Value::Bool(true).into()),
        }
        node.set("disputed", Value::Bool(recap.is_disputed(index, place)).into());
        node
    });
    node.set("indicators", Value::List(indicators.collect()).into());
    node
}

fn total_node(key: &'static str, id: &str, total: &Total) -> Node {
    Node::map(vec![
        (key, Node::text(id)),
        ("value", exact_node(total.value)),
        ("maximum", exact_node(total.maximum)),
        ("complete", Value::Bool(total.is_complete()).into()),
        ("combined", count(total.combined)),
        ("indicators", count(total.indicators)),
    ])
}

fn exact_node(exact: Exact) -> Node {
    exact.number().map_or_else(|| Value::Null.into(), |number| number_node(&number))
}

fn district(recap: &Recap, index: usize) -> Node {
    let code = recap.grades().districts().get(index).map_or("", |code| code.0.as_str());
    Node::map(vec![("district", Node::text(code)), ("name", Node::text(district_words(recap, index)))])
}

fn count(count: usize) -> Node {
    Node::whole(count.try_into().unwrap_or(u64::MAX))
}

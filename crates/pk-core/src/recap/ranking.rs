//! Who stands where.
//!
//! The order comes from exact scores. Where scores are the same, the rules of the round are asked one after the other;
//! where none of them decides, places are shared and the next place is left out (1, 2, 2, 4).

use crate::number::Number;
use std::cmp::Ordering;

/// The districts of one track in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ranking {
    /// Whoever has a place, the first place first; of a shared place, in the round's order.
    pub places: Vec<Place>,
    /// Whose score is not complete yet, in the round's order.
    pub unranked: Vec<usize>,
    /// The same scores, each with what was asked.
    pub ties: Vec<Tie>,
}

/// One district's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// From 1.
    pub rank: usize,
    /// Whether others have the same place.
    pub shared: bool,
    /// The district, by its place in the round.
    pub district: usize,
    /// Its score.
    pub score: Number,
}

/// Districts with the same score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The districts, in their final order.
    pub districts: Vec<usize>,
    /// Their score.
    pub score: Number,
    /// What was asked, in order.
    pub steps: Vec<Step>,
}

/// One rule that was asked about districts with the same score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Which rule, by its place among the round's rules for ties.
    pub rule: usize,
    /// The districts that it was asked about.
    pub among: Vec<usize>,
    /// What it said.
    pub answer: Answer,
}

/// What a rule for ties said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// An order: districts that it could not tell apart stand together.
    Order(Vec<Vec<usize>>),
    /// All are the same to it.
    Same,
    /// It cannot be asked before more is known of these districts. No later rule is asked then, and places are shared.
    Unknown(Vec<usize>),
}

/// The ranking of `scores`, each with its district. `key` gives what a rule looks at in a district, the greater the
/// better; nothing where it is not known.
pub(super) fn ranking(
    mut scores: Vec<(usize, Number)>,
    rules: usize,
    key: &dyn Fn(usize, usize) -> Option<Number>,
) -> Ranking {
    scores.sort_by(|(a_place, a), (b_place, b)| compare(b, a).then(a_place.cmp(b_place)));
    let mut ranking = Ranking::default();
    for same in scores.chunk_by(|(_, a), (_, b)| a == b) {
        let Some((_, score)) = same.first() else { continue };
        let rank = ranking.places.len() + 1;
        if let [(district, score)] = same {
            ranking.places.push(Place { rank, shared: false, district: *district, score: *score });
            continue;
        }
        let among: Vec<usize> = same.iter().map(|(district, _)| *district).collect();
        let mut steps = Vec::new();
        let groups = decided(among, 0, rules, key, &mut steps);
        let mut rank = rank;
        for group in &groups {
            let shared = group.len() > 1;
            ranking.places.extend(group.iter().map(|district| Place {
                rank,
                shared,
                district: *district,
                score: *score,
            }));
            rank += group.len();
        }
        ranking.ties.push(Tie { districts: groups.concat(), score: *score, steps });
    }
    ranking
}

/// Most scores of a round have the same denominator, where nothing needs to be divided.
fn compare(a: &Number, b: &Number) -> Ordering {
    if a.denom() == b.denom() { a.numer().cmp(b.numer()) } else { a.cmp(b) }
}

/// `among` in groups that share a place, the best first.
fn decided(
    among: Vec<usize>,
    rule: usize,
    rules: usize,
    key: &dyn Fn(usize, usize) -> Option<Number>,
    steps: &mut Vec<Step>,
) -> Vec<Vec<usize>> {
    if among.len() < 2 || rule >= rules {
        return vec![among];
    }
    let keys: Vec<(usize, Option<Number>)> =
        among.iter().map(|district| (*district, key(rule, *district))).collect();
    let unknown: Vec<usize> =
        keys.iter().filter(|(_, key)| key.is_none()).map(|(district, _)| *district).collect();
    if !unknown.is_empty() {
        steps.push(Step { rule, among: among.clone(), answer: Answer::Unknown(unknown) });
        return vec![among];
    }
    let mut keys: Vec<(usize, Number)> =
        keys.into_iter().filter_map(|(district, key)| Some((district, key?))).collect();
    keys.sort_by(|(a_place, a), (b_place, b)| compare(b, a).then(a_place.cmp(b_place)));
    let groups: Vec<Vec<usize>> = keys
        .chunk_by(|(_, a), (_, b)| a == b)
        .map(|group| group.iter().map(|(district, _)| *district).collect())
        .collect();
    let answer = if groups.len() > 1 { Answer::Order(groups.clone()) } else { Answer::Same };
    steps.push(Step { rule, among, answer });
    groups.into_iter().flat_map(|group| decided(group, rule + 1, rules, key, steps)).collect()
}

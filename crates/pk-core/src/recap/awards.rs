//! Classes and awards.

use super::Recap;
use super::ranking::Ranking;
use crate::number::Number;
use crate::rules::{AwardTo, Class};

/// The class of a score: the highest whose threshold it reaches. Nothing while a threshold is undecided or the score
/// reaches none.
#[must_use]
pub fn class_of<'a>(classes: &'a [Class], score: &Number) -> Option<&'a Class> {
    if classes.iter().any(|class| class.least.is_none()) {
        return None;
    }
    classes.iter().rev().find(|class| class.least.is_some_and(|least| *score >= least.number()))
}

/// To whom an award goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Awarded {
    /// Which award, by its place among the round's.
    pub award: usize,
    /// Who gets it, by rank or in the round's order, each with the rank or the votes.
    pub to: Vec<(usize, u64)>,
    /// Whether more is to be known first: scores, thresholds or votes are missing.
    pub waiting: bool,
}

impl Recap {
    /// To whom every award goes.
    #[must_use]
    pub fn awarded(&self) -> Vec<Awarded> {
        let awards = self.round.rules.awards.iter().enumerate();
        awards.map(|(award, rule)| self.award(award, &rule.to)).collect()
    }

    fn award(&self, award: usize, to: &AwardTo) -> Awarded {
        let nobody = Awarded { award, to: Vec::new(), waiting: true };
        match to {
            AwardTo::Rank { track, places } => {
                let of_track = self.round.rubric.tracks.iter().position(|known| known.id == *track);
                let Some(ranking) = of_track.and_then(|track| self.rankings.get(track)) else {
                    return nobody;
                };
                let most = usize::try_from(*places).unwrap_or(usize::MAX);
                let first = ranking.places.iter().take_while(|place| place.rank <= most);
                let to = first.map(|place| (place.district, counted(place.rank))).collect();
                Awarded { to, waiting: waits(ranking), ..nobody }
            }
            AwardTo::Class { class } => {
                let classes = &self.round.rules.classes;
                let undecided = classes.iter().any(|class| class.least.is_none());
                let mut to = Vec::new();
                // Classes are of the first track's scores.
                for place in self.rankings.iter().take(1).flat_map(|ranking| &ranking.places) {
                    if class_of(classes, &place.score).is_some_and(|of_score| of_score.name == *class) {
                        to.push((place.district, counted(place.rank)));
                    }
                }
                let waiting = undecided || self.rankings.first().is_none_or(waits);
                Awarded { to, waiting, ..nobody }
            }
            AwardTo::Votes => {
                let votes: Vec<Option<u64>> = self
                    .grades
                    .districts()
                    .iter()
                    .map(|code| self.settled.votes.get(code).copied())
                    .collect();
                let most = votes.iter().flatten().copied().max().filter(|most| *most > 0);
                let first = votes.iter().enumerate().filter(|(_, votes)| most.is_some() && **votes == most);
                let to = first.map(|(district, _)| (district, most.unwrap_or_default())).collect();
                Awarded { to, waiting: votes.iter().any(Option::is_none), ..nobody }
            }
        }
    }
}

fn counted(rank: usize) -> u64 {
    u64::try_from(rank).unwrap_or(u64::MAX)
}

/// Whether somebody could still come to stand higher.
fn waits(ranking: &Ranking) -> bool {
    !ranking.unranked.is_empty()
}

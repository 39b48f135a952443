//! What would be if a round had been counted otherwise. No score comes of it.

use super::Recap;
use super::ranking::Ranking;
use crate::number::Number;
use crate::rules::Combine;

/// One way in which a round could have been counted otherwise. Panelists, indicators, sections and components are named by
/// their places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Otherwise {
    /// Without one panelist.
    WithoutPanelist(usize),
    /// Without one indicator.
    WithoutIndicator(usize),
    /// Without one section (an aksi).
    WithoutSection(usize),
    /// Combined by another rule.
    CombinedBy(Combine),
    /// The weight of one component times so many tenths.
    Weighed(usize, u8),
}

impl Recap {
    /// The same round counted otherwise.
    #[must_use]
    pub fn otherwise(&self, what: Otherwise) -> Self {
        let mut other = self.clone();
        match what {
            Otherwise::WithoutPanelist(panelist) => {
                other.grades = self.grades.without_panelist(panelist);
                other.count();
            }
            Otherwise::WithoutIndicator(indicator) => other.left_out = indicator..indicator + 1,
            Otherwise::WithoutSection(section) => {
                other.left_out = self.layout.sections.get(section).cloned().unwrap_or_default();
            }
            Otherwise::CombinedBy(combine) => other.rules.combine = combine,
            Otherwise::Weighed(component, tenths) => {
                other.layout.weigh(component, Number::new(tenths.into(), 10));
            }
        }
        other.add_up();
        other
    }

    /// The recap as it would be if each panelist, by the places of [`Grades::panel`](crate::recap::Grades::panel), had sat
    /// in the panel this many times.
    #[must_use]
    pub fn with_panel(&self, times: &[u16]) -> Self {
        let mut other = self.clone();
        other.count_times(|panelist| times.get(panelist).copied().unwrap_or_default());
        other.add_up();
        other
    }

    /// For each track the districts whose place is the same in each of these ways, in the order of their places. A way
    /// that leaves nothing to rank in a track says nothing of it.
    #[must_use]
    pub fn firm(&self, ways: &[Otherwise]) -> Vec<Vec<usize>> {
        let firm = |ranking: &Ranking| ranking.places.iter().map(|place| place.district).collect();
        let mut firm: Vec<Vec<usize>> = self.rankings.iter().map(firm).collect();
        for way in ways {
            let other = self.otherwise(*way);
            for ((firm, before), after) in firm.iter_mut().zip(&self.rankings).zip(&other.rankings) {
                let (before, after) = (self.ranks(before), self.ranks(after));
                if after.iter().any(Option::is_some) {
                    firm.retain(|district| before.get(*district) == after.get(*district));
                }
            }
        }
        firm
    }

    /// The rank of each district; nothing of those that have none.
    fn ranks(&self, ranking: &Ranking) -> Vec<Option<usize>> {
        let mut ranks = vec![None; self.districts.len()];
        for place in &ranking.places {
            if let Some(rank) = ranks.get_mut(place.district) {
                *rank = Some(place.rank);
            }
        }
        ranks
    }
}

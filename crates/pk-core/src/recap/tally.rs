//! How the grades of a panel become one.

use super::grades::{FIRST_LEVEL, Given};
use crate::rules::{AbsentRule, Combine, NotApplicableRule};

/// How many of the panel gave what, for one indicator of one district.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tally<'a> {
    /// A count for each code of [`Given`].
    counts: &'a [u16],
    /// The points of each level, in thousandths.
    points: &'a [i64],
}

/// The rules by which a tally becomes one grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Combining {
    pub(super) combine: Combine,
    pub(super) absent: AbsentRule,
    pub(super) not_applicable: NotApplicableRule,
}

/// One grade of many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Combined {
    /// Points: `thousandths` / 1000 / `parts`.
    Points {
        /// The sum, in thousandths of a point.
        thousandths: i64,
        /// What it is divided by; at least 1.
        parts: u32,
    },
    /// The indicator is left out for this district.
    NotApplicable,
    /// There is no grade yet.
    Open(Open),
}

/// Why there is no grade yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    /// Nobody gave one.
    Nobody,
    /// So many of the panel did not give one, and the rule waits for all.
    Missing(u16),
    /// The plenary has to agree on one.
    NoAgreement,
    /// So few gave one that cutting off leaves nobody.
    NobodyLeft,
}

impl Combined {
    const fn of_sum(thousandths: i64, parts: u32) -> Self {
        Self::Points { thousandths, parts }
    }
}

impl<'a> Tally<'a> {
    pub(super) const fn new(counts: &'a [u16], points: &'a [i64]) -> Self {
        Self { counts, points }
    }

    fn count(&self, given: Given) -> u16 {
        self.counts.get(usize::from(given.code())).copied().unwrap_or_default()
    }

    /// Each level that was given, with its points and how many gave it.
    fn levels(&self) -> impl Iterator<Item = (i64, u16)> {
        let given = self.counts.get(usize::from(FIRST_LEVEL)..).unwrap_or_default();
        self.points.iter().copied().zip(given.iter().copied())
    }

    /// Whether those who gave anything did not all give the same.
    pub(super) fn is_disputed(&self) -> bool {
        let levels = self.levels().filter(|(_, count)| *count > 0).count();
        levels + usize::from(self.count(Given::NotApplicable) > 0) > 1
    }

    /// The one grade by the rules; `agreed` is what the plenary agreed on.
    pub(super) fn combined(&self, rules: Combining, agreed: Given) -> Combined {
        let missing = self.count(Given::Missing);
        let not_applicable = self.count(Given::NotApplicable);
        match (rules.combine, agreed) {
            (Combine::Agreed, Given::Level(_) | Given::NotApplicable) => return self.alone(rules, agreed),
            _ if missing > 0 && rules.absent == AbsentRule::Required => {
                return Combined::Open(Open::Missing(missing));
            }
            _ => {}
        }
        let levels: u32 = self.levels().map(|(_, count)| u32::from(count)).sum();
        if levels == 0 && not_applicable == 0 {
            return Combined::Open(Open::Nobody);
        }
        match rules.combine {
            Combine::Agreed if self.is_disputed() => Combined::Open(Open::NoAgreement),
            Combine::Agreed => self.alone(rules, self.most()),
            Combine::Majority => {
                let most = self.most();
                if u32::from(self.count(most)) * 2 > levels + u32::from(not_applicable) {
                    self.alone(rules, most)
                } else if matches!(agreed, Given::Level(_) | Given::NotApplicable) {
                    self.alone(rules, agreed)
                } else {
                    Combined::Open(Open::NoAgreement)
                }
            }
            Combine::Mean => self.averaged(rules.not_applicable, 0),
            Combine::Trimmed { cut } => self.averaged(rules.not_applicable, cut),
            Combine::Median => {
                let voters = self.voters(rules.not_applicable);
                let count = voters.count();
                if count == 0 {
                    return Combined::NotApplicable;
                }
                let (low, high) = (voters.point_at((count - 1) / 2), voters.point_at(count / 2));
                Combined::of_sum(low + high, 2)
            }
        }
    }

    /// A single grade.
    fn alone(&self, rules: Combining, given: Given) -> Combined {
        match given {
            Given::Level(place) => Combined::of_sum(self.points.get(place).copied().unwrap_or_default(), 1),
            _ if rules.not_applicable == NotApplicableRule::Zero => Combined::of_sum(0, 1),
            _ => Combined::NotApplicable,
        }
    }

    /// What most gave; of several, the first.
    fn most(&self) -> Given {
        let mut most = Given::NotApplicable;
        for place in 0..self.points.len() {
            if self.count(Given::Level(place)) > self.count(most) {
                most = Given::Level(place);
            }
        }
        most
    }

    fn averaged(&self, rule: NotApplicableRule, cut: u32) -> Combined {
        // Without cutting, the order of points makes no difference.
        if cut == 0 {
            let (mut sum, mut parts) = (0_i64, 0_u32);
            for (points, count) in self.levels() {
                sum += points * i64::from(count);
                parts += u32::from(count);
            }
            if rule == NotApplicableRule::Zero {
                parts += u32::from(self.count(Given::NotApplicable));
            }
            return if parts == 0 { Combined::NotApplicable } else { Combined::of_sum(sum, parts) };
        }
        let voters = self.voters(rule);
        let count = voters.count();
        if count == 0 {
            return Combined::NotApplicable;
        }
        let Some(parts) = count.checked_sub(cut.saturating_mul(2)).filter(|parts| *parts > 0) else {
            return Combined::Open(Open::NobodyLeft);
        };
        Combined::of_sum(voters.sum_between(cut, count - cut), parts)
    }

    /// The points that were given, lowest first, with how many gave each.
    fn voters(&self, rule: NotApplicableRule) -> Voters {
        let mut voters = Voters { given: [(0, 0); MOST_VOTES], length: 0 };
        for (points, count) in self.levels() {
            voters.add(points, count);
        }
        if rule == NotApplicableRule::Zero {
            voters.add(0, self.count(Given::NotApplicable));
        }
        voters
    }
}

/// An indicator has at most 20 levels; "not applicable" may count beside them.
const MOST_VOTES: usize = 21;

/// Points, lowest first, with how many gave each.
struct Voters {
    given: [(i64, u16); MOST_VOTES],
    length: usize,
}

impl Voters {
    /// Puts points in their place; without an allocation, for there is one of these for every indicator and district.
    fn add(&mut self, points: i64, count: u16) {
        if count == 0 {
            return;
        }
        let mut carried = (points, count);
        let mut place = 0;
        while let Some(there) = self.given.get_mut(place) {
            if place >= self.length {
                *there = carried;
                self.length += 1;
                return;
            }
            if carried.0 < there.0 {
                std::mem::swap(there, &mut carried);
            }
            place += 1;
        }
    }

    fn given(&self) -> &[(i64, u16)] {
        self.given.get(..self.length).unwrap_or_default()
    }

    fn count(&self) -> u32 {
        self.given().iter().map(|(_, count)| u32::from(*count)).sum()
    }

    /// The points of the one at `place`.
    fn point_at(&self, place: u32) -> i64 {
        let mut before = 0;
        for (points, count) in self.given() {
            before += u32::from(*count);
            if place < before {
                return *points;
            }
        }
        0
    }

    /// The points of those from `from` up to, but not with, `to`.
    fn sum_between(&self, from: u32, to: u32) -> i64 {
        let (mut before, mut sum) = (0, 0);
        for (points, count) in self.given() {
            let after = before + u32::from(*count);
            let counted = to.min(after).saturating_sub(from.max(before));
            sum += points * i64::from(counted);
            before = after;
        }
        sum
    }
}

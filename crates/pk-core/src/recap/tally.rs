//! How the grades of a panel become one.

use super::grades::{FIRST_LEVEL, Given};
use super::layout::Item;
use crate::rules::{AbsentRule, Combine, NotApplicableRule};

/// How many of the panel gave what, for one indicator of one district.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tally<'a> {
    /// A count for each code of [`Given`].
    counts: &'a [u16],
    item: &'a Item,
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
    pub(super) const fn new(counts: &'a [u16], item: &'a Item) -> Self {
        Self { counts, item }
    }

    fn count(&self, given: Given) -> u16 {
        self.counts.get(usize::from(given.code())).copied().unwrap_or_default()
    }

    /// Each level that was given, with its points and how many gave it.
    fn levels(&self) -> impl Iterator<Item = (i64, u16)> {
        let given = self.counts.get(usize::from(FIRST_LEVEL)..).unwrap_or_default();
        self.item.points.iter().copied().zip(given.iter().copied())
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
            Combine::Mean => self.averaged(rules.not_applicable, levels, 0),
            Combine::Trimmed { cut } => self.averaged(rules.not_applicable, levels, cut),
            Combine::Median => {
                let zeros = self.zeros(rules.not_applicable);
                let count = levels + zeros;
                if count == 0 {
                    return Combined::NotApplicable;
                }
                // The one in the middle counts as both.
                let middle = self.sum_between(zeros, (count - 1) / 2, count / 2 + 1);
                Combined::of_sum(if count % 2 == 1 { middle * 2 } else { middle }, 2)
            }
        }
    }

    /// A single grade.
    fn alone(&self, rules: Combining, given: Given) -> Combined {
        match given {
            Given::Level(place) => {
                Combined::of_sum(self.item.points.get(place).copied().unwrap_or_default(), 1)
            }
            _ if rules.not_applicable == NotApplicableRule::Zero => Combined::of_sum(0, 1),
            _ => Combined::NotApplicable,
        }
    }

    /// What most gave; of several, the first.
    fn most(&self) -> Given {
        let mut most = Given::NotApplicable;
        for place in 0..self.item.points.len() {
            if self.count(Given::Level(place)) > self.count(most) {
                most = Given::Level(place);
            }
        }
        most
    }

    /// The mean of those who gave a level, so many, and of zeros where they count, without the `cut` highest and lowest.
    fn averaged(&self, rule: NotApplicableRule, levels: u32, cut: u32) -> Combined {
        let zeros = self.zeros(rule);
        let count = levels + zeros;
        if count == 0 {
            return Combined::NotApplicable;
        }
        if cut == 0 {
            let sum = self.levels().map(|(points, count)| points * i64::from(count)).sum();
            return Combined::of_sum(sum, count);
        }
        match count.checked_sub(cut.saturating_mul(2)).filter(|parts| *parts > 0) {
            Some(parts) => Combined::of_sum(self.sum_between(zeros, cut, count - cut), parts),
            None => Combined::Open(Open::NobodyLeft),
        }
    }

    /// How many "not applicable" count as zero points.
    fn zeros(&self, rule: NotApplicableRule) -> u32 {
        if rule == NotApplicableRule::Zero { self.count(Given::NotApplicable).into() } else { 0 }
    }

    /// The points of all that were given, lowest first and `zeros` among them, from `from` up to, but not with, `to`.
    fn sum_between(&self, mut zeros: u32, from: u32, to: u32) -> i64 {
        let given = self.counts.get(usize::from(FIRST_LEVEL)..).unwrap_or_default();
        let (mut before, mut sum) = (0, 0);
        for (points, place) in &self.item.ascending {
            if *points >= 0 {
                before += std::mem::take(&mut zeros);
            }
            let after = before + given.get(*place).copied().map_or(0, u32::from);
            let counted = to.min(after).saturating_sub(from.max(before));
            sum += points * i64::from(counted);
            before = after;
        }
        sum
    }
}

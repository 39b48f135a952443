//! Combined grades, added up exactly.
//!
//! Grades of panels of different sizes have different denominators, whose common multiple has no bound that a rubric
//! alone could hold. So sums are checked, and one that does not fit is [`Exact::TooFine`], never a wrong number.

use super::layout::{Layout, Part};
use super::tally::Combined;
use crate::number::Number;
use crate::rubric::Scale;
use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul};
use std::ops::Range;

/// What a part of the rubric earned and could have earned, with how much of it there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    /// What was earned so far.
    pub value: Exact,
    /// The most that could have been earned.
    pub maximum: Exact,
    /// How many indicators have one grade, "not applicable" among them.
    pub combined: usize,
    /// How many of these are not applicable.
    pub not_applicable: usize,
    /// How many indicators there are.
    pub indicators: usize,
}

impl Total {
    /// Whether every indicator has one grade.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.combined == self.indicators
    }

    /// The score that counts: nothing while an indicator has no grade, where none of them is applicable, and where it
    /// does not fit in exact numbers.
    #[must_use]
    pub fn score(&self) -> Option<Number> {
        let counts = self.is_complete() && self.combined > self.not_applicable;
        self.value.number().filter(|_| counts)
    }

    /// How much of the maximum was earned, on a scale up to `of`.
    pub(super) fn share(&self, of: Number) -> Option<Number> {
        self.value.over(self.maximum).times(of).number()
    }

    const fn nothing() -> Self {
        let zero = Exact::Number(Ratio::new_raw(0, 1));
        Self { value: zero, maximum: zero, combined: 0, not_applicable: 0, indicators: 0 }
    }

    const fn count(&mut self, other: &Self) {
        self.combined += other.combined;
        self.not_applicable += other.not_applicable;
        self.indicators += other.indicators;
    }
}

/// An exact number, or that there is none that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exact {
    /// The number.
    Number(Number),
    /// Denominators have no common multiple that fits in exact numbers: nothing is said instead of something wrong.
    TooFine,
}

impl Exact {
    /// The number, where there is one.
    #[must_use]
    pub const fn number(self) -> Option<Number> {
        match self {
            Self::Number(number) => Some(number),
            Self::TooFine => None,
        }
    }

    fn of(number: Option<Number>) -> Self {
        let fits =
            |number: &Number| number.numer().unsigned_abs().max(number.denom().unsigned_abs()) <= FINEST;
        number.filter(fits).map_or(Self::TooFine, Self::Number)
    }

    fn and(self, other: Self, operation: fn(&Number, &Number) -> Option<Number>) -> Self {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => Self::of(operation(&a, &b)),
            _ => Self::TooFine,
        }
    }

    pub(super) fn plus(self, other: Self) -> Self {
        self.and(other, CheckedAdd::checked_add)
    }

    pub(super) fn times(self, other: Number) -> Self {
        self.and(Self::Number(other), CheckedMul::checked_mul)
    }

    fn over(self, other: Self) -> Self {
        self.and(other, CheckedDiv::checked_div)
    }
}

/// The largest numerator or denominator; leaves 2^21 for rounding.
const FINEST: u128 = 1 << 106;
/// Points times weights is in millionths.
const MILLIONTHS: i128 = 1_000_000;

/// Sums apart by their denominators.
#[derive(Default)]
struct Sums(Vec<(u32, i128)>);

impl Sums {
    fn add(&mut self, parts: u32, millionths: i128) {
        match self.0.iter_mut().find(|(known, _)| *known == parts) {
            Some((_, sum)) => *sum += millionths,
            None => self.0.push((parts, millionths)),
        }
    }

    fn exact(&self) -> Exact {
        let mut sum = Exact::Number(Number::from_integer(0));
        for (parts, millionths) in &self.0 {
            sum = sum.plus(Exact::Number(Number::new(*millionths, i128::from(*parts) * MILLIONTHS)));
        }
        sum
    }
}

/// The weighted points of the indicators at these places but `left_out`; `combined` gives the grade at a place.
pub(super) fn points(
    layout: &Layout,
    places: Range<usize>,
    left_out: &Range<usize>,
    combined: &dyn Fn(usize) -> Combined,
) -> Total {
    let mut total = Total::nothing();
    let (mut earned, mut maximum) = (Sums::default(), 0_i128);
    for place in places {
        let Some(item) = layout.indicators.get(place).filter(|_| !left_out.contains(&place)) else {
            continue;
        };
        total.indicators += 1;
        let best = i128::from(item.best) * i128::from(item.weight);
        match combined(place) {
            Combined::Points { thousandths, parts } => {
                total.combined += 1;
                maximum += best;
                earned.add(parts, i128::from(thousandths) * i128::from(item.weight));
            }
            Combined::NotApplicable => {
                total.combined += 1;
                total.not_applicable += 1;
            }
            Combined::Open(_) => maximum += best,
        }
    }
    total.value = earned.exact();
    total.maximum = Exact::Number(Number::new(maximum, MILLIONTHS));
    total
}

/// What each component of a track adds to the total of the track.
pub(super) fn contributions(scale: Scale, parts: &[(&Part, &Total)]) -> Vec<Exact> {
    let zero = Number::from_integer(0);
    match scale {
        Scale::Points => parts.iter().map(|(component, part)| part.value.times(component.weight)).collect(),
        Scale::Share(of) => {
            // A component of which nothing is applicable gives its weight to the others.
            let counts = |part: &Total| part.maximum.number().is_some_and(|maximum| maximum > zero);
            let counted = parts.iter().filter(|(_, part)| counts(part));
            let weights: Number = counted.map(|(component, _)| component.weight).sum();
            let contribution = |(component, part): &(&Part, &Total)| {
                if weights > zero && counts(part) {
                    part.value.over(part.maximum).times(component.weight / weights * of.number())
                } else {
                    Exact::Number(zero)
                }
            };
            parts.iter().map(contribution).collect()
        }
    }
}

/// The total of a track on its scale, of the totals of its components.
pub(super) fn track(scale: Scale, parts: &[(&Part, &Total)]) -> Total {
    let mut total = Total::nothing();
    for (_, part) in parts {
        total.count(part);
    }
    total.value = contributions(scale, parts).into_iter().fold(total.value, Exact::plus);
    total.maximum = match scale {
        Scale::Points => parts
            .iter()
            .fold(total.maximum, |sum, (component, part)| sum.plus(part.maximum.times(component.weight))),
        Scale::Share(of) => {
            let counts = |(component, part): &(&Part, &Total)| {
                let zero = Number::from_integer(0);
                component.weight > zero && part.maximum.number().is_some_and(|maximum| maximum > zero)
            };
            if parts.iter().any(counts) { Exact::Number(of.number()) } else { total.maximum }
        }
    };
    total
}

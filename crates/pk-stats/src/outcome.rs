//! What a measure answers: a number, or what is lacking for one.

/// A measure, or what is lacking for it. Whatever number is in it is finite.
pub type Outcome<T> = Result<T, TooFew>;

/// Why there is no number. A value like any other, for a panel may be that small.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooFew {
    /// Too few raters gave any rating.
    Raters {
        /// So many did.
        has: usize,
        /// So many are needed.
        needs: usize,
    },
    /// Too few units can be used; the measure says which can.
    Units {
        /// So many can.
        has: usize,
        /// So many are needed.
        needs: usize,
    },
    /// The units come from too few clusters.
    Clusters {
        /// So many there are.
        has: usize,
        /// So many are needed.
        needs: usize,
    },
    /// What the measure compares does not vary, so there is nothing to compare.
    NoVariation,
    /// The raters contradict each other so much that the measure has no meaning.
    Opposed,
}

impl TooFew {
    /// Nothing is lacking where there is enough.
    pub(crate) fn raters(has: usize, needs: usize) -> Outcome<()> {
        if has < needs { Err(Self::Raters { has, needs }) } else { Ok(()) }
    }

    pub(crate) fn units(has: usize, needs: usize) -> Outcome<()> {
        if has < needs { Err(Self::Units { has, needs }) } else { Ok(()) }
    }

    pub(crate) fn clusters(has: usize, needs: usize) -> Outcome<()> {
        if has < needs { Err(Self::Clusters { has, needs }) } else { Ok(()) }
    }
}

/// A confidence interval of 95 %, in the unit of the measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end, never below the lower one.
    pub high: f64,
}

impl Interval {
    /// Nothing if an end is not finite.
    pub(crate) fn new(low: f64, high: f64) -> Option<Self> {
        (low.is_finite() && high.is_finite() && low <= high).then_some(Self { low, high })
    }
}

//! Agreement as a class, for words.

/// How far raters agree, from the weakest on. The thresholds are other people's, and they are customs, not laws.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Agreement {
    /// Nothing should be concluded from the ratings.
    Weak,
    /// For tentative conclusions only.
    Moderate,
    /// Good enough to rely on.
    Good,
    /// As good as it gets.
    Excellent,
}

impl Agreement {
    /// The class of Krippendorff's alpha: good from 0.8 on, moderate from 0.667 on. There is nothing above good.
    ///
    /// Source: K. Krippendorff, *Content Analysis*, 2nd edition 2004, page 241.
    #[must_use]
    pub fn of_alpha(alpha: f64) -> Self {
        match alpha {
            0.8.. => Self::Good,
            0.667.. => Self::Moderate,
            _ => Self::Weak,
        }
    }

    /// The class of an ICC: excellent above 0.9, good from 0.75 on, moderate from 0.5 on.
    ///
    /// Source: T. Koo and M. Li, *A guideline of selecting and reporting intraclass correlation coefficients for
    /// reliability research*, Journal of Chiropractic Medicine 15 (2016). They class both ends of the interval and not
    /// the number: an ICC from 0.4 to 0.8 is weak to good.
    #[must_use]
    pub fn of_icc(icc: f64) -> Self {
        match icc {
            icc if icc > 0.9 => Self::Excellent,
            0.75.. => Self::Good,
            0.5.. => Self::Moderate,
            _ => Self::Weak,
        }
    }

    /// The class of Kendall's W: excellent from 0.9 on, good from 0.7 on, moderate from 0.5 on.
    ///
    /// Source: R. Schmidt, *Managing Delphi surveys using nonparametric statistical techniques*, Decision Sciences 28
    /// (1997), who calls 0.5 moderate, 0.7 strong and 0.9 unusually strong.
    #[must_use]
    pub fn of_concordance(w: f64) -> Self {
        match w {
            0.9.. => Self::Excellent,
            0.7.. => Self::Good,
            0.5.. => Self::Moderate,
            _ => Self::Weak,
        }
    }
}

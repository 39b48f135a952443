//! Whether a panel is sound: how far raters agree, how strict each is, and where one stands apart.
//!
//! Everything is a pure function of [`Ratings`], raters × units with gaps. Units are the caller's choice: cells, that
//! is district × indicator, or districts with their totals. Ratings are points, or places of levels.
//!
//! # What this crate does not do
//! No I/O, clock, randomness or words, and nothing official: no score comes from here. It never panics. Numbers that
//! are not finite are gaps, every number that comes out is finite, and where there is none it is said what is lacking:
//! [`Outcome`] is a number or [`TooFew`].
//!
//! # Krippendorff's alpha
//! [`alpha`] is 1 − Dₒ ÷ Dₑ: the disagreement within units over the one of all ratings mixed. With m ratings in a unit,
//! n in all and δ² the squared distance of two, Dₒ = Σ over units of Σ δ² over ordered pairs ÷ (m − 1), and Dₑ = Σ δ²
//! over all ordered pairs ÷ (n − 1). Units with a single rating do not count, so gaps need no filling. The ordinal
//! distance is that of midranks. Source: K. Krippendorff, *Content Analysis*, 2nd edition 2004, chapter 11; A. Hayes and
//! K. Krippendorff, *Answering the call for a standard reliability measure for coding data*, Communication Methods and
//! Measures 1 (2007). **Read as:** 1, all give the same; 0, the grades tell no more of a unit than dice would. Where
//! hardly anything varies alpha is low however much is equal, for chance would bring that as well.
//!
//! # Intraclass correlation
//! [`icc`] has ICC(2,1) and ICC(2,k), in newer words ICC(A,1) and ICC(A,k): two-way random effects, absolute agreement.
//! With the mean squares of units B, raters J and error E of n units and k raters, ICC(2,1) = (B − E) ÷ (B + (k − 1)·E +
//! k·(J − E) ÷ n) and ICC(2,k) = (B − E) ÷ (B + (J − E) ÷ n). The intervals take Satterthwaite's degrees of freedom.
//! Source: P. Shrout and J. Fleiss, *Intraclass correlations: uses in assessing rater reliability*, Psychological
//! Bulletin 86 (1979); K. McGraw and S. Wong, *Forming inferences about some intraclass correlation coefficients*,
//! Psychological Methods 1 (1996). **Read as:** the part of all differences between grades that comes from the units. The
//! first says how far one panelist alone can be relied on, the second how far the mean of this panel can. A panel of many
//! may have a good mean of poor grades.
//!
//! # Kendall's W
//! [`concordance`] is W = 12·S ÷ (m²·(n³ − n) − m·T), with S the squares of the units' rank sums around their mean,
//! m raters, n units, midranks, and T = Σ (t³ − t) over each rater's groups of t ties; χ² = m·(n − 1)·W with n − 1
//! degrees of freedom. Source: M. Kendall and B. Babington Smith, *The problem of m rankings*, Annals of Mathematical
//! Statistics 10 (1939); S. Siegel and N. J. Castellan, *Nonparametric Statistics for the Behavioral Sciences*, 2nd
//! edition 1988, chapter 9. **Read as:** how far panelists put the units in the same order, whatever points they
//! give. A small p says only that they do not rank by chance. Who gives the same to all brings W down.
//!
//! # Severity
//! [`severities`] takes for every cell a panelist's rating less the mean of the others' on the same cell. The mean of
//! these is the severity. Cells of one district hang together, for they were seen in one presentation, so the interval
//! goes by districts: the variance of the mean is G ÷ (G − 1) · Σ D² ÷ N², with D the sum of a district's deviations
//! from the mean, G districts and N cells, and the quantile that of t with G − 1 degrees of freedom. With as many cells
//! in every district it is the interval of the mean of the districts' means. Source: K.-Y. Liang and S. Zeger,
//! *Longitudinal data analysis using generalized linear models*, Biometrika 73 (1986); A. C. Cameron and D. Miller, *A
//! practitioner's guide to cluster-robust inference*, Journal of Human Resources 50 (2015), for few clusters. The
//! standard deviation of the deviations says how steady a panelist is, and Spearman's rank correlation with the mean of
//! the others whether the order is theirs. **Read as:** "0,3 below the others, between 0,1 and 0,5". Who is strict
//! everywhere is no trouble for the ranking where all grade all; who is unsteady is. Severities are beside each other:
//! in a complete table they add up to 0, and one who is very strict makes the others look mild.
//!
//! # Standing apart
//! [`apart`] finds ratings that are at least [`FAR`] levels from the median of the others on the same unit, or whose
//! modified z-score 0.6745·|x − median| ÷ MAD is above [`UNUSUAL`], with median and MAD, the median of the distances from
//! it, of the others, and MAD no less than [`LEAST_DEVIATION`] levels. On whole levels the first decides; the second is for
//! finer grades, and says whether the others were close together. Without a least MAD, a single level would count
//! wherever the others agree. Source of the second: B. Iglewicz and D. Hoaglin, *How to Detect and Handle Outliers*,
//! 1993. The first and the least MAD are our own. Where a panel splits, all of the smaller side are found. **Read as:**
//! worth a question, not an error.

mod agreement;
mod alpha;
mod apart;
mod complete;
mod concordance;
mod distribution;
mod icc;
mod numbers;
mod outcome;
mod ranks;
mod ratings;
mod severity;

pub use agreement::Agreement;
pub use alpha::{Alpha, Metric, alpha};
pub use apart::{Apart, FAR, LEAST_DEVIATION, UNUSUAL, Why, apart};
pub use concordance::{Concordance, concordance};
pub use icc::{Estimate, Icc, icc};
pub use outcome::{Interval, Outcome, TooFew};
pub use ratings::{LARGEST, Ratings};
pub use severity::{Leaning, Severity, severities};

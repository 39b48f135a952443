//! How strict each rater is beside the others, and how steadily.

use crate::distribution::quantile_of_t;
use crate::numbers::{count, mean};
use crate::outcome::{Interval, Outcome, TooFew};
use crate::ranks::spearman;
use crate::ratings::Ratings;

/// Means of the others that differ by a smaller part of the largest rating are tied: they differ by rounding.
const ROUNDING: f64 = 1e-12;

/// One rater beside the others, in the unit of the ratings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Severity {
    /// The mean deviation: below 0 who gives less than the others do, above 0 who gives more.
    pub mean: f64,
    /// Its interval of 95 %, by clusters. Lacking for units of a single cluster.
    pub interval: Outcome<Interval>,
    /// The standard deviation of the deviations: small for who is steady, however strict. Lacking for a single cell.
    pub spread: Outcome<f64>,
    /// Spearman's rank correlation with the mean of the others: 1 for who ranks the units as they do. Lacking where
    /// one side does not vary.
    pub rank_correlation: Outcome<f64>,
    /// The cells that are compared: rated by this rater and at least one other.
    pub cells: usize,
    /// The clusters that these lie in.
    pub clusters: usize,
}

/// How one rater leans, where more than chance speaks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaning {
    /// Gives less than the others do.
    Strict,
    /// The interval holds 0.
    Neither,
    /// Gives more than the others do.
    Mild,
}

impl Severity {
    /// By the interval, so of twenty raters who do not lean about one is said to.
    ///
    /// # Errors
    /// What is lacking for the interval.
    pub fn leaning(&self) -> Outcome<Leaning> {
        self.interval.map(|interval| match interval {
            Interval { high, .. } if high < 0.0 => Leaning::Strict,
            Interval { low, .. } if low > 0.0 => Leaning::Mild,
            _ => Leaning::Neither,
        })
    }
}

/// The severity of every rater, in their order.
///
/// # Errors
/// For all raters, fewer than two of them with ratings; for one, no unit that another rated as well.
#[must_use]
pub fn severities(ratings: &Ratings) -> Vec<Outcome<Severity>> {
    let enough = TooFew::raters(ratings.active_raters(), 2);
    let clusters = ratings.numbered_clusters();
    let mut beside = vec![Beside::default(); ratings.raters()];
    for (row, cluster) in ratings.rows().zip(clusters) {
        let sum: f64 = row.iter().flatten().sum();
        let others = count(row.iter().flatten().count()) - 1.0;
        if others < 1.0 {
            continue;
        }
        for (beside, own) in beside.iter_mut().zip(row) {
            if let Some(own) = *own {
                beside.add(cluster, own, (sum - own) / others);
            }
        }
    }
    let largest =
        ratings.rows().flatten().flatten().fold(0.0, |largest: f64, value| largest.max(value.abs()));
    beside.iter().map(|beside| enough.and_then(|()| beside.severity(largest * ROUNDING))).collect()
}

/// What one rater gave, beside the mean of the others on the same units.
#[derive(Clone, Default)]
struct Beside {
    own: Vec<f64>,
    others: Vec<f64>,
    /// Per cluster, the sum of the deviations and how many they are.
    clusters: Vec<(f64, f64)>,
}

impl Beside {
    fn add(&mut self, cluster: usize, own: f64, others: f64) {
        if self.clusters.len() <= cluster {
            self.clusters.resize(cluster + 1, (0.0, 0.0));
        }
        if let Some((sum, cells)) = self.clusters.get_mut(cluster) {
            *sum += own - others;
            *cells += 1.0;
        }
        self.own.push(own);
        self.others.push(others);
    }

    fn severity(&self, tolerance: f64) -> Outcome<Severity> {
        let deviations: Vec<f64> =
            self.own.iter().zip(&self.others).map(|(own, others)| own - others).collect();
        let cells = deviations.len();
        let mean = mean(&deviations).ok_or(TooFew::Units { has: 0, needs: 1 })?;
        let clusters = self.clusters.iter().filter(|(_, cells)| *cells > 0.0).count();
        let spread = TooFew::units(cells, 2).map(|()| {
            let squares: f64 = deviations.iter().map(|deviation| (deviation - mean).powi(2)).sum();
            (squares / (count(cells) - 1.0)).sqrt()
        });
        let rank_correlation = TooFew::units(cells, 2)
            .and_then(|()| spearman(&self.own, &self.others, tolerance).ok_or(TooFew::NoVariation));
        let interval = TooFew::clusters(clusters, 2).and_then(|()| self.interval(mean, cells, clusters));
        Ok(Severity { mean, interval, spread, rank_correlation, cells, clusters })
    }

    /// By the cluster-robust variance of a mean, with the correction G ÷ (G − 1) and G − 1 degrees of freedom.
    fn interval(&self, mean: f64, cells: usize, clusters: usize) -> Outcome<Interval> {
        let squares: f64 = self.clusters.iter().map(|(sum, cells)| (sum - cells * mean).powi(2)).sum();
        let freedom = count(clusters) - 1.0;
        let error = (squares * count(clusters) / freedom).sqrt() / count(cells);
        let reach = quantile_of_t(0.975, freedom) * error;
        Interval::new(mean - reach, mean + reach).ok_or(TooFew::NoVariation)
    }
}

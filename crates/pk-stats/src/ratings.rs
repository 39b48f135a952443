//! What raters gave to units.

/// Larger amounts are no ratings. Far above every point of a rubric, and its square times millions is still a number.
pub const LARGEST: f64 = 1e12;

/// Raters × units, with gaps.
///
/// A rating is a number of points, or the place of the chosen level; all of one table are of one kind. A gap is a
/// rating that is not there: not graded, not applicable, not on duty. **A number that is not finite, or that is
/// larger than [`LARGEST`] in amount, is taken as a gap**, so every measure is finite whatever was put in.
///
/// Every unit lies in a *cluster*: where units are district × indicator, the district. Only
/// [`severities`](crate::severities) asks for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Ratings {
    raters: usize,
    clusters: Vec<usize>,
    /// Unit by unit, in each one cell for every rater.
    cells: Vec<Option<f64>>,
}

impl Ratings {
    /// A table of `raters` × as many units as there are `clusters`, asked for unit by unit.
    ///
    /// `clusters` holds for every unit any number that is the same for units of the same cluster. `rating` is given
    /// the rater and the unit, both counted from 0.
    #[must_use]
    pub fn new(
        raters: usize,
        clusters: Vec<usize>,
        mut rating: impl FnMut(usize, usize) -> Option<f64>,
    ) -> Self {
        let mut cells = Vec::with_capacity(raters.saturating_mul(clusters.len()));
        for unit in 0..clusters.len() {
            cells.extend((0..raters).map(|rater| rating(rater, unit).filter(|value| value.abs() <= LARGEST)));
        }
        Self { raters, clusters, cells }
    }

    /// How many raters the table has, those without any rating too.
    #[must_use]
    pub fn raters(&self) -> usize {
        self.raters
    }

    /// How many units the table has, those without any rating too.
    #[must_use]
    pub fn units(&self) -> usize {
        self.clusters.len()
    }

    /// The cells of one unit after another. Without raters there are none.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &[Option<f64>]> {
        self.cells.chunks(self.raters.max(1))
    }

    /// For each unit the number of its cluster, counted from 0.
    pub(crate) fn numbered_clusters(&self) -> impl Iterator<Item = usize> {
        let mut labels = self.clusters.clone();
        labels.sort_unstable();
        labels.dedup();
        self.clusters.iter().map(move |label| labels.partition_point(|other| other < label))
    }

    /// For each rater whether there is any rating.
    pub(crate) fn active(&self) -> Vec<bool> {
        let mut active = vec![false; self.raters];
        for row in self.rows() {
            for (active, cell) in active.iter_mut().zip(row) {
                *active |= cell.is_some();
            }
        }
        active
    }

    /// How many raters gave any rating.
    pub(crate) fn active_raters(&self) -> usize {
        self.active().into_iter().filter(|active| *active).count()
    }
}

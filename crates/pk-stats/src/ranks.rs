//! Ranks, with midranks for ties.

use crate::numbers::count;

/// The ranks of values, from 1, in the order of the values.
pub(crate) struct Ranks {
    /// Tied values share the mean of the ranks that they take up.
    pub(crate) ranks: Vec<f64>,
    /// Σ (t³ − t) over groups of t tied values.
    pub(crate) ties: f64,
}

/// Values whose neighbours in order are no further apart than `tolerance` are tied.
pub(crate) fn midranks(values: &[f64], tolerance: f64) -> Ranks {
    let mut order: Vec<(f64, usize)> = values.iter().copied().zip(0..).collect();
    order.sort_unstable_by(|left, right| left.0.total_cmp(&right.0));
    let mut ranks = vec![0.0; values.len()];
    let mut ties = 0.0;
    let mut before = 0.0;
    for tied in order.chunk_by(|left, right| right.0 - left.0 <= tolerance) {
        let size = count(tied.len());
        for (_, place) in tied {
            if let Some(rank) = ranks.get_mut(*place) {
                *rank = before + (size + 1.0) / 2.0;
            }
        }
        ties += size.powi(3) - size;
        before += size;
    }
    Ranks { ranks, ties }
}

/// Spearman's rank correlation: that of Pearson between the midranks. Nothing where a side does not vary.
pub(crate) fn spearman(left: &[f64], right: &[f64], tolerance: f64) -> Option<f64> {
    let (left, right) = (midranks(left, 0.0).ranks, midranks(right, tolerance).ranks);
    let middle = (count(left.len()) + 1.0) / 2.0;
    let (mut both, mut ours, mut theirs) = (0.0, 0.0, 0.0);
    for (left, right) in left.iter().zip(&right) {
        let (left, right) = (left - middle, right - middle);
        both += left * right;
        ours += left * left;
        theirs += right * right;
    }
    (ours > 0.0 && theirs > 0.0).then(|| (both / (ours.sqrt() * theirs.sqrt())).clamp(-1.0, 1.0))
}

//! Small arithmetic that several measures share.

/// A number of things, to calculate with.
pub(crate) fn count(things: usize) -> f64 {
    things as f64
}

/// Nothing for no values.
pub(crate) fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / count(values.len()))
}

/// The smallest and the largest value; nothing for no values.
pub(crate) fn extremes(values: &[f64]) -> Option<(f64, f64)> {
    let low = values.iter().copied().reduce(f64::min)?;
    let high = values.iter().copied().reduce(f64::max)?;
    Some((low, high))
}

/// Whether there are two values that differ.
pub(crate) fn vary(values: &[f64]) -> bool {
    extremes(values).is_some_and(|(low, high)| low < high)
}

/// The median of values in order; nothing for no values.
pub(crate) fn median(sorted: &[f64]) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let (low, high) = (sorted.get(last / 2)?, sorted.get(sorted.len() / 2)?);
    Some(low.midpoint(*high))
}

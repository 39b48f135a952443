//! Tables as they are written in tests.

use pk_stats::Ratings;

/// What one rater gave, by units.
pub(crate) type Row = Vec<Option<f64>>;

/// A table of rows and of the units' clusters.
pub(crate) fn table(rows: &[Row], clusters: &[usize]) -> Ratings {
    Ratings::new(rows.len(), clusters.to_vec(), |rater, unit| {
        rows.get(rater).and_then(|row| row.get(unit)).copied().flatten()
    })
}

/// A table written as digits: one text for each rater, one digit for each unit, a point for a gap.
/// Every unit is a cluster of its own.
pub(crate) fn digits(rows: &[&str]) -> Ratings {
    let rows: Vec<Row> =
        rows.iter().map(|row| row.chars().map(|digit| digit.to_digit(10).map(f64::from)).collect()).collect();
    let clusters: Vec<usize> = (0..rows.first().map_or(0, Vec::len)).collect();
    table(&rows, &clusters)
}

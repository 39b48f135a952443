//! The table at the end.

use crate::moment::Kind;
use crate::series::Series;

/// Prints a line for each series, and then what was lost.
pub(crate) fn print(all: &[Series]) {
    let [first, second, third, fourth] = Kind::ALL;
    println!(
        "\n{:<9} {:<4} {:>6} {first:>11} {second:>7} {third:>9} {fourth:>4} {:>13} {:>17} {:>7}",
        "browser", "over", "kills", "grades shown", "characters shown", "losses"
    );
    for series in all {
        let [first, second, third, fourth] =
            Kind::ALL.map(|kind| series.kills.iter().filter(|killed| **killed == kind).count());
        println!(
            "{:<9} {:<4} {:>6} {first:>11} {second:>7} {third:>9} {fourth:>4} {:>13} {:>17} {:>7}",
            series.browser,
            series.way,
            series.kills.len(),
            series.shown.0,
            series.shown.1,
            series.lost.len()
        );
    }
    for lost in all.iter().flat_map(|series| &series.lost) {
        println!("lost: {lost}");
    }
}

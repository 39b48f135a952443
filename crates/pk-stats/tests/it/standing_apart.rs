//! Which ratings stand apart, and why.

use pk_stats::{Apart, TooFew, Why, apart};

use crate::table::{digits, table};

#[test]
fn two_levels_from_the_median_of_the_others_is_far() {
    let found = apart(&digits(&["30", "11", "11", "10"]));
    let three = Apart { rater: 0, unit: 0, value: 3.0, median: 1.0, why: Why::FarAndUnusual };
    assert_eq!(found, Ok(vec![three]));
}

#[test]
fn far_from_others_who_scatter_is_not_unusual() {
    let found = apart(&digits(&["0", "1", "2", "3", "3"])).expect("five rated");
    let of =
        |rater: usize| found.iter().find(|apart| apart.rater == rater).map(|apart| (apart.median, apart.why));
    assert_eq!(of(0), Some((2.5, Why::Far)));
    assert_eq!(found.len(), 1);
}

#[test]
fn between_whole_levels_less_than_two_can_be_unusual() {
    let unit = |value: f64| vec![Some(value)];
    let rows = vec![unit(2.5), unit(1.0), unit(1.1), unit(1.2), unit(0.9)];
    let found = apart(&table(&rows, &[0])).expect("five rated");
    let found: Vec<_> = found.iter().map(|apart| (apart.rater, apart.why)).collect();
    assert_eq!(found, vec![(0, Why::Unusual)]);
}

#[test]
fn the_next_level_is_never_apart() {
    assert_eq!(apart(&digits(&["2", "1", "1", "1", "1", "1"])), Ok(Vec::new()));
}

#[test]
fn of_two_neither_stands_apart() {
    assert_eq!(apart(&digits(&["0.", "3.", "1."])), apart(&digits(&["0", "3", "1"])));
    assert_eq!(apart(&digits(&["0.1", "3.1", ".11"])), Ok(Vec::new()));
    assert_eq!(apart(&digits(&["0", "3"])), Err(TooFew::Raters { has: 2, needs: 3 }));
}

#[test]
fn of_a_panel_that_splits_the_smaller_side_is_found() {
    let found = apart(&digits(&["0", "3", "0", "3", "3"])).expect("five rated");
    assert_eq!(found.iter().map(|apart| apart.rater).collect::<Vec<_>>(), vec![0, 2]);
}

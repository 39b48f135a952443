//! What holds for every table.

use pk_stats::{
    Estimate, Interval, LARGEST, Metric, Outcome, Ratings, Severity, TooFew, alpha, apart, concordance, icc,
    severities,
};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};

use crate::table::{Row, table};

const METRICS: [Metric; 3] = [Metric::Nominal, Metric::Ordinal, Metric::Interval];

/// The same cases on every run, and no file of failures beside the tests.
fn config() -> Config {
    let config = Config { failure_persistence: None, ..Config::default() };
    match config.rng_seed {
        RngSeed::Random => Config { rng_seed: RngSeed::Fixed(1000), ..config },
        RngSeed::Fixed(_) => config,
    }
}

/// What raters gave, rater by rater, and the cluster of every unit.
type Grades = (Vec<Row>, Vec<usize>);

fn rows_of<C>(
    cell: C,
    raters: impl Strategy<Value = usize>,
    units: impl Strategy<Value = usize>,
) -> impl Strategy<Value = Grades>
where
    C: Strategy<Value = Option<f64>> + Clone,
{
    (raters, units).prop_flat_map(move |(raters, units)| {
        let row = prop::collection::vec(cell.clone(), units);
        (prop::collection::vec(row, raters), prop::collection::vec(0..4_usize, units))
    })
}

/// Levels, with gaps.
fn grades() -> impl Strategy<Value = Grades> {
    rows_of(prop::option::weighted(0.85, (0..4_i32).prop_map(f64::from)), 0..6_usize, 0..9_usize)
}

/// Tenths, without gaps.
fn complete_grades() -> impl Strategy<Value = Grades> {
    rows_of((0..31_i32).prop_map(|tenths| Some(f64::from(tenths) / 10.0)), 2..6_usize, 2..9_usize)
}

/// Whatever a number can be.
fn anything() -> impl Strategy<Value = Grades> {
    let number = prop_oneof![
        any::<f64>(),
        prop::num::f64::ANY,
        (0..3_i32).prop_map(f64::from),
        -1000.0..1000.0,
        Just(LARGEST),
        Just(-LARGEST),
        Just(f64::INFINITY),
        Just(5e-324),
        Just(1e-160),
    ];
    rows_of(prop::option::weighted(0.9, number), 0..6_usize, 0..7_usize)
}

/// All numbers that any measure gives, or what is lacking.
fn all_numbers(ratings: &Ratings) -> Vec<Outcome<f64>> {
    let mut numbers: Vec<Outcome<f64>> =
        METRICS.iter().map(|metric| alpha(ratings, *metric).map(|alpha| alpha.value)).collect();
    let icc = icc(ratings);
    numbers.extend(of_estimate(icc.map(|icc| icc.single)));
    numbers.extend(of_estimate(icc.and_then(|icc| icc.average)));
    let concordance = concordance(ratings);
    numbers.extend([concordance.map(|found| found.w), concordance.map(|found| found.p)]);
    numbers.extend(severities(ratings).into_iter().flat_map(of_severity));
    numbers
}

fn of_interval(interval: Outcome<Interval>) -> [Outcome<f64>; 2] {
    [interval.map(|interval| interval.low), interval.map(|interval| interval.high)]
}

fn of_estimate(estimate: Outcome<Estimate>) -> [Outcome<f64>; 3] {
    let [low, high] = of_interval(estimate.and_then(|estimate| estimate.interval));
    [estimate.map(|estimate| estimate.value), low, high]
}

fn of_severity(severity: Outcome<Severity>) -> [Outcome<f64>; 5] {
    let [low, high] = of_interval(severity.and_then(|severity| severity.interval));
    let spread = severity.and_then(|severity| severity.spread);
    let rank_correlation = severity.and_then(|severity| severity.rank_correlation);
    [severity.map(|severity| severity.mean), low, high, spread, rank_correlation]
}

fn close(left: f64, right: f64) -> bool {
    (left - right).abs() <= 1e-9 * left.abs().max(right.abs()).max(1.0)
}

fn same(left: &[Outcome<f64>], right: &[Outcome<f64>]) -> Result<(), TestCaseError> {
    let alike = |pair: (&Outcome<f64>, &Outcome<f64>)| match pair {
        (Ok(left), Ok(right)) => close(*left, *right),
        (left, right) => left == right,
    };
    prop_assert!(left.len() == right.len() && left.iter().zip(right).all(alike), "{left:?}\n{right:?}");
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_order_of_units_is_irrelevant(
        ((rows, clusters), order) in grades().prop_flat_map(|grades| {
            let units: Vec<usize> = (0..grades.1.len()).collect();
            (Just(grades), Just(units).prop_shuffle())
        })
    ) {
        let shuffled: Vec<Row> = rows.iter().map(|row| order.iter().map(|unit| row[*unit]).collect()).collect();
        let labels: Vec<usize> = order.iter().map(|unit| clusters[*unit]).collect();
        let (before, after) = (table(&rows, &clusters), table(&shuffled, &labels));
        same(&all_numbers(&before), &all_numbers(&after))?;
        let places = |found: Outcome<Vec<pk_stats::Apart>>, name: &dyn Fn(usize) -> usize| {
            found.map(|found| {
                let mut places: Vec<_> = found.iter().map(|apart| (name(apart.unit), apart.rater)).collect();
                places.sort_unstable();
                places
            })
        };
        prop_assert_eq!(places(apart(&before), &|unit| unit), places(apart(&after), &|unit| order[unit]));
    }

    #[test]
    fn the_order_of_raters_is_irrelevant(
        ((rows, clusters), order) in grades().prop_flat_map(|grades| {
            let raters: Vec<usize> = (0..grades.0.len()).collect();
            (Just(grades), Just(raters).prop_shuffle())
        })
    ) {
        let shuffled: Vec<Row> = order.iter().map(|rater| rows[*rater].clone()).collect();
        let (before, after) = (table(&rows, &clusters), table(&shuffled, &clusters));
        let of_all = |ratings: &Ratings| -> Vec<Outcome<f64>> {
            let severities = severities(ratings).len() * 5;
            let numbers = all_numbers(ratings);
            numbers[..numbers.len() - severities].to_vec()
        };
        same(&of_all(&before), &of_all(&after))?;
        let before = severities(&before);
        for (after, rater) in severities(&after).into_iter().zip(order) {
            same(&of_severity(before[rater]), &of_severity(after))?;
        }
    }

    #[test]
    fn the_names_of_clusters_are_irrelevant((rows, clusters) in grades()) {
        let renamed: Vec<usize> = clusters.iter().map(|label| usize::MAX - 7 * label).collect();
        same(&all_numbers(&table(&rows, &clusters)), &all_numbers(&table(&rows, &renamed)))?;
    }

    #[test]
    fn a_constant_for_one_rater_moves_severity_and_nothing_of_its_steadiness(
        (rows, clusters) in complete_grades(), rater in any::<prop::sample::Index>(), quarters in -8..9_i32,
    ) {
        let (rater, shift) = (rater.index(rows.len()), f64::from(quarters) / 4.0);
        let mut shifted = rows.clone();
        for cell in &mut shifted[rater] {
            *cell = cell.map(|value| value + shift);
        }
        let (before, after) = (table(&rows, &clusters), table(&shifted, &clusters));
        let away = -shift / (rows.len() - 1) as f64;
        for (other, (before, after)) in severities(&before).into_iter().zip(severities(&after)).enumerate() {
            let by = if other == rater { shift } else { away };
            let moved = before.map(|before| Severity {
                mean: before.mean + by,
                interval: before.interval.map(|Interval { low, high }| Interval { low: low + by, high: high + by }),
                ..before
            });
            same(&of_severity(moved), &of_severity(after))?;
        }
        match (concordance(&before), concordance(&after)) {
            (Ok(before), Ok(after)) => prop_assert!(close(before.w, after.w)),
            (before, after) => prop_assert_eq!(before, after),
        }
    }

    #[test]
    fn another_unit_and_zero_change_no_agreement((rows, clusters) in grades(), tens in 1..50_i32, zero in -50..50_i32) {
        let scale = |value: f64| value * f64::from(tens) / 10.0 + f64::from(zero);
        let scaled: Vec<Row> = rows.iter().map(|row| row.iter().map(|cell| cell.map(scale)).collect()).collect();
        let (before, after) = (table(&rows, &clusters), table(&scaled, &clusters));
        let severities = rows.len() * 5;
        let (before, after) = (all_numbers(&before), all_numbers(&after));
        same(&before[..before.len() - severities], &after[..after.len() - severities])?;
    }

    #[test]
    fn who_all_agree_have_an_alpha_of_one(
        grades in prop::collection::vec(0..4_i32, 2..9), raters in 2..5_usize, absent in any::<prop::sample::Index>(),
    ) {
        let row: Row = grades.iter().map(|grade| Some(f64::from(*grade))).collect();
        let mut rows = vec![row; raters + 1];
        let gap = absent.index(grades.len());
        rows[raters][gap] = None;
        let ratings = table(&rows, &vec![0; grades.len()]);
        let constant = grades.iter().all(|grade| Some(grade) == grades.first());
        for metric in METRICS {
            match alpha(&ratings, metric) {
                Ok(alpha) => prop_assert!(!constant && alpha.value == 1.0),
                Err(lacking) => prop_assert!(constant && lacking == TooFew::NoVariation),
            }
        }
    }

    #[test]
    fn agreement_keeps_its_bounds((rows, clusters) in grades()) {
        let ratings = table(&rows, &clusters);
        if let Ok(found) = concordance(&ratings) {
            prop_assert!((0.0..=1.0).contains(&found.w) && (0.0..=1.0).contains(&found.p));
        }
        for metric in METRICS {
            if let Ok(found) = alpha(&ratings, metric) {
                prop_assert!(found.value <= 1.0);
            }
        }
        if let Ok(found) = icc(&ratings) {
            prop_assert!(found.single.value <= 1.0);
            prop_assert!(found.average.map_or(0.0, |average| average.value) <= 1.0);
        }
        for severity in severities(&ratings).into_iter().flatten() {
            let around = |interval: Interval| interval.low <= severity.mean && severity.mean <= interval.high;
            prop_assert!(severity.interval.is_ok_and(around) || severity.interval.is_err());
            prop_assert!((-1.0..=1.0).contains(&severity.rank_correlation.unwrap_or(0.0)));
        }
    }

    #[test]
    fn who_gives_the_mean_of_the_others_is_neither_strict_nor_mild((rows, clusters) in complete_grades()) {
        let mean = |unit: usize| {
            let given: Vec<f64> = rows.iter().filter_map(|row| row[unit]).collect();
            Some(given.iter().sum::<f64>() / given.len() as f64)
        };
        let mut with_mean = rows.clone();
        with_mean.push((0..clusters.len()).map(mean).collect());
        let last = severities(&table(&with_mean, &clusters)).pop();
        let last = last.expect("there is a last rater").expect("all rated");
        prop_assert!(last.mean.abs() < 1e-12);
        prop_assert!(last.spread.is_ok_and(|spread| spread < 1e-12));
    }

    #[test]
    fn whatever_goes_in_every_number_is_finite((rows, clusters) in anything()) {
        let ratings = table(&rows, &clusters);
        for number in all_numbers(&ratings).into_iter().flatten() {
            prop_assert!(number.is_finite());
        }
        for found in apart(&ratings).into_iter().flatten() {
            prop_assert!(found.value.is_finite() && found.median.is_finite());
        }
    }

    #[test]
    fn what_is_no_number_is_a_gap((rows, clusters) in anything()) {
        let usable = |value: &f64| value.is_finite() && value.abs() <= LARGEST;
        let with_gaps: Vec<Row> = rows.iter().map(|row| row.iter().map(|cell| cell.filter(usable)).collect()).collect();
        prop_assert_eq!(table(&rows, &clusters), table(&with_gaps, &clusters));
    }
}

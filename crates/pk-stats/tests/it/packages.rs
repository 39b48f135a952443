//! Every number is that of the packages in `tests/statistics/requirements.txt`.

use pk_stats::{Estimate, Interval, Metric, Outcome, Ratings, alpha, apart, concordance, icc, severities};
use serde_json::{Map, Value};

use crate::table::{Row, table};

const FIXTURES: &str = include_str!("../../../../tests/statistics/fixtures.json");
const EXPECTED: &str = include_str!("../../../../tests/statistics/expected.json");

/// Relative for numbers above 1, absolute for those below.
const CLOSE: f64 = 1e-9;

/// Compares what was calculated with what a package says, and gathers all differences.
struct Comparison {
    differences: Vec<String>,
    numbers: usize,
}

impl Comparison {
    fn number(&mut self, place: &str, ours: Option<f64>, theirs: &Value) {
        self.numbers += 1;
        let close = match (ours, theirs.as_f64()) {
            (Some(ours), Some(theirs)) => (ours - theirs).abs() <= CLOSE * theirs.abs().max(1.0),
            (None, None) => theirs.is_null(),
            _ => false,
        };
        if !close {
            self.differences.push(format!("{place}: {ours:?}, but the package says {theirs}"));
        }
    }

    fn interval(&mut self, place: &str, ours: Outcome<Interval>, theirs: &Value) {
        self.number(&format!("{place} low"), ours.ok().map(|ours| ours.low), end(theirs, 0));
        self.number(&format!("{place} high"), ours.ok().map(|ours| ours.high), end(theirs, 1));
    }

    fn estimate(&mut self, place: &str, ours: Outcome<Estimate>, theirs: &Value) {
        self.number(place, ours.ok().map(|ours| ours.value), at(theirs, "value"));
        self.interval(place, ours.and_then(|ours| ours.interval), at(theirs, "interval"));
    }

    fn count(&mut self, place: &str, ours: Option<usize>, theirs: &Value) {
        self.number(place, ours.map(|ours| ours as f64), theirs);
    }
}

/// A part of what is expected; of nothing, nothing.
fn at<'a>(value: &'a Value, key: &str) -> &'a Value {
    const NOTHING: &Value = &Value::Null;
    assert!(value.is_null() || value.get(key).is_some(), "{value} has no {key}");
    value.get(key).unwrap_or(NOTHING)
}

fn end(interval: &Value, end: usize) -> &Value {
    const NOTHING: &Value = &Value::Null;
    assert!(interval.is_null() || interval.get(end).is_some(), "{interval} is no interval");
    interval.get(end).unwrap_or(NOTHING)
}

fn cases() -> Map<String, Value> {
    serde_json::from_str(FIXTURES).expect("fixtures.json is JSON")
}

fn expected() -> Map<String, Value> {
    serde_json::from_str(EXPECTED).expect("expected.json is JSON")
}

fn ratings(case: &Value) -> Ratings {
    let list = |value: &Value| value.as_array().expect("a list").clone();
    let clusters: Vec<usize> =
        list(at(case, "clusters")).iter().map(|label| label.as_u64().expect("a label") as usize).collect();
    let row = |row: &Value| -> Row { list(row).iter().map(Value::as_f64).collect() };
    table(&list(at(case, "ratings")).iter().map(row).collect::<Vec<Row>>(), &clusters)
}

/// Compares all cases by one measure.
fn compare(measure: impl Fn(&mut Comparison, &str, &Ratings, &Value)) {
    let (cases, expected) = (cases(), expected());
    assert!(cases.keys().eq(expected.keys()), "fixtures.json and expected.json have different cases");
    let mut comparison = Comparison { differences: Vec::new(), numbers: 0 };
    for (name, case) in &cases {
        measure(&mut comparison, name, &ratings(case), &expected[name]);
    }
    assert!(comparison.numbers >= cases.len(), "only {} numbers were compared", comparison.numbers);
    assert!(comparison.differences.is_empty(), "\n{}", comparison.differences.join("\n"));
}

#[test]
fn alpha_is_that_of_krippendorff() {
    compare(|comparison, name, ratings, expected| {
        for (metric, key) in
            [(Metric::Nominal, "nominal"), (Metric::Ordinal, "ordinal"), (Metric::Interval, "interval")]
        {
            let ours = alpha(ratings, metric).ok().map(|alpha| alpha.value);
            comparison.number(&format!("{name} {key}"), ours, at(at(expected, "alpha"), key));
        }
    });
}

#[test]
fn icc_is_that_of_pingouin() {
    compare(|comparison, name, ratings, expected| {
        // pingouin refuses fewer than five ratings, we do not.
        if name == "two-by-two-opposed" {
            return;
        }
        let (ours, theirs) = (icc(ratings), at(expected, "icc"));
        comparison.count(&format!("{name} raters"), ours.ok().map(|ours| ours.raters), at(theirs, "raters"));
        comparison.count(&format!("{name} units"), ours.ok().map(|ours| ours.units), at(theirs, "units"));
        comparison.estimate(&format!("{name} single"), ours.map(|ours| ours.single), at(theirs, "single"));
        comparison.estimate(
            &format!("{name} average"),
            ours.and_then(|ours| ours.average),
            at(theirs, "average"),
        );
    });
}

#[test]
fn concordance_is_that_of_the_textbook() {
    compare(|comparison, name, ratings, expected| {
        let (ours, theirs) = (concordance(ratings).ok(), at(expected, "concordance"));
        comparison.count(&format!("{name} raters"), ours.map(|ours| ours.raters), at(theirs, "raters"));
        comparison.count(&format!("{name} units"), ours.map(|ours| ours.units), at(theirs, "units"));
        comparison.count(&format!("{name} freedom"), ours.map(|ours| ours.freedom), at(theirs, "freedom"));
        comparison.number(&format!("{name} w"), ours.map(|ours| ours.w), at(theirs, "w"));
        comparison.number(
            &format!("{name} chi-square"),
            ours.map(|ours| ours.chi_square),
            at(theirs, "chi_square"),
        );
        comparison.number(&format!("{name} p"), ours.map(|ours| ours.p), at(theirs, "p"));
        // Small ones by their exponents too.
        let exponent = at(theirs, "p").as_f64().map_or(Value::Null, |p| p.ln().into());
        comparison.number(&format!("{name} ln p"), ours.map(|ours| ours.p.ln()), &exponent);
    });
}

#[test]
fn severity_is_that_of_statsmodels() {
    compare(|comparison, name, ratings, expected| {
        let theirs = at(expected, "severities").as_array().expect("a list");
        let all = severities(ratings);
        assert_eq!(all.len(), theirs.len(), "{name}");
        for (rater, (ours, theirs)) in all.into_iter().zip(theirs).enumerate() {
            let place = format!("{name} {rater}");
            comparison.count(
                &format!("{place} cells"),
                ours.ok().map(|ours| ours.cells),
                at(theirs, "cells"),
            );
            comparison.count(
                &format!("{place} clusters"),
                ours.ok().map(|ours| ours.clusters),
                at(theirs, "clusters"),
            );
            comparison.number(&format!("{place} mean"), ours.ok().map(|ours| ours.mean), at(theirs, "mean"));
            comparison.interval(
                &format!("{place} interval"),
                ours.and_then(|ours| ours.interval),
                at(theirs, "interval"),
            );
            comparison.number(
                &format!("{place} spread"),
                ours.and_then(|ours| ours.spread).ok(),
                at(theirs, "spread"),
            );
            comparison.number(
                &format!("{place} rank correlation"),
                ours.and_then(|ours| ours.rank_correlation).ok(),
                at(theirs, "rank_correlation"),
            );
        }
    });
}

#[test]
fn who_stands_apart_is_found_as_word_by_word() {
    compare(|comparison, name, ratings, expected| {
        let theirs = at(expected, "apart");
        let ours = apart(ratings).ok();
        comparison.count(
            &format!("{name} found"),
            ours.as_ref().map(Vec::len),
            &theirs.as_array().map_or(Value::Null, |found| found.len().into()),
        );
        for (ours, theirs) in ours.iter().flatten().zip(theirs.as_array().into_iter().flatten()) {
            let place = format!("{name}, rater {} unit {}", ours.rater, ours.unit);
            comparison.count(&format!("{place} rater"), Some(ours.rater), at(theirs, "rater"));
            comparison.count(&format!("{place} unit"), Some(ours.unit), at(theirs, "unit"));
            comparison.number(&format!("{place} value"), Some(ours.value), at(theirs, "value"));
            comparison.number(&format!("{place} median"), Some(ours.median), at(theirs, "median"));
            assert_eq!(Some(format!("{:?}", ours.why).as_str()), at(theirs, "why").as_str(), "{place}");
        }
    });
}

//! Where there is no number, it is said what is lacking.

use pk_stats::{Interval, Metric, TooFew, alpha, apart, concordance, icc, severities};

use crate::table::{digits, table};

const METRICS: [Metric; 3] = [Metric::Nominal, Metric::Ordinal, Metric::Interval];

#[test]
fn one_rater_is_too_few() {
    for alone in [digits(&["0123"]), digits(&["....", "0123", "...."])] {
        let lacking = TooFew::Raters { has: 1, needs: 2 };
        for metric in METRICS {
            assert_eq!(alpha(&alone, metric), Err(lacking));
        }
        assert_eq!(icc(&alone), Err(lacking));
        assert_eq!(concordance(&alone), Err(lacking));
        assert_eq!(severities(&alone), vec![Err(lacking); alone.raters()]);
        assert_eq!(apart(&alone), Err(TooFew::Raters { has: 1, needs: 3 }));
    }
}

#[test]
fn nobody_and_nothing_are_too_few() {
    for nobody in [table(&[], &[]), table(&[], &[0, 1]), table(&[vec![], vec![]], &[]), digits(&["..", ".."])]
    {
        let lacking = TooFew::Raters { has: 0, needs: 2 };
        assert_eq!(alpha(&nobody, Metric::Ordinal), Err(lacking));
        assert_eq!(icc(&nobody), Err(lacking));
        assert_eq!(concordance(&nobody), Err(lacking));
        assert_eq!(severities(&nobody), vec![Err(lacking); nobody.raters()]);
        assert_eq!(apart(&nobody), Err(TooFew::Raters { has: 0, needs: 3 }));
    }
}

#[test]
fn raters_who_never_rate_the_same_unit_cannot_be_compared() {
    let strangers = digits(&["12..", "..23"]);
    assert_eq!(alpha(&strangers, Metric::Nominal), Err(TooFew::Units { has: 0, needs: 1 }));
    assert_eq!(icc(&strangers), Err(TooFew::Units { has: 0, needs: 2 }));
    assert_eq!(concordance(&strangers), Err(TooFew::Units { has: 0, needs: 2 }));
    assert_eq!(severities(&strangers), vec![Err(TooFew::Units { has: 0, needs: 1 }); 2]);
    let three = digits(&["12...", "..23.", "2..1."]);
    assert_eq!(apart(&three), Err(TooFew::Units { has: 0, needs: 1 }));
}

#[test]
fn one_complete_unit_is_too_few_for_what_compares_units() {
    let one = digits(&["12.", "1.3", "20."]);
    assert_eq!(icc(&one), Err(TooFew::Units { has: 1, needs: 2 }));
    assert_eq!(concordance(&one), Err(TooFew::Units { has: 1, needs: 2 }));
    assert!(alpha(&one, Metric::Interval).is_ok());
}

#[test]
fn where_all_is_equal_nothing_varies() {
    let equal = digits(&["2222", "2222", "222."]);
    for metric in METRICS {
        assert_eq!(alpha(&equal, metric), Err(TooFew::NoVariation));
    }
    assert_eq!(icc(&equal), Err(TooFew::NoVariation));
    assert_eq!(concordance(&equal), Err(TooFew::NoVariation));
    for severity in severities(&equal) {
        let severity = severity.expect("who is equal to the others has a severity");
        assert_eq!((severity.mean, severity.spread), (0.0, Ok(0.0)));
        assert_eq!(severity.interval, Ok(Interval { low: 0.0, high: 0.0 }));
        assert_eq!(severity.rank_correlation, Err(TooFew::NoVariation));
    }
    assert_eq!(apart(&equal), Ok(Vec::new()));
}

#[test]
fn a_tenth_that_is_everywhere_does_not_vary_by_rounding() {
    let rows = vec![vec![Some(0.1); 7]; 3];
    let tenths = table(&rows, &[0, 0, 1, 1, 2, 2, 3]);
    assert_eq!(alpha(&tenths, Metric::Interval), Err(TooFew::NoVariation));
    assert_eq!(icc(&tenths), Err(TooFew::NoVariation));
    for severity in severities(&tenths) {
        let severity = severity.expect("who is equal to the others has a severity");
        assert_eq!(severity.rank_correlation, Err(TooFew::NoVariation));
    }
}

#[test]
fn constant_raters_agree_on_no_unit_and_rank_none() {
    let constant = digits(&["1111", "2222", "3333"]);
    assert!(alpha(&constant, Metric::Interval).is_ok_and(|alpha| alpha.value < 0.0));
    let icc = icc(&constant).expect("the raters differ");
    assert_eq!((icc.single.value, icc.single.interval), (0.0, Err(TooFew::NoVariation)));
    assert_eq!(concordance(&constant), Err(TooFew::NoVariation));
}

#[test]
fn perfect_agreement_tells_nothing_of_its_uncertainty() {
    let icc = icc(&digits(&["0312", "0312", "0312"])).expect("the units differ");
    assert_eq!((icc.single.value, icc.single.interval), (1.0, Err(TooFew::NoVariation)));
    let average = icc.average.expect("the mean is as good as each");
    assert_eq!((average.value, average.interval), (1.0, Err(TooFew::NoVariation)));
}

#[test]
fn raters_who_contradict_each_other_have_no_reliable_mean() {
    let opposed = icc(&digits(&["0123", "3210"])).expect("the raters differ");
    assert_eq!(opposed.single.value, -2.0);
    assert_eq!(opposed.average, Err(TooFew::Opposed));
    let nearly = icc(&digits(&["03120", "30213", "12302"])).expect("the raters differ");
    assert!(nearly.single.interval.is_ok_and(|interval| interval.low < -0.5));
    assert!(nearly.average.is_ok_and(|average| average.interval == Err(TooFew::Opposed)));
    // All four numbers are needed to say it: the units' means are equal, so are the raters'.
    assert_eq!(icc(&digits(&["01", "10"])), Err(TooFew::NoVariation));
}

#[test]
fn one_district_has_no_interval_and_one_cell_no_spread() {
    let rows = vec![vec![Some(1.0), Some(2.0)], vec![Some(2.0), Some(2.0)]];
    let [Ok(first), Ok(_)] = severities(&table(&rows, &[5, 5]))[..] else { panic!("both rated") };
    assert_eq!((first.mean, first.interval), (-0.5, Err(TooFew::Clusters { has: 1, needs: 2 })));
    assert!(first.spread.is_ok());
    let [Ok(first), Ok(_)] = severities(&digits(&["1.", "2."]))[..] else { panic!("both rated") };
    assert_eq!(first.spread, Err(TooFew::Units { has: 1, needs: 2 }));
    assert_eq!(first.rank_correlation, Err(TooFew::Units { has: 1, needs: 2 }));
}

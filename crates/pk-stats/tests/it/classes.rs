//! Numbers as classes, at their thresholds.

use pk_stats::{Agreement, Leaning, TooFew, severities};

use crate::table::{Row, digits, table};

#[test]
fn agreement_has_the_thresholds_of_its_sources() {
    use Agreement::{Excellent, Good, Moderate, Weak};
    let alpha =
        [(-0.2, Weak), (0.6669, Weak), (0.667, Moderate), (0.7999, Moderate), (0.8, Good), (1.0, Good)];
    for (number, class) in alpha {
        assert_eq!(Agreement::of_alpha(number), class, "alpha {number}");
    }
    let icc = [(-2.0, Weak), (0.499, Weak), (0.5, Moderate), (0.75, Good), (0.9, Good), (0.9001, Excellent)];
    for (number, class) in icc {
        assert_eq!(Agreement::of_icc(number), class, "ICC {number}");
    }
    let w = [(0.0, Weak), (0.49, Weak), (0.5, Moderate), (0.69, Moderate), (0.7, Good), (0.9, Excellent)];
    for (number, class) in w {
        assert_eq!(Agreement::of_concordance(number), class, "W {number}");
    }
    assert!(Weak < Moderate && Moderate < Good && Good < Excellent);
}

#[test]
fn who_leans_is_told_by_the_interval() {
    let leanings = |rows: &[&str]| -> Vec<_> {
        severities(&digits(rows))
            .into_iter()
            .map(|severity| severity.and_then(|severity| severity.leaning()))
            .collect()
    };
    let strict = leanings(&["001120", "123232", "123231"]);
    assert_eq!(strict, vec![Ok(Leaning::Strict), Ok(Leaning::Mild), Ok(Leaning::Mild)]);
    assert_eq!(leanings(&["0123", "1032"]), vec![Ok(Leaning::Neither); 2]);
    assert_eq!(leanings(&["0123", "0123"]), vec![Ok(Leaning::Neither); 2]);
    let one_district: Vec<Row> = vec![vec![Some(1.0); 3], vec![Some(2.0); 3]];
    for severity in severities(&table(&one_district, &[0, 0, 0])) {
        let leaning = severity.and_then(|severity| severity.leaning());
        assert_eq!(leaning, Err(TooFew::Clusters { has: 1, needs: 2 }));
    }
}

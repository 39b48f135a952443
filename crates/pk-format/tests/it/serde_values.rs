//! Values that come through serde are those of the text.

use crate::edit::{rows, sample_sheets};
use crate::property::config;
use crate::random::node;
use pk_core::Decimal;
use pk_format::{Node, Value, canonical, parse};
use proptest::prelude::*;

/// The tree without positions.
fn bare(node: &Node) -> Node {
    match &node.value {
        Value::List(items) => Node::list(items.iter().map(bare)),
        Value::Map(fields) => {
            let fields = fields.iter().map(|(key, node)| (key.clone(), bare(node)));
            Value::Map(fields.collect()).into()
        }
        other => other.clone().into(),
    }
}

fn check(text: &str) {
    let node: Node = serde_json::from_str(text).unwrap();
    assert_eq!(node, bare(&parse(text.as_bytes()).unwrap()), "{text}");
}

#[test]
fn files() {
    check(&rows(&sample_sheets()));
}

#[test]
fn numbers() {
    for text in
        ["0", "-0", "1", "-1", "2.5", "-0.001", "0.1", "9999.999", "10000", "1.50", "9007199254740991"]
    {
        check(text);
    }
    // Too fine or too large for a field of ours, in both ways.
    for text in ["0.0001", "1e300", "18446744073709551615", "9223372036854775807", "0.12345"] {
        check(text);
        assert_eq!(serde_json::from_str::<Node>(text).unwrap().value, Value::WildNumber);
    }
}

#[test]
fn keys_that_stand_twice_are_kept() {
    check("{\"a\": 1, \"a\": 2}");
}

#[test]
fn what_is_too_deep_is_refused() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    check(&nested(32));
    assert!(serde_json::from_str::<Node>(&nested(33)).is_err());
    assert!(parse(nested(33).as_bytes()).is_err());
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn decimals_of_instruments(thousandths in -10_000_000..=10_000_000_i64) {
        let node: Node = Value::Number(Decimal::from_thousandths(thousandths)).into();
        check(&canonical(&node));
        let again: Node = serde_json::from_str(&serde_json::to_string(&node).unwrap()).unwrap();
        prop_assert_eq!(again, node);
    }

    #[test]
    fn whole_numbers(whole in 0..1_u64 << 53) {
        check(&whole.to_string());
        let again: Node = serde_json::from_str(&serde_json::to_string(&Node::whole(whole)).unwrap()).unwrap();
        prop_assert_eq!(again, Node::whole(whole));
    }

    #[test]
    fn trees(node in node().prop_filter("instrument numbers", is_plain)) {
        check(&canonical(&node));
        let again: Node = serde_json::from_str(&serde_json::to_string(&node).unwrap()).unwrap();
        prop_assert_eq!(again, node);
    }
}

fn is_plain(node: &Node) -> bool {
    match &node.value {
        Value::Number(number) => number.thousandths().unsigned_abs() <= 10_000_000,
        Value::List(items) => items.iter().all(is_plain),
        Value::Map(fields) => fields.iter().all(|(_, node)| is_plain(node)),
        _ => true,
    }
}

//! Values that go out through serde are those of the text.

use crate::edit::{rows, sample_sheets, tree};
use crate::property::config;
use crate::random::node;
use pk_core::Decimal;
use pk_format::{Node, Value, canonical, parse};
use proptest::prelude::*;

/// What serde makes of the value, and what another reader makes of its text, is the same.
fn check(node: &Node) {
    let text = serde_json::to_string(node).unwrap();
    assert_eq!(canonical(&parse(text.as_bytes()).unwrap()), canonical(node));
    // The other reader keeps one of two equal keys.
    assert_eq!(serde_json::to_value(node).unwrap(), tree(&canonical(node)));
}

#[test]
fn files() {
    check(&parse(rows(&sample_sheets()).as_bytes()).unwrap());
}

#[test]
fn numbers_that_no_field_can_hold_are_null() {
    for text in ["0.0001", "1e300", "18446744073709551615", "9223372036854775807", "1e2"] {
        let node = parse(text.as_bytes()).unwrap();
        assert_eq!(node.value, Value::WildNumber, "{text}");
        assert_eq!(serde_json::to_string(&node).unwrap(), "null");
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn decimals_of_instruments(thousandths in -10_000_000..=10_000_000_i64) {
        check(&Value::Number(Decimal::from_thousandths(thousandths)).into());
    }

    #[test]
    fn whole_numbers(whole in 0..1_u64 << 53) {
        check(&Node::whole(whole));
        prop_assert_eq!(serde_json::to_string(&Node::whole(whole)).unwrap(), whole.to_string());
    }

    #[test]
    fn trees(node in node().prop_filter("plain", is_plain)) {
        check(&node);
    }
}

/// Numbers of instruments, and no key twice.
fn is_plain(node: &Node) -> bool {
    match &node.value {
        Value::Number(number) => number.thousandths().unsigned_abs() <= 10_000_000,
        Value::List(items) => items.iter().all(is_plain),
        Value::Map(fields) => {
            let is_new = |index: usize| fields[..index].iter().all(|(key, _)| *key != fields[index].0);
            fields.iter().enumerate().all(|(index, (_, node))| is_new(index) && is_plain(node))
        }
        _ => true,
    }
}

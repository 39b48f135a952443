//! The canonical form, by the examples that RFC 8785 publishes.

use expect_test::{Expect, expect};
use pk_core::Decimal;
use pk_format::{Node, Value, canonical, parse};
use proptest::prelude::*;

fn check(json: &str, expected: Expect) {
    expected.assert_eq(&canonical(&parse(json.as_bytes()).unwrap()));
}

/// Section 3.2.2; of its numbers, those that a file of ours can hold.
#[test]
fn section_3_2_2_serialization() {
    check(
        r#"{
            "numbers": [4.50, 2e-3, 0.002],
            "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
            "literals": [null, true, false]
        }"#,
        expect![[
            r#"{"literals":[null,true,false],"numbers":[4.5,null,0.002],"string":"€$\u000f\nA'B\"\\\\\"/"}"#
        ]],
    );
}

/// Section 3.2.3: keys are sorted by UTF-16 code units, so that the emoji comes before the Hebrew letter.
#[test]
fn section_3_2_3_sorting() {
    let json = r#"{
        "\u20ac": "Euro Sign",
        "\r": "Carriage Return",
        "\ufb33": "Hebrew Letter Dalet With Dagesh",
        "1": "One",
        "\ud83d\ude00": "Emoji: Grinning Face",
        "\u0080": "Control",
        "\u00f6": "Latin Small Letter O With Diaeresis"
    }"#;
    let text = canonical(&parse(json.as_bytes()).unwrap());
    let Value::Map(sorted) = parse(text.as_bytes()).unwrap().value else { unreachable!() };
    let values: Vec<String> = sorted.iter().map(|(_, node)| canonical(node)).collect();
    expect![[r#"
        "Carriage Return"
        "One"
        "Control"
        "Latin Small Letter O With Diaeresis"
        "Euro Sign"
        "Emoji: Grinning Face"
        "Hebrew Letter Dalet With Dagesh""#]]
    .assert_eq(&values.join("\n"));
}

/// Section 3.2.2.2: short escapes where there are any, lower-case `\u00xx` for other controls, nothing else.
#[test]
fn section_3_2_2_2_strings() {
    let escaped: String = (0..0x20_u32).map(|code| format!("\\u{code:04X}")).collect();
    check(
        &format!("\"{escaped}\""),
        expect![[
            r#""\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f""#
        ]],
    );
    let raw = canonical(&parse(br#""\u007f\u0080\u2028\/\ud83d\ude00\u00e9""#).unwrap());
    assert_eq!(raw, "\"\u{7f}\u{80}\u{2028}/\u{1f600}\u{e9}\"");
    check(r#""\"\\""#, expect![[r#""\"\\""#]]);
}

#[test]
fn numbers_are_as_short_as_they_can_be() {
    for (thousandths, text) in [
        (0, "0"),
        (1, "0.001"),
        (10, "0.01"),
        (-500, "-0.5"),
        (2_500, "2.5"),
        (100_000, "100"),
        (-1_050, "-1.05"),
        (i64::MAX, "9223372036854775.807"),
        (i64::MIN, "-9223372036854775.808"),
    ] {
        assert_eq!(canonical(&Value::Number(Decimal::from_thousandths(thousandths)).into()), text);
    }
    check("[-0, -0.0, 1.50, 1.000, 10.0]", expect!["[0,0,1.5,1,10]"]);
}

#[test]
fn white_space_and_order_do_not_matter() {
    check(" { \"b\" : [ 1 , { } , [ ] ] , \"a\" : \"\" } ", expect![[r#"{"a":"","b":[1,{},[]]}"#]]);
}

proptest! {
    #![proptest_config(crate::property::config())]

    #[test]
    fn canonical_text_reads_back_as_itself(node in crate::random::node()) {
        let text = canonical(&node);
        let again = parse(text.as_bytes()).unwrap();
        prop_assert_eq!(canonical(&again), text);
    }

    /// Another writer of JSON reads the same numbers.
    #[test]
    fn numbers_are_those_of_other_readers(thousandths in -10_000_000..10_000_000_i64) {
        let node: Node = Value::Number(Decimal::from_thousandths(thousandths)).into();
        let number: f64 = serde_json::from_str(&canonical(&node)).unwrap();
        prop_assert_eq!((number * 1000.0).round() as i64, thousandths);
    }
}

//! [`Node`] to the canonical JSON of RFC 8785.

use crate::node::{Node, Value};
use pk_core::Decimal;

/// The canonical form: keys sorted by UTF-16 code units, no white space, shortest escapes and numbers.
#[must_use]
pub fn canonical(node: &Node) -> String {
    let mut out = String::new();
    write_node(&mut out, node);
    out
}

fn write_node(out: &mut String, node: &Node) {
    match &node.value {
        // A number that no field can hold is never part of what we write.
        Value::Null | Value::WildNumber => out.push_str("null"),
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => write_number(out, *number),
        Value::Text(text) => write_text(out, text),
        Value::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_node(out, item);
            }
            out.push(']');
        }
        Value::Map(fields) => {
            out.push('{');
            for (index, (key, node)) in sorted(fields).into_iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_text(out, key);
                out.push(':');
                write_node(out, node);
            }
            out.push('}');
        }
    }
}

/// The fields in the order of their keys' UTF-16 code units. Objects of ours are small.
fn sorted(fields: &[(String, Node)]) -> Vec<&(String, Node)> {
    let mut sorted: Vec<&(String, Node)> = Vec::with_capacity(fields.len());
    for field in fields {
        let place = sorted.partition_point(|(key, _)| key.encode_utf16().le(field.0.encode_utf16()));
        sorted.insert(place, field);
    }
    sorted
}

fn write_number(out: &mut String, number: Decimal) {
    let thousandths = number.thousandths();
    let digits = thousandths.unsigned_abs();
    if thousandths < 0 {
        out.push('-');
    }
    out.push_str(&(digits / 1000).to_string());
    let mut rest = digits % 1000;
    let mut unit = 100;
    if rest > 0 {
        out.push('.');
    }
    while rest > 0 {
        out.push(char::from(b'0' + u8::try_from(rest / unit).unwrap_or(0)));
        rest %= unit;
        unit /= 10;
    }
}

fn write_text(out: &mut String, text: &str) {
    out.push('"');
    let mut rest = text;
    while let Some(place) = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f)) {
        let (plain, behind) = rest.split_at(place);
        out.push_str(plain);
        let mut characters = behind.chars();
        match characters.next().unwrap_or_default() {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            control => out.push_str(&format!("\\u{:04x}", u32::from(control))),
        }
        rest = characters.as_str();
    }
    out.push_str(rest);
    out.push('"');
}

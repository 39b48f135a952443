//! [`Node`] to any serde format: how values cross the border to JavaScript.

use crate::node::{Node, Value};
use serde::ser::{Serialize, SerializeMap, Serializer};

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.value {
            Value::Null | Value::WildNumber => serializer.serialize_unit(),
            Value::Bool(value) => serializer.serialize_bool(*value),
            Value::Number(number) if number.thousandths() % 1000 == 0 => {
                serializer.serialize_i64(number.thousandths() / 1000)
            }
            #[expect(
                clippy::cast_precision_loss,
                reason = "a decimal of an instrument is far below 2^53 thousandths"
            )]
            Value::Number(number) => serializer.serialize_f64(number.thousandths() as f64 / 1000.0),
            Value::Text(text) => serializer.serialize_str(text),
            Value::List(items) => serializer.collect_seq(items),
            Value::Map(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (key, node) in fields {
                    map.serialize_entry(key, node)?;
                }
                map.end()
            }
        }
    }
}

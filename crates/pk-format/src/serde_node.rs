//! [`Node`] to and from any serde format: how values cross the border to JavaScript.

use crate::node::{Node, Value};
use pk_core::Decimal;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

/// As deep as our deepest file, twice over; keeps a hostile object from exhausting the stack.
const MOST_DEPTH: u8 = 32;

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Seed { depth: 0 }.read(deserializer)
    }
}

#[derive(Clone, Copy)]
struct Seed {
    depth: u8,
}

impl Seed {
    fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn deeper<E: Error>(self) -> Result<Self, E> {
        let depth = self.depth + 1;
        if depth > MOST_DEPTH { Err(E::custom("too deep")) } else { Ok(Self { depth }) }
    }
}

impl<'de> serde::de::DeserializeSeed<'de> for Seed {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        self.read(deserializer)
    }
}

impl<'de> Visitor<'de> for Seed {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        Ok(Value::Null.into())
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node, E> {
        Ok(Value::Bool(value).into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Node, E> {
        let thousandths = value.checked_mul(1000).map(Decimal::from_thousandths);
        Ok(thousandths.map_or(Value::WildNumber, Value::Number).into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Node, E> {
        i64::try_from(value).map_or(Ok(Value::WildNumber.into()), |value| self.visit_i64(value))
    }

    /// JavaScript has no other numbers. The decimal is the one whose nearest double this is.
    fn visit_f64<E: Error>(self, value: f64) -> Result<Node, E> {
        let thousandths = (value * 1000.0).round();
        #[expect(clippy::float_cmp, reason = "equal to the bit is what is asked")]
        let is_decimal = thousandths.abs() < 9e15 && thousandths / 1000.0 == value;
        #[expect(clippy::cast_possible_truncation, reason = "in range by the line above")]
        let number = Decimal::from_thousandths(thousandths as i64);
        Ok(if is_decimal { Value::Number(number) } else { Value::WildNumber }.into())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Node, E> {
        Ok(Node::text(value))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Node, E> {
        Ok(Node::text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
        let seed = self.deeper()?;
        let mut items = Vec::new();
        while let Some(item) = seq.next_element_seed(seed)? {
            items.push(item);
        }
        Ok(Value::List(items).into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let seed = self.deeper()?;
        let mut fields = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            fields.push((key, map.next_value_seed(seed)?));
        }
        Ok(Value::Map(fields).into())
    }
}

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

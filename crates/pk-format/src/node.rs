//! A JSON value that knows where it stood.

use pk_core::Decimal;
use pk_core::path::{Path, Step};

/// Row and column, both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The row.
    pub row: u32,
    /// The column, in characters.
    pub column: u32,
}

/// A JSON value and where it stood; values that did not come from text have no position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Where it began.
    pub position: Option<Position>,
}

/// A JSON value. Numbers are decimals with at most three places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number in range.
    Number(Decimal),
    /// A number that no field of ours can hold: too large, too fine, or with an exponent.
    WildNumber,
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Node>),
    /// An object, in the order in which it stood; a key may stand twice.
    Map(Vec<(String, Node)>),
}

impl Node {
    /// A string.
    pub fn text(text: impl Into<String>) -> Self {
        Value::Text(text.into()).into()
    }

    /// A whole number. Whoever calls keeps it within 2^53.
    #[must_use]
    pub fn whole(number: u64) -> Self {
        let thousandths = i64::try_from(number).unwrap_or(i64::MAX).saturating_mul(1000);
        Value::Number(Decimal::from_thousandths(thousandths)).into()
    }

    /// An array.
    #[must_use]
    pub fn list<T>(items: &[T], node_of: fn(&T) -> Self) -> Self {
        let mut nodes = Vec::with_capacity(items.len());
        for item in items {
            nodes.push(node_of(item));
        }
        Value::List(nodes).into()
    }

    /// An object.
    #[must_use]
    pub fn map(fields: Vec<(&str, Self)>) -> Self {
        let mut owned = Vec::with_capacity(fields.len());
        for (key, node) in fields {
            owned.push((key.to_owned(), node));
        }
        Value::Map(owned).into()
    }

    /// Adds a field to an object; to anything else, nothing.
    pub fn set(&mut self, key: &str, node: Self) {
        if let Value::Map(fields) = &mut self.value {
            fields.push((key.to_owned(), node));
        }
    }

    /// Adds a string to an object where there is one.
    pub fn set_text(&mut self, key: &str, text: Option<&String>) {
        if let Some(text) = text {
            self.set(key, Self::text(text));
        }
    }

    /// The field `key` of an object.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        match &self.value {
            Value::Map(fields) => fields.iter().find(|(name, _)| name == key).map(|(_, node)| node),
            _ => None,
        }
    }

    /// Where the value at `path` stands, or else the nearest one around it that is there.
    #[must_use]
    pub fn position_of(&self, path: &Path) -> Option<Position> {
        let mut node = self;
        for step in &path.0 {
            let next = match (&node.value, step) {
                (Value::Map(_), Step::Field(name)) => node.get(name),
                (Value::List(items), Step::Item(index)) => items.get(*index),
                _ => None,
            };
            let Some(next) = next else { break };
            node = next;
        }
        node.position
    }
}

impl From<Value> for Node {
    fn from(value: Value) -> Self {
        Self { value, position: None }
    }
}

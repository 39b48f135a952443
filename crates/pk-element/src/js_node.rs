//! Taking a value apart that JavaScript handed in.

use js_sys::{Array, Reflect};
use pk_core::Decimal;
use pk_format::{Kind, Node, Value};
use wasm_bindgen::{JsCast, JsValue};

/// As deep as files are read; keeps a hostile object from exhausting the stack.
const MOST_DEPTH: usize = 32;

/// What `value` would be as JSON; of an object that nothing else may change meanwhile, every own field.
///
/// # Errors
/// It is nested too deep, or holds what JSON cannot hold.
pub(crate) fn node_of(value: &JsValue, depth: usize) -> Result<Node, Kind> {
    if depth > MOST_DEPTH {
        return Err(Kind::TooDeep { most: MOST_DEPTH });
    }
    let plain = if value.is_null() {
        Value::Null
    } else if let Some(flag) = value.as_bool() {
        Value::Bool(flag)
    } else if let Some(number) = value.as_f64() {
        number_of(number)
    } else if let Some(text) = value.as_string() {
        Value::Text(text)
    } else if let Some(array) = value.dyn_ref::<Array>() {
        let mut items = Vec::new();
        for index in 0..array.length() {
            items.push(node_of(&array.get(index), depth + 1)?);
        }
        Value::List(items)
    } else if value.is_object() {
        let mut fields = Vec::new();
        let keys = Reflect::own_keys(value).map_err(|_| Kind::NotJson)?;
        for index in 0..keys.length() {
            let key = keys.get(index);
            let field = Reflect::get(value, &key).map_err(|_| Kind::NotJson)?;
            if let Some(name) = key.as_string().filter(|_| !field.is_undefined()) {
                fields.push((name, node_of(&field, depth + 1)?));
            }
        }
        Value::Map(fields)
    } else {
        return Err(Kind::NotJson);
    };
    Ok(plain.into())
}

/// The decimal whose nearest double this is.
fn number_of(value: f64) -> Value {
    let thousandths = (value * 1000.0).round();
    #[expect(clippy::float_cmp, reason = "equal to the bit is what is asked")]
    let is_decimal = thousandths.abs() < 9e15 && thousandths / 1000.0 == value;
    #[expect(clippy::cast_possible_truncation, reason = "in range by the line above")]
    let number = Decimal::from_thousandths(thousandths as i64);
    if is_decimal { Value::Number(number) } else { Value::WildNumber }
}

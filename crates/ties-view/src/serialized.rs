//! Values of the model in their serialized form.

use serde::Serialize;
use serde_json::Value;

/// The serialized form of a value of the model: `legal-act`, `report`.
pub fn label<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => word,
        Ok(other) => other.to_string(),
        Err(_) => String::new(),
    }
}

/// A value of the model as JSON on one line, without absent keys.
pub fn compact_json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

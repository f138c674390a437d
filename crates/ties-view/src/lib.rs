//! Questions to a dataset, and their answers as a person or a program reads them.
//!
//! An answer never averages disagreement away, and never leaves out who says it and where.

mod between;
mod citation;
mod saying;
mod show;

pub use between::{Between, between};
pub use citation::{cite, date_in_words, locator_in_words};
pub use saying::Saying;
pub use show::{Shown, show};

use serde::Serialize;
use serde_json::Value;

/// The word that a value of the model is written as: `class:expert`, `report`.
pub fn word<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => word,
        Ok(other) => other.to_string(),
        Err(_) => String::new(),
    }
}

/// A value of the model as JSON on one line, without the keys that are absent.
pub fn compact_json<T: Serialize>(value: &T) -> String {
    let mut json = serde_json::to_value(value).unwrap_or_default();
    strip_absent(&mut json);
    json.to_string()
}

/// Takes out what stands for an absent key.
pub(crate) fn strip_absent(value: &mut Value) {
    if let Value::Object(table) = value {
        table.retain(|_, value| {
            strip_absent(value);
            !value.is_null()
                && value.as_array().is_none_or(|list| !list.is_empty())
                && value.as_object().is_none_or(|table| !table.is_empty())
        });
    }
    if let Value::Array(values) = value {
        values.iter_mut().for_each(strip_absent);
    }
}

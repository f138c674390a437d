//! Metadata in JSON leaves out the keys whose values are unknown.

use serde_json::Value;

/// Removes keys with null, an empty list or an empty table.
pub(crate) fn strip_absent(value: &mut Value) {
    match value {
        Value::Object(table) => table.retain(|_, value| {
            strip_absent(value);
            match value {
                Value::Null => false,
                Value::Array(values) => !values.is_empty(),
                Value::Object(table) => !table.is_empty(),
                _ => true,
            }
        }),
        Value::Array(values) => values.iter_mut().for_each(strip_absent),
        _ => {}
    }
}

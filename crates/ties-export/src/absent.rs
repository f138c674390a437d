//! What metadata in JSON leaves out: keys of which nothing is known.

use serde_json::Value;

/// Takes out what stands for an absent key: null, and lists and tables with nothing in them.
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

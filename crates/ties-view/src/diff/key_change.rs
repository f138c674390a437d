//! Values of a record that differ between two versions, by JSON Pointer.

use serde::Serialize;
use serde_json::{Map, Value};
use ties::pointer::{escape, unescape};

/// A value of a record that differs between two versions.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct KeyChange {
    /// The place of the value, as a JSON Pointer: `/when`, `/names/0/text`.
    pub key: String,
    /// The old value; absent if the old version has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<Value>,
    /// The new value; absent if the new version has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<Value>,
}

/// The values that differ between two versions of a record. Lists of tables that have one length
/// are compared table by table, and other lists as a whole.
pub(super) fn key_changes(old: &Value, new: &Value) -> Vec<KeyChange> {
    let mut changes = Vec::new();
    compare(String::new(), Some(old), Some(new), &mut changes);
    changes
}

fn compare(
    pointer: String,
    old: Option<&Value>,
    new: Option<&Value>,
    changes: &mut Vec<KeyChange>,
) {
    if old == new {
        return;
    }
    match (old, new) {
        (Some(Value::Object(old)), Some(Value::Object(new))) => {
            compare_tables(&pointer, old, new, changes);
        }
        (Some(Value::Array(old)), Some(Value::Array(new))) if are_tables(old, new) => {
            for (place, (old, new)) in old.iter().zip(new).enumerate() {
                compare(format!("{pointer}/{place}"), Some(old), Some(new), changes);
            }
        }
        _ => changes.push(KeyChange {
            key: pointer,
            old: old.cloned(),
            new: new.cloned(),
        }),
    }
}

fn compare_tables(
    pointer: &str,
    old: &Map<String, Value>,
    new: &Map<String, Value>,
    changes: &mut Vec<KeyChange>,
) {
    let added = new.keys().filter(|key| !old.contains_key(*key));
    for key in old.keys().chain(added) {
        let place = format!("{pointer}/{}", escape(key));
        compare(place, old.get(key), new.get(key), changes);
    }
}

/// Whether two lists have one length and consist of tables.
fn are_tables(old: &[Value], new: &[Value]) -> bool {
    old.len() == new.len() && old.iter().chain(new).all(Value::is_object)
}

/// Replaces the old values of a record by the new ones.
///
/// # Errors
/// Returns the first change whose old value is not the value of the record.
pub(super) fn apply_keys<'k>(
    record: &mut Value,
    changes: &'k [KeyChange],
) -> Result<(), &'k KeyChange> {
    for change in changes {
        if record.pointer(&change.key) != change.old.as_ref() {
            return Err(change);
        }
        replace(record, change).ok_or(change)?;
    }
    Ok(())
}

/// Replaces one value; `None` if the table that contains it does not exist.
fn replace(record: &mut Value, change: &KeyChange) -> Option<()> {
    let Some((table, key)) = change.key.rsplit_once('/') else {
        *record = change.new.clone()?;
        return Some(());
    };
    match (record.pointer_mut(table)?, &change.new) {
        (Value::Object(table), Some(new)) => {
            table.insert(unescape(key).into_owned(), new.clone());
        }
        (Value::Object(table), None) => {
            table.shift_remove(&*unescape(key));
        }
        (Value::Array(list), Some(new)) => *list.get_mut(key.parse::<usize>().ok()?)? = new.clone(),
        _ => return None,
    }
    Some(())
}

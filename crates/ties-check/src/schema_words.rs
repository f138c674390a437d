//! Words for values, types and keys in messages about a schema.

use serde_json::Value;
use ties::id::Id;
use ties::pointer::unescape;

/// The last key in a pointer: `object` of `/claims/3/object`, `claims` of `/claims/3`.
pub(crate) fn key_of(pointer: &str) -> String {
    let key = pointer
        .rsplit('/')
        .find(|part| !part.is_empty() && !part.bytes().all(|b| b.is_ascii_digit()));
    unescape(key.unwrap_or_default()).into_owned()
}

/// A value as shown in a message.
pub(crate) fn shown(value: &Value) -> String {
    match value {
        Value::Null => "`nan` or a number too large".to_owned(),
        Value::Bool(truth) => format!("`{truth}`"),
        Value::Number(number) => format!("the number {number}"),
        Value::String(text) => format!("`{text}`"),
        Value::Array(items) if items.is_empty() => "an empty list".to_owned(),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "a table".to_owned(),
    }
}

/// A type of JSON as shown in a message.
pub(crate) fn type_in_words(name: &str) -> &str {
    match name {
        "string" => "a text in quotes",
        "integer" | "number" => "a whole number",
        "boolean" => "`true` or `false`",
        "array" => "a list",
        "object" => "a table",
        other => other,
    }
}

/// A noun with its indefinite article.
pub(crate) fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {noun}")
}

/// Words in backticks, separated by commas.
pub(crate) fn listed(words: &[&str]) -> String {
    let words: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    words.join(", ")
}

/// The id for a name. `None` if the name has letters that are not ASCII, or no letters.
pub(crate) fn as_id(name: &str) -> Option<String> {
    if !name.is_ascii() {
        return None;
    }
    let words: Vec<_> = name
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let id = words.join("-").to_ascii_lowercase();
    if Id::new(&id).is_err() {
        return None;
    }
    Some(id)
}

//! Forms: the parts of a JSON Schema that describe single values, and what they say about them.

use serde_json::Value;
use ties::pointer::unescape;

/// The form for the value at a pointer. `None` if the schema has none.
pub(crate) fn form_at<'s>(schema: &'s Value, pointer: &str) -> Option<&'s Value> {
    let mut form = schema;
    for part in pointer.split('/').skip(1) {
        let part = unescape(part);
        form = alternatives(schema, resolve(schema, form))
            .into_iter()
            .find_map(|form| member(form, &part))?;
    }
    Some(resolve(schema, form))
}

/// The form of a member of a table or list.
fn member<'s>(form: &'s Value, key: &str) -> Option<&'s Value> {
    let property = form
        .get("properties")
        .and_then(|properties| properties.get(key));
    if property.is_some() {
        return property;
    }
    if let Some(items) = form.get("items") {
        return Some(items);
    }
    let patterns = form.get("patternProperties").and_then(Value::as_object);
    if let Some(property) = patterns.and_then(|patterns| patterns.values().next()) {
        return Some(property);
    }
    form.get("additionalProperties")
}

/// The form itself and the forms of its `anyOf`.
pub(crate) fn alternatives<'s>(schema: &'s Value, form: &'s Value) -> Vec<&'s Value> {
    let mut forms = vec![form];
    if let Some(branches) = form.get("anyOf").and_then(Value::as_array) {
        forms.extend(branches.iter().map(|branch| resolve(schema, branch)));
    }
    forms
}

/// The first form for a table among the alternatives of a form, or the form itself.
pub(crate) fn table_form<'s>(schema: &'s Value, form: &'s Value) -> &'s Value {
    alternatives(schema, form)
        .into_iter()
        .find(|form| form.get("properties").is_some())
        .unwrap_or(form)
}

/// The keys of a table.
pub(crate) fn keys(form: &Value) -> Vec<&str> {
    form.get("properties")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
        .map(|(key, _)| key.as_str())
        .collect()
}

/// The form of a key of a table.
pub(crate) fn property<'s>(schema: &'s Value, form: &'s Value, key: &str) -> Option<&'s Value> {
    let property = form.pointer(&format!("/properties/{key}"))?;
    Some(resolve(schema, property))
}

/// The target of a `$ref`, or the form itself.
fn resolve<'s>(schema: &'s Value, form: &'s Value) -> &'s Value {
    let target = form
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(|target| target.strip_prefix('#'));
    target
        .and_then(|target| schema.pointer(target))
        .unwrap_or(form)
}

/// The title of a form.
pub(crate) fn title(form: &Value) -> Option<&str> {
    form.get("title").and_then(Value::as_str)
}

/// The first sentence of the description of a form, in lower case and without its full stop.
pub(crate) fn description(form: &Value) -> Option<String> {
    let text = form.get("description").and_then(Value::as_str)?;
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let sentence = flat.split(". ").next().unwrap_or_default();
    Some(lower_first(sentence.trim_end_matches('.')))
}

/// The text with its first letter in lower case, unless it starts with an abbreviation.
fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if !letters.as_str().starts_with(char::is_uppercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

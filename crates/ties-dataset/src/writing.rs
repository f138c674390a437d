//! Writing: records as the TOML files that a contributor would write, and single keys of them.

use serde::Serialize;
use serde_json::{Map, Value as Json};
use toml::Value as Toml;

use ties::model::{Claim, Source};

/// Tables whose keys the contributor chooses. Each is written as a section at the end.
const SECTIONS: [&str; 4] = ["skipped", "retired", "merged", "severities"];

/// Returns the text of the file of an entity, a dispute or a title page.
pub(crate) fn file(record: &impl Serialize) -> String {
    let record = table(record);
    let is_section = |key: &str| SECTIONS.contains(&key);
    let mut text = String::new();
    entries(&mut text, record.iter().filter(|(key, _)| !is_section(key)));
    for (key, section) in record.iter().filter(|(key, _)| is_section(key)) {
        text = text + "\n[" + key + "]\n";
        entries(&mut text, section.as_object().into_iter().flatten());
    }
    text
}

/// Returns the text of a source's file, including its claims.
pub(crate) fn source<'c>(source: &Source, claims: impl IntoIterator<Item = &'c Claim>) -> String {
    let mut text = file(source);
    for claim in claims {
        text += "\n[[claims]]\n";
        entries(&mut text, table(claim).iter());
    }
    text
}

/// Returns a record's keys in the order of its type, without absent ones.
fn table(record: &impl Serialize) -> Map<String, Json> {
    // Every record is a table, and the model has no value that JSON cannot express.
    match serde_json::to_value(record) {
        Ok(Json::Object(table)) => table,
        _ => Map::new(),
    }
}

/// A key and a text as a line of TOML, quoted as the text requires: `at = 'section "War" p1'`.
///
/// Messages that propose TOML use it, so that the proposal always parses.
pub fn assignment(key: &str, text: &str) -> String {
    format!("{} = {}", written_key(key), Toml::String(text.to_owned()))
}

fn entries<'t>(text: &mut String, entries: impl Iterator<Item = (&'t String, &'t Json)>) {
    for (key, value) in entries {
        *text += &written_key(key);
        *text += " = ";
        *text += &written(value, true);
        *text += "\n";
    }
}

/// Returns a value on one line. In an outer list, each table is on its own line.
fn written(value: &Json, outer: bool) -> String {
    match value {
        Json::Array(values) => {
            let inner: Vec<_> = values.iter().map(|value| written(value, false)).collect();
            if outer && values.len() > 1 && values.iter().any(Json::is_object) {
                format!("[\n  {},\n]", inner.join(",\n  "))
            } else {
                format!("[{}]", inner.join(", "))
            }
        }
        Json::Object(table) => {
            let inner: Vec<_> = table
                .iter()
                .map(|(key, value)| format!("{} = {}", written_key(key), written(value, false)))
                .collect();
            format!("{{ {} }}", inner.join(", "))
        }
        Json::String(text) => Toml::String(text.clone()).to_string(),
        // Booleans and integers are written the same in JSON and TOML. The model has no other
        // values here.
        plain => plain.to_string(),
    }
}

fn written_key(key: &str) -> String {
    let is_bare = !key.is_empty()
        && key
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    // A quoted key is on one line, unlike a text of TOML. The escapes of JSON are valid in TOML,
    // but JSON does not escape DEL.
    if is_bare {
        key.to_owned()
    } else {
        Json::from(key).to_string().replace('\u{7f}', "\\u007f")
    }
}

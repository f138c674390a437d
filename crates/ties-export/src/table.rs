//! Tables: their columns, their keys, and the references between them.

use std::io;

use schemars::Schema;
use serde_json::Value;

use crate::cell::Rows;
use crate::export::Export;

/// A table of the dataset; every format that has tables has these.
#[derive(Debug)]
pub struct Table {
    /// Its name: `claims`.
    pub name: &'static str,
    /// The columns that identify a row.
    pub key: &'static [&'static str],
    /// The columns that contain keys of other tables.
    pub references: &'static [Reference],
    /// The JSON Schema of a row: what it is, and the type and meaning of each column, in order.
    pub schema: fn() -> Schema,
    /// Passes its rows on, in the order of the key.
    pub rows: fn(&Export<'_>, &mut Rows<'_>) -> io::Result<()>,
}

/// A table that was written.
#[derive(Debug)]
pub(crate) struct WrittenTable {
    /// The table.
    pub(crate) table: &'static Table,
    /// The name of its file.
    pub(crate) path: String,
    /// How many rows it has, excluding the heading.
    pub(crate) rows: u64,
}

/// A foreign key: columns that contain the key of another table, or are empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference {
    /// The columns.
    pub columns: &'static [&'static str],
    /// The table referred to.
    pub table: &'static str,
    /// Its key.
    pub key: &'static [&'static str],
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What it means.
    pub means: String,
    /// The type of its values.
    pub column_type: ColumnType,
    /// Whether it is never empty.
    pub required: bool,
    /// The words that it may contain, each with its meaning; empty if it is not limited to a list.
    pub words: Vec<(String, String)>,
    /// The name of that list in the vocabulary: `Mode`.
    pub list: Option<String>,
}

/// The type of the values in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnType {
    /// Texts.
    Text,
    /// Whole numbers.
    Number,
    /// True or false.
    Truth,
    /// Days (ISO 8601).
    Day,
}

impl ColumnType {
    /// The name of the type in the codebook.
    pub fn label(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Truth => "true or false",
            Self::Day => "date",
        }
    }
}

impl Table {
    /// What a row is.
    pub fn means(&self) -> String {
        flat(&ties::schema::plain((self.schema)())["description"])
    }

    /// Its columns, in order.
    pub fn columns(&self) -> Vec<Column> {
        let schema = ties::schema::plain((self.schema)());
        let required: Vec<&str> = schema["required"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .chain(self.key.iter().copied())
            .collect();
        let properties = schema["properties"].as_object().into_iter().flatten();
        properties
            .map(|(name, form)| column(&schema, name, form, required.contains(&name.as_str())))
            .collect()
    }
}

/// Whether the columns of a reference are never empty.
pub(crate) fn is_never_empty(reference: &Reference, columns: &[Column]) -> bool {
    reference.columns.iter().all(|name| {
        columns
            .iter()
            .any(|column| column.name == **name && column.required)
    })
}

/// A column, from its form in the schema of a row.
fn column(schema: &Value, name: &str, form: &Value, required: bool) -> Column {
    // A list of words may be one of the definitions.
    let path = form["$ref"].as_str();
    let definition = path.and_then(|path| schema.pointer(path.trim_start_matches('#')));
    let shape = match definition {
        Some(definition) if form["type"].is_null() => definition,
        _ => form,
    };
    let list = match path {
        Some(path) if shape["enum"].is_array() => path.rsplit('/').next(),
        _ => None,
    };
    Column {
        name: name.to_owned(),
        list: list.map(ToOwned::to_owned),
        means: flat(&form["description"]),
        column_type: match (shape["type"].as_str(), shape["format"].as_str()) {
            (Some("integer"), _) => ColumnType::Number,
            (Some("boolean"), _) => ColumnType::Truth,
            (_, Some("date")) => ColumnType::Day,
            _ => ColumnType::Text,
        },
        required,
        words: words(shape),
    }
}

/// The words of a list in a schema, each with its meaning.
fn words(shape: &Value) -> Vec<(String, String)> {
    let words = shape["enum"].as_array().into_iter().flatten();
    let meanings = &shape["x-taplo"]["docs"]["enumValues"];
    words
        .filter_map(Value::as_str)
        .enumerate()
        .map(|(position, word)| (word.to_owned(), flat(&meanings[position])))
        .collect()
}

/// A text of a schema on one line.
fn flat(text: &Value) -> String {
    text.as_str()
        .unwrap_or_default()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

//! Sheets: the records themselves as rows that a coder fills in, for coders who prefer a spreadsheet to TOML; and the way back.
//!
//! A column is a key of the record: `amount.low` is the key `low` in `amount`. A list of texts is joined by `; `; what is
//! neither a text, a number, true or false nor such a list is written as JSON. So nothing is lost either way.

mod back;
#[cfg(feature = "xlsx")]
mod workbook;

use serde_json::{Map, Value};
use ties::layout::Layout;

pub use back::{Input, Read, ReadRow, Table, Wrong, read, tables_of_csv};
#[cfg(feature = "xlsx")]
pub use workbook::tables_of_workbook;
#[cfg(feature = "xlsx")]
pub(crate) use workbook::write as write_workbook;

/// The sheets, in the order in which a coder needs them.
pub const SHEETS: [&str; 5] = ["claims", "sources", "entities", "disputes", "dataset"];

/// A sheet: one kind of record.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Its name: `claims`.
    pub name: &'static str,
    /// The key of a line that holds such a record: `claim`.
    record: &'static str,
    /// The key of the id in the same line, if there is one: `id`, or `in`.
    id: Option<&'static str>,
    /// Its columns.
    pub columns: Vec<Column>,
}

/// A column of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name: the key, or the keys joined by dots.
    pub name: String,
    /// The keys that lead to the value.
    path: Vec<String>,
    /// How the value is written in a cell.
    form: Form,
    /// What it means.
    pub means: String,
    /// The words that it may hold; empty if it is not limited to a list.
    pub words: Vec<String>,
}

/// How a value is written in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Text,
    Number,
    Truth,
    /// Texts joined by `; `.
    Texts,
    Json,
}

impl Sheet {
    /// Every sheet with all columns that it may have.
    pub fn all() -> Vec<Self> {
        let schema = Layout::Line.schema();
        let keys = [
            ("claim", Some("in")),
            ("source", Some("id")),
            ("entity", Some("id")),
            ("dispute", Some("id")),
        ];
        let keys = keys.into_iter().chain([("dataset", None)]);
        let sheet = |(name, (record, id)): (&'static str, (&'static str, Option<&'static str>))| {
            let mut columns = Vec::new();
            if let Some(id) = id {
                let (name, means) = match id {
                    "in" => ("source", "The id of the source that says it."),
                    _ => ("id", "Its id: lower-case words joined by `-`."),
                };
                let (path, words) = (Vec::new(), Vec::new());
                columns.push(Column {
                    name: name.to_owned(),
                    path,
                    form: Form::Text,
                    means: means.to_owned(),
                    words,
                });
            }
            columns_of(
                &schema,
                &schema["properties"][record],
                &mut Vec::new(),
                &mut columns,
            );
            Self {
                name,
                record,
                id,
                columns,
            }
        };
        SHEETS.into_iter().zip(keys).map(sheet).collect()
    }

    /// The line that holds a record of these values, by the numbers of their columns.
    fn line(&self, values: Vec<(usize, Value)>) -> Value {
        let mut line = Map::new();
        let mut record = Value::Object(Map::new());
        for (number, value) in values {
            let Some(column) = self.columns.get(number) else {
                continue;
            };
            if column.path.is_empty() {
                line.insert(self.id.unwrap_or_default().to_owned(), value);
                continue;
            }
            let mut place = &mut record;
            for key in &column.path {
                place = &mut place[key];
            }
            *place = value;
        }
        line.insert(self.record.to_owned(), record);
        Value::Object(line)
    }

    /// The number of the column of the value at a JSON Pointer into the line (`/claim/amount/low`), or of the value that
    /// contains it.
    pub fn column_at(&self, pointer: &str) -> Option<usize> {
        let keys: Vec<_> = pointer
            .strip_prefix('/')?
            .strip_prefix(self.record)?
            .split('/')
            .skip(1)
            .collect();
        let fits = |column: &&(usize, &Column)| {
            !column.1.path.is_empty()
                && column.1.path.iter().zip(&keys).all(|(own, key)| own == key)
                && !keys.is_empty()
        };
        let numbered: Vec<_> = self.columns.iter().enumerate().collect();
        // The column that shares the most keys with the place.
        let shared = |column: &(usize, &Column)| column.1.path.len().min(keys.len());
        numbered
            .iter()
            .filter(fits)
            .max_by_key(|column| (shared(column), usize::MAX - column.0))
            .map(|(number, _)| *number)
    }
}

fn columns_of(schema: &Value, form: &Value, path: &mut Vec<String>, columns: &mut Vec<Column>) {
    let definition = form["$ref"]
        .as_str()
        .and_then(|place| schema.pointer(place.trim_start_matches('#')));
    let of = |key: &str| {
        form.get(key)
            .or_else(|| definition?.get(key))
            .unwrap_or(&Value::Null)
    };
    let is_text = |form: &Value| {
        let definition = form["$ref"]
            .as_str()
            .and_then(|place| schema.pointer(place.trim_start_matches('#')));
        let form = definition.unwrap_or(form);
        let choices = form["anyOf"].as_array().into_iter().flatten();
        form["type"] == "string" || choices.clone().any(|choice| choice["type"] == "string")
    };
    let kind = match of("type").as_str() {
        Some("object") if of("properties").is_object() => {
            for (key, form) in of("properties").as_object().into_iter().flatten() {
                path.push(key.clone());
                columns_of(schema, form, path, columns);
                path.pop();
            }
            return;
        }
        Some("string") => Form::Text,
        Some("integer") => Form::Number,
        Some("boolean") => Form::Truth,
        Some("array") if is_text(of("items")) => Form::Texts,
        _ => Form::Json,
    };
    columns.push(Column {
        name: path.join("."),
        path: path.clone(),
        form: kind,
        means: of("description")
            .as_str()
            .unwrap_or_default()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "),
        words: of("enum")
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
    });
}

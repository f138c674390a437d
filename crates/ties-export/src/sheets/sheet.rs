//! What each sheet holds: its kind of record, and its columns, from the schema.

use serde_json::{Map, Value};
use ties::layout::Layout;
use ties_view::flat;

/// The sheets, in the order in which a coder needs them.
pub const SHEETS: [&str; 5] = ["claims", "sources", "entities", "disputes", "dataset"];

/// A sheet: one kind of record.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Its name: `claims`.
    pub name: &'static str,
    /// The key of such a record in a line: `claim`.
    pub(super) record: &'static str,
    /// The key of the id in the same line, if there is one: `id`, or `in`.
    pub(super) id: Option<&'static str>,
    /// Its columns.
    pub columns: Vec<Column>,
}

/// A column of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name: the key, or the keys joined by dots.
    pub name: String,
    /// The keys that lead to the value.
    pub(super) path: Vec<String>,
    /// How the value is written in a cell.
    pub(super) form: CellForm,
    /// What it means.
    pub means: String,
    /// The words that it may contain; empty if it is not limited to a list.
    pub words: Vec<String>,
}

/// How a value is written in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CellForm {
    Text,
    Number,
    Truth,
    /// Texts joined by `; `.
    Texts,
    /// A text, or texts joined by `; `.
    TextOrTexts,
    /// A text, or a table as JSON.
    TextOrTable,
    Json,
}

impl Sheet {
    /// Every sheet with all columns that it may have.
    pub fn all() -> Vec<Self> {
        let schema = Layout::Line.schema();
        [
            ("claims", "claim", Some("in")),
            ("sources", "source", Some("id")),
            ("entities", "entity", Some("id")),
            ("disputes", "dispute", Some("id")),
            ("dataset", "dataset", None),
        ]
        .map(|(name, record, id)| Self::new(&schema, name, record, id))
        .into()
    }

    pub(super) fn new(
        schema: &Value,
        name: &'static str,
        record: &'static str,
        id: Option<&'static str>,
    ) -> Self {
        let form = &schema["properties"][record];
        let mut columns = Vec::new();
        match id {
            Some("in") => {
                columns.push(id_column("source", "The id of the source that says it."));
            }
            Some(_) => {
                columns.push(id_column("id", "Its id: lower-case words joined by `-`."));
            }
            None => {}
        }
        add_columns(schema, form, &mut Vec::new(), &mut columns);
        Self {
            name,
            record,
            id,
            columns,
        }
    }

    /// The line that holds a record of these values, by the numbers of their columns.
    pub(super) fn line(&self, values: Vec<(usize, Value)>) -> Value {
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

    /// The number of the column of the value at a JSON Pointer into the line (`/claim/amount/low`),
    /// or of the value that contains it.
    pub fn column_at(&self, pointer: &str) -> Option<usize> {
        let keys: Vec<_> = pointer
            .strip_prefix('/')?
            .strip_prefix(self.record)?
            .split('/')
            .skip(1)
            .collect();
        // The column that shares the most keys with the place.
        let mut best = None;
        let mut most_shared = 0;
        for (number, column) in self.columns.iter().enumerate() {
            let fits = column.path.iter().zip(&keys).all(|(own, key)| own == key);
            let shared = column.path.len().min(keys.len());
            if fits && shared > most_shared {
                best = Some(number);
                most_shared = shared;
            }
        }
        best
    }
}

/// The column of an id.
fn id_column(name: &str, means: &str) -> Column {
    Column {
        name: name.to_owned(),
        path: Vec::new(),
        form: CellForm::Text,
        means: means.to_owned(),
        words: Vec::new(),
    }
}

/// Adds a column for each value of a form in a schema.
fn add_columns(schema: &Value, form: &Value, path: &mut Vec<String>, columns: &mut Vec<Column>) {
    let properties = key(schema, form, "properties");
    let cell_form = match key(schema, form, "type").as_str() {
        Some("object") if properties.is_object() => {
            for (key, form) in properties.as_object().into_iter().flatten() {
                path.push(key.clone());
                add_columns(schema, form, path, columns);
                path.pop();
            }
            return;
        }
        Some("string") => CellForm::Text,
        Some("integer") => CellForm::Number,
        Some("boolean") => CellForm::Truth,
        Some("array") if is_text(schema, key(schema, form, "items")) => CellForm::Texts,
        _ if takes_text_or_texts(schema, form) => CellForm::TextOrTexts,
        None if is_text(schema, form) => CellForm::TextOrTable,
        _ => CellForm::Json,
    };
    let description = key(schema, form, "description").as_str();
    let words = key(schema, form, "enum").as_array().into_iter().flatten();
    columns.push(Column {
        name: path.join("."),
        path: path.clone(),
        form: cell_form,
        means: flat(description.unwrap_or_default()),
        words: words.filter_map(Value::as_str).map(str::to_owned).collect(),
    });
}

/// A key of a form in a schema, or of the definition that the form refers to.
fn key<'s>(schema: &'s Value, form: &'s Value, key: &str) -> &'s Value {
    match form.get(key) {
        Some(own) => own,
        None => &definition(schema, form)[key],
    }
}

/// The definition that a form refers to; the form itself if there is none.
fn definition<'s>(schema: &'s Value, form: &'s Value) -> &'s Value {
    let target = form["$ref"].as_str();
    target
        .and_then(|target| schema.pointer(target.trim_start_matches('#')))
        .unwrap_or(form)
}

/// Whether a form takes a text or a list of texts.
fn takes_text_or_texts(schema: &Value, form: &Value) -> bool {
    let choices = key(schema, form, "anyOf").as_array();
    let is_list =
        |choice: &Value| choice["type"] == "array" && is_text(schema, key(schema, choice, "items"));
    choices.is_some_and(|choices| {
        choices.iter().any(is_list) && choices.iter().any(|choice| is_text(schema, choice))
    })
}

/// Whether a form takes a text.
fn is_text(schema: &Value, form: &Value) -> bool {
    let form = definition(schema, form);
    let mut choices = form["anyOf"].as_array().into_iter().flatten();
    form["type"] == "string" || choices.any(|choice| definition(schema, choice)["type"] == "string")
}

//! The values of cells, as their columns take them.

use serde_json::Value;

use super::input::Input;
use super::sheet::{CellForm, Column};

/// Why a value does not fit its column.
pub(super) struct Misfit {
    /// What is wrong.
    pub(super) message: String,
    /// What to do.
    pub(super) help: &'static str,
}

impl Misfit {
    pub(super) fn new(message: impl Into<String>, help: &'static str) -> Self {
        Self {
            message: message.into(),
            help,
        }
    }
}

/// The value of a cell.
pub(super) fn value(cell: &Input, column: &Column) -> Result<Value, Misfit> {
    match (column.form, cell) {
        (_, Input::Other(what)) => Err(Misfit::new(
            format!("the cell is {what}"),
            "format the column as text, and write what the source has, such as `2021-08`",
        )),
        (CellForm::TextOrTable, Input::Text(text)) if text.starts_with('{') => json(text),
        (CellForm::Texts | CellForm::TextOrTexts, Input::Text(text))
            if text.trim_start().starts_with('[') =>
        {
            json(text)
        }
        (CellForm::TextOrTexts, Input::Text(text)) if text.contains(';') => Ok(list(text)),
        (CellForm::Text | CellForm::TextOrTable | CellForm::TextOrTexts, Input::Text(text)) => {
            Ok(text.clone().into())
        }
        // A year or another text of digits that the spreadsheet converted to a number.
        (CellForm::Text | CellForm::TextOrTable | CellForm::TextOrTexts, Input::Number(number)) => {
            digits(*number).map(Value::String)
        }
        (CellForm::Truth, Input::Truth(truth)) => Ok(Value::Bool(*truth)),
        (CellForm::Truth, Input::Text(text)) => truth(text),
        (CellForm::Truth, _) => Err(Misfit::new(
            "a number is neither true nor false",
            "write `true` or `false`",
        )),
        (CellForm::Number, Input::Number(number)) => whole_number(*number),
        (CellForm::Number, Input::Text(text)) => number(text),
        (CellForm::Texts, Input::Text(text)) => Ok(list(text)),
        (CellForm::Texts, Input::Number(number)) => {
            digits(*number).map(|digits| Value::from(vec![digits]))
        }
        (CellForm::Json, Input::Text(text)) => json(text),
        _ => Err(Misfit::new(
            "the value does not fit its column",
            "format the column as text",
        )),
    }
}

fn whole_number(number: f64) -> Result<Value, Misfit> {
    match whole(number) {
        Some(number) => Ok(Value::from(number)),
        None => Err(Misfit::new(
            format!("{number} is not a whole number"),
            "write it without a fraction",
        )),
    }
}

fn truth(text: &str) -> Result<Value, Misfit> {
    match text.trim().to_lowercase().as_str() {
        "true" | "yes" => Ok(Value::Bool(true)),
        "false" | "no" => Ok(Value::Bool(false)),
        _ => Err(Misfit::new(
            format!("`{text}` is neither true nor false"),
            "write `true` or `false`",
        )),
    }
}

fn number(text: &str) -> Result<Value, Misfit> {
    match text.trim().parse::<u64>() {
        Ok(number) => Ok(Value::from(number)),
        Err(_) => Err(Misfit::new(
            format!("`{text}` is not a whole number"),
            "write digits alone, such as `1500`",
        )),
    }
}

/// Texts that are joined by semicolons.
fn list(text: &str) -> Value {
    text.split(';')
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .collect()
}

fn json(text: &str) -> Result<Value, Misfit> {
    serde_json::from_str(text).map_err(|error| {
        Misfit::new(
            format!("not valid JSON: {error}"),
            "write it as `ties export xlsx` does, such as `[{\"text\":\"ABC\"}]`",
        )
    })
}

/// A whole number as a text.
fn digits(number: f64) -> Result<String, Misfit> {
    match whole(number) {
        Some(number) => Ok(number.to_string()),
        None => Err(Misfit::new(
            format!("expected a text, found the number {number}"),
            "format the column as text",
        )),
    }
}

/// A number without a fraction that is exact in a cell.
fn whole(number: f64) -> Option<u64> {
    let is_whole = number.fract() == 0.0 && (0.0..1e15).contains(&number);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole, not less than nothing, below 10^15"
    )]
    return if is_whole { Some(number as u64) } else { None };
}

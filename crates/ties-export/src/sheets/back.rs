//! From sheets back to records: each row a line of JSON Lines, and where a line came from.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use serde_json::Value;

use super::{Column, Form, SHEETS, Sheet};

/// A sheet as it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Where it is, for people: ``ties.xlsx, sheet `claims` ``, or `claims.csv`.
    pub place: String,
    /// Which sheet it is: `claims`.
    pub name: String,
    /// Its rows, the headings first, each with its number as the spreadsheet shows it.
    pub rows: Vec<(usize, Vec<Input>)>,
}

/// A cell as it was read.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// Nothing.
    Empty,
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// True or false.
    Truth(bool),
    /// What a record cannot hold, in words: a date of the spreadsheet, an error.
    Other(&'static str),
}

/// Rows as records.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Read {
    /// The records, as JSON Lines.
    pub lines: String,
    /// Of each line, the row that it came from.
    pub rows: Vec<ReadRow>,
    /// Cells whose values do not fit their columns.
    pub wrong: Vec<Wrong>,
}

/// The row of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadRow {
    /// Where its sheet is, as in [`Table::place`].
    pub place: String,
    /// Which sheet it is, by its number among [`SHEETS`].
    pub sheet: usize,
    /// The row's number.
    pub row: usize,
    /// The columns of the sheet, by their numbers in [`Sheet::columns`], in the order of the sheet.
    pub columns: Vec<Option<usize>>,
}

/// A cell whose value does not fit its column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The cell: ``ties.xlsx, sheet `claims`, D5``.
    pub place: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// The letters of a column, from 0: `A` … `Z`, `AA` …
pub(super) fn letters(mut column: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.insert(0, b'A' + u8::try_from(column % 26).unwrap_or_default());
        match column / 26 {
            0 => return String::from_utf8(letters).unwrap_or_default(),
            rest => column = rest - 1,
        }
    }
}

impl ReadRow {
    /// The cell of a column, by its number in [`Sheet::columns`], as people name it; the row if it has no such cell.
    pub fn cell(&self, sheet: &Sheet, column: Option<usize>) -> String {
        let at = column.and_then(|column| self.columns.iter().position(|own| *own == Some(column)));
        match (at, column) {
            (Some(at), Some(column)) => {
                let name = sheet
                    .columns
                    .get(column)
                    .map(|column| column.name.as_str())
                    .unwrap_or_default();
                format!(
                    "{}, row {}, column {} (`{name}`)",
                    self.place,
                    self.row,
                    letters(at)
                )
            }
            _ => format!("{}, row {}", self.place, self.row),
        }
    }
}

/// The tables of a folder of CSV files that are named as the sheets: `claims.csv`, `sources.csv`, `entities.csv` …
///
/// # Errors
/// If the folder or one of those files cannot be read.
pub fn tables_of_csv(folder: &Path) -> io::Result<Vec<Table>> {
    let mut tables = Vec::new();
    for name in SHEETS {
        let file = format!("{name}.csv");
        let bytes = match std::fs::read(folder.join(&file)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            read => read?,
        };
        let text = String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            io::Error::other(format!(
                "`{file}` is not UTF-8 at byte {at}: save it as “CSV UTF-8”"
            ))
        })?;
        let text = text.trim_start_matches('\u{feff}');
        // If numbers have a decimal comma, spreadsheets write a semicolon between cells.
        let head = text.lines().next().unwrap_or_default();
        let between = [b',', b';', b'\t'].into_iter().max_by_key(|byte| {
            (
                head.bytes().filter(|found| found == byte).count(),
                *byte == b',',
            )
        });
        let mut reader = csv::ReaderBuilder::new();
        reader
            .has_headers(false)
            .flexible(true)
            .delimiter(between.unwrap_or(b','));
        let mut reader = reader.from_reader(text.as_bytes());
        let mut record = csv::StringRecord::new();
        let (mut rows, mut row) = (Vec::new(), 0);
        loop {
            let start = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
            if !reader.read_record(&mut record).map_err(io::Error::other)? {
                break;
            }
            // Empty lines are not records, but they count as rows.
            let rest = text.get(start..).unwrap_or_default();
            let empty = rest.len() - rest.trim_start_matches(['\r', '\n']).len();
            row += 1 + rest
                .as_bytes()
                .iter()
                .take(empty)
                .filter(|byte| **byte == b'\n')
                .count();
            let cells = record.iter().map(|cell| match cell {
                "" => Input::Empty,
                text => Input::Text(text.to_owned()),
            });
            rows.push((row, cells.collect()));
        }
        tables.push(Table {
            place: file,
            name: name.to_owned(),
            rows,
        });
    }
    Ok(tables)
}

/// Reads the rows of sheets as records. An empty row is skipped; a sheet that is not one of [`SHEETS`] is ignored.
pub fn read(tables: &[Table]) -> Read {
    let mut read = Read::default();
    let sheets = Sheet::all();
    for table in tables {
        let Some(number) = SHEETS.iter().position(|name| *name == table.name) else {
            continue;
        };
        let Some(((heading, names), rows)) = table.rows.split_first() else {
            continue;
        };
        let columns = columns(table, &sheets[number], *heading, names, &mut read.wrong);
        for (row, cells) in rows
            .iter()
            .filter(|(_, cells)| cells.iter().any(|cell| *cell != Input::Empty))
        {
            let mut values = Vec::new();
            for ((cell, column), at) in cells.iter().zip(&columns).zip(0..) {
                let (Some(number_of), false) = (column, *cell == Input::Empty) else {
                    continue;
                };
                match value(cell, &sheets[number].columns[*number_of]) {
                    Ok(value) => values.push((*number_of, value)),
                    Err((message, help)) => {
                        let name = &sheets[number].columns[*number_of].name;
                        let place = format!(
                            "{}, row {row}, column {} (`{name}`)",
                            table.place,
                            letters(at)
                        );
                        read.wrong.push(Wrong {
                            place,
                            message,
                            help,
                        });
                    }
                }
            }
            read.lines
                .push_str(&sheets[number].line(values).to_string());
            read.lines.push('\n');
            let place = table.place.clone();
            read.rows.push(ReadRow {
                place,
                sheet: number,
                row: *row,
                columns: columns.clone(),
            });
        }
    }
    read
}

/// The columns that the headings name.
fn columns(
    table: &Table,
    sheet: &Sheet,
    row: usize,
    names: &[Input],
    wrong: &mut Vec<Wrong>,
) -> Vec<Option<usize>> {
    let mut taken = BTreeSet::new();
    let mut blame = |at: usize, message: String, help: &str| {
        let place = format!("{}, row {row}, column {}", table.place, letters(at));
        wrong.push(Wrong {
            place,
            message,
            help: help.to_owned(),
        });
    };
    let column = |(at, name): (usize, &Input)| {
        let name = match name {
            Input::Empty => {
                if table
                    .rows
                    .iter()
                    .skip(1)
                    .any(|(_, cells)| cells.get(at).is_some_and(|cell| *cell != Input::Empty))
                {
                    blame(
                        at,
                        "a column without a heading".to_owned(),
                        "name it, or clear its cells",
                    );
                }
                return None;
            }
            Input::Text(name) => name.trim(),
            _ => "",
        };
        let found = sheet.columns.iter().position(|column| column.name == name);
        match found {
            None => blame(
                at,
                format!("`{name}` is not a column of `{}`", sheet.name),
                "`ties export xlsx` writes a workbook with the headings; a key in a table is written as `amount.low`",
            ),
            Some(number) if !taken.insert(number) => {
                blame(
                    at,
                    format!("`{name}` appears twice"),
                    "put its cells into one column",
                );
                return None;
            }
            Some(_) => {}
        }
        found
    };
    names.iter().enumerate().map(column).collect()
}

/// The value of a cell.
fn value(cell: &Input, column: &Column) -> Result<Value, (String, String)> {
    let json = |text: &str| {
        serde_json::from_str(text).map_err(|error| {
            (
                format!("not valid JSON: {error}"),
                "write it as `ties export xlsx` does, such as `[{\"text\":\"ABC\"}]`".to_owned(),
            )
        })
    };
    match (column.form, cell) {
        (_, Input::Other(what)) => {
            let help =
                "format the column as text, and write what the source has, such as `2021-08`";
            Err((format!("the cell is {what}"), help.to_owned()))
        }
        (Form::Text, Input::Text(text)) => Ok(Value::String(text.clone())),
        (Form::Truth, Input::Truth(truth)) => Ok(Value::Bool(*truth)),
        (Form::Truth, Input::Text(text)) => match text.trim().to_lowercase().as_str() {
            "true" | "yes" => Ok(Value::Bool(true)),
            "false" | "no" => Ok(Value::Bool(false)),
            _ => Err((
                format!("`{text}` is neither true nor false"),
                "write `true` or `false`".to_owned(),
            )),
        },
        (Form::Truth, _) => Err((
            "a number is neither true nor false".to_owned(),
            "write `true` or `false`".to_owned(),
        )),
        (Form::Number, Input::Number(number)) => match whole(*number) {
            Some(number) => Ok(Value::from(number)),
            None => Err((
                format!("{number} is not a whole number"),
                "write it without a fraction".to_owned(),
            )),
        },
        (Form::Number, Input::Text(text)) => match text.trim().parse::<u64>() {
            Ok(number) => Ok(Value::from(number)),
            Err(_) => Err((
                format!("`{text}` is not a whole number"),
                "write digits alone, such as `1500`".to_owned(),
            )),
        },
        (Form::Texts, Input::Text(text)) if text.trim_start().starts_with('[') => json(text),
        (Form::Texts, Input::Text(text)) => {
            let texts = text
                .split(';')
                .map(str::trim)
                .filter(|text| !text.is_empty());
            Ok(Value::Array(
                texts.map(|text| Value::String(text.to_owned())).collect(),
            ))
        }
        (Form::Json, Input::Text(text)) => json(text),
        // A year or another text of digits that the spreadsheet converted to a number.
        (Form::Text, Input::Number(number)) => match whole(*number) {
            Some(number) => Ok(Value::String(number.to_string())),
            None => Err((
                format!("expected a text, found the number {number}"),
                "format the column as text".to_owned(),
            )),
        },
        (Form::Texts, Input::Number(number)) => match whole(*number) {
            Some(number) => Ok(Value::Array(vec![Value::String(number.to_string())])),
            None => Err((
                format!("expected a text, found the number {number}"),
                "format the column as text".to_owned(),
            )),
        },
        _ => Err((
            "the value does not fit its column".to_owned(),
            "format the column as text".to_owned(),
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
    return is_whole.then_some(number as u64);
}

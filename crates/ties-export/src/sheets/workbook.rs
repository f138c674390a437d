//! `xlsx`: the sheets as one workbook, with drop-downs from the vocabulary; and its sheets read
//! back.

use std::io::{self, BufReader};
use std::path::Path;

use calamine::{Data, Reader, Xlsx};
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, Formula,
    Workbook, Worksheet, XlsxError,
};
use serde_json::Value;
use ties::edtf::End;

use super::input::{Input, Table};
use super::sheet::{CellForm, Column, SHEETS, Sheet};
use crate::export::Export;
use crate::folder::Folder;
use crate::losses::Losses;
use crate::spreadsheet::{MOST, is_allowed_in_cell};

/// The number of rows below the last that have drop-downs too, for new records.
const ROOM: u32 = 2_000;
/// The sheet that the drop-downs take their words from.
const WORDS: &str = "words";

/// Instructions for coders, on the first sheet.
const HOW_TO: [&str; 12] = [
    "The records of a dataset of ties, one per row: fill in, then `ties import ties.xlsx --out \
     FOLDER` writes the files.",
    "",
    "claims: what a source says in one passage. `source` is the id of the source; `id` is new in \
     that source.",
    "sources: the documents. entities: who and what claims are about. disputes: questions that \
     sources answer differently.",
    "dataset: the title page, one row.",
    "",
    "A heading is the key of a record; `amount.low` is the key `low` in `amount`. Keys that narrow \
     a claim begin with `with.`: add a column where you need one.",
    "Several ids or texts in one cell are joined by `; `. What begins with `[` or `{` is JSON.",
    "All cells are texts: write 2021-08 and it stays 2021-08.",
    "Leave a cell empty where the source does not say.",
    "The sheet `words` has the words of the drop-downs. Sheets with other names are ignored.",
    "`ties import` reports the sheet, row and column of each wrong cell; it never overwrites \
     files.",
];

fn failed(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other.to_string()),
    }
}

/// The dataset as a workbook that `ties import` reads back.
pub(crate) fn write(export: &Export<'_>, folder: &mut Folder) -> io::Result<()> {
    let lines: Vec<Value> = export
        .dataset
        .lines()
        .map(|line| serde_json::from_str(&line.write()))
        .collect::<Result<_, _>>()?;
    let mut workbook = Workbook::new();
    let mut properties = DocProperties::new();
    // The day of the dataset's version: the current time would change the file with each export.
    let (year, month, day) = version_day(export).unwrap_or((2000, 1, 1));
    properties = properties
        .set_creation_datetime(&ExcelDateTime::from_ymd(year, month, day).map_err(failed)?);
    workbook.set_properties(&properties);
    write_how_to(&mut workbook).map_err(failed)?;
    let mut words = Words::default();
    for sheet in Sheet::all() {
        let records: Vec<_> = lines.iter().filter_map(|line| sheet.cells(line)).collect();
        let worksheet = workbook
            .add_worksheet()
            .set_name(sheet.name)
            .map_err(failed)?;
        fill(worksheet, &sheet, &records, &mut words, &mut folder.losses)?;
    }
    let worksheet = workbook.add_worksheet().set_name(WORDS).map_err(failed)?;
    words.write(worksheet).map_err(failed)?;
    let mut file = folder.file("ties.xlsx")?;
    let bytes = workbook.save_to_buffer().map_err(failed)?;
    io::Write::write_all(&mut file, &bytes)?;
    file.finish()
}

fn write_how_to(workbook: &mut Workbook) -> Result<(), XlsxError> {
    let worksheet = workbook.add_worksheet().set_name("how to")?;
    worksheet.set_column_width(0, 120)?;
    let wrapped = Format::new().set_text_wrap();
    for (line, row) in HOW_TO.iter().zip(0..) {
        worksheet.write_string_with_format(row, 0, *line, &wrapped)?;
    }
    Ok(())
}

/// A cell to be written.
#[derive(Debug, Clone, PartialEq)]
enum CellValue {
    Text(String),
    Number(u64),
}

impl Sheet {
    /// The cells of a line with such a record, in the order of the columns; `None` if it
    /// holds another.
    fn cells(&self, line: &Value) -> Option<Vec<Option<CellValue>>> {
        let record = line.get(self.record)?;
        let cell = |column: &Column| {
            if column.path.is_empty() {
                let id = line[self.id.unwrap_or_default()].as_str()?;
                return Some(CellValue::Text(id.to_owned()));
            }
            let value = column
                .path
                .iter()
                .try_fold(record, |value, key| value.get(key))?;
            Some(cell_value(value, column.form))
        };
        Some(self.columns.iter().map(cell).collect())
    }
}

fn cell_value(value: &Value, form: CellForm) -> CellValue {
    match (form, value) {
        (CellForm::Text | CellForm::TextOrTable, Value::String(text)) => {
            CellValue::Text(text.clone())
        }
        // A spreadsheet keeps fifteen digits.
        (CellForm::Number, Value::Number(number))
            if number
                .as_u64()
                .is_some_and(|number| number < 1_000_000_000_000_000) =>
        {
            CellValue::Number(number.as_u64().unwrap_or_default())
        }
        // A text that looks like several is written as a list of one.
        (CellForm::TextOrTexts, Value::String(text)) if is_separable(text) => {
            CellValue::Text(text.clone())
        }
        (CellForm::TextOrTexts, text @ Value::String(_)) => {
            CellValue::Text(Value::from(vec![text.clone()]).to_string())
        }
        (CellForm::Texts | CellForm::TextOrTexts, Value::Array(texts)) => {
            CellValue::Text(joined(texts).unwrap_or_else(|| value.to_string()))
        }
        _ => CellValue::Text(value.to_string()),
    }
}

/// Texts joined by `; `; `None` if they could not be separated again.
fn joined(texts: &[Value]) -> Option<String> {
    let texts: Vec<&str> = texts.iter().map(Value::as_str).collect::<Option<_>>()?;
    if texts.is_empty() || !texts.iter().copied().all(is_separable) {
        return None;
    }
    Some(texts.join("; "))
}

/// Whether a text can be separated again from others in its cell.
fn is_separable(text: &str) -> bool {
    !text.is_empty() && text == text.trim() && !text.contains(';') && !text.starts_with(['[', '{'])
}

fn version_day(export: &Export<'_>) -> Option<(u16, u8, u8)> {
    let date = export.dataset.manifest.as_ref()?.date.edtf().ok()?;
    let End::Days(days) = date.end() else {
        return None;
    };
    let (year, month, day) = days.latest.to_ymd();
    let year = u16::try_from(year).ok()?;
    if (1900..=9999).contains(&year) {
        Some((year, month, day))
    } else {
        None
    }
}

fn fill(
    worksheet: &mut Worksheet,
    sheet: &Sheet,
    records: &[Vec<Option<CellValue>>],
    words: &mut Words,
    losses: &mut Losses,
) -> io::Result<()> {
    let text = Format::new().set_num_format("@");
    let last_row = u32::try_from(records.len())
        .unwrap_or(u32::MAX)
        .saturating_add(ROOM)
        .min(1_048_575);
    worksheet.set_freeze_panes(1, 2).map_err(failed)?;
    let mut at = 0_u16;
    for (number, column) in sheet.columns.iter().enumerate() {
        // There are sixty keys that narrow a claim: those in use are enough.
        let is_in_use = records.iter().any(|cells| cells[number].is_some());
        if column.name.starts_with("with.") && !is_in_use {
            continue;
        }
        worksheet.set_column_format(at, &text).map_err(failed)?;
        let validation = words.validation(sheet, column);
        write_heading(worksheet, at, column, last_row, &validation).map_err(failed)?;
        for (cells, row) in records.iter().zip(1_u32..) {
            if let Some(value) = &cells[number] {
                let place = format!("{}, row {}, `{}`", sheet.name, row + 1, column.name);
                write_cell(worksheet, (row, at), value, &text, &place, losses).map_err(failed)?;
            }
        }
        at += 1;
    }
    Ok(())
}

/// Writes the heading of a column, and sets what its cells down to the last row offer.
fn write_heading(
    worksheet: &mut Worksheet,
    at: u16,
    column: &Column,
    last_row: u32,
    validation: &DataValidation,
) -> Result<(), XlsxError> {
    let head = Format::new().set_bold();
    worksheet.set_column_width(at, width(column))?;
    worksheet.write_string_with_format(0, at, &column.name, &head)?;
    worksheet.add_data_validation(1, at, last_row, at, validation)?;
    Ok(())
}

/// The width of a column, in characters.
fn width(column: &Column) -> u16 {
    match column.name.as_str() {
        "summary" | "quote" | "title" | "note" | "name" => 40,
        _ => 16,
    }
}

fn write_cell(
    worksheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: &CellValue,
    text_format: &Format,
    place: &str,
    losses: &mut Losses,
) -> Result<(), XlsxError> {
    match value {
        CellValue::Text(text) => {
            let text = text_that_fits(text, losses, place);
            worksheet.write_string_with_format(row, column, text, text_format)?;
        }
        #[expect(clippy::cast_precision_loss, reason = "it has at most fifteen digits")]
        CellValue::Number(number) => {
            worksheet.write_number(row, column, *number as f64)?;
        }
    }
    Ok(())
}

/// A text, shortened so that it fits into a cell.
fn text_that_fits(text: &str, losses: &mut Losses, place: &str) -> String {
    let mut plain = text.to_owned();
    plain.retain(is_allowed_in_cell);
    if plain.len() < text.len() {
        losses.add("control characters and noncharacters", "left out", place);
    }
    // Cells are measured in units of UTF-16.
    if plain.encode_utf16().count() > MOST {
        losses.add(
            "texts longer than a cell",
            "cut at 32,767 characters",
            place,
        );
        truncate_utf16(&mut plain, MOST);
    }
    plain
}

/// Cuts a text to at most this number of units of UTF-16.
fn truncate_utf16(text: &mut String, most: usize) {
    let mut units = 0;
    for (position, char) in text.char_indices() {
        units += char.len_utf16();
        if units > most {
            text.truncate(position);
            return;
        }
    }
}

/// The lists that drop-downs take their words from, each a column.
#[derive(Default)]
struct Words(Vec<(String, Vec<String>)>);

impl Words {
    /// The explanation of a column and the values that it offers.
    fn validation(&mut self, sheet: &Sheet, column: &Column) -> DataValidation {
        let ids = match column.name.as_str() {
            "subject" | "object" | "publisher" | "republisher" => {
                Some("=entities!$A$2:$A$1048576".to_owned())
            }
            "source" if sheet.name == "claims" => Some("=sources!$A$2:$A$1048576".to_owned()),
            _ => None,
        };
        let list = ids.or_else(|| {
            (!column.words.is_empty()).then(|| self.range(&column.name, &column.words))
        });
        let validation = match (list, column.form) {
            (Some(range), _) => DataValidation::new().allow_list_formula(Formula::new(range)),
            (None, CellForm::Truth) => {
                DataValidation::new().allow_list_formula(Formula::new("\"true,false\""))
            }
            (None, _) => DataValidation::new().allow_any_value(),
        };
        // `ties import` reports errors with their reasons; the spreadsheet need not forbid them.
        let validation = validation.set_error_style(DataValidationErrorStyle::Information);
        let title: String = column.name.chars().take(32).collect();
        let means: String = column.means.chars().take(255).collect();
        match validation
            .clone()
            .set_input_title(title)
            .and_then(|validation| validation.set_input_message(means))
        {
            Ok(with_message) => with_message,
            Err(_) => validation,
        }
    }

    fn range(&mut self, name: &str, words: &[String]) -> String {
        let at = self
            .0
            .iter()
            .position(|(_, known)| known == words)
            .unwrap_or_else(|| {
                self.0.push((name.to_owned(), words.to_vec()));
                self.0.len() - 1
            });
        let letters = super::back::letters(at);
        format!("={WORDS}!${letters}$2:${letters}${}", words.len() + 1)
    }

    fn write(&self, worksheet: &mut Worksheet) -> Result<(), XlsxError> {
        let head = Format::new().set_bold();
        for ((name, words), at) in self.0.iter().zip(0_u16..) {
            worksheet.set_column_width(at, 24)?;
            worksheet.write_string_with_format(0, at, name, &head)?;
            for (word, row) in words.iter().zip(1_u32..) {
                worksheet.write_string(row, at, word)?;
            }
        }
        Ok(())
    }
}

/// The sheets of a workbook.
///
/// # Errors
/// If it cannot be read, or is not a workbook.
pub fn tables_of_workbook(file: &Path) -> io::Result<Vec<Table>> {
    let name = file
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let reader = BufReader::new(std::fs::File::open(file)?);
    let mut workbook: Xlsx<_> = Xlsx::new(reader).map_err(|error| not_a_workbook(&error))?;
    let mut tables = Vec::new();
    for sheet in workbook.sheet_names() {
        if !SHEETS.contains(&sheet.as_str()) {
            continue;
        }
        let cells = workbook
            .worksheet_range(&sheet)
            .map_err(|error| not_a_workbook(&error))?;
        let (first_row, first_column) = cells.start().unwrap_or_default();
        let rows = cells.rows().enumerate().map(|(row, found)| {
            let before = (0..first_column).map(|_| Input::Empty);
            let found = found.iter().map(input);
            (first_row as usize + row + 1, before.chain(found).collect())
        });
        tables.push(Table {
            place: format!("{name}, sheet `{sheet}`"),
            name: sheet.clone(),
            rows: rows.collect(),
        });
    }
    Ok(tables)
}

fn not_a_workbook(error: &calamine::XlsxError) -> io::Error {
    io::Error::other(format!("not a workbook: {error}"))
}

/// A cell as it is shown: for a formula its value, because a spreadsheet may write `true` as one.
fn input(cell: &Data) -> Input {
    match cell {
        Data::Empty => Input::Empty,
        Data::String(text) if text.is_empty() => Input::Empty,
        Data::String(text) => Input::Text(text.clone()),
        Data::Float(number) => Input::Number(*number),
        #[expect(clippy::cast_precision_loss, reason = "a cell has no more digits")]
        Data::Int(number) => Input::Number(*number as f64),
        Data::Bool(truth) => Input::Truth(*truth),
        Data::DateTime(_) | Data::DateTimeIso(_) => {
            Input::Other("a date of the spreadsheet, which does not keep how it was written")
        }
        Data::DurationIso(_) => Input::Other("a duration of the spreadsheet"),
        Data::Error(_) => Input::Other("an error of the spreadsheet"),
    }
}

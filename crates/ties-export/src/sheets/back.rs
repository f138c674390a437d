//! From sheets back to records: each row a line of JSON Lines, and where a line came from.

use serde_json::Value;

use super::input::{Input, Table};
use super::sheet::{SHEETS, Sheet};
use super::value::{Misfit, value};

/// Rows as records.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SheetRecords {
    /// The records, as JSON Lines.
    pub lines: String,
    /// The row that each line came from.
    pub rows: Vec<RowOrigin>,
    /// Cells whose values do not fit their columns.
    pub errors: Vec<CellError>,
}

/// The row of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowOrigin {
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
pub struct CellError {
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

impl RowOrigin {
    /// The cell of a column, by its number in [`Sheet::columns`], as people name it; the row if it
    /// has no such cell.
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

/// Reads the rows of sheets as records. An empty row is skipped; a sheet that is not one of
/// [`SHEETS`] is ignored.
pub fn read(tables: &[Table]) -> SheetRecords {
    let mut records = SheetRecords::default();
    let sheets = Sheet::all();
    for table in tables {
        let Some(number) = SHEETS.iter().position(|name| *name == table.name) else {
            continue;
        };
        let Some((head, rows)) = table.rows.split_first() else {
            continue;
        };
        let sheet = &sheets[number];
        let columns = columns(table, sheet, head, &mut records.errors);
        for (row, cells) in rows {
            if cells.iter().all(|cell| *cell == Input::Empty) {
                continue;
            }
            let origin = RowOrigin {
                place: table.place.clone(),
                sheet: number,
                row: *row,
                columns: columns.clone(),
            };
            let values = values(sheet, &origin, cells, &mut records.errors);
            records.lines.push_str(&sheet.line(values).to_string());
            records.lines.push('\n');
            records.rows.push(origin);
        }
    }
    records
}

/// The values of a row, each with the number of its column in [`Sheet::columns`].
fn values(
    sheet: &Sheet,
    origin: &RowOrigin,
    cells: &[Input],
    errors: &mut Vec<CellError>,
) -> Vec<(usize, Value)> {
    let mut values = Vec::new();
    for (cell, column) in cells.iter().zip(&origin.columns) {
        let Some(number) = *column else { continue };
        if *cell == Input::Empty {
            continue;
        }
        match value(cell, &sheet.columns[number]) {
            Ok(value) => values.push((number, value)),
            Err(misfit) => errors.push(CellError {
                place: origin.cell(sheet, Some(number)),
                message: misfit.message,
                help: misfit.help.to_owned(),
            }),
        }
    }
    values
}

/// The columns that the headings name.
fn columns(
    table: &Table,
    sheet: &Sheet,
    (row, headings): &(usize, Vec<Input>),
    errors: &mut Vec<CellError>,
) -> Vec<Option<usize>> {
    let mut columns = Vec::new();
    for (at, heading) in headings.iter().enumerate() {
        match column(table, sheet, at, heading, &columns) {
            Ok(column) => columns.push(column),
            Err(misfit) => {
                columns.push(None);
                errors.push(CellError {
                    place: format!("{}, row {row}, column {}", table.place, letters(at)),
                    message: misfit.message,
                    help: misfit.help.to_owned(),
                });
            }
        }
    }
    columns
}

/// The column that a heading names, if it is not one of the `earlier` columns.
fn column(
    table: &Table,
    sheet: &Sheet,
    at: usize,
    heading: &Input,
    earlier: &[Option<usize>],
) -> Result<Option<usize>, Misfit> {
    let name = match heading {
        Input::Empty if has_cells(table, at) => {
            return Err(Misfit::new(
                "a column without a heading",
                "name it, or clear its cells",
            ));
        }
        Input::Empty => return Ok(None),
        Input::Text(name) => name.trim(),
        _ => "",
    };
    let column = sheet.columns.iter().position(|column| column.name == name);
    if column.is_none() {
        return Err(Misfit::new(
            format!("`{name}` is not a column of `{}`", sheet.name),
            "`ties export xlsx` writes a workbook with the headings; a key in a table is written \
             as `amount.low`",
        ));
    }
    if earlier.contains(&column) {
        return Err(Misfit::new(
            format!("`{name}` appears twice"),
            "put its cells into one column",
        ));
    }
    Ok(column)
}

/// Whether some row below the headings has a cell in this column.
fn has_cells(table: &Table, at: usize) -> bool {
    table
        .rows
        .iter()
        .skip(1)
        .any(|(_, cells)| cells.get(at).is_some_and(|cell| *cell != Input::Empty))
}

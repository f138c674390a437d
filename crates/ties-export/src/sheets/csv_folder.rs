//! The sheets from a folder of CSV files.

use std::io;
use std::path::Path;

use super::input::{Input, Table};
use super::sheet::SHEETS;

/// The tables of a folder of CSV files that are named as the sheets: `claims.csv`, `sources.csv`,
/// `entities.csv` …
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
        tables.push(Table {
            place: file,
            name: name.to_owned(),
            rows: rows(text.trim_start_matches('\u{feff}'))?,
        });
    }
    Ok(tables)
}

/// The rows of a text, each with its number.
fn rows(text: &str) -> io::Result<Vec<(usize, Vec<Input>)>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut rows = Vec::new();
    let mut row = 0;
    loop {
        let start = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        if !reader.read_record(&mut record).map_err(io::Error::other)? {
            return Ok(rows);
        }
        row += 1 + empty_lines(text.get(start..).unwrap_or_default());
        let cells = record.iter().map(|cell| match cell {
            "" => Input::Empty,
            text => Input::Text(text.to_owned()),
        });
        rows.push((row, cells.collect()));
    }
}

/// The character between cells: the most frequent one in the headings, and a comma in doubt. If
/// numbers have a decimal comma, spreadsheets write a semicolon.
fn delimiter(text: &str) -> u8 {
    let headings = text.lines().next().unwrap_or_default();
    let mut delimiter = b',';
    let mut most = 0;
    for candidate in [b',', b'\t', b';'] {
        let count = headings.bytes().filter(|byte| *byte == candidate).count();
        if count > most {
            delimiter = candidate;
            most = count;
        }
    }
    delimiter
}

/// The number of empty lines at the start: they are not records, but they count as rows.
fn empty_lines(text: &str) -> usize {
    let blank = text.len() - text.trim_start_matches(['\r', '\n']).len();
    text[..blank].matches('\n').count()
}

//! `ties import`: converts records to TOML files.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::Path;

use serde::Serialize;
use ties::model::Severity;
use ties_dataset::dataset::Dataset;
use ties_dataset::file::Files;
use ties_dataset::tree::Place;
use ties_export::sheets::{self, SHEETS, Sheet, tables_of_csv};

use crate::arguments::Format;
use crate::check::read_data;
use crate::output::Output;
use crate::questions::report_left_out;
use crate::{Failure, Outcome};

pub(crate) fn run(from: &Path, out: &Path, output: &mut Output) -> Result<Outcome, Failure> {
    let is_free = fs::read_dir(out).map_or_else(
        |error| error.kind() == io::ErrorKind::NotFound,
        |mut entries| entries.next().is_none(),
    );
    if !is_free {
        return Err(Failure::new(
            format!("`{}` exists already", out.display()),
            "name a missing or empty folder; existing files are never overwritten",
        ));
    }
    let dataset = if is_sheets(from) {
        let (dataset, outcome) = of_sheets(from, output)?;
        let Some(dataset) = dataset else {
            return Ok(outcome);
        };
        write(&dataset, out, output)?;
        return Ok(outcome);
    } else if from.extension().is_some_and(|ending| ending == "sqlite") {
        Dataset::read(&of_database(from)?)
    } else {
        Dataset::read(&read_data(from)?)
    };
    write(&dataset, out, output)?;
    report_left_out(&dataset, output)
}

fn write(dataset: &Dataset, out: &Path, output: &mut Output) -> Result<(), Failure> {
    let count = write_folder(dataset, out).map_err(|error| {
        Failure::new(
            format!("`{}` was not written: {error}", out.display()),
            "partial output was removed",
        )
    })?;
    print_status(&format!("wrote {count} files to {}", out.display()), output)
}

/// Prints a status line in text format only; JSON output consists of findings alone.
fn print_status(line: &str, output: &mut Output) -> Result<(), Failure> {
    match output.format() {
        Format::Json => Ok(()),
        Format::Text => Ok(output.line(line)?),
    }
}

/// A finding at a cell, as printed in JSON.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct AtCell<'f> {
    code: &'f str,
    severity: Severity,
    /// The sheet, the row and the column.
    place: String,
    message: &'f str,
    help: Option<&'f str>,
}

/// Whether it is a workbook, or a folder of CSV files named as the sheets.
fn is_sheets(from: &Path) -> bool {
    is_workbook(from)
        || SHEETS
            .iter()
            .any(|name| from.join(format!("{name}.csv")).is_file())
}

fn is_workbook(from: &Path) -> bool {
    from.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx"))
}

/// The records of sheets, checked by every rule; none if a row is not a valid record, because then nothing is written.
fn of_sheets(from: &Path, output: &mut Output) -> Result<(Option<Dataset>, Outcome), Failure> {
    let unreadable = |error: io::Error| {
        Failure::new(
            format!("`{}` cannot be read: {error}", from.display()),
            "nothing was written",
        )
    };
    let tables = if is_workbook(from) {
        workbook(from)?
    } else {
        tables_of_csv(from).map_err(unreadable)?
    };
    let read = sheets::read(&tables);
    if read.rows.is_empty() && read.errors.is_empty() {
        let sheets: Vec<_> = SHEETS.iter().map(|name| format!("`{name}`")).collect();
        return Err(Failure::new(
            format!("`{}` has no records", from.display()),
            format!(
                "put records in sheets named {}, one per row below the headings",
                sheets.join(", ")
            ),
        ));
    }
    let files = Files::from_texts([("sheets.jsonl", read.lines.as_str())]);
    let report = ties_check::check(&files);
    let all = Sheet::all();
    let wrong = read.errors.iter().map(|wrong| AtCell {
        code: "bad-cell",
        severity: Severity::Error,
        place: wrong.place.clone(),
        message: &wrong.message,
        help: Some(&wrong.help),
    });
    let found = report.diagnostics.iter().map(|found| {
        let row = found
            .start
            .line
            .checked_sub(1)
            .and_then(|line| read.rows.get(line));
        let place = row.map_or_else(String::new, |row| {
            let column = match &found.place {
                // A pointer into a JSON Lines file begins with the line.
                Place::Value(pointer) | Place::Key(pointer) => pointer
                    .match_indices('/')
                    .nth(1)
                    .and_then(|(at, _)| all[row.sheet].column_at(&pointer[at..])),
                Place::File | Place::Bytes(_) => None,
            };
            row.cell(&all[row.sheet], column)
        });
        AtCell {
            code: found.code,
            severity: found.severity,
            place,
            message: &found.message,
            help: found.help.as_deref(),
        }
    });
    let found: Vec<_> = wrong.chain(found).collect();
    match output.format() {
        Format::Json => output.json(&found)?,
        Format::Text => {
            for found in &found {
                output.line(&format!(
                    "{}[{}]: {}",
                    ties_view::word(&found.severity),
                    found.code,
                    found.message
                ))?;
                output.line(&format!("  --> {}", found.place))?;
                if let Some(help) = found.help {
                    output.line(&format!("   = help: {help}"))?;
                }
                output.line("")?;
            }
        }
    }
    let outcome = if found.is_empty() {
        Outcome::Clean
    } else {
        Outcome::Findings
    };
    if !read.errors.is_empty() || report.summary.unread_records + report.summary.unread_files > 0 {
        print_status(
            "nothing was written: some rows are not valid records",
            output,
        )?;
        return Ok((None, outcome));
    }
    Ok((Some(Dataset::read(&files)), outcome))
}

#[cfg(feature = "xlsx")]
fn workbook(from: &Path) -> Result<Vec<sheets::Table>, Failure> {
    sheets::tables_of_workbook(from).map_err(|error| {
        Failure::new(
            format!("`{}` cannot be read: {error}", from.display()),
            "save it as an .xlsx workbook",
        )
    })
}

#[cfg(not(feature = "xlsx"))]
fn workbook(_: &Path) -> Result<Vec<sheets::Table>, Failure> {
    Err(crate::export::left_out("cannot read workbooks", "xlsx"))
}

/// The records in a database of the export `sqlite`.
#[cfg(feature = "sqlite")]
fn of_database(place: &Path) -> Result<Files, Failure> {
    let lines = ties_export::records(place).map_err(|why| {
        let help = "use a file written by `ties export sqlite`";
        Failure::new(format!("`{}` {why}", place.display()), help)
    })?;
    Ok(Files::from_texts([("records.jsonl", lines)]))
}

#[cfg(not(feature = "sqlite"))]
fn of_database(_: &Path) -> Result<Files, Failure> {
    Err(crate::export::left_out(
        "cannot read SQLite databases",
        "sqlite",
    ))
}

/// Writes the files to a temporary folder and renames it when complete, so that `out` is never partial.
fn write_folder(dataset: &Dataset, out: &Path) -> io::Result<usize> {
    let mut name = OsString::from(".");
    name.push(out.file_name().unwrap_or_default());
    name.push(".unfinished");
    let unfinished = out.with_file_name(name);
    let outcome = write_files(dataset, &unfinished).and_then(|count| {
        if out.is_dir() {
            fs::remove_dir(out)?;
        }
        fs::rename(&unfinished, out).map(|()| count)
    });
    if outcome.is_err() {
        // Partial output is removed; the first error is reported.
        let _ = fs::remove_dir_all(&unfinished);
    }
    outcome
}

fn write_files(dataset: &Dataset, folder: &Path) -> io::Result<usize> {
    fs::create_dir_all(folder)?;
    let mut count = 0;
    for (path, text) in dataset.files() {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(path, text)?;
        count += 1;
    }
    Ok(count)
}

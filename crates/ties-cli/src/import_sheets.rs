//! `ties import` of a workbook, or of a folder with its sheets as CSV.

use std::path::Path;

use serde::Serialize;
use ties::model::Severity;
use ties_check::Report;
use ties_check::diagnostic::Diagnostic;
use ties_dataset::dataset::Dataset;
use ties_dataset::file::Files;
use ties_dataset::spot::Place;
use ties_export::sheets::{self, SHEETS, Sheet, tables_of_csv};

use crate::arguments::Format;
use crate::outcome::{Failure, Outcome};
use crate::output::Output;

/// A finding at a cell, as printed in JSON.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct CellFinding<'f> {
    code: &'f str,
    severity: Severity,
    /// The sheet, the row and the column.
    place: String,
    message: &'f str,
    help: Option<&'f str>,
}

/// The records of sheets.
pub(crate) struct ImportedSheets {
    /// None if a row is not a valid record, because then nothing is written.
    pub(crate) dataset: Option<Dataset>,
    pub(crate) outcome: Outcome,
}

/// Whether it is a workbook, or a folder of CSV files named as the sheets.
pub(crate) fn is_sheets(from: &Path) -> bool {
    is_workbook(from)
        || SHEETS
            .iter()
            .any(|name| from.join(format!("{name}.csv")).is_file())
}

fn is_workbook(from: &Path) -> bool {
    from.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx"))
}

/// Reads the records of sheets, checks them by every rule and prints the findings.
pub(crate) fn read(from: &Path, output: &mut Output) -> Result<ImportedSheets, Failure> {
    let tables = if is_workbook(from) {
        workbook(from)?
    } else {
        tables_of_csv(from).map_err(|error| {
            Failure::new(
                format!("`{}` cannot be read: {error}", from.display()),
                "nothing was written",
            )
        })?
    };
    let read = sheets::read(&tables);
    if read.rows.is_empty() && read.errors.is_empty() {
        return Err(no_records(from));
    }
    let files = Files::from_texts([("sheets.jsonl", read.lines.as_str())]);
    let report = ties_check::check(&files);
    let findings = cell_findings(&read, &report);
    print_findings(&findings, output)?;
    let outcome = Outcome::clean_if(findings.is_empty());
    let unread = report.summary.unread_records + report.summary.unread_files;
    if !read.errors.is_empty() || unread > 0 {
        output.status("nothing was written: some rows are not valid records")?;
        return Ok(ImportedSheets {
            dataset: None,
            outcome,
        });
    }
    Ok(ImportedSheets {
        dataset: Some(Dataset::read(&files)),
        outcome,
    })
}

fn no_records(from: &Path) -> Failure {
    let sheets: Vec<_> = SHEETS.iter().map(|name| format!("`{name}`")).collect();
    Failure::new(
        format!("`{}` has no records", from.display()),
        format!(
            "put records in sheets named {}, one per row below the headings",
            sheets.join(", ")
        ),
    )
}

/// The findings at cells: values that no record can have, then what breaks a rule. Hints are left
/// out.
fn cell_findings<'f>(read: &'f sheets::SheetRecords, report: &'f Report) -> Vec<CellFinding<'f>> {
    let all = Sheet::all();
    let mut findings = Vec::new();
    for wrong in &read.errors {
        findings.push(CellFinding {
            code: "bad-cell",
            severity: Severity::Error,
            place: wrong.place.clone(),
            message: &wrong.message,
            help: Some(&wrong.help),
        });
    }
    for found in &report.diagnostics {
        if found.severity == Severity::Hint {
            continue;
        }
        findings.push(CellFinding {
            code: found.code,
            severity: found.severity,
            place: cell_of(found, read, &all),
            message: &found.message,
            help: found.help.as_deref(),
        });
    }
    findings
}

/// The cell of a finding: each line of the records is a row of a sheet.
fn cell_of(found: &Diagnostic, read: &sheets::SheetRecords, all: &[Sheet]) -> String {
    let line = found.start.line.checked_sub(1);
    let Some(row) = line.and_then(|line| read.rows.get(line)) else {
        return String::new();
    };
    let sheet = &all[row.sheet];
    let column = match &found.place {
        Place::Value(pointer) | Place::Key(pointer) => sheet.column_at(pointer),
        Place::File | Place::Bytes(_) => None,
    };
    row.cell(sheet, column)
}

fn print_findings(findings: &[CellFinding<'_>], output: &mut Output) -> Result<(), Failure> {
    if output.format() == Format::Json {
        output.json(&findings)?;
        return Ok(());
    }
    for found in findings {
        let severity = ties_view::label(&found.severity);
        output.line(&format!("{severity}[{}]: {}", found.code, found.message))?;
        output.line(&format!("  --> {}", found.place))?;
        if let Some(help) = found.help {
            output.line(&format!("   = help: {help}"))?;
        }
        output.line("")?;
    }
    Ok(())
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
    Err(crate::export::missing_feature(
        "cannot read workbooks",
        "xlsx",
    ))
}

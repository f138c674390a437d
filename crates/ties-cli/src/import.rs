//! `ties import`: converts records to TOML files.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::Path;

use ties_dataset::dataset::Dataset;
use ties_dataset::file::Files;
use ties_view::count_of;

use crate::dataset_paths::read_data;
use crate::import_sheets::{self, is_sheets};
use crate::outcome::{Failure, Outcome};
use crate::output::Output;
use crate::questions::report_left_out;

pub(crate) fn run(from: &Path, out: &Path, output: &mut Output) -> Result<Outcome, Failure> {
    if !is_free(out) {
        return Err(Failure::new(
            format!("`{}` exists already", out.display()),
            "name a missing or empty folder; existing files are never overwritten",
        ));
    }
    if is_sheets(from) {
        let import = import_sheets::read(from, output)?;
        if let Some(dataset) = &import.dataset {
            write(dataset, out, output)?;
        }
        return Ok(import.outcome);
    }
    let files = if from.extension().is_some_and(|ending| ending == "sqlite") {
        of_database(from)?
    } else {
        read_data(from)?
    };
    let dataset = Dataset::read(&files);
    write(&dataset, out, output)?;
    report_left_out(&dataset, output)
}

/// Whether a folder is missing or empty.
fn is_free(folder: &Path) -> bool {
    match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    }
}

fn write(dataset: &Dataset, out: &Path, output: &mut Output) -> Result<(), Failure> {
    let count = write_folder(dataset, out).map_err(|error| {
        Failure::new(
            format!("`{}` was not written: {error}", out.display()),
            "partial output was removed",
        )
    })?;
    let count = count_of(count, "file");
    Ok(output.status(&format!("wrote {count} to {}", out.display()))?)
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
    Err(crate::export::missing_feature(
        "cannot read SQLite databases",
        "sqlite",
    ))
}

/// Writes the files to a temporary folder and renames it when complete, so that `out` is never
/// partial.
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

//! `ties import`: records become the files that a contributor would write.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::Path;

use ties::dataset::Dataset;
use ties::file::Files;

use crate::check::read_data;
use crate::output::Output;
use crate::questions::tell_left_out;
use crate::{Failure, Outcome};

pub(crate) fn run(lines: &Path, out: &Path, output: &mut Output) -> Result<Outcome, Failure> {
    let is_free = fs::read_dir(out)
        .map_or_else(|error| error.kind() == io::ErrorKind::NotFound, |mut entries| entries.next().is_none());
    if !is_free {
        return Err(Failure::new(
            format!("`{}` is there already", out.display()),
            "name a folder that is not there or is empty; nothing is written over",
        ));
    }
    let is_database = lines.extension().is_some_and(|ending| ending == "sqlite");
    let dataset = Dataset::read(&if is_database { of_database(lines)? } else { read_data(lines)? });
    let count = write_folder(&dataset, out).map_err(|error| {
        Failure::new(format!("`{}` was not written: {error}", out.display()), "nothing of it is left behind")
    })?;
    output.line(&format!("wrote {count} files to {}", out.display()))?;
    tell_left_out(&dataset, output)
}

/// The records that the export `sqlite` has beside its tables.
#[cfg(feature = "sqlite")]
fn of_database(place: &Path) -> Result<Files, Failure> {
    let lines = ties_export::records(place).map_err(|why| {
        let help = "`ties import` takes the file that `ties export sqlite` wrote, whole";
        Failure::new(format!("`{}` {why}", place.display()), help)
    })?;
    Ok(Files::from_texts([("records.jsonl", lines)]))
}

#[cfg(not(feature = "sqlite"))]
fn of_database(_: &Path) -> Result<Files, Failure> {
    Err(crate::export::left_out("reads no SQLite database", "sqlite"))
}

/// Writes the files beside the folder and moves them there when all are written: the folder is whole, or not there.
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
        // What is half written is of no use; the error that matters is the first one.
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

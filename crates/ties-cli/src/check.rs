//! `ties check`.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;
use ties::document::Layout;
use ties::file::Files;
use ties_check::render::{self, Style};
use ties_check::{Row, Summary};

use crate::arguments::Format;
use crate::output::Output;
use crate::{Failure, Outcome};

/// What `--format json` prints.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Printed<'r> {
    /// The version of this form.
    version: u32,
    summary: &'r Summary,
    findings: Vec<Row<'r>>,
}

pub(crate) fn run(path: Option<&Path>, data: &Path, output: &mut Output) -> Result<Outcome, Failure> {
    let (folder, only) = match path {
        Some(path) if is_lines(path) => (path.to_owned(), None),
        Some(path) if path.is_file() => (data.to_owned(), Some(inside(path, data)?)),
        Some(path) => (path.to_owned(), None),
        None => (data.to_owned(), None),
    };
    let files = read(&folder)?;
    if let Some(only) = only.as_deref().filter(|only| !files.as_slice().iter().any(|file| file.path == *only)) {
        return Err(Failure::new(
            format!("`{only}` is no data file"),
            "data files end in `.toml`, below `entities/`, `sources/` or `disputes/`",
        ));
    }
    let mut report = ties_check::check(&files);
    if let Some(only) = &only {
        report.diagnostics.retain(|found| files.as_slice().get(found.file).is_some_and(|file| file.path == *only));
    }

    match output.format() {
        Format::Json => {
            output.json(&Printed { version: 1, summary: &report.summary, findings: report.rows(&files) })?;
        }
        Format::Text => {
            let style = if output.colours() { Style::Coloured } else { Style::Plain };
            // A file of lines is named whole by its own path.
            let shown = if is_lines(&folder) { folder.parent().unwrap_or(&folder) } else { &folder }.to_string_lossy();
            for found in &report.diagnostics {
                output.raw(&render::finding(found, &files, shown.trim_end_matches('/'), style))?;
                output.raw("\n")?;
            }
            if !report.diagnostics.is_empty() {
                output.line("`ties explain CODE` says what a rule is for, with examples.")?;
            }
            if only.is_some() {
                output.line(&format!("{} in this file; of the whole dataset:", report.diagnostics.len()))?;
            }
            output.text(&report.summary.to_string())?;
        }
    }
    Ok(match (report.summary.is_empty(), report.diagnostics.is_empty()) {
        (true, _) => Outcome::Failure,
        (false, true) => Outcome::Clean,
        (false, false) => Outcome::Findings,
    })
}

/// Whether a path names a dataset in one file of JSON Lines: by its name, or `-` for standard input.
fn is_lines(path: &Path) -> bool {
    path == Path::new("-") || (!path.is_dir() && Layout::of(&path.to_string_lossy()) == Some(Layout::Line))
}

/// Reads a dataset: a folder, or one file of JSON Lines.
pub(crate) fn read(folder: &Path) -> Result<Files, Failure> {
    let files = match folder {
        path if path == Path::new("-") => Files::read_stream("standard-input.jsonl", std::io::stdin().lock()),
        path if is_lines(path) => Files::read_lines(path),
        folder => Files::read(folder),
    };
    files.map_err(|error| {
        Failure::new(
            format!("the dataset `{}` cannot be read: {error}", folder.display()),
            "run `ties` where the folder `data` is, or name the dataset's folder or its file of JSON Lines with `--data`",
        )
    })
}

/// The path of a file below the dataset's folder, parts joined by `/`.
fn inside(path: &Path, data: &Path) -> Result<String, Failure> {
    let whole = |path: &Path| -> Result<PathBuf, Failure> { Ok(fs::canonicalize(path)?) };
    let outside = || {
        Failure::new(
            format!("`{}` does not lie in the dataset's folder `{}`", path.display(), data.display()),
            "name the dataset's folder with `--data`",
        )
    };
    let (path, data) = (whole(path)?, whole(data).map_err(|_| outside())?);
    let below = path.strip_prefix(&data).map_err(|_| outside())?;
    Ok(below.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/"))
}

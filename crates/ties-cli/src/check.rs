//! `ties check`.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;
use ties::layout::Layout;
use ties_check::render::{self, Style};
use ties_check::{Row, Summary};
use ties_dataset::file::Files;

use crate::arguments::Format;
use crate::output::Output;
use crate::{Failure, Outcome};

/// What `--format json` prints.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Printed<'r> {
    /// The version of this format.
    version: u32,
    summary: &'r Summary,
    findings: Vec<Row<'r>>,
}

pub(crate) fn run(
    path: Option<&Path>,
    since: Option<&Path>,
    place: &Place,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let (folder, only) = match path {
        Some(path) => dataset_of(path, &place.data)?,
        None => (place.data.clone(), None),
    };
    let files = read(&Place {
        data: folder.clone(),
        ..place.clone()
    })?;
    let is_meant = |path: &str| {
        only.as_deref().is_none_or(|only| {
            path.strip_prefix(only)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    };
    if let Some(only) = only.as_deref()
        && !files.as_slice().iter().any(|file| is_meant(&file.path))
    {
        return Err(Failure::new(
            format!("`{only}` is not a data file or a folder of them"),
            "data files end in `.toml`, below `entities/`, `sources/` or `disputes/`",
        ));
    }
    let mut report = match since {
        Some(since) => ties_check::check_since(&files, &read_data(since)?),
        None => ties_check::check(&files),
    };
    report.diagnostics.retain(|found| {
        files
            .as_slice()
            .get(found.file())
            .is_some_and(|file| is_meant(&file.path))
    });

    match output.format() {
        Format::Json => {
            output.json(&Printed {
                version: 1,
                summary: &report.summary,
                findings: report.rows(&files),
            })?;
        }
        Format::Text => {
            let style = if output.colours() {
                Style::Coloured
            } else {
                Style::Plain
            };
            // A finding in a JSON Lines file already has the path of the file.
            let shown = if is_lines(&folder) {
                folder.parent().unwrap_or(&folder)
            } else {
                &folder
            }
            .to_string_lossy();
            for found in &report.diagnostics {
                output.raw(&render::finding(
                    found,
                    &files,
                    shown.trim_end_matches('/'),
                    style,
                ))?;
                output.raw("\n")?;
            }
            if !report.diagnostics.is_empty() {
                output.line(
                    "Run `ties explain CODE` for the rule behind a finding, with examples.",
                )?;
            }
            if only.is_some() {
                output.line(&format!(
                    "{} findings here; whole dataset:",
                    report.diagnostics.len()
                ))?;
            }
            output.text(&report.summary.to_string())?;
        }
    }
    Ok(
        match (report.summary.is_empty(), report.diagnostics.is_empty()) {
            (true, _) => Outcome::Failure,
            (false, true) => Outcome::Clean,
            (false, false) => Outcome::Findings,
        },
    )
}

/// Whether a path names a dataset in one file of JSON Lines: by its name, or `-` for standard input.
fn is_lines(path: &Path) -> bool {
    path == Path::new("-")
        || (!path.is_dir() && Layout::of(&path.to_string_lossy()) == Some(Layout::Line))
}

/// Where the dataset is, and its archive of texts.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// A folder, a file of JSON Lines, or `-`.
    pub(crate) data: PathBuf,
    /// The archive folder given with `--archive`.
    pub(crate) archive: Option<PathBuf>,
}

impl Place {
    /// The archive folder: the given one, or `archive` next to the dataset if it exists.
    pub(crate) fn archive(&self) -> Option<PathBuf> {
        self.archive
            .clone()
            .or_else(|| self.beside().filter(|folder| folder.is_dir()))
    }

    /// The folder `archive` next to the dataset, whether or not it exists.
    pub(crate) fn beside(&self) -> Option<PathBuf> {
        Some(fs::canonicalize(&self.data).ok()?.parent()?.join("archive"))
    }
}

/// Reads a dataset with its archive: archived texts are read on demand.
pub(crate) fn read(place: &Place) -> Result<Files, Failure> {
    let files = read_data(&place.data)?;
    match place.archive() {
        None => Ok(files),
        Some(archive) => files.with_archive(&archive).map_err(|error| {
            Failure::new(
                format!(
                    "the archive `{}` cannot be read: {error}",
                    archive.display()
                ),
                "name the archive folder with `--archive`",
            )
        }),
    }
}

/// Reads a dataset alone: a folder, or one file of JSON Lines.
pub(crate) fn read_data(folder: &Path) -> Result<Files, Failure> {
    let files = match folder {
        path if path == Path::new("-") => {
            Files::read_stream("standard-input.jsonl", std::io::stdin().lock())
        }
        path if is_lines(path) => Files::read_lines(path),
        folder => Files::read(folder),
    };
    files.map_err(|error| unreadable(folder, &error))
}

/// The dataset that a path belongs to, and the path relative to its folder unless it is the whole dataset.
///
/// That is the folder of `--data`, or the nearest ancestor with a `dataset.toml`, or else the path itself.
fn dataset_of(path: &Path, data: &Path) -> Result<(PathBuf, Option<String>), Failure> {
    let is_dataset = |folder: &Path| folder.join("dataset.toml").is_file();
    if is_lines(path) || is_dataset(path) {
        return Ok((path.to_owned(), None));
    }
    let whole = fs::canonicalize(path).map_err(|error| unreadable(path, &error))?;
    let data = fs::canonicalize(data)
        .ok()
        .map(|whole| (data.to_owned(), whole));
    let above = whole
        .ancestors()
        .skip(1)
        .find(|above| is_dataset(above))
        .map(|above| (above.to_owned(), above.to_owned()));
    let found = data.into_iter().chain(above).find_map(|(shown, folder)| {
        let below = whole.strip_prefix(folder).ok()?;
        Some((
            shown,
            below
                .iter()
                .map(|part| part.to_string_lossy())
                .collect::<Vec<_>>()
                .join("/"),
        ))
    });
    match found {
        Some((folder, below)) => Ok((folder, Some(below).filter(|below| !below.is_empty()))),
        None if path.is_dir() => Ok((path.to_owned(), None)),
        None => Err(Failure::new(
            format!("`{}` is not inside a dataset", path.display()),
            "name the dataset's folder, which has a `dataset.toml`, with `--data`",
        )),
    }
}

fn unreadable(folder: &Path, error: &std::io::Error) -> Failure {
    Failure::new(
        format!("the dataset `{}` cannot be read: {error}", folder.display()),
        "run `ties` in the parent of the folder `data`, or name the dataset with `--data`",
    )
}

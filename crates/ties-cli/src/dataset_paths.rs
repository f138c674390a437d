//! Where a dataset and its archive are, and how a command opens them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use ties::layout::Layout;
use ties_dataset::file::Files;

use crate::outcome::Failure;

/// The paths of a dataset and of its archive of texts, as given on the command line.
#[derive(Debug, Clone)]
pub(crate) struct DatasetPaths {
    /// A folder, a file of JSON Lines, or `-` for standard input.
    pub(crate) data: PathBuf,
    /// The archive folder given with `--archive`.
    pub(crate) archive: Option<PathBuf>,
}

impl DatasetPaths {
    /// Reads the dataset with its archive: archived texts are read on demand.
    pub(crate) fn read(&self) -> Result<Files, Failure> {
        let files = read_data(&self.data)?;
        match self.archive() {
            None => Ok(files),
            Some(archive) => files
                .with_archive(&archive)
                .map_err(|error| unreadable_archive(&archive, &error)),
        }
    }

    /// The archive folder: the given one, or `archive` next to the dataset if it exists.
    fn archive(&self) -> Option<PathBuf> {
        if let Some(archive) = &self.archive {
            return Some(archive.clone());
        }
        let default = self.default_archive()?;
        if default.is_dir() {
            Some(default)
        } else {
            None
        }
    }

    /// The folder `archive` next to the dataset, whether or not it exists.
    pub(crate) fn default_archive(&self) -> Option<PathBuf> {
        Some(fs::canonicalize(&self.data).ok()?.parent()?.join("archive"))
    }
}

/// Reads a dataset alone: a folder, or one file of JSON Lines.
pub(crate) fn read_data(path: &Path) -> Result<Files, Failure> {
    let files = if is_standard_input(path) {
        Files::read_stream("standard-input.jsonl", io::stdin().lock())
    } else if is_lines(path) {
        Files::read_lines(path)
    } else {
        Files::read(path)
    };
    files.map_err(|error| unreadable(path, &error))
}

fn is_standard_input(path: &Path) -> bool {
    path == Path::new("-")
}

/// Whether a path names a dataset in one file of JSON Lines, or standard input.
pub(crate) fn is_lines(path: &Path) -> bool {
    is_standard_input(path)
        || (!path.is_dir() && Layout::of(&path.to_string_lossy()) == Some(Layout::Line))
}

/// A dataset, or the part of one that a path names.
pub(crate) struct DatasetPart {
    /// The dataset.
    pub(crate) data: PathBuf,
    /// The file or folder in it, relative to it; none if the path names the whole dataset.
    pub(crate) part: Option<String>,
}

impl DatasetPart {
    /// The whole of a dataset.
    pub(crate) fn whole(data: &Path) -> Self {
        Self {
            data: data.to_owned(),
            part: None,
        }
    }

    /// The dataset that a path belongs to.
    ///
    /// That is the folder of `--data`, or the nearest ancestor with a `dataset.toml`, or else the
    /// path itself.
    pub(crate) fn of(path: &Path, data: &Path) -> Result<Self, Failure> {
        if is_lines(path) || has_title_page(path) {
            return Ok(Self::whole(path));
        }
        let absolute = fs::canonicalize(path).map_err(|error| unreadable(path, &error))?;
        if let Ok(folder) = fs::canonicalize(data)
            && let Some(part) = Self::below(&absolute, &folder, data)
        {
            return Ok(part);
        }
        let mut above = absolute.ancestors().skip(1);
        if let Some(folder) = above.find(|folder| has_title_page(folder))
            && let Some(part) = Self::below(&absolute, folder, folder)
        {
            return Ok(part);
        }
        if path.is_dir() {
            return Ok(Self::whole(path));
        }
        Err(Failure::new(
            format!("`{}` is not inside a dataset", path.display()),
            "name the dataset's folder, which has a `dataset.toml`, with `--data`",
        ))
    }

    /// The part of a dataset's folder, shown as `data`, that a path below it names.
    fn below(path: &Path, folder: &Path, data: &Path) -> Option<Self> {
        let below = path.strip_prefix(folder).ok()?;
        let steps: Vec<_> = below.iter().map(|step| step.to_string_lossy()).collect();
        let part = steps.join("/");
        Some(Self {
            data: data.to_owned(),
            part: if part.is_empty() { None } else { Some(part) },
        })
    }

    /// Whether a file of the dataset belongs to the part.
    pub(crate) fn contains(&self, file: &str) -> bool {
        let Some(part) = &self.part else {
            return true;
        };
        match file.strip_prefix(part.as_str()) {
            Some(rest) => rest.is_empty() || rest.starts_with('/'),
            None => false,
        }
    }
}

/// Whether a folder is a dataset with a title page.
fn has_title_page(folder: &Path) -> bool {
    folder.join("dataset.toml").is_file()
}

/// The failure for a dataset that cannot be read.
pub(crate) fn unreadable(path: &Path, error: &io::Error) -> Failure {
    Failure::new(
        format!("the dataset `{}` cannot be read: {error}", path.display()),
        "run `ties` in the parent of the folder `data`, or name the dataset with `--data`",
    )
}

/// The failure for an archive that cannot be read.
pub(crate) fn unreadable_archive(shown: &Path, error: &io::Error) -> Failure {
    Failure::new(
        format!("the archive `{}` cannot be read: {error}", shown.display()),
        "name the archive folder with `--archive`",
    )
}

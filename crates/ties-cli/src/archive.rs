//! `ties archive add`: archives the text of a source and records it in the source's file.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use ties::id::Id;
use ties::layout::Layout;
use ties_dataset::dataset::Dataset;
use ties_dataset::document::id_of;
use ties_dataset::file::{File, Files, ReadFault, write_whole};
use ties_text::terminal::is_harmful;
use ties_text::text::Text;
use ties_view::count_of;

use crate::archive_entry::{self, ArchiveEntry};
use crate::dataset_paths::{DatasetPaths, read_data, unreadable_archive};
use crate::extract;
use crate::outcome::{Failure, Outcome};
use crate::output::Output;

pub(crate) fn add(
    source: &str,
    file: &Path,
    name: Option<&str>,
    paths: &DatasetPaths,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let files = read_data(&paths.data)?;
    let source_file = find_source_file(&files, source)?;
    let default = format!("{source}.txt");
    let name = name.unwrap_or(&default);
    require_valid_name(name)?;
    let text = extract::text(file)?;
    let counts = counts_in_words(&text, file)?;

    // Nothing is written before all checks have passed.
    let source_path = paths.data.join(&source_file.path);
    let entry = ArchiveEntry {
        text: name,
        sha256: &ties_text::digest::sha256(&text).to_string(),
    };
    let edited = archive_entry::add(source_file, &source_path, &entry)?;
    let folder = Folder::of(paths)?;
    let text_line = folder.add(name, &text)?;
    output.line(&format!("{text_line}: {counts}"))?;
    let source_line = write_source_file(&source_path, edited)?;
    output.line(&source_line)?;
    Ok(Outcome::Clean)
}

/// Writes the edited file of the source, if it had to be edited; returns a status line.
fn write_source_file(path: &Path, edited: Option<String>) -> Result<String, Failure> {
    let Some(toml) = edited else {
        return Ok(format!("{} lists it already", path.display()));
    };
    write_whole(path, toml.as_bytes()).map_err(|error| Failure::not_written(path, &error))?;
    Ok(format!("wrote {}", path.display()))
}

/// The numbers of paragraphs and sentences; an error if there are none.
fn counts_in_words(text: &[u8], file: &Path) -> Result<String, Failure> {
    let text = Text::new(File::from_bytes(String::new(), text.to_vec()).text);
    if text.paragraphs() == 0 {
        return Err(Failure::new(
            format!("`{}` has no text", file.display()),
            "run OCR on a scanned PDF first; save the text of a page that is built by a script",
        ));
    }
    Ok(format!(
        "{}, {}",
        count_of(text.paragraphs(), "paragraph"),
        count_of(text.sentences(), "sentence")
    ))
}

/// The one TOML file of a source.
fn find_source_file<'f>(files: &'f Files, id: &str) -> Result<&'f File, Failure> {
    let mut ids = Vec::new();
    let mut found: Option<&File> = None;
    for file in files.as_slice() {
        if Layout::of(&file.path) != Some(Layout::Source) {
            continue;
        }
        let file_id = id_of(&file.path);
        if file_id.as_deref() != Some(id) {
            ids.extend(file_id);
        } else if let Some(one) = found {
            return Err(Failure::new(
                format!("`{}` and `{}` have the same id", one.path, file.path),
                "rename one of them",
            ));
        } else {
            found = Some(file);
        }
    }
    let Some(file) = found else {
        return Err(no_source_file(files, id, &ids));
    };
    match &file.fault {
        None => Ok(file),
        Some(fault) => Err(Failure::new(
            format!("`{}` {fault}", file.path),
            "run `ties check` for details",
        )),
    }
}

/// The failure for a source without a TOML file; `ids` are those of the other files.
fn no_source_file(files: &Files, id: &str, ids: &[Id]) -> Failure {
    let dataset = Dataset::read(files);
    if dataset.sources.contains_key(id) {
        return Failure::new(
            format!("the source `{id}` is in a JSON Lines file, which is not edited"),
            "convert it to TOML files with `ties import`",
        );
    }
    let ids = ids.iter().chain(dataset.sources.keys());
    let near = ties_check::nearest(id, ids.map(Id::as_str));
    Failure {
        message: format!("no source has the id `{id}`"),
        help: near.map(|near| format!("did you mean `{near}`?")),
    }
}

/// Fails unless a name is valid on every system.
fn require_valid_name(name: &str) -> Result<(), Failure> {
    if !is_valid_name(name) {
        return Err(Failure::new(
            format!("`{name}` is not a valid name for an archived text"),
            "use a relative path with `/`, without `.`, `..`, `\\` and control characters: \
             `gazette-2021.txt`",
        ));
    }
    Ok(())
}

/// Whether a name is valid on every system: a relative path without `..`.
fn is_valid_name(name: &str) -> bool {
    if name
        .chars()
        .any(|c| is_harmful(c) || matches!(c, '\\' | ':'))
    {
        return false;
    }
    name.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

/// The archive folder, which may not exist yet.
struct Folder {
    path: PathBuf,
    /// The path as shown to the user.
    shown: PathBuf,
}

impl Folder {
    fn of(paths: &DatasetPaths) -> Result<Self, Failure> {
        if let Some(path) = &paths.archive {
            return Ok(Self {
                path: path.clone(),
                shown: path.clone(),
            });
        }
        let path = paths.default_archive().ok_or_else(|| {
            Failure::new(
                "the dataset has no parent folder",
                "name the archive folder with `--archive`",
            )
        })?;
        let here = std::env::current_dir()
            .and_then(fs::canonicalize)
            .unwrap_or_default();
        let shown = path.strip_prefix(here).unwrap_or(&path).to_owned();
        Ok(Self { path, shown })
    }

    /// Writes the text unless the folder has it already; returns a status line.
    fn add(&self, name: &str, text: &[u8]) -> Result<String, Failure> {
        let shown = self.shown.join(name);
        if self.has(name, text)? {
            return Ok(format!("{} exists already", shown.display()));
        }
        self.write(name, text)
            .map_err(|error| Failure::not_written(&shown, &error))?;
        Ok(format!("wrote {}", shown.display()))
    }

    /// Whether it has this text already. A different text with the same name is an error.
    fn has(&self, name: &str, text: &[u8]) -> Result<bool, Failure> {
        if let Err(error) = fs::symlink_metadata(&self.path)
            && error.kind() == io::ErrorKind::NotFound
        {
            return Ok(false);
        }
        let folder = Files::default()
            .with_archive(&self.path)
            .map_err(|error| unreadable_archive(&self.shown, &error))?;
        let shown = self.shown.join(name);
        match folder.archived(name) {
            None | Some(Err(ReadFault::Missing)) => Ok(false),
            Some(Ok(old)) if old == text => Ok(true),
            Some(Ok(_)) => Err(Failure::new(
                format!("`{}` exists already with a different text", shown.display()),
                "choose another name with `--as`, or remove the existing text",
            )),
            Some(Err(fault)) => Err(Failure::new(
                format!("`{}` {fault}", shown.display()),
                "choose another name with `--as`, or remove the existing file",
            )),
        }
    }

    fn write(&self, name: &str, text: &[u8]) -> io::Result<()> {
        let path = self.path.join(name);
        fs::create_dir_all(path.parent().unwrap_or(&self.path))?;
        write_whole(&path, text)
    }
}

//! `ties archive add`: archives the text of a source and records it in the source's file.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use ties::id::Id;
use ties::layout::Layout;
use ties::model::Sha256;
use ties_dataset::dataset::Dataset;
use ties_dataset::document::id_of;
use ties_dataset::file::{File, Files, ReadFault, write_whole};
use ties_text::terminal::is_harmful;
use ties_text::text::Text;
use toml_edit::{DocumentMut, InlineTable, value};

use crate::check::{Place, read_data};
use crate::extract;
use crate::output::Output;
use crate::{Failure, Outcome};

pub(crate) fn add(
    source: &str,
    file: &Path,
    name: Option<&str>,
    place: &Place,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let files = read_data(&place.data)?;
    let listing = find(&files, source)?;
    let name = name.map_or_else(|| format!("{source}.txt"), str::to_owned);
    if !is_name(&name) {
        return Err(Failure::new(
            format!("`{name}` is not a valid name for an archived text"),
            "use a relative path with `/`, without `.`, `..`, `\\` and control characters: `gazette-2021.txt`",
        ));
    }
    let text = extract::text(file)?;
    let counted = Text::new(File::from_bytes(String::new(), text.clone()).text);
    if counted.paragraphs() == 0 {
        return Err(Failure::new(
            format!("`{}` has no text", file.display()),
            "run OCR on a scanned PDF first; save the text of a page that is built by a script",
        ));
    }

    // Nothing is written before all checks have passed.
    let listing_path = place.data.join(&listing.path);
    let listed = list(
        listing,
        &listing_path,
        &name,
        &ties_text::digest::sha256(&text),
    )?;
    let folder = Folder::of(place)?;
    let is_there = folder.has(&name, &text)?;
    let shown = folder.shown.join(&name);
    if !is_there {
        folder
            .write(&name, &text)
            .map_err(|error| unwritten(&shown, &error))?;
    }
    let counts = [
        count(counted.paragraphs(), "paragraph"),
        count(counted.sentences(), "sentence"),
    ]
    .join(", ");
    if is_there {
        output.line(&format!("{} exists already: {counts}", shown.display()))?;
    } else {
        output.line(&format!("wrote {}: {counts}", shown.display()))?;
    }
    match listed {
        None => output.line(&format!("{} lists it already", listing_path.display()))?,
        Some(toml) => {
            write_whole(&listing_path, toml.as_bytes())
                .map_err(|error| unwritten(&listing_path, &error))?;
            output.line(&format!("wrote {}", listing_path.display()))?;
        }
    }
    Ok(Outcome::Clean)
}

/// The one TOML file of a source.
fn find<'f>(files: &'f Files, source: &str) -> Result<&'f File, Failure> {
    let sources = || {
        files
            .as_slice()
            .iter()
            .filter(|file| Layout::of(&file.path) == Some(Layout::Source))
    };
    let mut found = sources().filter(|file| id_of(&file.path).as_deref() == Some(source));
    match (found.next(), found.next()) {
        (Some(file), None) => match &file.fault {
            None => Ok(file),
            Some(fault) => Err(Failure::new(
                format!("`{}` {fault}", file.path),
                "run `ties check` for details",
            )),
        },
        (Some(one), Some(other)) => Err(Failure::new(
            format!("`{}` and `{}` have the same id", one.path, other.path),
            "rename one of them",
        )),
        (None, _) => {
            let dataset = Dataset::read(files);
            if dataset.sources.contains_key(source) {
                return Err(Failure::new(
                    format!("the source `{source}` is in a JSON Lines file, which is not edited"),
                    "convert it to TOML files with `ties import`",
                ));
            }
            let ids: Vec<_> = sources().filter_map(|file| id_of(&file.path)).collect();
            let near = ties_check::nearest(
                source,
                ids.iter().chain(dataset.sources.keys()).map(Id::as_str),
            );
            Err(Failure {
                message: format!("no source has the id `{source}`"),
                help: near.map(|near| format!("did you mean `{near}`?")),
            })
        }
    }
}

/// Whether a name is valid on every system: a relative path without `..`.
fn is_name(name: &str) -> bool {
    let is_harmless = |c| !is_harmful(c) && !matches!(c, '\\' | ':');
    name.chars().all(is_harmless) && name.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

/// The source's file with the text added and everything else unchanged; none if the text is listed already.
///
/// An existing entry is never replaced, because locators and digests depend on that text.
fn list(file: &File, path: &Path, name: &str, digest: &Sha256) -> Result<Option<String>, Failure> {
    let path = path.display();
    let mut document: DocumentMut = file.text.parse().map_err(|_| {
        Failure::new(
            format!("`{path}` has syntax errors"),
            "run `ties check` for details",
        )
    })?;
    if document.contains_key("no-archive") {
        return Err(Failure::new(
            format!("`{path}` has a reason for not keeping a copy"),
            "remove `no-archive` if you do keep a copy",
        ));
    }
    let archive = document
        .entry("archive")
        .or_insert_with(|| InlineTable::new().into());
    let mut missing = Vec::new();
    let digest = digest.to_string();
    for (key, new) in [("text", name), ("sha256", digest.as_str())] {
        match archive.get(key) {
            None => missing.push((key, new)),
            Some(old) if old.as_str() == Some(new) => {}
            Some(_) if key == "text" => {
                return Err(Failure::new(
                    format!("`{path}` lists another text"),
                    "locators and digests depend on it; to replace it, remove `text` and `sha256`, then review the \
                     passages",
                ));
            }
            Some(_) => {
                return Err(Failure::new(
                    format!("`{path}` has the SHA-256 of another text"),
                    "locators and digests depend on it; to replace it, remove `sha256`, then review the passages",
                ));
            }
        }
    }
    if missing.is_empty() {
        return Ok(None);
    }
    // Whitespace before the closing brace moves behind the new last value.
    let end = archive.as_inline_table_mut().and_then(|inline| {
        let (_, last) = inline.iter_mut().last()?;
        let end = last.decor().suffix().cloned();
        last.decor_mut().set_suffix("");
        end
    });
    let Some(keys) = archive.as_table_like_mut() else {
        return Err(Failure::new(
            format!("`archive` in `{path}` is not a table"),
            "run `ties check` for details",
        ));
    };
    for (key, new) in missing {
        keys.insert(key, value(new));
    }
    if let (Some(end), Some((_, last))) = (end, keys.iter_mut().last())
        && let Some(last) = last.as_value_mut()
    {
        last.decor_mut().set_suffix(end);
    }
    let toml = document.to_string();
    // Keep the line endings of the file.
    Ok(Some(if file.text.contains("\r\n") {
        toml.replace("\r\n", "\n").replace('\n', "\r\n")
    } else {
        toml
    }))
}

/// The archive folder, which may not exist yet.
struct Folder {
    path: PathBuf,
    /// The path as shown to the user.
    shown: PathBuf,
}

impl Folder {
    fn of(place: &Place) -> Result<Self, Failure> {
        if let Some(path) = &place.archive {
            return Ok(Self {
                path: path.clone(),
                shown: path.clone(),
            });
        }
        let path = place.beside().ok_or_else(|| {
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

    /// Whether it has this text already. A different text with the same name is an error.
    fn has(&self, name: &str, text: &[u8]) -> Result<bool, Failure> {
        if fs::symlink_metadata(&self.path)
            .is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
        {
            return Ok(false);
        }
        let folder = Files::default().with_archive(&self.path).map_err(|error| {
            Failure::new(
                format!(
                    "the archive `{}` cannot be read: {error}",
                    self.shown.display()
                ),
                "name the archive folder with `--archive`",
            )
        })?;
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

fn unwritten(path: &Path, error: &io::Error) -> Failure {
    Failure::new(
        format!("`{}` was not written: {error}", path.display()),
        "the previous files are unchanged",
    )
}

fn count(count: usize, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}

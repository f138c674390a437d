//! The archive: the texts of sources, by the names under which sources list them.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::data_file::MAX_TEXT_BYTES;
use super::disk::read_plain;
use super::read_fault::ReadFault;

/// Where the archived texts are stored.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Archive {
    /// There is no archive.
    #[default]
    Nowhere,
    /// In a folder.
    Folder(PathBuf),
    /// In memory.
    Texts(BTreeMap<String, Vec<u8>>),
}

impl Archive {
    /// Returns the bytes of the text with this name; `None` if there is no archive.
    pub(super) fn read(&self, name: &str) -> Option<Result<Vec<u8>, ReadFault>> {
        match self {
            Self::Nowhere => None,
            Self::Folder(folder) => Some(read_archived(folder, name)),
            Self::Texts(_) if !is_inside(name) => Some(Err(ReadFault::Outside)),
            Self::Texts(texts) => Some(texts.get(name).cloned().ok_or(ReadFault::Missing)),
        }
    }
}

/// The fault for a file that cannot be opened. In most cases it does not exist.
fn fault_of(error: &io::Error) -> ReadFault {
    use io::ErrorKind::{InvalidFilename, InvalidInput, NotADirectory, NotFound};
    match error.kind() {
        NotFound | NotADirectory | InvalidFilename | InvalidInput => ReadFault::Missing,
        _ => ReadFault::Unreadable(error.to_string()),
    }
}

/// Whether a name stays in its folder: it is relative and does not contain `..`.
fn is_inside(name: &str) -> bool {
    Path::new(name)
        .components()
        .all(|part| matches!(part, Component::Normal(_)))
}

/// Reads a file of the archive. It must be inside the folder and not behind a symbolic link.
fn read_archived(folder: &Path, name: &str) -> Result<Vec<u8>, ReadFault> {
    if !is_inside(name) {
        return Err(ReadFault::Outside);
    }
    let mut place = folder.to_owned();
    let mut last = None;
    for part in Path::new(name) {
        place.push(part);
        match fs::symlink_metadata(&place) {
            Ok(found) if found.file_type().is_symlink() => return Err(ReadFault::Symlink),
            Ok(found) => last = Some(found),
            Err(error) => return Err(fault_of(&error)),
        }
    }
    let found = match last {
        None => return Err(ReadFault::Folder),
        Some(found) if found.is_dir() => return Err(ReadFault::Folder),
        Some(found) if !found.is_file() => return Err(ReadFault::Special),
        Some(found) => found,
    };
    if found.len() > MAX_TEXT_BYTES {
        return Err(ReadFault::TooLarge(MAX_TEXT_BYTES));
    }
    let bytes = read_plain(&place, found.len(), MAX_TEXT_BYTES)
        .map_err(|error| ReadFault::Unreadable(error.to_string()))?;
    if bytes.len() as u64 > MAX_TEXT_BYTES {
        Err(ReadFault::TooLarge(MAX_TEXT_BYTES))
    } else {
        Ok(bytes)
    }
}

//! The files of a dataset, listed and read.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

use ties::layout::Layout;
use walkdir::WalkDir;

use super::archive::Archive;
use super::data_file::{File, MAX_LINES_BYTES};
use super::disk::{file_of_bytes, file_of_contents, read_file};
use super::read_fault::ReadFault;

/// All files of a dataset, ordered by path, and its archive of texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Files {
    files: Vec<File>,
    archive: Archive,
}

impl Files {
    /// Creates files in memory from pairs of path and text.
    pub fn from_texts<P: Into<String>, T: Into<String>>(
        texts: impl IntoIterator<Item = (P, T)>,
    ) -> Self {
        let mut files = Vec::new();
        for (path, text) in texts {
            files.push(File {
                text: text.into(),
                ..File::unread(path.into(), None)
            });
        }
        Self::sorted(files)
    }

    /// Creates files from pairs of path and contents, packed as on the disk, or the fault that
    /// keeps them from being read. Only paths that [`is_read`](Self::is_read) accepts are taken.
    pub fn from_contents(
        contents: impl IntoIterator<Item = (String, Result<Vec<u8>, ReadFault>)>,
    ) -> Self {
        let mut files = Vec::new();
        for (path, contents) in contents {
            if !Self::is_read(&path) {
                continue;
            }
            files.push(match contents {
                Ok(bytes) => file_of_contents(path, &bytes),
                Err(fault) => File::unread(path, Some(fault)),
            });
        }
        Self::sorted(files)
    }

    /// Whether [`read`](Self::read) reads the file with this path below the dataset's folder.
    pub fn is_read(path: &str) -> bool {
        let is_hidden = path.split('/').any(|part| part.starts_with('.'));
        !is_hidden && is_data(path, false)
    }

    /// Reads every file below `root`: `dataset.toml`, all files in `entities/`, `sources/` and
    /// `disputes/`, files of JSON Lines (`.jsonl`, `.jsonl.gz`, `.jsonl.zst`), and other `.toml`
    /// files, which are in the wrong place. Symbolic links are not followed.
    ///
    /// Names that begin with a dot are ignored. Outside those three folders, so are files other
    /// than `.toml`, such as a README or a licence. A file that cannot be read is listed with its
    /// [`ReadFault`].
    ///
    /// # Errors
    /// Returns an error if `root` itself cannot be read.
    pub fn read(root: &Path) -> io::Result<Self> {
        // Only `root` itself may be a symbolic link.
        let root = fs::canonicalize(root)?;
        fs::read_dir(&root)?;
        let mut files = Vec::new();
        let entries = WalkDir::new(&root).min_depth(1).into_iter();
        for entry in
            entries.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name()))
        {
            match entry {
                Ok(entry) => {
                    let path = relative(&root, entry.path());
                    if is_data(&path, entry.file_type().is_dir()) {
                        files.push(read_file(path, entry.path(), entry.file_type()));
                    }
                }
                Err(error) => files.push(File::unread(
                    relative(&root, error.path().unwrap_or(&root)),
                    Some(ReadFault::Unreadable(error.to_string())),
                )),
            }
        }
        Ok(Self::sorted(files))
    }

    /// Reads one file of JSON Lines from the disk, as a dataset of its own.
    ///
    /// # Errors
    /// Returns an error if the file does not exist.
    pub fn read_lines(path: &Path) -> io::Result<Self> {
        let place = fs::canonicalize(path)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let kind = fs::metadata(&place)?.file_type();
        Ok(Self::of(vec![read_file(name.into_owned(), &place, kind)]))
    }

    /// Reads the TOML file of one source from the disk, as a dataset of its own.
    ///
    /// # Errors
    /// Returns an error if the file does not exist.
    pub fn read_source(path: &Path) -> io::Result<Self> {
        let place = fs::canonicalize(path)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let kind = fs::metadata(&place)?.file_type();
        let file = read_file(format!("sources/{name}"), &place, kind);
        Ok(Self::of(vec![file]))
    }

    /// Reads one file of JSON Lines from a stream, as a dataset of its own.
    ///
    /// # Errors
    /// Returns an error if the stream cannot be read.
    pub fn read_stream(name: &str, stream: impl Read) -> io::Result<Self> {
        let mut bytes = Vec::new();
        stream.take(MAX_LINES_BYTES + 1).read_to_end(&mut bytes)?;
        let file = file_of_bytes(name.to_owned(), bytes, MAX_LINES_BYTES);
        Ok(Self::of(vec![file]))
    }

    fn sorted(mut files: Vec<File>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self::of(files)
    }

    fn of(files: Vec<File>) -> Self {
        Self {
            files,
            archive: Archive::Nowhere,
        }
    }

    /// Returns the same files with the texts in `folder` as their archive. Each text is read when
    /// it is first needed.
    ///
    /// # Errors
    /// Returns an error if the folder cannot be read.
    pub fn with_archive(self, folder: &Path) -> io::Result<Self> {
        let folder = fs::canonicalize(folder)?;
        fs::read_dir(&folder)?;
        Ok(Self {
            archive: Archive::Folder(folder),
            ..self
        })
    }

    /// Returns the same files with an archive in memory, given as pairs of name and bytes.
    #[must_use]
    pub fn with_archived<B: Into<Vec<u8>>>(
        self,
        texts: impl IntoIterator<Item = (String, B)>,
    ) -> Self {
        let texts = texts
            .into_iter()
            .map(|(name, bytes)| (name, bytes.into()))
            .collect();
        Self {
            archive: Archive::Texts(texts),
            ..self
        }
    }

    /// Returns the bytes of an archived text, by the name under which a source lists it; `None` if
    /// there is no archive.
    pub fn archived(&self, name: &str) -> Option<Result<Vec<u8>, ReadFault>> {
        self.archive.read(name)
    }

    /// Returns the files, ordered by path.
    pub fn as_slice(&self) -> &[File] {
        &self.files
    }
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

/// Whether the path belongs to the data, or looks as if it was meant to.
fn is_data(path: &str, is_folder: bool) -> bool {
    let toml = Path::new(path)
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("toml"));
    if Layout::of(path) == Some(Layout::Line) {
        return true;
    }
    let inside = path
        .split('/')
        .next()
        .is_some_and(|top| ["entities", "sources", "disputes"].contains(&top));
    toml || (inside && !is_folder)
}

fn relative(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

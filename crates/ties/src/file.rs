//! Files: the only place where data is read from the disk; one read of each file, nothing followed out of the root.

use std::fs::{self, File as Handle};
use std::io::{self, Read};
use std::path::Path;

use walkdir::WalkDir;

use crate::document::Layout;

/// The most bytes that a TOML file may have: 16 MiB.
pub const MAX_FILE_BYTES: u64 = 16 << 20;

/// The most bytes that a file of JSON Lines may have, unpacked: 2 GiB.
pub const MAX_LINES_BYTES: u64 = 2 << 30;

/// One file, or one thing that stands where a file should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path below the dataset's folder, parts joined by `/`; what is not UTF-8 in it stands as `�`.
    pub path: String,
    /// Its text, without a byte-order mark; what is not UTF-8 in it stands as `�`. Empty where it was not read.
    pub text: String,
    /// Why it cannot be taken for data.
    pub fault: Option<ReadFault>,
}

/// Why a file cannot be taken for data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadFault {
    /// It is not UTF-8: the first such byte, and where in [`File::text`] it would stand.
    NotUtf8 {
        /// The byte.
        byte: u8,
        /// Its offset in the text.
        at: usize,
    },
    /// It holds a NUL byte at this offset: it is no text at all.
    Binary {
        /// The byte's offset in the text.
        at: usize,
    },
    /// It has more than that many bytes.
    TooLarge(u64),
    /// It is a symbolic link; they are not followed.
    Symlink,
    /// It is a folder with the name of a file.
    Folder,
    /// It is a pipe, a socket or a device.
    Special,
    /// The system does not give it: its message.
    Unreadable(String),
}

/// All files of a dataset, by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Files {
    files: Vec<File>,
}

impl Files {
    /// Files from memory: paths and their texts.
    pub fn from_texts<P: Into<String>, T: Into<String>>(texts: impl IntoIterator<Item = (P, T)>) -> Self {
        let read = |(path, text): (P, T)| File { path: path.into(), text: text.into(), fault: None };
        Self::sorted(texts.into_iter().map(read).collect())
    }

    /// Reads every file below `root`: `dataset.toml`, all in `entities/`, `sources/` and `disputes/`, files of JSON Lines
    /// (`.jsonl`, `.jsonl.gz`, `.jsonl.zst`), and other `.toml` files, which stand in the wrong place.
    ///
    /// Left alone are names that begin with a dot, and what is not `.toml` outside those three folders: a README, a
    /// licence. What cannot be read is still listed, with its [`ReadFault`].
    ///
    /// # Errors
    /// Where `root` itself cannot be read.
    pub fn read(root: &Path) -> io::Result<Self> {
        // The root itself may be reached through a link; nothing below it may.
        let root = fs::canonicalize(root)?;
        fs::read_dir(&root)?;
        let mut files = Vec::new();
        let entries = WalkDir::new(&root).min_depth(1).into_iter();
        for entry in entries.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name())) {
            match entry {
                Ok(entry) => {
                    let path = relative(&root, entry.path());
                    if is_data(&path, entry.file_type().is_dir()) {
                        files.push(read_one(path, entry.path(), entry.file_type()));
                    }
                }
                Err(error) => files.push(File {
                    path: relative(&root, error.path().unwrap_or(&root)),
                    text: String::new(),
                    fault: Some(ReadFault::Unreadable(error.to_string())),
                }),
            }
        }
        Ok(Self::sorted(files))
    }

    /// One file of JSON Lines from the disk, as a dataset of its own.
    ///
    /// # Errors
    /// Where there is no such file.
    pub fn read_lines(path: &Path) -> io::Result<Self> {
        let place = fs::canonicalize(path)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Self { files: vec![read_one(name, &place, fs::metadata(&place)?.file_type())] })
    }

    /// One file of JSON Lines from a stream, as a dataset of its own.
    ///
    /// # Errors
    /// Where the stream cannot be read.
    pub fn read_stream(name: &str, stream: impl Read) -> io::Result<Self> {
        let mut bytes = Vec::new();
        stream.take(MAX_LINES_BYTES + 1).read_to_end(&mut bytes)?;
        Ok(Self { files: vec![of_bytes(name.to_owned(), bytes, MAX_LINES_BYTES)] })
    }

    fn sorted(mut files: Vec<File>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { files }
    }

    /// The files, in the order of their paths.
    pub fn as_slice(&self) -> &[File] {
        &self.files
    }
}

fn is_hidden(name: &std::ffi::OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

/// Whether what stands at this path is data, or looks as if it were meant to be.
fn is_data(path: &str, is_folder: bool) -> bool {
    let toml = Path::new(path).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"));
    if Layout::of(path) == Some(Layout::Line) {
        return true;
    }
    let inside = path.split('/').next().is_some_and(|top| ["entities", "sources", "disputes"].contains(&top));
    toml || (inside && !is_folder)
}

fn relative(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

fn read_one(path: String, place: &Path, kind: fs::FileType) -> File {
    let refused = |fault| File { path: path.clone(), text: String::new(), fault: Some(fault) };
    if kind.is_symlink() {
        return refused(ReadFault::Symlink);
    }
    if kind.is_dir() {
        return refused(ReadFault::Folder);
    }
    if !kind.is_file() {
        return refused(ReadFault::Special);
    }
    let most = if Layout::of(&path) == Some(Layout::Line) { MAX_LINES_BYTES } else { MAX_FILE_BYTES };
    match read_bytes(place, most) {
        Ok(bytes) => of_bytes(path, bytes, most),
        Err(error) => refused(ReadFault::Unreadable(error.to_string())),
    }
}

/// The bytes of a file, unpacked, one more than `most` at the most.
fn read_bytes(place: &Path, most: u64) -> io::Result<Vec<u8>> {
    let file = Handle::open(place)?;
    let mut bytes = Vec::new();
    match place.extension().and_then(|extension| extension.to_str()) {
        Some("gz") => flate2::read::MultiGzDecoder::new(file).take(most + 1).read_to_end(&mut bytes)?,
        Some("zst") => {
            let unpacked = ruzstd::decoding::StreamingDecoder::new(file).map_err(io::Error::other)?;
            unpacked.take(most + 1).read_to_end(&mut bytes)?
        }
        _ => {
            let expected = file.metadata()?.len().min(most) + 1;
            bytes.reserve_exact(usize::try_from(expected).unwrap_or_default());
            file.take(most + 1).read_to_end(&mut bytes)?
        }
    };
    Ok(bytes)
}

fn of_bytes(path: String, bytes: Vec<u8>, most: u64) -> File {
    if bytes.len() as u64 > most {
        return File { path, text: String::new(), fault: Some(ReadFault::TooLarge(most)) };
    }
    File::from_bytes(path, bytes)
}

impl File {
    /// A file of these bytes.
    pub fn from_bytes(path: String, bytes: Vec<u8>) -> Self {
        let (mut text, mut fault) = match String::from_utf8(bytes) {
            Ok(text) => (text, None),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                let byte = error.as_bytes()[at];
                (String::from_utf8_lossy(error.as_bytes()).into_owned(), Some(ReadFault::NotUtf8 { byte, at }))
            }
        };
        if let Some(at) = text.find('\0') {
            fault = Some(ReadFault::Binary { at });
        }
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
            if let Some(ReadFault::NotUtf8 { at, .. } | ReadFault::Binary { at }) = &mut fault {
                *at -= '\u{feff}'.len_utf8();
            }
        }
        Self { path, text, fault }
    }
}

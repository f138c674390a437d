//! Files: the only place where data is read from the disk and written to it; nothing followed out of the root, each file
//! written whole or not at all.

mod blocks;

pub use blocks::Block;

use std::collections::BTreeMap;
use std::fmt;
use std::fs::{self, File as Handle, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Component, Path, PathBuf};

use walkdir::WalkDir;

use self::blocks::OnDisk;
use ties::layout::Layout;

/// The most bytes that a TOML file may have: 16 MiB.
pub const MAX_FILE_BYTES: u64 = 16 << 20;

/// The most bytes that a file of JSON Lines may have, unpacked: 2 GiB.
pub const MAX_LINES_BYTES: u64 = 2 << 30;

/// The most bytes that an archived text may have: 16 MiB.
pub const MAX_TEXT_BYTES: u64 = 16 << 20;

/// One file, or one thing that stands where a file should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path below the dataset's folder, parts joined by `/`; what is not UTF-8 in it stands as `�`.
    pub path: String,
    /// Its text, without a byte-order mark; what is not UTF-8 in it stands as `�`. Empty where it was not read, and of a
    /// file of JSON Lines that can be read again: those are read by [block](Self::blocks).
    pub text: String,
    /// Why it cannot be taken for data.
    pub fault: Option<ReadFault>,
    /// Where it is read again.
    on_disk: Option<OnDisk>,
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
    /// Nothing stands there.
    Missing,
    /// Its path leads out of the folder.
    Outside,
    /// It holds nothing that can be read: no letter, or white space alone.
    Empty,
    /// The system does not give it: its message.
    Unreadable(String),
    /// It was written to while it was read.
    Changed,
}

impl fmt::Display for ReadFault {
    /// Why it is no text, after its name: `is not UTF-8: …`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotUtf8 { byte, at } => {
                write!(f, "is not UTF-8: the byte 0x{byte:02X} at offset {at}")
            }
            Self::Binary { at } => write!(f, "is no text: a NUL byte at offset {at}"),
            Self::TooLarge(most) => write!(f, "has more than {} MiB", most >> 20),
            Self::Symlink => {
                f.write_str("is or goes through a symbolic link, which is not followed")
            }
            Self::Folder => f.write_str("is a folder"),
            Self::Special => f.write_str("is a pipe, a socket or a device"),
            Self::Missing => f.write_str("is not there"),
            Self::Outside => f.write_str("leads out of the archive"),
            Self::Empty => f.write_str("is empty"),
            Self::Unreadable(message) => write!(f, "cannot be read: {message}"),
            Self::Changed => f.write_str("was changed while it was read"),
        }
    }
}

/// All files of a dataset, by path, and its archive of texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Files {
    files: Vec<File>,
    archive: Archive,
}

/// Where the texts of sources are kept, by the names under which sources list them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
enum Archive {
    /// Nowhere: no text is read.
    #[default]
    Nowhere,
    /// In a folder.
    Folder(PathBuf),
    /// In memory.
    Texts(BTreeMap<String, Vec<u8>>),
}

impl Files {
    /// Files from memory: paths and their texts.
    pub fn from_texts<P: Into<String>, T: Into<String>>(
        texts: impl IntoIterator<Item = (P, T)>,
    ) -> Self {
        let read = |(path, text): (P, T)| File {
            text: text.into(),
            ..File::unread(path.into(), None)
        };
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
        for entry in
            entries.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name()))
        {
            match entry {
                Ok(entry) => {
                    let path = relative(&root, entry.path());
                    if is_data(&path, entry.file_type().is_dir()) {
                        files.push(read_one(path, entry.path(), entry.file_type()));
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

    /// One file of JSON Lines from the disk, as a dataset of its own.
    ///
    /// # Errors
    /// Where there is no such file.
    pub fn read_lines(path: &Path) -> io::Result<Self> {
        let place = fs::canonicalize(path)?;
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        Ok(Self::of(vec![read_one(
            name,
            &place,
            fs::metadata(&place)?.file_type(),
        )]))
    }

    /// One file of JSON Lines from a stream, as a dataset of its own.
    ///
    /// # Errors
    /// Where the stream cannot be read.
    pub fn read_stream(name: &str, stream: impl Read) -> io::Result<Self> {
        let mut bytes = Vec::new();
        stream.take(MAX_LINES_BYTES + 1).read_to_end(&mut bytes)?;
        Ok(Self::of(vec![of_bytes(
            name.to_owned(),
            bytes,
            MAX_LINES_BYTES,
        )]))
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

    /// The same files with the archive of texts in this folder; texts are read when they are asked for.
    ///
    /// # Errors
    /// Where the folder cannot be read.
    pub fn with_archive(self, folder: &Path) -> io::Result<Self> {
        let folder = fs::canonicalize(folder)?;
        fs::read_dir(&folder)?;
        Ok(Self {
            archive: Archive::Folder(folder),
            ..self
        })
    }

    /// The same files with an archive in memory: names and bytes.
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

    /// The bytes of an archived text, by the name under which a source lists it; none where there is no archive at all.
    pub fn archived(&self, name: &str) -> Option<Result<Vec<u8>, ReadFault>> {
        match &self.archive {
            Archive::Nowhere => None,
            Archive::Folder(folder) => Some(read_archived(folder, name)),
            Archive::Texts(_) if !goes_down(name) => Some(Err(ReadFault::Outside)),
            Archive::Texts(texts) => Some(texts.get(name).cloned().ok_or(ReadFault::Missing)),
        }
    }

    /// The same files with those that are read by [block](File::block) held whole, to say of one that is no text what is
    /// wrong with it, and where.
    #[must_use]
    pub fn held(&self) -> Self {
        let held = |file: &File| match &file.on_disk {
            Some(on_disk) => read_whole(file.path.clone(), on_disk.place(), MAX_LINES_BYTES),
            None => file.clone(),
        };
        Self {
            files: self.files.iter().map(held).collect(),
            archive: self.archive.clone(),
        }
    }

    /// The files, in the order of their paths.
    pub fn as_slice(&self) -> &[File] {
        &self.files
    }
}

/// Writes a file whole or not at all: beside its place, flushed to the disk, then moved there. One that was there keeps
/// its permissions.
///
/// # Errors
/// Where the disk does not take it; then the old file is still there, and nothing is left beside it.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let unfinished = path.with_file_name(format!(".{name}.{}.unfinished", std::process::id()));
    let write = || {
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&unfinished)?;
        file.write_all(bytes)?;
        if let Ok(old) = fs::metadata(path) {
            file.set_permissions(old.permissions())?;
        }
        file.sync_all()?;
        fs::rename(&unfinished, path)
    };
    write().inspect_err(|_| {
        // What is half written is of no use; the error that matters is the first one.
        let _ = fs::remove_file(&unfinished);
    })
}

fn is_hidden(name: &std::ffi::OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

/// Whether what stands at this path is data, or looks as if it were meant to be.
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

fn read_one(path: String, place: &Path, kind: fs::FileType) -> File {
    let refused = |fault| File::unread(path.clone(), Some(fault));
    if kind.is_symlink() {
        return refused(ReadFault::Symlink);
    }
    if kind.is_dir() {
        return refused(ReadFault::Folder);
    }
    if !kind.is_file() {
        return refused(ReadFault::Special);
    }
    let is_lines = Layout::of(&path) == Some(Layout::Line);
    let most = if is_lines {
        MAX_LINES_BYTES
    } else {
        MAX_FILE_BYTES
    };
    if is_lines && !is_packed(place) {
        match OnDisk::survey(place, most) {
            Ok(Some(on_disk)) => {
                return File {
                    on_disk: Some(on_disk),
                    ..File::unread(path, None)
                };
            }
            Ok(None) => {}
            Err(error) => return refused(ReadFault::Unreadable(error.to_string())),
        }
    }
    read_whole(path, place, most)
}

fn read_whole(path: String, place: &Path, most: u64) -> File {
    match read_bytes(place, most) {
        Ok(bytes) => of_bytes(path, bytes, most),
        Err(error) => File::unread(path, Some(ReadFault::Unreadable(error.to_string()))),
    }
}

/// Why nothing is found at a path: most often nothing can stand there.
fn unfound(error: &io::Error) -> ReadFault {
    use io::ErrorKind::{InvalidFilename, InvalidInput, NotADirectory, NotFound};
    match error.kind() {
        NotFound | NotADirectory | InvalidFilename | InvalidInput => ReadFault::Missing,
        _ => ReadFault::Unreadable(error.to_string()),
    }
}

/// Whether a name stays in its folder: no `..`, no root.
fn goes_down(name: &str) -> bool {
    Path::new(name)
        .components()
        .all(|part| matches!(part, Component::Normal(_)))
}

/// The bytes of a file of the archive; the way to it goes down only, and through no link.
fn read_archived(folder: &Path, name: &str) -> Result<Vec<u8>, ReadFault> {
    if !goes_down(name) {
        return Err(ReadFault::Outside);
    }
    let mut place = folder.to_owned();
    let mut last = None;
    for part in Path::new(name) {
        place.push(part);
        match fs::symlink_metadata(&place) {
            Ok(found) if found.file_type().is_symlink() => return Err(ReadFault::Symlink),
            Ok(found) => last = Some(found),
            Err(error) => return Err(unfound(&error)),
        }
    }
    let unreadable = |error: io::Error| ReadFault::Unreadable(error.to_string());
    let Some(found) = last.filter(|found| !found.is_dir()) else {
        return Err(ReadFault::Folder);
    };
    if !found.is_file() {
        return Err(ReadFault::Special);
    }
    if found.len() > MAX_TEXT_BYTES {
        return Err(ReadFault::TooLarge(MAX_TEXT_BYTES));
    }
    let bytes = read_plain(&place, found.len(), MAX_TEXT_BYTES).map_err(unreadable)?;
    if bytes.len() as u64 > MAX_TEXT_BYTES {
        Err(ReadFault::TooLarge(MAX_TEXT_BYTES))
    } else {
        Ok(bytes)
    }
}

/// The bytes of a file as it is, of which so many are expected, and one more than `most` at the most.
fn read_plain(place: &Path, expected: u64, most: u64) -> io::Result<Vec<u8>> {
    let file = Handle::open(place)?;
    let mut bytes = Vec::new();
    bytes.reserve_exact(usize::try_from(expected.min(most) + 1).unwrap_or_default());
    file.take(most + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn is_packed(place: &Path) -> bool {
    place
        .extension()
        .is_some_and(|ending| ending == "gz" || ending == "zst")
}

/// The bytes of a file, unpacked, one more than `most` at the most.
fn read_bytes(place: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    match place.extension().and_then(|extension| extension.to_str()) {
        Some("gz") => {
            flate2::read::MultiGzDecoder::new(Handle::open(place)?)
                .take(most + 1)
                .read_to_end(&mut bytes)?;
        }
        Some("zst") => {
            let unpacked = ruzstd::decoding::StreamingDecoder::new(Handle::open(place)?)
                .map_err(io::Error::other)?;
            unpacked.take(most + 1).read_to_end(&mut bytes)?;
        }
        _ => return read_plain(place, fs::metadata(place)?.len(), most),
    }
    Ok(bytes)
}

fn of_bytes(path: String, bytes: Vec<u8>, most: u64) -> File {
    if bytes.len() as u64 > most {
        return File::unread(path, Some(ReadFault::TooLarge(most)));
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
                (
                    String::from_utf8_lossy(error.as_bytes()).into_owned(),
                    Some(ReadFault::NotUtf8 { byte, at }),
                )
            }
        };
        if let Some(at) = memchr::memchr(0, text.as_bytes()) {
            fault = Some(ReadFault::Binary { at });
        }
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
            if let Some(ReadFault::NotUtf8 { at, .. } | ReadFault::Binary { at }) = &mut fault {
                *at -= '\u{feff}'.len_utf8();
            }
        }
        Self {
            text,
            ..Self::unread(path, fault)
        }
    }

    /// A file of which nothing is held.
    fn unread(path: String, fault: Option<ReadFault>) -> Self {
        Self {
            path,
            text: String::new(),
            fault,
            on_disk: None,
        }
    }
}

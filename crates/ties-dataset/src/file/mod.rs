//! Files: the only place where data is read from the disk and written to it.

mod archive;
mod blocks;
mod disk;
mod files;

pub use blocks::Block;
pub use disk::write_whole;
pub use files::Files;

use std::fmt;

use self::blocks::DiskFile;

/// The maximum size of a TOML file: 16 MiB.
pub const MAX_FILE_BYTES: u64 = 16 << 20;

/// The maximum size of a file of JSON Lines, unpacked: 2 GiB.
pub const MAX_LINES_BYTES: u64 = 2 << 30;

/// The maximum size of an archived text: 16 MiB.
pub const MAX_TEXT_BYTES: u64 = 16 << 20;

/// A file of the dataset, or something else found at the path of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// The path below the dataset's folder, with `/` between its parts. Bytes that are not UTF-8
    /// are replaced by `�`.
    pub path: String,
    /// The text, without a byte-order mark. Bytes that are not UTF-8 are replaced by `�`. Empty if
    /// the file was not read, and for a file of JSON Lines that is read from disk by
    /// [block](Self::blocks).
    pub text: String,
    /// Why the file is not data; `None` if it is.
    pub fault: Option<ReadFault>,
    /// The file on disk from which blocks are read, if its text is not in memory.
    on_disk: Option<DiskFile>,
}

/// Why a file is not data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadFault {
    /// The file is not UTF-8: its first invalid byte.
    NotUtf8 {
        /// The byte.
        byte: u8,
        /// The offset in [`File::text`], in bytes.
        at: usize,
    },
    /// The file contains a NUL byte, so it is not text.
    Binary {
        /// The offset in the text, in bytes.
        at: usize,
    },
    /// The file is larger than this many bytes.
    TooLarge(u64),
    /// The file is a symbolic link, which is not followed.
    Symlink,
    /// A folder has the name of a file.
    Folder,
    /// The path is a pipe, a socket or a device.
    Special,
    /// There is no file at this path.
    Missing,
    /// The path leads out of the folder.
    Outside,
    /// The text has no sentence, for example because it is blank.
    Empty,
    /// The operating system could not read the file: its message.
    Unreadable(String),
    /// The file changed while it was read.
    Changed,
}

impl fmt::Display for ReadFault {
    /// Writes the fault as a predicate that follows the file's name: `is not UTF-8: …`.
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

impl File {
    /// Creates a file from its bytes.
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

    /// Creates a file without a text.
    fn unread(path: String, fault: Option<ReadFault>) -> Self {
        Self {
            path,
            text: String::new(),
            fault,
            on_disk: None,
        }
    }
}

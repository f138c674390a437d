//! The reasons why a file is not data.

use std::fmt;

/// Why a file is not data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadFault {
    /// The file is not UTF-8: its first invalid byte.
    NotUtf8 {
        /// The byte.
        byte: u8,
        /// The offset in [`File::text`](super::File::text), in bytes.
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
    /// The path does not exist.
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

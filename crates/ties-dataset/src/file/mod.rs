//! Files: the only place where data is read from the disk and written to it.

mod archive;
mod blocks;
mod disk;
mod files;

pub use blocks::Block;
pub use disk::write_whole;
pub use files::Files;

use std::fmt;

use self::blocks::OnDisk;

/// The most bytes that a TOML file may have: 16 MiB.
pub const MAX_FILE_BYTES: u64 = 16 << 20;

/// The most bytes that a file of JSON Lines may have, unpacked: 2 GiB.
pub const MAX_LINES_BYTES: u64 = 2 << 30;

/// The most bytes that an archived text may have: 16 MiB.
pub const MAX_TEXT_BYTES: u64 = 16 << 20;

/// One file, or something else in the place of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path below the dataset's folder, parts joined by `/`. What is not UTF-8 is `�`.
    pub path: String,
    /// Its text, without a byte-order mark. What is not UTF-8 is `�`. Empty if it was not read, and
    /// for a file of JSON Lines that is read from disk by [block](Self::blocks).
    pub text: String,
    /// Why it is not data.
    pub fault: Option<ReadFault>,
    /// From where its blocks are read.
    on_disk: Option<OnDisk>,
}

/// Why a file is not data.
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

    /// A file without its text.
    fn unread(path: String, fault: Option<ReadFault>) -> Self {
        Self {
            path,
            text: String::new(),
            fault,
            on_disk: None,
        }
    }
}

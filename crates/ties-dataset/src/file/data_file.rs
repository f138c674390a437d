//! A file of a dataset: its text, or the fault that keeps it from being read.

use std::borrow::Cow;

use super::blocks::{Block, DiskFile, blocks_of};
use super::read_fault::ReadFault;

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
    pub(super) on_disk: Option<DiskFile>,
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
    pub(super) fn unread(path: String, fault: Option<ReadFault>) -> Self {
        Self {
            path,
            text: String::new(),
            fault,
            on_disk: None,
        }
    }

    /// Returns the blocks of a file of JSON Lines, in order.
    pub fn blocks(&self) -> Cow<'_, [Block]> {
        match &self.on_disk {
            Some(on_disk) => Cow::Borrowed(on_disk.blocks()),
            None => Cow::Owned(blocks_of(&self.text)),
        }
    }

    /// Returns the text of one of the file's [blocks](Self::blocks), reading it if it is not in
    /// memory.
    ///
    /// # Errors
    /// [`ReadFault::Changed`] if the file changed since it was cut into blocks,
    /// [`ReadFault::Unreadable`] if the operating system cannot read it.
    pub fn block(&self, block: &Block) -> Result<Cow<'_, str>, ReadFault> {
        match &self.on_disk {
            Some(on_disk) => on_disk.read(block).map(Cow::Owned),
            None => Ok(Cow::Borrowed(
                self.text.get(block.bytes.clone()).unwrap_or_default(),
            )),
        }
    }
}

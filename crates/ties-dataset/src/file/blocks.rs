//! Blocks: parts of a file of JSON Lines, each of whole lines. A plain text file on disk is read
//! block by block and is never in memory as a whole.

use std::fs::{File as Handle, Metadata};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::read_fault::ReadFault;

/// The size of a block in bytes. A block is longer by the rest of its last line.
const BLOCK: usize = 1 << 18;

/// A byte-order mark.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// Whole lines of a file of JSON Lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The range of bytes in the text of the file.
    pub bytes: Range<usize>,
    /// The number of its lines.
    pub lines: usize,
}

impl Block {
    /// Creates the block of `text`, which starts at byte `start` of its file.
    fn new(start: usize, text: &[u8]) -> Self {
        let breaks = memchr::memchr_iter(b'\n', text).count();
        Self {
            bytes: start..start + text.len(),
            lines: breaks + usize::from(text.last() != Some(&b'\n')),
        }
    }
}

/// A plain text file of JSON Lines on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DiskFile {
    path: PathBuf,
    stamp: Stamp,
    blocks: Vec<Block>,
}

/// What identifies a file as the one that was cut into blocks.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stamp {
    bytes: u64,
    modified: Option<SystemTime>,
}

impl Stamp {
    fn of(metadata: &Metadata) -> Self {
        Self {
            bytes: metadata.len(),
            modified: metadata.modified().ok(),
        }
    }
}

impl DiskFile {
    /// Cuts the file at `path` into blocks. `None` if it is not plain text, starts with a
    /// byte-order mark or is larger than `most` bytes; such a file is read as a whole.
    pub(super) fn survey(path: &Path, most: u64) -> io::Result<Option<Self>> {
        let file = Handle::open(path)?;
        let stamp = Stamp::of(&file.metadata()?);
        if stamp.bytes > most {
            return Ok(None);
        }
        let mut reader = BufReader::with_capacity(BLOCK, file);
        let mut blocks = Vec::new();
        let mut start = 0;
        let mut text = Vec::with_capacity(BLOCK);
        loop {
            text.clear();
            reader.by_ref().take(BLOCK as u64).read_to_end(&mut text)?;
            if !text.ends_with(b"\n") {
                reader.read_until(b'\n', &mut text)?;
            }
            if text.is_empty() {
                break;
            }
            let has_mark = start == 0 && text.starts_with(MARK);
            if has_mark || memchr::memchr(0, &text).is_some() || str::from_utf8(&text).is_err() {
                return Ok(None);
            }
            blocks.push(Block::new(start, &text));
            start += text.len();
        }
        let path = path.to_owned();
        // A file that grew or shrank meanwhile is read as a whole.
        let is_whole = start as u64 == stamp.bytes;
        Ok(is_whole.then_some(Self {
            path,
            stamp,
            blocks,
        }))
    }

    /// Returns the blocks of the file, in order.
    pub(super) fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Reads the text of a block.
    pub(super) fn read(&self, block: &Block) -> Result<String, ReadFault> {
        let (bytes, stamp) = self.read_bytes(block).map_err(|error| match error.kind() {
            io::ErrorKind::UnexpectedEof | io::ErrorKind::NotFound => ReadFault::Changed,
            _ => ReadFault::Unreadable(error.to_string()),
        })?;
        if stamp != self.stamp {
            return Err(ReadFault::Changed);
        }
        // It was UTF-8 when the file was cut into blocks.
        String::from_utf8(bytes).map_err(|_| ReadFault::Changed)
    }

    fn read_bytes(&self, block: &Block) -> io::Result<(Vec<u8>, Stamp)> {
        let mut file = Handle::open(&self.path)?;
        file.seek(SeekFrom::Start(block.bytes.start as u64))?;
        let mut bytes = vec![0; block.bytes.len()];
        file.read_exact(&mut bytes)?;
        Ok((bytes, Stamp::of(&file.metadata()?)))
    }
}

/// Splits a text in memory into blocks.
pub(super) fn blocks_of(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut rest = text.as_bytes();
    while !rest.is_empty() {
        let least = rest.len().min(BLOCK);
        let end = match memchr::memchr(b'\n', &rest[least - 1..]) {
            Some(at) => least + at,
            None => rest.len(),
        };
        blocks.push(Block::new(text.len() - rest.len(), &rest[..end]));
        rest = &rest[end..];
    }
    blocks
}

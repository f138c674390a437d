//! Blocks: a file of JSON Lines in parts of whole lines; where it lies on the disk as it is, each is read when it is
//! wanted, and no more is held.

use std::borrow::Cow;
use std::fs::{File as Handle, Metadata};
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::{File, ReadFault};

/// About as many bytes are one block.
const BLOCK: usize = 1 << 18;

/// So many bytes are looked at together for the end of a block: some lines.
const PIECE: usize = 1 << 11;

/// A byte-order mark.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// Whole lines of a file of JSON Lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Its bytes in the text of the file.
    pub bytes: Range<usize>,
}

/// A file of lines that lies on the disk as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OnDisk {
    place: PathBuf,
    stamp: Stamp,
    blocks: Vec<Block>,
}

/// By what it is told that a file is still the one that was cut into blocks.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stamp {
    bytes: u64,
    written: Option<SystemTime>,
}

impl Stamp {
    fn of(found: &Metadata) -> Self {
        Self {
            bytes: found.len(),
            written: found.modified().ok(),
        }
    }
}

impl OnDisk {
    /// Cuts the file at `place` into blocks, of which it reads no more than where they end; none where it begins with a
    /// byte-order mark or has more than `most` bytes, and has to be read whole to say why, or to make it plain.
    pub(super) fn survey(place: &Path, most: u64) -> io::Result<Option<Self>> {
        let mut file = Handle::open(place)?;
        let stamp = Stamp::of(&file.metadata()?);
        let Some(bytes) = usize::try_from(stamp.bytes)
            .ok()
            .filter(|_| stamp.bytes <= most)
        else {
            return Ok(None);
        };
        let mut piece = Vec::with_capacity(PIECE);
        (&mut file)
            .take(MARK.len() as u64)
            .read_to_end(&mut piece)?;
        if piece == MARK {
            return Ok(None);
        }
        let (mut blocks, mut start) = (Vec::new(), 0);
        while start < bytes {
            // A block ends with the first line that does so at its size or beyond.
            let mut end = (start + BLOCK - 1).min(bytes);
            file.seek(SeekFrom::Start(end as u64))?;
            while end < bytes {
                piece.clear();
                (&mut file).take(PIECE as u64).read_to_end(&mut piece)?;
                if piece.is_empty() {
                    return Ok(None);
                }
                if let Some(at) = piece.iter().position(|byte| *byte == b'\n') {
                    end += at + 1;
                    break;
                }
                end += piece.len();
            }
            blocks.push(Block {
                bytes: start..end.min(bytes),
            });
            start = end;
        }
        Ok(Some(Self {
            place: place.to_owned(),
            stamp,
            blocks,
        }))
    }

    /// Where it lies.
    pub(super) fn place(&self) -> &Path {
        &self.place
    }

    /// The text of a block.
    fn read(&self, block: &Block) -> Result<String, ReadFault> {
        let read = || {
            let mut file = Handle::open(&self.place)?;
            file.seek(SeekFrom::Start(block.bytes.start as u64))?;
            let mut bytes = vec![0; block.bytes.len()];
            file.read_exact(&mut bytes)?;
            Ok((bytes, Stamp::of(&file.metadata()?)))
        };
        let (bytes, stamp) = read().map_err(|error: io::Error| match error.kind() {
            io::ErrorKind::UnexpectedEof | io::ErrorKind::NotFound => ReadFault::Changed,
            _ => ReadFault::Unreadable(error.to_string()),
        })?;
        if stamp != self.stamp {
            return Err(ReadFault::Changed);
        }
        let start = block.bytes.start;
        if let Some(at) = memchr::memchr(0, &bytes) {
            return Err(ReadFault::Binary { at: start + at });
        }
        String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            ReadFault::NotUtf8 {
                byte: error.as_bytes()[at],
                at: start + at,
            }
        })
    }
}

fn count_lines(text: &[u8]) -> usize {
    text.iter().map(|byte| usize::from(*byte == b'\n')).sum()
}

/// The blocks of a text that is held.
fn blocks_of(text: &str) -> Vec<Block> {
    let (mut blocks, mut start) = (Vec::new(), 0);
    while let Some(rest) = text.as_bytes().get(start..).filter(|rest| !rest.is_empty()) {
        let least = rest.len().min(BLOCK);
        let end = rest[least - 1..]
            .iter()
            .position(|byte| *byte == b'\n')
            .map_or(rest.len(), |at| least + at);
        blocks.push(Block {
            bytes: start..start + end,
        });
        start += end;
    }
    blocks
}

impl File {
    /// The blocks of a file of JSON Lines, in order.
    pub fn blocks(&self) -> Cow<'_, [Block]> {
        match &self.on_disk {
            Some(on_disk) => Cow::Borrowed(&on_disk.blocks),
            None => Cow::Owned(blocks_of(&self.text)),
        }
    }

    /// How many lines stand before each of its [blocks](Self::blocks), as far as they can be read.
    pub fn lines_before(&self) -> Vec<usize> {
        let mut lines = 0;
        let blocks = self.blocks();
        let counts = blocks.iter().map(|block| {
            let before = lines;
            lines += self
                .block(block)
                .map_or(0, |text| count_lines(text.as_bytes()));
            before
        });
        counts.collect()
    }

    /// The text of one of its [blocks](Self::blocks), which is read now where it is not held.
    ///
    /// # Errors
    /// [`ReadFault::Changed`] where the file is no longer the one that was cut into blocks, [`ReadFault::Unreadable`]
    /// where the system does not give it, [`ReadFault::NotUtf8`] or [`ReadFault::Binary`] where it is no text:
    /// [`Files::held`](super::Files::held) has what can be said of it then.
    pub fn block(&self, block: &Block) -> Result<Cow<'_, str>, ReadFault> {
        match &self.on_disk {
            Some(on_disk) => on_disk.read(block).map(Cow::Owned),
            None => Ok(Cow::Borrowed(
                self.text.get(block.bytes.clone()).unwrap_or_default(),
            )),
        }
    }
}

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

/// Whole lines of a file of JSON Lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Its bytes in the text of the file.
    pub bytes: Range<usize>,
    /// How many lines stand before it.
    pub lines_before: usize,
}

/// A file of lines that lies on the disk as it is, and was gone through once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OnDisk {
    place: PathBuf,
    stamp: Stamp,
    blocks: Vec<Block>,
}

/// By what it is told that a file is still the one that was gone through.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stamp {
    bytes: u64,
    written: Option<SystemTime>,
}

impl Stamp {
    fn of(found: &Metadata) -> Self {
        Self { bytes: found.len(), written: found.modified().ok() }
    }
}

impl OnDisk {
    /// Goes through the file at `place`; none where it is not plain text of at most `most` bytes, and has to be read
    /// whole to say why, or to make it so.
    pub(super) fn survey(place: &Path, most: u64) -> io::Result<Option<Self>> {
        let mut file = Handle::open(place)?;
        let stamp = Stamp::of(&file.metadata()?);
        if stamp.bytes > most {
            return Ok(None);
        }
        let (mut blocks, mut start, mut lines_before) = (Vec::new(), 0, 0);
        let mut buffer = Vec::with_capacity(2 * BLOCK);
        loop {
            let read = (&mut file).take(BLOCK as u64).read_to_end(&mut buffer)?;
            let whole =
                if read == 0 { Some(buffer.len()) } else { buffer.iter().rposition(|b| *b == b'\n').map(|at| at + 1) };
            let Some(lines) = whole.map(|end| &buffer[..end]) else { continue };
            if lines.is_empty() {
                break;
            }
            let has_mark = start == 0 && lines.starts_with("\u{feff}".as_bytes());
            if has_mark || lines.contains(&0) || std::str::from_utf8(lines).is_err() {
                return Ok(None);
            }
            let bytes = start..start + lines.len();
            start = bytes.end;
            blocks.push(Block { bytes, lines_before });
            lines_before += count_lines(lines);
            buffer.drain(..lines.len());
        }
        let is_same = start as u64 == stamp.bytes;
        Ok(is_same.then(|| Self { place: place.to_owned(), stamp, blocks }))
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
        String::from_utf8(bytes).map_err(|_| ReadFault::Changed)
    }
}

fn count_lines(text: &[u8]) -> usize {
    text.iter().map(|byte| usize::from(*byte == b'\n')).sum()
}

/// The blocks of a text that is held.
fn blocks_of(text: &str) -> Vec<Block> {
    let (mut blocks, mut start, mut lines_before) = (Vec::new(), 0, 0);
    while let Some(rest) = text.as_bytes().get(start..).filter(|rest| !rest.is_empty()) {
        let least = rest.len().min(BLOCK);
        let end = rest[least - 1..].iter().position(|byte| *byte == b'\n').map_or(rest.len(), |at| least + at);
        blocks.push(Block { bytes: start..start + end, lines_before });
        lines_before += count_lines(&rest[..end]);
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

    /// The text of one of its [blocks](Self::blocks), which is read now where it is not held.
    ///
    /// # Errors
    /// [`ReadFault::Changed`] where the file is no longer the one that was gone through first, [`ReadFault::Unreadable`]
    /// where the system does not give it.
    pub fn block(&self, block: &Block) -> Result<Cow<'_, str>, ReadFault> {
        match &self.on_disk {
            Some(on_disk) => on_disk.read(block).map(Cow::Owned),
            None => Ok(Cow::Borrowed(self.text.get(block.bytes.clone()).unwrap_or_default())),
        }
    }
}

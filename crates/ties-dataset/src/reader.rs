//! The reader: every record of a dataset with its location, from TOML files and JSON Lines alike.

use std::borrow::Cow;

use ties::layout::Layout;
use ties::line::{Line, LinePart};

use crate::document::Document;
use crate::file::{Block, File, Files, ReadFault};
use crate::record::{BrokenKind, BrokenRecord, Located, Record, RecordFault};
use crate::spot::{Spot, Within};

/// The most bytes of a line: 16 MiB, as of a TOML file.
pub const MAX_LINE_BYTES: usize = 16 << 20;

/// A part of a dataset that is read at once: a TOML file, or a block of a file of JSON Lines.
///
/// Parts can be read side by side. A large file of JSON Lines is never in memory as a whole.
#[derive(Debug, Clone)]
pub struct Part<'f> {
    /// The number of the file, its position in [`Files`].
    pub number: usize,
    /// The file.
    pub file: &'f File,
    /// The block of a file of JSON Lines; `None` for another file, and for one with a fault.
    pub block: Option<Block>,
}

/// The parts of a dataset, in the order of its files.
pub fn parts(files: &Files) -> Vec<Part<'_>> {
    let mut parts = Vec::with_capacity(files.as_slice().len());
    for (number, file) in files.as_slice().iter().enumerate() {
        if Layout::of(&file.path) == Some(Layout::Line) && file.fault.is_none() {
            parts.extend(file.blocks().iter().map(|block| Part {
                number,
                file,
                block: Some(block.clone()),
            }));
        } else {
            parts.push(Part {
                number,
                file,
                block: None,
            });
        }
    }
    parts
}

impl<'f> Part<'f> {
    /// Its records, in the order written; each claim of a TOML file after its source.
    ///
    /// # Errors
    /// If a block cannot be read: see [`File::block`].
    pub fn records(&self) -> Result<Box<dyn Iterator<Item = Located> + 'f>, ReadFault> {
        Ok(match &self.block {
            Some(block) => Box::new(self.lines(block, false)?),
            None => Box::new(Document::read(self.number, self.file).records.into_iter()),
        })
    }

    /// Its records without those lines that are claims by their first bytes, which are skipped
    /// unread. Others may be claims too.
    ///
    /// # Errors
    /// If a block cannot be read: see [`File::block`].
    pub fn records_before_claims(
        &self,
    ) -> Result<Box<dyn Iterator<Item = Located> + 'f>, ReadFault> {
        match &self.block {
            Some(block) => Ok(Box::new(self.lines(block, true)?)),
            None => self.records(),
        }
    }

    fn lines(&self, block: &Block, skips_claims: bool) -> Result<LineRecords<'f>, ReadFault> {
        Ok(LineRecords {
            file: Spot::whole(self.number).file,
            start: block.bytes.start,
            text: self.file.block(block)?,
            at: 0,
            skips_claims,
        })
    }
}

/// The records of the lines of a block.
struct LineRecords<'f> {
    file: u32,
    /// The byte of the file at which the block starts.
    start: usize,
    text: Cow<'f, str>,
    /// The byte of the text at which the next line starts.
    at: usize,
    skips_claims: bool,
}

impl Iterator for LineRecords<'_> {
    type Item = Located;

    fn next(&mut self) -> Option<Located> {
        while self.at < self.text.len() {
            let start = self.start + self.at;
            let rest = &self.text[self.at..];
            let end = memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |at| at + 1);
            self.at += end;
            let line = rest[..end].trim_end();
            if line.is_empty() || (self.skips_claims && Line::looks_like_claim(line)) {
                continue;
            }
            let start = u32::try_from(start).unwrap_or(u32::MAX);
            return Some(read_line(line, self.file, start));
        }
        None
    }
}

/// Reads a line that starts at the byte `start` of a file.
fn read_line(line: &str, file: u32, start: u32) -> Located {
    if line.len() > MAX_LINE_BYTES {
        return broken_line(line, file, start, RecordFault::LongLine);
    }
    match Line::read(line) {
        Ok(read) => {
            let (id, record) = Record::of_line(read);
            let within = Within::Line(start, record.line_part());
            Located {
                spot: Spot { file, within },
                id,
                record: Ok(record),
            }
        }
        Err(fault) => {
            let text = line.into();
            broken_line(line, file, start, RecordFault::Line { fault, text })
        }
    }
}

/// A line that is not a record, with the kind and the id that its first bytes show.
fn broken_line(line: &str, file: u32, start: u32, fault: RecordFault) -> Located {
    let mut part = LinePart::All;
    let mut kind = BrokenKind::Unknown;
    let mut id = None;
    if let Some((source, claim)) = Line::claim_of_broken(line) {
        part = LinePart::Claim;
        kind = BrokenKind::Claim(claim);
        id = Some(source);
    } else if let Some((known_part, known_id)) = Line::id_of_broken(line) {
        part = known_part;
        kind = match known_part {
            LinePart::Entity => BrokenKind::Entity,
            LinePart::Source => BrokenKind::Source,
            LinePart::Dispute => BrokenKind::Dispute,
            LinePart::All | LinePart::In | LinePart::Dataset | LinePart::Claim => {
                BrokenKind::Unknown
            }
        };
        id = Some(known_id);
    }
    let within = Within::Line(start, part);
    Located {
        spot: Spot { file, within },
        id,
        record: Err(BrokenRecord { kind, fault }),
    }
}

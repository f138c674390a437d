//! The reader: every record of a dataset with its location, from TOML files and JSON Lines.

use std::borrow::Cow;

use ties::layout::Layout;
use ties::line::{Line, LinePart};

use crate::document::Document;
use crate::file::{Block, File, Files, ReadFault};
use crate::record::{BrokenKind, BrokenRecord, LocatedRecord, Record, RecordFault};
use crate::spot::{RecordPosition, Spot};

/// The largest line of JSON Lines that is read: 16 MiB, the same as for a TOML file.
pub const MAX_LINE_BYTES: usize = 16 << 20;

/// A part of a dataset that is read at once: a TOML file, or a block of a file of JSON Lines.
///
/// Parts can be read in parallel. A large file of JSON Lines is never in memory as a whole.
#[derive(Debug, Clone)]
pub struct Part<'f> {
    /// The position of the file in [`Files`].
    pub number: usize,
    /// The file.
    pub file: &'f File,
    /// The block of a file of JSON Lines. `None` for a TOML file, and for a file with a fault.
    pub block: Option<Block>,
}

/// Returns the parts of a dataset, in the order of its files.
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
    /// Returns the records, in file order. The claims of a TOML file follow its source.
    ///
    /// # Errors
    /// Returns an error if a block cannot be read: see [`File::block`].
    pub fn records(&self) -> Result<Box<dyn Iterator<Item = LocatedRecord> + 'f>, ReadFault> {
        Ok(match &self.block {
            Some(block) => Box::new(self.lines(block, false)?),
            None => Box::new(Document::read(self.number, self.file).records.into_iter()),
        })
    }

    /// Returns the records without the lines that are recognized as claims by their first bytes.
    /// Those are skipped unread. The result may still contain some claims.
    ///
    /// # Errors
    /// Returns an error if a block cannot be read: see [`File::block`].
    pub fn records_before_claims(
        &self,
    ) -> Result<Box<dyn Iterator<Item = LocatedRecord> + 'f>, ReadFault> {
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
    /// The offset of the block in its file, in bytes.
    start: usize,
    text: Cow<'f, str>,
    /// The offset of the next line in the text, in bytes.
    at: usize,
    skips_claims: bool,
}

impl Iterator for LineRecords<'_> {
    type Item = LocatedRecord;

    fn next(&mut self) -> Option<LocatedRecord> {
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

/// Reads a line that starts at byte `start` of a file.
fn read_line(line: &str, file: u32, start: u32) -> LocatedRecord {
    if line.len() > MAX_LINE_BYTES {
        return broken_line(line, file, start, RecordFault::LongLine);
    }
    match Line::read(line) {
        Ok(read) => {
            let (id, record) = Record::of_line(read);
            let position = RecordPosition::Line(start, record.line_part());
            LocatedRecord {
                spot: Spot { file, position },
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

/// Creates the broken record of a line, with the kind and the id that its first bytes show.
fn broken_line(line: &str, file: u32, start: u32, fault: RecordFault) -> LocatedRecord {
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
    let position = RecordPosition::Line(start, part);
    LocatedRecord {
        spot: Spot { file, position },
        id,
        record: Err(BrokenRecord { kind, fault }),
    }
}

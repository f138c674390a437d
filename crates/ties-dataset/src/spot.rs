//! The location of a record in the files, and the place in its text that a finding is about.

use std::ops::Range;

use ties::line::LinePart;

/// The location of a record: its file, and its position in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// The position of the file in [`Files`](crate::file::Files).
    pub file: u32,
    /// The position in the file.
    pub position: RecordPosition,
}

/// The position of a record in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordPosition {
    /// The whole file. For a source, this excludes its claims.
    Whole,
    /// The claim at this position in the file of a source, counted from 0.
    Claim(u32),
    /// Part of a line of JSON Lines. The line starts at this byte of the file.
    Line(u32, LinePart),
}

impl Spot {
    /// Returns the location of a record that is a whole file.
    pub fn whole(file: usize) -> Self {
        Self {
            file: u32::try_from(file).unwrap_or(u32::MAX),
            position: RecordPosition::Whole,
        }
    }

    /// Returns the JSON Pointer to the record in its TOML file or in its line of JSON Lines.
    pub fn pointer(self) -> String {
        match self.position {
            RecordPosition::Whole => String::new(),
            RecordPosition::Claim(number) => format!("/claims/{number}"),
            RecordPosition::Line(_, part) => part.pointer().to_owned(),
        }
    }

    /// Returns the offset in bytes at which the record's line starts; `None` in a TOML file.
    pub fn line_start(self) -> Option<usize> {
        match self.position {
            RecordPosition::Line(start, _) => Some(start as usize),
            RecordPosition::Whole | RecordPosition::Claim(_) => None,
        }
    }
}

/// The place that a finding is about, in the text of its record: a TOML file or a line of JSON
/// Lines.
///
/// Rules report places, so that byte ranges are computed only for findings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The whole file.
    File,
    /// A range of bytes.
    Bytes(Range<usize>),
    /// The value at this JSON Pointer (RFC 6901), such as `/claims/3/object`. If it is absent, the
    /// value that would contain it.
    Value(String),
    /// The key at the end of this JSON Pointer.
    Key(String),
}

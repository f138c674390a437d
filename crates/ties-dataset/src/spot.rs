//! The location of a record, and the places in its text that findings are about.

use std::ops::Range;

use ties::line::LinePart;

/// The location of a record: its file, by its position in [`Files`](crate::file::Files), and its
/// place in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// The file.
    pub file: u32,
    /// The place in the file.
    pub within: Within,
}

/// The place of a record in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Within {
    /// The whole file, except the claims of a source.
    Whole,
    /// The claim with this number in the file of a source.
    Claim(u32),
    /// In a file of JSON Lines, a part of the line that starts at this byte.
    Line(u32, LinePart),
}

impl Spot {
    /// The location of a record that is a whole file.
    pub fn whole(file: usize) -> Self {
        Self {
            file: u32::try_from(file).unwrap_or(u32::MAX),
            within: Within::Whole,
        }
    }

    /// The JSON Pointer to the record, in its TOML file or in its line of JSON Lines.
    pub fn pointer(self) -> String {
        match self.within {
            Within::Whole => String::new(),
            Within::Claim(number) => format!("/claims/{number}"),
            Within::Line(_, part) => part.pointer().to_owned(),
        }
    }

    /// The byte of the file at which the record's line starts; `None` in a TOML file.
    pub fn line_start(self) -> Option<usize> {
        match self.within {
            Within::Line(start, _) => Some(start as usize),
            Within::Whole | Within::Claim(_) => None,
        }
    }
}

/// What a finding is about, in the text of its record: a TOML file, or a line of JSON Lines.
///
/// Rules report places, because the bytes of a record are looked up only for findings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The whole file.
    File,
    /// These bytes.
    Bytes(Range<usize>),
    /// The value at this JSON Pointer (RFC 6901): `/claims/3/object`. If it is absent, the value
    /// that would contain it.
    Value(String),
    /// The key at the end of this JSON Pointer.
    Key(String),
}

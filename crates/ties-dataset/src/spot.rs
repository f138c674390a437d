//! The location of a record: its file and its place in it.

use ties::line::LinePart;

/// Where a record stands: the file, by its position in [`Files`](crate::file::Files), and the place in it.
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
    /// The file is the record, but for the claims of a source.
    Whole,
    /// The claim of this number in a source's file.
    Claim(u32),
    /// In a file of lines, the part of the line that starts at this byte.
    Line(u32, LinePart),
}

impl Spot {
    /// The pointer to the record in its file.
    pub fn pointer(self) -> String {
        match self.within {
            Within::Whole => String::new(),
            Within::Claim(number) => format!("/claims/{number}"),
            Within::Line(start, part) => format!("/{start}{}", part.pointer()),
        }
    }
}

//! The row of a claim, and its references to others.

use ties::id::{ClaimRef, Id};
use ties_dataset::number::{ClaimNo, SourceNo};
use ties_dataset::spot::Spot;

/// A claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClaimRow {
    /// Its id within its source: [`Rows::id`](super::Rows::id) returns it.
    pub id: IdLine,
    /// Its place in the files.
    pub spot: Spot,
    /// Its source.
    pub source: SourceNo,
}

/// An id as a line of a longer text: the byte at which the line starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IdLine(u32);

impl IdLine {
    /// Adds an id to the end of a text.
    pub(super) fn add(text: &mut String, id: &Id) -> Self {
        let start = Self::at(text.len());
        text.push_str(id);
        text.push('\n');
        start
    }

    /// The line after other bytes were put before the text.
    #[must_use]
    pub(super) fn moved(self, bytes: usize) -> Self {
        Self::at(self.0 as usize + bytes)
    }

    /// The id.
    pub(super) fn of(self, text: &str) -> &str {
        let rest = text.get(self.0 as usize..).unwrap_or_default();
        // An id is ASCII and at most 80 bytes long.
        let end = rest.bytes().position(|byte| byte == b'\n');
        &rest[..end.unwrap_or(rest.len())]
    }

    fn at(byte: usize) -> Self {
        Self(u32::try_from(byte).unwrap_or(u32::MAX))
    }
}

/// A reference to a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The record that refers to it.
    pub spot: Spot,
    /// That record, if it is a claim with rows.
    pub by: Option<ClaimNo>,
    /// The place in that record: `/premises/0`.
    pub place: String,
    /// The claim.
    pub target: ClaimRef,
}

//! The row of a claim, and references to claims.

use ties::id::{ClaimRef, Id};
use ties_dataset::number::{ClaimNo, SourceNo};
use ties_dataset::spot::Spot;

/// A claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClaimRow {
    /// The id within the source. [`Rows::id`](super::Rows::id) returns it as a text.
    pub id: IdLine,
    /// The location of the record.
    pub spot: Spot,
    /// Its source.
    pub source: SourceNo,
}

/// An id stored as one line of a longer text: the offset in bytes at which the line starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IdLine(u32);

impl IdLine {
    /// Appends an id to a text.
    pub(super) fn add(text: &mut String, id: &Id) -> Self {
        let start = Self::at(text.len());
        text.push_str(id);
        text.push('\n');
        start
    }

    /// Returns the line after `bytes` bytes were inserted before the text.
    #[must_use]
    pub(super) fn moved(self, bytes: usize) -> Self {
        Self::at(self.0 as usize + bytes)
    }

    /// Returns the id.
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
    /// The location of the record that contains the reference.
    pub spot: Spot,
    /// The claim that contains the reference, if it is a claim with a row.
    pub by: Option<ClaimNo>,
    /// The place in that record, as a JSON Pointer: `/premises/0`.
    pub place: String,
    /// The claim that is referred to.
    pub target: ClaimRef,
}

//! Passages that claims point at, and passages and quotes that were not found.

use ties::model::Digest;
use ties_dataset::number::SourceNo;
use ties_dataset::spot::Spot;
use ties_text::text::Passage;

/// Sentences of a text that a claim points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CodedPassage {
    /// The source.
    pub source: SourceNo,
    /// The number of the first sentence.
    pub start: u32,
    /// The number of the sentence after the last.
    pub end: u32,
}

/// A passage or a quote that was not found where its claim says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stray {
    /// The location of the claim.
    pub spot: Spot,
    /// Its source.
    pub source: SourceNo,
    /// The locator as written, without the digest: `p14 s1`.
    pub place: String,
    /// The sentences at that locator; `None` if the text has no such place.
    pub passage: Option<Passage>,
    /// What the claim expects there.
    pub expected: ExpectedContent,
}

/// What a claim expects at its locator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExpectedContent {
    /// A passage with this digest.
    Digest(Digest),
    /// These words.
    Quote(String),
}

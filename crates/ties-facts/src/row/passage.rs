//! Passages that claims point at, and those that are not where their claims say.

use ties::model::Digest;
use ties_dataset::number::SourceNo;
use ties_dataset::spot::Spot;
use ties_text::text::Passage;

/// Sentences of a text that a claim points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CodedPassage {
    /// The source.
    pub source: SourceNo,
    /// The first sentence.
    pub start: u32,
    /// The sentence after the last.
    pub end: u32,
}

/// A passage or a quote that is not where its claim says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stray {
    /// The claim.
    pub spot: Spot,
    /// Its source.
    pub source: SourceNo,
    /// The place as written, without the digest: `p14 s1`.
    pub place: String,
    /// The sentences at that place; `None` if the text has no such place.
    pub passage: Option<Passage>,
    /// What the claim expects there.
    pub expected: Expected,
}

/// What a claim expects at the place that it points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    /// A passage with this digest.
    Digest(Digest),
    /// These words.
    Quote(String),
}

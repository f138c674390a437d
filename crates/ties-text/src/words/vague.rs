//! Vague number words, and the range that each is read as.

use serde::Deserialize;

/// A word or phrase for an unspecified number: `dozens`, `tens of thousands`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VagueWord {
    /// The words in lower case, separated by single spaces.
    pub words: String,
    /// The lowest number it can mean.
    pub low: u64,
    /// The highest number it can mean; `None` if there is no upper limit.
    pub high: Option<u64>,
}

//! Archived texts: repaired, split into numbered paragraphs and sentences, and compared by passages
//! and their digests.

mod difference;
mod fold;
mod language;
mod lines;
mod nearest;
mod pages;
mod passages;
mod repair;
mod search;
mod sentences;
mod whole_words;

pub use difference::Difference;
pub use fold::{fold, is_unseen};
pub use passages::{NORMALISATION, Passage, Text};
pub use repair::repair;
pub use search::PassageLengths;
pub use whole_words::words;

//! Language processing without knowledge of the domain: passages and sentences of a text, words by
//! language, and names across scripts.

pub mod digest;
pub mod names;
pub mod terminal;
pub mod text;
pub mod words;

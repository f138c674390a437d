//! Files of a dataset, read: trees with a place for every value, documents, lines, the index and the dataset.
//!
//! Bad input never stops a run: what is wrong with a file is kept next to what could be read of it. The crate touches
//! the disk in [`mod@file`] only.

pub mod archived;
pub mod coverage;
pub mod dataset;
pub mod document;
pub mod file;
pub mod index;
pub mod number;
pub mod spot;
pub mod tree;
mod writing;

//! Reads the files of a dataset: every record with its location, the index and the dataset.
//!
//! Bad input never stops a run: what is wrong with a file is kept next to what can be read of it.
//! Only [`mod@file`] touches the disk.

pub mod archived;
pub mod coverage;
pub mod dataset;
pub mod document;
pub mod file;
pub mod index;
mod near;
pub mod number;
pub mod reader;
pub mod record;
pub mod spot;
pub mod tree;
mod writing;

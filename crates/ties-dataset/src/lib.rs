//! Reads the files of a dataset into records with their locations, an index and a dataset.
//!
//! Bad input never stops a run: each fault of a file is kept together with the records that can be
//! read. Only [`mod@file`] accesses the disk.

pub mod archived_text;
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
pub mod writing;

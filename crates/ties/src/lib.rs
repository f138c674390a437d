//! The core of `ties`: what sources say about the relations of armed groups, as typed records that are read from files.
//!
//! Bytes go one way: [`file::Files`] are read from the disk, each becomes a [`document::Document`] of records of the
//! [`model`], and the [`index::Index`] knows them all. Bad input never stops a run: whatever is wrong with a file is
//! kept beside what could be read of it. The crate touches the disk in [`mod@file`] only, and the network nowhere.

pub mod allen;
pub mod contradiction;
pub mod dataset;
pub mod diagnostic;
pub mod document;
pub mod edtf;
pub mod file;
pub mod id;
pub mod index;
pub mod line;
pub mod model;
pub mod names;
pub mod origins;
pub mod row;
pub mod schema;
pub mod seat;
pub mod sides;
mod strict;
pub mod terminal;
pub mod text;
pub mod tie;
pub mod tree;
pub mod vocabulary;
pub mod words;
mod writing;

pub use strict::read as read_strict;

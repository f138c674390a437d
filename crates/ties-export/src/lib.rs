//! The exporters: one file an exporter, each with row types of its own.
//!
//! What is exported is never a type of the model: a row is documented field by field, and stays as it is when the model
//! changes.

mod claims;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use schemars::{Schema, schema_for};
use ties::dataset::Dataset;
use ties::file::write_whole;

pub use claims::ClaimRow;

/// A file to be written: its name and its content.
pub type Content = (&'static str, Vec<u8>);

/// A way to write the dataset down.
#[derive(Debug)]
pub struct Exporter {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is for.
    pub means: &'static str,
    /// The tables that it writes: the file, and the schema of a row, which describes every column.
    pub tables: fn() -> Vec<(&'static str, Schema)>,
    /// The files that it writes, each with its content.
    pub write: fn(&Dataset) -> io::Result<Vec<Content>>,
}

/// Every exporter.
pub static EXPORTERS: &[Exporter] = &[
    Exporter {
        name: "jsonl",
        means: "for programs, and for datasets of a million claims: all records, one a line, as `ties` reads them back; \
                comments and subfolders are not carried",
        tables: Vec::new,
        write: |dataset| Ok(vec![("dataset.jsonl", jsonl(dataset))]),
    },
    Exporter {
        name: "csv",
        means: "for R, Python, Stata and spreadsheets: a row for each claim, and for each pair of a group of claims",
        tables: || vec![("claims.csv", schema_for!(ClaimRow))],
        write: |dataset| Ok(vec![("claims.csv", claims::csv(dataset)?)]),
    },
];

/// The dataset as JSON Lines.
fn jsonl(dataset: &Dataset) -> Vec<u8> {
    dataset.lines().fold(String::new(), |text, line| text + &line.write() + "\n").into_bytes()
}

/// Writes an export into `folder`, each file whole or not at all. Returns the files written.
///
/// # Errors
/// Where the disk does not take it; then the old file is still there.
pub fn export(exporter: &Exporter, dataset: &Dataset, folder: &Path) -> io::Result<Vec<PathBuf>> {
    fs::create_dir_all(folder)?;
    let mut written = Vec::new();
    for (name, content) in (exporter.write)(dataset)? {
        let path = folder.join(name);
        write_whole(&path, &content)?;
        written.push(path);
    }
    Ok(written)
}

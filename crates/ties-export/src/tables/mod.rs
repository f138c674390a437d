//! The tables: one file each, with its row type, documented column by column.
//!
//! A row type is never a type of the model: it stays the same when the model changes. Columns of
//! choices take their words, and what they mean, from the vocabulary.

mod amounts;
mod attributions;
mod cite;
mod claims;
mod disputes;
mod entities;
mod identities;
mod panels;
mod sources;
mod tie_rows;

use std::io;

use rayon::prelude::*;

use crate::folder::{Folder, OutputFile};
use crate::table::Table;

/// Every table, after the tables that it refers to.
pub static TABLES: &[Table] = &[
    entities::ENTITIES,
    entities::NAMES,
    entities::IDS,
    entities::DISTINCT,
    sources::SOURCES,
    claims::CLAIMS,
    attributions::ATTRIBUTIONS,
    amounts::AMOUNTS,
    claims::QUALIFIERS,
    tie_rows::TIES,
    tie_rows::TIE_CLAIMS,
    identities::IDENTITIES,
    disputes::DISPUTES,
    disputes::DISPUTE_CLAIMS,
    panels::DYAD_YEARS,
    panels::GROUP_YEARS,
];

/// Writes every table into a file of its own, side by side, and returns what `write` returns for
/// each, in order.
pub(crate) fn write_all<T: Send>(
    folder: &mut Folder,
    extension: &str,
    write: impl Fn(&'static Table, OutputFile) -> io::Result<T> + Sync,
) -> io::Result<Vec<T>> {
    let files = TABLES
        .iter()
        .map(|table| Ok((table, folder.file(&format!("{}.{extension}", table.name))?)));
    let files: Vec<_> = files.collect::<io::Result<_>>()?;
    // One table per task, the last first: the panels have the most rows, and a task that began with
    // them last would finish alone.
    let tasks = files
        .into_par_iter()
        .rev()
        .with_max_len(1)
        .map(|(table, file)| write(table, file));
    let mut results: Vec<_> = tasks.collect::<io::Result<_>>()?;
    results.reverse();
    Ok(results)
}

/// The table of this name.
pub fn table(name: &str) -> Option<&'static Table> {
    TABLES.iter().find(|table| table.name == name)
}

//! `jsonl`: the dataset itself, all records, one a line.

use std::io::{self, Write};

use crate::export::Export;
use crate::folder::Folder;

/// The name of the file.
pub(crate) const NAME: &str = "dataset.jsonl";

pub(crate) fn write(export: &Export<'_>, folder: &mut Folder) -> io::Result<()> {
    let mut file = folder.file(NAME)?;
    for line in export.dataset.lines() {
        file.write_all(line.write().as_bytes())?;
        file.write_all(b"\n")?;
    }
    file.finish()
}

//! Measures one export in a separate process: the time to read the dataset, and the time to write
//! the export.

use std::io;
use std::path::Path;
use std::time::Instant;

use ties_dataset::dataset::Dataset;
use ties_dataset::file::Files;
use ties_export::{EXPORTERS, Export};
use ties_view::Selection;

use crate::measure::cpu_seconds;

/// Prints the names of all exports.
pub(crate) fn list() {
    for exporter in EXPORTERS {
        println!("{}", exporter.name);
    }
}

/// Writes one export of a JSON Lines file and prints three numbers: CPU seconds to read the dataset
/// and compute the summaries, CPU seconds to write the export, and elapsed seconds to write it.
pub(crate) fn run(name: &str, lines: &Path, out: &Path) -> io::Result<()> {
    let exporter = EXPORTERS.iter().find(|exporter| exporter.name == name);
    let exporter = exporter.ok_or_else(|| io::Error::other("no such export"))?;
    let begin = cpu_seconds();
    let dataset = Dataset::read(&Files::read_lines(lines)?);
    let export = Export::new(&dataset, Selection::default());
    let read = cpu_seconds();
    let clock = Instant::now();
    export.write(exporter, out)?;
    println!(
        "{} {} {}",
        read - begin,
        cpu_seconds() - read,
        clock.elapsed().as_secs_f64()
    );
    Ok(())
}

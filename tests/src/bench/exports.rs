//! One export measured, in a process of its own: what reading the dataset takes, and what writing
//! it down takes.

use std::io;
use std::path::Path;
use std::time::Instant;

use ties_dataset::dataset::Dataset;
use ties_dataset::file::Files;
use ties_export::{EXPORTERS, Export};
use ties_view::Counting;

use crate::measure::cpu_seconds;

/// Prints the names of all exports.
pub(crate) fn list() {
    for exporter in EXPORTERS {
        println!("{}", exporter.name);
    }
}

/// Writes one export of a file of JSON Lines, and prints three numbers: CPU seconds until what
/// claims add up to is known, CPU seconds for the export itself, and seconds of the clock for the
/// export itself.
pub(crate) fn run(name: &str, lines: &Path, out: &Path) -> io::Result<()> {
    let exporter = EXPORTERS.iter().find(|exporter| exporter.name == name);
    let exporter = exporter.ok_or_else(|| io::Error::other("no such export"))?;
    let begin = cpu_seconds();
    let dataset = Dataset::read(&Files::read_lines(lines)?);
    let export = Export::new(&dataset, Counting::of(&dataset));
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

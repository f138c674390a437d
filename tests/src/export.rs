//! Exports: what is written, and that it is written whole or not at all.

use std::fs;

use ties::dataset::Dataset;
use ties_export::{EXPORTERS, Exporter, export};

use crate::world::world_with;

fn csv() -> &'static Exporter {
    EXPORTERS.iter().find(|exporter| exporter.name == "csv").unwrap()
}

#[test]
fn claims_csv() {
    let folder = tempfile::tempdir().unwrap();
    let dataset = Dataset::read(&world_with([]));
    let written = export(csv(), &dataset, folder.path()).unwrap();
    assert_eq!(written, [folder.path().join("claims.csv")]);
    let first = fs::read_to_string(&written[0]).unwrap();
    insta::assert_snapshot!(first);
    export(csv(), &dataset, folder.path()).unwrap();
    assert_eq!(fs::read_to_string(&written[0]).unwrap(), first, "the same data gives the same bytes");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left behind");
}

#[test]
fn a_disk_that_takes_nothing_leaves_the_old_export() {
    let folder = tempfile::tempdir().unwrap();
    let dataset = Dataset::read(&world_with([]));
    fs::write(folder.path().join("claims.csv"), "old").unwrap();
    // A folder where the unfinished file goes: writing it fails, as on a full disk.
    let unfinished = format!(".claims.csv.{}.unfinished", std::process::id());
    fs::create_dir(folder.path().join(unfinished)).unwrap();
    assert!(export(csv(), &dataset, folder.path()).is_err());
    assert_eq!(fs::read_to_string(folder.path().join("claims.csv")).unwrap(), "old");
}

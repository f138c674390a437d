//! The data that the bench generates has no findings, with its archived texts: otherwise the bench
//! would measure reporting too. Its spoilt data has a finding in every claim.

use std::collections::BTreeSet;
use std::process::Command;

use ties_dataset::file::Files;
use ties_dataset::spot::Place;

#[test]
fn a_made_up_dataset_is_clean_and_has_quotes() {
    let folder = tempfile::tempdir().unwrap();
    let made = Command::new(env!("CARGO_BIN_EXE_ties-bench"))
        .args(["generate", "500", "1"])
        .arg(folder.path())
        .status();
    assert!(made.unwrap().success());
    let archive = folder.path().join("archive");
    for files in [
        Files::read(&folder.path().join("data")),
        Files::read_lines(&folder.path().join("dataset.jsonl")),
    ] {
        let report = ties_check::check(&files.unwrap().with_archive(&archive).unwrap());
        let found: Vec<_> = report
            .diagnostics
            .iter()
            .map(|found| (found.code, &found.message))
            .collect();
        assert!(found.is_empty(), "{found:?}");
    }
    let spoilt = Files::read_lines(&folder.path().join("spoilt.jsonl")).unwrap();
    let report = ties_check::check(&spoilt);
    let wrong: BTreeSet<_> = report
        .diagnostics
        .iter()
        .map(|found| found.start.line)
        .collect();
    let text = std::fs::read_to_string(folder.path().join("spoilt.jsonl")).unwrap();
    for (line, number) in text
        .lines()
        .zip(1..)
        .filter(|(line, _)| line.starts_with("{\"in\""))
    {
        assert!(wrong.contains(&number), "{line}");
    }
    let spoilt = Files::read(&folder.path().join("spoilt")).unwrap();
    let of_claims = ties_check::check(&spoilt)
        .diagnostics
        .into_iter()
        .filter_map(|found| match found.place {
            Place::Value(place) | Place::Key(place) if place.starts_with("/claims/") => {
                Some((found.spot.file, place.split('/').nth(2).map(str::to_owned)))
            }
            _ => None,
        });
    assert_eq!(of_claims.collect::<BTreeSet<_>>().len(), 500);
    let lines = std::fs::read_to_string(folder.path().join("dataset.jsonl")).unwrap();
    assert_eq!(lines.matches("\"claim\":").count(), 500);
    assert!(lines.contains("\"quote\":"));
}

//! What the bench generates is clean, with its archived texts: only so does a check of it measure the checking.

use std::process::Command;

use ties::file::Files;

#[test]
fn a_made_up_dataset_is_clean_and_has_quotes() {
    let folder = tempfile::tempdir().unwrap();
    let made =
        Command::new(env!("CARGO_BIN_EXE_ties-bench")).args(["generate", "500", "1"]).arg(folder.path()).status();
    assert!(made.unwrap().success());
    let archive = folder.path().join("archive");
    for files in [Files::read(&folder.path().join("data")), Files::read_lines(&folder.path().join("dataset.jsonl"))] {
        let report = ties_check::check(&files.unwrap().with_archive(&archive).unwrap());
        let found: Vec<_> = report.diagnostics.iter().map(|found| (found.code, &found.message)).collect();
        assert!(found.is_empty(), "{found:?}");
    }
    let lines = std::fs::read_to_string(folder.path().join("dataset.jsonl")).unwrap();
    assert_eq!(lines.matches("\"claim\":").count(), 500);
    assert!(lines.contains("\"quote\":"));
}

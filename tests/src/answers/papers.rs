//! A small made-up dataset: what two papers, a copy and some speakers say of three groups.

use ties_dataset::dataset::Dataset;
use ties_dataset::file::Files;
use ties_view::{Analysis, Selection};

const RECORDS: &str = include_str!("papers.jsonl");

/// The dataset.
pub(super) fn papers() -> Dataset {
    let files = Files::from_texts([("all.jsonl", RECORDS.to_owned())]);
    let dataset = Dataset::read(&files);
    assert_eq!(dataset.left_out, 0, "the test records are valid");
    dataset
}

/// Asks a question of the dataset.
pub(super) fn ask<T>(selection: Selection, question: impl FnOnce(&Analysis<'_>) -> T) -> T {
    let dataset = papers();
    question(&Analysis::new(&dataset, selection))
}

/// Everything that is in force as of a date.
pub(super) fn as_of(date: &str) -> Selection {
    Selection {
        as_of: Some(date.parse().unwrap()),
        ..Selection::default()
    }
}

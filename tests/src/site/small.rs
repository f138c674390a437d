//! A made-up dataset with something in each section of a report.

use ties::id::Id;
use ties_dataset::dataset::Dataset;
use ties_dataset::file::Files;
use ties_picture::Edition;
use ties_site::{Document, ReportFrame, report_document};
use ties_view::{Analysis, Reach, Selection, matrix, report};

const RECORDS: &str = include_str!("small.jsonl");

/// The dataset.
pub(super) fn small() -> Dataset {
    dataset(RECORDS)
}

/// A dataset of these lines.
pub(super) fn dataset(records: &str) -> Dataset {
    let files = Files::from_texts([("all.jsonl", records.to_owned())]);
    let dataset = Dataset::read(&files);
    assert_eq!(dataset.left_out, 0, "the test records are valid");
    dataset
}

/// The report on a day, and within half a year of it.
pub(super) fn document(dataset: &Dataset, day: &str, ids: &[&str]) -> Document {
    let selection = Selection {
        as_of: Some(day.parse().unwrap()),
        reach: Reach::HalfYear,
        ..Selection::default()
    };
    let analysis = Analysis::new(dataset, selection);
    let ids: Vec<_> = ids.iter().map(|id| Id::new(id).unwrap()).collect();
    let all = Analysis::new(dataset, Selection::default());
    let frame = ReportFrame {
        all: &matrix(&all, &[]),
        edition: &Edition::of(dataset),
        command: "ties report --as-of DAY",
    };
    report_document(&report(&analysis, &ids), frame)
}

//! The real data is clean.

use ties::layout::Layout;
use ties_dataset::file::Files;

use crate::world::{findings, root};

#[test]
fn the_real_data_is_clean() {
    let files = Files::read(&root().join("data")).unwrap();
    assert_eq!(findings(&files), "");
    let summary = ties_check::check(&files).summary;
    assert!(
        summary.claims >= 30 && summary.unread_files == 0,
        "{summary}"
    );
}

/// The model document is coded whole, and each passage is where its claim says, where the archived text can be had.
#[test]
fn the_model_document_is_coded_whole() {
    let archive = root().join("../shared/archive");
    if !archive.join("nos-2021-relations.txt").is_file() {
        eprintln!("skipped: ../shared/archive/nos-2021-relations.txt is not there");
        return;
    }
    let files = Files::read(&root().join("data"))
        .unwrap()
        .with_archive(&archive)
        .unwrap();
    assert_eq!(findings(&files), "");
    let passages = ties_check::check(&files).summary.passages;
    let dataset = ties_dataset::dataset::Dataset::read(&files);
    let (id, coded) = dataset
        .sources
        .iter()
        .find(|(id, _)| id.as_str() == "nos-2021-relations")
        .unwrap();
    assert_eq!(
        (passages.compared, passages.without_digest),
        (coded.claims.len(), 0)
    );
    let archived = ties_dataset::archived::Archived::of(&coded.source, &files);
    let report = ties_view::coverage_report(&dataset, id, coded, archived.text().unwrap());
    assert_eq!((report.sentences.len(), report.uncovered), (54, 0));
}

/// The first line of each file binds it to its schema, for editors.
#[test]
fn every_file_names_its_schema() {
    let folder = root().join("data");
    for file in Files::read(&folder).unwrap().as_slice() {
        let layout = Layout::of(&file.path).unwrap();
        let named = file
            .text
            .lines()
            .next()
            .unwrap()
            .strip_prefix("#:schema ")
            .unwrap_or_else(|| panic!("{}", file.path));
        let schema = folder
            .join(&file.path)
            .parent()
            .unwrap()
            .join(named)
            .canonicalize()
            .unwrap();
        assert_eq!(
            schema,
            root()
                .join(format!("schema/{}.json", layout.name()))
                .canonicalize()
                .unwrap(),
            "{}",
            file.path
        );
    }
}

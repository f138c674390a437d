//! The real data has no errors and no warnings.

use ties::layout::Layout;
use ties_dataset::file::Files;

use crate::world::{findings, root};

#[test]
fn the_real_data_is_clean() {
    let files = Files::read(&root().join("data")).unwrap();
    let summary = ties_check::check(&files).summary;
    let findings = || findings(&files);
    assert_eq!((summary.errors, summary.warnings), (0, 0), "{}", findings());
    // There were 424 claims when this was written. The limit catches lost claims.
    assert!(summary.claims >= 424, "{summary}");
    assert_eq!(summary.unread_files, 0, "{summary}");
}

/// The first line of each file names its schema, which editors use.
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

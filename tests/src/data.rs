//! The real data is clean.

use ties::document::Layout;
use ties::file::Files;

use crate::world::{findings, root};

#[test]
fn the_real_data_is_clean() {
    let files = Files::read(&root().join("data")).unwrap();
    assert_eq!(findings(&files), "");
    let summary = ties_check::check(&files).summary;
    assert!(summary.claims >= 30 && summary.unread_files == 0, "{summary}");
}

/// Each paragraph that a claim of the model document names is there, where the archived text can be had.
#[test]
fn locators_of_the_model_document_name_paragraphs_that_are_there() {
    let Ok(text) = std::fs::read_to_string(root().join("../shared/archive/nos-2021-relations.txt")) else {
        eprintln!("skipped: ../shared/archive/nos-2021-relations.txt is not there");
        return;
    };
    let paragraphs = text.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()).count();
    let dataset = ties::dataset::Dataset::read(&Files::read(&root().join("data")).unwrap());
    let source = dataset.sources.iter().find(|(id, _)| id.as_str() == "nos-2021-relations").unwrap().1;
    for claim in &source.claims {
        for step in ties::model::Locator::parse(&claim.at).unwrap().steps {
            if let ties::model::Step::Paragraph(span) = step {
                assert!(span.last as usize <= paragraphs, "{}: {}", claim.id, &*claim.at);
            }
        }
    }
}

/// The first line of each file binds it to its schema, for editors.
#[test]
fn every_file_names_its_schema() {
    let folder = root().join("data");
    for file in Files::read(&folder).unwrap().as_slice() {
        let layout = Layout::of(&file.path).unwrap();
        let named =
            file.text.lines().next().unwrap().strip_prefix("#:schema ").unwrap_or_else(|| panic!("{}", file.path));
        let schema = folder.join(&file.path).parent().unwrap().join(named).canonicalize().unwrap();
        assert_eq!(
            schema,
            root().join(format!("schema/{}.json", layout.name())).canonicalize().unwrap(),
            "{}",
            file.path
        );
    }
}

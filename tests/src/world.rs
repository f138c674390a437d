//! The small made-up world that tests lay their files over.

use std::collections::BTreeMap;
use std::path::PathBuf;

use ties_check::render::{Style, finding};
use ties_dataset::file::Files;

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    // These tests are built as part of two packages, at two depths.
    let package = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    package
        .ancestors()
        .find(|above| above.join("Cargo.lock").is_file())
        .unwrap()
        .to_owned()
}

/// Whether to write generated files instead of comparing them.
pub(crate) fn blesses() -> bool {
    std::env::var_os("TIES_BLESS").is_some()
}

/// The world's files: paths and texts.
pub(crate) fn world() -> BTreeMap<String, String> {
    let files = Files::read(&root().join("tests/world")).unwrap();
    files
        .as_slice()
        .iter()
        .map(|file| (file.path.clone(), file.text.clone()))
        .collect()
}

/// The world with files added or replaced. Files in `archive/` are archived texts; without any,
/// there is no archive.
pub(crate) fn world_with<'t>(laid_over: impl IntoIterator<Item = (&'t str, &'t str)>) -> Files {
    let mut files = world();
    let mut archived = BTreeMap::new();
    for (path, text) in laid_over {
        match path.strip_prefix("archive/") {
            Some(name) => archived.insert(name.to_owned(), text.to_owned()),
            None => files.insert(path.to_owned(), text.to_owned()),
        };
    }
    let files = Files::from_texts(files);
    if archived.is_empty() {
        files
    } else {
        files.with_archived(archived)
    }
}

/// What `ties check` prints of the findings in these files.
pub(crate) fn findings(files: &Files) -> String {
    shown(&ties_check::check(files), files)
}

/// What `ties check --since` prints of these files compared with an older release.
pub(crate) fn findings_since(files: &Files, old: &Files) -> String {
    shown(&ties_check::check_since(files, old), files)
}

fn shown(report: &ties_check::Report, files: &Files) -> String {
    let shown: Vec<_> = report
        .diagnostics
        .iter()
        .map(|found| finding(found, files, "", Style::Plain))
        .collect();
    shown.join("\n")
}

/// The codes of the findings in these files, each with the text that it is about.
pub(crate) fn codes(files: &Files) -> Vec<(&'static str, String)> {
    let report = ties_check::check(files);
    let about = |found: &ties_check::diagnostic::Diagnostic| {
        let text = &files.as_slice()[found.file()].text;
        (
            found.code,
            text.get(found.bytes.clone()).unwrap_or_default().to_owned(),
        )
    };
    report.diagnostics.iter().map(about).collect()
}

#[test]
fn the_clean_world_is_silent() {
    assert_eq!(findings(&world_with([])), "");
}

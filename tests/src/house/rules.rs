//! The list of rules: sorted, and each code is the name of its files.

use std::collections::BTreeSet;
use std::fs;

use ties_check::rules::RULES;

use crate::world::root;

#[test]
fn rules_are_sorted_and_each_code_is_its_file() {
    let codes: Vec<_> = RULES.iter().map(|rule| rule.code).collect();
    let unique: BTreeSet<_> = codes.iter().map(|code| (*code).to_owned()).collect();
    assert!(
        codes.is_sorted() && unique.len() == codes.len(),
        "{codes:?}"
    );
    let folder = root().join("crates/ties-check/src/rules");
    let mut stems = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        stems.insert(stem.trim_end_matches(".cases").replace('_', "-"));
    }
    assert_eq!(stems, unique);
}

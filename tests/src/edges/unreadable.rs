//! A record that cannot be read makes no rule report something about another record: the record may
//! contain what seems to be missing.

use std::collections::BTreeSet;

use ties_dataset::file::Files;

use crate::pages::all_examples;
use crate::world::{root, world};

/// The texts with one record made unreadable: the first, each claim, and the whole file.
fn broken(text: &str) -> Vec<String> {
    let mut texts = vec![format!("unknown-key = 1\n{text}"), format!("{text}\n= 1\n")];
    for (start, header) in text.match_indices("[[claims]]\n") {
        let (before, after) = text.split_at(start + header.len());
        texts.push(format!("{before}unknown-key = 1\n{after}"));
    }
    texts
}

/// The codes of the findings that are not about unreadable records.
fn codes(files: &Files, old: Option<&Files>) -> BTreeSet<&'static str> {
    let report = match old {
        Some(old) => ties_check::check_since(files, old),
        None => ties_check::check(files),
    };
    let codes = report.diagnostics.iter().map(|found| found.code);
    codes
        .filter(|code| !["shape", "syntax"].contains(code))
        .collect()
}

#[test]
fn an_unreadable_record_causes_no_other_finding_in_an_example() {
    let mut problems = Vec::new();
    for (code, example) in all_examples() {
        if !example.is_right() {
            continue;
        }
        let (_, old) = example.worlds();
        for (number, (path, text)) in example.files.iter().enumerate() {
            if path.starts_with("archive/") || path.starts_with("old/") {
                continue;
            }
            for broken in broken(text) {
                let mut spoiled = example.files.clone();
                spoiled[number].1.clone_from(&broken);
                let spoiled = spoiled.iter().filter(|(path, _)| !path.starts_with("old/"));
                let spoiled = spoiled.map(|(path, text)| (path.as_str(), text.as_str()));
                let found = codes(&crate::world::world_with(spoiled), old.as_ref());
                if !found.is_empty() {
                    problems.push(format!("{code}: {found:?} for {path}:\n{broken}"));
                }
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn an_unreadable_record_causes_no_other_finding_in_the_world() {
    for (path, text) in world() {
        for broken in broken(&text) {
            let files = crate::world::world_with([(path.as_str(), broken.as_str())]);
            assert_eq!(codes(&files, None), BTreeSet::new(), "{path}:\n{broken}");
        }
    }
}

/// Every fifteenth file of the real data is broken in turn.
#[test]
fn an_unreadable_record_causes_no_other_finding_in_the_real_data() {
    let data = Files::read(&root().join("data")).unwrap();
    let all = data.as_slice().iter();
    let texts: Vec<_> = all
        .map(|file| (file.path.clone(), file.text.clone()))
        .collect();
    for number in (0..texts.len()).step_by(15) {
        let mut spoiled = texts.clone();
        spoiled[number].1.insert_str(0, "unknown-key = 1\n");
        let found = codes(&Files::from_texts(spoiled), None);
        assert_eq!(found, BTreeSet::new(), "{}", texts[number].0);
    }
}

/// A line of JSON Lines that cannot be parsed may be the record that others refer to.
#[test]
fn a_line_without_a_readable_id_may_be_any_record() {
    let claim = "{\"in\":\"gazette-2021\",\"claim\":{\"id\":\"more\",\"at\":\"p9\",\
                 \"subject\":\"alpha\",\"predicate\":\"fights\",\"object\":\"golf\"}}";
    let found = |lines: &str| codes(&crate::world::world_with([("more.jsonl", lines)]), None);
    assert_eq!(found(claim), BTreeSet::from(["unknown-entity"]));
    assert_eq!(found(&format!("{claim}\nnot a record")), BTreeSet::new());
}

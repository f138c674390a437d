//! The house itself: the arrows between the crates, the core's few dependencies, the list of rules, the files' first lines.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use ties_check::rules::RULES;

use crate::world::root;

fn dependencies(manifest: &str) -> BTreeSet<String> {
    let manifest: toml::Table =
        toml::from_str(&fs::read_to_string(root().join(manifest)).unwrap()).unwrap();
    manifest
        .get("dependencies")
        .and_then(toml::Value::as_table)
        .into_iter()
        .flatten()
        .map(|(name, _)| name.clone())
        .collect()
}

#[test]
fn arrows_between_crates_run_one_way() {
    let below = ["ties", "ties-dataset", "ties-facts", "ties-text"];
    let allowed = [
        ("crates/ties", vec![]),
        ("crates/ties-text", vec!["ties"]),
        ("crates/ties-dataset", vec!["ties", "ties-text"]),
        (
            "crates/ties-facts",
            vec!["ties", "ties-dataset", "ties-text"],
        ),
        ("crates/ties-check", below.to_vec()),
        ("crates/ties-view", below.to_vec()),
        (
            "crates/ties-export",
            vec!["ties", "ties-dataset", "ties-facts", "ties-view"],
        ),
        (
            "crates/ties-cli",
            vec![
                "ties",
                "ties-check",
                "ties-dataset",
                "ties-export",
                "ties-text",
                "ties-view",
            ],
        ),
        ("xtask", vec![]),
    ];
    let crates = fs::read_dir(root().join("crates")).unwrap().count();
    assert_eq!(
        crates,
        allowed.len() - 1,
        "a new crate gets its arrows here"
    );
    for (package, arrows) in allowed {
        let ours: Vec<_> = dependencies(&format!("{package}/Cargo.toml"))
            .into_iter()
            .filter(|name| name.starts_with("ties"))
            .collect();
        assert_eq!(ours, arrows, "{package}");
    }
}

#[test]
fn the_core_depends_on_few_crates() {
    let few = ["foldhash", "schemars", "serde", "serde_json"];
    assert_eq!(
        dependencies("crates/ties/Cargo.toml"),
        BTreeSet::from(few.map(str::to_owned))
    );
}

#[test]
fn rules_are_sorted_and_each_code_is_its_file() {
    let codes: Vec<_> = RULES.iter().map(|rule| rule.code).collect();
    assert!(
        codes.is_sorted() && codes.iter().collect::<BTreeSet<_>>().len() == codes.len(),
        "{codes:?}"
    );
    let folder = root().join("crates/ties-check/src/rules");
    let stems = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let stems: BTreeSet<_> = stems
        .map(|path| {
            path.file_stem()
                .unwrap()
                .to_string_lossy()
                .trim_end_matches(".cases")
                .replace('_', "-")
        })
        .collect();
    assert_eq!(stems, codes.into_iter().map(str::to_owned).collect());
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn every_file_says_first_what_it_owns() {
    let mut found = Vec::new();
    for folder in ["crates", "tests/src", "xtask/src"] {
        sources(&root().join(folder), &mut found);
    }
    for path in found {
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("//! "), "{}", path.display());
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(
            !["utils", "util", "helpers", "common", "misc", "manager"].contains(&name.as_str()),
            "{}",
            path.display()
        );
    }
}

/// Every link of a Markdown file to another file, or to a heading of one, leads somewhere.
#[test]
fn links_of_the_documents_lead_somewhere() {
    let pages = fs::read_dir(root().join("crates/ties-check/src/rules")).unwrap();
    let docs = fs::read_dir(root().join("docs")).unwrap();
    let files = pages.chain(docs).map(|entry| entry.unwrap().path());
    let files = files.filter(|path| path.extension().is_some_and(|ending| ending == "md"));
    let above = ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"].map(|name| root().join(name));
    let mut wrong = Vec::new();
    for path in files.chain(above) {
        let text = fs::read_to_string(&path).unwrap();
        let targets = text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split_once(')').map(|(target, _)| target));
        for target in targets.filter(|target| !target.contains("://") && !target.contains(' ')) {
            let (file, heading) = target.split_once('#').unwrap_or((target, ""));
            let file = if file.is_empty() {
                path.clone()
            } else {
                path.parent().unwrap().join(file)
            };
            let leads = file.exists() && (heading.is_empty() || headings(&file).contains(heading));
            if !leads {
                wrong.push(format!("{}: {target}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The anchors of a Markdown file's headings, as GitHub makes them.
fn headings(path: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(path).unwrap();
    let headings = text.lines().filter(|line| line.starts_with('#'));
    let anchor = |line: &str| -> String {
        let letters = line.trim_start_matches('#').trim().to_lowercase();
        letters
            .replace(' ', "-")
            .chars()
            .filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
            .collect()
    };
    headings.map(anchor).collect()
}

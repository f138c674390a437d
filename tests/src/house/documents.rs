//! The documents: every link leads somewhere, and ARCHITECTURE.md is short and names every module.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::{packages, source_files};
use crate::world::root;

/// Every Markdown file that a person reads: the three at the root, docs with its decisions, and
/// the rule pages.
pub(super) fn documents() -> Vec<PathBuf> {
    let mut found: Vec<_> = ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"]
        .map(|name| root().join(name))
        .to_vec();
    for folder in ["docs", "docs/decisions", "crates/ties-check/src/rules"] {
        let before = found.len();
        for entry in fs::read_dir(root().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "md") {
                found.push(path);
            }
        }
        assert!(found.len() > before, "{folder} has no page");
    }
    found.sort();
    found
}

#[test]
fn links_of_the_documents_lead_somewhere() {
    let mut wrong = Vec::new();
    for path in documents() {
        let text = fs::read_to_string(&path).unwrap();
        for target in link_targets(&text) {
            let (file, heading) = target.split_once('#').unwrap_or((target, ""));
            let file = if file.is_empty() {
                path.clone()
            } else {
                path.parent().unwrap().join(file)
            };
            if !file.exists() || !(heading.is_empty() || headings(&file).contains(heading)) {
                wrong.push(format!("{}: {target}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The targets of a page's links to other files.
fn link_targets(text: &str) -> impl Iterator<Item = &str> {
    text.split("](")
        .skip(1)
        .filter_map(|rest| rest.split_once(')'))
        .map(|(target, _)| target)
        .filter(|target| !target.contains("://") && !target.contains(' '))
}

/// The anchors of a Markdown file's headings, as GitHub makes them.
fn headings(path: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(path).unwrap();
    text.lines()
        .filter(|line| line.starts_with('#'))
        .map(anchor)
        .collect()
}

fn anchor(heading: &str) -> String {
    heading
        .trim_start_matches('#')
        .trim()
        .to_lowercase()
        .replace(' ', "-")
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
        .collect()
}

#[test]
fn architecture_is_short_and_names_every_module() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    assert!(
        text.lines().count() <= 120,
        "{} lines",
        text.lines().count()
    );
    let mut missing = BTreeSet::new();
    for file in source_files(&packages()) {
        // The command line has one file a command, and says so.
        let Some(module) = file.module.first() else {
            continue;
        };
        let listed =
            text.contains(&format!("`{module}`")) || text.contains(&format!("`{module}/`"));
        if !listed && file.package != "crates/ties-cli" {
            missing.insert(format!("{}: {module}", file.package));
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn a_rule_page_has_at_most_60_lines() {
    let mut pages = 0;
    for path in documents() {
        let name = path.display().to_string();
        if !name.contains("/rules/") || name.ends_with(".cases.md") {
            continue;
        }
        pages += 1;
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        assert!(lines <= 60, "{name}: {lines} lines");
    }
    assert!(pages > 100, "{pages} pages");
}

//! `ties cite-as`, `--style`, and the formats for reference managers, as a user runs them.

use std::fmt::Write;
use std::fs;

use serde_json::Value;

use crate::command_line::{WORLD, printed};

fn world(arguments: &[&str]) -> String {
    printed(&[&["--data", WORLD], arguments].concat())
}

fn json(arguments: &[&str]) -> Value {
    let text = world(arguments);
    serde_json::from_str(text.strip_prefix("exit 0\n").unwrap()).unwrap()
}

#[test]
fn a_claim_a_source_and_the_dataset_are_cited() {
    let mut all = String::new();
    for arguments in [
        &["cite-as", "gazette-2021#branch"][..],
        &["cite-as", "gazette-2021"],
        &["cite-as"],
        &["cite-as", "gazette-2021#branch", "--style", "chicago"],
        &["cite-as", "--style", "apa", "--format", "csv"],
        &["cite-as", "gazette-2021#branch", "--format", "csl-json"],
        &["cite-as", "gazette-2021#branch", "--format", "bibtex"],
        &["cite-as", "alpha"],
        &["cite-as", "gazette-2021#brunch"],
        &["cite-as", "alpha", "bravo"],
        &["cite-as", "alpha", "allied", "bravo"],
    ] {
        let text = world(arguments);
        writeln!(all, "$ ties {}\n{text}", arguments.join(" ")).unwrap();
    }
    insta::assert_snapshot!(all);
}

#[test]
fn a_tie_is_cited_with_the_claims_for_it_and_against_it() {
    let between = json(&["between", "alpha", "bravo", "--format", "json"]);
    let ties = between["ties"].as_array().unwrap();
    assert!(!ties.is_empty());
    for tie in ties {
        let ends = ["subject", "predicate", "object"].map(|key| tie[key].as_str().unwrap());
        let [subject, predicate, object] = ends;
        let cited = json(&["cite-as", subject, predicate, object, "--format", "json"]);
        let passages = cited["passages"].as_array().unwrap();
        for (key, is_against) in [("claims-for", false), ("claims-against", true)] {
            let mut expected = Vec::new();
            for episode in tie["episodes"].as_array().unwrap() {
                expected.extend(episode[key].as_array().unwrap().clone());
            }
            for passage in passages.iter().filter(|it| it["is-against"] == is_against) {
                assert!(expected.contains(&passage["claim"]), "{passage}");
            }
            for claim in expected {
                assert!(passages.iter().any(|it| it["claim"] == claim), "{claim}");
            }
        }
    }
    let none = world(&["cite-as", "alpha", "kin-of", "bravo"]);
    assert!(none.starts_with("exit 1\n"), "{none}");
    assert!(
        none.contains("No claims support this tie. That does not show"),
        "{none}"
    );
}

#[test]
fn references_are_exactly_the_sources_of_the_answer() {
    for question in [
        &["between", "alpha", "bravo"][..],
        &["show", "alpha"],
        &["show", "gazette-2021"],
        &["show", "gazette-2021#branch"],
        &["show", "bravo-and-charlie"],
        &["disputes"],
    ] {
        let cited = json(&[question, &["--format", "json"]].concat());
        let cited: Vec<_> = cited["citations"].as_object().unwrap().keys().collect();
        assert_eq!(cited, ["gazette-2021"], "{question:?}");
        let references = json(&[question, &["--format", "csl-json"]].concat());
        assert_eq!(references.as_array().unwrap().len(), 1);
        assert_eq!(references[0]["id"], "gazette-2021");
        let file = world(&[question, &["--format", "bibtex"]].concat());
        assert!(
            file.starts_with("exit 0\n@article{gazette-2021,\n"),
            "{file}"
        );
    }
    let empty = world(&["between", "alpha", "gazette", "--format", "csl-json"]);
    assert!(empty.ends_with("\n[]\n"), "{empty}");
}

#[test]
fn a_style_changes_the_citations_and_nothing_else() {
    let house = world(&["between", "alpha", "bravo"]);
    let styled = world(&["between", "alpha", "bravo", "--style", "harvard"]);
    let (before, _) = house.split_once("\nSource\n").unwrap();
    let (same, sources) = styled.split_once("\nSource\n").unwrap();
    assert_eq!(before, same);
    assert!(sources.starts_with("  [1] "), "{sources}");
}

#[test]
fn formats_of_references_are_for_questions_alone() {
    for command in [
        &["check"][..],
        &["explain"],
        &["coverage"],
        &["schema", "source"],
    ] {
        for format in ["csl-json", "bibtex"] {
            let text = world(&[command, &["--format", format]].concat());
            assert!(text.starts_with("exit 2\n--- standard error\nerror: this command does not"));
        }
    }
}

#[test]
fn a_style_that_cannot_be_used_is_named_with_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    let huge = folder.path().join("huge.csl");
    fs::write(&huge, " ".repeat(2 << 20)).unwrap();
    let invalid = folder.path().join("invalid.csl");
    fs::write(&invalid, b"<style>\xff").unwrap();
    let folder = folder.path().to_str().unwrap();
    let mut all = String::new();
    for style in [
        "hardvard",
        "no-such-style",
        "none.csl",
        "huge.csl",
        "invalid.csl",
    ] {
        let path = format!("{folder}/{style}");
        let style = if style.contains(".csl") { &path } else { style };
        let text = world(&["cite-as", "--style", style]);
        all.push_str(&text.replace(folder, "FOLDER"));
    }
    insta::assert_snapshot!(all);
}

#[test]
fn a_dataset_without_a_title_page_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("all.jsonl");
    let line = r#"{"id":"s","source":{"kind":"report","title":"Who is who"}}"#;
    fs::write(&file, line).unwrap();
    let file = file.to_str().unwrap();
    let text = printed(&["--data", file, "cite-as", "s"]);
    assert!(text.contains("The dataset has no `dataset.toml`"), "{text}");
    let text = printed(&["--data", file, "cite-as"]);
    assert!(text.starts_with("exit 1\n"), "{text}");
}

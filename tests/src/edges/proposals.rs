//! The TOML that findings propose parses.

use std::collections::BTreeSet;
use std::fs;

use crate::pages::all_examples;
use crate::world::root;

use super::{helps, page_archive, paper};

/// The parts of a help that are TOML: text in backticks with a value. The last backtick of a value
/// that contains backticks is not found.
fn proposals(help: &str) -> impl Iterator<Item = &str> {
    let in_backticks = help.split('`').skip(1).step_by(2);
    in_backticks.filter(|text| text.contains(" = ") || text.starts_with('{'))
}

fn parses(proposal: &str) -> bool {
    let line = if proposal.starts_with('{') {
        format!("key = {proposal}")
    } else {
        proposal.to_owned()
    };
    toml::from_str::<toml::Table>(&line).is_ok()
}

#[test]
fn every_proposal_of_an_example_parses() {
    let mut wrong = BTreeSet::new();
    let mut count = 0;
    for (code, example) in all_examples() {
        let (files, old) = example.worlds();
        let report = match old {
            Some(old) => ties_check::check_since(&files, &old),
            None => ties_check::check(&files),
        };
        for found in report.diagnostics {
            for proposal in proposals(&found.help.unwrap_or_default()) {
                count += 1;
                if !parses(proposal) {
                    wrong.insert(format!("{code}: {proposal}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(count > 100, "{count}");
}

/// The helps of a rule for a claim at `section "The war"`, with further keys, and this text.
fn in_section(code: &str, at: &str, text: &str) -> Vec<String> {
    let claim = format!("bravo fights charlie | at = '{at}'");
    let paper = paper(&page_archive(), &[&claim]);
    let files = [
        ("sources/paper.toml", paper.as_str()),
        ("archive/page.txt", text),
    ];
    helps(code, &files)
}

#[test]
fn locators_with_quotes_are_quoted() {
    let text = "The war\n\nBravo fights Charlie.\n\nNothing else is known.\n";
    let of_passage = in_section("no-passage", "section \"The war\" p1", text);
    let of_moved = in_section(
        "passage-moved",
        "section \"The war\" p1 #0123456789ab",
        text,
    );
    for helps in [of_passage, of_moved] {
        let proposal = proposals(&helps[0]).next().unwrap();
        let parsed: toml::Table = toml::from_str(proposal).unwrap();
        let at = parsed["at"].as_str().unwrap();
        assert!(at.starts_with("section \"The war\" p1 #"), "{proposal}");
    }
}

#[test]
fn names_of_documents_with_quotes_are_quoted() {
    let claim = |object: &str, document: &str| {
        format!(
            "bravo fights {object} | attribution = [{{ class = \"official\", in = {document} }}]"
        )
    };
    let paper = paper(
        "",
        &[
            &claim("charlie", "'Letters, \"vol. 2\"'"),
            &claim("delta", "'Letters (vol. 2)'"),
        ],
    );
    let helps = helps("shared-origin", &[("sources/paper.toml", &paper)]);
    let proposal = proposals(&helps[0]).next().unwrap();
    assert!(parses(proposal), "{proposal}");
}

/// Only `assignment` and the serialization of a value put a value into TOML.
#[test]
fn no_message_puts_a_value_between_quotes_itself() {
    let mut folders = vec![
        root().join("crates/ties-check/src"),
        root().join("crates/ties-view/src"),
    ];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                let is_free = !text.contains("= \\\"{");
                assert!(is_free, "{}: use `assignment`", path.display());
            }
        }
    }
}

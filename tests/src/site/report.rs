//! The report: its policy, its citations, its sections, hostile texts and large datasets.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pulldown_cmark::{Event, Options, Parser, Tag};
use ties_dataset::dataset::Dataset;
use ties_dataset::file::Files;
use ties_text::digest::sha256;

use super::elements::elements;
use super::small::{dataset, document, small};

const DAY: &str = "2021-08-15";

/// The text between two others.
fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    let (_, after) = text.split_once(start).unwrap();
    after.split_once(end).unwrap().0
}

#[test]
fn every_section_in_markdown() {
    insta::assert_snapshot!(document(&small(), DAY, &[]).to_markdown());
}

#[test]
fn a_report_on_one_group_and_on_two() {
    let one = document(&small(), DAY, &["alpha"]).to_markdown();
    assert!(
        one.starts_with("# How were Alpha Front and 2 groups with a tie to it related"),
        "{one}"
    );
    let two = document(&small(), "2021-08", &["bravo", "charlie"]).to_markdown();
    let title = "# How were Bravo Brigade and Charlie Corps related in August 2021?";
    assert!(two.starts_with(title), "{two}");
}

#[test]
fn a_section_without_an_answer_says_so() {
    let nobody = dataset(r#"{"id":"alpha","entity":{"kind":"armed-group","name":"Alpha"}}"#);
    insta::assert_snapshot!(document(&nobody, DAY, &[]).to_markdown());
    elements(&document(&nobody, DAY, &[]).to_html());
}

#[test]
fn the_policy_allows_the_style_sheet_and_nothing_else() {
    let page = document(&small(), DAY, &[]).to_html();
    let policy = between(&page, "Content-Security-Policy\" content=\"", "\"");
    let style = between(&page, "<style>", "</style>");
    let digest = sha256(style.as_bytes()).to_string();
    let bytes: Vec<u8> = (0..digest.len())
        .step_by(2)
        .map(|place| u8::from_str_radix(&digest[place..place + 2], 16).unwrap())
        .collect();
    let allowed = format!("style-src 'sha256-{}';", STANDARD.encode(bytes));
    assert!(policy.starts_with("default-src 'none'; "), "{policy}");
    assert!(policy.replace("&#39;", "'").contains(&allowed), "{policy}");
    assert!(!policy.contains("unsafe") && !policy.contains("script"));
    let found = elements(&page);
    for attribute in &found.attributes {
        let runs = attribute.starts_with("on") || attribute == "style" || attribute == "src";
        assert!(!runs, "{attribute}");
    }
}

#[test]
fn every_citation_leads_to_its_source_and_back() {
    let page = document(&small(), DAY, &[]).to_html();
    let found = elements(&page);
    let mut cited = BTreeSet::new();
    for link in &found.links {
        match link.strip_prefix('#') {
            Some(id) => assert!(found.ids.contains(id), "{link}"),
            None => assert!(link.starts_with("https://"), "{link}"),
        }
        cited.extend(link.strip_prefix("#source-"));
    }
    assert_eq!(cited, BTreeSet::from(["1", "2"]));
    // The address of the second source would run something.
    assert!(page.contains("javascript:alert(1)"));
    assert!(page.contains("https://archive.example/paper-1"));
    assert!(page.contains("<q lang=\"nl\">"));
    // The first citation is that of the first source.
    let first = page.find("href=\"#source-1\"").unwrap();
    assert!(first < page.find("href=\"#source-2\"").unwrap());
}

#[test]
fn a_page_has_the_same_bytes_each_time() {
    let pages = || {
        let document = document(&small(), DAY, &[]);
        [document.to_html(), document.to_markdown()]
    };
    assert_eq!(pages(), pages());
}

#[test]
fn markdown_and_html_have_the_same_headings() {
    let document = document(&small(), DAY, &[]);
    let markdown = document.to_markdown();
    let page = document.to_html();
    let headings = markdown.lines().filter(|line| line.starts_with("## "));
    for heading in headings {
        assert!(
            page.contains(&format!(">{}</h2>", &heading[3..])),
            "{heading}"
        );
    }
    assert_eq!(
        markdown.matches("\n### ").count(),
        page.matches("<h3>").count()
    );
}

/// A dataset that the bench makes.
fn made(arguments: &[&str], folder: &Path) -> Dataset {
    let status = Command::new(env!("CARGO_BIN_EXE_ties-bench"))
        .args(arguments)
        .arg(folder)
        .status();
    assert!(status.unwrap().success());
    Dataset::read(&Files::read_lines(&folder.join("dataset.jsonl")).unwrap())
}

#[test]
fn hostile_texts_stay_texts() {
    let folder = tempfile::tempdir().unwrap();
    let hostile = made(&["pictured", "hostile"], folder.path());
    let document = document(&hostile, DAY, &[]);
    let page = document.to_html();
    let found = elements(&page);
    for link in &found.links {
        let is_safe = link.starts_with('#') || link.starts_with("http");
        assert!(is_safe, "{link}");
    }
    for harmful in ['\0', '\u{1}', '\u{202e}', '\u{2028}', '\u{ffff}'] {
        assert!(!page.contains(harmful), "{harmful:?}");
    }
    assert!(page.len() < 20_000_000, "{} bytes", page.len());
    let markdown = document.to_markdown();
    let parser = Parser::new_ext(&markdown, Options::ENABLE_TABLES);
    for event in parser {
        let runs = matches!(
            event,
            Event::Html(_)
                | Event::InlineHtml(_)
                | Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_))
        );
        assert!(!runs, "{event:?}");
    }
}

#[test]
fn a_large_dataset_makes_a_page_that_opens() {
    let folder = tempfile::tempdir().unwrap();
    let large = made(&["generate", "10000", "1"], folder.path());
    let start = Instant::now();
    let document = document(&large, "2021-08-15", &[]);
    let page = document.to_html();
    // Built without optimization, on a busy machine.
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
    assert!(page.len() < 5_000_000, "{} bytes", page.len());
    elements(&page);
    // What is not listed is counted, with the command that lists it.
    assert!(
        page.contains("more pairs; see <code>ties matrix"),
        "no count"
    );
}

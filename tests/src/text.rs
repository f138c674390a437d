//! Archived texts: how they are repaired, cut and numbered, what a digest depends on, and how long
//! it may take.

mod any;
mod cutting;
mod folding;

use std::ops::Range;

use ties::model::{Digest, Locator, LocatorStep};
use ties_text::text::{NORMALISATION, Text};

use crate::world::root;

fn steps(locator: &str) -> Vec<LocatorStep> {
    Locator::parse(locator)
        .unwrap_or_else(|bad| panic!("{locator}: {bad}"))
        .steps
}

fn find(text: &Text, locator: &str) -> Option<Range<usize>> {
    text.find(&steps(locator))
}

/// The words at a locator, or an empty string if it is not in the text.
fn at<'t>(text: &'t Text, locator: &str) -> &'t str {
    find(text, locator).map_or("", |passage| text.words(passage))
}

fn sentences(text: &Text) -> Vec<&str> {
    (0..text.sentences())
        .map(|sentence| text.words(sentence..sentence + 1))
        .collect()
}

fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
}

/// The digest of a whole text.
fn digest(text: &str) -> Digest {
    let text = Text::new(text);
    text.digest(0..text.sentences())
}

#[test]
fn the_method_page_names_the_version() {
    let method = std::fs::read_to_string(root().join("docs/method.md")).unwrap();
    assert!(method.contains(&format!(
        "The three have one version, now **{NORMALISATION}**."
    )));
}

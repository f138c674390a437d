//! Texts that not everybody has.

use std::collections::BTreeMap;

use ties_dataset::file::Files;

use crate::world::world;

/// A source with a text, whose only claim has an exception that only the text can justify.
const SOURCE: &str = r#"
kind = "report"
title = "The war"
published = "2021"
language = "en"
reviewed-by = "cd"
archive.text = "war.txt"
archive.sha256 = "6e5da0b8ca3ba8b0b3dc0a0a1ecb5c1fd4bb8ac1ed3f3bbd0b7d7a7b5fc51b70"

[[claims]]
id = "war"
at = "p1"
subject = "bravo"
predicate = "fights"
object = "charlie"
expect = [{ code = "no-passage", reason = "a test" }]
"#;

/// The codes of the world with this source and these texts as its archive, and how many claims were
/// not compared because their text is not at hand.
fn check(archive: Option<&[(&str, &str)]>) -> (Vec<&'static str>, usize) {
    let mut files = world();
    files.insert("sources/war.toml".to_owned(), SOURCE.to_owned());
    let mut files = Files::from_texts(files);
    if let Some(texts) = archive {
        let texts = texts.iter().map(|(name, text)| ((*name).to_owned(), *text));
        files = files.with_archived(texts.collect::<BTreeMap<_, _>>());
    }
    let report = ties_check::check(&files);
    let codes = report.diagnostics.iter().map(|found| found.code).collect();
    (codes, report.summary.passages.not_at_hand)
}

#[test]
fn a_text_that_is_not_at_hand_is_counted_and_no_finding() {
    assert_eq!(check(None), (vec![], 1), "there is no archive");
    assert_eq!(check(Some(&[])), (vec![], 1), "the archive is empty");
    let other = ("other.txt", "Another text.");
    assert_eq!(
        check(Some(&[other])),
        (vec![], 1),
        "the archive has other texts"
    );
}

#[test]
fn a_text_that_is_there_and_differs_is_a_finding() {
    let text = ("war.txt", "Bravo fights Charlie.\n");
    assert_eq!(check(Some(&[text])), (vec!["text-changed"], 0));
}

/// With the text, an exception that it does not justify is stale.
#[test]
fn exceptions_are_stale_only_if_the_text_is_at_hand() {
    let stale = SOURCE.replace("no-passage", "subject-not-in-passage");
    let found = |archive: &[(&str, &str)]| {
        let mut files = world();
        files.insert("sources/war.toml".to_owned(), stale.clone());
        let texts = archive
            .iter()
            .map(|(name, text)| ((*name).to_owned(), *text));
        let files = Files::from_texts(files).with_archived(texts.collect::<BTreeMap<_, _>>());
        let report = ties_check::check(&files);
        let codes = report.diagnostics.iter().map(|found| found.code);
        codes.filter(|code| *code == "stale-exception").count()
    };
    assert_eq!(found(&[]), 0);
    assert_eq!(found(&[("war.txt", "Bravo fights Charlie.\n")]), 1);
}

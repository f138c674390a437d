//! All tests that need the archived texts in `../shared`, which we may not publish.
//!
//! Without that folder each test is printed and counted as skipped. libtest cannot skip a test at
//! run time, so this binary has its own `main`. The tests of `all` run the same functions on a
//! made-up article, which is always available.

#![expect(clippy::unwrap_used, reason = "a test that cannot continue fails here")]

mod agreement;
#[path = "../article.rs"]
mod article;
mod balance;
#[path = "../phrases.rs"]
mod phrases;
mod slips;
#[path = "../spoiling.rs"]
mod spoiling;
mod word_lists;

use std::io::Write;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use ties_dataset::file::Files;
use ties_text::text::{Text, fold};

use article::{Article, assert_coded_whole, assert_quotes_agree, passage, sentence_counts};
use spoiling::spoiled;

const ARCHIVE: &str = "../shared/archive";
const SOURCE: &str = "nos-2021-relations";
const PRESS_RELEASE: &str = "us-treasury-2017-pakistan-terrorist-leaders";

const TESTS: &[(&str, fn())] = &[
    (
        "the_coded_texts_are_coded_whole",
        the_coded_texts_are_coded_whole,
    ),
    (
        "the_model_document_keeps_its_numbering",
        the_model_document_keeps_its_numbering,
    ),
    (
        "quotes_agree_with_the_garbled_model_document",
        quotes_agree_with_the_garbled_model_document,
    ),
    (
        "errors_in_the_coded_article_are_found",
        errors_in_the_coded_article_are_found,
    ),
    ("each_phrase_is_at_its_place", each_phrase_is_at_its_place),
    (
        "figures_of_the_word_lists_are_fresh",
        word_lists::documented,
    ),
    (
        "the_highland_tribes_have_their_index",
        balance::highland_tribes,
    ),
    (
        "all_hostile_families_have_their_index",
        balance::all_hostile_families,
    ),
    ("planted_slips_are_found", planted_slips_are_found),
    (
        "coded_texts_have_no_false_alarms",
        coded_texts_have_no_false_alarms,
    ),
    ("alpha_of_values_as_published", agreement::alpha_of_values),
    ("alpha_of_units_as_published", agreement::alpha_of_units),
];

/// Runs the tests whose names contain an argument; without arguments, all of them. `--words` prints
/// what is measured of the word lists.
fn main() -> ExitCode {
    let has_archive = archive().is_dir();
    let mut out = io::stdout();
    if has_archive && env::args().any(|argument| argument == "--words") {
        write!(out, "{}", word_lists::table()).unwrap();
        return ExitCode::SUCCESS;
    }
    let filters: Vec<_> = env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with('-'))
        .collect();
    let mut passed = 0;
    let mut failed = 0;
    let mut skipped = 0;
    for (name, test) in TESTS.iter().copied() {
        if !filters.is_empty() && !filters.iter().any(|filter| name.contains(filter)) {
            continue;
        }
        let outcome = if !has_archive {
            skipped += 1;
            format!("skipped: {name} (no {ARCHIVE})")
        } else if catch_unwind(test).is_ok() {
            passed += 1;
            format!("passed: {name}")
        } else {
            failed += 1;
            format!("FAILED: {name}")
        };
        writeln!(out, "{outcome}").unwrap();
    }
    writeln!(
        out,
        "shared: {passed} passed, {failed} failed, {skipped} skipped"
    )
    .unwrap();
    ExitCode::from(u8::from(failed > 0))
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

fn archive() -> PathBuf {
    root().join(ARCHIVE)
}

fn text() -> String {
    fs::read_to_string(archive().join(format!("{SOURCE}.txt"))).unwrap()
}

fn data() -> Files {
    Files::read(&root().join("data")).unwrap()
}

/// The phrases of docs/how-do-i-say.md are in the sentences that the page names.
fn each_phrase_is_at_its_place() {
    let mut missing = Vec::new();
    for phrase in phrases::phrases(root()) {
        let path = archive().join(format!("{}.txt", phrase.source));
        let text = Text::new(fs::read_to_string(path).unwrap());
        let sentence = fold(text.words(passage(&text, &phrase.place)));
        if !sentence.contains(&*fold(&phrase.words)) {
            missing.push(format!(
                "{} {}: {}",
                phrase.source, phrase.place, phrase.words
            ));
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

/// Each passage is at its claim's locator, and no sentence is uncovered.
fn the_coded_texts_are_coded_whole() {
    let files = data().with_archive(&archive()).unwrap();
    assert_coded_whole(&files, SOURCE, 54);
    assert_coded_whole(&files, PRESS_RELEASE, 64);
}

fn the_model_document_keeps_its_numbering() {
    let text = Text::new(text());
    assert_eq!(text.sentences(), 54);
    assert_eq!(
        sentence_counts(&text),
        [
            1, 3, 3, 1, 2, 2, 2, 2, 3, 1, 3, 1, 4, 3, 2, 2, 1, 4, 4, 4, 3, 3
        ]
    );
    let words = text.words(0..54);
    assert_eq!(words.matches('“').count(), 9);
    assert_eq!(words.matches('”').count(), 11);
    assert!(!words.contains('\u{E42}'));
    let digest = text.digest(passage(&text, "p14 s1"));
    assert_eq!(digest.as_str(), "3645da644c48");
}

fn quotes_agree_with_the_garbled_model_document() {
    let garbled = text();
    let quotes = [
        (
            "p3",
            "“The chances of planning a new 11 September from Afghanistan is small for now,” says",
        ),
        (
            "p3",
            "\"But the chance of terrorist attacks in Afghanistan and the region remains very \
             high.\"",
        ),
    ];
    assert_quotes_agree(&garbled, &quotes);
}

fn errors_in_the_coded_article_are_found() {
    let article = Article::new(&data(), SOURCE, &text());
    insta::assert_snapshot!(spoiled(&article));
}

fn planted_slips_are_found() {
    slips::assert_planted_slips_are_found(&root().join("data"), &archive());
}

fn coded_texts_have_no_false_alarms() {
    slips::assert_no_false_alarms(&root().join("data"), &archive());
}

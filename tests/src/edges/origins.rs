//! Rules on independent origins: copies, false confirmations and single origins.

use std::fmt::Write;

use super::{NONE, found, found_in, paper};

fn confirmed(claim: &str) -> String {
    paper("", &[&format!("{claim} | credibility = \"confirmed\"")])
}

fn false_confirmations(claim: &str, other: &str) -> usize {
    found(
        "false-confirmation",
        &[
            ("sources/paper.toml", &confirmed(claim)),
            ("sources/other.toml", &paper("", &[other])),
        ],
    )
    .len()
}

#[test]
fn only_the_same_claim_on_the_same_entities_confirms() {
    assert_eq!(
        false_confirmations("bravo allied-with delta", "bravo allied-with delta"),
        0
    );
    assert_eq!(
        false_confirmations("bravo allied-with delta", "delta allied-with bravo"),
        0
    );
    assert_eq!(
        false_confirmations("delta allied-with bravo", "bravo allied-with delta"),
        0
    );
    assert_eq!(
        false_confirmations("bravo allied-with delta", "alpha-east allied-with delta"),
        1
    );
    assert_eq!(
        false_confirmations("bravo allied-with delta", "bravo cooperates-with delta"),
        1
    );
    assert_eq!(
        false_confirmations("bravo cooperates-with delta", "bravo allied-with delta"),
        0
    );
    assert_eq!(
        false_confirmations("bravo arms delta", "delta arms bravo"),
        1
    );
}

/// A sentence of `words` words, which differ from the words of other numbers.
fn long_sentence(first: &str, number: usize, words: usize) -> String {
    let mut sentence = first.to_owned();
    for word in 1..words {
        write!(sentence, " word{}", number * 100 + word).unwrap();
    }
    sentence + "."
}

fn source_with_archive(name: &str, published: &str, claims: &[&str]) -> String {
    let title = format!("title = \"Paper {name}\"");
    let zeros = "0".repeat(64);
    let head = format!(
        "published = \"{published}\"\n\
         archive = {{ text = \"{name}.txt\", sha256 = \"{zeros}\" }}"
    );
    paper(&head, claims).replacen("title = \"Paper\"", &title, 1)
}

/// The findings on two sources whose archived texts share `sentences` sentences of `words` words.
/// The claim belongs to the second source.
fn copies(sentences: usize, words: usize, published: [&str; 2], claim: &str) -> Vec<String> {
    let mut common = String::new();
    for number in 0..sentences {
        common += &long_sentence("Common", number, words);
        common += "\n\n";
    }
    let one = format!("{common}{}\n", long_sentence("One", 9, words));
    let two = format!("{common}{}\n", long_sentence("Two", 9, words));
    let files = [
        (
            "sources/one.toml",
            &*source_with_archive("one", published[0], &[]),
        ),
        (
            "sources/two.toml",
            &*source_with_archive("two", published[1], &[claim]),
        ),
        ("archive/one.txt", &*one),
        ("archive/two.txt", &*two),
    ];
    found("shared-origin", &files)
}

const SAME_DAY: [&str; 2] = ["2021-05-01", "2021-05-01"];

fn copies_according_to(by: &str) -> Vec<String> {
    copies(
        3,
        12,
        SAME_DAY,
        &format!("alpha fights bravo | attribution = [{by}]"),
    )
}

fn copies_of_texts(sentences: usize, words: usize, published: [&str; 2]) -> Vec<String> {
    copies(sentences, words, published, "alpha fights bravo")
}

#[test]
fn a_copy_has_three_long_sentences_in_common() {
    assert_eq!(
        copies_of_texts(3, 12, SAME_DAY),
        ["3 long sentences of `two` are also in `one`"]
    );
    assert_eq!(copies_of_texts(3, 11, SAME_DAY), NONE);
    assert_eq!(copies_of_texts(2, 12, SAME_DAY), NONE);
    assert_eq!(
        copies_of_texts(3, 12, ["2021-05-02", "2021-05-01"]),
        ["3 long sentences of `one` are also in `two`"]
    );
    assert_eq!(
        copies_of_texts(3, 12, ["2021-05-01", "2021-05-02"]),
        ["3 long sentences of `two` are also in `one`"]
    );
    assert_eq!(
        copies_according_to("{ who = \"echo\", in = \"one\" }"),
        NONE,
        "the attribution already names the other source"
    );
    assert_eq!(
        copies_according_to("{ class = \"expert\", in = \"one\" }"),
        NONE
    );
    assert_eq!(
        copies_according_to("{ who = \"echo\", in = \"gazette-2021\" }").len(),
        1
    );
    assert_eq!(copies_according_to("\"echo\"").len(), 1);
}

fn accepted_strength(number: u32, who: &str, speaker: &str) -> String {
    format!(
        "alpha strength - | amount = {{ best = {number} }} | with = {{ population = \"{who}\" }} | \
         attribution = [\"{speaker}\"] | status = \"accepted\""
    )
}

fn single_origins(one: &str, other: &str) -> usize {
    found_in(
        "single-origin",
        &paper(
            "",
            &[
                &accepted_strength(100, one, "echo"),
                &accepted_strength(100, other, "gazette"),
            ],
        ),
    )
    .len()
}

#[test]
fn values_of_two_measures_do_not_confirm_each_other() {
    assert_eq!(single_origins("fighters", "fighters"), 0);
    assert_eq!(single_origins("fighters", "members"), 1);
}

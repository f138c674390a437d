//! The words: phrases of the project's first dialect do not come back where a person reads.

use std::collections::BTreeMap;
use std::fs;

use proc_macro2::{TokenStream, TokenTree};
use regex::Regex;
use syn::visit::{self, Visit};

use super::documents::documents;
use super::{all_packages, source_files};
use crate::world::root;

/// A phrase, as a regular expression without regard to case, and how often it may occur.
struct Phrase {
    pattern: &'static str,
    count: usize,
}

const fn never(pattern: &'static str) -> Phrase {
    Phrase { pattern, count: 0 }
}

const fn times(count: usize, pattern: &'static str) -> Phrase {
    Phrase { pattern, count }
}

/// What is not written, and the few places where a phrase is the right one.
const PHRASES: &[Phrase] = &[
    never(r"\bnone where\b"),
    never(r"\bof which\b"),
    never(r"\blikewise\b"),
    times(1, r"\bnobody knows\b"),
    never(r"\bwhoever\b"),
    never(r"\bwho would\b"),
    never(r"\bso many\b"),
    times(
        1,
        r"\bis no (?:word|date|id|file|folder|record|claim|source)\b",
    ),
    times(5, r"\bstands?(?:$|[^-\w])"),
    never(r"\bbears?\b"),
    never(r"\bmend(?:s|ed)?\b"),
    never(r"\bgrave\b"),
    never(r"\b(?:told|tells?|telling) of\b"),
    never(r"\bis (?:not )?told\b"),
    never(r"\btellers?\b"),
    never(r"\bgloss(?:es)?\b"),
    times(7, r"\broots?\b"),
    never(r"\bwaived\b"),
    never(r"\btwins?\b"),
    times(4, r"\badds? up to\b"),
    never(r"\bnear to it\b"),
    never(r"\bpasses on\b"),
    never(r"\bruns in no circle\b"),
    never(r"\bown word\b"),
    never(r"\b(?:never|seldom) with\b"),
    never(r"\btold until\b"),
    never(r"\bmade of\b"),
    never(r"\blies\b"),
    times(2, r"\bwants\b"),
    never(r"\bbeside\b"),
];

#[test]
fn the_old_dialect_does_not_come_back() {
    let texts = texts_that_people_read();
    assert!(texts.len() > 300, "{} texts", texts.len());
    let mut wrong = Vec::new();
    for phrase in PHRASES {
        let pattern = Regex::new(&format!("(?i){}", phrase.pattern)).unwrap();
        let places = places_of(&pattern, &texts);
        if places.len() != phrase.count {
            let (found, allowed) = (places.len(), phrase.count);
            wrong.push(format!(
                "`{}`: {found} times, and not {allowed}: {places:#?}",
                phrase.pattern
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "docs/decisions/words.md says what to write instead, and when to change a count:\n{}",
        wrong.join("\n")
    );
}

fn places_of(pattern: &Regex, texts: &BTreeMap<String, Vec<String>>) -> Vec<String> {
    let mut places = Vec::new();
    for (path, lines) in texts {
        for line in lines {
            if pattern.is_match(line) {
                places.push(format!("{path}: {}", line.trim()));
            }
        }
    }
    places
}

/// Lines by file: the prose of the documents, and the comments and string literals of all code,
/// tests included.
fn texts_that_people_read() -> BTreeMap<String, Vec<String>> {
    let mut texts = BTreeMap::new();
    for path in documents() {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.strip_prefix(root()).unwrap().display().to_string();
        texts.insert(name, prose(&text));
    }
    for file in source_files(&all_packages()) {
        let mut literals = Literals::default();
        literals.visit_file(&file.syntax);
        let comments = file.text.lines().filter_map(plain_comment);
        literals.found.extend(comments.map(str::to_owned));
        texts.insert(file.path, literals.found);
    }
    texts
}

/// The lines of a page without its code blocks and without code in the line.
fn prose(page: &str) -> Vec<String> {
    let code = Regex::new("`[^`]*`").unwrap();
    let mut inside_code = false;
    let mut lines = Vec::new();
    for line in page.lines() {
        if line.trim_start().starts_with("```") {
            inside_code = !inside_code;
        } else if !inside_code {
            lines.push(code.replace_all(line, "").into_owned());
        }
    }
    lines
}

/// The text of a `//` comment. Doc comments are string literals to the parser.
fn plain_comment(line: &str) -> Option<&str> {
    let comment = line.trim_start().strip_prefix("//")?;
    (!comment.starts_with(['/', '!'])).then_some(comment)
}

/// The string literals of a file, its doc comments among them.
#[derive(Default)]
struct Literals {
    found: Vec<String>,
}

impl Literals {
    fn add(&mut self, text: &str) {
        self.found.extend(prose(text));
    }

    fn add_tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.add_tokens(group.stream()),
                TokenTree::Literal(literal) => {
                    if let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string()) {
                        self.add(&text.value());
                    }
                }
                _ => {}
            }
        }
    }
}

impl<'ast> Visit<'ast> for Literals {
    fn visit_lit_str(&mut self, literal: &'ast syn::LitStr) {
        self.add(&literal.value());
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        visit::visit_attribute(self, attribute);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.add_tokens(call.tokens.clone());
    }
}

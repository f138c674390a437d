//! The phrases of docs/how-do-i-say.md, each with its place in a source and its claims.

use std::fs;
use std::path::Path;

/// A phrase of a real source, and the claims that code it.
pub(crate) struct Phrase {
    /// The words of the source.
    pub(crate) words: String,
    /// The name of the archived text.
    pub(crate) source: String,
    /// The locator of the sentence.
    pub(crate) place: String,
    /// The claims, as TOML without `id` and `at`.
    pub(crate) claims: Vec<String>,
}

/// Reads the page of a workspace.
pub(crate) fn phrases(workspace: &Path) -> Vec<Phrase> {
    let page = fs::read_to_string(workspace.join("docs/how-do-i-say.md")).unwrap();
    let mut phrases: Vec<Phrase> = Vec::new();
    let mut is_code = false;
    for line in page.lines() {
        if line.starts_with("```") {
            is_code = line == "```toml";
        } else if !is_code {
        } else if let Some(head) = line.strip_prefix("# \"") {
            let (words, place) = head.rsplit_once("\" (").expect("a phrase has a place");
            let place = place.strip_suffix(')').expect("a place is in parentheses");
            let (source, place) = place.split_once(' ').expect("a source and a locator");
            phrases.push(Phrase {
                words: words.to_owned(),
                source: source.to_owned(),
                place: place.to_owned(),
                claims: Vec::new(),
            });
        } else if line == "[[claims]]" {
            let phrase = phrases.last_mut().expect("a claim belongs to a phrase");
            phrase.claims.push(String::new());
        } else if !line.starts_with('#') && !line.is_empty() {
            let phrase = phrases.last_mut().expect("a key belongs to a phrase");
            let claim = phrase.claims.last_mut().expect("a key belongs to a claim");
            claim.push_str(line);
            claim.push('\n');
        }
    }
    phrases
}

//! Words of many languages that the cutting and comparing of texts needs, read from a file.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use foldhash::quality::FixedState;
use serde::Deserialize;

/// The words of `sentences.toml`.
pub(super) static LANGUAGE: LazyLock<Language> = LazyLock::new(|| {
    // The test below reads the file, so that this cannot fail in a release.
    toml::from_str(include_str!("../../words/sentences.toml"))
        .map(Language::new)
        .unwrap_or_default()
});

/// The words that decide where a sentence ends, and those that negate it.
#[derive(Default)]
pub(super) struct Language {
    /// Abbreviations, which are looked up at each full stop.
    pub(super) abbreviations: HashMap<String, Abbreviation, FixedState>,
    /// Words that have a capital only because a sentence starts with them.
    pub(super) first_words: HashSet<String, FixedState>,
    /// Words that reverse the meaning of a sentence.
    pub(super) negations: HashSet<String, FixedState>,
}

/// What a full stop after an abbreviation can be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// The sentence always goes on.
    Title,
    /// The sentence goes on if a number follows.
    BeforeNumber,
    /// The sentence may end.
    Short,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct SentencesFile {
    titles: Vec<String>,
    short: Vec<String>,
    before_numbers: Vec<String>,
    first_words: Vec<String>,
    negations: Vec<String>,
}

impl Language {
    fn new(file: SentencesFile) -> Self {
        let mut abbreviations = HashMap::default();
        for (words, abbreviation) in [
            (file.short, Abbreviation::Short),
            (file.before_numbers, Abbreviation::BeforeNumber),
            (file.titles, Abbreviation::Title),
        ] {
            abbreviations.extend(words.into_iter().map(|word| (word, abbreviation)));
        }
        Self {
            abbreviations,
            first_words: file.first_words.into_iter().collect(),
            negations: file.negations.into_iter().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::LANGUAGE;

    #[test]
    fn the_file_is_read() {
        assert!(LANGUAGE.abbreviations.contains_key("dr"));
        assert!(LANGUAGE.first_words.contains("The"));
        assert!(LANGUAGE.negations.contains("not"));
    }
}

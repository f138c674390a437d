//! Words of many languages used to split and compare texts, read from a file.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use foldhash::quality::FixedState;
use serde::Deserialize;

/// The words of `sentences.toml`.
pub(super) static LANGUAGE: LazyLock<Language> = LazyLock::new(|| {
    // A test reads the file, so this cannot fail in a release.
    toml::from_str(include_str!("../../words/sentences.toml"))
        .map(Language::new)
        .unwrap_or_default()
});

/// Words that decide where a sentence ends, and words that negate it.
#[derive(Default)]
pub(super) struct Language {
    /// Abbreviations, looked up at each full stop.
    pub(super) abbreviations: HashMap<String, Abbreviation, FixedState>,
    /// Words that are capitalised only at the start of a sentence.
    pub(super) first_words: HashSet<String, FixedState>,
    /// Words that reverse the meaning of a sentence.
    pub(super) negations: HashSet<String, FixedState>,
}

/// The effect of a full stop after an abbreviation.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// The sentence always continues.
    Title,
    /// The sentence continues if a number follows.
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

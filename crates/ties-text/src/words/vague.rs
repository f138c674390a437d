//! Vague number words, and the range that each is read as.

use serde::Deserialize;

use super::{Tokens, WordList, lists, of};

/// A word or phrase for an unspecified number: `dozens`, `tens of thousands`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VagueWord {
    /// The words in lower case, separated by single spaces.
    pub words: String,
    /// The lowest number it can mean.
    pub low: u64,
    /// The highest number it can mean; `None` if there is no upper limit.
    pub high: Option<u64>,
}

impl VagueWord {
    /// Returns the longest vague number in `text`. `language` is a BCP 47 tag; `None` searches the
    /// lists of all languages.
    pub fn find(text: &str, language: Option<&str>) -> Option<&'static Self> {
        let said = Tokens::new(text, None);
        let lists: Vec<_> =
            language.map_or_else(|| lists().collect(), |tag| of(tag).into_iter().collect());
        let found = lists
            .into_iter()
            .flat_map(|list| &list.vague)
            .filter_map(|entry| {
                let words = Tokens::new(&entry.words, None);
                said.find(&words).map(|_| (words.len(), entry))
            });
        found
            .max_by_key(|(words, _)| *words)
            .map(|(_, entry)| entry)
    }

    /// Whether there are vague number words for a language, given as a BCP 47 tag.
    pub fn has_language(language: &str) -> bool {
        of(language).is_some_and(|list: &WordList| !list.vague.is_empty())
    }
}

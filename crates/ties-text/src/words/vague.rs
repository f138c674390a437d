//! The vague words for numbers, each with the bounds that are read into it.

use serde::Deserialize;

use super::{Tokens, WordList, lists, of};

/// A word or words for a number that is not told: `dozens`, `tens of thousands`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VagueWord {
    /// The words, lower case, one space between two.
    pub words: String,
    /// The least that is read into them.
    pub low: u64,
    /// The most; none where they leave it open.
    pub high: Option<u64>,
}

impl VagueWord {
    /// The entry for a vague number, by the most words that stand in `text` side by side; of one
    /// language where it is given, as a BCP 47 tag.
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

    /// Whether there are vague words of this language, given as a BCP 47 tag.
    pub fn knows(language: &str) -> bool {
        of(language).is_some_and(|list: &WordList| !list.vague.is_empty())
    }
}

//! The words that rules search for, read from `words.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use ties::model::SpeakerClass;

/// Lists of words, by the code or class that the words mean.
pub(crate) type WordsBy<K> = BTreeMap<K, Vec<String>>;

/// The words of `words.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct RuleWords {
    /// Names of languages that coders write instead of the tag, by the tag.
    pub(crate) languages: WordsBy<String>,
    /// Names of scripts that coders write instead of the code, by the code.
    pub(crate) scripts: WordsBy<String>,
    pub(crate) figures: FigureWords,
    pub(crate) vague_lists: VagueLists,
    pub(crate) regimes: RegimeWords,
    pub(crate) vague_speakers: VagueSpeakers,
}

/// Names for content outside the text, such as tables, and words that refer to it.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FigureWords {
    pub(crate) names: Vec<String>,
    /// Names that mean something else after `this`.
    pub(crate) ambiguous: Vec<String>,
    pub(crate) this: Vec<String>,
    pub(crate) following: Vec<String>,
    pub(crate) see: Vec<String>,
    pub(crate) articles: Vec<String>,
    pub(crate) below: Vec<String>,
}

/// Words that do not identify a sanctions list.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct VagueLists {
    pub(crate) words: Vec<String>,
    pub(crate) powers: Vec<String>,
}

/// Words for lists, and the names that texts use for them.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RegimeWords {
    /// Beginnings of words for listing.
    pub(crate) listing: Vec<String>,
    /// Programmes that are not lists.
    pub(crate) others: Vec<String>,
    /// The names of each regime of the table, folded.
    pub(crate) names: WordsBy<String>,
}

/// Ids that describe a class of speakers and identify none of them, by the class.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct VagueSpeakers {
    /// By the last word of the id.
    pub(crate) last_words: WordsBy<SpeakerClass>,
    /// By the whole id.
    pub(crate) ids: WordsBy<SpeakerClass>,
}

/// The words, read once. A test reads the file, so it is valid.
pub(crate) static RULE_WORDS: LazyLock<RuleWords> =
    LazyLock::new(|| toml::from_str(include_str!("../words.toml")).unwrap_or_default());

/// The code or class whose list contains a word.
pub(crate) fn key_of<'w, K>(words: &'w WordsBy<K>, word: &str) -> Option<&'w K> {
    for (key, known) in words {
        if known.iter().any(|known| known == word) {
            return Some(key);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::rule_words::RuleWords;

    #[test]
    fn the_file_of_words_is_valid() {
        let words: Result<RuleWords, _> = toml::from_str(include_str!("../words.toml"));
        assert!(words.is_ok(), "{words:?}");
    }
}

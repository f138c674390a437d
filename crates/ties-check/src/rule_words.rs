//! Words that rules look for, read from `words.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use ties::model::SpeakerClass;

/// Words by the code or class that they mean.
pub(crate) type WordsBy<K> = BTreeMap<K, Vec<String>>;

/// The words of `words.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct RuleWords {
    /// What people write instead of the tag of a language, by the tag.
    pub(crate) languages: WordsBy<String>,
    /// What people write instead of the code of a script, by the code.
    pub(crate) scripts: WordsBy<String>,
    pub(crate) figures: FigureWords,
    pub(crate) vague_lists: VagueLists,
    pub(crate) vague_speakers: VagueSpeakers,
}

/// Content outside the text, and how a text announces it.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FigureWords {
    pub(crate) names: Vec<String>,
    pub(crate) this: Vec<String>,
    pub(crate) see: Vec<String>,
    pub(crate) articles: Vec<String>,
    pub(crate) below: Vec<String>,
}

/// Words in the names of regimes that fit any list.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct VagueLists {
    pub(crate) words: Vec<String>,
    pub(crate) powers: Vec<String>,
}

/// Ids that identify no speaker, by the class that they mean.
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

/// The code or class that has a word among its words.
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

//! The word lists of all languages.

use std::sync::OnceLock;

use super::tokens::Tokens;
use super::vague::VagueWord;
use super::word_list::{WordList, read};

/// The files, sorted by language.
pub static FILES: [(&str, &str); 11] = [
    ("ar", include_str!("../../words/ar.toml")),
    ("de", include_str!("../../words/de.toml")),
    ("en", include_str!("../../words/en.toml")),
    ("es", include_str!("../../words/es.toml")),
    ("fa", include_str!("../../words/fa.toml")),
    ("fr", include_str!("../../words/fr.toml")),
    ("nl", include_str!("../../words/nl.toml")),
    ("ps", include_str!("../../words/ps.toml")),
    ("ru", include_str!("../../words/ru.toml")),
    ("tr", include_str!("../../words/tr.toml")),
    ("ur", include_str!("../../words/ur.toml")),
];

/// The parsed files. Each is parsed on first use, because most datasets have sources in only one or
/// two languages.
static LISTS: [OnceLock<Option<WordList>>; FILES.len()] = [const { OnceLock::new() }; FILES.len()];

/// Returns the word list of the file at this position.
fn list(file: usize) -> Option<&'static WordList> {
    LISTS[file]
        .get_or_init(|| read(FILES[file].1).ok())
        .as_ref()
}

/// Returns the word lists of all languages, sorted by language.
pub fn lists() -> impl Iterator<Item = &'static WordList> {
    (0..FILES.len()).filter_map(list)
}

/// Returns the word list for a BCP 47 tag: `en-GB` has the list of `en`. `None` if there is no list
/// for the language.
pub fn of(tag: &str) -> Option<&'static WordList> {
    let primary = primary(tag);
    list(
        FILES
            .iter()
            .position(|(language, _)| primary.eq_ignore_ascii_case(language))?,
    )
}

/// Returns the primary language of a BCP 47 tag, without script and region.
pub fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}

impl VagueWord {
    /// Returns the longest vague number in `text`. `language` is a BCP 47 tag; `None` searches the
    /// lists of all languages.
    pub fn find(text: &str, language: Option<&str>) -> Option<&'static Self> {
        let tokens = Tokens::new(text);
        let lists: Vec<_> =
            language.map_or_else(|| lists().collect(), |tag| of(tag).into_iter().collect());
        let found = lists
            .into_iter()
            .flat_map(|list| &list.vague)
            .filter_map(|entry| {
                let words = Tokens::new(&entry.words);
                tokens.find(&words).map(|_| (words.len(), entry))
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

//! Words that rules look for in texts, one file per language: hedges, negations, numbers, dates and
//! speakers.

mod boundaries;
mod feast;
mod number;
mod phrases;
mod tokens;
mod vague;

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use foldhash::quality::FixedState;
use serde::Deserialize;

pub use feast::Feast;
use feast::FeastEntry;
pub use phrases::Phrases;
pub use tokens::{Case, Tokens};
pub use vague::VagueWord;

/// The words of one language.
#[derive(Debug, Clone, PartialEq)]
pub struct WordList {
    /// The language, as a BCP 47 primary language subtag: `en`.
    pub language: String,
    /// Its name in English.
    pub name: String,
    /// The origin of the words. `own` if they are not from a published list.
    pub origin: String,
    /// Words by which a speaker does not vouch for a statement: `reportedly`, `may`.
    pub hedges: Phrases,
    /// Phrases in which such a word is not a hedge: `could not`.
    pub not_hedges: Phrases,
    /// Words that negate their clause: `not`, `never`.
    pub denials: Phrases,
    /// Phrases in which such a word is not a negation: `not only`.
    pub not_denials: Phrases,
    /// Whether hedges and negations can follow both sides of a tie, at the end of the clause.
    pub verb_last: bool,
    /// Words that start a new clause: `because`, `which`.
    pub breaks: Phrases,
    /// Words that start a new clause if a lower-case word follows: `and`.
    pub joins: Phrases,
    /// Derogatory names for opponents: `bandit`.
    pub labels: Phrases,
    /// Dates relative to the day of writing: `last week`.
    pub relative_dates: Phrases,
    /// Words by which speakers refer to themselves: `we`.
    pub speaker: Phrases,
    /// Words that occur in the names of many organisations and do not identify one: `front`.
    pub generic: Phrases,
    /// Prefixes that are written as part of the next word, as in Arabic.
    pub prefixes: Vec<String>,
    /// The days of the week, starting with Monday.
    pub weekdays: Vec<Phrases>,
    /// The months, starting with January.
    pub months: Vec<Phrases>,
    /// Feasts, and the days on which they can fall.
    pub feasts: Vec<Feast>,
    /// Vague number words, and the range each is read as.
    pub vague: Vec<VagueWord>,
    /// Number words. Longer numbers are composed of them.
    pub numerals: HashMap<String, u64, FixedState>,
    /// Whether the language has number words that are not in `numerals` and cannot be composed of
    /// them.
    pub numerals_partial: bool,
    /// The number words, as phrases to find in a text.
    numeral_phrases: Phrases,
}

/// A word list in the form of its file.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct WordListFile {
    language: String,
    name: String,
    origin: String,
    hedges: Vec<String>,
    not_hedges: Vec<String>,
    denials: Vec<String>,
    not_denials: Vec<String>,
    #[serde(default)]
    verb_last: bool,
    breaks: Vec<String>,
    joins: Vec<String>,
    labels: Vec<String>,
    relative_dates: Vec<String>,
    speaker: Vec<String>,
    generic: Vec<String>,
    #[serde(default)]
    prefixes: Vec<String>,
    weekdays: Vec<Vec<String>>,
    months: Vec<Vec<String>>,
    feasts: Vec<FeastEntry>,
    vague: Vec<VagueWord>,
    numerals: BTreeMap<String, u64>,
    #[serde(default)]
    numerals_partial: bool,
}

impl From<WordListFile> for WordList {
    fn from(file: WordListFile) -> Self {
        Self {
            language: file.language,
            name: file.name,
            origin: file.origin,
            hedges: Phrases::new(file.hedges),
            not_hedges: Phrases::new(file.not_hedges),
            denials: Phrases::new(file.denials),
            not_denials: Phrases::new(file.not_denials),
            verb_last: file.verb_last,
            breaks: Phrases::new(file.breaks),
            joins: Phrases::new(file.joins),
            labels: Phrases::new(file.labels),
            relative_dates: Phrases::new(file.relative_dates),
            speaker: Phrases::new(file.speaker),
            generic: Phrases::new(file.generic),
            prefixes: file.prefixes,
            weekdays: file.weekdays.into_iter().map(Phrases::new).collect(),
            months: file.months.into_iter().map(Phrases::new).collect(),
            feasts: file.feasts.into_iter().filter_map(Feast::new).collect(),
            vague: file.vague,
            numeral_phrases: Phrases::new(file.numerals.keys().cloned().collect()),
            numerals: file
                .numerals
                .iter()
                .map(|(words, number)| (folded(words), *number))
                .collect(),
            numerals_partial: file.numerals_partial,
        }
    }
}

/// Returns words in the form in which they are compared: folded, separated by single spaces.
fn folded(words: &str) -> String {
    Tokens::new(words, None)
        .words()
        .collect::<Vec<_>>()
        .join(" ")
}

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

/// Parses the file of a word list.
///
/// # Errors
/// Returns the parse error of `toml`.
pub fn read(text: &str) -> Result<WordList, toml::de::Error> {
    toml::from_str::<WordListFile>(text).map(WordList::from)
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

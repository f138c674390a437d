//! Words by language that rules look for in texts: what hedges, what denies, numbers, dates, and
//! who speaks; one file a language.

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
    /// Where its words are from; `own`: set here, after no published list.
    pub origin: String,
    /// Whoever says one does not stand for what is said: `reportedly`, `may`.
    pub hedges: Phrases,
    /// Phrases in which such a word hedges nothing: `could not`.
    pub not_hedges: Phrases,
    /// A clause with one says that it is not so: `not`, `never`.
    pub denials: Phrases,
    /// Phrases in which such a word denies nothing: `not only`.
    pub not_denials: Phrases,
    /// What hedges or denies may stand at the end of its clause, behind both sides of a tie.
    pub verb_last: bool,
    /// With these another clause begins: `because`, `which`.
    pub breaks: Phrases,
    /// With these another clause begins where a word in small letters follows: `and`.
    pub joins: Phrases,
    /// Names that people call their enemies: `bandit`.
    pub labels: Phrases,
    /// Dates that are counted from the day of writing: `last week`.
    pub relative_dates: Phrases,
    /// Who speaks, speaking of himself: `we`.
    pub speaker: Phrases,
    /// Words that are in the names of many bodies, and alone name none: `front`.
    pub generic: Phrases,
    /// Letters that join on to the word behind them, as in Arabic.
    pub prefixes: Vec<String>,
    /// The days of the week, from Monday.
    pub weekdays: Vec<Phrases>,
    /// The months, from January.
    pub months: Vec<Phrases>,
    /// Feasts, and on which days they fall.
    pub feasts: Vec<Feast>,
    /// Vague words for numbers, and what is read into them.
    pub vague: Vec<VagueWord>,
    /// Numbers in words; longer ones are put together from these.
    pub numerals: HashMap<String, u64, FixedState>,
    /// Some numbers have words of their own that are not among the numerals.
    pub numerals_partial: bool,
    /// The numerals, to be found in a text.
    numeral_phrases: Phrases,
}

/// A list as its file has it.
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

/// Words as they are found in a text: folded, one space between two.
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

/// The lists of the files, each read when it is first asked for: most datasets have sources in one
/// language or two.
static LISTS: [OnceLock<Option<WordList>>; FILES.len()] = [const { OnceLock::new() }; FILES.len()];

/// The list of a file, by its number.
fn list(file: usize) -> Option<&'static WordList> {
    LISTS[file]
        .get_or_init(|| read(FILES[file].1).ok())
        .as_ref()
}

/// Reads the file of a list.
///
/// # Errors
/// What `toml` says of it.
pub fn read(text: &str) -> Result<WordList, toml::de::Error> {
    toml::from_str::<WordListFile>(text).map(WordList::from)
}

/// The lists of all languages, sorted by language.
pub fn lists() -> impl Iterator<Item = &'static WordList> {
    (0..FILES.len()).filter_map(list)
}

/// The list of the language of a BCP 47 tag: `en-GB` has that of `en`.
pub fn of(tag: &str) -> Option<&'static WordList> {
    let primary = primary(tag);
    list(
        FILES
            .iter()
            .position(|(language, _)| primary.eq_ignore_ascii_case(language))?,
    )
}

/// The language of a BCP 47 tag, without script and region.
pub fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}

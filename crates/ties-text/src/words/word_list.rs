//! The words of one language, read from its file.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use foldhash::quality::FixedState;
use serde::Deserialize;
use ties::model::Bound;

use super::feast::{Feast, FeastEntry};
use super::phrases::Phrases;
use super::tokens::{Case, Tokens, folded};
use super::vague::VagueWord;

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
    /// Hedges that apply to a whole sentence if they start it: `probably`.
    pub sentence_hedges: Phrases,
    /// Phrases in which such a word is not a hedge: `could not`.
    pub not_hedges: Phrases,
    /// Words that negate their clause: `not`, `never`.
    pub denials: Phrases,
    /// Phrases in which such a word is not a negation: `not only`.
    pub not_denials: Phrases,
    /// Words for promises and plans, which are not facts yet: `will`, `agreed to`.
    pub commitments: Phrases,
    /// Such words that another party can separate from their verb.
    pub agreements: AgreementWords,
    /// Words by which a speaker tells the party named next to act: `urged`.
    pub demands: Phrases,
    /// Words before the one who acts, in a passive clause: `by`.
    pub agents: Phrases,
    /// Phrases in which the side after helps the side before: `with the support of`.
    pub helped_by: Phrases,
    /// Phrases in which the side after attacks the side before: `attacked by`.
    pub attacked_by: Phrases,
    /// Words before a role or a group of earlier times: `former`.
    pub former: Phrases,
    /// Words by which a clause is about an earlier state: `previously`.
    pub formerly: Phrases,
    /// Words by which a passage dates the start or end of a state.
    pub times: TimeWords,
    /// Phrases of a listing before the party that is only its ground: `for supporting`.
    pub listed_for: Phrases,
    /// Phrases by which a listing covers a party because it belongs to another: `as part of`.
    pub listed_as: Phrases,
    /// Words before a number that say how exact it is: `at least`.
    pub bounds_before: BTreeMap<Bound, Phrases>,
    /// Words after a number that say how exact it is: `or more`.
    pub bounds_after: BTreeMap<Bound, Phrases>,
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
    pub(super) numeral_phrases: Phrases,
}

/// Words by which a passage dates the start or end of a state.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct TimeWords {
    /// Words before the end of a state: `until`.
    pub until: Phrases,
    /// Phrases in which such a word does not give an end: `until today`.
    pub not_until: Phrases,
    /// Words before a date that bounds a start or an end: `as early as`.
    pub bounds_before: Phrases,
    /// Words after such a date: `or earlier`.
    pub bounds_after: Phrases,
    /// Words before a date in which something happens: `in`.
    pub within: Phrases,
}

/// Words of a promise to another party: `agreed with Bravo to`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct AgreementWords {
    /// Words for the promise: `agreed`.
    pub words: Phrases,
    /// Words before its verb: `to`.
    pub infinitives: Phrases,
    /// Phrases in which such a word is not before a verb: `to the`.
    pub not_infinitives: Phrases,
}

/// A word list in the form of its file.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct WordListFile {
    language: String,
    name: String,
    origin: String,
    hedges: Vec<String>,
    #[serde(default)]
    sentence_hedges: Vec<String>,
    not_hedges: Vec<String>,
    denials: Vec<String>,
    not_denials: Vec<String>,
    #[serde(default)]
    commitments: Vec<String>,
    #[serde(default)]
    demands: Vec<String>,
    #[serde(default)]
    agreements: AgreementWords,
    #[serde(default)]
    times: TimeWords,
    #[serde(default)]
    agents: Vec<String>,
    #[serde(default)]
    helped_by: Vec<String>,
    #[serde(default)]
    attacked_by: Vec<String>,
    #[serde(default)]
    listed_for: Vec<String>,
    #[serde(default)]
    former: Vec<String>,
    #[serde(default)]
    formerly: Vec<String>,
    #[serde(default)]
    listed_as: Vec<String>,
    #[serde(default)]
    bounds_before: BTreeMap<Bound, Vec<String>>,
    #[serde(default)]
    bounds_after: BTreeMap<Bound, Vec<String>>,
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
            sentence_hedges: Phrases::new(file.sentence_hedges),
            not_hedges: Phrases::new(file.not_hedges),
            denials: Phrases::new(file.denials),
            not_denials: Phrases::new(file.not_denials),
            commitments: Phrases::new(file.commitments),
            demands: Phrases::new(file.demands),
            agreements: file.agreements,
            times: file.times,
            agents: Phrases::new(file.agents),
            helped_by: Phrases::new(file.helped_by),
            attacked_by: Phrases::new(file.attacked_by),
            former: Phrases::new(file.former),
            formerly: Phrases::new(file.formerly),
            listed_for: Phrases::new(file.listed_for),
            listed_as: Phrases::new(file.listed_as),
            bounds_before: by_bound(file.bounds_before),
            bounds_after: by_bound(file.bounds_after),
            verb_last: file.verb_last,
            breaks: Phrases::new(file.breaks),
            joins: Phrases::new(file.joins),
            labels: Phrases::new(file.labels),
            relative_dates: Phrases::new(file.relative_dates),
            speaker: Phrases::new(file.speaker),
            generic: Phrases::new(file.generic),
            prefixes: file.prefixes,
            weekdays: all_phrases(file.weekdays),
            months: all_phrases(file.months),
            feasts: file.feasts.into_iter().filter_map(Feast::new).collect(),
            vague: file.vague,
            numeral_phrases: Phrases::new(file.numerals.keys().cloned().collect()),
            numerals: by_folded_words(&file.numerals),
            numerals_partial: file.numerals_partial,
        }
    }
}

fn all_phrases(lists: Vec<Vec<String>>) -> Vec<Phrases> {
    lists.into_iter().map(Phrases::new).collect()
}

fn by_folded_words(numerals: &BTreeMap<String, u64>) -> HashMap<String, u64, FixedState> {
    let numerals = numerals.iter();
    numerals
        .map(|(words, number)| (folded(words), *number))
        .collect()
}

fn by_bound(words: BTreeMap<Bound, Vec<String>>) -> BTreeMap<Bound, Phrases> {
    let phrases = words.into_iter();
    phrases
        .map(|(bound, words)| (bound, Phrases::new(words)))
        .collect()
}

impl WordList {
    /// Splits a text into words. The conjunctions of the language start new clauses, in addition to
    /// punctuation.
    pub fn tokens(&self, text: &str) -> Tokens {
        let mut tokens = Tokens::new(text);
        tokens.split_clauses(|tokens, at| self.starts_clause(tokens, at));
        tokens
    }

    /// Returns the hedges in a text from left to right, as ranges of words. The month May is not
    /// one, nor is a word in a phrase such as `could not`.
    pub fn hedges_in<'t>(&'t self, tokens: &'t Tokens) -> impl Iterator<Item = Range<usize>> + 't {
        self.hedges.all(tokens).filter(|words| {
            !self.is_month(tokens, words.start) && !overlaps(&self.not_hedges, words, tokens)
        })
    }

    /// Returns the promises and plans in a text from left to right, as ranges of words, without
    /// those in a phrase such as `will continue to`.
    pub fn commitments_in<'t>(
        &'t self,
        tokens: &'t Tokens,
    ) -> impl Iterator<Item = Range<usize>> + 't {
        let commitments = self.commitments.all(tokens);
        commitments.filter(|words| !overlaps(&self.not_hedges, words, tokens))
    }

    /// Returns the negations in a text from left to right, as ranges of words, without those in a
    /// phrase such as `not only`.
    pub fn denials_in<'t>(&'t self, tokens: &'t Tokens) -> impl Iterator<Item = Range<usize>> + 't {
        let denials = self.denials.all(tokens);
        denials.filter(|words| !overlaps(&self.not_denials, words, tokens))
    }

    /// Returns the words before the end of a state, as ranges of words, without those in a phrase
    /// such as `until today`.
    pub fn ends_in<'t>(&'t self, tokens: &'t Tokens) -> impl Iterator<Item = Range<usize>> + 't {
        let until = self.times.until.all(tokens);
        until.filter(|words| !overlaps(&self.times.not_until, words, tokens))
    }

    /// Whether a date of a day, month or year starts at a word: `2011`, `May`, `10 May`.
    pub fn starts_date(&self, tokens: &Tokens, at: usize) -> bool {
        let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
        let is_month = |at: usize| {
            let mut months = self.months.iter();
            tokens.is_capital(at) && months.any(|month| month.at(tokens, at).is_some())
        };
        let word = tokens.word(at);
        match word.len() {
            4 if is_number(word) => word.starts_with(['1', '2']),
            1 | 2 if is_number(word) => is_month(at + 1),
            _ => is_month(at),
        }
    }

    /// Whether a word is the name of a month: within a clause, a capitalized `May` is.
    fn is_month(&self, tokens: &Tokens, at: usize) -> bool {
        let mut months = self.months.iter();
        tokens.is_capital(at)
            && !tokens.is_first(at)
            && months.any(|month| month.at(tokens, at).is_some())
    }

    /// Whether a word starts a clause.
    fn starts_clause(&self, tokens: &Tokens, at: usize) -> bool {
        let continues = at + 1 < tokens.len() && tokens.case(at + 1) == Case::Small;
        self.breaks.at(tokens, at).is_some() || (continues && self.joins.at(tokens, at).is_some())
    }
}

/// Whether a phrase contains one of these words of a text.
fn overlaps(phrases: &Phrases, words: &Range<usize>, tokens: &Tokens) -> bool {
    let mut words = words.clone();
    words.any(|word| phrases.containing(tokens, word).is_some())
}

/// Parses the file of a word list.
///
/// # Errors
/// Returns the parse error of `toml`.
pub fn read(text: &str) -> Result<WordList, toml::de::Error> {
    toml::from_str::<WordListFile>(text).map(WordList::from)
}

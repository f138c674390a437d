//! A text that is looked for among names, ids and words.

use serde::Serialize;
use ties::id::ClaimRef;
use ties_text::names::{Reading, fold_accents, readings};
use ties_text::text::words;

/// Why a record was found, the best reason first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FindReason {
    /// Its id, its name or its title is the text.
    ExactName,
    /// A name differs only in case, accents, spaces or punctuation.
    FoldedName,
    /// A name is another spelling, maybe in another script.
    NearSpelling,
    /// A name has each word of the text, in any spelling.
    PartOfName,
    /// It has the text as id in another collection, as DOI, symbol or address.
    ExternalId,
    /// All words of the text are in its note, title, question, summary or quote.
    Words,
    /// All words of the text are there, or longer words that start with them.
    WordStarts,
}

impl FindReason {
    /// The heading of the records that were found for this reason.
    pub(crate) fn heading(self) -> &'static str {
        match self {
            Self::ExactName => "By name",
            Self::FoldedName => "By name, with other case, accents or punctuation",
            Self::NearSpelling => "By another spelling of a name",
            Self::PartOfName => "By part of a name",
            Self::ExternalId => "By an id in another collection",
            Self::Words => "By words",
            Self::WordStarts => "By the start of words",
        }
    }
}

/// A text that is looked for among names.
pub(crate) struct SoughtName {
    text: String,
    folded: String,
    readings: Vec<Reading>,
    /// The readings of each of its words.
    words: Vec<SoughtWord>,
}

/// A word of a name that is looked for.
struct SoughtWord {
    folded: String,
    readings: Vec<Reading>,
}

/// Words that are looked for in texts.
pub(crate) struct SoughtWords(Vec<String>);

impl SoughtName {
    pub(crate) fn new(text: &str) -> Self {
        let mut sought_words = Vec::new();
        for word in words(text) {
            sought_words.push(SoughtWord {
                folded: fold_accents(&word),
                readings: firm_readings(&word),
            });
        }
        Self {
            text: text.trim().to_owned(),
            folded: fold_accents(text),
            readings: firm_readings(text),
            words: sought_words,
        }
    }

    /// Whether it is this text.
    pub(crate) fn is(&self, own: &str) -> bool {
        self.text == own
    }

    /// Whether it is the reference of a claim: `source#claim`.
    pub(crate) fn is_claim(&self, reference: &ClaimRef) -> bool {
        let parts = self.text.split_once('#');
        parts == Some((reference.source.as_str(), reference.claim.as_str()))
    }

    /// Whether it is an id of a scheme, alone or after the name of the scheme.
    pub(crate) fn is_id(&self, scheme: &str, own: &str) -> bool {
        let text = match self.text.split_once([':', ' ']) {
            Some((name, id)) if name.eq_ignore_ascii_case(scheme) => id.trim(),
            _ => &self.text,
        };
        text.eq_ignore_ascii_case(own)
    }

    /// Why it finds a name; `None` if it does not.
    pub(crate) fn finds(&self, own: &str) -> Option<FindReason> {
        if self.is(own) {
            return Some(FindReason::ExactName);
        }
        let folded = fold_accents(own);
        if self.folded == folded {
            return Some(FindReason::FoldedName);
        }
        let is_near =
            is_typing_error(&self.folded, &folded) || meet(&self.readings, &readings(own));
        if is_near {
            return Some(FindReason::NearSpelling);
        }
        self.is_part_of(own).then_some(FindReason::PartOfName)
    }

    /// Whether each of its words is a word of a name, in any spelling.
    fn is_part_of(&self, own: &str) -> bool {
        let own: Vec<String> = words(own);
        !self.words.is_empty()
            && self.words.len() <= own.len()
            && self
                .words
                .iter()
                .all(|word| own.iter().any(|own| word.is(own)))
    }
}

impl SoughtWord {
    /// Whether it is another word in any spelling.
    fn is(&self, own: &str) -> bool {
        self.folded == fold_accents(own) || meet(&self.readings, &readings(own))
    }
}

impl SoughtWords {
    pub(crate) fn new(text: &str) -> Self {
        Self(words(text).iter().map(|word| fold_accents(word)).collect())
    }

    /// Whether they find some texts: all words are there, whole or as the start of a word.
    pub(crate) fn find<'t>(&self, texts: impl IntoIterator<Item = &'t str>) -> Option<FindReason> {
        let mut own = Vec::new();
        for text in texts {
            own.extend(words(text).iter().map(|word| fold_accents(word)));
        }
        let mut reason = None;
        for word in &self.0 {
            let found = if own.contains(word) {
                FindReason::Words
            } else if own.iter().any(|own| is_start(word, own)) {
                FindReason::WordStarts
            } else {
                return None;
            };
            reason = reason.max(Some(found));
        }
        reason
    }
}

/// Whether a word is the start of a longer one, and long enough not to be so by chance.
fn is_start(word: &str, longer: &str) -> bool {
    const LEAST: usize = 4;
    longer.starts_with(word) && word.chars().count() >= LEAST
}

/// The readings of a name that are long enough to compare.
fn firm_readings(name: &str) -> Vec<Reading> {
    let mut readings = readings(name);
    readings.retain(|reading| reading.sounds() >= 3);
    readings
}

/// Whether a reading of one name matches a reading of the other.
fn meet(ones: &[Reading], others: &[Reading]) -> bool {
    ones.iter()
        .any(|one| others.iter().any(|other| one.matches(other)))
}

/// Whether two folded names differ by one letter.
fn is_typing_error(one: &str, other: &str) -> bool {
    one.len() > 4 && one.len().abs_diff(other.len()) <= 2 && strsim::osa_distance(one, other) == 1
}

//! A text as a list of words, folded for comparison and divided into clauses.

use std::hash::BuildHasher;
use std::ops::Range;

use foldhash::quality::FixedState;

use super::boundaries::{clause_ends, fold_word, next_word};

/// A text as a list of words: lower case, without diacritics, divided into clauses. Words beyond 4
/// GiB are ignored.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tokens {
    /// The folded words, concatenated.
    letters: String,
    words: Vec<Word>,
    /// The hash of each folded word. It is computed once, because each word is looked up in many
    /// lists.
    hashes: Vec<u64>,
}

/// A word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Word {
    /// Its byte range in the folded letters.
    start: u32,
    end: u32,
    /// Its byte range in the text.
    from: u32,
    to: u32,
    /// The number of its clause.
    clause: u32,
    case: Case,
}

/// The capitalisation of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// The first character is not a capital. Includes numbers.
    Small,
    /// The first letter is a capital.
    Capital,
    /// All letters are capitals, and there are at least two.
    Capitals,
    /// The script has no capitals.
    None,
}

impl Tokens {
    /// Splits a text into words. Punctuation divides it into clauses.
    ///
    /// A hyphen separates words. An apostrophe does not: `doesn't` becomes `doesnt`, `Qa'ida`
    /// becomes `qaida`. An English `'s` is dropped, and a French `l'` is a separate word.
    pub fn new(text: &str) -> Self {
        let words = text.len() / 6 + 1;
        let mut tokens = Self {
            letters: String::with_capacity(text.len()),
            words: Vec::with_capacity(words),
            hashes: Vec::with_capacity(words),
        };
        let mut at = 0;
        let mut clause = 0;
        while let Some(found) = next_word(text, at) {
            clause += u32::from(clause_ends(text, at, found.bytes.start));
            at = found.next;
            if tokens.add(text, found.bytes, clause).is_none() {
                break;
            }
        }
        tokens
    }

    /// Adds a word, unless it is empty when folded. `None` beyond 4 GiB.
    fn add(&mut self, text: &str, bytes: Range<usize>, clause: u32) -> Option<()> {
        let start = self.letters.len();
        let original = &text[bytes.clone()];
        fold_word(original, &mut self.letters);
        let folded = &self.letters[start..];
        if folded.is_empty() {
            return Some(());
        }
        self.hashes.push(hash(folded));
        self.words.push(Word {
            start: u32::try_from(start).ok()?,
            end: u32::try_from(self.letters.len()).ok()?,
            from: u32::try_from(bytes.start).ok()?,
            to: u32::try_from(bytes.end).ok()?,
            clause,
            case: Case::of(original),
        });
        Some(())
    }

    /// Starts a new clause at each word for which `starts` returns true.
    pub(super) fn split_clauses(&mut self, starts: impl Fn(&Self, usize) -> bool) {
        let mut added = 0;
        let mut before = None;
        for at in 0..self.words.len() {
            let clause = self.words[at].clause;
            added += u32::from(before == Some(clause) && starts(self, at));
            before = Some(clause);
            self.words[at].clause = clause + added;
        }
    }

    /// Returns the number of words.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Returns a folded word; empty if the position is beyond the last word.
    pub fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| self.letters_of(word))
    }

    /// Returns every folded word.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| self.letters_of(word))
    }

    fn letters_of(&self, word: &Word) -> &str {
        &self.letters[word.start as usize..word.end as usize]
    }

    /// Returns the hash of every folded word. Equal words have equal hashes in all texts.
    pub fn hashes(&self) -> &[u64] {
        &self.hashes
    }

    /// Returns the hashes of the words of a text.
    pub fn hashes_of(text: &str) -> Vec<u64> {
        Self::new(text).hashes
    }

    /// Returns the capitalisation of a word.
    pub fn case(&self, at: usize) -> Case {
        self.words.get(at).map_or(Case::None, |word| word.case)
    }

    /// Whether a word starts with a capital.
    pub fn is_capital(&self, at: usize) -> bool {
        matches!(self.case(at), Case::Capital | Case::Capitals)
    }

    /// Whether a word is the first of its clause.
    pub fn is_first(&self, at: usize) -> bool {
        at == 0 || self.clause(at) != self.clause(at - 1)
    }

    /// Returns the number of a word's clause.
    pub fn clause(&self, at: usize) -> usize {
        self.words
            .get(at)
            .map_or(usize::MAX, |word| word.clause as usize)
    }

    /// Returns the first word of the clause of a word.
    pub fn first_of_clause(&self, at: usize) -> usize {
        let clause = self.clause(at);
        let mut first = at;
        while first > 0 && self.clause(first - 1) == clause {
            first -= 1;
        }
        first
    }

    /// Returns the byte range in the text of a range of words.
    pub fn bytes(&self, words: Range<usize>) -> Range<usize> {
        match self.words.get(words) {
            Some([first, .., last]) => first.from as usize..last.to as usize,
            Some([only]) => only.from as usize..only.to as usize,
            _ => 0..0,
        }
    }

    /// Returns the position at which all words of another text occur in a row. `None` if they do
    /// not.
    pub fn find(&self, other: &Tokens) -> Option<usize> {
        if other.is_empty() || other.len() > self.len() {
            return None;
        }
        (0..=self.len() - other.len()).find(|start| {
            other
                .words()
                .enumerate()
                .all(|(offset, word)| self.word(start + offset) == word)
        })
    }
}

/// Returns words in the form in which they are compared: folded, separated by single spaces.
pub(super) fn folded(words: &str) -> String {
    Tokens::new(words).words().collect::<Vec<_>>().join(" ")
}

/// Returns the hash of a folded word.
pub(super) fn hash(word: &str) -> u64 {
    const STATE: FixedState = FixedState::with_seed(0);
    STATE.hash_one(word)
}

impl Case {
    fn of(word: &str) -> Self {
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        let Some(first) = letters.next() else {
            return Self::Small;
        };
        if first.is_lowercase() {
            return Self::Small;
        }
        if !first.is_uppercase() {
            return Self::None;
        }
        let is_long = letters.clone().next().is_some();
        if is_long && letters.all(|c| !c.is_lowercase()) {
            Self::Capitals
        } else {
            Self::Capital
        }
    }
}

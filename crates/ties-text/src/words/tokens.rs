//! A text as words: folded for comparison, in clauses, each with its place in the text.

use std::hash::BuildHasher;
use std::ops::Range;

use foldhash::quality::FixedState;

use super::WordList;
use super::boundaries::{clause_ends, fold_word, next_word};

/// A text as words: small letters without marks, in clauses. Words beyond 4 GiB are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tokens {
    /// The folded words, one after another.
    letters: String,
    words: Vec<Word>,
    /// The hash of each folded word. Every word is looked up in many lists, so it is hashed once.
    hashes: Vec<u64>,
}

/// A word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Word {
    /// Its bytes in the letters.
    start: u32,
    end: u32,
    /// Its bytes in the text.
    from: u32,
    to: u32,
    /// The number of its clause.
    clause: u32,
    case: Case,
}

/// The capital letters of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// No capital first, or figures.
    Small,
    /// A capital first.
    Capital,
    /// Capitals only: two letters or more.
    Capitals,
    /// A script without capitals.
    None,
}

impl Tokens {
    /// The words of a text, in clauses as punctuation separates them; with a word list, also as its
    /// conjunctions do.
    ///
    /// A hyphen separates words, an apostrophe joins them: `doesn't` is `doesnt`, `Qa'ida` is
    /// `qaida`. An English `'s` is left out, a French `l'` is a word.
    pub fn new(text: &str, list: Option<&WordList>) -> Self {
        let mut tokens = Self::default();
        let mut at = 0;
        let mut clause = 0;
        while let Some(found) = next_word(text, at) {
            clause += u32::from(clause_ends(text, at, found.bytes.start));
            at = found.next;
            if tokens.add(text, found.bytes, clause).is_none() {
                break;
            }
        }
        if let Some(list) = list {
            tokens.split_clauses(list);
        }
        tokens
    }

    /// Adds a word, unless nothing is left of it once folded; `None` beyond 4 GiB.
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

    /// Numbers the clauses again, with those that start at a conjunction.
    fn split_clauses(&mut self, list: &WordList) {
        let mut added = 0;
        let mut before = None;
        for at in 0..self.words.len() {
            let clause = self.words[at].clause;
            let continues = at + 1 < self.words.len() && self.case(at + 1) == Case::Small;
            let starts = list.breaks.at(self, at).is_some()
                || (continues && list.joins.at(self, at).is_some());
            added += u32::from(starts && before == Some(clause));
            before = Some(clause);
            self.words[at].clause = clause + added;
        }
    }

    /// The number of words.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// A word, folded; empty beyond the last.
    pub fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| self.letters_of(word))
    }

    /// Every word, folded.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| self.letters_of(word))
    }

    fn letters_of(&self, word: &Word) -> &str {
        &self.letters[word.start as usize..word.end as usize]
    }

    /// The hash of every folded word: the same for equal words of all texts.
    pub fn hashes(&self) -> &[u64] {
        &self.hashes
    }

    /// The hashes of the words of a text.
    pub fn hashes_of(text: &str) -> Vec<u64> {
        Self::new(text, None).hashes
    }

    /// The capital letters of a word.
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

    /// The number of the clause of a word.
    pub fn clause(&self, at: usize) -> usize {
        self.words
            .get(at)
            .map_or(usize::MAX, |word| word.clause as usize)
    }

    /// The bytes of a run of words in the text.
    pub fn bytes(&self, words: Range<usize>) -> Range<usize> {
        match self.words.get(words) {
            Some([first, .., last]) => first.from as usize..last.to as usize,
            Some([only]) => only.from as usize..only.to as usize,
            _ => 0..0,
        }
    }

    /// The first position of all words of another text in a row.
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

/// The hash of a folded word.
pub(super) fn hash(word: &str) -> u64 {
    FixedState::default().hash_one(word)
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

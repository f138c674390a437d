//! Lists of words and phrases, and their occurrences in a text.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::FixedState;
use serde::Deserialize;

use super::tokens::{Tokens, hash};

/// The number of 64-bit numbers by which a list rules out a word.
const NUMBERS: usize = 16;

/// Words and phrases of one category.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "Vec<String>")]
pub struct Phrases {
    /// The words and phrases as written in the file.
    originals: Vec<String>,
    /// The folded words of each phrase, by the hash of its first word. Longer phrases come first.
    by_first: HashMap<u64, Vec<Vec<String>>, FixedState>,
    /// A bit for each key of `by_first`. Most words of a text start no phrase, and a bit tells this
    /// faster than a look into the map: a 25th less of `toml-passages`.
    first_bits: [u64; NUMBERS],
    /// Prefixes: words written with `*` at the end, which match any ending.
    starts: Vec<String>,
}

impl From<Vec<String>> for Phrases {
    fn from(originals: Vec<String>) -> Self {
        Self::new(originals)
    }
}

impl Phrases {
    pub(super) fn new(originals: Vec<String>) -> Self {
        let mut phrases = Self::default();
        for original in &originals {
            let words: Vec<String> = Tokens::new(original).words().map(str::to_owned).collect();
            let Some(first) = words.first() else {
                continue;
            };
            if original.ends_with('*') {
                phrases.starts.push(first.clone());
            } else {
                let (place, bit) = bit_of(hash(first));
                phrases.first_bits[place] |= bit;
                let same_first = phrases.by_first.entry(hash(first)).or_default();
                same_first.push(words);
            }
        }
        for same_first in phrases.by_first.values_mut() {
            same_first.sort_by_key(|words| Reverse(words.len()));
        }
        phrases.originals = originals;
        phrases
    }

    /// Returns the words and phrases as written in the file.
    pub fn originals(&self) -> impl Iterator<Item = &str> {
        self.originals.iter().map(String::as_str)
    }

    /// Returns the longest phrase that starts at word `at` of a text, as a range of words.
    pub fn at(&self, tokens: &Tokens, at: usize) -> Option<Range<usize>> {
        let hash = tokens.hashes().get(at)?;
        let (place, bit) = bit_of(*hash);
        if self.first_bits[place] & bit != 0
            && let Some(same_first) = self.by_first.get(hash)
        {
            for words in same_first {
                if is_at(words, tokens, at) {
                    return Some(at..at + words.len());
                }
            }
        }
        for start in &self.starts {
            if tokens.word(at).starts_with(start) {
                return Some(at..at + 1);
            }
        }
        None
    }

    /// Returns a phrase that contains word `at` of a text, as a range of words.
    pub fn containing(&self, tokens: &Tokens, at: usize) -> Option<Range<usize>> {
        const LONGEST: usize = 6;
        (at.saturating_sub(LONGEST)..=at)
            .filter_map(|start| self.at(tokens, start))
            .find(|found| found.contains(&at))
    }

    /// Returns every phrase in a text from left to right, as ranges of words.
    pub fn all<'p>(&'p self, tokens: &'p Tokens) -> impl Iterator<Item = Range<usize>> + 'p {
        let mut at = 0;
        std::iter::from_fn(move || {
            let found = (at..tokens.len()).find_map(|start| self.at(tokens, start))?;
            at = found.end;
            Some(found)
        })
    }
}

fn is_at(words: &[String], tokens: &Tokens, at: usize) -> bool {
    words
        .iter()
        .enumerate()
        .all(|(offset, word)| tokens.word(at + offset) == word)
}

/// The place of a hash among the bits of a list: a number and the bit in it.
fn bit_of(hash: u64) -> (usize, u64) {
    let [place, bit, ..] = hash.to_le_bytes();
    (usize::from(place) % NUMBERS, 1 << (bit % 64))
}

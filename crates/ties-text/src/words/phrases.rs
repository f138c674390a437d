//! A list of words and phrases, and where one of them stands in a text.

use std::collections::HashMap;
use std::ops::Range;

use foldhash::quality::FixedState;

use super::Said;
use super::said::hash;

/// Words and phrases of one sort.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Phrases {
    /// As they are written.
    written: Vec<String>,
    /// By their first words the rest of each, the longest first.
    by_first: HashMap<String, Vec<Vec<String>>, FixedState>,
    /// Their first words by a few bits of their hashes: most words of a text are among those of no
    /// list.
    firsts: Firsts,
    /// How words start of which any end will do.
    starts: Vec<String>,
}

/// Words by a few bits of their hashes: one that is not among them is taken for one of them now and
/// then.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Firsts([u64; 64]);

impl Default for Firsts {
    fn default() -> Self {
        Self([0; 64])
    }
}

impl Firsts {
    /// The place of a hash: one of 64 numbers, and a bit of it.
    fn place(hash: u64) -> (usize, u64) {
        let [place, bit, ..] = hash.to_le_bytes();
        (usize::from(place % 64), 1 << (bit % 64))
    }

    fn add(&mut self, word: &str) {
        let (place, bit) = Self::place(hash(word));
        self.0[place] |= bit;
    }

    fn may_have(&self, hash: u64) -> bool {
        let (place, bit) = Self::place(hash);
        self.0[place] & bit != 0
    }
}

impl Phrases {
    pub(super) fn new(written: Vec<String>) -> Self {
        let mut phrases = Self::default();
        for text in &written {
            let said = Said::new(text, None);
            let mut words = said.words().map(str::to_owned);
            match (words.next(), text.ends_with('*')) {
                (Some(start), true) => phrases.starts.push(start),
                (Some(first), false) => {
                    phrases.firsts.add(&first);
                    phrases
                        .by_first
                        .entry(first)
                        .or_default()
                        .push(words.collect());
                }
                (None, _) => {}
            }
        }
        for rests in phrases.by_first.values_mut() {
            rests.sort_by_key(|rest| std::cmp::Reverse(rest.len()));
        }
        Self { written, ..phrases }
    }

    /// The words and phrases, as they are written.
    pub fn written(&self) -> impl Iterator<Item = &str> {
        self.written.iter().map(String::as_str)
    }

    /// The longest that stands in a text at a word.
    pub fn at(&self, said: &Said, at: usize) -> Option<Range<usize>> {
        let may_start = self.firsts.may_have(said.hash(at));
        if !may_start && self.starts.is_empty() {
            return None;
        }
        let first = said.word(at);
        let goes_on = |rest: &&Vec<String>| {
            rest.iter()
                .zip(at + 1..)
                .all(|(word, at)| said.word(at) == word)
        };
        let rests = may_start.then(|| self.by_first.get(first)).flatten();
        let end = rests
            .and_then(|rests| rests.iter().find(goes_on))
            .map(|rest| at + 1 + rest.len());
        let starts = || {
            self.starts
                .iter()
                .any(|start| first.starts_with(start.as_str()))
                .then_some(at + 1)
        };
        Some(at..end.or_else(starts)?)
    }

    /// One that stands in a text with a word in it, wherever it starts.
    pub fn around(&self, said: &Said, at: usize) -> Option<Range<usize>> {
        const LONGEST: usize = 6;
        (at.saturating_sub(LONGEST)..=at)
            .filter_map(|start| self.at(said, start))
            .find(|found| found.contains(&at))
    }

    /// Each that stands in a text, from left to right.
    pub fn all<'p>(&'p self, said: &'p Said) -> impl Iterator<Item = Range<usize>> + 'p {
        let mut at = 0;
        std::iter::from_fn(move || {
            let found = if self.starts.is_empty() {
                // Asked of every text with many lists: most words are passed over by their hashes.
                let rest = said.hashes().get(at..)?.iter().zip(at..);
                rest.filter(|(hash, _)| self.firsts.may_have(**hash))
                    .find_map(|(_, start)| self.at(said, start))?
            } else {
                (at..said.len()).find_map(|start| self.at(said, start))?
            };
            at = found.end;
            Some(found)
        })
    }
}

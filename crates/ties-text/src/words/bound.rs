//! Words that say how exact a number is, and the number next to them.

use std::collections::BTreeMap;
use std::ops::Range;

use ties::model::Bound;

use super::phrases::Phrases;
use super::tokens::Tokens;
use super::word_list::WordList;

/// The most words from the start of a number to a bound after it: `400 armed men or more`.
const REACH_BACK: usize = 4;

/// A bound as a text states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedBound {
    /// What the words mean.
    pub bound: Bound,
    /// The words that state it.
    pub words: Range<usize>,
}

impl WordList {
    /// Returns the bound that a text states for a number: `more-than` for 400 in `over 400`. `None`
    /// if there is none next to the number.
    pub fn bound_of(&self, number: u64, text: &str, tokens: &Tokens) -> Option<StatedBound> {
        // A longer phrase contains shorter ones: `no more than`.
        let mut stated: Option<StatedBound> = None;
        let mut add = |bound: Bound, words: Range<usize>| {
            let best = stated.as_ref().map_or(0, |best| best.words.len());
            if best < words.len() {
                stated = Some(StatedBound { bound, words });
            }
        };
        for (bound, words) in all(&self.bounds_before, tokens) {
            // `more than a hundred`
            let is_article = tokens.word(words.end).chars().count() <= 2;
            let mut starts = words.end..=words.end + usize::from(is_article);
            if starts.any(|start| self.is_number(number, start, text, tokens)) {
                add(bound, words);
            }
        }
        for (bound, words) in all(&self.bounds_after, tokens) {
            let mut starts = words.start.saturating_sub(REACH_BACK)..words.start;
            if starts.any(|start| self.is_number(number, start, text, tokens)) {
                add(bound, words);
            }
        }
        stated
    }

    /// Whether a number starts at a word of a text.
    fn is_number(&self, number: u64, start: usize, text: &str, tokens: &Tokens) -> bool {
        let mut end = start;
        while end < tokens.len() && self.continues_number(start, end, text, tokens) {
            end += 1;
        }
        let bytes = tokens.bytes(start..end);
        let within = &text[bytes.clone()];
        // `11:10` is a time of day.
        if within.contains(':') || text[..bytes.start].ends_with(':') {
            return false;
        }
        self.numbers(within, &self.tokens(within)).contains(&number)
    }

    /// Whether a word is a number, or joins two parts of one: `two hundred and fifty`.
    fn continues_number(&self, start: usize, at: usize, text: &str, tokens: &Tokens) -> bool {
        if at > start && self.joins.at(tokens, at).is_some() {
            return true;
        }
        let word = &text[tokens.bytes(at..at + 1)];
        !self.numbers(word, &self.tokens(word)).is_empty()
    }
}

/// Every phrase of these lists in a text.
fn all<'p>(
    lists: &'p BTreeMap<Bound, Phrases>,
    tokens: &'p Tokens,
) -> impl Iterator<Item = (Bound, Range<usize>)> + 'p {
    lists
        .iter()
        .flat_map(|(bound, phrases)| phrases.all(tokens).map(|words| (*bound, words)))
}

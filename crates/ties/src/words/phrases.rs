//! A list of words and phrases, and where one of them stands in a text.

use std::collections::HashMap;
use std::ops::Range;

use foldhash::quality::FixedState;

use super::Said;

/// Words and phrases of one sort.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Phrases {
    /// As they are written.
    written: Vec<String>,
    /// By their first words the rest of each, the longest first.
    by_first: HashMap<String, Vec<Vec<String>>, FixedState>,
    /// How words start of which any end will do.
    starts: Vec<String>,
}

impl Phrases {
    pub(super) fn new(written: Vec<String>) -> Self {
        let mut phrases = Self::default();
        for text in &written {
            let said = Said::new(text, None);
            let mut words = said.words().map(str::to_owned);
            match (words.next(), text.ends_with('*')) {
                (Some(start), true) => phrases.starts.push(start),
                (Some(first), false) => phrases.by_first.entry(first).or_default().push(words.collect()),
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
        let first = said.word(at);
        let goes_on = |rest: &&Vec<String>| rest.iter().zip(at + 1..).all(|(word, at)| said.word(at) == word);
        let rest = self.by_first.get(first).and_then(|rests| rests.iter().find(goes_on));
        let end = rest.map(|rest| at + 1 + rest.len());
        let starts = || self.starts.iter().any(|start| first.starts_with(start.as_str())).then_some(at + 1);
        Some(at..end.or_else(starts)?)
    }

    /// One that stands in a text with a word in it, wherever it starts.
    pub fn around(&self, said: &Said, at: usize) -> Option<Range<usize>> {
        const LONGEST: usize = 6;
        (at.saturating_sub(LONGEST)..=at).filter_map(|start| self.at(said, start)).find(|found| found.contains(&at))
    }

    /// Each that stands in a text, from left to right.
    pub fn all<'p>(&'p self, said: &'p Said) -> impl Iterator<Item = Range<usize>> + 'p {
        let mut at = 0;
        std::iter::from_fn(move || {
            let found = (at..said.len()).find_map(|start| self.at(said, start))?;
            at = found.end;
            Some(found)
        })
    }
}

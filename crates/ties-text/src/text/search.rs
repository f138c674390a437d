//! Searching a text for the passages of digests, and for quotes.

use std::collections::{BTreeSet, HashSet};

use foldhash::quality::RandomState;
use ties::model::{Digest, LocatorStep, Span};

use super::fold::fold;
use super::passages::{Passage, Text};
use super::repair::repair;
use super::whole_words::contains_folded;

/// The lengths of the passages to search for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PassageLengths {
    /// In sentences of one paragraph.
    sentences: BTreeSet<usize>,
    /// In whole paragraphs, at least two.
    paragraphs: BTreeSet<usize>,
}

impl PassageLengths {
    /// The maximum length. A longer passage is hardly ever coded as one, and searching a long text
    /// for it would be too slow.
    pub const LONGEST: usize = 32;

    /// Adds the length of the passage that a locator names. For a line locator, that is the number
    /// of sentences in `there`, the passage now at those lines.
    pub fn add(&mut self, steps: &[LocatorStep], there: Option<&Passage>) {
        match steps.last() {
            Some(LocatorStep::Paragraph(span)) if span.first == span.last => {}
            Some(LocatorStep::Paragraph(span)) => add_length(&mut self.paragraphs, count(*span)),
            Some(LocatorStep::Sentence(span)) => add_length(&mut self.sentences, count(*span)),
            _ => add_length(&mut self.sentences, there.map_or(1, Passage::len)),
        }
    }
}

fn count(span: Span) -> usize {
    (span.last - span.first) as usize + 1
}

fn add_length(lengths: &mut BTreeSet<usize>, length: usize) {
    if (1..=PassageLengths::LONGEST).contains(&length) {
        lengths.insert(length);
    }
}

impl Text {
    /// Finds the passages with these digests. Searches each paragraph, and runs of sentences and of
    /// paragraphs of the given lengths.
    pub fn find_digests(
        &self,
        digests: &HashSet<Digest, RandomState>,
        lengths: &PassageLengths,
    ) -> Vec<(Digest, Passage)> {
        let mut found = Vec::new();
        for passage in self.passages_of(lengths) {
            let digest = self.digest(passage.clone());
            if digests.contains(&digest) {
                found.push((digest, passage));
            }
        }
        found
    }

    fn passages_of(&self, lengths: &PassageLengths) -> Vec<Passage> {
        let paragraphs: Vec<_> = self.paragraph_passages().collect();
        let mut passages = Vec::new();
        for (number, paragraph) in paragraphs.iter().enumerate() {
            passages.push(paragraph.clone());
            for length in lengths.sentences.range(..paragraph.len()) {
                passages.extend(runs(paragraph, *length));
            }
            for length in &lengths.paragraphs {
                if let Some(last) = paragraphs.get(number + length - 1) {
                    passages.push(paragraph.start..last.end);
                }
            }
        }
        passages
    }

    /// Finds the passages that contain these words: for each paragraph, the first of its shortest
    /// runs of sentences that do.
    pub fn find_words(&self, words: &str) -> Vec<Passage> {
        let words = fold(&repair(words)).into_owned();
        let mut found = Vec::new();
        for paragraph in self.paragraph_passages() {
            if self.contains_words(&paragraph, &words) {
                let shortest = (1..=paragraph.len())
                    .flat_map(|length| runs(&paragraph, length))
                    .find(|run| self.contains_words(run, &words));
                found.extend(shortest);
            }
        }
        found
    }

    fn contains_words(&self, passage: &Passage, folded: &str) -> bool {
        contains_folded(&fold(self.words(passage.clone())), folded)
    }
}

/// Returns the runs of `length` sentences in a passage. The passage must have at least that many.
fn runs(passage: &Passage, length: usize) -> impl Iterator<Item = Passage> + use<> {
    (passage.start..=passage.end - length).map(move |start| start..start + length)
}

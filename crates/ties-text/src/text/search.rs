//! Searching a text: for the passages of digests, and for words.

use std::collections::{BTreeSet, HashSet};

use foldhash::quality::RandomState;
use memchr::memmem;
use ties::model::{Digest, LocatorStep, Span};

use super::{Passage, Text, fold, repair};

/// Whether a passage contains these words as whole words; both are repaired and folded.
pub(super) fn contains_folded(passage: &str, words: &str) -> bool {
    let words = words.trim();
    if words.is_empty() {
        return false;
    }
    memmem::find_iter(passage.as_bytes(), words).any(|start| {
        let before = passage[..start].chars().next_back();
        let after = passage[start + words.len()..].chars().next();
        !is_inside_word(before, words.chars().next())
            && !is_inside_word(words.chars().next_back(), after)
    })
}

/// Whether two neighbouring characters belong to one word.
fn is_inside_word(one: Option<char>, next: Option<char>) -> bool {
    one.is_some_and(is_spaced) && next.is_some_and(is_spaced)
}

/// Whether a character is part of a word that spaces separate from others: no letter of Thai, Lao,
/// Burmese, Khmer, Chinese or Japanese, which write words without spaces.
fn is_spaced(c: char) -> bool {
    let is_without_spaces = matches!(
        c,
        '\u{E00}'..='\u{EFF}'
            | '\u{1000}'..='\u{109F}'
            | '\u{1780}'..='\u{17FF}'
            | '\u{3040}'..='\u{30FF}'
            | '\u{3400}'..='\u{9FFF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{3FFFF}'
    );
    c.is_alphanumeric() && !is_without_spaces
}

/// How long the passages are that are looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lengths {
    /// In sentences of a paragraph.
    sentences: BTreeSet<usize>,
    /// In whole paragraphs, more than one.
    paragraphs: BTreeSet<usize>,
}

impl Lengths {
    /// The longest that is looked for: a longer one was hardly coded as one passage, and to look
    /// for it in a long text would take for ever.
    pub const LONGEST: usize = 32;

    /// Adds the length of the passage that a locator names; where it stands at lines, that of the
    /// sentences there now.
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
    if (1..=Lengths::LONGEST).contains(&length) {
        lengths.insert(length);
    }
}

impl Text {
    /// Where passages of these digests stand: each paragraph, and runs of sentences and of
    /// paragraphs of these lengths.
    pub fn find_digests(
        &self,
        digests: &HashSet<Digest, RandomState>,
        lengths: &Lengths,
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

    fn passages_of(&self, lengths: &Lengths) -> Vec<Passage> {
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

    /// Where these words stand: in each paragraph that contains them, the first and shortest run of
    /// sentences that does.
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

/// The runs of so many sentences in a passage, which has at least as many.
fn runs(passage: &Passage, length: usize) -> impl Iterator<Item = Passage> + use<> {
    (passage.start..=passage.end - length).map(move |start| start..start + length)
}

/// The words of a text, repaired, folded and in lower case, without punctuation.
pub fn words(text: &str) -> Vec<String> {
    split(&fold(&repair(text)))
        .into_iter()
        .map(str::to_lowercase)
        .collect()
}

/// The words of a folded text.
pub(super) fn split(folded: &str) -> Vec<&str> {
    let words = folded.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '%'));
    words
        .map(|word| word.trim_matches('\''))
        .filter(|word| !word.is_empty())
        .collect()
}

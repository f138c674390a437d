//! The passage of a text that is most like some words.

use std::collections::HashMap;

use foldhash::quality::RandomState;

use super::difference::Difference;
use super::search::split;
use super::{Passage, Text, fold, repair};

/// The most sentences of a passage that is compared.
const MOST_SENTENCES: usize = 3;

/// The words that are sought, each by a number.
struct SoughtWords<'w> {
    numbers: HashMap<&'w str, usize, RandomState>,
    /// How often each occurs.
    counts: Vec<usize>,
}

/// A sentence of the text: its number of words, and the numbers of those that are sought.
struct SentenceWords {
    length: usize,
    sought: Vec<usize>,
}

/// A passage that shares words with those that are sought.
struct Candidate {
    passage: Passage,
    shared: usize,
    length: usize,
}

impl<'w> SoughtWords<'w> {
    fn new(words: &[&'w str]) -> Self {
        let mut numbers = HashMap::default();
        let mut counts = Vec::new();
        for word in words {
            let number = *numbers.entry(*word).or_insert(counts.len());
            if number == counts.len() {
                counts.push(0);
            }
            counts[number] += 1;
        }
        Self { numbers, counts }
    }

    fn count_in(&self, sentence: &str) -> SentenceWords {
        let folded = fold(sentence);
        let words = split(&folded);
        SentenceWords {
            length: words.len(),
            sought: words
                .iter()
                .filter_map(|word| self.numbers.get(word).copied())
                .collect(),
        }
    }
}

impl Candidate {
    /// Whether it shares more words than another, or as many with fewer others.
    fn is_better_than(&self, other: &Candidate) -> bool {
        self.shared > other.shared || (self.shared == other.shared && self.length < other.length)
    }
}

impl Text {
    /// The run of up to three sentences that shares most words with these, and how it differs;
    /// `None` if less than half is shared. It is a suggestion: being like a passage is not being
    /// one.
    pub fn nearest(&self, words: &str) -> Option<(Passage, Difference)> {
        let words = fold(&repair(words)).into_owned();
        let all = split(&words);
        let sought = SoughtWords::new(&all);
        let mut best: Option<Candidate> = None;
        for paragraph in self.paragraph_passages() {
            let sentences: Vec<_> = paragraph
                .clone()
                .map(|sentence| sought.count_in(self.words(sentence..sentence + 1)))
                .collect();
            for start in 0..sentences.len() {
                if !sentences[start].sought.is_empty() {
                    let first = paragraph.start + start;
                    compare_from(first, &sentences[start..], &sought, &mut best);
                }
            }
        }
        let Candidate {
            passage, shared, ..
        } = best?;
        if shared * 2 < all.len() {
            return None;
        }
        let difference = Difference::between(&words, &fold(self.words(passage.clone())));
        Some((passage, difference))
    }
}

/// Compares the runs that start at a sentence with the best so far.
fn compare_from(
    first: usize,
    sentences: &[SentenceWords],
    sought: &SoughtWords<'_>,
    best: &mut Option<Candidate>,
) {
    let mut left = sought.counts.clone();
    let mut shared = 0;
    let mut length = 0;
    for (number, sentence) in sentences.iter().enumerate().take(MOST_SENTENCES) {
        length += sentence.length;
        for word in &sentence.sought {
            shared += usize::from(left[*word] > 0);
            left[*word] = left[*word].saturating_sub(1);
        }
        let candidate = Candidate {
            passage: first..first + number + 1,
            shared,
            length,
        };
        if best
            .as_ref()
            .is_none_or(|best| candidate.is_better_than(best))
        {
            *best = Some(candidate);
        }
    }
}

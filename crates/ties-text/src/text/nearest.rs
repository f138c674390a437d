//! Search for the passage of a text that is most similar to a quote.

use std::collections::HashMap;

use foldhash::quality::RandomState;

use super::difference::Difference;
use super::fold::fold;
use super::passages::{Passage, Text};
use super::repair::repair;
use super::whole_words::split;

/// The maximum number of sentences in a candidate passage.
const MOST_SENTENCES: usize = 3;

/// The words of the quote, numbered.
struct SoughtWords<'w> {
    numbers: HashMap<&'w str, usize, RandomState>,
    /// How often each word occurs in the quote.
    counts: Vec<usize>,
}

/// The number of words in a sentence, and the numbers of those that also occur in the quote.
struct SentenceWords {
    length: usize,
    sought: Vec<usize>,
}

/// A passage that shares words with the quote.
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
    /// Whether it shares more words than `other`, or equally many and has fewer words in total.
    fn is_better_than(&self, other: &Candidate) -> bool {
        self.shared > other.shared || (self.shared == other.shared && self.length < other.length)
    }
}

impl Text {
    /// Returns the run of up to three sentences that shares the most words with `words`, and the
    /// differences. `None` if less than half of the words are shared. The result is only a
    /// suggestion.
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

/// Compares each run that starts at a sentence with the best so far.
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

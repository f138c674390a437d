//! Coverage: which sentences of a text are coded, skipped with a reason, or uncovered.

use ties::model::{Locator, Source};
use ties_text::text::{Passage, Text};

/// The coverage of one sentence. The order is by precedence: a sentence that is both skipped and
/// coded counts as coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Coverage {
    /// No claim points at the sentence, and it is not skipped.
    Uncovered,
    /// `[skipped]` lists the sentence with a reason.
    Skipped,
    /// At least one claim points at the sentence.
    Coded,
}

/// Returns the coverage of each sentence of `text`, in order. `coded` are the passages that claims
/// point at.
pub fn coverage(
    text: &Text,
    source: &Source,
    coded: impl IntoIterator<Item = Passage>,
) -> Vec<Coverage> {
    let mut sentences = vec![Coverage::Uncovered; text.sentences()];
    let skipped = source
        .skipped
        .keys()
        .filter_map(|place| text.find(&Locator::parse(place).ok()?.steps));
    let marked = skipped.map(|passage| (passage, Coverage::Skipped));
    let marked = marked.chain(coded.into_iter().map(|passage| (passage, Coverage::Coded)));
    for (passage, mark) in marked {
        for sentence in sentences.get_mut(passage).unwrap_or_default() {
            *sentence = (*sentence).max(mark);
        }
    }
    sentences
}

//! Coverage: of each sentence of a text, whether it is coded, waived with a reason, or bare.

use ties::model::{Locator, Source};
use ties_text::text::{Passage, Text};

/// What became of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Coverage {
    /// Neither coded nor waived.
    Bare,
    /// It stands in `[skipped]`, with a reason.
    Waived,
    /// A claim points at it.
    Coded,
}

/// What became of each sentence of a text, of which claims point at these passages.
pub fn coverage(
    text: &Text,
    source: &Source,
    coded: impl IntoIterator<Item = Passage>,
) -> Vec<Coverage> {
    let mut sentences = vec![Coverage::Bare; text.sentences()];
    let waived = source
        .skipped
        .keys()
        .filter_map(|place| text.find(&Locator::parse(place).ok()?.steps));
    let marked = waived.map(|passage| (passage, Coverage::Waived));
    let marked = marked.chain(coded.into_iter().map(|passage| (passage, Coverage::Coded)));
    for (passage, mark) in marked {
        for sentence in sentences.get_mut(passage).unwrap_or_default() {
            *sentence = (*sentence).max(mark);
        }
    }
    sentences
}

//! Archived texts: repaired, cut into numbered paragraphs and sentences, and compared by passages
//! and their digests.

mod difference;
mod fold;
mod language;
mod lines;
mod nearest;
mod pages;
mod repair;
mod search;
mod sentences;

use std::borrow::Cow;
use std::ops::Range;

use sha2::{Digest as _, Sha256};

use lines::Line;
use sentences::Sentences;
use ties::model::{Digest, LocatorStep, Span};

pub use difference::Difference;
pub use fold::{fold, is_unseen};
pub use repair::repair;
pub use search::{Lengths, words};

/// The version of repair, cutting and folding together: digests and the numbers in locators rest on
/// them.
pub const NORMALISATION: u32 = 1;

/// A run of sentences, by their numbers in the whole text, from 0.
pub type Passage = Range<usize>;

/// An archived text: paragraphs and sentences with stable numbers.
///
/// A text of more than 4 GiB is counted as far as that.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// The whole text, repaired.
    words: String,
    /// Each sentence, as bytes of the text.
    sentences: Vec<Range<u32>>,
    /// The first sentence of each paragraph.
    paragraphs: Vec<u32>,
    /// The byte at which each line starts.
    lines: Vec<u32>,
}

impl Text {
    /// Repairs a text and cuts it.
    ///
    /// A paragraph is a block between blank lines, so a title or a heading is one too; a form feed
    /// and U+2029 end one as well. Lines are those an editor counts.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        let repaired = match repair(&text) {
            Cow::Borrowed(_) => None,
            Cow::Owned(repaired) => Some(repaired),
        };
        let mut text = Self {
            words: repaired.unwrap_or(text),
            ..Self::default()
        };
        let mut from = 0;
        let mut paragraph = 0;
        let mut is_counted = true;
        while from < text.words.len() {
            let Ok(start) = u32::try_from(from) else {
                break;
            };
            if is_counted {
                text.lines.push(start);
            }
            let line = Line::at(&text.words, from);
            is_counted = line.is_counted();
            let next = line.next;
            if line.is_blank() {
                text.cut(paragraph..from);
                paragraph = next;
            } else if line.ends_paragraph() {
                let end = line.end;
                text.cut(paragraph..end);
                paragraph = next;
            }
            from = next;
        }
        text.cut(paragraph..from);
        text
    }

    /// Cuts a paragraph into sentences, where it has any.
    fn cut(&mut self, paragraph: Range<usize>) {
        let Ok(first) = u32::try_from(self.sentences.len()) else {
            return;
        };
        let at = |byte: usize| u32::try_from(paragraph.start + byte);
        for sentence in Sentences::new(&self.words[paragraph.clone()]) {
            let (Ok(start), Ok(end)) = (at(sentence.start), at(sentence.end)) else {
                break;
            };
            self.sentences.push(start..end);
        }
        if self.sentences.len() > first as usize {
            self.paragraphs.push(first);
        }
    }

    /// How many paragraphs it has.
    pub fn paragraphs(&self) -> usize {
        self.paragraphs.len()
    }

    /// How many sentences it has.
    pub fn sentences(&self) -> usize {
        self.sentences.len()
    }

    /// The repaired text of a passage, with the breaks in it; empty where there is no such passage.
    pub fn words(&self, passage: Passage) -> &str {
        match self.sentences.get(passage) {
            Some([first, .., last]) => &self.words[first.start as usize..last.end as usize],
            Some([only]) => &self.words[only.start as usize..only.end as usize],
            _ => "",
        }
    }

    /// The digest of a passage: the first twelve hexadecimal digits of the SHA-256 of its words,
    /// folded. They were repaired with the whole text.
    pub fn digest(&self, passage: Passage) -> Digest {
        Digest::of_sha256(Sha256::digest(fold(self.words(passage)).as_bytes()).into())
    }

    /// Whether these words stand in a passage: whole words, after they were repaired and both were
    /// folded.
    pub fn contains(&self, passage: Passage, words: &str) -> bool {
        search::contains_folded(&fold(self.words(passage)), &fold(&repair(words)))
    }

    /// Whether a locator of this form can be looked up in a text at all: `p14`, `p14 s1`, `line 4`,
    /// and either of the first two after `section "…"`.
    ///
    /// A section alone cannot: a text does not say where it ends. Nor can pages, a document's own
    /// numbers, tables, records and times.
    pub fn can_find(steps: &[LocatorStep]) -> bool {
        match steps {
            [LocatorStep::Line(_)] => true,
            [LocatorStep::Section(_), steps @ ..] | steps => {
                matches!(
                    steps,
                    [LocatorStep::Paragraph(_)]
                        | [LocatorStep::Paragraph(_), LocatorStep::Sentence(_)]
                )
            }
        }
    }

    /// The passage at a locator; none where the text has no such place, or the form cannot be
    /// looked up.
    ///
    /// Lines are the sentences that touch them. Paragraphs of a section are counted after the first
    /// paragraph that is its heading when both are folded. Sentences are of one paragraph:
    /// `p14-15 s1` is no place.
    pub fn find(&self, steps: &[LocatorStep]) -> Option<Passage> {
        match steps {
            [LocatorStep::Line(lines)] => self.in_lines(*lines),
            [LocatorStep::Section(heading), steps @ ..] => {
                self.in_paragraphs(steps, self.after_heading(heading)?)
            }
            _ => self.in_paragraphs(steps, 0),
        }
    }

    /// The passage at a paragraph and perhaps sentences of it, counted after a number of
    /// paragraphs.
    fn in_paragraphs(&self, steps: &[LocatorStep], before: usize) -> Option<Passage> {
        let (paragraphs, sentences) = match steps {
            [LocatorStep::Paragraph(paragraphs)] => (paragraphs, None),
            [
                LocatorStep::Paragraph(one),
                LocatorStep::Sentence(sentences),
            ] if one.first == one.last => (one, Some(sentences)),
            _ => return None,
        };
        let first = self.sentences_of(before + paragraphs.first as usize)?;
        let last = self.sentences_of(before + paragraphs.last as usize)?;
        let Some(sentences) = sentences else {
            return Some(first.start..last.end);
        };
        let passage = first.start + (sentences.first as usize).checked_sub(1)?
            ..first.start + sentences.last as usize;
        (passage.end <= first.end).then_some(passage)
    }

    /// The paragraphs that a passage touches and the one before them, with the heading between,
    /// where that is a line without a stop.
    pub fn surroundings(&self, passage: &Passage) -> Passage {
        let (first, _) = self.paragraph_of(passage.start);
        let (last, _) = self.paragraph_of(passage.end.saturating_sub(1));
        let start = |paragraph: usize| self.sentences_of(paragraph).map(|passage| passage.start);
        let before = self
            .sentences_of(first.saturating_sub(1))
            .map_or("", |passage| self.words(passage));
        let is_heading = before.ends_with(|c: char| c.is_alphanumeric() || c == ')');
        let from = first.saturating_sub(if is_heading { 2 } else { 1 }).max(1);
        let end = self
            .sentences_of(last)
            .map_or(passage.end, |passage| passage.end);
        start(from).unwrap_or(passage.start)..end
    }

    /// Each paragraph, as a passage.
    pub fn paragraph_passages(&self) -> impl Iterator<Item = Passage> {
        (1..=self.paragraphs()).filter_map(|number| self.sentences_of(number))
    }

    /// The sentences of a paragraph, by its number from 1.
    fn sentences_of(&self, paragraph: usize) -> Option<Passage> {
        let start = *self.paragraphs.get(paragraph.checked_sub(1)?)?;
        let end = self
            .paragraphs
            .get(paragraph)
            .map_or(self.sentences.len(), |&next| next as usize);
        Some(start as usize..end)
    }

    /// The number of the paragraph that is a heading.
    fn after_heading(&self, heading: &str) -> Option<usize> {
        let heading = repair(heading);
        let heading = fold(&heading);
        (1..=self.paragraphs()).find(|&number| {
            let paragraph = self
                .sentences_of(number)
                .map_or("", |passage| self.words(passage));
            heading.starts_with(&*fold(opening(paragraph))) && fold(paragraph) == heading
        })
    }

    /// The sentences that touch lines.
    fn in_lines(&self, lines: Span) -> Option<Passage> {
        let start = *self.lines.get((lines.first as usize).checked_sub(1)?)?;
        self.lines.get((lines.last as usize).checked_sub(1)?)?;
        let end = self
            .lines
            .get(lines.last as usize)
            .copied()
            .unwrap_or(u32::MAX);
        let first = self
            .sentences
            .partition_point(|sentence| sentence.end <= start);
        let after = self
            .sentences
            .partition_point(|sentence| sentence.start < end);
        (first < after).then_some(first..after)
    }

    /// The locator of a passage: `p14 s1`, `p14 s1-2`, or `p14-15`, the paragraphs that it touches,
    /// where they are several. Empty where there is no such passage.
    pub fn place(&self, passage: Passage) -> String {
        if passage.is_empty() || passage.end > self.sentences() {
            return String::new();
        }
        let (paragraph, first) = self.paragraph_of(passage.start);
        let (last_paragraph, last) = self.paragraph_of(passage.end - 1);
        if paragraph != last_paragraph {
            format!("p{paragraph}-{last_paragraph}")
        } else if first == last {
            format!("p{paragraph} s{first}")
        } else {
            format!("p{paragraph} s{first}-{last}")
        }
    }

    /// The paragraph of a sentence, and its number in it, both from 1.
    pub fn paragraph_of(&self, sentence: usize) -> (usize, usize) {
        let paragraph = self
            .paragraphs
            .partition_point(|&first| first as usize <= sentence);
        let first = paragraph
            .checked_sub(1)
            .map_or(0, |before| self.paragraphs[before] as usize);
        (paragraph, sentence - first + 1)
    }
}

/// The start of a paragraph, cut where its folding is the start of that of the whole: before an
/// ASCII character.
fn opening(paragraph: &str) -> &str {
    let cut = paragraph
        .bytes()
        .enumerate()
        .skip(16)
        .find(|(_, byte)| byte.is_ascii());
    &paragraph[..cut.map_or(paragraph.len(), |(cut, _)| cut)]
}

//! An archived text with its paragraphs, sentences and lines, and the passages at locators.

use std::borrow::Cow;
use std::ops::Range;

use sha2::{Digest as _, Sha256};
use ties::model::{Digest, LocatorStep, Span};

use super::fold::fold;
use super::lines::Line;
use super::repair::repair;
use super::sentences::Sentences;
use super::whole_words::contains_folded;

/// The version of repair, splitting and folding together. Digests and the numbers in locators
/// depend on them.
pub const NORMALISATION: u32 = 1;

/// A run of sentences, as a range of sentence numbers in the whole text, counted from 0.
pub type Passage = Range<usize>;

/// An archived text: paragraphs and sentences with stable numbers.
///
/// Text beyond 4 GiB is ignored.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// The whole text, repaired.
    words: String,
    /// The byte range of each sentence.
    sentences: Vec<Range<u32>>,
    /// The number of the first sentence of each paragraph.
    paragraphs: Vec<u32>,
    /// The numbers of the paragraphs that are headings, from 1.
    headings: Vec<u32>,
    /// The byte at which each line starts.
    lines: Vec<u32>,
}

impl Text {
    /// Repairs a text and splits it into paragraphs and sentences.
    ///
    /// A paragraph is a block between blank lines, so a title or a heading is one too. A form feed
    /// and U+2029 also end a paragraph. Lines are counted as editors count them.
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

    /// Splits a paragraph into sentences, if it has any.
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
            if let Ok(number) = u32::try_from(self.paragraphs.len())
                && is_heading(&self.words[paragraph])
            {
                self.headings.push(number);
            }
        }
    }

    /// Returns the number of paragraphs.
    pub fn paragraphs(&self) -> usize {
        self.paragraphs.len()
    }

    /// Returns the number of sentences.
    pub fn sentences(&self) -> usize {
        self.sentences.len()
    }

    /// Returns the repaired text of a passage, including line breaks. Empty if the passage does not
    /// exist.
    pub fn words(&self, passage: Passage) -> &str {
        match self.sentences.get(passage) {
            Some([first, .., last]) => &self.words[first.start as usize..last.end as usize],
            Some([only]) => &self.words[only.start as usize..only.end as usize],
            _ => "",
        }
    }

    /// Returns the digest of a passage: the first twelve hexadecimal digits of the SHA-256 of its
    /// repaired and folded text.
    pub fn digest(&self, passage: Passage) -> Digest {
        Digest::of_sha256(Sha256::digest(fold(self.words(passage)).as_bytes()).into())
    }

    /// Whether a passage contains these words as whole words. Both are repaired and folded first.
    pub fn contains(&self, passage: Passage, words: &str) -> bool {
        contains_folded(&fold(self.words(passage)), &fold(&repair(words)))
    }

    /// Whether a locator of this form can be looked up in a text: `p14`, `p14 s1`, `line 4`, and
    /// either of the first two after `section "…"`.
    ///
    /// A section alone cannot be looked up, because a text does not show where it ends. Neither can
    /// pages, a document's own numbering, tables, records and times.
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

    /// Returns the passage at a locator. `None` if the text has no such passage, or if the form of
    /// the locator cannot be looked up.
    ///
    /// A line locator matches all sentences on the lines. The paragraphs of a section are counted
    /// after the first paragraph whose folded text is its heading. Sentence numbers need a single
    /// paragraph, so `p14-15 s1` is invalid.
    pub fn find(&self, steps: &[LocatorStep]) -> Option<Passage> {
        match steps {
            [LocatorStep::Line(lines)] => self.in_lines(*lines),
            [LocatorStep::Section(heading), steps @ ..] => {
                self.in_paragraphs(steps, self.after_heading(heading)?)
            }
            _ => self.in_paragraphs(steps, 0),
        }
    }

    /// Returns the passage at a paragraph, or at sentences of it. Paragraphs are counted after the
    /// first `before` paragraphs.
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

    /// Extends a passage to whole paragraphs, and by the paragraph before them. If that is a
    /// heading, also by the paragraph before it.
    pub fn surroundings(&self, passage: &Passage) -> Passage {
        let (first, _) = self.paragraph_of(passage.start);
        let (last, _) = self.paragraph_of(passage.end.saturating_sub(1));
        let start = |paragraph: usize| self.sentences_of(paragraph).map(|passage| passage.start);
        let has_heading = self
            .headings
            .binary_search_by_key(&first.saturating_sub(1), |heading| *heading as usize)
            .is_ok();
        let from = first.saturating_sub(if has_heading { 2 } else { 1 }).max(1);
        let end = self
            .sentences_of(last)
            .map_or(passage.end, |passage| passage.end);
        start(from).unwrap_or(passage.start)..end
    }

    /// Extends a passage to whole paragraphs, and by up to `count` paragraphs before it.
    pub fn before(&self, passage: &Passage, count: usize) -> Passage {
        let (first, _) = self.paragraph_of(passage.start);
        let (last, _) = self.paragraph_of(passage.end.saturating_sub(1));
        let start = self.sentences_of(first.saturating_sub(count).max(1));
        let end = self.sentences_of(last);
        let start = start.map_or(passage.start, |paragraph| paragraph.start);
        start..end.map_or(passage.end, |paragraph| paragraph.end)
    }

    /// Returns the nearest heading above the first paragraph of a passage.
    ///
    /// A heading is a paragraph of at most twelve words that ends in a letter, a digit or a closing
    /// bracket and has no comma, semicolon or colon, and no dash after a space.
    pub fn heading_above(&self, passage: &Passage) -> Option<Passage> {
        let (first, _) = self.paragraph_of(passage.start);
        let above = self
            .headings
            .partition_point(|heading| (*heading as usize) < first);
        self.sentences_of(self.headings[above.checked_sub(1)?] as usize)
    }

    /// Returns each paragraph as a passage.
    pub fn paragraph_passages(&self) -> impl Iterator<Item = Passage> {
        (1..=self.paragraphs()).filter_map(|number| self.sentences_of(number))
    }

    /// Returns the sentences of a paragraph, numbered from 1.
    fn sentences_of(&self, paragraph: usize) -> Option<Passage> {
        let start = *self.paragraphs.get(paragraph.checked_sub(1)?)?;
        let end = self
            .paragraphs
            .get(paragraph)
            .map_or(self.sentences.len(), |&next| next as usize);
        Some(start as usize..end)
    }

    /// Returns the number of the paragraph that is the heading.
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

    /// Returns the sentences on these lines.
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

    /// Returns the locator of a passage: `p14 s1`, `p14 s1-2`, or `p14-15` if it spans several
    /// paragraphs. Empty if the passage does not exist.
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

    /// Returns the number of a sentence's paragraph, and the number of the sentence in it, both
    /// from 1.
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

/// Whether a paragraph is a heading.
fn is_heading(paragraph: &str) -> bool {
    const MAX_BYTES: usize = 200;
    const MAX_WORDS: usize = 12;
    let paragraph = paragraph.trim();
    paragraph.len() <= MAX_BYTES
        && paragraph.ends_with(|c: char| c.is_alphanumeric() || c == ')')
        && !paragraph.contains([',', ';', ':', '،', '؛'])
        && ![" -", " –", " —"]
            .iter()
            .any(|dash| paragraph.contains(dash))
        && paragraph.contains(char::is_alphabetic)
        && paragraph.split_whitespace().count() <= MAX_WORDS
}

/// Returns the start of a paragraph, cut before an ASCII character so that its folding is a prefix
/// of the folding of the whole.
fn opening(paragraph: &str) -> &str {
    let cut = paragraph
        .bytes()
        .enumerate()
        .skip(16)
        .find(|(_, byte)| byte.is_ascii());
    &paragraph[..cut.map_or(paragraph.len(), |(cut, _)| cut)]
}

//! Splitting a paragraph into sentences, in one scan over the full stops. Linear in the length of
//! the text.
//!
//! The sentence boundaries of Unicode (UAX #29) split after `U.S.` and `Dr.`. The crate that
//! implements them takes quadratic time on full stops separated by spaces.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr3;

use super::fold::is_unseen;
use super::language::{Abbreviation, LANGUAGE};

/// The number of characters examined on each side of a full stop.
const NEAR: usize = 64;

/// The sentences of a paragraph in order, as byte ranges without the white space between them.
pub(super) struct Sentences<'t> {
    paragraph: &'t str,
    /// Whether the paragraph is ASCII.
    ascii: bool,
    from: usize,
}

impl<'t> Sentences<'t> {
    pub(super) fn new(paragraph: &'t str) -> Self {
        let paragraph = paragraph.trim_end();
        let from = paragraph.len() - paragraph.trim_start().len();
        Self {
            paragraph,
            ascii: paragraph.is_ascii(),
            from,
        }
    }
}

impl Iterator for Sentences<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let from = self.from;
        let mut at = from;
        while let Some(stop) = self
            .next_stop(at)
            .map(|found| Stop::at(self.paragraph, found))
        {
            if stop.ends_sentence(self.paragraph) {
                self.from = stop.next;
                return Some(from..stop.closed);
            }
            at = stop.next;
        }
        self.from = self.paragraph.len();
        (from < self.from).then_some(from..self.from)
    }
}

impl Sentences<'_> {
    /// Returns the byte of the next full stop, question mark or other stop.
    fn next_stop(&self, from: usize) -> Option<usize> {
        let rest = &self.paragraph[from..];
        let found = if self.ascii {
            memchr3(b'.', b'!', b'?', rest.as_bytes())
        } else {
            rest.find(is_stop)
        };
        found.map(|found| from + found)
    }
}

/// A possible end of a sentence.
struct Stop {
    /// The last of its stops.
    last: char,
    /// The byte at which the stops end.
    end: usize,
    /// The byte at which the closing marks after them end.
    closed: usize,
    /// Whether there are closing marks.
    marked: bool,
    /// The byte at which the text continues after white space.
    next: usize,
}

impl Stop {
    fn at(text: &str, end: usize) -> Self {
        let mut stop = Self {
            last: '.',
            end,
            closed: end,
            marked: false,
            next: end,
        };
        while let Some(c) = text[stop.closed..].chars().next() {
            if is_stop(c) {
                stop.closed += c.len_utf8();
                (stop.last, stop.end, stop.marked) = (c, stop.closed, false);
            } else if closes(c) || is_unseen(c) {
                stop.closed += c.len_utf8();
                stop.marked |= closes(c);
            } else if let Some(len) =
                note(&text[stop.closed..]).or_else(|| spaced_close(&text[stop.closed..]))
            {
                stop.closed += len;
                stop.marked = true;
            } else {
                break;
            }
        }
        stop.next = text.len() - text[stop.closed..].trim_start().len();
        stop
    }

    fn ends_sentence(&self, text: &str) -> bool {
        if self.next == self.closed && !matches!(self.last, '。' | '！' | '？') {
            return false;
        }
        let next = &text[self.next..];
        // Punctuation alone is not a sentence.
        if next
            .chars()
            .take(NEAR)
            .all(|c| is_stop(c) || closes(c) || is_unseen(c) || c.is_whitespace())
        {
            return false;
        }
        let start = Start::of(next);
        if start == Start::Small {
            return false;
        }
        let Some(head) = text[..self.end].strip_suffix('.') else {
            return true;
        };
        if head.ends_with('.') {
            return start == Start::Capital;
        }
        self.marked || ends_after(last_word(head), next, start)
    }
}

/// Whether a sentence ends after a word and one full stop.
fn ends_after(word: &str, next: &str, start: Start) -> bool {
    let is_small = word.bytes().all(|byte| byte.is_ascii_lowercase());
    let small = if is_small {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    };
    let abbreviation = LANGUAGE.abbreviations.get(&*small).copied();
    match abbreviation {
        Some(Abbreviation::Title) => return false,
        Some(Abbreviation::BeforeNumber) => return !next.starts_with(char::is_numeric),
        Some(Abbreviation::Short) | None => {}
    }
    // `J. K. Rowling`, `U.S. Intelligence`: one capital, or several with stops between them.
    if !is_small && small.split('.').all(is_letter) && word.chars().any(char::is_uppercase) {
        let end = next
            .char_indices()
            .nth(NEAR)
            .map_or(next.len(), |(end, _)| end);
        return starts_with_first_word(&next[..end]);
    }
    abbreviation.is_none() || start == Start::Capital
}

/// Whether the text is a single letter.
fn is_letter(part: &str) -> bool {
    part.chars().count() == 1 && part.chars().all(char::is_alphabetic)
}

/// Returns the last word of a text, including the full stops in it.
fn last_word(text: &str) -> &str {
    let letters = text
        .char_indices()
        .rev()
        .take(NEAR)
        .take_while(|(_, c)| !is_before_word(*c));
    letters.last().map_or("", |(start, _)| &text[start..])
}

fn is_before_word(c: char) -> bool {
    const OPENING_MARKS: [char; 9] = ['(', '[', '“', '„', '"', '«', '‘', '—', '/'];
    c.is_whitespace() || OPENING_MARKS.contains(&c)
}

fn starts_with_first_word(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let letters = text
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(text.len());
    // `A.` is another initial.
    if text[letters..].starts_with('.') {
        return false;
    }
    let end = text
        .find(|c: char| !c.is_alphabetic() && !matches!(c, '\'' | '’'))
        .unwrap_or(text.len());
    LANGUAGE.first_words.contains(&text[..end])
}

/// How the text after a stop starts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Start {
    Capital,
    Small,
    Other,
}

impl Start {
    fn of(text: &str) -> Self {
        match text.chars().take(NEAR).find(|&c| !is_before_sentence(c)) {
            None => Self::Small,
            Some(c) if c.is_lowercase() => Self::Small,
            Some(c) if c.is_alphabetic() && !c.is_numeric() => Self::Capital,
            Some(_) => Self::Other,
        }
    }
}

/// Whether a character may precede the first word of a sentence.
fn is_before_sentence(c: char) -> bool {
    const OPENING_MARKS: [char; 6] = ['„', '‚', '(', '[', '¿', '¡'];
    is_quotation_mark(c) || is_unseen(c) || OPENING_MARKS.contains(&c)
}

fn is_stop(c: char) -> bool {
    const STOPS: [char; 15] = [
        '.', '!', '?', '…', '؟', '۔', '।', '॥', '‽', '⁇', '⁈', '⁉', '。', '！', '？',
    ];
    STOPS.contains(&c)
}

/// Whether a mark belongs to the sentence before it. Some languages close with a mark that others
/// open with.
fn closes(c: char) -> bool {
    is_quotation_mark(c)
        || matches!(
            c,
            ')' | ']' | '}' | '」' | '』' | '¹' | '²' | '³' | '⁰'..='⁹'
        )
}

fn is_quotation_mark(c: char) -> bool {
    const MARKS: [char; 10] = ['“', '”', '‘', '’', '«', '»', '‹', '›', '"', '\''];
    MARKS.contains(&c)
}

/// Returns the length of a closing mark after a space, as in French. German opens with the same
/// mark, but directly before a word.
fn spaced_close(text: &str) -> Option<usize> {
    let rest = text
        .strip_prefix(char::is_whitespace)?
        .strip_prefix(['»', '›'])?;
    (!rest.starts_with(char::is_alphanumeric)).then_some(text.len() - rest.len())
}

/// Returns the length of a note reference: `[12]`, `[3, 4]`.
fn note(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('[')?;
    let len = inner.bytes().take(16).position(|byte| byte == b']')?;
    let is_number = inner[..len]
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, ',' | ' ' | '-' | '–'));
    (is_number && inner.starts_with(|c: char| c.is_ascii_digit())).then_some(len + 2)
}

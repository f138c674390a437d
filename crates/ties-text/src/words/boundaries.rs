//! The boundaries of words and clauses in a text, and the folding of words.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::is_unseen;

/// A word found in a text.
pub(super) struct WordMatch {
    /// The byte range of the word.
    pub(super) bytes: Range<usize>,
    /// The byte at which to search for the next word.
    pub(super) next: usize,
}

/// Returns the first word at or after byte `from`.
pub(super) fn next_word(text: &str, from: usize) -> Option<WordMatch> {
    let start = from + text[from..].find(char::is_alphanumeric)?;
    let end = word_end(text, start);
    Some(WordMatch {
        bytes: start..end,
        next: end + possessive_len(&text[end..]),
    })
}

/// Returns the end of the word that starts at byte `start`.
fn word_end(text: &str, start: usize) -> usize {
    // Most words are ASCII and end before one of these: a tenth less of `toml-passages`.
    let rest = &text.as_bytes()[start..];
    let ascii = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric());
    let end = start + ascii.count();
    match text.as_bytes().get(end) {
        None | Some(b' ' | b'.' | b',' | b'-') => return end,
        Some(_) => {}
    }
    let mut end = start;
    let mut chars = text[start..].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let at = start + at;
        if c.is_alphanumeric() || is_combining_mark(c) || is_unseen(c) {
            end = at + c.len_utf8();
        } else if is_apostrophe(c) && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric()) {
            let tail = &text[at + c.len_utf8()..];
            if is_elided(&text[start..at]) || possessive_tail_len(tail) > 0 {
                break;
            }
        } else {
            break;
        }
    }
    end
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | 'ʾ' | 'ʿ' | '`' | '´')
}

/// Whether a word is a form that French or Italian elides before a vowel.
fn is_elided(head: &str) -> bool {
    const ELIDED: [&str; 10] = ["l", "d", "n", "s", "j", "c", "m", "t", "qu", "jusqu"];
    ELIDED
        .iter()
        .any(|elided| head.eq_ignore_ascii_case(elided))
}

/// Returns the length of an English `'s` at the start of a text, 0 if there is none.
fn possessive_len(rest: &str) -> usize {
    match rest.chars().next() {
        Some(mark) if is_apostrophe(mark) => match possessive_tail_len(&rest[mark.len_utf8()..]) {
            0 => 0,
            tail => mark.len_utf8() + tail,
        },
        _ => 0,
    }
}

/// Returns the length of the `s` of an English `'s`, 0 if there is none.
fn possessive_tail_len(tail: &str) -> usize {
    let mut chars = tail.chars();
    let is_s = matches!(chars.next(), Some('s' | 'S'));
    usize::from(is_s && !chars.next().is_some_and(char::is_alphanumeric))
}

/// The punctuation that ends a clause.
const CLAUSE_MARKS: [char; 24] = [
    ',', ';', ':', '(', ')', '[', ']', '–', '—', '"', '“', '”', '„', '«', '»', '،', '؛', '!', '?',
    '؟', '۔', '…', '。', '\n',
];

/// Whether a clause ends between two words: the first ends at `from`, the second starts at `to`.
pub(super) fn clause_ends(text: &str, from: usize, to: usize) -> bool {
    let between = &text[from..to];
    if from == 0 || between == " " {
        return false;
    }
    let before = text[..from].chars().next_back();
    let after = text[to..].chars().next();
    let is_inside_number =
        before.is_some_and(char::is_numeric) && after.is_some_and(char::is_numeric);
    if is_inside_number && between.chars().count() == 1 {
        return false;
    }
    // A line break alone does not end a clause.
    let marks = between.trim_matches(['\r', '\n', ' ']);
    marks.contains(CLAUSE_MARKS)
        || between.contains(". ")
        || between.contains(".\n")
        || between.contains(" - ")
}

/// Appends the folded letters of a word: lower case, without diacritics, digits as ASCII, and
/// Arabic letters with the same sound merged.
pub(super) fn fold_word(word: &str, letters: &mut String) {
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        let start = letters.len();
        letters.push_str(word);
        letters[start..].make_ascii_lowercase();
        return;
    }
    if word.is_ascii() {
        let kept = word.bytes().filter(u8::is_ascii_alphanumeric);
        letters.extend(kept.map(|byte| char::from(byte.to_ascii_lowercase())));
        return;
    }
    for c in word
        .chars()
        .filter(|c| !is_unseen(*c))
        .nfkd()
        .filter(|c| c.is_alphanumeric() && !is_combining_mark(*c))
    {
        match c {
            'ي' | 'ى' | 'ې' | 'ۍ' => letters.push('ی'),
            'ك' => letters.push('ک'),
            'ة' => letters.push('ه'),
            'ı' => letters.push('i'),
            'ß' => letters.push_str("ss"),
            '٠'..='٩' => letters.extend(char::from_digit(u32::from(c) - u32::from('٠'), 10)),
            '۰'..='۹' => letters.extend(char::from_digit(u32::from(c) - u32::from('۰'), 10)),
            _ => letters.extend(c.to_lowercase().filter(|c| !is_combining_mark(*c))),
        }
    }
}

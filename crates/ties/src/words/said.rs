//! What a text says, word by word: folded for comparison, in clauses, each word with its place.

use std::hash::BuildHasher;
use std::ops::Range;

use foldhash::quality::FixedState;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::WordList;
use crate::text::is_unseen;

/// A text as words: small letters without marks, in clauses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// The text in small letters, in which most words stand as they are, and then the others as they are folded.
    letters: String,
    words: Vec<Word>,
}

/// A word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Word {
    /// Where in the letters it stands.
    start: usize,
    end: usize,
    /// The hash of those letters.
    hash: u64,
    /// Where in the text it stands.
    from: usize,
    to: usize,
    case: Case,
    /// The number of its clause.
    clause: usize,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// In small letters, or figures.
    Small,
    /// With a capital first.
    Capital,
    /// In capitals: two letters or more.
    Capitals,
    /// In a script without capitals.
    None,
}

impl Said {
    /// The words of a text, in clauses as marks part them; of a language whose words are known, as those do too.
    ///
    /// A hyphen parts words, an apostrophe joins them: `doesn't` is `doesnt`, `Qa'ida` is `qaida`; an English `'s` is left
    /// out, a French `l'` is a word.
    pub fn new(text: &str, list: Option<&WordList>) -> Self {
        /// Few words are shorter, with the space behind them.
        const SHORT: usize = 5;
        let words = Vec::with_capacity(text.len() / SHORT + 1);
        let mut said = Self { letters: text.to_ascii_lowercase(), words };
        let (mut at, mut clause) = (0, 0);
        while let Some(from) = word_start(text, at) {
            clause += usize::from(parts_clauses(text, at, from));
            let to = word_end(text, from);
            said.push(&text[from..to], from, clause);
            at = to + possessive(&text[to..]);
        }
        if let Some(list) = list {
            said.part_by_words(list);
        }
        said
    }

    fn push(&mut self, word: &str, from: usize, clause: usize) {
        let to = from + word.len();
        let (start, end) = if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            (from, to)
        } else {
            let start = self.letters.len();
            fold_letters(word, &mut self.letters);
            (start, self.letters.len())
        };
        if end > start {
            let hash = hash(&self.letters[start..end]);
            self.words.push(Word { start, end, hash, from, to, case: Case::of(word), clause });
        }
    }

    /// Numbers the clauses anew, with those that words begin.
    fn part_by_words(&mut self, list: &WordList) {
        let (mut added, mut before) = (0, None);
        for at in 0..self.words.len() {
            let clause = self.words[at].clause;
            let goes_on = self.words.get(at + 1).is_some_and(|next| next.case == Case::Small);
            let begins = list.breaks.at(self, at).is_some() || (goes_on && list.joins.at(self, at).is_some());
            added += usize::from(begins && before == Some(clause));
            before = Some(clause);
            self.words[at].clause = clause + added;
        }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// A word, folded; nothing beyond the last.
    pub fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| &self.letters[word.start..word.end])
    }

    /// The hash of a word, folded, as [`hash`] makes it; zero beyond the last.
    pub(super) fn hash(&self, at: usize) -> u64 {
        self.words.get(at).map_or(0, |word| word.hash)
    }

    /// The hash of every word, folded: of equal words it is equal, in this run and in any other.
    pub fn hashes(&self) -> impl Iterator<Item = u64> {
        self.words.iter().map(|word| word.hash)
    }

    /// Every word, folded.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| &self.letters[word.start..word.end])
    }

    /// How a word is written.
    pub fn case(&self, at: usize) -> Case {
        self.words.get(at).map_or(Case::None, |word| word.case)
    }

    /// Whether a word starts with a capital.
    pub fn is_capital(&self, at: usize) -> bool {
        matches!(self.case(at), Case::Capital | Case::Capitals)
    }

    /// Whether a word is the first of its clause.
    pub fn is_first(&self, at: usize) -> bool {
        at == 0 || self.clause(at) != self.clause(at - 1)
    }

    /// The number of the clause of a word.
    pub fn clause(&self, at: usize) -> usize {
        self.words.get(at).map_or(usize::MAX, |word| word.clause)
    }

    /// Where some words stand in the text.
    pub fn bytes(&self, words: Range<usize>) -> Range<usize> {
        match self.words.get(words) {
            Some([first, .., last]) => first.from..last.to,
            Some([only]) => only.from..only.to,
            _ => 0..0,
        }
    }

    /// Where words of another stand here side by side, first and after it.
    pub fn find(&self, other: &Said) -> Option<usize> {
        (!other.is_empty()).then_some(())?;
        let is_at = |at: &usize| other.words().zip(*at..).all(|(word, at)| self.word(at) == word);
        (0..(self.len() + 1).saturating_sub(other.len())).find(is_at)
    }
}

/// The hash of a folded word.
pub(super) fn hash(word: &str) -> u64 {
    FixedState::with_seed(0).hash_one(word)
}

impl Case {
    fn of(word: &str) -> Self {
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        let Some(first) = letters.next() else { return Self::Small };
        if first.is_lowercase() {
            return Self::Small;
        }
        if !first.is_uppercase() {
            return Self::None;
        }
        let is_long = letters.clone().next().is_some();
        if is_long && letters.all(|c| !c.is_lowercase()) { Self::Capitals } else { Self::Capital }
    }
}

/// Whether a clause ends in what stands between two words.
fn parts_clauses(text: &str, from: usize, to: usize) -> bool {
    let between = &text[from..to];
    if from == 0 || between == " " {
        return false;
    }
    let is_mark = |c| {
        matches!(
            c,
            ',' | ';'
                | ':'
                | '('
                | ')'
                | '['
                | ']'
                | '–'
                | '—'
                | '"'
                | '“'
                | '”'
                | '„'
                | '«'
                | '»'
                | '،'
                | '؛'
                | '!'
                | '?'
                | '؟'
                | '۔'
                | '…'
                | '。'
                | '\n'
        )
    };
    let is_number = |near: Option<char>| near.is_some_and(char::is_numeric);
    if between.chars().count() == 1
        && is_number(text[..from].chars().next_back())
        && is_number(text[to..].chars().next())
    {
        return false;
    }
    // A line that is only too long ends nothing.
    let lines = between.trim_matches(['\r', '\n', ' ']);
    lines.chars().any(is_mark) || between.contains(". ") || between.contains(".\n") || between.contains(" - ")
}

/// Where the next word starts.
fn word_start(text: &str, from: usize) -> Option<usize> {
    let is_near = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    let near = from + text.as_bytes()[from..].iter().position(is_near)?;
    if text.as_bytes()[near].is_ascii() { Some(near) } else { Some(near + text[near..].find(char::is_alphanumeric)?) }
}

/// Where a word ends that starts there.
fn word_end(text: &str, from: usize) -> usize {
    // Most words are of ASCII letters, to a space or a full stop.
    let bytes = text.as_bytes();
    let is_other = |byte: &u8| !byte.is_ascii_alphanumeric();
    let mut end = bytes[from..].iter().position(is_other).map_or(text.len(), |length| from + length);
    if matches!(bytes.get(end), None | Some(b' ' | b'.' | b',')) {
        return end;
    }
    let start = end;
    let mut chars = text[start..].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let at = start + at;
        if c.is_alphanumeric() || is_combining_mark(c) || is_unseen(c) {
            end = at + c.len_utf8();
        } else if is_apostrophe(c) && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric()) {
            let (head, tail) = (&text[from..at], &text[at + c.len_utf8()..]);
            if is_elided(head) || possessive_tail(tail) > 0 {
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

/// Whether a word is one that French or Italian cut short before a vowel.
fn is_elided(head: &str) -> bool {
    const ELIDED: [&str; 10] = ["l", "d", "n", "s", "j", "c", "m", "t", "qu", "jusqu"];
    ELIDED.iter().any(|elided| head.eq_ignore_ascii_case(elided))
}

/// The length of an English `'s` there.
fn possessive(rest: &str) -> usize {
    let Some(mark) = rest.chars().next().filter(|c| is_apostrophe(*c)) else { return 0 };
    match possessive_tail(&rest[mark.len_utf8()..]) {
        0 => 0,
        tail => mark.len_utf8() + tail,
    }
}

/// The length of the `s` of an English `'s`.
fn possessive_tail(tail: &str) -> usize {
    let mut chars = tail.chars();
    let is_s = matches!(chars.next(), Some('s' | 'S'));
    usize::from(is_s && !chars.next().is_some_and(char::is_alphanumeric))
}

/// Adds a word's letters, small and without marks, figures as ASCII, and Arabic letters of one sound as one.
fn fold_letters(word: &str, letters: &mut String) {
    for c in word.chars().filter(|c| !is_unseen(*c)).nfkd().filter(|c| c.is_alphanumeric() && !is_combining_mark(*c)) {
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

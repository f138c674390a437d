//! What a text says, word by word: folded for comparison, in clauses, each word with its place.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::WordList;
use crate::text::is_unseen;

/// A text as words: small letters without marks, in clauses; as far as its letters are less than 4
/// GiB.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// The text in small letters, in which most words stand as they are, and then the others as
    /// they are folded.
    letters: String,
    words: Vec<Word>,
    /// The hash of each word, folded.
    hashes: Vec<u64>,
}

/// A word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Word {
    /// Where in the letters it stands.
    start: u32,
    end: u32,
    /// Where in the text it stands.
    from: u32,
    to: u32,
    /// The number of its clause.
    clause: u32,
    case: Case,
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
    /// The words of a text, in clauses as marks part them; of a language whose words are known, as
    /// those do too.
    ///
    /// A hyphen parts words, an apostrophe joins them: `doesn't` is `doesnt`, `Qa'ida` is `qaida`;
    /// an English `'s` is left out, a French `l'` is a word.
    pub fn new(text: &str, list: Option<&WordList>) -> Self {
        let most = most_words(text);
        let (words, hashes) = (Vec::with_capacity(most), Vec::with_capacity(most));
        let mut said = Self {
            letters: text.to_ascii_lowercase(),
            words,
            hashes,
        };
        let (mut at, mut clause) = (0, 0);
        while let Some(from) = word_start(text, at) {
            clause += u32::from(parts_clauses(text, at, from));
            let found = Found::at(text, from, &mut said.letters);
            at = found.next(text);
            if let Some(word) = found.word(text, clause) {
                said.words.push(word);
                said.hashes.push(found.hash);
            }
        }
        if let Some(list) = list {
            said.part_by_words(list);
        }
        said
    }

    /// Numbers the clauses anew, with those that words begin.
    fn part_by_words(&mut self, list: &WordList) {
        let (mut added, mut before) = (0, None);
        for at in 0..self.words.len() {
            let clause = self.words[at].clause;
            let goes_on = self
                .words
                .get(at + 1)
                .is_some_and(|next| next.case == Case::Small);
            let begins = list.breaks.at(self, at).is_some()
                || (goes_on && list.joins.at(self, at).is_some());
            added += u32::from(begins && before == Some(clause));
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
        self.words
            .get(at)
            .map_or("", |word| &self.letters[word.letters()])
    }

    /// The hash of a word, folded, as [`hash`] makes it; zero beyond the last.
    pub(super) fn hash(&self, at: usize) -> u64 {
        self.hashes.get(at).copied().unwrap_or_default()
    }

    /// The hash of every word, folded: of equal words it is equal, in this run and in any other.
    pub fn hashes(&self) -> &[u64] {
        &self.hashes
    }

    /// What [`Said::hashes`] would give for a text, where nothing else is asked of it.
    pub fn hashes_of(text: &str) -> Vec<u64> {
        // Only what is folded is looked at there.
        let mut letters = String::new();
        let (mut hashes, mut at) = (Vec::with_capacity(most_words(text)), 0);
        while let Some(from) = word_start(text, at) {
            let found = Found::at(text, from, &mut letters);
            at = found.next(text);
            hashes.extend((found.start < found.end).then_some(found.hash));
        }
        hashes
    }

    /// Every word, folded.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| &self.letters[word.letters()])
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
        self.words
            .get(at)
            .map_or(usize::MAX, |word| word.clause as usize)
    }

    /// Where some words stand in the text.
    pub fn bytes(&self, words: Range<usize>) -> Range<usize> {
        match self.words.get(words) {
            Some([first, .., last]) => first.from as usize..last.to as usize,
            Some([only]) => only.from as usize..only.to as usize,
            _ => 0..0,
        }
    }

    /// Where words of another stand here side by side, first and after it.
    pub fn find(&self, other: &Said) -> Option<usize> {
        (!other.is_empty()).then_some(())?;
        let is_at = |at: &usize| {
            other
                .words()
                .zip(*at..)
                .all(|(word, at)| self.word(at) == word)
        };
        (0..(self.len() + 1).saturating_sub(other.len())).find(is_at)
    }
}

/// So many words a text has at the most, but for a few of short ones: with the space behind them,
/// few are shorter.
fn most_words(text: &str) -> usize {
    const SHORT: usize = 5;
    text.len() / SHORT + 1
}

impl Word {
    fn letters(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A word as it is found in a text: where it stands there and in the letters, their hash, and of
/// what kinds it is.
struct Found {
    from: usize,
    to: usize,
    start: usize,
    end: usize,
    hash: u64,
    kinds: u8,
}

impl Found {
    /// The word that starts there; the letters grow by those of one that is not of ASCII letters
    /// alone.
    fn at(text: &str, from: usize, letters: &mut String) -> Self {
        // Most words are of ASCII letters, to a space or a full stop: these are looked at once.
        let bytes = text.as_bytes();
        let (mut to, mut kinds, mut hash) = (from, 0, HASH);
        while let Some((kind, small)) = bytes
            .get(to)
            .map(|byte| LETTERS[usize::from(*byte)])
            .filter(|(kind, _)| *kind != 0)
        {
            kinds |= kind;
            hash = hash_on(hash, small);
            to += 1;
        }
        if !matches!(bytes.get(to), None | Some(b' ' | b'.' | b',')) {
            let end = word_end(text, from, to);
            if end > to {
                let start = letters.len();
                fold_letters(&text[from..end], letters);
                let hash = self::hash(&letters[start..]);
                return Self {
                    from,
                    to: end,
                    start,
                    end: letters.len(),
                    hash,
                    kinds: OTHER,
                };
            }
        }
        Self {
            from,
            to,
            start: from,
            end: to,
            hash,
            kinds,
        }
    }

    /// Where the next may start.
    fn next(&self, text: &str) -> usize {
        self.to + possessive(&text[self.to..])
    }

    /// The word, unless it has no letters, or stands where no number of a word leads to.
    fn word(&self, text: &str, clause: u32) -> Option<Word> {
        let Self {
            from,
            to,
            start,
            end,
            kinds,
            ..
        } = *self;
        let case = if kinds & (OTHER | CAPITAL) == 0 {
            Case::Small
        } else {
            Case::of(&text[from..to])
        };
        let number = |at: usize| u32::try_from(at).ok();
        let (start, end, from, to) = (number(start)?, number(end)?, number(from)?, number(to)?);
        (start < end).then_some(Word {
            start,
            end,
            from,
            to,
            clause,
            case,
        })
    }
}

/// The hash of a folded word: FNV-1a, which takes letters as they are found.
pub(super) fn hash(word: &str) -> u64 {
    word.bytes().fold(HASH, hash_on)
}

/// The hash of no letters.
const HASH: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash of one more letter.
fn hash_on(hash: u64, letter: u8) -> u64 {
    (hash ^ u64::from(letter)).wrapping_mul(0x100_0000_01b3)
}

impl Case {
    fn of(word: &str) -> Self {
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        let Some(first) = letters.next() else {
            return Self::Small;
        };
        if first.is_lowercase() {
            return Self::Small;
        }
        if !first.is_uppercase() {
            return Self::None;
        }
        let is_long = letters.clone().next().is_some();
        if is_long && letters.all(|c| !c.is_lowercase()) {
            Self::Capitals
        } else {
            Self::Capital
        }
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
    lines.chars().any(is_mark)
        || between.contains(". ")
        || between.contains(".\n")
        || between.contains(" - ")
}

/// Where the next word starts.
fn word_start(text: &str, from: usize) -> Option<usize> {
    let is_near = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    let near = from + text.as_bytes()[from..].iter().position(is_near)?;
    if text.as_bytes()[near].is_ascii() {
        Some(near)
    } else {
        Some(near + text[near..].find(char::is_alphanumeric)?)
    }
}

/// A kind of letters: small ones of ASCII and figures.
const SMALL: u8 = 1;
/// Capitals of ASCII.
const CAPITAL: u8 = 2;
/// All others, and what stands between letters of a word.
const OTHER: u8 = 4;

/// By byte the kind of letters it is of, where it is one of ASCII, and the small letter; else
/// zeros.
static LETTERS: [(u8, u8); 256] = {
    let mut letters = [(0, 0); 256];
    let mut byte = 0_u8;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() {
            let kind = if byte.is_ascii_uppercase() {
                CAPITAL
            } else {
                SMALL
            };
            letters[byte as usize] = (kind, byte.to_ascii_lowercase());
        }
        byte += 1;
    }
    letters
};

/// Where a word ends that starts there, and is of ASCII letters up to `end`.
fn word_end(text: &str, from: usize, mut end: usize) -> usize {
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
    ELIDED
        .iter()
        .any(|elided| head.eq_ignore_ascii_case(elided))
}

/// The length of an English `'s` there.
fn possessive(rest: &str) -> usize {
    let Some(mark) = rest.chars().next().filter(|c| is_apostrophe(*c)) else {
        return 0;
    };
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

/// Adds a word's letters, small and without marks, figures as ASCII, and Arabic letters of one
/// sound as one.
fn fold_letters(word: &str, letters: &mut String) {
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

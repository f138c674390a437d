//! The differences between a quote and a passage, word by word.

use std::fmt;

use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::language::LANGUAGE;
use super::whole_words::split;

/// The changes from a passage to a quote, the most serious first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    changes: Vec<Change>,
}

/// A change: words of the passage and the words that replace them. Either may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Change {
    old: String,
    new: String,
    kind: ChangeKind,
}

/// The kind of a change, the most serious first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum ChangeKind {
    Negation,
    Number,
    Other,
}

/// The maximum number of words that are compared. Quotes and passages are short.
const MOST_WORDS: usize = 2_000;

impl Difference {
    /// Compares `words` with `passage`. Extra words of the passage at its start or end are not
    /// differences.
    pub fn between(words: &str, passage: &str) -> Self {
        let of_words = Self::of(&split(words), &split(passage));
        if !of_words.is_empty() {
            return of_words;
        }
        // The words are equal, so the punctuation differs.
        Self::of(&with_marks(words), &with_marks(passage))
    }

    fn of(words: &[&str], passage: &[&str]) -> Self {
        let words = &words[..words.len().min(MOST_WORDS)];
        let passage = &passage[..passage.len().min(MOST_WORDS)];
        let mut changes = Vec::new();
        let diff = capture_diff_slices(Algorithm::Myers, passage, words);
        for (number, op) in diff.iter().enumerate() {
            if op.tag() == DiffTag::Equal {
                continue;
            }
            let mut old = &passage[op.old_range()];
            let new = &words[op.new_range()];
            if number == 0 {
                old = &[];
            } else if number + 1 == diff.len() {
                old = &old[..old.len().min(new.len())];
            }
            if !old.is_empty() || !new.is_empty() {
                changes.push(Change::new(old, new));
            }
        }
        changes.sort_by_key(|change| change.kind);
        Self { changes }
    }

    /// Whether there are no differences.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}

impl Change {
    fn new(old: &[&str], new: &[&str]) -> Self {
        let kind = if old.iter().chain(new).any(|word| is_negation(word)) {
            ChangeKind::Negation
        } else if old.iter().chain(new).any(|word| is_number(word)) {
            ChangeKind::Number
        } else {
            ChangeKind::Other
        };
        Self {
            old: shortened(old),
            new: shortened(new),
            kind,
        }
    }
}

/// Splits a folded text into words and the punctuation between them.
fn with_marks(folded: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    for word in folded.split_whitespace() {
        let mut rest = word;
        while let Some((at, mark)) = rest.char_indices().find(|(_, c)| !c.is_alphanumeric()) {
            let (before, after) = rest.split_at(at);
            let (mark, after) = after.split_at(mark.len_utf8());
            parts.extend([before, mark]);
            rest = after;
        }
        parts.push(rest);
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// Joins words. If there are many, the middle is left out.
fn shortened(words: &[&str]) -> String {
    const MOST: usize = 12;
    const CHARACTERS: usize = 120;
    let mut all = match words.len().checked_sub(MOST / 2) {
        Some(end) if words.len() > MOST => format!(
            "{} … {}",
            words[..MOST / 2].join(" "),
            words[end..].join(" ")
        ),
        _ => words.join(" "),
    };
    if let Some((end, _)) = all.char_indices().nth(CHARACTERS) {
        all.replace_range(end.., "…");
    }
    all
}

fn is_negation(word: &str) -> bool {
    let word = word.to_lowercase();
    LANGUAGE.negations.contains(&word) || word.ends_with("n't")
}

fn is_number(word: &str) -> bool {
    word.chars().any(char::is_numeric)
}

impl fmt::Display for Difference {
    /// Writes the most serious changes, separated by semicolons.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 4;
        if self.is_empty() {
            return f.write_str("a word is cut, or it goes on over the end of a paragraph");
        }
        for (number, change) in self.changes.iter().take(SHOWN).enumerate() {
            if number > 0 {
                f.write_str("; ")?;
            }
            match (change.old.as_str(), change.new.as_str()) {
                (dropped, "") => write!(f, "`{dropped}` is left out")?,
                ("", added) => write!(f, "`{added}` is added")?,
                (there, instead) => write!(f, "`{there}` is quoted as `{instead}`")?,
            }
        }
        match self.changes.len().saturating_sub(SHOWN) {
            0 => Ok(()),
            more => write!(f, "; and {more} more"),
        }
    }
}

//! The words of a text, and whether a text contains some of them as whole words.

use memchr::memmem;

use super::fold::fold;
use super::repair::repair;

/// Whether a passage contains these words as whole words; both are repaired and folded.
pub(super) fn contains_folded(passage: &str, words: &str) -> bool {
    let words = words.trim();
    if words.is_empty() {
        return false;
    }
    memmem::find_iter(passage.as_bytes(), words).any(|start| {
        let before = passage[..start].chars().next_back();
        let after = passage[start + words.len()..].chars().next();
        !is_inside_word(before, words.chars().next())
            && !is_inside_word(words.chars().next_back(), after)
    })
}

/// Whether two neighbouring characters belong to one word.
fn is_inside_word(one: Option<char>, next: Option<char>) -> bool {
    one.is_some_and(is_spaced) && next.is_some_and(is_spaced)
}

/// Whether a character is a letter of a script that separates words by spaces. Thai, Lao, Burmese,
/// Khmer, Chinese and Japanese do not.
fn is_spaced(c: char) -> bool {
    let is_without_spaces = matches!(
        c,
        '\u{E00}'..='\u{EFF}'
            | '\u{1000}'..='\u{109F}'
            | '\u{1780}'..='\u{17FF}'
            | '\u{3040}'..='\u{30FF}'
            | '\u{3400}'..='\u{9FFF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{3FFFF}'
    );
    c.is_alphanumeric() && !is_without_spaces
}

/// Returns the words of a text, repaired, folded and in lower case, without punctuation.
pub fn words(text: &str) -> Vec<String> {
    split(&fold(&repair(text)))
        .into_iter()
        .map(str::to_lowercase)
        .collect()
}

/// Returns the words of a folded text.
pub(super) fn split(folded: &str) -> Vec<&str> {
    let words = folded.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '%'));
    words
        .map(|word| word.trim_matches('\''))
        .filter(|word| !word.is_empty())
        .collect()
}

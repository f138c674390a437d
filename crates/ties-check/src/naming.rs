//! Naming: finds mentions of entities in a passage.

use std::ops::Range;

use ties::model::Entity;
use ties::vocabulary::Kind;
use ties_dataset::index::Index;
use ties_dataset::number::EntityNo;
use ties_text::words::{self, Case, Tokens, WordList};

use crate::rule::ClaimAt;

/// The most words of a passage. In a longer one, the clause of the claim cannot be identified.
pub(crate) const MOST_WORDS: usize = 1_000;

/// The most words between a phrase such as `backed by` and the name that belongs to it.
pub(crate) const MOST_BETWEEN: usize = 2;

/// The names of an entity, split into words for searching a text.
pub(crate) struct Naming<'i> {
    names: &'i [Tokens],
}

impl<'i> Naming<'i> {
    /// The names of the entity with this id.
    pub(crate) fn of(id: &str, index: &'i Index) -> Self {
        Self {
            names: index.names(id),
        }
    }

    /// The mentions of the entity in a text: a whole name, its initials, or one distinctive word.
    pub(crate) fn mentions(
        &self,
        text: &Tokens,
        list: &WordList,
    ) -> impl Iterator<Item = Range<usize>> {
        (0..text.len()).filter_map(move |at| {
            self.names
                .iter()
                .find_map(|name| mention(name, text, at, list))
        })
    }

    /// Whether a text mentions the entity.
    pub(crate) fn is_mentioned(&self, text: &Tokens, list: &WordList) -> bool {
        self.mentions(text, list).next().is_some()
    }
}

/// Whether a mention of an entity is only a part of a longer name in the text, and that is the name
/// of an entity other than it and `sides`: `Taliban` in `Pakistani Taliban`.
pub(crate) fn is_in_longer_name(
    mention: &Range<usize>,
    text: &Tokens,
    id: &str,
    sides: &[EntityNo],
    index: &Index,
) -> bool {
    let hashes = text.hashes();
    let firsts = [mention.start.checked_sub(1), Some(mention.end - 1)];
    let mut is_in_other = false;
    for first in firsts.into_iter().flatten() {
        let Some([one, two]) = hashes.get(first..first + 2) else {
            continue;
        };
        for part in index.name_parts([*one, *two]) {
            let Some(other) = index.entity_id(part.entity) else {
                continue;
            };
            let name = &index.names(other)[part.name];
            let Some(start) = first.checked_sub(part.word) else {
                continue;
            };
            let is_longer = start <= mention.start && start + name.len() >= mention.end;
            if !is_longer || name.len() == mention.len() || !is_at(name, text, start) {
                continue;
            }
            if **other == *id || sides.contains(&part.entity) {
                return false;
            }
            is_in_other = true;
        }
    }
    is_in_other
}

/// Whether the words of a name, with its capitals, are in the text from this word on.
fn is_at(name: &Tokens, text: &Tokens, start: usize) -> bool {
    (0..name.len()).all(|word| {
        let at = start + word;
        name.word(word) == text.word(at) && (!name.is_capital(word) || text.is_capital(at))
    })
}

/// The mention of a name that starts at a word of the text.
fn mention(name: &Tokens, text: &Tokens, at: usize, list: &WordList) -> Option<Range<usize>> {
    if is_whole(name, text, at, list) {
        return Some(at..at + name.len());
    }
    let by_one_word =
        (0..name.len()).any(|word| is_same(name, word, text, at, list) && is_own(name, word, list));
    if by_one_word || is_initials(name, text, at) {
        return Some(at..at + 1);
    }
    None
}

/// Whether all words of a name are in the text from this word on.
fn is_whole(name: &Tokens, text: &Tokens, at: usize, list: &WordList) -> bool {
    !name.is_empty() && (0..name.len()).all(|word| is_same(name, word, text, at + word, list))
}

/// Whether one word identifies the entity on its own: it is long enough and not generic.
fn is_own(name: &Tokens, word: usize, list: &WordList) -> bool {
    let least = if name.case(word) == Case::Small { 5 } else { 4 };
    name.word(word).chars().nth(least - 1).is_some() && list.generic.at(name, word).is_none()
}

/// Whether a word of a text matches a word of a name, even with another ending or other vowels.
/// Capitals match only capitals, because `IS` is not `is`.
fn is_same(name: &Tokens, word: usize, text: &Tokens, at: usize, list: &WordList) -> bool {
    let (own, other) = (name.word(word), text.word(at));
    if name.case(word) == Case::Capitals {
        return own == other && text.case(at) == Case::Capitals;
    }
    // Matching words begin alike, except in languages that join prefixes to words.
    if own.as_bytes().first() != other.as_bytes().first() && list.prefixes.is_empty() {
        return false;
    }
    own == other
        || is_inflected(own, other)
        || is_respelled(own, other)
        || is_prefixed(own, other, list)
}

/// Whether a word is another with an ending, such as `Alphas`, or in Russian `Альфы`.
fn is_inflected(own: &str, other: &str) -> bool {
    let (length, longer) = (own.chars().count(), other.chars().count());
    let ends = longer <= length + 4;
    if length < 4 || !ends {
        return false;
    }
    let is_cyrillic = own.chars().all(|c| matches!(c, '\u{400}'..='\u{4FF}'));
    let shared = own
        .chars()
        .zip(other.chars())
        .take_while(|(a, b)| a == b)
        .count();
    // Such as `Afghan` for `Afghanistan`.
    let is_short = shared == longer && shared >= 5 && length >= shared + 4;
    shared == length || is_short || (is_cyrillic && length >= 5 && shared + 1 >= length)
}

/// Whether two words of Latin script have the same consonants: `Qaida` and `Qaeda`.
fn is_respelled(own: &str, other: &str) -> bool {
    own.len() >= 5
        && other.len() >= 4
        && own.len().abs_diff(other.len()) <= 2
        && own.as_bytes().first() == other.as_bytes().first()
        && own
            .bytes()
            .chain(other.bytes())
            .all(|byte| byte.is_ascii_lowercase())
        && consonants(own) == consonants(other)
}

/// The consonants of a word of Latin script, with double consonants as one.
fn consonants(word: &str) -> Vec<u8> {
    let mut consonants: Vec<u8> = word.bytes().collect();
    consonants.retain(|byte| !matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y'));
    consonants.dedup();
    consonants
}

/// Whether a word is another with a joined prefix, in a language that has them, such as `والفا`.
fn is_prefixed(own: &str, other: &str, list: &WordList) -> bool {
    let bare = own.strip_prefix("ال").unwrap_or(own);
    !list.prefixes.is_empty()
        && bare.chars().nth(2).is_some()
        && other
            .strip_suffix(bare)
            .is_some_and(|before| before.chars().count() <= 4)
}

/// Whether a word in capitals consists of the initials of a name.
fn is_initials(name: &Tokens, text: &Tokens, at: usize) -> bool {
    if text.case(at) != Case::Capitals || name.len() < 2 {
        return false;
    }
    let capitalized = (0..name.len()).filter(|word| name.case(*word) != Case::Small);
    let initials = capitalized.filter_map(|word| name.word(word).chars().next());
    text.word(at).chars().eq(initials)
}

/// Whether the names of an entity can be searched in a text in the language of a list. They can if
/// the text is in English, which is the default for names without a language, or if the entity has
/// a name in the language. The name of a person is the same in all languages of one script.
pub(crate) fn can_be_named(entity: &Entity, tokens: &Tokens, list: &WordList) -> bool {
    if list.language == "en" {
        return true;
    }
    let mut languages = entity.names.iter().filter_map(|name| name.lang.as_deref());
    languages.any(|tag| words::primary(tag).eq_ignore_ascii_case(&list.language))
        || (entity.kind == Kind::Person
            && tokens.words().next().is_some_and(is_latin)
            && is_latin(&entity.name))
}

/// Whether the first letter of a text is of the Latin script.
fn is_latin(text: &str) -> bool {
    text.chars()
        .find(|c| c.is_alphabetic())
        .is_some_and(|c| c < '\u{250}')
}

/// Whether a comment of the coder on the claim quotes these words.
pub(crate) fn is_commented(words: &str, at: &ClaimAt<'_>) -> bool {
    let words = Tokens::new(words);
    let mut comments = at.claim.comments();
    comments.any(|comment| Tokens::new(comment).find(&words).is_some())
}

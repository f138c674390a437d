//! Finds names of entities in a text, and tests whether words belong to the clause that states a
//! tie.

use std::ops::Range;

use ties::model::{Entity, Pair, Text};
use ties::vocabulary::Kind;
use ties_dataset::index::Index;
use ties_text::words::{Case, Said, WordList};

use crate::rule::ClaimAt;

/// The most words of a passage. In a longer one, the clause of the claim cannot be identified.
pub(crate) const MOST_WORDS: usize = 1_000;

/// The names of an entity, split into words for searching a text.
pub(crate) struct Naming<'i> {
    names: &'i [Said],
}

impl<'i> Naming<'i> {
    /// The names of the entity of this id.
    pub(crate) fn of(id: &str, index: &'i Index) -> Self {
        Self {
            names: index.names(id),
        }
    }

    /// The mentions of the entity in a text: a whole name, its initials, or one distinctive word.
    pub(crate) fn mentions(
        &self,
        text: &Said,
        list: &WordList,
    ) -> impl Iterator<Item = Range<usize>> {
        // The first letter rules out most words quickly, because `is_same` and `is_initials` depend
        // on it.
        let letter = |word: &str| word.bytes().next().map_or(0, |byte| 1_u32 << (byte & 31));
        let letters = self
            .names
            .iter()
            .flat_map(Said::words)
            .fold(0, |letters, word| letters | letter(word));
        let may_be_one = move |at: &usize| {
            !list.prefixes.is_empty()
                || text.case(*at) == Case::Capitals
                || letters & letter(text.word(*at)) != 0
        };
        let places = (0..text.len()).filter(may_be_one);
        places.filter_map(move |at| {
            self.names
                .iter()
                .find_map(|name| mention(name, text, at, list))
        })
    }
}

/// The mention of a name that starts at a word of the text.
fn mention(name: &Said, text: &Said, at: usize, list: &WordList) -> Option<Range<usize>> {
    let is_whole =
        !name.is_empty() && (0..name.len()).all(|word| is_same(name, word, text, at + word, list));
    if is_whole {
        return Some(at..at + name.len());
    }
    let own = |word: &usize| is_same(name, *word, text, at, list) && is_own(name, *word, list);
    if (0..name.len()).any(|word| own(&word)) || is_initials(name, text, at) {
        return Some(at..at + 1);
    }
    None
}

/// Whether one word can stand for the whole name: it is long enough and not generic.
fn is_own(name: &Said, word: usize, list: &WordList) -> bool {
    let least = if name.case(word) == Case::Small { 5 } else { 4 };
    name.word(word).chars().nth(least - 1).is_some() && list.generic.at(name, word).is_none()
}

/// Whether a word of a text matches a word of a name, also with another ending or other vowels.
/// Capitals match only capitals, because `IS` is not `is`.
fn is_same(name: &Said, word: usize, text: &Said, at: usize, list: &WordList) -> bool {
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
    // As `Afghan` for `Afghanistan`.
    let is_short = shared == longer && shared >= 5 && length >= shared + 4;
    shared == length || is_short || (is_cyrillic && length >= 5 && shared + 1 >= length)
}

/// Whether two words of Latin script have the same consonants: `Qaida` and `Qaeda`.
fn is_respelled(own: &str, other: &str) -> bool {
    let is_latin =
        |word: &str| word.len() >= 4 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let consonants = |word: &'_ str| {
        let letters = word
            .bytes()
            .filter(|byte| !matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y'));
        let mut last = 0;
        let kept: Vec<u8> = letters
            .filter(|byte| std::mem::replace(&mut last, *byte) != *byte)
            .collect();
        kept
    };
    is_latin(own)
        && is_latin(other)
        && own.as_bytes().first() == other.as_bytes().first()
        && own.len().abs_diff(other.len()) <= 2
        && own.len() >= 5
        && consonants(own) == consonants(other)
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
fn is_initials(name: &Said, text: &Said, at: usize) -> bool {
    if text.case(at) != Case::Capitals || name.len() < 2 {
        return false;
    }
    let is_big = |word: &usize| name.case(*word) != Case::Small;
    let big = (0..name.len())
        .filter(is_big)
        .filter_map(|word| name.word(word).chars().next());
    text.word(at).chars().eq(big)
}

/// Whether the names of an entity can be searched in a text in the language of a list. They can if
/// the text is in English, which is the default for names without a language, or if the entity has
/// a name in the language. The name of a person is the same in all languages of one script.
pub(crate) fn can_be_named(entity: &Entity, said: &Said, list: &WordList) -> bool {
    let is_of = |tag: &str| ties_text::words::primary(tag).eq_ignore_ascii_case(&list.language);
    let is_latin = |name: &str| {
        name.chars()
            .find(|c| c.is_alphabetic())
            .is_some_and(|c| c < '\u{250}')
    };
    list.language == "en"
        || entity
            .names
            .iter()
            .any(|name| name.lang.as_deref().is_some_and(is_of))
        || (entity.kind == Kind::Person
            && said.words().next().is_some_and(is_latin)
            && is_latin(&entity.name))
}

/// Whether some words of the passage, such as `not`, belong to the clause that states a pair and
/// affect its meaning. `reach` is the number of clause boundaries that the words may cross.
pub(crate) fn is_said_of(
    words: &Range<usize>,
    reach: usize,
    pair: &Pair<'_>,
    at: &ClaimAt<'_>,
    index: &Index,
) -> bool {
    let Some((list, said)) = at.words() else {
        return false;
    };
    let clause = said.clause(words.start);
    let is_near = |at: usize| said.clause(at).abs_diff(clause) <= reach;
    let of_side = |id: &str| -> Vec<Range<usize>> {
        let naming = Naming::of(id, index);
        naming
            .mentions(said, list)
            .chain(called(at, said))
            .filter(|mention| is_near(mention.start))
            .collect()
    };
    let subjects = of_side(pair.subject.id);
    let objects = match pair.object {
        Some(object) => of_side(object.id),
        // The object of an amount is its number.
        None => (0..said.len())
            .filter(|at| is_near(*at) && said.word(*at).starts_with(|c: char| c.is_ascii_digit()))
            .map(|at| at..at + 1)
            .collect(),
    };
    // A denial goes with the verb, which mostly follows the subject. In the other order it affects
    // another statement, as in `Alpha cannot do without Bravo`.
    let either_way = pair.object.is_none() || at.claim.predicate.def().symmetric;
    subjects.iter().any(|subject| {
        objects.iter().any(|object| {
            if subject.end <= object.start {
                bears_on(words, subject, object, list)
            } else {
                either_way && object.end <= subject.start && bears_on(words, object, subject, list)
            }
        })
    })
}

/// Whether words affect a statement about two mentions, given in text order. They do if they are
/// between the mentions, shortly before both, or, in a language with the verb last, after them.
fn bears_on(
    words: &Range<usize>,
    first: &Range<usize>,
    second: &Range<usize>,
    list: &WordList,
) -> bool {
    const SHORTLY: usize = 3;
    if words.start < first.start {
        words.end + SHORTLY >= first.start
    } else {
        list.verb_last || words.start < second.start
    }
}

/// The mentions of a claim's `named` words in the passage.
fn called<'c>(at: &'c ClaimAt<'_>, said: &'c Said) -> impl Iterator<Item = Range<usize>> + 'c {
    at.claim.named.iter().filter_map(|named| {
        let named = Said::new(named, None);
        said.find(&named).map(|start| start..start + named.len())
    })
}

/// Whether the claim's `reading` quotes these words of the passage.
pub(crate) fn is_read(words: &str, at: &ClaimAt<'_>) -> bool {
    let explained = |text: &Text| {
        Said::new(text, None)
            .find(&Said::new(words, None))
            .is_some()
    };
    at.claim.reading.as_ref().is_some_and(explained)
        || at.claim.note.as_ref().is_some_and(explained)
}

//! Naming: finds mentions of entities in a passage, and tells whether words such as `not` belong to
//! the clause that states a tie.

use std::ops::Range;

use ties::model::{Entity, Pair};
use ties::vocabulary::Kind;
use ties_dataset::index::Index;
use ties_text::words::{self, Case, Tokens, WordList};

use crate::rule::ClaimAt;

/// The most words of a passage. In a longer one, the clause of the claim cannot be identified.
pub(crate) const MOST_WORDS: usize = 1_000;

/// The most words between a phrase such as `backed by` and the name that belongs to it.
pub(crate) const MOST_BETWEEN: usize = 2;

/// The most words from a pronoun, or a phrase such as `the group`, to the verb.
const MOST_OF_PRONOUN: usize = 4;

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

/// Whether some words of the passage, such as `not`, belong to the clause that states a pair and
/// affect its meaning. `reach` is the number of clause boundaries that the words may cross.
pub(crate) fn is_said_of(
    words: &Range<usize>,
    reach: usize,
    pair: &Pair<'_>,
    at: &ClaimAt<'_>,
    index: &Index,
) -> bool {
    let Some((list, tokens)) = at.words() else {
        return false;
    };
    let clauses = Clauses {
        tokens,
        list,
        clause: tokens.clause(words.start),
        reach,
    };
    let subjects = clauses.mentions(pair.subject.id, at, index);
    let objects = match pair.object {
        Some(object) => clauses.mentions(object.id, at, index),
        // The object of an amount is its number.
        None => clauses.numbers(),
    };
    for subject in &subjects {
        for object in &objects {
            if clauses.is_affected(words, subject, object, pair, at) {
                return true;
            }
        }
    }
    let is_before = objects.iter().any(|object| words.end <= object.start);
    is_before && subjects.is_empty() && clauses.has_other_subject(words, pair.subject.id, at, index)
}

/// The clauses of a passage that are at most `reach` clauses away from `clause`.
struct Clauses<'p> {
    tokens: &'p Tokens,
    list: &'p WordList,
    clause: usize,
    reach: usize,
}

impl Clauses<'_> {
    fn contains(&self, word: usize) -> bool {
        self.tokens.clause(word).abs_diff(self.clause) <= self.reach
    }

    /// Where these clauses mention an entity, by its names or by the claim's `named` words.
    fn mentions(&self, id: &str, at: &ClaimAt<'_>, index: &Index) -> Vec<Range<usize>> {
        let naming = Naming::of(id, index);
        naming
            .mentions(self.tokens, self.list)
            .chain(called(at, self.tokens))
            .filter(|mention| self.contains(mention.start))
            .collect()
    }

    /// Whether words affect a statement about a subject and an object that these clauses mention.
    ///
    /// They are mostly between the subject and the object. In the other order they affect another
    /// statement, as in `Alpha cannot do without Bravo`, except in the passive.
    fn is_affected(
        &self,
        words: &Range<usize>,
        subject: &Range<usize>,
        object: &Range<usize>,
        pair: &Pair<'_>,
        at: &ClaimAt<'_>,
    ) -> bool {
        if subject.end <= object.start && self.is_close(words, subject, object) {
            return true;
        }
        let is_symmetric = at.claim.predicate.def().symmetric;
        let is_reversed = object.end <= subject.start && self.is_close(words, object, subject);
        if is_reversed {
            return pair.object.is_none() || is_symmetric || self.is_agent(subject);
        }
        // Both sides of a symmetric tie can be its grammatical subject: `Alpha and Bravo may`.
        let (first, second) = if subject.start < object.start {
            (subject, object)
        } else {
            (object, subject)
        };
        is_symmetric
            && pair.object.is_some()
            && second.start.saturating_sub(first.end) == 1
            && self.list.joins.at(self.tokens, first.end).is_some()
            && (second.end..=second.end + 2).contains(&words.start)
    }

    /// Whether a mention is the one who acts, in a passive clause: `by Alpha`.
    fn is_agent(&self, mention: &Range<usize>) -> bool {
        let first = mention.start.saturating_sub(MOST_BETWEEN);
        (first..mention.start).any(|at| self.list.agents.at(self.tokens, at).is_some())
    }

    /// Whether the clause of the words takes its subject from an earlier clause, as in `Alpha left,
    /// but may return to Bravo`, or names it with a pronoun, as in `It may return to Bravo`.
    fn has_other_subject(
        &self,
        words: &Range<usize>,
        id: &str,
        at: &ClaimAt<'_>,
        index: &Index,
    ) -> bool {
        let start = self.tokens.first_of_clause(words.start);
        let mut lead = start..words.start;
        let naming = Naming::of(id, index);
        let mut mentions = naming
            .mentions(self.tokens, self.list)
            .chain(called(at, self.tokens))
            .peekable();
        if mentions.peek().is_some() {
            return lead.len() <= MOST_BETWEEN
                && lead.all(|word| !self.tokens.is_capital(word))
                && !self.is_restrictive(start, at)
                && mentions.any(|mention| mention.start < start);
        }
        let has_capitals = self.tokens.case(words.start) != Case::None;
        has_capitals
            && (1..=MOST_OF_PRONOUN).contains(&lead.len())
            && lead.skip(1).all(|word| !self.tokens.is_capital(word))
    }

    /// Whether a clause starts without a mark, as in `the men of Alpha who may attack`. The clause
    /// around it can continue after it.
    fn is_restrictive(&self, start: usize, at: &ClaimAt<'_>) -> bool {
        let before = start.saturating_sub(1);
        let is_marked = at
            .as_written(before..start + 1)
            .contains([',', ';', ':', '–', '—', '،', '؛']);
        !is_marked && self.list.breaks.at(self.tokens, start).is_some()
    }

    /// Where these clauses have a number in figures.
    fn numbers(&self) -> Vec<Range<usize>> {
        let mut numbers = Vec::new();
        for at in 0..self.tokens.len() {
            let is_number = self
                .tokens
                .word(at)
                .starts_with(|c: char| c.is_ascii_digit());
            if is_number && self.contains(at) {
                numbers.push(at..at + 1);
            }
        }
        numbers
    }

    /// Whether words are close enough to two mentions, given in text order, to affect a statement
    /// about them: between the mentions, shortly before both, or, in a language with the verb last,
    /// after both.
    fn is_close(&self, words: &Range<usize>, first: &Range<usize>, second: &Range<usize>) -> bool {
        const SHORTLY: usize = 3;
        if words.start < first.start {
            words.end + SHORTLY >= first.start && !self.has_verb(words.end..first.start)
        } else {
            self.list.verb_last || words.start < second.start
        }
    }

    /// Whether words before a name contain a statement of their own, as `attack` does in `Alpha may
    /// attack and Bravo …`. In `Reportedly Alpha and Bravo …`, the join follows a name.
    fn has_verb(&self, words: Range<usize>) -> bool {
        words.skip(1).any(|at| {
            self.list.joins.at(self.tokens, at).is_some() && self.tokens.case(at - 1) == Case::Small
        })
    }
}

/// Whether words such as `urged` tell the subject of a pair, named next, to do what
/// the pair states.
pub(crate) fn is_told_to(
    words: &Range<usize>,
    pair: &Pair<'_>,
    at: &ClaimAt<'_>,
    index: &Index,
) -> bool {
    let Some((list, tokens)) = at.words() else {
        return false;
    };
    let clauses = Clauses {
        tokens,
        list,
        clause: tokens.clause(words.start),
        reach: 0,
    };
    let subjects = clauses.mentions(pair.subject.id, at, index);
    let told = subjects
        .iter()
        .find(|subject| (words.end..=words.end + MOST_BETWEEN).contains(&subject.start));
    let (Some(told), Some(object)) = (told, pair.object) else {
        return false;
    };
    let objects = clauses.mentions(object.id, at, index);
    objects.iter().any(|object| told.end <= object.start)
}

/// The mentions of a claim's `named` words in the passage.
fn called<'c>(at: &'c ClaimAt<'_>, tokens: &'c Tokens) -> impl Iterator<Item = Range<usize>> + 'c {
    at.claim.named.iter().filter_map(|named| {
        let named = Tokens::new(named);
        tokens.find(&named).map(|start| start..start + named.len())
    })
}

/// Whether a comment of the coder on the claim quotes these words.
pub(crate) fn is_commented(words: &str, at: &ClaimAt<'_>) -> bool {
    let words = Tokens::new(words);
    let mut comments = at.claim.comments();
    comments.any(|comment| Tokens::new(comment).find(&words).is_some())
}

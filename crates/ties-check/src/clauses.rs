//! Clauses: which words of a passage, such as `not` or `former`, belong to what a claim states.

use std::ops::Range;

use ties::model::Pair;
use ties_dataset::index::Index;
use ties_text::words::{Case, Tokens, WordList};

use crate::naming::{MOST_BETWEEN, Naming};
use crate::rule::ClaimAt;

/// The most words from a pronoun, or a phrase such as `the group`, to the verb.
const MOST_OF_PRONOUN: usize = 4;

/// The most words from `former` to the group: `former deputy leader of Alpha`.
const MOST_OF_TITLE: usize = 4;

/// Whether some words of the passage, such as `not`, belong to the clause that states a pair and
/// affect its meaning. `reach` is the number of clause boundaries that the words may cross.
pub(crate) fn is_said_of(
    words: &Range<usize>,
    reach: usize,
    pair: &Pair<'_>,
    at: &ClaimAt<'_>,
    index: &Index,
) -> bool {
    let Some(clauses) = Clauses::around(words, reach, at) else {
        return false;
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

impl<'p> Clauses<'p> {
    /// The clause of some words of the passage, and those at most `reach` clauses away.
    fn around(words: &Range<usize>, reach: usize, at: &'p ClaimAt<'_>) -> Option<Self> {
        let (list, tokens) = at.words()?;
        Some(Self {
            tokens,
            list,
            clause: tokens.clause(words.start),
            reach,
        })
    }

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

/// Whether words such as `urged` tell the subject of a pair, which is named next, to do what the
/// pair states.
pub(crate) fn is_told_to(
    words: &Range<usize>,
    pair: &Pair<'_>,
    at: &ClaimAt<'_>,
    index: &Index,
) -> bool {
    let Some(clauses) = Clauses::around(words, 0, at) else {
        return false;
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

/// Whether a word such as `former` is about the role that a pair states: right before the
/// object, or before a title and the object, and not before the subject.
pub(crate) fn is_role_of(
    word: &Range<usize>,
    pair: &Pair<'_>,
    at: &ClaimAt<'_>,
    index: &Index,
) -> bool {
    let (Some(clauses), Some(object)) = (Clauses::around(word, 0, at), pair.object) else {
        return false;
    };
    let after = word.end..=word.end + MOST_OF_TITLE;
    let objects = clauses.mentions(object.id, at, index);
    let subjects = clauses.mentions(pair.subject.id, at, index);
    objects.iter().any(|object| {
        let is_between = |mention: &Range<usize>| (word.end..object.start).contains(&mention.start);
        after.contains(&object.start) && !subjects.iter().any(is_between)
    })
}

/// Whether a word such as `until` gives the date on which the state of a pair ended: in a clause
/// that names the object before it, and not in a statement before the subject.
pub(crate) fn is_end_of(
    until: &Range<usize>,
    pair: &Pair<'_>,
    at: &ClaimAt<'_>,
    index: &Index,
) -> bool {
    let (Some(clauses), Some(object)) = (Clauses::around(until, 0, at), pair.object) else {
        return false;
    };
    let Clauses { list, tokens, .. } = clauses;
    let mut date = until.end..until.end + MOST_BETWEEN + 1;
    let is_dated = date.any(|word| {
        list.starts_date(tokens, word) || list.relative_dates.at(tokens, word).is_some()
    });
    let is_before = |mention: &Range<usize>| mention.end <= until.start;
    let subject = Naming::of(pair.subject.id, index)
        .mentions(tokens, list)
        .next();
    is_dated
        && clauses.mentions(object.id, at, index).iter().any(is_before)
        && subject.is_none_or(|subject| is_before(&subject))
}

/// The mentions of a claim's `named` words in the passage.
fn called<'c>(at: &'c ClaimAt<'_>, tokens: &'c Tokens) -> impl Iterator<Item = Range<usize>> + 'c {
    at.claim.named.iter().filter_map(|named| {
        let named = Tokens::new(named);
        tokens.find(&named).map(|start| start..start + named.len())
    })
}

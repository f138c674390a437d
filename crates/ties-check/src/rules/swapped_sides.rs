//! `swapped-sides`: subject and object are not exchanged.

use std::ops::Range;

use ties::model::{Pair, Severity};
use ties::vocabulary::{Family, Predicate};
use ties_dataset::index::Index;
use ties_text::words::{Tokens, WordList};

use crate::naming::{MOST_BETWEEN, MOST_WORDS, Naming, is_commented};
use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "swapped-sides",
    severity: Severity::Warning,
    page: include_str!("swapped_sides.md"),
    checks: &[Check::Claim(check)],
};

const SPONSORS: Predicate = Predicate::named("sponsors");
const ATTACKS: Predicate = Predicate::named("attacks");

fn check(at: &ClaimAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    let predicate = at.claim.predicate;
    let is_help = predicate.def().family == Family::Support || predicate == SPONSORS;
    if !(is_help || predicate == ATTACKS) || at.claim.mutual {
        return;
    }
    let Some((list, tokens)) = at.words() else {
        return;
    };
    if tokens.len() > MOST_WORDS {
        return;
    }
    let phrases = if is_help {
        &list.helped_by
    } else {
        &list.attacked_by
    };
    let pairs = at.claim.pairs();
    let found = phrases.all(tokens).find(|phrase| {
        pairs
            .iter()
            .any(|pair| is_swapped(phrase, pair, (list, tokens), index))
    });
    let Some(phrase) = found else { return };
    let words = at.as_written(phrase);
    if !is_commented(words, at) {
        sink.value(
            "/subject",
            format!("the passage names the subject before “{words}” and the object after it"),
        )
        .help("exchange `subject` and `object`, or explain the words in `note`");
    }
}

/// Whether the subject of a pair is named before the phrase and the object right after it, and the
/// object nowhere before.
fn is_swapped(
    phrase: &Range<usize>,
    pair: &Pair<'_>,
    (list, tokens): (&WordList, &Tokens),
    index: &Index,
) -> bool {
    let Some(object) = pair.object else {
        return false;
    };
    let after = phrase.end..=phrase.end + MOST_BETWEEN;
    let objects: Vec<_> = Naming::of(object.id, index)
        .mentions(tokens, list)
        .collect();
    let is_next = objects
        .iter()
        .any(|mention| after.contains(&mention.start) && is_same_clause(phrase, mention, tokens));
    let is_before = objects.iter().any(|mention| mention.start < phrase.start);
    is_next
        && !is_before
        && Naming::of(pair.subject.id, index)
            .mentions(tokens, list)
            .all(|mention| mention.end <= phrase.start)
        && Naming::of(pair.subject.id, index).is_mentioned(tokens, list)
}

fn is_same_clause(one: &Range<usize>, other: &Range<usize>, tokens: &Tokens) -> bool {
    tokens.clause(one.start) == tokens.clause(other.start)
}

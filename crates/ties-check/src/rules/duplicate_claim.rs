//! `duplicate-claim`: a claim is coded only once.

use std::collections::HashSet;

use ties::model::{Claim, Pair, Severity};
use ties::vocabulary::Predicate;
use ties_dataset::index::Index;
use ties_dataset::number::EntityNo;
use ties_facts::row::PairRow;

use crate::rule::{Check, ClaimAt, Rule, Sink, SourceAt};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "duplicate-claim",
    severity: Severity::Error,
    page: include_str!("duplicate_claim.md"),
    checks: &[Check::Claim(check_claim), Check::Source(check_source)],
};

/// Reports a single claim that states one of its pairs twice.
fn check_claim(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let claim = at.claim;
    let predicate = claim.predicate;
    if claim.mutual && predicate.def().symmetric {
        sink.key(
            "/mutual",
            format!("`{predicate}` already applies in both directions"),
        )
        .help("remove `mutual`, which would state every pair twice");
        return;
    }
    if !states_several_pairs(claim) {
        return;
    }
    let pairs = claim.pairs();
    // One mistake may repeat many pairs, so only the first is reported.
    let Some(pair) = first_repeated(&pairs, predicate) else {
        return;
    };
    let subject = pair.subject.id;
    let (place, message) = match pair.object {
        Some(object) => (
            object.place,
            format!(
                "the claim states `{subject}` {predicate} `{}` twice",
                object.id
            ),
        ),
        None => (
            pair.subject.place,
            format!("the claim states `{predicate}` of `{subject}` twice"),
        ),
    };
    sink.value(&place.to_string(), message)
        .help(repetition_help(claim));
}

fn repetition_help(claim: &Claim) -> &'static str {
    if claim.mutual {
        "name each entity on one side only, or remove `mutual`"
    } else if claim.predicate.def().symmetric {
        "name each entity once, or write `among` for all pairs of a set"
    } else {
        "name each entity once on each side"
    }
}

/// Whether a claim names several entities on a side, each side under one key. A claim with one pair
/// has no duplicate, and another rule reports a side that is written under two keys.
fn states_several_pairs(claim: &Claim) -> bool {
    let among = !claim.among.is_empty();
    let subjects = [claim.subject.is_some(), !claim.subjects.is_empty(), among];
    let objects = [claim.object.is_some(), !claim.objects.is_empty(), among];
    for keys in [subjects, objects] {
        if keys.into_iter().filter(|is_there| *is_there).count() > 1 {
            return false;
        }
    }
    claim.subjects.len() > 1 || claim.objects.len() > 1 || claim.among.len() > 1
}

/// The first pair whose sides are those of an earlier pair.
fn first_repeated<'p, 'c>(pairs: &'p [Pair<'c>], predicate: Predicate) -> Option<&'p Pair<'c>> {
    let mut stated = HashSet::new();
    pairs
        .iter()
        .find(|pair| !stated.insert(sides(pair, predicate)))
}

/// The two sides of a pair, sorted if the predicate is symmetric.
fn sides<'c>(pair: &Pair<'c>, predicate: Predicate) -> (&'c str, &'c str) {
    let subject = pair.subject.id.as_str();
    let object = pair.object.map_or("", |object| object.id.as_str());
    if predicate.def().symmetric && object < subject {
        (object, subject)
    } else {
        (subject, object)
    }
}

/// What duplicate pairs have in common. The content includes the predicate.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct PairKey {
    passage: u32,
    content: u32,
    subject: EntityNo,
    object: Option<EntityNo>,
}

impl PairKey {
    /// The key of a pair, with the sides in order if the predicate is symmetric.
    fn new(pair: &PairRow) -> Self {
        let (subject, object) = pair.directed_sides();
        Self {
            passage: pair.passage,
            content: pair.content,
            subject,
            object,
        }
    }
}

/// A pair that an earlier claim of the source has too.
struct Duplicate<'r> {
    pair: &'r PairRow,
    first: &'r PairRow,
}

/// Compares the claims of a source with each other.
fn check_source(at: &SourceAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    let duplicates = duplicates(at.pairs);
    let is_of_same_claims = |one: &Duplicate<'_>, other: &Duplicate<'_>| {
        (one.pair.claim, one.first.claim) == (other.pair.claim, other.first.claim)
    };
    for same in duplicates.chunk_by(is_of_same_claims) {
        report(&same[0], same.len() - 1, at, index, sink);
    }
}

/// The duplicate pairs, sorted by their claims. `check_claim` reports a pair that one claim states
/// twice.
fn duplicates(pairs: &[PairRow]) -> Vec<Duplicate<'_>> {
    let mut standing: Vec<(PairKey, usize)> = Vec::new();
    for (position, pair) in pairs.iter().enumerate() {
        if !pair.withdrawn {
            standing.push((PairKey::new(pair), position));
        }
    }
    standing.sort_unstable();
    let mut duplicates = Vec::new();
    for same in standing.chunk_by(|one, other| one.0 == other.0) {
        let mut positions: Vec<usize> = same.iter().map(|(_, position)| *position).collect();
        positions.dedup_by_key(|position| pairs[*position].claim);
        for position in &positions[1..] {
            duplicates.push((*position, positions[0]));
        }
    }
    duplicates
        .sort_unstable_by_key(|(pair, first)| (pairs[*pair].claim, pairs[*first].claim, *pair));
    duplicates
        .into_iter()
        .map(|(pair, first)| Duplicate {
            pair: &pairs[pair],
            first: &pairs[first],
        })
        .collect()
}

/// Reports a claim by the first of its pairs that an earlier claim has too; `more` others follow.
fn report(
    duplicate: &Duplicate<'_>,
    more: usize,
    at: &SourceAt<'_>,
    index: &Index,
    sink: &mut Sink<'_>,
) {
    let Duplicate { pair, first } = duplicate;
    let rows = at.rows;
    let predicate = pair.predicate;
    let subject = wording::entity(index, pair.subject);
    let what = match pair.object {
        Some(object) => {
            let object = wording::entity(index, object);
            format!("`{subject}` {predicate} `{object}`")
        }
        None => format!("`{predicate}` of `{subject}`"),
    };
    let more = match more {
        0 => String::new(),
        more => format!(", with {more} more of its pairs"),
    };
    let help = if pair.subject == first.subject {
        "remove one of the claims, or code what distinguishes them".to_owned()
    } else {
        format!("remove one of the claims: `{predicate}` already applies in both directions")
    };
    let message = format!(
        "{what} is also coded as `{}`{more}",
        rows.id(rows.claim(first.claim))
    );
    sink.at(rows.spot(pair)).value("/id", message).help(help);
}

//! `duplicate-claim`: a claim is coded only once.

use ties::model::{Pair, Severity};
use ties::vocabulary::Predicate;
use ties_dataset::index::Index;
use ties_dataset::number::EntityNo;
use ties_facts::row::PairRow;

use crate::rule::{Check, ClaimAt, Rule, Sink, SourceAt};

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
    let subjects = [
        claim.subject.is_some(),
        !claim.subjects.is_empty(),
        !claim.among.is_empty(),
    ];
    let objects = [
        claim.object.is_some(),
        !claim.objects.is_empty(),
        !claim.among.is_empty(),
    ];
    let one_key = |keys: [bool; 3]| keys.into_iter().filter(|is_there| *is_there).count() <= 1;
    // A claim with one pair has no duplicate. Another rule reports a side that is written under two
    // keys.
    let is_group = [&claim.subjects, &claim.objects, &claim.among]
        .into_iter()
        .any(|list| list.len() > 1);
    if !is_group || !one_key(subjects) || !one_key(objects) {
        return;
    }
    let pairs = claim.pairs();
    let mut sorted: Vec<_> = pairs
        .iter()
        .enumerate()
        .map(|(position, pair)| (sides(pair, predicate), position))
        .collect();
    sorted.sort_unstable();
    let twice = sorted
        .windows(2)
        .filter(|two| two[0].0 == two[1].0)
        .map(|two| two[1].1);
    // One mistake may repeat many pairs, so only the first is reported.
    let Some(pair) = twice.min().and_then(|position| pairs.get(position)) else {
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
    let help = if claim.mutual {
        "name each entity on one side only, or remove `mutual`"
    } else if predicate.def().symmetric {
        "name each entity once, or write `among = […]` for all pairs of a set"
    } else {
        "name each entity once on each side"
    };
    sink.value(&place.to_string(), message).help(help);
}

/// The two sides of a pair, sorted if the predicate is symmetric.
fn sides<'c>(pair: &Pair<'c>, predicate: Predicate) -> (&'c str, &'c str) {
    let (subject, object) = (
        pair.subject.id.as_str(),
        pair.object
            .map(|object| object.id.as_str())
            .unwrap_or_default(),
    );
    if predicate.def().symmetric && object < subject {
        (object, subject)
    } else {
        (subject, object)
    }
}

/// The passage, content, subject and object that duplicate pairs have in common.
type PairKey = (u32, u32, EntityNo, Option<EntityNo>);

fn pair_key(pair: &PairRow) -> PairKey {
    // The content includes the predicate.
    let (subject, object) = match pair.object {
        Some(object) if pair.predicate.def().symmetric && object < pair.subject => {
            (object, Some(pair.subject))
        }
        object => (pair.subject, object),
    };
    (pair.passage, pair.content, subject, object)
}

/// Compares the claims of a source with each other.
fn check_source(at: &SourceAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    let standing = at
        .pairs
        .iter()
        .enumerate()
        .filter(|(_, pair)| !pair.withdrawn);
    let mut sorted: Vec<_> = standing
        .map(|(position, pair)| (pair_key(pair), position))
        .collect();
    sorted.sort_unstable();
    let claim_of = |position: usize| at.pairs[position].claim;
    let mut twice = Vec::new();
    for same in sorted.chunk_by(|one, other| one.0 == other.0) {
        let (_, first) = same[0];
        let mut others: Vec<_> = same.iter().map(|(_, position)| *position).collect();
        others.dedup_by_key(|position| claim_of(*position));
        // `check_claim` reports a pair that one claim states twice.
        twice.extend(
            others
                .into_iter()
                .skip(1)
                .map(|position| (claim_of(position), claim_of(first), position, first)),
        );
    }
    twice.sort_unstable();
    for same in twice.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
        let (claim, first_claim, position, first) = same[0];
        let rows = &at.rows.claims;
        let (Some(row), Some(first_row)) = (rows.get(claim.index()), rows.get(first_claim.index()))
        else {
            continue;
        };
        let (pair, first) = (&at.pairs[position], &at.pairs[first]);
        let predicate = pair.predicate;
        let id = |number| {
            index
                .entity_id(number)
                .map(ties::id::Id::as_str)
                .unwrap_or_default()
        };
        let subject = id(pair.subject);
        let what = match pair.object {
            Some(object) => format!("`{subject}` {predicate} `{}`", id(object)),
            None => format!("`{predicate}` of `{subject}`"),
        };
        let more = match same.len() - 1 {
            0 => String::new(),
            more => format!(", with {more} more of its pairs"),
        };
        let help = if pair.subject == first.subject {
            "remove one of the claims, or code what distinguishes them".to_owned()
        } else {
            format!("remove one of the claims: `{predicate}` already applies in both directions")
        };
        sink.at(row.spot)
            .value(
                "/id",
                format!("{what} is also coded as `{}`{more}", at.rows.id(first_row)),
            )
            .help(help);
    }
}

//! `alliance-from-one-operation`: an alliance does not rest on a single joint operation.

use std::collections::{BTreeMap, BTreeSet};

use ties::model::Severity;
use ties::vocabulary::Predicate;
use ties_dataset::index::Index;
use ties_dataset::number::{ClaimNo, EntityNo, SourceNo};
use ties_facts::facts::Facts;
use ties_facts::row::PairRow;

use crate::lives::tells;
use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "alliance-from-one-operation",
    severity: Severity::Warning,
    page: include_str!("alliance_from_one_operation.md"),
    checks: &[Check::Dataset(check)],
};

const ALLIED: Predicate = Predicate::named("allied-with");
const JOINTLY: Predicate = Predicate::named("operates-jointly-with");

/// The claims on one pair of entities, each with its source and passage.
#[derive(Default)]
struct PairClaims {
    operations: BTreeMap<ClaimNo, (SourceNo, u32)>,
    alliances: BTreeMap<ClaimNo, (SourceNo, u32)>,
}

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    let of = |predicate| {
        rows.pairs
            .iter()
            .filter(move |pair| pair.predicate == predicate && tells(pair, rows))
    };
    let sides = |pair: &PairRow| {
        let object = pair.object?;
        Some((pair.subject.min(object), pair.subject.max(object)))
    };
    let place = |pair: &PairRow| (rows.claim(pair.claim).source, pair.passage);
    let mut pairs: BTreeMap<(EntityNo, EntityNo), PairClaims> = BTreeMap::new();
    for pair in of(JOINTLY) {
        if let Some(sides) = sides(pair) {
            pairs
                .entry(sides)
                .or_default()
                .operations
                .insert(pair.claim, place(pair));
        }
    }
    if pairs.is_empty() {
        return;
    }
    for pair in of(ALLIED) {
        if let Some(told) = sides(pair).and_then(|sides| pairs.get_mut(&sides)) {
            told.alliances.insert(pair.claim, place(pair));
        }
    }
    for ((one, other), told) in pairs {
        if told.operations.len() != 1 {
            continue;
        }
        let Some((operation, at)) = told.operations.first_key_value() else {
            continue;
        };
        let places: BTreeSet<_> = told.alliances.values().collect();
        if places.len() != 1 || !places.contains(at) {
            continue;
        }
        let claims: Vec<ClaimNo> = told.alliances.into_keys().collect();
        let Some(spot) = wording::last(&claims, rows) else {
            continue;
        };
        let (one, other) = (wording::entity(index, one), wording::entity(index, other));
        let (claims, operation) = (wording::claims(rows, &claims), rows.reference(*operation));
        let message = format!(
            "the alliance of `{one}` and `{other}` in {claims} rests only on the operation in \
             `{operation}`"
        );
        sink.at(spot).value("/predicate", message).help(
            "code only `operates-jointly-with`; if the source states an alliance, code it from \
             the passage that states it",
        );
    }
}

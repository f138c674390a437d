//! `alliance-from-one-operation`: an alliance does not rest on a single joint operation.

use std::collections::BTreeMap;

use ties::model::Severity;
use ties::vocabulary::Predicate;
use ties_dataset::index::Index;
use ties_dataset::number::{ClaimNo, EntityNo, SourceNo};
use ties_facts::facts::Facts;
use ties_facts::row::Rows;

use crate::lives::is_asserted;
use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "alliance-from-one-operation",
    severity: Severity::Warning,
    page: include_str!("alliance_from_one_operation.md"),
    checks: &[Check::Whole(check)],
};

const ALLIED: Predicate = Predicate::named("allied-with");
const JOINTLY: Predicate = Predicate::named("operates-jointly-with");

/// The passage of a source that a claim is coded from.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct ClaimPlace {
    source: SourceNo,
    passage: u32,
}

/// The claims on one pair of entities, each with its place.
#[derive(Default)]
struct PairClaims {
    operations: BTreeMap<ClaimNo, ClaimPlace>,
    alliances: BTreeMap<ClaimNo, ClaimPlace>,
}

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    for ((one, other), claims) in with_operations(rows) {
        let Some(operation) = claims.only_operation() else {
            continue;
        };
        let alliances: Vec<ClaimNo> = claims.alliances.keys().copied().collect();
        let Some(spot) = wording::last(&alliances, rows) else {
            continue;
        };
        let message = format!(
            "the alliance of `{}` and `{}` in {} rests only on the operation in `{}`",
            wording::entity(index, one),
            wording::entity(index, other),
            wording::claims(rows, &alliances),
            rows.reference(operation)
        );
        sink.at(spot).value("/predicate", message).help(
            "code only `operates-jointly-with`; if the source states an alliance, code it from \
             the passage that states it",
        );
    }
}

/// The pairs of entities with joint operations, and the claims on each pair.
fn with_operations(rows: &Rows) -> BTreeMap<(EntityNo, EntityNo), PairClaims> {
    let mut pairs: BTreeMap<(EntityNo, EntityNo), PairClaims> = BTreeMap::new();
    for pair in &rows.pairs {
        let Some(object) = pair.object else {
            continue;
        };
        let is_operation = pair.predicate == JOINTLY;
        if (!is_operation && pair.predicate != ALLIED) || !is_asserted(pair, rows) {
            continue;
        }
        let place = ClaimPlace {
            source: rows.claim(pair.claim).source,
            passage: pair.passage,
        };
        let sides = (pair.subject.min(object), pair.subject.max(object));
        let claims = pairs.entry(sides).or_default();
        if is_operation {
            claims.operations.insert(pair.claim, place);
        } else {
            claims.alliances.insert(pair.claim, place);
        }
    }
    pairs.retain(|_, claims| !claims.operations.is_empty());
    pairs
}

impl PairClaims {
    /// The operation that all alliances rest on: the only one, if it is coded from the same passage
    /// as all alliances.
    fn only_operation(&self) -> Option<ClaimNo> {
        let (operation, place) = self.operations.first_key_value()?;
        let is_only = self.operations.len() == 1
            && !self.alliances.is_empty()
            && self.alliances.values().all(|other| other == place);
        if !is_only {
            return None;
        }
        Some(*operation)
    }
}

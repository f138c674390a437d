//! `same-and-different`: reports `same-as` chains between entities that the dataset says are
//! different.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use ties::model::Severity;
use ties::vocabulary::Predicate;
use ties_dataset::index::Index;
use ties_dataset::number::{ClaimNo, EntityNo};
use ties_facts::facts::Facts;

use crate::lives::tells;
use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "same-and-different",
    severity: Severity::Error,
    page: include_str!("same_and_different.md"),
    checks: &[Check::Dataset(check)],
};

const SAME: Predicate = Predicate::named("same-as");

/// For each entity, the entities that a `same-as` claim links it to, with the claim.
type Same = BTreeMap<EntityNo, Vec<(EntityNo, ClaimNo)>>;

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    let mut same: Same = BTreeMap::new();
    for pair in rows
        .pairs
        .iter()
        .filter(|pair| pair.predicate == SAME && tells(pair, rows))
    {
        if let Some(object) = pair.object {
            same.entry(pair.subject)
                .or_default()
                .push((object, pair.claim));
            same.entry(object)
                .or_default()
                .push((pair.subject, pair.claim));
        }
    }
    let mut seen: BTreeSet<EntityNo> = BTreeSet::new();
    for start in same.keys() {
        if seen.contains(start) {
            continue;
        }
        let joined: BTreeSet<EntityNo> = reached(&same, *start).into_keys().collect();
        seen.extend(&joined);
        // One finding per group of linked entities.
        let apart = joined
            .iter()
            .flat_map(|entity| distinct_from(*entity, index).map(|other| (*entity, other)));
        let Some((one, other)) = apart.into_iter().find(|(_, other)| joined.contains(other)) else {
            continue;
        };
        let chain = chain(&same, one, other);
        let Some(spot) = wording::last(&chain, rows) else {
            continue;
        };
        let claims = wording::claims(rows, &chain);
        let (one, other) = (wording::entity(index, one), wording::entity(index, other));
        sink.at(spot)
            .value(
                "/predicate",
                format!("`{one}` is `distinct` from `{other}`, but `same-as` in {claims}"),
            )
            .help(format!(
                "withdraw the wrong claim with `refuted-by` or `superseded-by`; if the claims are \
                 right, remove `{other}` from `distinct`"
            ));
    }
}

/// The entities that the file of an entity lists in `distinct`.
fn distinct_from(entity: EntityNo, index: &Index) -> impl Iterator<Item = EntityNo> {
    let record = index.entity_id(entity).and_then(|id| index.entity(id));
    let distinct = record.into_iter().flat_map(|record| &record.distinct);
    distinct.filter_map(|distinct| index.number(&distinct.from))
}

/// All entities that a chain from `from` reaches, each with the previous entity and the claim of
/// the shortest chain.
fn reached(same: &Same, from: EntityNo) -> BTreeMap<EntityNo, Option<(EntityNo, ClaimNo)>> {
    let mut reached = BTreeMap::from([(from, None)]);
    let mut next = VecDeque::from([from]);
    while let Some(entity) = next.pop_front() {
        for (other, claim) in same.get(&entity).into_iter().flatten() {
            if !reached.contains_key(other) {
                reached.insert(*other, Some((entity, *claim)));
                next.push_back(*other);
            }
        }
    }
    reached
}

/// The claims of the shortest chain from one entity to another.
fn chain(same: &Same, from: EntityNo, to: EntityNo) -> Vec<ClaimNo> {
    let reached = reached(same, from);
    let mut claims = Vec::new();
    let mut at = to;
    while let Some(Some((before, claim))) = reached.get(&at) {
        claims.push(*claim);
        at = *before;
    }
    claims.reverse();
    claims
}

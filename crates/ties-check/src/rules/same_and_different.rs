//! `same-and-different`: reports `same-as` chains between entities that the dataset says are
//! different.

use std::collections::{BTreeMap, BTreeSet};

use ties::model::Severity;
use ties::vocabulary::Predicate;
use ties_dataset::index::Index;
use ties_dataset::number::{ClaimNo, EntityNo};
use ties_facts::facts::Facts;
use ties_facts::graph::{Groups, shortest_way};
use ties_facts::row::Rows;

use crate::lives::is_asserted;
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
type Links = BTreeMap<EntityNo, Vec<(EntityNo, ClaimNo)>>;

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let links = links(&facts.rows);
    for group in groups(&links) {
        // One finding per group of linked entities.
        if let Some((one, other)) = different_pair(&group, index) {
            report(one, other, &links, index, facts, sink);
        }
    }
}

fn links(rows: &Rows) -> Links {
    let mut links = Links::new();
    for pair in &rows.pairs {
        if pair.predicate == SAME
            && is_asserted(pair, rows)
            && let Some(object) = pair.object
        {
            let subject = pair.subject;
            links.entry(subject).or_default().push((object, pair.claim));
            links.entry(object).or_default().push((subject, pair.claim));
        }
    }
    links
}

/// The groups of entities that are linked, directly or through others.
fn groups(links: &Links) -> Vec<BTreeSet<EntityNo>> {
    let mut joined = Groups::default();
    for (entity, others) in links {
        for (other, _) in others {
            joined.join(*entity, *other);
        }
    }
    let mut groups: BTreeMap<EntityNo, BTreeSet<EntityNo>> = BTreeMap::new();
    for entity in links.keys() {
        groups
            .entry(joined.first_of(*entity))
            .or_default()
            .insert(*entity);
    }
    groups.into_values().collect()
}

/// The first two entities of a group that the file of the first separates with `distinct`.
fn different_pair(group: &BTreeSet<EntityNo>, index: &Index) -> Option<(EntityNo, EntityNo)> {
    for one in group {
        for other in distinct_from(*one, index) {
            if group.contains(&other) {
                return Some((*one, other));
            }
        }
    }
    None
}

fn report(
    one: EntityNo,
    other: EntityNo,
    links: &Links,
    index: &Index,
    facts: &Facts,
    sink: &mut Sink<'_>,
) {
    let chain = shortest_way(one, other, |entity| {
        links.get(&entity).into_iter().flatten().copied()
    });
    let Some(spot) = wording::last(&chain, &facts.rows) else {
        return;
    };
    let one = wording::entity(index, one);
    let other = wording::entity(index, other);
    let claims = wording::claims(&facts.rows, &chain);
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

/// The entities that the file of an entity lists in `distinct`.
fn distinct_from(entity: EntityNo, index: &Index) -> impl Iterator<Item = EntityNo> {
    let record = index.entity_id(entity).and_then(|id| index.entity(id));
    let distinct = record.into_iter().flat_map(|record| &record.distinct);
    distinct.filter_map(|distinct| index.number(&distinct.from))
}

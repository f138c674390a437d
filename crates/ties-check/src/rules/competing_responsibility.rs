//! `competing-responsibility`: if two groups claim one event, a dispute or a tie between them is
//! recorded.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use ties::model::Severity;
use ties::vocabulary::{Family, Kind, Predicate, Sign};
use ties_dataset::index::Index;
use ties_dataset::number::{ClaimNo, EntityNo};
use ties_facts::facts::Facts;
use ties_facts::row::PairRow;

use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "competing-responsibility",
    severity: Severity::Warning,
    page: include_str!("competing_responsibility.md"),
    checks: &[Check::Dataset(check)],
};

const CLAIMED: Predicate = Predicate::named("claimed-responsibility-for");

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    let is_affirmed = |pair: &&PairRow| pair.affirms();
    // An unnamed claimant may be one of the named ones.
    let is_named = |entity: EntityNo| {
        index
            .entity(wording::entity(index, entity))
            .is_some_and(|record| record.kind != Kind::Unnamed)
    };
    let mut claimed: BTreeMap<EntityNo, Vec<&PairRow>> = BTreeMap::new();
    for pair in rows
        .pairs
        .iter()
        .filter(|pair| pair.predicate == CLAIMED)
        .filter(is_affirmed)
    {
        if let Some(event) = pair.object
            && is_named(pair.subject)
        {
            claimed.entry(event).or_default().push(pair);
        }
    }
    claimed.retain(|_, pairs| pairs.iter().any(|pair| pair.subject != pairs[0].subject));
    if claimed.is_empty() {
        return;
    }
    let claimants: HashSet<EntityNo> = claimed
        .values()
        .flatten()
        .map(|pair| pair.subject)
        .collect();
    // Allies, parts and former names may claim an event together.
    let is_tie = |pair: &&PairRow| {
        let def = pair.predicate.def();
        def.sign == Sign::Friend || def.family == Family::Identity
    };
    let mut ties: HashMap<EntityNo, BTreeSet<EntityNo>> = HashMap::new();
    for pair in rows.pairs.iter().filter(is_affirmed).filter(is_tie) {
        let Some(other) = pair.object else {
            continue;
        };
        if claimants.contains(&pair.subject) && claimants.contains(&other) {
            ties.entry(pair.subject).or_default().insert(other);
            ties.entry(other).or_default().insert(pair.subject);
        }
    }
    for (event, pairs) in claimed {
        let mut sets = Sets::default();
        for together in pairs.chunk_by(|one, other| one.claim == other.claim) {
            for two in together.windows(2) {
                sets.join(two[0].subject, two[1].subject);
            }
        }
        let here: BTreeSet<EntityNo> = pairs.iter().map(|pair| pair.subject).collect();
        for (one, others) in here.iter().filter_map(|one| Some((one, ties.get(one)?))) {
            // Iterate over the smaller set: a group may have many claimed events and many allies.
            let (fewer, more) = if others.len() < here.len() {
                (others, &here)
            } else {
                (&here, others)
            };
            for other in fewer.iter().filter(|other| more.contains(other)) {
                sets.join(*one, *other);
            }
        }
        let undisputed = pairs
            .iter()
            .filter(|pair| facts.sides.places(&[pair.claim]).is_empty());
        let claims: Vec<(EntityNo, ClaimNo)> = undisputed
            .map(|pair| (sets.top(pair.subject), pair.claim))
            .collect();
        let sides: HashSet<EntityNo> = claims.iter().map(|(side, _)| *side).collect();
        let Some((last, mut others)) =
            wording::last_of(rows, claims.iter().map(|(_, claim)| *claim))
        else {
            continue;
        };
        if sides.len() < 2 {
            continue;
        }
        let claim = rows.claim(last);
        let own: HashSet<EntityNo> = claims
            .iter()
            .filter(|(_, claim)| *claim == last)
            .map(|(side, _)| *side)
            .collect();
        let beside: HashSet<ClaimNo> = claims
            .iter()
            .filter(|(side, _)| !own.contains(side))
            .map(|(_, claim)| *claim)
            .collect();
        others.retain(|claim| beside.contains(claim));
        let message = format!(
            "`{}` is also claimed by another group, in {}",
            wording::entity(index, event),
            wording::claims(rows, &others)
        );
        sink.at(claim.spot).value("/object", message).help(
            "open a dispute with one side per group; if they acted together, code the tie between \
             them",
        );
    }
}

/// A union-find structure over entities.
#[derive(Default)]
struct Sets(HashMap<EntityNo, EntityNo>);

impl Sets {
    /// The representative of the set that contains `one`. Halves the path for later calls.
    fn top(&mut self, mut one: EntityNo) -> EntityNo {
        while let Some(above) = self.0.get(&one).copied().filter(|above| *above != one) {
            let next = self.0.get(&above).copied().unwrap_or(above);
            self.0.insert(one, next);
            one = next;
        }
        one
    }

    /// Merges the sets of two entities.
    fn join(&mut self, one: EntityNo, other: EntityNo) {
        let (one, other) = (self.top(one), self.top(other));
        self.0.insert(one.max(other), one.min(other));
    }
}

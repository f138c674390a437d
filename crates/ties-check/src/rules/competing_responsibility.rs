//! `competing-responsibility`: if two groups claim one event, a dispute or a tie between them is
//! recorded.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use ties::model::Severity;
use ties::vocabulary::{Family, Kind, Predicate, Sign};
use ties_dataset::index::Index;
use ties_dataset::number::{ClaimNo, EntityNo};
use ties_facts::contradiction::is_tie;
use ties_facts::facts::Facts;
use ties_facts::graph::Groups;
use ties_facts::row::{PairRow, Rows};

use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "competing-responsibility",
    severity: Severity::Warning,
    page: include_str!("competing_responsibility.md"),
    checks: &[Check::Whole(check)],
};

const CLAIMED: Predicate = Predicate::named("claimed-responsibility-for");

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let claimed = claimed_events(index, &facts.rows);
    if claimed.is_empty() {
        return;
    }
    let claimants: HashSet<EntityNo> = claimed
        .values()
        .flatten()
        .map(|pair| pair.subject)
        .collect();
    let friends = friends(&claimants, &facts.rows);
    for (event, pairs) in claimed {
        check_event(event, &pairs, &friends, index, facts, sink);
    }
}

/// The events that several named entities claim, with the claims.
fn claimed_events<'r>(index: &Index, rows: &'r Rows) -> BTreeMap<EntityNo, Vec<&'r PairRow>> {
    let mut claimed: BTreeMap<EntityNo, Vec<&PairRow>> = BTreeMap::new();
    for pair in &rows.pairs {
        if let Some(event) = pair.object
            && pair.predicate == CLAIMED
            && pair.affirms()
            // An unnamed claimant may be one of the named ones.
            && is_named(pair.subject, index)
        {
            claimed.entry(event).or_default().push(pair);
        }
    }
    claimed.retain(|_, pairs| pairs.iter().any(|pair| pair.subject != pairs[0].subject));
    claimed
}

fn is_named(entity: EntityNo, index: &Index) -> bool {
    index
        .entity(wording::entity(index, entity))
        .is_some_and(|record| record.kind != Kind::Unnamed)
}

/// For each claimant, the entities with which it may claim an event together.
type Friends = HashMap<EntityNo, BTreeSet<EntityNo>>;

/// Allies, parts and former names may claim an event together.
fn friends(claimants: &HashSet<EntityNo>, rows: &Rows) -> Friends {
    let mut friends = Friends::new();
    for pair in &rows.pairs {
        let def = pair.predicate.def();
        let is_friendly =
            def.sign == Sign::Friend || is_tie(pair.predicate) || def.family == Family::Identity;
        let Some(other) = pair.object else {
            continue;
        };
        if is_friendly
            && pair.affirms()
            && claimants.contains(&pair.subject)
            && claimants.contains(&other)
        {
            friends.entry(pair.subject).or_default().insert(other);
            friends.entry(other).or_default().insert(pair.subject);
        }
    }
    friends
}

/// An undisputed claim to an event, and the side that made it: entities that claim it together.
struct SideClaim {
    side: EntityNo,
    claim: ClaimNo,
}

/// Reports an event that several sides claim, at the last claim.
fn check_event(
    event: EntityNo,
    pairs: &[&PairRow],
    friends: &Friends,
    index: &Index,
    facts: &Facts,
    sink: &mut Sink<'_>,
) {
    let rows = &facts.rows;
    let mut sides = sides(pairs, friends);
    let mut claims = Vec::new();
    for pair in pairs {
        if facts.sides.places(&[pair.claim]).is_empty() {
            claims.push(SideClaim {
                side: sides.first_of(pair.subject),
                claim: pair.claim,
            });
        }
    }
    if claims.iter().all(|claim| claim.side == claims[0].side) {
        return;
    }
    let Some((last, mut others)) = wording::last_of(rows, claims.iter().map(|claim| claim.claim))
    else {
        return;
    };
    let Some(spot) = wording::last(&[last], rows) else {
        return;
    };
    let of_others = of_other_sides(&claims, last);
    others.retain(|claim| of_others.contains(claim));
    let message = format!(
        "`{}` is also claimed by another group, in {}",
        wording::entity(index, event),
        wording::claims(rows, &others)
    );
    sink.at(spot).value("/object", message).help(
        "open a dispute with one side per group; if they acted together, code the tie between them",
    );
}

/// The claims of the sides that do not make this claim.
fn of_other_sides(claims: &[SideClaim], claim: ClaimNo) -> HashSet<ClaimNo> {
    let mut own_sides = HashSet::new();
    for made in claims {
        if made.claim == claim {
            own_sides.insert(made.side);
        }
    }
    let others = claims.iter().filter(|made| !own_sides.contains(&made.side));
    others.map(|made| made.claim).collect()
}

/// The claimants of an event, joined if one claim names them together or if they are friends.
fn sides(pairs: &[&PairRow], friends: &Friends) -> Groups<EntityNo> {
    let mut sides = Groups::default();
    for of_claim in pairs.chunk_by(|one, other| one.claim == other.claim) {
        for two in of_claim.windows(2) {
            sides.join(two[0].subject, two[1].subject);
        }
    }
    let claimants: BTreeSet<EntityNo> = pairs.iter().map(|pair| pair.subject).collect();
    for claimant in &claimants {
        let Some(friends) = friends.get(claimant) else {
            continue;
        };
        // Iterates over the smaller set: a group may have many claimed events and many friends.
        for friend in claimants.intersection(friends) {
            sides.join(*claimant, *friend);
        }
    }
    sides
}

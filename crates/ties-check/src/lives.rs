//! Lifetimes: the days on which an entity begins and ends, and claims about days outside them.

use std::collections::{BTreeMap, BTreeSet};

use ties::vocabulary::{Family, Predicate};
use ties_dataset::number::{ClaimNo, EntityNo};
use ties_facts::facts::Facts;
use ties_facts::row::{PairRow, Rows, Voice};

// The hostile predicates that are acts. Other hostility can outlive its subject.
const FIGHTS: Predicate = Predicate::named("fights");
const ATTACKS: Predicate = Predicate::named("attacks");
const TOOK_ARMS: Predicate = Predicate::named("took-arms-from");
const PERPETRATED: Predicate = Predicate::named("perpetrated");
const DRAWS: Predicate = Predicate::named("draws-members-from");

/// Predicates for single events. Without a date of its own, the day of such an event is unknown.
const HAPPENS: [Predicate; 11] = [
    ATTACKS,
    TOOK_ARMS,
    PERPETRATED,
    Predicate::named("pledged-allegiance-to"),
    Predicate::named("accepted-pledge-of"),
    Predicate::named("renounced-pledge-to"),
    Predicate::named("party-to-agreement"),
    Predicate::named("operates-jointly-with"),
    Predicate::named("defected-to"),
    Predicate::named("joined"),
    Predicate::named("moved-to"),
];

/// The end of a lifetime to check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edge {
    /// Claims must not be about earlier days.
    Start,
    /// Claims must not be about later days.
    End,
}

/// A claim that dates the start or end of an entity.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bound {
    pub(crate) entity: EntityNo,
    pub(crate) claim: ClaimNo,
    pub(crate) voice: Voice,
    /// The earliest day of a start, the latest of an end.
    pub(crate) day: i32,
}

/// An act of an entity, with its days.
#[derive(Debug, Clone, Copy)]
struct Act {
    entity: EntityNo,
    claim: ClaimNo,
    voice: Voice,
    /// The day by which the act has certainly begun.
    begun: i32,
    /// The last day on which the act certainly continues.
    held: i32,
}

/// Acts of an entity outside its lifetime.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Beyond {
    pub(crate) entity: EntityNo,
    /// The speaker of both. `None` if one speaker dates the lifetime and others report the acts.
    pub(crate) voice: Option<Voice>,
    /// The claims that date the lifetime.
    pub(crate) bounds: Vec<ClaimNo>,
    /// The claims that report the acts.
    pub(crate) acts: Vec<ClaimNo>,
}

/// The claims that use one of some predicates to date a start or an end.
pub(crate) fn dated(rows: &Rows, predicates: &[Predicate], edge: Edge) -> Vec<Bound> {
    let mut bounds = Vec::new();
    for row in &rows.dates {
        for pair in rows.pairs_of_claim(row.claim) {
            if !predicates.contains(&pair.predicate) || !tells(pair, rows) {
                continue;
            }
            let day = match edge {
                Edge::Start => row.date.start_days().0,
                Edge::End => row.date.end_days().1,
            };
            bounds.push(Bound {
                entity: pair.subject,
                claim: row.claim,
                voice: pair.voice,
                day,
            });
        }
    }
    bounds
}

/// Removes the ends of entities that were founded again later.
pub(crate) fn without_those_back(rows: &Rows, ends: &mut Vec<Bound>) {
    const FOUNDED: Predicate = Predicate::named("founded-on");
    let mut latest: BTreeMap<EntityNo, i32> = BTreeMap::new();
    for start in dated(rows, &[FOUNDED], Edge::Start) {
        let day = latest.entry(start.entity).or_insert(start.day);
        *day = start.day.max(*day);
    }
    ends.retain(|end| latest.get(&end.entity).is_none_or(|day| *day <= end.day));
}

/// Whether a pair affirms a state of affairs that its speaker has not revised.
pub(crate) fn tells(pair: &PairRow, rows: &Rows) -> bool {
    pair.affirms() && !rows.is_revised(pair.claim)
}

/// Whether the predicate requires its subject to exist at the time.
pub(crate) fn is_act(predicate: Predicate) -> bool {
    match predicate.def().family {
        Family::Hostility => matches!(predicate, FIGHTS | ATTACKS | TOOK_ARMS),
        Family::Event => predicate == PERPETRATED,
        Family::Person => predicate != DRAWS,
        Family::Structure
        | Family::Allegiance
        | Family::Cooperation
        | Family::Support
        | Family::Control
        | Family::Place
        | Family::State => true,
        _ => false,
    }
}

/// The acts outside the lifetimes that `bounds` give. For each entity: first the acts that contradict the dates of their own
/// speaker, then those of speakers that give no date.
///
/// If a speaker gives several dates, the widest applies; for speakers without a date, the widest of all. Claims on opposite
/// sides of a dispute are left out. The dates of the predicates in `also` count as acts.
pub(crate) fn beyond(
    facts: &Facts,
    bounds: &[Bound],
    edge: Edge,
    is_act: fn(Predicate) -> bool,
    also: &[Predicate],
) -> Vec<Beyond> {
    let mut by_entity: BTreeMap<EntityNo, Vec<Bound>> = BTreeMap::new();
    for bound in bounds {
        by_entity.entry(bound.entity).or_default().push(*bound);
    }
    if by_entity.is_empty() {
        return Vec::new();
    }
    let mut acts: BTreeMap<EntityNo, Vec<Act>> = BTreeMap::new();
    for act in acts_of(
        &facts.rows,
        |entity| by_entity.contains_key(&entity),
        is_act,
        also,
    ) {
        acts.entry(act.entity).or_default().push(act);
    }
    let mut found = Vec::new();
    for (entity, bounds) in by_entity {
        let Some(acts) = acts.get(&entity) else {
            continue;
        };
        let mut voices: BTreeMap<Voice, Vec<Bound>> = BTreeMap::new();
        for bound in &bounds {
            voices.entry(bound.voice).or_default().push(*bound);
        }
        let is_named = |voice: Voice| !matches!(voice, Voice::Unnamed(_));
        for (voice, bounds) in voices.iter().filter(|(voice, _)| is_named(**voice)) {
            let own = acts.iter().filter(|act| act.voice == *voice);
            found.extend(outside(facts, entity, Some(*voice), bounds, own, edge));
        }
        let others = acts
            .iter()
            .filter(|act| !is_named(act.voice) || !voices.contains_key(&act.voice));
        found.extend(outside(facts, entity, None, &bounds, others, edge));
    }
    found
}

/// The acts that are certainly outside some bounds.
fn outside<'a>(
    facts: &Facts,
    entity: EntityNo,
    voice: Option<Voice>,
    bounds: &[Bound],
    acts: impl Iterator<Item = &'a Act>,
    edge: Edge,
) -> Option<Beyond> {
    let days = bounds.iter().map(|bound| bound.day);
    let widest = match edge {
        Edge::Start => days.min(),
        Edge::End => days.max(),
    }?;
    let told: Vec<ClaimNo> = bounds.iter().map(|bound| bound.claim).collect();
    let places = facts.sides.places(&told);
    let known = |day: i32| day != i32::MIN && day != i32::MAX;
    let is_outside = |act: &&Act| match edge {
        Edge::Start => known(act.begun) && act.begun < widest,
        Edge::End => known(act.held) && act.held > widest,
    };
    let is_new = |act: &&Act| !facts.sides.is_opposite(act.claim, &places);
    let acts: BTreeSet<ClaimNo> = acts
        .filter(is_outside)
        .filter(is_new)
        .map(|act| act.claim)
        .collect();
    let sorted = |claims: BTreeSet<ClaimNo>| claims.into_iter().collect::<Vec<_>>();
    (!acts.is_empty()).then(|| Beyond {
        entity,
        voice,
        bounds: sorted(told.into_iter().collect()),
        acts: sorted(acts),
    })
}

/// The acts of some entities.
fn acts_of(
    rows: &Rows,
    is_wanted: impl Fn(EntityNo) -> bool,
    is_act: fn(Predicate) -> bool,
    also: &[Predicate],
) -> Vec<Act> {
    let mut acts = Vec::new();
    for pair in &rows.pairs {
        if !is_act(pair.predicate) || !tells(pair, rows) {
            continue;
        }
        if pair.lasts == ties_facts::row::Lasts::Undated && HAPPENS.contains(&pair.predicate) {
            continue;
        }
        let other = if pair.predicate.def().symmetric {
            pair.object
        } else {
            None
        };
        for entity in [Some(pair.subject), other]
            .into_iter()
            .flatten()
            .filter(|entity| is_wanted(*entity))
        {
            let (begun, held) = (pair.time.start_days().1, pair.time.end_days().0);
            acts.push(Act {
                entity,
                claim: pair.claim,
                voice: pair.voice,
                begun,
                held,
            });
        }
    }
    if also.is_empty() {
        return acts;
    }
    for row in &rows.dates {
        for pair in rows.pairs_of_claim(row.claim) {
            if also.contains(&pair.predicate) && tells(pair, rows) && is_wanted(pair.subject) {
                let (begun, held) = (row.date.start_days().1, row.date.end_days().0);
                acts.push(Act {
                    entity: pair.subject,
                    claim: row.claim,
                    voice: pair.voice,
                    begun,
                    held,
                });
            }
        }
    }
    acts
}

//! Lives: the days on which somebody or something begins and ends, and what is told of days beyond.

use std::collections::{BTreeMap, BTreeSet};

use ties::vocabulary::{Family, Predicate};
use ties_facts::row::{NonMax, PairRow, Rows, Voice};

/// Words and feelings outlive and need no force; of hostility these alone are deeds.
const FIGHTS: Predicate = Predicate::named("fights");
const ATTACKS: Predicate = Predicate::named("attacks");
const TOOK_ARMS: Predicate = Predicate::named("took-arms-from");
const PERPETRATED: Predicate = Predicate::named("perpetrated");
const DRAWS: Predicate = Predicate::named("draws-members-from");

/// What happens once: without a date of its own, nobody knows on which day.
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

/// The end of a life that is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edge {
    /// Nothing is told of days before.
    Start,
    /// Nothing is told of days after.
    End,
}

/// A claim that tells when somebody begins or ends.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bound {
    pub(crate) entity: u32,
    pub(crate) claim: u32,
    pub(crate) voice: Voice,
    /// The earliest day of a start, the latest of an end.
    pub(crate) day: i32,
}

/// Something told of somebody and of days of his.
#[derive(Debug, Clone, Copy)]
struct Act {
    entity: u32,
    claim: u32,
    voice: Voice,
    /// The day by which it has surely begun, and the last on which it surely holds.
    begun: i32,
    held: i32,
}

/// What is told of somebody beyond his days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Beyond {
    pub(crate) entity: u32,
    /// Who tells both; none where one tells the days and others what is beyond.
    pub(crate) voice: Option<Voice>,
    /// The claims that tell the days.
    pub(crate) bounds: Vec<u32>,
    /// The claims that tell of what is beyond.
    pub(crate) acts: Vec<u32>,
}

/// The claims that give the date of one of some predicates as a start or an end.
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
                voice: pair.voice(),
                day,
            });
        }
    }
    bounds
}

/// Takes out the ends of those who were founded anew later on.
pub(crate) fn without_those_back(rows: &Rows, ends: &mut Vec<Bound>) {
    const FOUNDED: Predicate = Predicate::named("founded-on");
    let mut latest: BTreeMap<u32, i32> = BTreeMap::new();
    for start in dated(rows, &[FOUNDED], Edge::Start) {
        let day = latest.entry(start.entity).or_insert(start.day);
        *day = start.day.max(*day);
    }
    ends.retain(|end| latest.get(&end.entity).is_none_or(|day| *day <= end.day));
}

/// Whether a pair says that something is so, and its speaker has not taken it back.
pub(crate) fn tells(pair: &PairRow, rows: &Rows) -> bool {
    pair.is_state_of_affairs() && !pair.negated && !rows.is_revised(pair.claim)
}

/// Whether somebody has to be there to do it or to be it.
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

/// What is told of those with bounds of days beyond them, by who tells: first, of each entity, what one voice tells by
/// itself, then what voices tell that give no such date.
///
/// A voice that gives several dates is held to the widest of them; other voices to the widest of all. What stands
/// opposite in a dispute is left out. `also` are predicates whose dates count as acts.
pub(crate) fn beyond(
    rows: &Rows,
    bounds: &[Bound],
    edge: Edge,
    is_act: fn(Predicate) -> bool,
    also: &[Predicate],
) -> Vec<Beyond> {
    let mut by_entity: BTreeMap<u32, Vec<Bound>> = BTreeMap::new();
    for bound in bounds {
        by_entity.entry(bound.entity).or_default().push(*bound);
    }
    if by_entity.is_empty() {
        return Vec::new();
    }
    let mut acts: BTreeMap<u32, Vec<Act>> = BTreeMap::new();
    for act in acts_of(rows, |entity| by_entity.contains_key(&entity), is_act, also) {
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
            found.extend(outside(rows, entity, Some(*voice), bounds, own, edge));
        }
        let others = acts
            .iter()
            .filter(|act| !is_named(act.voice) || !voices.contains_key(&act.voice));
        found.extend(outside(rows, entity, None, &bounds, others, edge));
    }
    found
}

/// The acts that lie outside some bounds for sure.
fn outside<'a>(
    rows: &Rows,
    entity: u32,
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
    let told: Vec<u32> = bounds.iter().map(|bound| bound.claim).collect();
    let places = rows.sides.places(&told);
    let known = |day: i32| day != i32::MIN && day != i32::MAX;
    let is_outside = |act: &&Act| match edge {
        Edge::Start => known(act.begun) && act.begun < widest,
        Edge::End => known(act.held) && act.held > widest,
    };
    let is_new = |act: &&Act| !rows.sides.is_opposite(act.claim, &places);
    let acts: BTreeSet<u32> = acts
        .filter(is_outside)
        .filter(is_new)
        .map(|act| act.claim)
        .collect();
    let sorted = |claims: BTreeSet<u32>| claims.into_iter().collect::<Vec<_>>();
    (!acts.is_empty()).then(|| Beyond {
        entity,
        voice,
        bounds: sorted(told.into_iter().collect()),
        acts: sorted(acts),
    })
}

/// What is told of some entities.
fn acts_of(
    rows: &Rows,
    is_wanted: impl Fn(u32) -> bool,
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
        let other = pair
            .object
            .map(NonMax::get)
            .filter(|_| pair.predicate.def().symmetric);
        for entity in [Some(pair.subject), other]
            .into_iter()
            .flatten()
            .filter(|entity| is_wanted(*entity))
        {
            let (begun, held) = (pair.time.start_days().1, pair.time.end_days().0);
            acts.push(Act {
                entity,
                claim: pair.claim,
                voice: pair.voice(),
                begun,
                held,
            });
        }
    }
    for row in rows.dates.iter().filter(|_| !also.is_empty()) {
        for pair in rows.pairs_of_claim(row.claim) {
            if also.contains(&pair.predicate) && tells(pair, rows) && is_wanted(pair.subject) {
                let (begun, held) = (row.date.start_days().1, row.date.end_days().0);
                acts.push(Act {
                    entity: pair.subject,
                    claim: row.claim,
                    voice: pair.voice(),
                    begun,
                    held,
                });
            }
        }
    }
    acts
}

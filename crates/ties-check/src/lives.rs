//! Lifetimes: the days on which entities begin and end, and claims about days outside them.

use std::collections::{BTreeMap, BTreeSet};

use ties::edtf::Extent;
use ties::vocabulary::{Family, Predicate};
use ties_dataset::number::{ClaimNo, EntityNo};
use ties_facts::facts::Facts;
use ties_facts::row::{PairRow, Rows, TimeEnd, Voice};

// The hostile predicates that are acts. Other hostility can outlive its subject.
const FIGHTS: Predicate = Predicate::named("fights");
const ATTACKS: Predicate = Predicate::named("attacks");
const OBTAINED_WEAPONS: Predicate = Predicate::named("obtained-weapons-from");
const PERPETRATED: Predicate = Predicate::named("perpetrated");
const DRAWS: Predicate = Predicate::named("draws-members-from");

/// Predicates for single events. Without a date of its own, the day of such an event is unknown.
const HAPPENS: [Predicate; 11] = [
    ATTACKS,
    OBTAINED_WEAPONS,
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
    /// The earliest possible day of a start, or the latest possible day of an end.
    pub(crate) day: i32,
}

/// An act of an entity, with its days.
#[derive(Debug, Clone, Copy)]
struct Act {
    claim: ClaimNo,
    voice: Voice,
    /// The day by which the act has certainly begun.
    begun: i32,
    /// The last day on which the act certainly continues.
    last: i32,
}

/// Acts of an entity outside its lifetime.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Beyond {
    pub(crate) entity: EntityNo,
    /// The speaker of all claims. `None` if one speaker dates the lifetime and others report the
    /// acts.
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
            if !predicates.contains(&pair.predicate) || !is_asserted(pair, rows) {
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
pub(crate) fn is_asserted(pair: &PairRow, rows: &Rows) -> bool {
    pair.affirms() && !rows.is_revised(pair.claim)
}

/// Whether the predicate requires its subject to exist at the time.
pub(crate) fn is_act(predicate: Predicate) -> bool {
    match predicate.def().family {
        Family::Hostility => matches!(predicate, FIGHTS | ATTACKS | OBTAINED_WEAPONS),
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

/// The acts outside the lifetimes that `bounds` give. For each entity: first the acts that
/// contradict the dates of their own speaker, then those of speakers that give no date.
///
/// If a speaker gives several dates, the widest one applies. For speakers that give no date, the
/// widest date of all speakers applies. Claims on opposite sides of a dispute are not compared. The
/// dates that claims give with the predicates in `also` count as acts.
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
    let acts = acts_of(&by_entity, &facts.rows, is_act, also);
    let mut found = Vec::new();
    for (entity, acts) in acts {
        let bounds = &by_entity[&entity];
        found.extend(beyond_own_dates(facts, bounds, &acts, edge));
        found.extend(beyond_dates_of_others(facts, bounds, &acts, edge));
    }
    found
}

/// The acts of an entity that contradict the dates of their own speaker, by speaker.
fn beyond_own_dates(facts: &Facts, bounds: &[Bound], acts: &[Act], edge: Edge) -> Vec<Beyond> {
    let mut by_voice: BTreeMap<Voice, Vec<Bound>> = BTreeMap::new();
    for bound in bounds {
        if is_named(bound.voice) {
            by_voice.entry(bound.voice).or_default().push(*bound);
        }
    }
    let mut found = Vec::new();
    for (voice, bounds) in by_voice {
        let own = acts.iter().filter(|act| act.voice == voice);
        if let Some(beyond) = outside(facts, &bounds, own, edge) {
            found.push(Beyond {
                voice: Some(voice),
                ..beyond
            });
        }
    }
    found
}

/// The acts of an entity that speakers without a date of their own report outside the dates of
/// others.
fn beyond_dates_of_others(
    facts: &Facts,
    bounds: &[Bound],
    acts: &[Act],
    edge: Edge,
) -> Option<Beyond> {
    let voices: BTreeSet<Voice> = bounds.iter().map(|bound| bound.voice).collect();
    let of_others = acts
        .iter()
        .filter(|act| !is_named(act.voice) || !voices.contains(&act.voice));
    outside(facts, bounds, of_others, edge)
}

fn is_named(voice: Voice) -> bool {
    !matches!(voice, Voice::Unnamed(_))
}

/// The acts that are certainly outside all bounds of an entity.
fn outside<'a>(
    facts: &Facts,
    bounds: &[Bound],
    acts: impl Iterator<Item = &'a Act>,
    edge: Edge,
) -> Option<Beyond> {
    let days = bounds.iter().map(|bound| bound.day);
    let widest = match edge {
        Edge::Start => days.min(),
        Edge::End => days.max(),
    }?;
    let dating: BTreeSet<ClaimNo> = bounds.iter().map(|bound| bound.claim).collect();
    let dating: Vec<ClaimNo> = dating.into_iter().collect();
    let places = facts.sides.places(&dating);
    let mut outside: BTreeSet<ClaimNo> = BTreeSet::new();
    for act in acts {
        if act.is_beyond(widest, edge) && !facts.sides.is_opposite(act.claim, &places) {
            outside.insert(act.claim);
        }
    }
    if outside.is_empty() {
        return None;
    }
    Some(Beyond {
        entity: bounds[0].entity,
        voice: None,
        bounds: dating,
        acts: outside.into_iter().collect(),
    })
}

impl Act {
    /// The act that a pair states, at a time.
    fn new(pair: &PairRow, time: Extent) -> Self {
        Self {
            claim: pair.claim,
            voice: pair.voice,
            begun: time.start_days().1,
            last: time.end_days().0,
        }
    }

    /// Whether the act is certainly on a day before a start or after an end.
    fn is_beyond(&self, day: i32, edge: Edge) -> bool {
        match edge {
            Edge::Start => is_known(self.begun) && self.begun < day,
            Edge::End => is_known(self.last) && self.last > day,
        }
    }
}

/// Whether a day is known. The least and the greatest day mark open ends of an interval.
fn is_known(day: i32) -> bool {
    day != i32::MIN && day != i32::MAX
}

/// The acts of the entities that have bounds, including their dates with predicates in `also`.
fn acts_of(
    bounded: &BTreeMap<EntityNo, Vec<Bound>>,
    rows: &Rows,
    is_act: fn(Predicate) -> bool,
    also: &[Predicate],
) -> BTreeMap<EntityNo, Vec<Act>> {
    let mut acts: BTreeMap<EntityNo, Vec<Act>> = BTreeMap::new();
    for pair in &rows.pairs {
        let is_of_no_day = pair.end == TimeEnd::Undated && HAPPENS.contains(&pair.predicate);
        if !is_act(pair.predicate) || is_of_no_day || !is_asserted(pair, rows) {
            continue;
        }
        let is_symmetric = pair.predicate.def().symmetric;
        for entity in pair.entities().take(if is_symmetric { 2 } else { 1 }) {
            if bounded.contains_key(&entity) {
                acts.entry(entity)
                    .or_default()
                    .push(Act::new(pair, pair.time));
            }
        }
    }
    for row in &rows.dates {
        if also.is_empty() {
            break;
        }
        for pair in rows.pairs_of_claim(row.claim) {
            if also.contains(&pair.predicate)
                && is_asserted(pair, rows)
                && bounded.contains_key(&pair.subject)
            {
                let act = Act::new(pair, row.date);
                acts.entry(pair.subject).or_default().push(act);
            }
        }
    }
    acts
}

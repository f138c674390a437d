//! `duplicate-event`: an event is recorded only once.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use ties::model::Severity;
use ties::vocabulary::Predicate;
use ties_dataset::index::Index;
use ties_dataset::number::EntityNo;
use ties_facts::facts::Facts;
use ties_facts::row::Rows;

use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "duplicate-event",
    severity: Severity::Warning,
    page: include_str!("duplicate_event.md"),
    checks: &[Check::Whole(check)],
};

const SAME_AS: Predicate = Predicate::named("same-as");
const DIFFERENT_FROM: Predicate = Predicate::named("different-from");
const OCCURRED_ON: Predicate = Predicate::named("occurred-on");
const OCCURRED_IN: Predicate = Predicate::named("occurred-in");
const PERPETRATED: Predicate = Predicate::named("perpetrated");
const CLAIMED: Predicate = Predicate::named("claimed-responsibility-for");
const TARGETED: Predicate = Predicate::named("targeted");

/// The facts that identify an event.
#[derive(Default)]
struct EventFacts {
    days: BTreeSet<i32>,
    places: BTreeSet<EntityNo>,
    doers: BTreeSet<EntityNo>,
    targets: BTreeSet<EntityNo>,
}

impl EventFacts {
    /// The day and the place of the event. `None` if one of them is missing or ambiguous: only
    /// events with both are compared.
    fn day_and_place(&self) -> Option<(i32, EntityNo)> {
        match (self.days.len(), self.places.len()) {
            (1, 1) => Some((*self.days.first()?, *self.places.first()?)),
            _ => None,
        }
    }

    /// Whether both events have a perpetrator or a target in common, and no different ones.
    fn is_like(&self, other: &Self) -> bool {
        let doers = Parties::of(&self.doers, &other.doers);
        let targets = Parties::of(&self.targets, &other.targets);
        matches!(
            (doers, targets),
            (Parties::Shared, Parties::Shared | Parties::Unknown)
                | (Parties::Unknown, Parties::Shared)
        )
    }
}

/// How the parties of two events compare.
enum Parties {
    Shared,
    Different,
    /// One event has none.
    Unknown,
}

impl Parties {
    fn of(one: &BTreeSet<EntityNo>, other: &BTreeSet<EntityNo>) -> Self {
        if one.is_empty() || other.is_empty() {
            Self::Unknown
        } else if one.is_disjoint(other) {
            Self::Different
        } else {
            Self::Shared
        }
    }
}

/// The most events of one day and place that are compared.
const MOST_COMPARED: usize = 200;

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    let mut events = dated_events(rows);
    if events.len() < 2 {
        return;
    }
    add_places_and_parties(&mut events, rows);
    let mut alike: BTreeMap<(i32, EntityNo), Vec<EntityNo>> = BTreeMap::new();
    for (event, facts) in &events {
        if let Some(key) = facts.day_and_place() {
            alike.entry(key).or_default().push(*event);
        }
    }
    alike.retain(|_, events| (2..=MOST_COMPARED).contains(&events.len()));
    if alike.is_empty() {
        return;
    }
    let related = related_events(rows);
    for alike in alike.into_values() {
        report_last(&alike, &events, &related, index, sink);
    }
}

/// The events with a date, and their days.
fn dated_events(rows: &Rows) -> BTreeMap<EntityNo, EventFacts> {
    let mut events: BTreeMap<EntityNo, EventFacts> = BTreeMap::new();
    for date in &rows.dates {
        for pair in rows.pairs_of_claim(date.claim) {
            if pair.predicate == OCCURRED_ON && pair.affirms() {
                // Both ends are kept: an event dated only by month has two days and is not
                // compared.
                let event = events.entry(pair.subject).or_default();
                event.days.insert(date.date.start_days().0);
                event.days.insert(date.date.end_days().1);
            }
        }
    }
    events
}

fn add_places_and_parties(events: &mut BTreeMap<EntityNo, EventFacts>, rows: &Rows) {
    for pair in &rows.pairs {
        let Some(object) = pair.object else {
            continue;
        };
        let event = match pair.predicate {
            OCCURRED_IN | TARGETED => pair.subject,
            PERPETRATED | CLAIMED => object,
            _ => continue,
        };
        if !pair.affirms() {
            continue;
        }
        let Some(facts) = events.get_mut(&event) else {
            continue;
        };
        match pair.predicate {
            OCCURRED_IN => facts.places.insert(object),
            TARGETED => facts.targets.insert(object),
            _ => facts.doers.insert(pair.subject),
        };
    }
}

/// The pairs of events that claims call the same or different, each in both orders.
fn related_events(rows: &Rows) -> HashSet<(EntityNo, EntityNo)> {
    let mut related = HashSet::new();
    for pair in &rows.pairs {
        if let Some(object) = pair.object
            && [SAME_AS, DIFFERENT_FROM].contains(&pair.predicate)
        {
            related.insert((pair.subject, object));
            related.insert((object, pair.subject));
        }
    }
    related
}

/// Reports the last event that has earlier possible duplicates. All pairs are compared only if all
/// are marked distinct.
fn report_last(
    events: &[EntityNo],
    facts: &BTreeMap<EntityNo, EventFacts>,
    related: &HashSet<(EntityNo, EntityNo)>,
    index: &Index,
    sink: &mut Sink<'_>,
) {
    for (number, event) in events.iter().enumerate().rev() {
        let mut duplicates = events[..number].to_vec();
        duplicates.retain(|other| {
            facts[event].is_like(&facts[other])
                && !related.contains(&(*event, *other))
                && !distinguishes(*event, *other, index)
                && !distinguishes(*other, *event, index)
        });
        if duplicates.is_empty() {
            continue;
        }
        let Some(spot) = index.entity_spot(*event) else {
            return;
        };
        let others = duplicates
            .iter()
            .map(|event| wording::entity(index, *event));
        let message = format!(
            "`{}` has the day and place of {}, and a party in common",
            wording::entity(index, *event),
            wording::list(others)
        );
        sink.at(spot)
            .value("", message)
            .help("keep one event and move the claims to it, or say in `distinct` how they differ");
        return;
    }
}

/// Whether the file of an event separates another event with `distinct`.
fn distinguishes(one: EntityNo, other: EntityNo, index: &Index) -> bool {
    let Some(record) = index.entity(wording::entity(index, one)) else {
        return false;
    };
    let other = wording::entity(index, other);
    record
        .distinct
        .iter()
        .any(|distinct| *distinct.from == *other)
}

//! `duplicate-event`: an event is recorded only once.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use ties::model::Severity;
use ties::vocabulary::Predicate;
use ties_dataset::index::Index;
use ties_dataset::number::EntityNo;
use ties_facts::facts::Facts;
use ties_facts::row::PairRow;

use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "duplicate-event",
    severity: Severity::Warning,
    page: include_str!("duplicate_event.md"),
    checks: &[Check::Dataset(check)],
};

const SAME_AS: Predicate = Predicate::named("same-as");
const DIFFERENT_FROM: Predicate = Predicate::named("different-from");
const OCCURRED_ON: Predicate = Predicate::named("occurred-on");
const OCCURRED_IN: Predicate = Predicate::named("occurred-in");
const PERPETRATED: Predicate = Predicate::named("perpetrated");
const CLAIMED: Predicate = Predicate::named("claimed-responsibility-for");
const TARGETED: Predicate = Predicate::named("targeted");

/// The facts that identify an event.
#[derive(Default, PartialEq, Eq, PartialOrd, Ord)]
struct EventFacts {
    days: BTreeSet<i32>,
    places: BTreeSet<EntityNo>,
    doers: BTreeSet<EntityNo>,
    targets: BTreeSet<EntityNo>,
}

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    let mut events: BTreeMap<EntityNo, EventFacts> = BTreeMap::new();
    for date in &rows.dates {
        let dated = rows
            .pairs_of_claim(date.claim)
            .iter()
            .filter(|pair| is_affirmed(pair) && pair.predicate == OCCURRED_ON);
        for pair in dated {
            let (first, last) = (date.date.start_days().0, date.date.end_days().1);
            // Both ends are kept: an event dated only by month has two days and is not compared.
            events
                .entry(pair.subject)
                .or_default()
                .days
                .extend([first, last]);
        }
    }
    if events.len() < 2 {
        return;
    }
    for pair in rows.pairs.iter().filter(|pair| is_affirmed(pair)) {
        let Some(object) = pair.object else {
            continue;
        };
        let (event, other) = match pair.predicate {
            OCCURRED_IN | TARGETED => (pair.subject, object),
            PERPETRATED | CLAIMED => (object, pair.subject),
            _ => continue,
        };
        let Some(told) = events.get_mut(&event) else {
            continue;
        };
        match pair.predicate {
            OCCURRED_IN => told.places.insert(other),
            TARGETED => told.targets.insert(other),
            _ => told.doers.insert(other),
        };
    }
    // Only events with an unambiguous day and place are compared.
    let is_sure = |told: &EventFacts| {
        told.days.len() == 1
            && told.places.len() == 1
            && !told.doers.is_empty()
            && !told.targets.is_empty()
    };
    let mut alike: BTreeMap<EventFacts, Vec<EntityNo>> = BTreeMap::new();
    for (event, told) in events {
        if is_sure(&told) {
            alike.entry(told).or_default().push(event);
        }
    }
    alike.retain(|_, events| events.len() > 1);
    if alike.is_empty() {
        return;
    }
    let apart = |pair: &&PairRow| [SAME_AS, DIFFERENT_FROM].contains(&pair.predicate);
    let apart: HashSet<(EntityNo, EntityNo)> = rows
        .pairs
        .iter()
        .filter(apart)
        .filter_map(|pair| Some((pair.subject, pair.object?)))
        .flat_map(|(one, other)| [(one, other), (other, one)])
        .collect();
    let distinguishes = |one: EntityNo, other: EntityNo| {
        let record = index.entity(wording::entity(index, one));
        let other = wording::entity(index, other);
        record.is_some_and(|record| {
            record
                .distinct
                .iter()
                .any(|distinct| *distinct.from == *other)
        })
    };
    for events in alike.into_values() {
        let is_possible_duplicate = |one: EntityNo, other: EntityNo| {
            !apart.contains(&(one, other))
                && !distinguishes(one, other)
                && !distinguishes(other, one)
        };
        // The last event with an earlier possible duplicate. All pairs are compared only if all are
        // marked distinct.
        let duplicates_of = |(number, event): (usize, &EntityNo)| {
            let before = events[..number].iter().copied();
            let duplicates: Vec<EntityNo> = before
                .filter(|other| is_possible_duplicate(*event, *other))
                .collect();
            (!duplicates.is_empty()).then_some((*event, duplicates))
        };
        let Some((event, duplicates)) = events.iter().enumerate().rev().find_map(duplicates_of)
        else {
            continue;
        };
        let Some(spot) = index.entity_spot(event) else {
            continue;
        };
        let others: Vec<_> = duplicates
            .iter()
            .map(|event| wording::entity(index, *event))
            .collect();
        let message = format!(
            "`{}` has the same day, place and parties as {}",
            wording::entity(index, event),
            wording::list(others.iter())
        );
        sink.at(spot)
            .value("", message)
            .help("keep one event and move the claims to it, or say in `distinct` how they differ");
    }
}

/// Whether a pair is stated as a fact and not negated.
fn is_affirmed(pair: &PairRow) -> bool {
    pair.affirms()
}

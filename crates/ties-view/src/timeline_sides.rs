//! The entities that a timeline is about, and the claims that mention them.

use std::collections::BTreeSet;

use ties::vocabulary::{Class, Predicate, ValueType};
use ties_dataset::number::{ClaimNo, EntityNo};

use crate::analysis::Analysis;
use crate::answer::AnswerBuilder;

/// The predicates of a genealogy.
const LINEAGE: [Predicate; 11] = [
    Predicate::named("splinter-of"),
    Predicate::named("successor-of"),
    Predicate::named("merged-into"),
    Predicate::named("formed-from"),
    Predicate::named("renamed-to"),
    Predicate::named("branch-of"),
    Predicate::named("pledged-allegiance-to"),
    Predicate::named("accepted-pledge-of"),
    Predicate::named("renounced-pledge-to"),
    Predicate::named("founded-on"),
    Predicate::named("dissolved-on"),
];

/// The entities that a timeline is about.
pub(crate) struct Asked {
    sides: Sides,
    /// The events that they took part in.
    events: BTreeSet<EntityNo>,
    /// The claims that mention them, in order.
    pub(crate) claims: BTreeSet<ClaimNo>,
}

/// Which sides a statement has if the timeline is about it.
pub(crate) enum Sides {
    /// One of an entity and the parts that the question takes together with it.
    One(BTreeSet<EntityNo>),
    /// One of the first and one of the second.
    Both(BTreeSet<EntityNo>, BTreeSet<EntityNo>),
    /// One of some entities, or of all if there are none, in a genealogy.
    Lineage(BTreeSet<EntityNo>),
}

impl Asked {
    pub(crate) fn new(builder: &mut AnswerBuilder<'_, '_>, sides: Sides) -> Self {
        let analysis = builder.analysis;
        let rows = &analysis.facts.rows;
        let mut claims = BTreeSet::new();
        let mut events = BTreeSet::new();
        for pair in &rows.pairs {
            if !sides.are(pair.predicate, pair.subject, pair.object) {
                continue;
            }
            claims.insert(pair.claim);
            if pair.affirms() && builder.includes_at_any_time(pair.claim) {
                events.extend(pair.entities().chain(analysis.event_of(pair.claim)));
            }
        }
        events.retain(|entity| analysis.is_named(*entity, Class::Event));
        for pair in &rows.pairs {
            if pair.predicate.def().takes == ValueType::Date && events.contains(&pair.subject) {
                claims.insert(pair.claim);
            }
        }
        Self {
            sides,
            events,
            claims,
        }
    }

    /// Whether the timeline is about a statement on some entities.
    pub(crate) fn takes(
        &self,
        predicate: Predicate,
        subject: EntityNo,
        object: Option<EntityNo>,
    ) -> bool {
        let is_date = predicate.def().takes == ValueType::Date;
        self.sides.are(predicate, subject, object) || (is_date && self.events.contains(&subject))
    }
}

impl Sides {
    /// Whether the sides of a statement are these.
    fn are(&self, predicate: Predicate, subject: EntityNo, object: Option<EntityNo>) -> bool {
        match (self, object) {
            (Self::Lineage(_), _) if !LINEAGE.contains(&predicate) => false,
            (Self::Lineage(members), _) if members.is_empty() => true,
            (Self::One(members) | Self::Lineage(members), object) => {
                members.contains(&subject) || object.is_some_and(|it| members.contains(&it))
            }
            (Self::Both(..), None) => false,
            (Self::Both(of_a, of_b), Some(object)) => {
                (of_a.contains(&subject) && of_b.contains(&object))
                    || (of_b.contains(&subject) && of_a.contains(&object))
            }
        }
    }
}

impl Analysis<'_> {
    /// The event that a qualifier of a claim names.
    fn event_of(&self, number: ClaimNo) -> Option<EntityNo> {
        let (_, _, claim) = self.claims.get(number.index())?;
        self.index.number(claim.with.as_ref()?.event.as_ref()?)
    }
}

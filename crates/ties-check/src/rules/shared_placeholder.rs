//! `shared-placeholder`: reports an unnamed placeholder that two sources connect with different
//! deeds or groups.

use ties::id::Id;
use ties::model::Severity;
use ties::vocabulary::{Kind, Predicate};
use ties_dataset::index::Index;
use ties_dataset::number::SourceNo;
use ties_facts::facts::Facts;

use crate::rule::{Check, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "shared-placeholder",
    severity: Severity::Warning,
    page: include_str!("shared_placeholder.md"),
    checks: &[Check::Dataset(check)],
};

/// Predicates that make the subject responsible for the object, or a part of it.
const BEHIND: [Predicate; 5] = [
    Predicate::named("perpetrated"),
    Predicate::named("commands"),
    Predicate::named("leads"),
    Predicate::named("member-of"),
    Predicate::named("speaks-for"),
];

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    let mut behind = Vec::new();
    for pair in &rows.pairs {
        if !BEHIND.contains(&pair.predicate)
            || pair.negated
            || !pair.is_believed
            || !pair.mode.is_state_of_affairs()
        {
            continue;
        }
        let entity = index
            .entity_id(pair.subject)
            .and_then(|id| index.entity(id));
        let claim = rows.claim(pair.claim);
        let Some(object) = pair.object else {
            continue;
        };
        if entity.is_some_and(|entity| entity.kind == Kind::Unnamed) {
            behind.push((pair.subject, claim.source, object, pair.predicate));
        }
    }
    // The sort is stable, so the claims of one placeholder stay in the order of the sources.
    behind.sort_by_key(|(subject, ..)| *subject);
    for claims in behind.chunk_by(|one, other| one.0 == other.0) {
        let (subject, source, object, predicate) = claims[0];
        let elsewhere = claims
            .iter()
            .find(|(_, other, to, _)| *other != source && *to != object);
        let (Some((_, other, to, then)), Some(spot)) = (elsewhere, index.entity_spot(subject))
        else {
            continue;
        };
        let id = |number| index.entity_id(number).map(Id::as_str).unwrap_or_default();
        let source_id = |number: SourceNo| rows.source(number).id.as_str();
        sink.at(spot)
            .value(
                "/kind",
                format!(
                    "unnamed `{}` is shared by two sources: {predicate} `{}` (`{}`), {then} `{}` \
                     (`{}`)",
                    id(subject),
                    id(object),
                    source_id(source),
                    id(*to),
                    source_id(*other)
                ),
            )
            .help(
                "create a placeholder for each source, or omit the actor; if both sources mean \
                 one known body, give it its kind",
            );
    }
}

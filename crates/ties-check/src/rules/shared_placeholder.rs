//! `shared-placeholder`: an unnamed placeholder is not behind the deeds, groups or offices of two sources.

use ties::id::Id;
use ties::model::Severity;
use ties::vocabulary::{Kind, Predicate};
use ties_dataset::index::Index;
use ties_facts::row::{NonMax, Rows};

use crate::rule::{Check, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "shared-placeholder",
    severity: Severity::Warning,
    page: include_str!("shared_placeholder.md"),
    checks: &[Check::Dataset(check)],
};

/// What makes the subject answer for the object, or a part of it.
const BEHIND: [Predicate; 5] = [
    Predicate::named("perpetrated"),
    Predicate::named("commands"),
    Predicate::named("leads"),
    Predicate::named("member-of"),
    Predicate::named("speaks-for"),
];

fn check(index: &Index, rows: &Rows, sink: &mut Sink<'_>) {
    let mut behind = Vec::new();
    for pair in &rows.pairs {
        if !BEHIND.contains(&pair.predicate)
            || pair.negated
            || !pair.stands
            || !pair.mode.is_state_of_affairs()
        {
            continue;
        }
        let entity = index
            .entity_id(pair.subject)
            .and_then(|id| index.entity(id));
        let (Some(object), Some(claim)) = (
            pair.object.map(NonMax::get),
            rows.claims.get(pair.claim as usize),
        ) else {
            continue;
        };
        if entity.is_some_and(|entity| entity.kind == Kind::Unnamed) {
            behind.push((pair.subject, claim.source, object, pair.predicate));
        }
    }
    // The sort keeps what is told of one placeholder in the order of the sources.
    behind.sort_by_key(|(subject, ..)| *subject);
    for told in behind.chunk_by(|one, other| one.0 == other.0) {
        let (subject, source, object, predicate) = told[0];
        let elsewhere = told
            .iter()
            .find(|(_, other, to, _)| *other != source && *to != object);
        let (Some((_, other, to, then)), Some(spot)) = (elsewhere, index.entity_spot(subject))
        else {
            continue;
        };
        let id = |number| index.entity_id(number).map(Id::as_str).unwrap_or_default();
        let source_id = |number: u32| {
            rows.sources
                .get(number as usize)
                .map(|source| source.id.as_str())
                .unwrap_or_default()
        };
        sink.at(spot)
            .value(
                "/kind",
                format!(
                    "`{}` is left unnamed, and is the same in two sources: {predicate} `{}` (`{}`), {then} `{}` (`{}`)",
                    id(subject),
                    id(object),
                    source_id(source),
                    id(*to),
                    source_id(*other)
                ),
            )
            .help(
                "make a placeholder for each, or leave out who it was; whom both sources know as one body is not unnamed: \
                 give it its kind",
            );
    }
}

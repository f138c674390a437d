//! `self-tie`: reports a claim with the same entity as subject and object.

use ties::model::Severity;
use ties_dataset::index::Index;
use ties_facts::row::PairEntities;

use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "self-tie",
    severity: Severity::Error,
    page: include_str!("self_tie.md"),
    checks: &[Check::Pair(check)],
};

fn check(
    _: &ClaimAt<'_>,
    PairEntities { pair, .. }: &PairEntities<'_>,
    index: &Index,
    sink: &mut Sink<'_>,
) {
    let Some(object) = pair.object else { return };
    if object.id != pair.subject.id {
        return;
    }
    // An entity that represents many may have ties among its members.
    if index.entity(object.id).is_none_or(|entity| entity.many) {
        return;
    }
    sink.value(
        &object.place.to_string(),
        format!("subject and object are both `{}`", object.id),
    )
    .help("name the other party; for a conflict within a group, create an entity for each part");
}

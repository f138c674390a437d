//! `self-tie`: subject and object differ.

use ties::model::Severity;
use ties_dataset::index::Index;
use ties_facts::row::NamedPair;

use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "self-tie",
    severity: Severity::Error,
    page: include_str!("self_tie.md"),
    checks: &[Check::Pair(check)],
};

fn check(
    _: &ClaimAt<'_>,
    NamedPair { pair, .. }: &NamedPair<'_>,
    index: &Index,
    sink: &mut Sink<'_>,
) {
    let Some(object) = pair.object.filter(|object| object.id == pair.subject.id) else {
        return;
    };
    // One that stands for many may have ties among its own.
    if index.entity(object.id).is_none_or(|entity| entity.many) {
        return;
    }
    sink.value(
        &object.place.to_string(),
        format!("`{}` stands on both sides", object.id),
    )
    .help("name the other side; of a split inside a group, make each part an entity");
}

//! `stray-qualifier`: reports qualifiers that the predicate does not take.

use ties::model::Severity;
use ties::vocabulary::{Kind, Predicate};
use ties_dataset::index::Index;
use ties_facts::row::PairEntities;

use crate::rule::{Check, ClaimAt, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "stray-qualifier",
    severity: Severity::Warning,
    page: include_str!("stray_qualifier.md"),
    checks: &[Check::Claim(check), Check::Pair(check_parts)],
};

fn check(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let predicate = at.claim.predicate;
    for (name, _) in &at.qualifiers {
        if !predicate.accepts(name) {
            sink.key(
                &format!("/with/{name}"),
                format!("`{predicate}` does not take the qualifier `{name}`"),
            )
            .help(help(predicate));
        }
    }
}

/// Reports a part of a person.
fn check_parts(at: &ClaimAt<'_>, named: &PairEntities<'_>, index: &Index, sink: &mut Sink<'_>) {
    let Some(with) = &at.claim.with else { return };
    for (key, is_there, side) in [
        ("part", with.part.is_some(), named.subject),
        ("object-part", with.object_part.is_some(), named.object),
    ] {
        if is_there
            && let Some(side) = side
            && index.kind_of(side) == Some(Kind::Person)
        {
            let person = wording::entity(index, side);
            let message = format!("`{key}` is for a group, and `{person}` is a person");
            sink.key(&format!("/with/{key}"), message).help(format!(
                "remove `{key}`, or name the group that the part belongs to"
            ));
        }
    }
}

fn help(predicate: Predicate) -> String {
    let all = predicate.closure();
    let mut taken: Vec<_> = all
        .iter()
        .flat_map(|predicate| predicate.def().qualifiers)
        .map(|want| want.name)
        .collect();
    taken.sort_unstable();
    taken.dedup();
    if taken.is_empty() {
        return format!(
            "move it to the `summary` or to a separate claim; `{predicate}` takes no qualifiers"
        );
    }
    format!(
        "move it to the `summary` or to a separate claim; `{predicate}` takes `{}`",
        taken.join("`, `")
    )
}

//! `stray-qualifier`: reports qualifiers that the predicate does not take.

use ties::model::Severity;
use ties::vocabulary::Predicate;
use ties_dataset::index::Index;

use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "stray-qualifier",
    severity: Severity::Warning,
    page: include_str!("stray_qualifier.md"),
    checks: &[Check::Claim(check)],
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

//! `missing-qualifier`: the qualifiers that a predicate requires are there.

use ties::model::Severity;
use ties_dataset::index::Index;

use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "missing-qualifier",
    severity: Severity::Error,
    page: include_str!("missing_qualifier.md"),
    checks: &[Check::Claim(check)],
};

fn check(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let predicate = at.claim.predicate;
    for want in predicate.def().wants.iter().filter(|want| want.must) {
        if !at.qualifiers.iter().any(|(name, _)| *name == want.name) {
            sink.value(
                "/predicate",
                format!("`{predicate}` has no `{}`", want.name),
            )
            .help(help(want.name));
        }
    }
}

fn help(qualifier: &str) -> String {
    let then = match qualifier {
        "and" => ": the other side; where the source leaves it unnamed, an `unnamed` entity",
        "note" => ": what the source tells of the tie, and why no narrower predicate fits",
        "currency" => ": three letters of ISO 4217, or `unspecified` where the source does not say",
        _ => "; `unspecified` where the source does not say",
    };
    format!("add `{qualifier} = \"…\"` to `with`{then}")
}

//! `missing-qualifier`: a claim has the qualifiers and the unit that its predicate requires.

use ties::model::{Claim, Severity};
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
    for want in predicate
        .def()
        .qualifiers
        .iter()
        .filter(|want| want.required)
    {
        if !at.qualifiers.iter().any(|(name, _)| *name == want.name) {
            sink.value(
                "/predicate",
                format!("`{predicate}` requires the qualifier `{}`", want.name),
            )
            .help(help(want.name));
        }
    }
    check_unit(at.claim, sink);
}

fn check_unit(claim: &Claim, sink: &mut Sink<'_>) {
    let Some(amount) = &claim.amount else { return };
    if amount.unit.is_some() || !claim.predicate.def().requires_unit {
        return;
    }
    let message = format!("`{}` requires a `unit` in its `amount`", claim.predicate);
    sink.value("/amount", message).help(
        "add `unit = \"…\"`, for money an ISO 4217 code; write `unspecified` if the source does \
         not say",
    );
}

fn help(qualifier: &str) -> String {
    let then = match qualifier {
        "and" => ": the other party; if the source does not name it, an `unnamed` entity",
        "business" => ", with `kidnapping` or another word of Business in docs/vocabulary.md",
        "note" => ": what the source says about the tie, and why no narrower predicate fits",
        _ => "; write `unspecified` if the source does not say",
    };
    format!("add `{qualifier} = \"…\"` to `with`{then}")
}

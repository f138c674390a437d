//! `undated-claim`: what the text dates has a `when`.

use ties::model::Severity;
use ties_dataset::index::Index;

use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "undated-claim",
    severity: Severity::Error,
    page: include_str!("undated_claim.md"),
    checks: &[Check::Claim(check)],
};

fn check(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let claim = at.claim;
    let has_horizon = || {
        claim
            .horizon
            .as_deref()
            .is_some_and(|horizon| horizon != "none-given")
    };
    if claim.when.is_some() || claim.date.is_some() || has_horizon() {
        return;
    }
    if let Some(words) = &claim.when_words {
        sink.value("/when-words", format!("`{words}` dates the claim, and it has no `when`")).help(
            "add `when`: the time that the words mean, counted from the source's date; where they name none, put them \
             into the `summary`",
        );
        return;
    }
    let keys = [
        ("holds", claim.holds.is_some()),
        ("start-known", claim.start_known.is_some()),
        ("end-known", claim.end_known.is_some()),
    ];
    if let Some((key, _)) = keys.into_iter().find(|(_, is_there)| *is_there) {
        sink.key(
            &format!("/{key}"),
            format!("`{key}` speaks of a `when` that is not there"),
        )
        .help(format!(
            "add `when`, or take `{key}` out: without `when` it holds sometime at the source's date"
        ));
    }
}

//! `undated-claim`: a claim with words for a time, or with a key that qualifies `when`, has a
//! `when`.

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
    let has_horizon = claim
        .horizon
        .as_ref()
        .is_some_and(|horizon| horizon.date().is_some());
    if claim.when.is_some() || claim.date.is_some() || has_horizon {
        return;
    }
    if let Some(words) = &claim.when_words {
        sink.value(
            "/when-words",
            format!("`{words}` dates the claim, but `when` is missing"),
        )
        .help(
            "add `when`, resolved against the source's date; move the words to the `summary` if \
             they do not give a time",
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
            format!("`{key}` qualifies `when`, which is missing"),
        )
        .help(format!("add `when`, or remove `{key}`"));
    }
}

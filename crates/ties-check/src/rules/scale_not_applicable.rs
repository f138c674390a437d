//! `scale-not-applicable`: reports likelihood, confidence, a condition, an outcome or `former` on a
//! claim in a mode that does not take them.

use ties::model::{Claim, Mode, Severity};
use ties_dataset::index::Index;

use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "scale-not-applicable",
    severity: Severity::Error,
    page: include_str!("scale_not_applicable.md"),
    checks: &[Check::Claim(check)],
};

fn check(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let claim = at.claim;
    check_outcome(claim, sink);
    check_former(claim, sink);
    if claim.condition.is_some() && !claim.mode.takes_condition() {
        sink.key(
            "/condition",
            "`condition` needs a mode of something that is not yet so".to_owned(),
        )
        .help(
            "set `mode` to `forecast`, `hypothesis`, `plan`, `promise`, `threat` or `demand`, or \
             remove the key",
        );
    }
    if claim.mode.takes_scales() {
        return;
    }
    for (key, is_there) in [
        ("likelihood", claim.likelihood.is_some()),
        ("confidence", claim.confidence.is_some()),
    ] {
        if is_there {
            sink.key(
                &format!("/{key}"),
                format!("`{key}` needs mode `assessment`, `hypothesis` or `forecast`"),
            )
            .help(
                "if this is a judgement of the speaker, set `mode` to one of these; otherwise \
             remove the key",
            );
        }
    }
}

fn check_outcome(claim: &Claim, sink: &mut Sink<'_>) {
    let is_ahead = matches!(claim.mode, Mode::Forecast | Mode::Promise | Mode::Threat);
    if claim.outcome.is_some() && !is_ahead {
        sink.key(
            "/outcome",
            "`outcome` needs mode `forecast`, `promise` or `threat`",
        )
        .help(
            "if the speaker says what will happen, set `mode` to one of these; otherwise \
             remove the key",
        );
    }
}

/// Reports `former` on what is not yet so.
fn check_former(claim: &Claim, sink: &mut Sink<'_>) {
    let is_possible = matches!(claim.mode, Mode::Hypothesis);
    if claim.former && claim.mode.takes_condition() && !is_possible {
        sink.key("/former", "`former` needs a mode of something that was so")
            .help("correct `mode`, or remove `former`");
    }
}

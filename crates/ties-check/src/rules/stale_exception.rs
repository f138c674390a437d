//! `stale-exception`: reports exceptions that silence nothing, and exceptions and severities for
//! unknown rules.

use ties::model::Severity;
use ties::pointer::escape;
use ties_dataset::index::Index;
use ties_facts::facts::Facts;

use crate::rule::{Check, Rule, Sink};
use crate::rules::{find, nearest};

pub(crate) static RULE: Rule = Rule {
    code: "stale-exception",
    severity: Severity::Error,
    page: include_str!("stale_exception.md"),
    // Only the engine knows which exceptions silenced a finding.
    checks: &[Check::Engine, Check::Dataset(check_severities)],
};

fn check_severities(index: &Index, _: &Facts, sink: &mut Sink<'_>) {
    let (Some(manifest), Some(spot)) = (index.manifest(), index.manifest_spot()) else {
        return;
    };
    for code in manifest
        .severities
        .keys()
        .filter(|code| find(code).is_none())
    {
        unknown_code(
            code,
            sink.at(spot)
                .key(&format!("/severities/{}", escape(code)), ""),
        );
    }
}

/// Fills in the message and help for an unknown rule code.
pub(crate) fn unknown_code(code: &str, finding: &mut crate::diagnostic::Diagnostic) {
    finding.message = format!("no rule has the code `{code}`");
    let near = nearest(code).map(|near| format!("did you mean `{near}`?"));
    finding.help(near.unwrap_or_else(|| "run `ties explain` to list the codes".to_owned()));
}

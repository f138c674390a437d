//! `stale-exception`: reports exceptions that silence nothing, and exceptions and severities for
//! unknown rules.

use ties::model::Severity;

use crate::diagnostic::Diagnostic;
use crate::rule::{Check, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "stale-exception",
    severity: Severity::Error,
    page: include_str!("stale_exception.md"),
    // Only the engine knows all rules, and which exceptions silenced a finding.
    checks: &[Check::Engine],
};

/// Fills in the message and help for an unknown rule code, with the nearest known code.
pub(crate) fn unknown_code(code: &str, near: Option<&str>, finding: &mut Diagnostic) {
    finding.message = format!("no rule has the code `{code}`");
    match near {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help("run `ties explain` to list the codes"),
    }
}

/// Fills in the message and help for an exception to a rule that takes none.
pub(crate) fn not_allowed(code: &str, finding: &mut Diagnostic) {
    finding.message = format!("`{code}` takes no exception");
    finding.help("fix the reported error; unreadable records cannot have exceptions");
}

/// Fills in the message and help for an exception that silences nothing.
pub(crate) fn unused(code: &str, finding: &mut Diagnostic) {
    finding.message = format!("this exception silences nothing: no `{code}` finding here");
    finding.help("remove the exception");
}

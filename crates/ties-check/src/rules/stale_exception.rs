//! `stale-exception`: an exception silences something.

use ties::model::Severity;

use crate::rule::{Check, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "stale-exception",
    severity: Severity::Error,
    page: include_str!("stale_exception.md"),
    checks: &[Check::Exceptions],
};

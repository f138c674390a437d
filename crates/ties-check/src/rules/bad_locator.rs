//! `bad-locator`: the locator is well formed, and its ranges ascend.

use ties::index::Index;
use ties::model::{Locator, Severity};

use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "bad-locator",
    severity: Severity::Error,
    page: include_str!("bad_locator.md"),
    checks: &[Check::Claim(check)],
};

fn check(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    if let Err(bad) = Locator::parse(&at.claim.at) {
        sink.value("/at", bad.message).help(bad.help);
    }
}

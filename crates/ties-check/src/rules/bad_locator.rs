//! `bad-locator`: the locator is well formed, and its ranges ascend.

use ties::index::Index;
use ties::model::{Locator, Severity};

use crate::rule::{Check, ClaimAt, Rule, Sink, SourceAt};

pub(crate) static RULE: Rule = Rule {
    code: "bad-locator",
    severity: Severity::Error,
    page: include_str!("bad_locator.md"),
    checks: &[Check::Claim(check), Check::Source(check_uncoded)],
};

fn check(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    // The engine has read it once; only what it could not read is read again, to say why.
    if at.locator.is_some() {
        return;
    }
    if let Err(bad) = Locator::parse(&at.claim.at) {
        sink.value("/at", bad.message).help(bad.help);
    }
}

fn check_uncoded(at: &SourceAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let Some(source) = at.head.map(|head| &head.record) else { return };
    for place in source.uncoded.keys() {
        if let Err(bad) = Locator::parse(place) {
            let pointer = place.replace('~', "~0").replace('/', "~1");
            sink.key(&format!("/uncoded/{pointer}"), bad.message).help(bad.help);
        }
    }
}

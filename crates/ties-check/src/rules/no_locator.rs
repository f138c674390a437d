//! `no-locator`: every claim has a locator, in a form that its kind of source has.

use ties::model::{LocatorStep, Medium, Severity};
use ties_dataset::index::Index;

use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "no-locator",
    severity: Severity::Error,
    page: include_str!("no_locator.md"),
    checks: &[Check::Claim(check)],
};

fn check(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    // `bad-locator` reports malformed locators.
    let Some(locator) = &at.locator else { return };
    if locator.steps.is_empty() {
        let (message, help) = match locator.digest {
            Some(_) => (
                "is only a digest, without a place",
                "add the place before the digest: `p14 s1 #06429e2f84e1`",
            ),
            None => (
                "is not a place in the source",
                "write the place in the source: `p14 s1`, `page 12`",
            ),
        };
        sink.value("/at", format!("`{}` {message}", &*at.claim.at))
            .help(help);
        return;
    }
    let Some(medium) = at.source.map(|source| source.record.kind.medium()) else {
        return;
    };
    for step in &locator.steps {
        let message = match (medium, step) {
            (Medium::Written | Medium::Tabular, LocatorStep::Time(_)) => {
                "a time, which this kind of source does not have"
            }
            (Medium::Written | Medium::Spoken, LocatorStep::Row(_) | LocatorStep::Cell(_)) => {
                "a row or cell, which this kind of source does not have"
            }
            _ => continue,
        };
        let help = match medium {
            Medium::Written => "use paragraph and sentence, page, line, section or record",
            Medium::Tabular => "use record, row or cell, or a locator of a written source",
            Medium::Spoken => "use minutes and seconds: `1:31-1:40`",
        };
        sink.value("/at", format!("`{}` is {message}", &*at.claim.at))
            .help(help);
    }
}

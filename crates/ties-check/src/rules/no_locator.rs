//! `no-locator`: every claim says where in the source it stands, in a way that its kind of source has.

use ties::model::{Medium, Severity, Step};
use ties_dataset::index::Index;

use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "no-locator",
    severity: Severity::Error,
    page: include_str!("no_locator.md"),
    checks: &[Check::Claim(check)],
};

fn check(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    // What is no locator at all, `bad-locator` reports.
    let Some(locator) = &at.locator else { return };
    if locator.steps.is_empty() {
        let (message, help) = match locator.digest {
            Some(_) => (
                "names no place, only a digest",
                "put the place before the digest: `p14 s1 #06429e2f84e1`",
            ),
            None => (
                "names no place",
                "say where in the source it stands: `p14 s1`, `page 12`",
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
            (Medium::Written | Medium::Tabular, Step::Time(_)) => {
                "a time, which a reader of this kind of source cannot look up"
            }
            (Medium::Written | Medium::Spoken, Step::Row(_) | Step::Cell(_)) => {
                "a row or cell, which this kind of source does not have"
            }
            _ => continue,
        };
        let help = match medium {
            Medium::Written => "say it by paragraph and sentence, page, line, section or record",
            Medium::Tabular => "say it by record, row, cell, or as in a written source",
            Medium::Spoken => "say it by minutes and seconds: `1:31-1:40`",
        };
        sink.value("/at", format!("`{}` is {message}", &*at.claim.at))
            .help(help);
    }
}

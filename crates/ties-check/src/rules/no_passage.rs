//! `no-passage`: if the text of a source is available, each claim has the digest of its passage.

use ties::model::Severity;
use ties_dataset::index::Index;

use crate::rule::{Check, ClaimAt, Rule, Sink};
use crate::wording::locator_with_digest;

pub(crate) static RULE: Rule = Rule {
    code: "no-passage",
    severity: Severity::Warning,
    page: include_str!("no_passage.md"),
    checks: &[Check::Claim(check)],
};

fn check(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let (Some((text, passage)), Some(locator)) = (&at.passage, &at.locator) else {
        return;
    };
    if locator.digest.is_none() {
        let place = at.claim.at.trim();
        sink.value("/at", format!("`{place}` has no digest of its passage"))
            .help(format!(
                "write `{}`",
                locator_with_digest(place, text.digest(passage.clone()))
            ));
    }
}

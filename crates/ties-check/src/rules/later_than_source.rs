//! `later-than-source`: nothing is attested beyond its source's date.

use ties::edtf::{Day, Edtf};
use ties::model::{Holds, Severity};
use ties_dataset::index::Index;

use super::source_before_event::{AHEAD, certain, last_day, starts_after};
use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "later-than-source",
    severity: Severity::Error,
    page: include_str!("later_than_source.md"),
    checks: &[Check::Claim(check)],
};

fn check(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let (Some(when), Some(last)) = (&at.when, last_day(at)) else {
        return;
    };
    // What starts after its source, `source-before-event` reports.
    let is_told = !at.claim.mode.looks_ahead() && !starts_after(when.start(), last);
    if is_told && first_end(when, at.claim.holds).is_some_and(|end| end > last) {
        let still = match when.to_string().split_once('/') {
            Some((start, _)) => format!("where it was still so then, write `{start}/..`"),
            None => "where it held at some time in it, leave `holds` out".to_owned(),
        };
        sink.value(
            "/when",
            format!("`{when}` ends after {last}, and by then the source was published"),
        )
        .help(format!("{still}; or {AHEAD}"));
    }
}

/// The first day on which it may have ended; none where it need not have lasted to any, or nobody is sure.
fn first_end(when: &Edtf, holds: Option<Holds>) -> Option<Day> {
    let end = certain(when.end())?;
    match (when.is_interval(), holds) {
        (true, None | Some(Holds::Throughout)) => Some(end.earliest),
        (false, Some(Holds::Throughout)) => Some(end.latest),
        (true, Some(Holds::Sometime)) | (false, _) => None,
    }
}

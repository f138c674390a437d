//! `later-than-source`: no claim covers time after the date of its source.

use ties::edtf::{Day, Edtf};
use ties::model::{Continuity, Severity};
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
    // `source-before-event` reports claims that start after their source.
    let is_past_claim = !at.claim.mode.looks_ahead() && !starts_after(when.start(), last);
    if is_past_claim && first_end(when, at.claim.holds).is_some_and(|end| end > last) {
        let still = match when.to_string().split_once('/') {
            Some((start, _)) => format!("if it was still so then, write `{start}/..`"),
            None => "if it was true at some time in it, remove `holds`".to_owned(),
        };
        sink.value(
            "/when",
            format!("`{when}` ends after the source was published ({last})"),
        )
        .help(format!("{still}; or {AHEAD}"));
    }
}

/// The earliest day on which the claim may have ended. `None` if the end is uncertain, or if the
/// claim may end at any time.
fn first_end(when: &Edtf, holds: Option<Continuity>) -> Option<Day> {
    let end = certain(when.end())?;
    match (when.is_interval(), holds) {
        (true, None | Some(Continuity::Throughout)) => Some(end.earliest),
        (false, Some(Continuity::Throughout)) => Some(end.latest),
        (true, Some(Continuity::Sometime)) | (false, _) => None,
    }
}

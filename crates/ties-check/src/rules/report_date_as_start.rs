//! `report-date-as-start`: the day of a report is not taken for the start of what it reports.

use ties::edtf::{Days, Edtf, End};
use ties::model::Severity;
use ties::vocabulary::Takes;
use ties_dataset::index::Index;

use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "report-date-as-start",
    severity: Severity::Warning,
    page: include_str!("report_date_as_start.md"),
    checks: &[Check::Claim(check)],
};

fn check(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let claim = at.claim;
    let Some(when) = &at.when else { return };
    let Some(start) = days(when.start()) else {
        if claim.start_known == Some(true) {
            sink.key(
                "/start-known",
                format!("`start-known` is true, and `{when}` names no start"),
            )
            .help(
                "write the start into `when`, as exactly as it is known; or take `start-known` out",
            );
        }
        return;
    };
    let goes_on = days(when.end()).is_none();
    let is_tie = claim.predicate.def().takes == Takes::Entity && !claim.mode.looks_ahead();
    if !goes_on || !is_tie || claim.start_known.is_some() {
        return;
    }
    // Of a source that is dated to a month, "since this month" may well be what it says.
    let published = at
        .source
        .and_then(|source| source.published.as_ref())
        .map(Edtf::start)
        .and_then(days);
    if published.is_some_and(|day| {
        day.earliest == day.latest && (day.earliest, day.latest) == (start.earliest, start.latest)
    }) {
        sink.value("/when", format!("`{when}` starts on the day on which its source was published")).help(
            "where that is only the day of the report, take `when` out: it then holds at the source's date, its start \
             unknown; where it did begin on that day, add `start-known = true`",
        );
    }
}

/// The days of an end that is dated.
fn days(end: End) -> Option<Days> {
    match end {
        End::Days(days) => Some(days),
        End::Open | End::Unknown => None,
    }
}

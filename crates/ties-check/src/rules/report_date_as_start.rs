//! `report-date-as-start`: reports a tie that starts on the day its source was published.

use ties::edtf::{Days, Edtf, End};
use ties::model::Severity;
use ties::vocabulary::ValueType;
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
                format!("`start-known` is true, but `{when}` has no start date"),
            )
            .help(
                "write the start date in `when`, as exactly as it is known, or remove \
                 `start-known`",
            );
        }
        return;
    };
    let goes_on = days(when.end()).is_none();
    let is_tie = claim.predicate.def().takes == ValueType::Entity && !claim.mode.looks_ahead();
    if !goes_on || !is_tie || claim.start_known.is_some() {
        return;
    }
    // A source dated only to a month may really say "since this month".
    let published = at
        .source
        .and_then(|source| source.published.as_ref())
        .map(Edtf::start)
        .and_then(days);
    if published.is_some_and(|day| {
        day.earliest == day.latest && (day.earliest, day.latest) == (start.earliest, start.latest)
    }) {
        sink.value(
            "/when",
            format!("`{when}` starts on the day its source was published"),
        )
        .help(
            "remove `when` if this is only the date of the report; add `start-known = true` if \
             the tie began on that day",
        );
    }
}

/// The days of a dated end of an interval.
fn days(end: End) -> Option<Days> {
    match end {
        End::Days(days) => Some(days),
        End::Open | End::Unknown => None,
    }
}

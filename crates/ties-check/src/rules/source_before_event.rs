//! `source-before-event`: reports dates after the publication of the source.

use ties::edtf::{Day, Days, End};
use ties::model::Severity;
use ties_dataset::index::Index;

use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "source-before-event",
    severity: Severity::Error,
    page: include_str!("source_before_event.md"),
    checks: &[Check::Claim(check)],
};

fn check(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let Some(last) = last_day(at) else { return };
    if !at.claim.mode.looks_ahead() {
        for (place, date) in [("/when", &at.when), ("/date", &at.date)] {
            if let Some(date) = date
                && starts_after(date.start(), last)
            {
                sink.value(
                    place,
                    format!("`{date}` is after the source was published, by {last}"),
                )
                .help(AHEAD);
            }
        }
    }
    for (position, speaker) in at.claim.attribution.iter().enumerate() {
        let Some(said) = speaker.said.as_ref().and_then(|said| said.edtf().ok()) else {
            continue;
        };
        if starts_after(said.start(), last) {
            let message = format!("`{said}` is after the source was published, by {last}");
            sink.value(&format!("/attribution/{position}/said"), message)
                .help("correct this date or the date of the source");
        }
    }
}

/// Help for a date after the publication of the source.
pub(crate) const AHEAD: &str = "correct this date or the date of the source, or set a `mode` for \
                                future events: `forecast`, `plan`, `promise`, `threat`, \
                                `demand`, `hypothesis` or `legal-act`";

/// The last day on which the source of a claim may have been published. `None` if that is
/// uncertain.
pub(crate) fn last_day(at: &ClaimAt<'_>) -> Option<Day> {
    Some(certain(at.source?.published.as_ref()?.end())?.latest)
}

/// The days of an end without `~` or `?`. `None` for other ends: how far an approximate date can be
/// off is unknown.
pub(crate) fn certain(end: End) -> Option<Days> {
    match end {
        End::Days(days) if !days.uncertain && !days.approximate => Some(days),
        _ => None,
    }
}

/// Whether this start is certainly after that day.
pub(crate) fn starts_after(start: End, day: Day) -> bool {
    certain(start).is_some_and(|start| start.earliest > day)
}

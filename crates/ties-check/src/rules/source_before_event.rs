//! `source-before-event`: a source is not older than what it reports.

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
                .as_ref()
                .filter(|date| starts_after(date.start(), last))
            {
                sink.value(
                    place,
                    format!("`{date}` is after {last}, and by then the source was published"),
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
            let message = format!("`{said}` is after {last}, and by then the source was published");
            sink.value(&format!("/attribution/{position}/said"), message)
                .help("correct the date here, or that of the source");
        }
    }
}

/// What to do about a time that is ahead of its source.
pub(crate) const AHEAD: &str = "correct the date here, or that of the source; what was still to come is said so by its `mode`: \
                                `forecast`, `promise`, `threat`, `demand`, `hypothesis`, `legal-act`";

/// The last day on which a claim's source may have been published; none where that is not known for certain.
pub(crate) fn last_day(at: &ClaimAt<'_>) -> Option<Day> {
    Some(certain(at.source?.published.as_ref()?.end())?.latest)
}

/// The days of an end that its writer was sure of. How far off "about 2021" may be, nobody says.
pub(crate) fn certain(end: End) -> Option<Days> {
    match end {
        End::Days(days) if !days.uncertain && !days.approximate => Some(days),
        _ => None,
    }
}

/// Whether what has this start begins after that day for certain.
pub(crate) fn starts_after(start: End, day: Day) -> bool {
    certain(start).is_some_and(|start| start.earliest > day)
}

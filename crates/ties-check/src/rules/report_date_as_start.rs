//! `report-date-as-start`: reports a tie that starts on the day its source was published, and a
//! known start or end that the passage only bounds.

use std::ops::Range;

use ties::edtf::{Days, Edtf, End};
use ties::model::Severity;
use ties::vocabulary::ValueType;
use ties_dataset::index::Index;
use ties_text::words::{Tokens, WordList};

use crate::naming::is_commented;
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
    if claim.start_known == Some(true) || claim.end_known == Some(true) {
        check_bounds(at, sink);
    }
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
    check_publication(when, start, at, sink);
}

/// Reports a start on the day of publication.
fn check_publication(when: &Edtf, start: Days, at: &ClaimAt<'_>, sink: &mut Sink<'_>) {
    let claim = at.claim;
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

/// Reports a known start or end that the passage only bounds, such as `at least 2011`.
fn check_bounds(at: &ClaimAt<'_>, sink: &mut Sink<'_>) {
    let Some((list, tokens)) = at.words() else {
        return;
    };
    for bound in date_bounds(list, tokens) {
        let mut beside = bound.start.saturating_sub(1)..=bound.end;
        let is_of_end = beside.any(|word| list.times.until.at(tokens, word).is_some());
        let (key, is_known) = if is_of_end {
            ("end-known", at.claim.end_known)
        } else {
            ("start-known", at.claim.start_known)
        };
        let words = at.as_written(bound);
        if is_known == Some(true) && !is_commented(words, at) {
            sink.value(
                &format!("/{key}"),
                format!("`{key}` is true, but the passage gives a bound: “{words}”"),
            )
            .help(format!(
                "write `{key} = false`, or explain the words in `note`"
            ));
            return;
        }
    }
}

/// The words of a passage by which a date bounds a start or an end.
fn date_bounds(list: &WordList, tokens: &Tokens) -> Vec<Range<usize>> {
    /// As many words as in `as early as the spring of 2011`.
    const MOST: usize = 4;
    let mut bounds = Vec::new();
    for bound in list.times.bounds_before.all(tokens) {
        let mut after = bound.end..bound.end + MOST;
        let first = after.find(|at| {
            list.starts_date(tokens, *at)
                || tokens.word(*at).starts_with(|c: char| c.is_ascii_digit())
        });
        if first.is_some_and(|first| list.starts_date(tokens, first)) {
            bounds.push(bound);
        }
    }
    for bound in list.times.bounds_after.all(tokens) {
        let before = bound.start.saturating_sub(1);
        if list.starts_date(tokens, before) {
            bounds.push(bound);
        }
    }
    bounds
}

/// The days of a dated end of an interval.
fn days(end: End) -> Option<Days> {
    match end {
        End::Days(days) => Some(days),
        End::Open | End::Unknown => None,
    }
}

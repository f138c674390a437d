//! `bad-date`: a date is valid EDTF, level 0 or 1, and Gregorian.

use std::fmt;

use ties::model::{Date, Horizon, Qualifier, Severity, Source, SourceKind};
use ties_dataset::index::Index;
use ties_facts::facts::Facts;

use crate::calendars::correction;
use crate::rule::{Check, ClaimAt, Rule, Sink, SourceAt};

pub(crate) static RULE: Rule = Rule {
    code: "bad-date",
    severity: Severity::Error,
    page: include_str!("bad_date.md"),
    checks: &[
        Check::Claim(check_claim),
        Check::Source(check_source),
        Check::Dataset(check_dataset),
    ],
};

fn check_claim(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    // The engine has parsed these dates. Only an unreadable date or a placeholder needs a second
    // look.
    for (place, written, read) in [
        ("/when", &at.claim.when, &at.when),
        ("/date", &at.claim.date, &at.date),
    ] {
        if let Some(date) = written
            .as_ref()
            .filter(|date| read.is_none() || is_filler(date) || correction(date).is_some())
        {
            check(date, place, sink);
        }
    }
    for_each_date_beside(at, |place, date| check(date, place, sink));
}

/// Calls `take` with every date of a claim that [`ClaimAt`] has not parsed, and its JSON Pointer.
pub(crate) fn for_each_date_beside(
    at: &ClaimAt<'_>,
    mut take: impl FnMut(fmt::Arguments<'_>, &Date),
) {
    if let Some(date) = at.claim.horizon.as_ref().and_then(Horizon::date) {
        take(format_args!("/horizon"), date);
    }
    for (position, speaker) in at.claim.attribution.iter().enumerate() {
        if let Some(date) = &speaker.said {
            take(format_args!("/attribution/{position}/said"), date);
        }
    }
    for (name, qualifier) in &at.qualifiers {
        if let Qualifier::Date(date) = qualifier {
            take(format_args!("/with/{name}"), date);
        }
    }
}

fn check_source(at: &SourceAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    if let Some(head) = at.head {
        let source = &head.record;
        for_each_date_of_source(source, |place, date| {
            // An old book may have a date that looks like one of another calendar.
            let may_be_old = source.url.is_none() && may_be_old(source.kind);
            if !may_be_old || correction(date).is_none() {
                check(date, place, sink);
            }
        });
    }
}

/// Whether there were documents of this kind before newspapers.
fn may_be_old(kind: SourceKind) -> bool {
    matches!(
        kind,
        SourceKind::Book
            | SourceKind::Chapter
            | SourceKind::Letter
            | SourceKind::LegalAct
            | SourceKind::CourtPaper
            | SourceKind::Treaty
            | SourceKind::Speech
    )
}

/// Calls `take` with every date of a source, and its JSON Pointer.
pub(crate) fn for_each_date_of_source(
    source: &Source,
    mut take: impl FnMut(fmt::Arguments<'_>, &Date),
) {
    let archive = source
        .archive
        .as_ref()
        .and_then(|archive| archive.captured.as_ref());
    let retracted = source.retracted.as_ref().map(|retraction| &retraction.on);
    let dates = [
        ("/published", source.published.as_ref()),
        ("/accessed", source.accessed.as_ref()),
        ("/archive/captured", archive),
        ("/retracted/on", retracted),
    ];
    for (place, date) in dates {
        if let Some(date) = date {
            take(format_args!("{place}"), date);
        }
    }
    for (position, grade) in source.grades.iter().enumerate() {
        take(format_args!("/grades/{position}/date"), &grade.date);
    }
}

/// The help for a date that has no likely correction.
const FORMS: &str = "write `2021`, `2021-09`, `2021-09-03` or `2019/2021`, with `~` after it for \
                     approximate, `?` for uncertain";

fn check_dataset(index: &Index, _: &Facts, sink: &mut Sink<'_>) {
    if let (Some(manifest), Some(spot)) = (index.manifest(), index.manifest_spot()) {
        check(&manifest.date, "/date", &mut sink.at(spot));
    }
}

/// Whether programs write this date as a placeholder for a missing one.
fn is_filler(date: &str) -> bool {
    [
        "0000",
        "0000-01-01",
        "0001-01-01",
        "1900-01-01",
        "1970-01-01",
        "9999-12-31",
    ]
    .contains(&date)
}

fn check(date: &Date, place: impl fmt::Display, sink: &mut Sink<'_>) {
    match date.edtf() {
        // `backward-interval` reports it.
        Err(error) if error.backward => {}
        Err(error) => {
            let help = correction(date).or(error.help);
            sink.value(&place.to_string(), error.message)
                .help(help.as_deref().unwrap_or(FORMS));
        }
        Ok(_) if is_filler(date) => sink
            .value(
                &place.to_string(),
                format!("`{date}` looks like a placeholder for a missing date"),
            )
            .help("remove the key, or add an exception if the source does give that day"),
        Ok(_) => {
            if let Some(correction) = correction(date) {
                let message = format!("the year of `{}` is not one of our time", &**date);
                let finding = sink.value(&place.to_string(), message);
                finding.severity = Severity::Warning;
                finding.help(correction);
            }
        }
    }
}

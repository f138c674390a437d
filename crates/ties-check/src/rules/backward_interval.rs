//! `backward-interval`: an interval does not end before it starts.

use std::fmt;

use ties::edtf::{Edtf, End};
use ties::model::{Continuity, Date, Severity};
use ties_dataset::index::Index;
use ties_facts::facts::Facts;

use super::bad_date::{for_each_date_beside, for_each_date_of_source};
use crate::rule::{Check, ClaimAt, Rule, Sink, SourceAt};

pub(crate) static RULE: Rule = Rule {
    code: "backward-interval",
    severity: Severity::Error,
    page: include_str!("backward_interval.md"),
    checks: &[
        Check::Claim(check_claim),
        Check::Source(check_source),
        Check::Dataset(check_dataset),
    ],
};

fn check_claim(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let claim = at.claim;
    for (place, written, read) in [
        ("/when", &claim.when, &at.when),
        ("/date", &claim.date, &at.date),
    ] {
        if let (Some(date), None) = (written, read) {
            check(date, place, sink);
        }
    }
    for_each_date_beside(at, |place, date| check(date, place, sink));
    // In other dates, and with `holds = "sometime"`, an interval is one time within it, so its ends
    // need no order.
    if let Some(when) = &at.when
        && claim.holds != Some(Continuity::Sometime)
    {
        check_order(when, sink);
    }
}

fn check_source(at: &SourceAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    if let Some(head) = at.head {
        for_each_date_of_source(&head.record, |place, date| check(date, place, sink));
    }
}

fn check_dataset(index: &Index, _: &Facts, sink: &mut Sink<'_>) {
    if let (Some(manifest), Some(spot)) = (index.manifest(), index.manifest_spot()) {
        check(&manifest.date, "/date", &mut sink.at(spot));
    }
}

/// Reports an interval whose ends are out of order on every reading.
fn check(date: &Date, place: impl fmt::Display, sink: &mut Sink<'_>) {
    if !date.contains('/') {
        return;
    }
    let Err(error) = date.edtf() else { return };
    if error.backward {
        let help = error
            .help
            .map(|help| format!("{help}, or correct the wrong end"));
        sink.value(&place.to_string(), error.message)
            .help(help.unwrap_or_default());
    }
}

/// Warns about an interval whose ends are out of order on some reading.
fn check_order(when: &Edtf, sink: &mut Sink<'_>) {
    let (true, End::Days(start), End::Days(end)) = (when.is_interval(), when.start(), when.end())
    else {
        return;
    };
    if start.latest <= end.earliest {
        return;
    }
    let message = format!(
        "`{when}` may end before it starts: it could start on {} and end on {}",
        start.latest, end.earliest
    );
    let found = sink.value("/when", message);
    found.severity = Severity::Warning;
    let written = when.to_string();
    found.help(match written.split_once('/') {
        Some((start, end)) if start == end => {
            format!("write `{start}`, which means some time within it")
        }
        _ => "give both ends by month or day, or add `holds = \"sometime\"` if it applied at some \
              time between"
            .to_owned(),
    });
}

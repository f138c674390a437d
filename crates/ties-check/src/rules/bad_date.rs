//! `bad-date`: a date is EDTF, level 0 or 1.

use ties::index::Index;
use ties::model::{Date, Severity, Source};
use ties::vocabulary::Qualifier;

use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "bad-date",
    severity: Severity::Error,
    page: include_str!("bad_date.md"),
    checks: &[Check::Claim(check_claim), Check::Source(check_source)],
};

fn check_claim(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let claim = at.claim;
    for (place, date) in [("/when", &claim.when), ("/date", &claim.date)] {
        check(date.as_ref(), place, sink);
    }
    for (position, teller) in claim.tellers.iter().enumerate().filter(|(_, teller)| teller.said.is_some()) {
        check(teller.said.as_ref(), &format!("/tellers/{position}/said"), sink);
    }
    for (name, qualifier) in claim.with.iter().flat_map(|with| with.present()) {
        if let Qualifier::Date(date) = qualifier {
            check(Some(date), &format!("/with/{name}"), sink);
        }
    }
}

fn check_source(source: &Source, _: &Index, sink: &mut Sink<'_>) {
    let archive = source.archive.as_ref().and_then(|archive| archive.captured.as_ref());
    let dates = [
        ("/published", source.published.as_ref()),
        ("/accessed", source.accessed.as_ref()),
        ("/archive/captured", archive),
    ];
    for (place, date) in dates {
        check(date, place, sink);
    }
    for (position, grade) in source.grades.iter().enumerate() {
        check(grade.date.as_ref(), &format!("/grades/{position}/date"), sink);
    }
}

/// What to write, where nothing nearer is known.
const FORMS: &str =
    "write `2021`, `2021-09`, `2021-09-03` or `2019/2021`, with `~` after it for about, `?` for perhaps";

fn check(date: Option<&Date>, place: &str, sink: &mut Sink<'_>) {
    if let Some(Err(error)) = date.map(Date::edtf) {
        sink.value(place, error.message).help(error.help.as_deref().unwrap_or(FORMS));
    }
}

//! `bad-date`: a date is EDTF, level 0 or 1.

use ties::index::Index;
use ties::model::{Date, Severity};
use ties::row::Rows;
use ties::vocabulary::Qualifier;

use crate::rule::{Check, ClaimAt, Rule, Sink, SourceAt};

pub(crate) static RULE: Rule = Rule {
    code: "bad-date",
    severity: Severity::Error,
    page: include_str!("bad_date.md"),
    checks: &[Check::Claim(check_claim), Check::Source(check_source), Check::Dataset(check_dataset)],
};

fn check_claim(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let claim = at.claim;
    // The engine has read `when` once; only what it could not read, or a filler, is looked at again.
    if at.when.is_none() || claim.when.as_deref().is_some_and(is_filler) {
        check(claim.when.as_ref(), "/when", sink);
    }
    check(claim.date.as_ref(), "/date", sink);
    for (position, teller) in claim.tellers.iter().enumerate().filter(|(_, teller)| teller.said.is_some()) {
        check(teller.said.as_ref(), &format!("/tellers/{position}/said"), sink);
    }
    for (name, qualifier) in &at.qualifiers {
        if let Qualifier::Date(date) = qualifier {
            check(Some(date), &format!("/with/{name}"), sink);
        }
    }
}

fn check_source(at: &SourceAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let Some(source) = at.head.map(|head| &head.record) else { return };
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

fn check_dataset(index: &Index, _: &Rows, sink: &mut Sink<'_>) {
    if let (Some(manifest), Some(spot)) = (index.manifest(), index.manifest_spot()) {
        check(Some(&manifest.date), "/date", &mut sink.at(spot));
    }
}

/// Whether a date is one that programs write where there is none.
fn is_filler(date: &str) -> bool {
    ["0000", "0000-01-01", "0001-01-01", "1900-01-01", "9999-12-31"].contains(&date)
}

fn check(date: Option<&Date>, place: &str, sink: &mut Sink<'_>) {
    let Some(date) = date else { return };
    match date.edtf() {
        Err(error) => sink.value(place, error.message).help(error.help.as_deref().unwrap_or(FORMS)),
        Ok(_) if is_filler(date) => sink
            .value(place, format!("`{date}` is what programs write where there is no date"))
            .help("leave the key out; where the source does say that day, make an exception"),
        Ok(_) => {}
    }
}

//! `dates-out-of-order`: a document is published before it is read, copied, graded or retracted,
//! and all of this before the date of the dataset.

use std::fmt;

use ties::edtf::{Day, Edtf};
use ties::model::{Archive, Date, Severity};
use ties_dataset::index::Index;

use super::bad_date::for_each_date_of_source;
use super::source_before_event::{certain, starts_after};
use crate::calendars::correction;
use crate::rule::{Check, Rule, Sink, SourceAt};
use crate::web_address::archived_page;

pub(crate) static RULE: Rule = Rule {
    code: "dates-out-of-order",
    severity: Severity::Warning,
    page: include_str!("dates_out_of_order.md"),
    checks: &[Check::Source(check)],
};

fn check(at: &SourceAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    let Some(head) = at.head else { return };
    let source = &head.record;
    let last = index
        .manifest()
        .and_then(|manifest| Some(certain(manifest.date.edtf().ok()?.end())?.latest));
    if let Some(last) = last {
        for_each_date_of_source(source, |place, date| {
            check_last(place, date, last, sink);
        });
    }
    let published = head.published.as_ref();
    if let Some(archive) = &source.archive {
        check_archive(archive, published, sink);
    }
    let Some(published) = published else { return };
    if let Some(accessed) = source.accessed.as_ref().and_then(|date| date.edtf().ok()) {
        check_date(
            "/accessed",
            "the source was read on",
            &accessed,
            published,
            sink,
        );
    }
    if let Some(retraction) = &source.retracted
        && let Ok(date) = retraction.on.edtf()
    {
        let what = "the source was retracted on";
        check_date("/retracted/on", what, &date, published, sink);
    }
    for (position, grade) in source.grades.iter().enumerate() {
        if let Ok(date) = grade.date.edtf() {
            let place = format!("/grades/{position}/date");
            check_date(&place, "the grade is dated", &date, published, sink);
        }
    }
}

/// Reports a date after that of the dataset. `bad-date` reports dates of other calendars.
fn check_last(place: fmt::Arguments<'_>, date: &Date, last: Day, sink: &mut Sink<'_>) {
    let is_later = date
        .edtf()
        .is_ok_and(|read| starts_after(read.start(), last));
    if is_later && correction(date).is_none() {
        sink.value(
            &place.to_string(),
            format!("`{}` is after the date of the dataset, {last}", &**date),
        )
        .help("correct this date, or bring `date` in `dataset.toml` up to date");
    }
}

fn check_archive(archive: &Archive, published: Option<&Edtf>, sink: &mut Sink<'_>) {
    let captured = archive.captured.as_ref().and_then(|date| date.edtf().ok());
    let in_address = archive.url.as_ref().and_then(|url| timestamp(url));

    // If the two dates of the capture differ, it is unclear which to compare with the publication.
    if let (Some(captured), Some(in_address)) = (&captured, &in_address)
        && are_certainly_apart(captured, in_address)
    {
        sink.value(
            "/archive/captured",
            format!("the copy is dated `{captured}` here but `{in_address}` in its address"),
        )
        .help("use the date in the address, or give the address of the copy that you used");
        return;
    }
    if let Some(published) = published {
        if let Some(captured) = &captured {
            check_date("/archive/captured", COPY, captured, published, sink);
        } else if let Some(in_address) = &in_address {
            check_date("/archive/url", COPY, in_address, published, sink);
        }
    }
}

const COPY: &str = "the copy is dated";

/// Reports a date that is certainly before the publication.
fn check_date(place: &str, what: &str, date: &Edtf, published: &Edtf, sink: &mut Sink<'_>) {
    let Some(last) = certain(date.end()).and_then(|days| moved(days.latest, 1)) else {
        return;
    };
    if starts_after(published.start(), last) {
        let help = if what == COPY {
            "correct the wrong date; if the copy shows an earlier version, use its date as \
             `published`"
        } else {
            "correct the wrong date"
        };
        let message = format!("{what} `{date}`, before the document was published (`{published}`)");
        sink.value(place, message).help(help);
    }
}

/// Whether two dates are more than one day apart on every reading.
fn are_certainly_apart(one: &Edtf, other: &Edtf) -> bool {
    let Some(days) = certain(other.end()) else {
        return false;
    };
    let ends_before = certain(one.end())
        .and_then(|end| moved(end.latest, 1))
        .is_some_and(|last| last < days.earliest);
    let starts_after = moved(days.latest, 1).is_some_and(|last| starts_after(one.start(), last));
    ends_before || starts_after
}

/// The day `by` days later. Captures are dated in UTC, so the local date may be a day earlier or
/// later.
fn moved(day: Day, by: i64) -> Option<Day> {
    Day::from_number(day.number() + by)
}

/// The date of a capture in an address of a web archive: at least the year.
fn timestamp(url: &str) -> Option<Edtf> {
    let stamp = archived_page(url)?.stamp;
    // A suffix such as `id_` or `if_` selects the form of one capture.
    let stamp = stamp.strip_suffix('_').map_or(stamp, |stamp| {
        stamp.trim_end_matches(|c: char| c.is_ascii_lowercase())
    });
    // archive.today also writes `2021.09.03-120000`.
    let digits: String = stamp.chars().filter(|c| !matches!(c, '.' | '-')).collect();
    if !(4..=14).contains(&digits.len()) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let date = match (digits.get(..4)?, digits.get(4..6), digits.get(6..8)) {
        (year, Some(month), Some(day)) => format!("{year}-{month}-{day}"),
        (year, Some(month), None) => format!("{year}-{month}"),
        (year, None, _) => year.to_owned(),
    };
    Edtf::parse(&date).ok()
}

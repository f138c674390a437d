//! `capture-before-publication`: the archived copy is not older than the document, and as old as its address says.

use ties::edtf::{Day, Days, Edtf};
use ties::model::Severity;
use ties_dataset::index::Index;

use super::source_before_event::{certain, starts_after};
use crate::rule::{Check, Rule, Sink, SourceAt};

pub(crate) static RULE: Rule = Rule {
    code: "capture-before-publication",
    severity: Severity::Warning,
    page: include_str!("capture_before_publication.md"),
    checks: &[Check::Source(check)],
};

fn check(at: &SourceAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let Some(head) = at.head else { return };
    let Some(archive) = &head.record.archive else {
        return;
    };
    let captured = archive.captured.as_ref().and_then(|date| date.edtf().ok());
    let stamp = archive.url.as_ref().and_then(|url| timestamp(url));
    let stamp_days = stamp.as_ref().and_then(|stamp| certain(stamp.end()));

    // Of a capture that is dated twice in two ways, it is not known which to hold against the publication.
    if let (Some(captured), Some(stamp), Some(days)) = (&captured, &stamp, stamp_days)
        && is_certainly_elsewhere(captured, days)
    {
        sink.value(
            "/archive/captured",
            format!("the copy is of `{captured}` here, and of `{stamp}` by its address"),
        )
        .help("write the date of the address, or give the address of the copy that was used");
        return;
    }
    let Some(published) = &head.published else {
        return;
    };
    let (place, date, last) = match (&captured, &stamp) {
        (Some(captured), _) => (
            "/archive/captured",
            captured,
            certain(captured.end()).map(|days| days.latest),
        ),
        (None, Some(stamp)) => ("/archive/url", stamp, stamp_days.map(|days| days.latest)),
        (None, None) => return,
    };
    if last
        .and_then(|last| moved(last, 1))
        .is_some_and(|last| starts_after(published.start(), last))
    {
        sink.value(place, format!("the copy is of `{date}`, and the document of `{published}`")).help(
            "correct the one or the other; where the copy is of an earlier version, that one's date is `published`",
        );
    }
}

/// Whether a date is on no reading within a day of these.
fn is_certainly_elsewhere(date: &Edtf, days: Days) -> bool {
    let ends_before = certain(date.end())
        .and_then(|end| moved(end.latest, 1))
        .is_some_and(|last| last < days.earliest);
    let starts_after = moved(days.latest, 1).is_some_and(|last| starts_after(date.start(), last));
    ends_before || starts_after
}

/// The day so many days later. Captures are dated in UTC, and elsewhere it may be the day before or after.
fn moved(day: Day, by: i64) -> Option<Day> {
    Day::from_number(day.number() + by)
}

/// The day of a capture, as the Wayback Machine and archive.today write it into the address; at least its year.
fn timestamp(url: &str) -> Option<Edtf> {
    let (_, rest) = url.split_once("://")?;
    let (host, path) = rest.split_once('/')?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    let stamp = match host {
        // `web/2021*/` is a list of captures, and `id_`, `if_` and the like after the digits say in what form one is had.
        "web.archive.org" => {
            let (stamp, _) = path.strip_prefix("web/")?.split_once('/')?;
            stamp.strip_suffix('_').map_or(stamp, |stamp| {
                stamp.trim_end_matches(|c: char| c.is_ascii_lowercase())
            })
        }
        // Addresses without an address in them are short names, which may be digits too.
        "archive.today" | "archive.ph" | "archive.is" | "archive.li" | "archive.vn"
        | "archive.fo" | "archive.md" => path.split_once("/http")?.0,
        _ => return None,
    };
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

//! `capture-before-publication`: an archived copy is not older than its document, and its date
//! matches its address.

use ties::edtf::{Day, Edtf};
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
    if let Some(published) = &head.published {
        if let Some(captured) = &captured {
            check_date("/archive/captured", captured, published, sink);
        } else if let Some(in_address) = &in_address {
            check_date("/archive/url", in_address, published, sink);
        }
    }
}

/// Reports a date of capture that is certainly before the publication.
fn check_date(place: &str, captured: &Edtf, published: &Edtf, sink: &mut Sink<'_>) {
    let Some(last) = certain(captured.end()).and_then(|days| moved(days.latest, 1)) else {
        return;
    };
    if starts_after(published.start(), last) {
        sink.value(
            place,
            format!(
                "the copy is dated `{captured}`, before the document was published (`{published}`)"
            ),
        )
        .help(
            "correct the wrong date; if the copy shows an earlier version, use its date as \
             `published`",
        );
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

/// The date of a capture in an address of the Wayback Machine or archive.today: at least the year.
fn timestamp(url: &str) -> Option<Edtf> {
    let (_, rest) = url.split_once("://")?;
    let (host, path) = rest.split_once('/')?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    let stamp = match host {
        // `web/2021*/` is a list of captures. A suffix such as `id_` or `if_` selects the form of
        // one capture.
        "web.archive.org" => {
            let (stamp, _) = path.strip_prefix("web/")?.split_once('/')?;
            stamp.strip_suffix('_').map_or(stamp, |stamp| {
                stamp.trim_end_matches(|c: char| c.is_ascii_lowercase())
            })
        }
        // An address that contains no other address is a short name, which may also consist of
        // digits.
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

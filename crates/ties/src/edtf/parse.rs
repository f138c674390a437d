//! The grammar of a whole text: intervals, times of day, and the sets of level 2. The grammar of
//! one date is in `date`.

use super::date::read_date;
use super::day::{Day, two_digits};
use super::fault::{DateFault, DatePosition};
use super::value::{Days, Edtf, End};

/// No EDTF of level 0 or 1 is longer, so longer text is neither read nor repeated in a message.
pub(super) const LONGEST: usize = 64;

/// Reads a date or an interval.
pub(super) fn read(text: &str) -> Result<Edtf, DateFault> {
    if text.is_empty() {
        return Err(DateFault::new("the date is empty".to_owned()));
    }
    if text.len() > LONGEST {
        return Err(DateFault::new(format!(
            "the date is {} bytes long, and none is over {LONGEST}",
            text.len()
        )));
    }
    if has_only_bytes_of_dates(text, b"[]{}, ")
        && let Some(fault) = set(text)
    {
        return Err(fault);
    }
    if !has_only_bytes_of_dates(text, b"") {
        let shown = text.replace(char::is_control, "\u{fffd}");
        return Err(DateFault::new(format!("`{shown}` is not a date in EDTF")));
    }
    let interval = text.split_once('/');
    let (start, end) = if let Some((start, end)) = interval {
        read_interval(text, start, end)?
    } else {
        let days = if text.contains('T') {
            read_date_time(text)?
        } else {
            read_date(text, DatePosition::Alone)?
        };
        (End::Days(days), End::Days(days))
    };
    Ok(Edtf {
        text: text.into(),
        start,
        end,
        interval: interval.is_some(),
    })
}

/// Whether the text has only bytes that a date can have, and those in `extra`.
fn has_only_bytes_of_dates(text: &str, extra: &[u8]) -> bool {
    text.bytes()
        .all(|b| b.is_ascii_digit() || b"-:+./?~%XYESTZ".contains(&b) || extra.contains(&b))
}

/// A set of level 2: `[one of these]` or `{all of these}`.
///
/// The help is the interval that contains the dates. There is no help if all dates apply, because
/// they are several facts.
fn set(text: &str) -> Option<DateFault> {
    if let Some(dates) = between(text, '[', ']') {
        let interval = interval_around(dates);
        return Some(DateFault::level_two(
            text,
            "one of a set of dates",
            interval,
        ));
    }
    let dates = between(text, '{', '}')?;
    let mut fault = DateFault::level_two(text, "all of a set of dates", interval_around(dates));
    if dates.contains(',') {
        fault.instead = None;
    }
    Some(fault)
}

fn between(text: &str, open: char, close: char) -> Option<&str> {
    text.strip_prefix(open)?.strip_suffix(close)
}

/// The interval from the first to the last of the dates in a set; each may be a range itself.
fn interval_around(dates: &str) -> String {
    let first = dates.split(',').next().unwrap_or_default();
    let first = first.split_once("..").map_or(first, |(from, _)| from);
    let last = dates.split(',').next_back().unwrap_or_default();
    let last = last.rsplit_once("..").map_or(last, |(_, to)| to);
    format!("{}/{}", date_or_open(first), date_or_open(last))
}

fn date_or_open(date: &str) -> &str {
    if date.is_empty() { ".." } else { date.trim() }
}

fn read_interval(text: &str, start: &str, end: &str) -> Result<(End, End), DateFault> {
    if start.is_empty() && end.is_empty() {
        return Err(DateFault::new(
            "`/` gives neither a start nor an end".to_owned(),
        ));
    }
    if end.contains('/') {
        return Err(DateFault::new(format!(
            "`{text}` has more than one `/`, which separates a start from an end"
        )));
    }
    // Put the suggestion for one end back into the whole interval.
    let read_start = read_end(start, DatePosition::Start).map_err(|fault| DateFault {
        instead: fault.instead.map(|start| format!("{start}/{end}")),
        ..fault
    })?;
    let read_end = read_end(end, DatePosition::End).map_err(|fault| DateFault {
        instead: fault.instead.map(|end| format!("{start}/{end}")),
        ..fault
    })?;
    if let (End::Days(from), End::Days(to)) = (read_start, read_end)
        && from.earliest > to.latest
    {
        let fault = DateFault::instead(
            format!("`{text}` ends before it starts"),
            format!("{end}/{start}"),
        );
        return Err(DateFault {
            backward: true,
            ..fault
        });
    }
    Ok((read_start, read_end))
}

fn read_end(text: &str, position: DatePosition) -> Result<End, DateFault> {
    match text {
        "" => Ok(End::Unknown),
        ".." => Ok(End::Open),
        _ => read_date(text, position).map(End::Days),
    }
}

/// A day and a time of day. The day is as written, regardless of the offset. The time is checked
/// and dropped.
fn read_date_time(text: &str) -> Result<Days, DateFault> {
    let (date, time) = text.split_once('T').unwrap_or((text, ""));
    let days = read_date(date, DatePosition::Alone)?;
    let fault = |why: String| DateFault::instead(why, date.to_owned());
    if Day::parse(date).is_none() {
        return Err(fault(format!(
            "`{text}` gives a time of day without a full date before it"
        )));
    }
    let (clock, offset) = time.split_at_checked(8).unwrap_or((time, ""));
    if !is_clock(clock) {
        return Err(fault(format!(
            "`{time}` is not a time of day from `00:00:00` to `23:59:59`"
        )));
    }
    if offset.starts_with('.') {
        return Err(fault(format!(
            "`{time}` has a fraction of a second, which EDTF does not take"
        )));
    }
    if !is_offset(offset) {
        let known = "`Z`, or hours and minutes from `-12:00` to `+14:00` such as `+04:30`";
        return Err(fault(format!(
            "`{offset}` is not an offset from UTC: {known}"
        )));
    }
    Ok(days)
}

fn is_clock(text: &str) -> bool {
    let mut fields = text.split(':').map(two_digits);
    let mut below = |limit| fields.next().flatten().is_some_and(|n| n < limit);
    below(24) && below(60) && below(60) && fields.next().is_none()
}

/// Offsets from UTC range from -12:00 to +14:00. EDTF does not allow `-00:00`.
fn is_offset(text: &str) -> bool {
    let (behind, rest) = match (text.strip_prefix('-'), text.strip_prefix('+')) {
        (Some(rest), _) => (true, rest),
        (None, Some(rest)) => (false, rest),
        (None, None) => return text.is_empty() || text == "Z",
    };
    let (hours, minutes) = rest.split_once(':').unwrap_or((rest, "00"));
    let (Some(hours), Some(minutes)) = (two_digits(hours), two_digits(minutes)) else {
        return false;
    };
    let total = u16::from(hours) * 60 + u16::from(minutes);
    minutes < 60
        && if behind {
            (1..=12 * 60).contains(&total)
        } else {
            total <= 14 * 60
        }
}

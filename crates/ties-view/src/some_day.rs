//! Vague dates: some day of a year, of a month or between two days.

use ties::edtf::Day;
use ties_facts::row::{DayBounds, is_known};

use crate::citation::date_in_words;

/// Some day of a year, of a month, or between two days, as EDTF; `None` if both days are unknown.
pub(crate) fn some_day((low, high): DayBounds) -> Option<String> {
    if !is_known(low) && !is_known(high) {
        return None;
    }
    if !is_known(low) {
        return Some(format!("../{}", day(high)?));
    }
    if !is_known(high) {
        return Some(format!("{}/..", day(low)?));
    }
    let (year, month, day_of_month) = Day::from_number(i64::from(low))?.to_ymd();
    let (last_year, last_month, last_day) = Day::from_number(i64::from(high))?.to_ymd();
    let first = day(low)?;
    if low == high {
        return Some(first);
    }
    if (month, day_of_month, last_month, last_day) == (1, 1, 12, 31) && year == last_year {
        return Some(format!("{year:04}"));
    }
    let is_last_of_month = Day::from_number(i64::from(high) + 1)?.to_ymd().2 == 1;
    if (year, month, day_of_month) == (last_year, last_month, 1) && is_last_of_month {
        return Some(format!("{year:04}-{month:02}"));
    }
    Some(format!("{first}/{}", day(high)?))
}

/// A day as EDTF.
pub(crate) fn day(number: i32) -> Option<String> {
    let (year, month, day) = Day::from_number(i64::from(number))?.to_ymd();
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// A date of an episode in words. An interval means some day within it, not the whole of it.
pub(crate) fn some_day_in_words(date: &str) -> String {
    match date.split_once('/') {
        Some(("..", high)) => format!("some day up to {}", date_in_words(high)),
        Some((low, "..")) => date_in_words(low),
        Some((low, high)) => {
            let low = date_in_words(low);
            format!("some day between {low} and {}", date_in_words(high))
        }
        None => date_in_words(date),
    }
}

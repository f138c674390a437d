//! Dates of other calendars, and of years without a century, that were taken over as if they were
//! Gregorian.

use std::ops::RangeInclusive;

use ties::edtf::Day;

/// A calendar.
struct Calendar {
    name: &'static str,
    /// The years in which documents of our time are dated.
    years: RangeInclusive<i64>,
    /// The Gregorian day of a year, month and day.
    day: fn(i64, i64, i64) -> Option<Day>,
}

/// The years that began between 1900 and 2033 in the Islamic or the Persian calendar. Their dates
/// look alike, so both are named.
const HIJRI: RangeInclusive<i64> = 1279..=1455;

static CALENDARS: [Calendar; 3] = [
    Calendar {
        name: "Islamic",
        years: HIJRI,
        day: islamic,
    },
    Calendar {
        name: "Persian",
        years: HIJRI,
        day: persian,
    },
    Calendar {
        name: "Buddhist",
        years: 2443..=2576,
        day: buddhist,
    },
];

/// The tabular Islamic calendar with the epoch of astronomers. A month seen by eye may begin a day
/// or two earlier or later.
fn islamic(year: i64, month: i64, day: i64) -> Option<Day> {
    let years = (year - 1) * 354 + (3 + 11 * year) / 30;
    let months = (59 * (month - 1) + 1) / 2;
    Day::from_number(years + months + day - 492_150)
}

/// The Solar Hijri calendar of Iran and Afghanistan, by its cycle of 33 years, which is exact from
/// 1799 to 2256.
fn persian(year: i64, month: i64, day: i64) -> Option<Day> {
    let years = (year - 1) * 365 + (8 * year + 21) / 33;
    let months = (month - 1) * 30 + (month - 1).min(6);
    Day::from_number(years + months + day - 492_269)
}

fn buddhist(year: i64, month: i64, day: i64) -> Option<Day> {
    Day::from_ymd(year - 543, month.try_into().ok()?, day.try_into().ok()?)
}

/// A date or the end of an interval, as it is written.
struct WrittenDate {
    year: i64,
    /// The month and the day, as far as they are given.
    rest: Vec<i64>,
}

impl WrittenDate {
    fn parse(date: &str) -> Option<Self> {
        let mut numbers = Vec::new();
        for (number, length) in date
            .trim_end_matches(['~', '?', '%'])
            .split('-')
            .zip([4, 2, 2])
        {
            if number.len() != length || !number.bytes().all(|byte| byte.is_ascii_digit()) {
                return None;
            }
            numbers.push(number.parse().ok()?);
        }
        let rest = numbers.split_off(1);
        Some(Self {
            year: numbers[0],
            rest,
        })
    }

    /// The date in the Gregorian calendar, as exact as it is written.
    fn gregorian(&self, calendar: &Calendar) -> Option<String> {
        let month = self.rest.first().copied().unwrap_or(1);
        let day = self.rest.get(1).copied().unwrap_or(1);
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return None;
        }
        let day = (calendar.day)(self.year, month, day)?.to_string();
        let length = ["2021", "2021-09", "2021-09-03"][self.rest.len()].len();
        Some(day[..length].to_owned())
    }
}

/// What to write instead of a date whose year is one of our time in another calendar, or has only
/// two digits. `None` for other dates.
pub(crate) fn correction(date: &str) -> Option<String> {
    date.split('/').find_map(correction_of_end)
}

fn correction_of_end(date: &str) -> Option<String> {
    let written = WrittenDate::parse(date)?;
    if (1..100).contains(&written.year) {
        let century = if written.year <= 40 { "20" } else { "19" };
        return Some(format!("write the century too: `{century}{}`", &date[2..]));
    }
    let mut days = Vec::new();
    for calendar in &CALENDARS {
        if calendar.years.contains(&written.year)
            && let Some(day) = written.gregorian(calendar)
        {
            days.push(format!("about {day} if this is {}", calendar.name));
        }
    }
    if days.is_empty() {
        return None;
    }
    Some(format!("write the Gregorian date: {}", days.join(", ")))
}

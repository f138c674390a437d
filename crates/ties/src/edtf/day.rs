//! `Day`: one day of the proleptic Gregorian calendar, as a number that can be compared.

use std::fmt;

/// The largest distance of a year from zero, so that no sum of days can overflow.
pub(super) const LAST_YEAR: i64 = 999_999_999_999;

/// A calendar day, counted from 1970-01-01. Year 0 is the year before year 1, as in ISO 8601.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i64);

impl Day {
    /// The day of that year, month (1 to 12) and day of the month, or `None` if the calendar
    /// has no such day.
    #[must_use]
    pub fn from_ymd(year: i64, month: u8, day: u8) -> Option<Day> {
        let known = (-LAST_YEAR..=LAST_YEAR).contains(&year) && (1..=12).contains(&month);
        if !known || day == 0 || day > month_length(year, month) {
            return None;
        }
        let months: i64 = (1..month).map(|m| i64::from(month_length(year, m))).sum();
        Some(Day(year_start(year) + months + i64::from(day) - 1))
    }

    /// The year, month and day of the month.
    #[must_use]
    pub fn to_ymd(self) -> (i64, u8, u8) {
        // The mean length of a year gives the year to within one. The loops correct it.
        let mut year = 1970 + (self.0 * 400).div_euclid(146_097);
        while year_start(year) > self.0 {
            year -= 1;
        }
        while year_start(year + 1) <= self.0 {
            year += 1;
        }
        let mut left = self.0 - year_start(year);
        let mut month = 1;
        while month < 12 && left >= i64::from(month_length(year, month)) {
            left -= i64::from(month_length(year, month));
            month += 1;
        }
        (year, month, u8::try_from(left + 1).unwrap_or(31))
    }

    /// Days since 1970-01-01; negative before it.
    #[must_use]
    pub fn number(self) -> i64 {
        self.0
    }

    /// The day that many days after 1970-01-01, or `None` outside the supported years.
    #[must_use]
    pub fn from_number(number: i64) -> Option<Day> {
        let days = year_start(-LAST_YEAR)..year_start(LAST_YEAR + 1);
        days.contains(&number).then_some(Day(number))
    }

    /// Reads `YYYY-MM-DD`, with a `-` before it for years before 0. No other form is
    /// accepted.
    #[must_use]
    pub fn parse(text: &str) -> Option<Day> {
        let (sign, rest) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
        let mut fields = rest.split('-');
        let (year, month, day) = (fields.next()?, fields.next()?, fields.next()?);
        if fields.next().is_some() || year.len() != 4 || (sign < 0 && year == "0000") {
            return None;
        }
        Day::from_ymd(
            sign * i64::from(digits(year)?),
            two_digits(month)?,
            two_digits(day)?,
        )
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.to_ymd();
        let sign = if year < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}-{month:02}-{day:02}", year.abs())
    }
}

/// Days from 1970-01-01 to the first of January of `year`.
const fn year_start(year: i64) -> i64 {
    const fn from_year_zero(year: i64) -> i64 {
        let past = year - 1;
        365 * year + past.div_euclid(4) - past.div_euclid(100) + past.div_euclid(400)
    }
    from_year_zero(year) - from_year_zero(1970)
}

/// The number of days in a month from 1 to 12.
pub(super) fn month_length(year: i64, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// The number written in up to nine ASCII digits and nothing else (`str::parse` would also take a
/// sign).
pub(super) fn digits(text: &str) -> Option<u32> {
    let all = (1..=9).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if all { text.parse().ok() } else { None }
}

/// The number written in exactly two digits.
pub(super) fn two_digits(text: &str) -> Option<u8> {
    if text.len() == 2 {
        digits(text).and_then(|n| u8::try_from(n).ok())
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{Day, LAST_YEAR, year_start};

    #[test]
    fn days_are_numbered_from_1970() {
        for (text, number) in [
            ("1970-01-01", 0),
            ("1969-12-31", -1),
            ("2000-01-01", 10_957),
            ("2000-02-29", 11_016),
            ("1900-03-01", -25_508),
            ("1582-10-15", -141_427),
            ("0000-03-01", -719_468),
            ("-0001-12-31", -719_529),
        ] {
            let day = Day::parse(text).expect(text);
            assert_eq!(day.number(), number, "{text}");
            assert_eq!(day.to_string(), text);
        }
        for text in [
            "2021-02-29",
            "1900-02-29",
            "2021-13-01",
            "2021-00-01",
            "2021-01-00",
            "-0000-01-01",
            "2021-1-1",
            "+021-01-01",
            "2021-01-01-",
            "",
        ] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }

    #[test]
    fn each_day_follows_the_one_before() {
        let mut last = Day::from_ymd(-801, 12, 31).expect("a day");
        for year in -800..=2400 {
            for month in 1..=12 {
                for day in (1..=31)
                    .filter_map(|day| Day::from_ymd(year, month, day).map(|found| (found, day)))
                {
                    assert_eq!(day.0.number(), last.number() + 1);
                    assert_eq!(day.0.to_ymd(), (year, month, day.1));
                    last = day.0;
                }
            }
        }
    }

    #[test]
    fn the_furthest_days_do_not_overflow() {
        for year in [-LAST_YEAR, LAST_YEAR] {
            let day = Day::from_ymd(year, 12, 31).expect("a day");
            assert_eq!(day.to_ymd(), (year, 12, 31));
            assert_eq!(Day::from_number(day.number()), Some(day));
        }
        assert_eq!(Day::from_ymd(LAST_YEAR + 1, 1, 1), None);
        assert_eq!(Day::from_number(year_start(LAST_YEAR + 1)), None);
        assert_eq!(Day::from_number(i64::MIN), None);
    }
}

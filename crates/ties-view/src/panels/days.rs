//! Calendar years, and whether the days of a claim certainly fall in one.

use ties::edtf::Day;
use ties_facts::row::AttestedDays;

/// Whether something is the case in a year on every reading of the dates, or only on some.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sureness {
    /// On some readings only.
    Possible,
    /// On every reading.
    Certain,
}

impl Sureness {
    /// Its name: `certain`.
    pub fn label(self) -> &'static str {
        match self {
            Self::Possible => "possible",
            Self::Certain => "certain",
        }
    }
}

/// A calendar year, and the numbers of its first day and of the last that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Year {
    pub(super) number: i32,
    first: i32,
    last: i32,
}

impl Year {
    pub(super) fn new(number: i32) -> Self {
        let year = i64::from(number);
        Self {
            number,
            first: saturating_day(new_year(year)),
            last: saturating_day(new_year(year + 1) - 1),
        }
    }

    /// The year of a day.
    pub(super) fn of(day: i32) -> Self {
        let year = Day::from_number(i64::from(day)).map_or(0, |day| day.to_ymd().0);
        // Days have 32 bits, so years fit.
        Self::new(i32::try_from(year).unwrap_or_default())
    }

    /// The part of it up to a day.
    pub(super) fn up_to(self, day: i32) -> Self {
        Self {
            last: self.last.min(day),
            ..self
        }
    }

    /// Its first day.
    pub(super) fn first(self) -> i32 {
        self.first
    }

    /// The number of its days within an interval, and whether these are all.
    pub(super) fn days_within(self, (first, last): (i32, i32)) -> (u32, bool) {
        let first = first.max(self.first);
        let last = last.min(self.last);
        let days = u32::try_from(last.saturating_sub(first).saturating_add(1)).unwrap_or(0);
        (days, (first, last) == (self.first, self.last))
    }

    /// Whether some day of a period falls in it; none if no reading allows it.
    pub(super) fn has_day_of(self, days: AttestedDays) -> Option<Sureness> {
        if days.until.0 >= self.first && days.start.1 <= self.last {
            Some(Sureness::Certain)
        } else if days.until.1 >= self.first && days.start.0 <= self.last {
            Some(Sureness::Possible)
        } else {
            None
        }
    }
}

/// The number of the first day of a year.
fn new_year(year: i64) -> i64 {
    Day::from_ymd(year, 1, 1).map_or(0, Day::number)
}

/// A number of a day in 32 bits; days beyond that are the first or the last.
fn saturating_day(day: i64) -> i32 {
    i32::try_from(day).unwrap_or(if day < 0 { i32::MIN } else { i32::MAX })
}

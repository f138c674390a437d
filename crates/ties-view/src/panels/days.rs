//! The days that a claim covers, and whether they certainly fall in a year.

use ties::edtf::Day;
use ties_facts::row::{Lasts, PairRow, Rows};

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
    pub fn word(self) -> &'static str {
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
        let first = |year| Day::from_ymd(year, 1, 1).map_or(0, Day::number);
        let fit =
            |day: i64| i32::try_from(day).unwrap_or(if day < 0 { i32::MIN } else { i32::MAX });
        let year = i64::from(number);
        Self {
            number,
            first: fit(first(year)),
            last: fit(first(year + 1) - 1),
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
        let (first, last) = (first.max(self.first), last.min(self.last));
        let days = u32::try_from(last.saturating_sub(first).saturating_add(1)).unwrap_or(0);
        (days, (first, last) == (self.first, self.last))
    }
}

/// Whether a day is known.
pub(super) fn is_known(day: i32) -> bool {
    day != i32::MIN && day != i32::MAX
}

/// A period: the first and last possible day of its start, and of its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Days {
    pub(super) start: (i32, i32),
    pub(super) until: (i32, i32),
}

impl Days {
    /// The days that a claim covers.
    pub(super) fn of(pair: &PairRow, rows: &Rows) -> Self {
        let (mut start, mut until) = (pair.time.start_days(), pair.time.end_days());
        if pair.lasts == Lasts::StillSo && until.0 != i32::MIN {
            // A legal act has no end; after the date of the source, it is unknown whether it was still in force.
            until = if until.0 == i32::MAX {
                let published = rows.source_of(pair.claim).published;
                (published.start_days().0.max(start.0), i32::MAX)
            } else {
                (until.0, until.0)
            };
            // It had started by the date of the source.
            start.1 = start.1.min(until.0);
        }
        if start.1 == i32::MIN {
            // An open start is an unknown one.
            start.1 = until.0;
        }
        Self { start, until }
    }

    /// Whether some day of it falls in a year; none if no reading allows it.
    pub(super) fn in_year(self, year: Year) -> Option<Sureness> {
        if self.until.0 >= year.first && self.start.1 <= year.last {
            Some(Sureness::Certain)
        } else if self.until.1 >= year.first && self.start.0 <= year.last {
            Some(Sureness::Possible)
        } else {
            None
        }
    }

    /// The time that this and another have in common.
    pub(super) fn both(self, other: Self) -> Self {
        let later = |one: (i32, i32), other: (i32, i32)| (one.0.max(other.0), one.1.max(other.1));
        let earlier = |one: (i32, i32), other: (i32, i32)| (one.0.min(other.0), one.1.min(other.1));
        Self {
            start: later(self.start, other.start),
            until: earlier(self.until, other.until),
        }
    }
}

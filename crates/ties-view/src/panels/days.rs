//! The days that a claim covers, and whether they certainly fall in a year.

use ties::edtf::Day;
use ties_facts::row::{PairRow, Rows, TimeEnd};

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
}

/// The number of the first day of a year.
fn new_year(year: i64) -> i64 {
    Day::from_ymd(year, 1, 1).map_or(0, Day::number)
}

/// A number of a day in 32 bits; days beyond that are the first or the last.
fn saturating_day(day: i64) -> i32 {
    i32::try_from(day).unwrap_or(if day < 0 { i32::MIN } else { i32::MAX })
}

/// Whether a day is known.
pub(super) fn is_known(day: i32) -> bool {
    day != i32::MIN && day != i32::MAX
}

/// A date: its first and last possible day.
pub(super) type Dates = (i32, i32);

/// A period, with the dates of its start and of its last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Days {
    pub(super) start: Dates,
    pub(super) until: Dates,
}

impl Days {
    /// The days that a claim covers.
    pub(super) fn of(pair: &PairRow, rows: &Rows) -> Self {
        let mut start = pair.time.start_days();
        let mut until = pair.time.end_days();
        if pair.end == TimeEnd::Ongoing && until.0 != i32::MIN {
            until = if until.0 == i32::MAX {
                // A legal act has no end. After the date of the source, it is unknown whether it
                // was still in force.
                (published(pair, rows).max(start.0), i32::MAX)
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
        Self {
            start: (
                self.start.0.max(other.start.0),
                self.start.1.max(other.start.1),
            ),
            until: (
                self.until.0.min(other.until.0),
                self.until.1.min(other.until.1),
            ),
        }
    }
}

/// The first possible day on which the source of a claim was published.
fn published(pair: &PairRow, rows: &Rows) -> i32 {
    rows.source_of(pair.claim).published.start_days().0
}

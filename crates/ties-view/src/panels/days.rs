//! The days that a claim tells of, and whether some of them surely lie in a year.

use ties::edtf::Day;
use ties_facts::row::{Lasts, PairRow, Rows};

/// Whether something is so in a year on every reading of the dates that are told, or on some.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sureness {
    /// On some: its dates leave it open.
    Possible,
    /// On every.
    Certain,
}

impl Sureness {
    /// Its word: `certain`.
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
        // Days are 32 bits wide, and so far fewer years.
        Self::new(i32::try_from(year).unwrap_or_default())
    }

    /// What there is of it up to a day.
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

    /// How many of its days lie from one day to another, and whether those are all.
    pub(super) fn days_within(self, (first, last): (i32, i32)) -> (u32, bool) {
        let (first, last) = (first.max(self.first), last.min(self.last));
        let days = u32::try_from(last.saturating_sub(first).saturating_add(1)).unwrap_or(0);
        (days, (first, last) == (self.first, self.last))
    }
}

/// Whether a day is known, and no edge of time.
pub(super) fn is_known(day: i32) -> bool {
    day != i32::MIN && day != i32::MAX
}

/// A time by the days on one of which it starts and those on one of which it ends, by their first and their last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Days {
    pub(super) start: (i32, i32),
    pub(super) until: (i32, i32),
}

impl Days {
    /// The days of which a claim tells.
    pub(super) fn told(pair: &PairRow, rows: &Rows) -> Self {
        let (mut start, mut until) = (pair.time.start_days(), pair.time.end_days());
        if pair.lasts == Lasts::StillSo && until.0 != i32::MIN {
            // What is laid down by law has no end; whether it still stood, nobody tells after the source.
            until = if until.0 == i32::MAX {
                let claim = rows.claims.get(pair.claim as usize);
                let source = claim.and_then(|claim| rows.sources.get(claim.source as usize));
                (
                    source
                        .map_or(i32::MIN, |source| source.published.start_days().0)
                        .max(start.0),
                    i32::MAX,
                )
            } else {
                (until.0, until.0)
            };
            // By the day of the source it had started.
            start.1 = start.1.min(until.0);
        }
        if start.1 == i32::MIN {
            // An open start is one that nobody tells.
            start.1 = until.0;
        }
        Self { start, until }
    }

    /// Whether some day of it lies in a year; none where on no reading any does.
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

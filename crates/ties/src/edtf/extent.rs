//! Owns the comparison of two dates none of whose ends need be known: `Extent` and the three-valued
//! `Verdict`.

use super::{Day, Edtf, End};

/// The answer to a question about two dates that are not known to the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It is so on every reading of the two dates.
    Certainly,
    /// It is so on some readings and not on others.
    Possibly,
    /// It is so on no reading.
    No,
}

/// What a date says of when something started and ended: the days its start may be and the days its
/// end may be.
///
/// Two extents are always taken as two separate things: `2021` and `2021` are not certainly the
/// same day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Extent {
    start: Range,
    end: Range,
    /// The start and the end are one day, though which day is not known.
    one_day: bool,
}

/// Day numbers from the first to the last, both counted. `i32::MIN` is "no start" and `i32::MAX`
/// "no end"; days beyond some five million years count as the last ones before those, so that a row
/// of a million claims stays small.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Range {
    low: i32,
    high: i32,
}

impl Range {
    const ANY: Self = Self {
        low: i32::MIN,
        high: i32::MAX,
    };
}

impl Edtf {
    /// The plain reading: a date that is no interval is one day somewhere in it, and an interval
    /// lasts from its start to its end.
    #[must_use]
    pub fn extent(&self) -> Extent {
        if self.is_interval() {
            self.throughout()
        } else {
            self.sometime()
        }
    }

    /// One day, somewhere between the earliest and the latest day.
    #[must_use]
    pub fn sometime(&self) -> Extent {
        let days = Range {
            low: self.start_range().low,
            high: self.end_range().high,
        };
        Extent {
            start: days,
            end: days,
            one_day: true,
        }
    }

    /// All of it: from the first day of a date to its last, and from the start of an interval to
    /// its end.
    #[must_use]
    pub fn throughout(&self) -> Extent {
        let (start, end) = (self.start_range(), self.end_range());
        if self.is_interval() {
            // A start is no later than the end and an end no earlier than the start, so each
            // narrows the other.
            let start_high = start.high.min(end.high);
            let end_low = end.low.max(start.low);
            return Extent {
                start: Range {
                    low: start.low,
                    high: start_high,
                },
                end: Range {
                    low: end_low,
                    high: end.high,
                },
                one_day: false,
            };
        }
        Extent {
            start: Range {
                low: start.low,
                high: start.low,
            },
            end: Range {
                low: end.high,
                high: end.high,
            },
            one_day: false,
        }
    }

    fn start_range(&self) -> Range {
        range(self.start(), i32::MIN)
    }

    fn end_range(&self) -> Range {
        range(self.end(), i32::MAX)
    }
}

/// The day numbers an end may be; an open end is at the edge of time and an unknown one may be
/// anything.
fn range(end: End, edge: i32) -> Range {
    match end {
        End::Days(days) => Range {
            low: within(days.earliest),
            high: within(days.latest),
        },
        End::Open => Range {
            low: edge,
            high: edge,
        },
        End::Unknown => Range::ANY,
    }
}

/// The number of a day, between the edges of time.
fn within(day: Day) -> i32 {
    let day = day
        .number()
        .clamp(i64::from(i32::MIN) + 1, i64::from(i32::MAX) - 1);
    #[expect(clippy::cast_possible_truncation, reason = "clamped to what fits")]
    return day as i32;
}

impl Extent {
    /// A time of which nothing is known.
    pub const UNKNOWN: Self = Self {
        start: Range::ANY,
        end: Range::ANY,
        one_day: false,
    };

    /// The same with an open end, as a source of that date tells it: it lasts to that date,
    /// whichever day that is, and nobody knows how long after.
    #[must_use]
    pub fn attested_until(self, date: Extent) -> Self {
        let end = Range {
            low: date.start.low.max(self.start.low),
            high: i32::MAX,
        };
        Self {
            end,
            one_day: false,
            ..self
        }
    }

    /// The first and the last of the days on which it holds on every reading, by their numbers;
    /// none where no day is sure.
    #[must_use]
    pub fn sure_days(self) -> Option<(i32, i32)> {
        (self.start.high <= self.end.low).then_some((self.start.high, self.end.low))
    }

    /// The first and the last day on which it may start, by their numbers; the edges of time where
    /// that is open.
    #[must_use]
    pub fn start_days(self) -> (i32, i32) {
        (self.start.low, self.start.high)
    }

    /// The first and the last day on which it may end, likewise.
    #[must_use]
    pub fn end_days(self) -> (i32, i32) {
        (self.end.low, self.end.high)
    }

    /// Whether this ends before the other starts, with no day in common.
    #[must_use]
    pub fn before(self, other: Extent) -> Verdict {
        verdict(
            self.end.high < other.start.low,
            self.end.low < other.start.high,
        )
    }

    /// Whether this starts after the other ends, with no day in common.
    #[must_use]
    pub fn after(self, other: Extent) -> Verdict {
        other.before(self)
    }

    /// Whether the two have at least one day in common. (Allen's relation of that name is narrower:
    /// see `allen`.)
    #[must_use]
    pub fn overlaps(self, other: Extent) -> Verdict {
        match (self.before(other), self.after(other)) {
            (Verdict::Certainly, _) | (_, Verdict::Certainly) => Verdict::No,
            (Verdict::No, Verdict::No) => Verdict::Certainly,
            _ => Verdict::Possibly,
        }
    }

    /// Whether every day of this is a day of the other.
    #[must_use]
    pub fn within(self, other: Extent) -> Verdict {
        let certain = other.start.high <= self.start.low && self.end.high <= other.end.low;
        let mut low = self.start.low.max(other.start.low);
        let mut high = self.end.high.min(other.end.high);
        if other.one_day {
            // Only that same day is within a day, so this must be able to start and to end on it.
            low = low.max(self.end.low);
            high = high.min(self.start.high);
        }
        let possible = low <= high && low <= self.start.high && self.end.low <= high;
        verdict(certain, possible)
    }

    /// Whether every day of the other is a day of this.
    #[must_use]
    pub fn covers(self, other: Extent) -> Verdict {
        other.within(self)
    }
}

fn verdict(certain: bool, possible: bool) -> Verdict {
    match (certain, possible) {
        (true, _) => Verdict::Certainly,
        (false, true) => Verdict::Possibly,
        (false, false) => Verdict::No,
    }
}

#[cfg(test)]
mod tests {
    use super::{Extent, Range, Verdict};

    /// Every extent over a few days, with every start and end it may have.
    fn extents() -> Vec<(Extent, Vec<(i32, i32)>)> {
        let last = 3;
        let ranges =
            || (0..=last).flat_map(move |low| (low..=last).map(move |high| Range { low, high }));
        let mut all = Vec::new();
        for days in ranges() {
            let readings = (days.low..=days.high).map(|day| (day, day)).collect();
            all.push((
                Extent {
                    start: days,
                    end: days,
                    one_day: true,
                },
                readings,
            ));
        }
        for start in ranges() {
            for end in ranges().filter(|end| start.high <= end.high && start.low <= end.low) {
                let starts = start.low..=start.high;
                let readings = starts
                    .flat_map(|s| (end.low.max(s)..=end.high).map(move |e| (s, e)))
                    .collect();
                all.push((
                    Extent {
                        start,
                        end,
                        one_day: false,
                    },
                    readings,
                ));
            }
        }
        all
    }

    type Readings = [(i32, i32)];
    type Relation = fn((i32, i32), (i32, i32)) -> bool;
    type Question = fn(Extent, Extent) -> Verdict;

    /// The verdict that trying every reading of the one against every reading of the other gives.
    fn verdict_of_readings(relation: Relation, one: &Readings, other: &Readings) -> Verdict {
        let mut answers = Vec::new();
        for a in one {
            answers.extend(other.iter().map(|b| relation(*a, *b)));
        }
        match (answers.contains(&true), answers.contains(&false)) {
            (_, false) => Verdict::Certainly,
            (true, true) => Verdict::Possibly,
            (false, true) => Verdict::No,
        }
    }

    #[test]
    fn verdicts_agree_with_every_reading() {
        let questions: [(Question, Relation); 5] = [
            (Extent::before, |a, b| a.1 < b.0),
            (Extent::after, |a, b| b.1 < a.0),
            (Extent::overlaps, |a, b| a.0 <= b.1 && b.0 <= a.1),
            (Extent::within, |a, b| b.0 <= a.0 && a.1 <= b.1),
            (Extent::covers, |a, b| a.0 <= b.0 && b.1 <= a.1),
        ];
        let all = extents();
        for (a, a_readings) in &all {
            for (b, b_readings) in &all {
                for (number, (question, relation)) in questions.iter().enumerate() {
                    assert_eq!(
                        question(*a, *b),
                        verdict_of_readings(*relation, a_readings, b_readings),
                        "question {number} of {a:?} and {b:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn sure_days_are_those_of_every_reading() {
        for (extent, readings) in &extents() {
            let sure: Vec<_> = (0..=3)
                .filter(|day| readings.iter().all(|(s, e)| s <= day && day <= e))
                .collect();
            assert_eq!(
                extent.sure_days(),
                sure.first().copied().zip(sure.last().copied()),
                "sure days of {extent:?}"
            );
        }
    }
}

//! Comparison of dates whose start or end may be unknown: `Extent`, and the three-valued `Verdict`.

use super::day::Day;
use super::value::{Edtf, End};

/// The answer to a question about two dates that are not known exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// True for every possible meaning of the two dates.
    Certainly,
    /// True for some meanings and false for others.
    Possibly,
    /// False for every possible meaning.
    No,
}

/// The possible days of the start and of the end of something.
///
/// Two extents are always two separate things: `2021` and `2021` are not certainly the same day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Extent {
    start: Range,
    end: Range,
    /// The start and the end are the same day, even if that day is unknown.
    one_day: bool,
}

/// Day numbers from the first to the last, inclusive. `i32::MIN` means "no start" and `i32::MAX`
/// "no end". Days more than about five million years away are clamped to the limits, so that a row
/// stays small.
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
    /// The usual meaning: a date is one day within it, and an interval lasts from its start to its
    /// end.
    #[must_use]
    pub fn extent(&self) -> Extent {
        if self.is_interval() {
            self.throughout()
        } else {
            self.sometime()
        }
    }

    /// One day, at some point between the earliest and the latest day.
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

    /// The whole period: from the first day of a date to its last, or from the start of an interval
    /// to its end.
    #[must_use]
    pub fn throughout(&self) -> Extent {
        let (start, end) = (self.start_range(), self.end_range());
        if self.is_interval() {
            // The start is not after the end, so each narrows the other.
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

/// The possible day numbers of an end. An open end has no limit; an unknown end may be any day.
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

/// The number of a day, clamped to the limits.
fn within(day: Day) -> i32 {
    let day = day
        .number()
        .clamp(i64::from(i32::MIN) + 1, i64::from(i32::MAX) - 1);
    #[expect(clippy::cast_possible_truncation, reason = "clamped to what fits")]
    return day as i32;
}

impl Extent {
    /// A completely unknown time.
    pub const UNKNOWN: Self = Self {
        start: Range::ANY,
        end: Range::ANY,
        one_day: false,
    };

    /// The same, but an open end becomes: lasts at least until the date of the source, with an
    /// unknown end after it.
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

    /// From the start of this to the end of another.
    #[must_use]
    pub fn until_end_of(self, other: Extent) -> Self {
        Self {
            end: other.end,
            one_day: false,
            ..self
        }
    }

    /// The same, but it ended at an unknown time, at the latest on the date of the source.
    #[must_use]
    pub fn ended_by(self, date: Extent) -> Self {
        let end = Range {
            low: self.start.low,
            high: date.end.high.max(self.start.low),
        };
        let start = Range {
            low: self.start.low,
            high: self.start.high.min(end.high),
        };
        Self {
            start,
            end,
            one_day: false,
        }
    }

    /// The first and the last day, by number, that are certainly included, or `None` if no day is
    /// certain.
    #[must_use]
    pub fn sure_days(self) -> Option<(i32, i32)> {
        (self.start.high <= self.end.low).then_some((self.start.high, self.end.low))
    }

    /// The first and the last possible day of the start, by number. An open start gives the limits.
    #[must_use]
    pub fn start_days(self) -> (i32, i32) {
        (self.start.low, self.start.high)
    }

    /// The first and the last possible day of the end, by number. An open end gives the limits.
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

    /// Whether the two have at least one day in common. (Allen's relation `overlaps` is narrower.)
    #[must_use]
    pub fn overlaps(self, other: Extent) -> Verdict {
        match (self.before(other), self.after(other)) {
            (Verdict::Certainly, _) | (_, Verdict::Certainly) => Verdict::No,
            (Verdict::No, Verdict::No) => Verdict::Certainly,
            _ => Verdict::Possibly,
        }
    }

    /// Whether all days of this are also days of the other.
    #[must_use]
    pub fn within(self, other: Extent) -> Verdict {
        let certain = other.start.high <= self.start.low && self.end.high <= other.end.low;
        let mut low = self.start.low.max(other.start.low);
        let mut high = self.end.high.min(other.end.high);
        if other.one_day {
            // Only the same day is within a day, so this must be able to start and end on it.
            low = low.max(self.end.low);
            high = high.min(self.start.high);
        }
        let possible = low <= high && low <= self.start.high && self.end.low <= high;
        verdict(certain, possible)
    }

    /// Whether all days of the other are also days of this.
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

    /// All extents over a few days, each with its possible starts and ends.
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

    /// The verdict from comparing every meaning of one with every meaning of the other.
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

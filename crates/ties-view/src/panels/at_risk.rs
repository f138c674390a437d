//! The years in which a unit is known to exist, and how they begin and end.

use std::cmp::Ordering;

use ties_facts::row::{AttestedDays, DayBounds, is_known};

use super::days::{Sureness, Year};

/// The maximum number of years at risk of a unit; earlier years are cut.
const MOST_YEARS: i32 = 100;

/// How the years at risk of a unit begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entry {
    /// The unit was founded.
    Founded,
    /// The unit is first attested; its founding is unknown.
    FirstTold,
    /// Earlier years are cut.
    Cut,
}

impl Entry {
    /// Its name: `first-attested`.
    pub fn label(self) -> &'static str {
        match self {
            Self::Founded => "founded",
            Self::FirstTold => "first-attested",
            Self::Cut => "cut",
        }
    }
}

/// How the years at risk of a unit end.
///
/// All but the first are censored: the unit may have continued.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Exit {
    /// The unit was dissolved, or merged as a whole into another.
    Ended,
    /// The unit is last attested; its end is unknown.
    LastTold,
    /// The reference date.
    AsOf,
}

impl Exit {
    /// Its name: `last-attested`.
    pub fn label(self) -> &'static str {
        match self {
            Self::Ended => "ended",
            Self::LastTold => "last-attested",
            Self::AsOf => "as-of",
        }
    }
}

/// The time in which a unit, or both of a pair, are known to exist.
#[derive(Debug, Clone, Copy)]
pub(super) struct AtRisk {
    days: AttestedDays,
    entry: Entry,
    exit: Exit,
}

/// The time that two periods have in common.
fn in_common(one: AttestedDays, other: AttestedDays) -> AttestedDays {
    AttestedDays {
        start: (
            one.start.0.max(other.start.0),
            one.start.1.max(other.start.1),
        ),
        until: (
            one.until.0.min(other.until.0),
            one.until.1.min(other.until.1),
        ),
    }
}

/// A year at risk.
#[derive(Debug, Clone, Copy)]
pub(super) struct YearAtRisk {
    pub(super) year: Year,
    pub(super) days: u32,
    pub(super) whole: bool,
    pub(super) sureness: Sureness,
    pub(super) entry: Option<Entry>,
    pub(super) exit: Option<Exit>,
}

impl AtRisk {
    /// The time of a unit whose founding and end are unknown.
    pub(super) fn attested(days: AttestedDays) -> Self {
        Self {
            days,
            entry: Entry::FirstTold,
            exit: Exit::LastTold,
        }
    }

    /// The time in which two are at risk; none if there is no such day.
    pub(super) fn both(self, other: Self) -> Option<Self> {
        let days = in_common(self.days, other.days);
        let entry = match self.days.start.0.cmp(&other.days.start.0) {
            Ordering::Less => other.entry,
            Ordering::Equal => self.entry.min(other.entry),
            Ordering::Greater => self.entry,
        };
        let exit = match self.days.until.1.cmp(&other.days.until.1) {
            Ordering::Less => self.exit,
            Ordering::Equal => self.exit.min(other.exit),
            Ordering::Greater => other.exit,
        };
        Self { days, entry, exit }.unless_empty()
    }

    /// None if no day is at risk.
    pub(super) fn unless_empty(self) -> Option<Self> {
        if self.days.start.0 <= self.days.until.1 {
            Some(self)
        } else {
            None
        }
    }

    /// Its years, in order.
    pub(super) fn calendar(self) -> impl Iterator<Item = Year> {
        let first = Year::of(self.days.start.0).number;
        let last = Year::of(self.days.until.1).number;
        (first..=last).map(Year::new)
    }

    /// Its years, in order, each cut at the reference date.
    pub(super) fn years(self, day: i32) -> impl Iterator<Item = YearAtRisk> {
        let bounds = (self.days.start.0, self.days.until.1);
        let first_year = Year::of(bounds.0).number;
        let last_year = Year::of(bounds.1).number;
        self.calendar().map(move |whole_year| {
            let number = whole_year.number;
            let (days, whole) = whole_year.days_within(bounds);
            let year = whole_year.up_to(day);
            YearAtRisk {
                year,
                days,
                whole,
                sureness: year.has_day_of(self.days).unwrap_or(Sureness::Possible),
                entry: if number == first_year {
                    Some(self.entry)
                } else {
                    None
                },
                exit: if number == last_year {
                    Some(self.exit)
                } else {
                    None
                },
            }
        })
    }

    /// Begins with the stated founding dates, if there are any.
    pub(super) fn begin_with(&mut self, foundings: &[DayBounds]) {
        let Some(first) = foundings.iter().map(|date| date.0).min() else {
            return;
        };
        self.entry = Entry::Founded;
        self.days.start.0 = first;
        // The latest of the stated dates.
        let last = foundings.iter().map(|date| date.1).max();
        if let Some(last) = last
            && is_known(last)
        {
            self.days.start.1 = last;
        }
        self.days.start.1 = self.days.start.1.max(first);
    }

    /// Ends with the stated dates of an end, if there are any.
    pub(super) fn end_with(&mut self, ends: &[DayBounds]) {
        let Some(last) = ends.iter().map(|date| date.1).max() else {
            return;
        };
        self.exit = Exit::Ended;
        self.days.until.1 = last;
        // The earliest of the stated dates.
        let first = ends.iter().map(|date| date.0).min();
        if let Some(first) = first
            && is_known(first)
        {
            self.days.until.0 = first;
        }
        self.days.until.0 = self.days.until.0.min(last);
    }

    /// Ends at the latest on a day.
    pub(super) fn end_by(&mut self, day: i32) {
        if self.days.until.1 > day {
            self.exit = Exit::AsOf;
            self.days.until = (self.days.until.0.min(day), day);
        }
    }

    /// Leaves out all but the last [`MOST_YEARS`] years.
    pub(super) fn cut_early_years(&mut self) {
        let last_year = Year::of(self.days.until.1).number;
        if last_year - Year::of(self.days.start.0).number >= MOST_YEARS {
            self.entry = Entry::Cut;
            let first = Year::new(last_year - MOST_YEARS + 1).first();
            self.days.start = (first, self.days.start.1.max(first));
        }
    }
}

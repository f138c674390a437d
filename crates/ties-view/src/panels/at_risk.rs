//! The years at risk: the years in which a unit is known to exist, and how they begin and end.

use std::cmp::Ordering;

use ties::vocabulary::{Class, Predicate, Takes};
use ties_dataset::number::ClaimNo;
use ties_facts::row::{Lasts, Rows};

use super::days::{Days, Sureness, Year, is_known};
use crate::analysis::Analysis;

const FOUNDED: Predicate = Predicate::named("founded-on");
const DISSOLVED: Predicate = Predicate::named("dissolved-on");
const MERGED: Predicate = Predicate::named("merged-into");

/// The maximum number of years at risk of a unit; earlier years are cut.
pub(super) const MOST_YEARS: i32 = 100;

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
    /// Its name: `first-told`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Founded => "founded",
            Self::FirstTold => "first-told",
            Self::Cut => "cut",
        }
    }
}

/// How the years at risk of a unit end. All but the first are censored: the unit may have continued.
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
    /// Its name: `last-told`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ended => "ended",
            Self::LastTold => "last-told",
            Self::AsOf => "as-of",
        }
    }
}

/// The time in which a unit, or both of a pair, are known to exist.
#[derive(Debug, Clone, Copy)]
pub(super) struct AtRisk {
    days: Days,
    entry: Entry,
    exit: Exit,
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
    /// The time in which two are at risk; none if there is no such day.
    pub(super) fn both(self, other: Self) -> Option<Self> {
        let days = self.days.both(other.days);
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
        (days.start.0 <= days.until.1).then_some(Self { days, entry, exit })
    }

    /// Its years, in order.
    pub(super) fn calendar(self) -> impl Iterator<Item = Year> {
        let (first, last) = (Year::of(self.days.start.0), Year::of(self.days.until.1));
        (first.number..=last.number).map(Year::new)
    }

    /// Its years, in order, each cut at the reference date.
    pub(super) fn years(self, day: i32) -> impl Iterator<Item = YearAtRisk> {
        let bounds = (self.days.start.0, self.days.until.1);
        let (first_year, last_year) = (Year::of(bounds.0).number, Year::of(bounds.1).number);
        self.calendar().map(move |whole_year| {
            let number = whole_year.number;
            let (days, whole) = whole_year.days_within(bounds);
            let year = whole_year.up_to(day);
            YearAtRisk {
                year,
                days,
                whole,
                sureness: self.days.in_year(year).unwrap_or(Sureness::Possible),
                entry: (number == first_year).then_some(self.entry),
                exit: (number == last_year).then_some(self.exit),
            }
        })
    }
}

/// Evidence on when a unit exists.
#[derive(Debug, Clone, Default)]
struct Evidence {
    /// The widest and the most certain days of its claims.
    attested: Option<Days>,
    /// The stated dates of its founding, each with its first and last possible day.
    foundings: Vec<(i32, i32)>,
    /// The stated dates of its end, in the same form.
    ends: Vec<(i32, i32)>,
}

impl Evidence {
    /// Adds a period of existence.
    fn add_period(&mut self, days: Days) {
        let known = || {
            [days.start.0, days.start.1, days.until.0, days.until.1]
                .into_iter()
                .filter(|day| is_known(*day))
        };
        // A period without a known day proves nothing.
        let (Some(first), Some(last)) = (known().min(), known().max()) else {
            return;
        };
        let begun = if is_known(days.start.1) {
            days.start.1
        } else {
            last
        };
        let held = if is_known(days.until.0) {
            days.until.0
        } else {
            first
        };
        let attested = self.attested.get_or_insert(Days {
            start: (first, begun),
            until: (held, last),
        });
        attested.start = (attested.start.0.min(first), attested.start.1.min(begun));
        attested.until = (attested.until.0.max(held), attested.until.1.max(last));
    }

    /// Adds a date of founding or of an end.
    fn date(&mut self, is_founding: bool, (first, last): (i32, i32)) {
        match (is_known(first), is_known(last)) {
            (true, _) if is_founding => self.foundings.push((first, last)),
            // It existed by that day; the start is unknown.
            (false, true) if is_founding => self.add_period(Days {
                start: (last, last),
                until: (last, last),
            }),
            (_, true) if !is_founding => self.ends.push((first, last)),
            // It still existed on that day; the end is unknown.
            (true, false) => self.add_period(Days {
                start: (first, first),
                until: (first, first),
            }),
            _ => {}
        }
    }

    /// The time at risk up to a day, if anything is known of it.
    fn at_risk(mut self, day: i32) -> Option<AtRisk> {
        // A unit that was founded again afterwards has not ended.
        let newest = self.foundings.iter().map(|founding| founding.0).max();
        self.ends
            .retain(|end| newest.is_none_or(|newest| newest <= end.1));
        for end in self.ends.clone() {
            let first = if is_known(end.0) { end.0 } else { end.1 };
            self.add_period(Days {
                start: (first, end.1),
                until: (first, end.1),
            });
        }
        let oldest = self.foundings.iter().map(|founding| founding.0).min();
        if let Some(first) = oldest {
            let last = self
                .foundings
                .iter()
                .map(|founding| founding.1)
                .filter(|day| is_known(*day))
                .max();
            let last = last.unwrap_or(first);
            self.add_period(Days {
                start: (first, last),
                until: (first, last),
            });
        }
        let mut days = self.attested?;
        let (mut entry, mut exit) = (Entry::FirstTold, Exit::LastTold);
        if let Some(first) = oldest {
            entry = Entry::Founded;
            days.start.0 = first;
            // The latest of the stated dates.
            let last = self
                .foundings
                .iter()
                .map(|founding| founding.1)
                .max()
                .filter(|day| is_known(*day));
            days.start.1 = last.unwrap_or(days.start.1).max(first);
        }
        if let Some(last) = self.ends.iter().map(|end| end.1).max() {
            exit = Exit::Ended;
            days.until.1 = last;
            let first = self
                .ends
                .iter()
                .map(|end| end.0)
                .min()
                .filter(|day| is_known(*day));
            days.until.0 = first.unwrap_or(days.until.0).min(last);
        }
        if days.until.1 > day {
            exit = Exit::AsOf;
            days.until = (days.until.0.min(day), day);
        }
        let last_year = Year::of(days.until.1).number;
        if last_year - Year::of(days.start.0).number >= MOST_YEARS {
            entry = Entry::Cut;
            let first = Year::new(last_year - MOST_YEARS + 1).first();
            days.start = (first, days.start.1.max(first));
        }
        (days.start.0 <= days.until.1).then_some(AtRisk { days, entry, exit })
    }
}

/// The time at risk of each entity, by its number; none for entities that are not units or have no known dates.
pub(super) fn all(analysis: &Analysis<'_>) -> Vec<Option<AtRisk>> {
    let (rows, index) = (&analysis.facts.rows, &analysis.index);
    let mut evidence: Vec<Option<Evidence>> = index
        .entity_ids()
        .map(|id| {
            // A placeholder cannot be followed from year to year.
            let classes = index.entity(id)?.kind.classes();
            (classes.contains(&Class::Group) || classes.contains(&Class::Power))
                .then(Evidence::default)
        })
        .collect();
    for pair in rows.pairs.iter().filter(|pair| pair.affirms()) {
        // A claim of a date has no time of its own.
        let is_dated = pair.predicate.def().takes == Takes::Date;
        for unit in pair.entities().filter(|_| !is_dated) {
            if let Some(Some(evidence)) = evidence.get_mut(unit.index()) {
                evidence.add_period(Days::of(pair, rows));
            }
        }
        let Some(Some(evidence)) = evidence.get_mut(pair.subject.index()) else {
            continue;
        };
        match pair.predicate {
            FOUNDED | DISSOLVED => {
                if let Some(date) = value(rows, pair.claim) {
                    evidence.date(pair.predicate == FOUNDED, date);
                }
            }
            // A merger without a date may have happened on any day before its source.
            MERGED if pair.lasts != Lasts::Undated && rows.qualifiers(pair.claim).complete => {
                evidence.date(false, pair.time.start_days());
            }
            _ => {}
        }
    }
    let day = analysis.counting.day;
    evidence
        .into_iter()
        .map(|evidence| evidence?.at_risk(day))
        .collect()
}

/// The first and last possible day of the date that a claim states.
fn value(rows: &Rows, claim: ClaimNo) -> Option<(i32, i32)> {
    let date = rows.date(claim)?;
    Some((date.start_days().0, date.end_days().1))
}

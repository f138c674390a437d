//! The years at risk: in which units are known to exist, how that begins and how it ends.

use std::cmp::Ordering;

use ties::vocabulary::{Class, Predicate, Takes};
use ties_facts::row::{Lasts, Rows};

use super::days::{Days, Sureness, Year, is_known};
use crate::computed::Computed;

const FOUNDED: Predicate = Predicate::named("founded-on");
const DISSOLVED: Predicate = Predicate::named("dissolved-on");
const MERGED: Predicate = Predicate::named("merged-into");

/// A unit is at risk in so many years at most, the last ones.
pub(super) const MOST_YEARS: i32 = 100;

/// How the years at risk of a unit begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entry {
    /// When it is told to have been founded.
    Founded,
    /// When it is first told of, since nobody tells its founding: what was before is not known.
    FirstTold,
    /// When the hundred years begin to which the years at risk are cut.
    Cut,
}

impl Entry {
    /// Its word: `first-told`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Founded => "founded",
            Self::FirstTold => "first-told",
            Self::Cut => "cut",
        }
    }
}

/// How the years at risk of a unit end. All but the first are censored: it may have gone on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Exit {
    /// When it is told to have been dissolved, or to have merged wholly into another.
    Ended,
    /// When it is last told of, since nobody tells its end.
    LastTold,
    /// On the day of which is asked.
    AsOf,
}

impl Exit {
    /// Its word: `last-told`.
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
    /// The time in which two are at risk; none where there is no such day.
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

    /// Its years, in order, each with what there is of it up to a day.
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

/// What is told of when something exists.
#[derive(Debug, Clone, Default)]
struct Evidence {
    /// The widest and the surest days of the claims that tell of it.
    told: Option<Days>,
    /// The dates of founding that are told, each by its first and its last day.
    foundings: Vec<(i32, i32)>,
    /// The dates of its end, likewise.
    ends: Vec<(i32, i32)>,
}

impl Evidence {
    /// Takes in that it existed from some day to another.
    fn tell(&mut self, days: Days) {
        let known = || {
            [days.start.0, days.start.1, days.until.0, days.until.1]
                .into_iter()
                .filter(|day| is_known(*day))
        };
        // Of what no day is known nothing follows.
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
        let told = self.told.get_or_insert(Days {
            start: (first, begun),
            until: (held, last),
        });
        told.start = (told.start.0.min(first), told.start.1.min(begun));
        told.until = (told.until.0.max(held), told.until.1.max(last));
    }

    /// Takes in a date of founding or of an end.
    fn date(&mut self, is_founding: bool, (first, last): (i32, i32)) {
        match (is_known(first), is_known(last)) {
            (true, _) if is_founding => self.foundings.push((first, last)),
            // There by that day, and nobody tells since when.
            (false, true) if is_founding => self.tell(Days {
                start: (last, last),
                until: (last, last),
            }),
            (_, true) if !is_founding => self.ends.push((first, last)),
            // Still there on that day, and nobody tells until when.
            (true, false) => self.tell(Days {
                start: (first, first),
                until: (first, first),
            }),
            _ => {}
        }
    }

    /// The time at risk, up to a day; none where nothing is known of it until then.
    fn at_risk(mut self, day: i32) -> Option<AtRisk> {
        // Whoever was founded anew afterwards is not at an end.
        let newest = self.foundings.iter().map(|founding| founding.0).max();
        self.ends
            .retain(|end| newest.is_none_or(|newest| newest <= end.1));
        for end in self.ends.clone() {
            let first = if is_known(end.0) { end.0 } else { end.1 };
            self.tell(Days {
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
            self.tell(Days {
                start: (first, last),
                until: (first, last),
            });
        }
        let mut days = self.told?;
        let (mut entry, mut exit) = (Entry::FirstTold, Exit::LastTold);
        if let Some(first) = oldest {
            entry = Entry::Founded;
            days.start.0 = first;
            // On every date that is told.
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

/// The time at risk of each entity by its number; none where it is no unit, or nothing is known of when it exists.
pub(super) fn all(computed: &Computed<'_>) -> Vec<Option<AtRisk>> {
    let (rows, index) = (&computed.rows, &computed.index);
    let mut evidence: Vec<Option<Evidence>> = index
        .entity_ids()
        .map(|id| {
            // A placeholder is nobody who can be followed from year to year.
            let classes = index.entity(id)?.kind.classes();
            (classes.contains(&Class::Group) || classes.contains(&Class::Power))
                .then(Evidence::default)
        })
        .collect();
    for pair in rows
        .pairs
        .iter()
        .filter(|pair| pair.is_state_of_affairs() && !pair.negated)
    {
        // A date of founding has no time of its own.
        let is_dated = pair.predicate.def().takes == Takes::Date;
        for unit in pair.entities().filter(|_| !is_dated) {
            if let Some(Some(evidence)) = evidence.get_mut(unit as usize) {
                evidence.tell(Days::told(pair, rows));
            }
        }
        let Some(Some(evidence)) = evidence.get_mut(pair.subject as usize) else {
            continue;
        };
        match pair.predicate {
            FOUNDED | DISSOLVED => {
                if let Some(date) = value(rows, pair.claim) {
                    evidence.date(pair.predicate == FOUNDED, date);
                }
            }
            // A merger without a date of its own may be of any day before its source.
            MERGED if pair.lasts != Lasts::Undated && rows.qualifiers(pair.claim).complete => {
                evidence.date(false, pair.time.start_days());
            }
            _ => {}
        }
    }
    let day = computed.counting.day;
    evidence
        .into_iter()
        .map(|evidence| evidence?.at_risk(day))
        .collect()
}

/// The days on one of which the date lies that is the value of a claim.
fn value(rows: &Rows, claim: u32) -> Option<(i32, i32)> {
    let row = rows
        .dates
        .binary_search_by_key(&claim, |row| row.claim)
        .ok()
        .map(|place| rows.dates[place])?;
    Some((row.date.start_days().0, row.date.end_days().1))
}

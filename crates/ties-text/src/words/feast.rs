//! Feasts and the days of the Gregorian year on which they fall.

use std::ops::RangeInclusive;

use serde::Deserialize;
use ties::edtf::Day;

use super::Phrases;

/// A feast.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feast {
    /// Its names.
    pub names: Phrases,
    /// Its days: months and days of the month, from the first to the last.
    days: Vec<RangeInclusive<MonthDay>>,
}

/// A month and a day of the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct MonthDay {
    month: u8,
    day: u8,
}

/// A feast in the file of a language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FeastEntry {
    words: Vec<String>,
    on: Vec<String>,
}

impl Feast {
    /// A feast of a file; `None` if its days cannot be read.
    pub(super) fn new(entry: FeastEntry) -> Option<Self> {
        let mut days = Vec::new();
        for span in &entry.on {
            let (first, last) = span.split_once('/').unwrap_or((span, span));
            days.push(MonthDay::parse(first)?..=MonthDay::parse(last)?);
        }
        Some(Self {
            names: Phrases::new(entry.words),
            days,
        })
    }

    /// Whether it may fall on a day, in whatever country.
    pub fn may_fall_on(&self, day: Day) -> bool {
        let (_, month, day) = day.to_ymd();
        let day = MonthDay { month, day };
        self.days.iter().any(|span| {
            if span.start() > span.end() {
                // From one year into the next.
                day >= *span.start() || day <= *span.end()
            } else {
                span.contains(&day)
            }
        })
    }
}

impl MonthDay {
    /// `12-24`.
    fn parse(text: &str) -> Option<Self> {
        let (month, day) = text.split_once('-')?;
        Some(Self {
            month: month.parse().ok()?,
            day: day.parse().ok()?,
        })
    }
}

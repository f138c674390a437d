//! Feasts, and the days of the Gregorian year on which they can fall.

use std::ops::RangeInclusive;

use serde::Deserialize;
use ties::edtf::Day;

use super::phrases::Phrases;

/// A feast.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feast {
    /// The names of the feast.
    pub names: Phrases,
    /// The ranges of days on which it can fall.
    days: Vec<RangeInclusive<MonthDay>>,
}

/// A month and a day of the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct MonthDay {
    month: u8,
    day: u8,
}

/// A feast as it is written in the file of a language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FeastEntry {
    words: Vec<String>,
    on: Vec<String>,
}

impl Feast {
    /// Converts an entry of the file. `None` if its days cannot be parsed.
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

    /// Whether the feast can fall on a day in any country.
    pub fn may_fall_on(&self, day: Day) -> bool {
        let (_, month, day) = day.to_ymd();
        let day = MonthDay { month, day };
        self.days.iter().any(|span| {
            if span.start() > span.end() {
                // The range continues into the next year.
                day >= *span.start() || day <= *span.end()
            } else {
                span.contains(&day)
            }
        })
    }
}

impl MonthDay {
    /// Parses `12-24`. `None` if the text has another form.
    fn parse(text: &str) -> Option<Self> {
        let (month, day) = text.split_once('-')?;
        Some(Self {
            month: month.parse().ok()?,
            day: day.parse().ok()?,
        })
    }
}

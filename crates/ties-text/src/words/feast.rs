//! Feasts and the days on which they fall: days of the Gregorian year, or of the Islamic one by the
//! tabular calendar.

use std::ops::RangeInclusive;

use serde::Deserialize;

use super::Phrases;
use ties::edtf::Day;

/// A feast.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feast {
    /// Its names.
    pub names: Phrases,
    falls: Falls,
}

/// On which days of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Falls {
    /// Of the Gregorian year: months and days, from the first to the last.
    On(Vec<RangeInclusive<(u8, u8)>>),
    /// Of the Islamic year.
    Hijri(RangeInclusive<(u8, u8)>),
}

/// A feast as its file has it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    words: Vec<String>,
    #[serde(default)]
    on: Vec<String>,
    hijri: Option<String>,
}

/// Where the moon is looked for, a month begins up to so many days before or after the calendar has
/// it.
const SIGHTED: i64 = 2;

impl Feast {
    /// A feast as it is written; none where its days cannot be read.
    pub(super) fn new(written: Written) -> Option<Self> {
        let falls = match &written.hijri {
            Some(days) => Falls::Hijri(span(days)?),
            None => Falls::On(
                written
                    .on
                    .iter()
                    .map(|days| span(days))
                    .collect::<Option<_>>()?,
            ),
        };
        Some(Self {
            names: Phrases::new(written.words),
            falls,
        })
    }

    /// Whether it may fall on a day, wherever it is held.
    pub fn may_fall_on(&self, day: Day) -> bool {
        match &self.falls {
            Falls::On(spans) => {
                let (_, month, day) = day.to_ymd();
                spans.iter().any(|span| {
                    let days = (month, day);
                    // From one year into the next.
                    if span.start() > span.end() {
                        days >= *span.start() || days <= *span.end()
                    } else {
                        span.contains(&days)
                    }
                })
            }
            Falls::Hijri(span) => (-SIGHTED..=SIGHTED).any(|more| {
                let near = Day::from_number(day.number() + more);
                near.is_some_and(|near| span.contains(&hijri(near)))
            }),
        }
    }
}

/// `12-24/12-26`, or one day.
fn span(text: &str) -> Option<RangeInclusive<(u8, u8)>> {
    let day = |text: &str| {
        let (month, day) = text.split_once('-')?;
        Some((month.parse().ok()?, day.parse().ok()?))
    };
    let (first, last) = text.split_once('/').unwrap_or((text, text));
    Some(day(first)?..=day(last)?)
}

/// The month and day of the Islamic year, by the tabular (civil) calendar: thirty years of 10 631
/// days, eleven of them a day longer.
fn hijri(day: Day) -> (u8, u8) {
    /// 1 Muharram of the year 1: 19 July 622 of the Gregorian calendar.
    const EPOCH: i64 = -492_148;
    let passed = day.number() - EPOCH;
    let year = (30 * passed + 10_646).div_euclid(10_631);
    let left = passed - ((year - 1) * 354 + (3 + 11 * year).div_euclid(30));
    // Months have thirty and twenty-nine days by turns; the last may have one more.
    let month = ((2 * left).div_euclid(59) + 1).min(12);
    let start = (59 * (month - 1) + 1).div_euclid(2);
    (
        u8::try_from(month).unwrap_or_default(),
        u8::try_from(left - start + 1).unwrap_or_default(),
    )
}

//! The reach of a question: how far from its date something may be attested to be listed.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;
use ties_facts::contradiction::HALF_A_YEAR;

/// How far from the date of a question, before or after it, something may be attested so that the
/// answer lists it. Sources report on their own day, so few ties are attested for any one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// The date alone.
    #[default]
    Day,
    /// 31 days.
    Month,
    /// 183 days.
    HalfYear,
    /// No limit.
    Ever,
}

/// The error for a reach that is not one of the four.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadReach;

impl fmt::Display for BadReach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("choose from day, month, half-year, ever")
    }
}

impl std::error::Error for BadReach {}

impl FromStr for Reach {
    type Err = BadReach;

    fn from_str(text: &str) -> Result<Self, BadReach> {
        let mut all = Self::ALL.into_iter();
        all.find(|reach| reach.name() == text).ok_or(BadReach)
    }
}

impl fmt::Display for Reach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Reach {
    /// Every reach, from the narrowest to the widest.
    pub const ALL: [Self; 4] = [Self::Day, Self::Month, Self::HalfYear, Self::Ever];

    /// Its name on the command line: `half-year`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::HalfYear => "half-year",
            Self::Ever => "ever",
        }
    }

    /// In words, after a date: `within half a year of it`.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Day => "on it",
            Self::Month => "within a month of it",
            Self::HalfYear => "within half a year of it",
            Self::Ever => "at other times",
        }
    }

    /// The days from a first to a last one, and those within the reach before and after them.
    pub fn around(self, (first, last): (i32, i32)) -> (i32, i32) {
        let days = match self {
            Self::Day => 0,
            Self::Month => 31,
            Self::HalfYear => HALF_A_YEAR,
            Self::Ever => return (i32::MIN, i32::MAX),
        };
        (first.saturating_sub(days), last.saturating_add(days))
    }
}

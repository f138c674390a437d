//! The values that a date is read into: intervals, their ends, days, and the error.

use std::fmt;

use super::day::Day;

/// A date or an interval in EDTF, level 0 or 1.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Edtf {
    /// As written. The grammar is strict, so a valid text is already in normal form.
    pub(super) text: Box<str>,
    pub(super) start: End,
    pub(super) end: End,
    pub(super) interval: bool,
}

/// One end of an interval, or a whole date that is not an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum End {
    /// The end has a date.
    Days(Days),
    /// `..`: the interval is open on this side.
    Open,
    /// Left empty: the date on this side is unknown.
    Unknown,
}

/// The days that a date may mean, inclusive, and how certain its writer was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Days {
    /// The first possible day.
    pub earliest: Day,
    /// The last possible day.
    pub latest: Day,
    /// Written with `?` or `%`.
    pub uncertain: bool,
    /// Written with `~` or `%`.
    pub approximate: bool,
}

/// Why a text is not a valid date.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct EdtfError {
    /// What is wrong, in lower case, the value in backticks.
    pub message: String,
    /// What to write instead. All complete dates in it are valid.
    pub help: Option<String>,
    /// Whether the text is an interval that certainly ends before it starts.
    pub backward: bool,
}

impl Edtf {
    /// The start of an interval, or the days of a date that is not an interval.
    #[must_use]
    pub fn start(&self) -> End {
        self.start
    }

    /// The end of an interval, or the days of a date that is not an interval.
    #[must_use]
    pub fn end(&self) -> End {
        self.end
    }

    /// Whether it is written with a `/`.
    #[must_use]
    pub fn is_interval(&self) -> bool {
        self.interval
    }

    /// The first possible day of the start; `None` if the start is open or unknown.
    #[must_use]
    pub fn earliest(&self) -> Option<Day> {
        match self.start {
            End::Days(days) => Some(days.earliest),
            End::Open | End::Unknown => None,
        }
    }

    /// The last possible day of the end; `None` if the end is open or unknown.
    #[must_use]
    pub fn latest(&self) -> Option<Day> {
        match self.end {
            End::Days(days) => Some(days.latest),
            End::Open | End::Unknown => None,
        }
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Display for EdtfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for EdtfError {}

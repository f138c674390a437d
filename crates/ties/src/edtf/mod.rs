//! Owns dates: reading EDTF levels 0 and 1, the days a date stands for, and what is refused with
//! what to write instead.
//!
//! The days are an honest widest reading of what is written. `?`, `~` and `%` are kept as flags and
//! never widen them.

mod date;
mod day;
mod extent;
mod fault;
mod help;
mod parse;

use std::fmt;

pub use day::Day;
pub use extent::{Extent, Verdict};

/// A date or an interval in EDTF, level 0 or 1.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Edtf {
    /// As written. The grammar is strict enough that what is taken needs no rewriting.
    text: Box<str>,
    start: End,
    end: End,
    interval: bool,
}

/// One end of an interval, or the whole of a date that is no interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum End {
    /// It is dated.
    Days(Days),
    /// `..`: there is no end on this side.
    Open,
    /// Left empty: there may be an end on this side, and it is not known when.
    Unknown,
}

/// The days one date may stand for, both counted, and how sure its writer was of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Days {
    /// The first day it may be.
    pub earliest: Day,
    /// The last day it may be.
    pub latest: Day,
    /// Written with `?` or `%`.
    pub uncertain: bool,
    /// Written with `~` or `%`.
    pub approximate: bool,
}

/// Why a date is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EdtfError {
    /// What is wrong, in lower case, the value in backticks.
    pub message: String,
    /// What to write instead. Any date it gives in full is one that is taken.
    pub help: Option<String>,
    /// It could be read, and is an interval that ends before it starts on every reading.
    pub backward: bool,
}

impl Edtf {
    /// Reads a date or an interval.
    ///
    /// # Errors
    /// When the text is not EDTF of level 0 or 1, is an interval that ends before it starts, or has
    /// a year of more than twelve digits.
    pub fn parse(text: &str) -> Result<Edtf, EdtfError> {
        parse::read(text).map_err(|fault| help::explain(text, fault))
    }

    /// The start of an interval, or the days of a date that is no interval.
    #[must_use]
    pub fn start(&self) -> End {
        self.start
    }

    /// The end of an interval, or the days of a date that is no interval.
    #[must_use]
    pub fn end(&self) -> End {
        self.end
    }

    /// Whether it was written with a `/`.
    #[must_use]
    pub fn is_interval(&self) -> bool {
        self.interval
    }

    /// The earliest day it may be or start on; `None` where the start is open or unknown.
    #[must_use]
    pub fn earliest(&self) -> Option<Day> {
        match self.start {
            End::Days(days) => Some(days.earliest),
            End::Open | End::Unknown => None,
        }
    }

    /// The latest day it may be or end on; `None` where the end is open or unknown.
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

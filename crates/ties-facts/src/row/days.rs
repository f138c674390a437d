//! The days that a pair attests.

use super::pair::PairRow;
use super::rows::Rows;
use super::time::{TimeEnd, is_about_the_past};

/// A first and a last possible day, as day numbers. `i32::MIN` and `i32::MAX` are unknown days.
pub type DayBounds = (i32, i32);

/// The days that a claim attests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AttestedDays {
    /// When the state started, or is first attested.
    pub start: DayBounds,
    /// When the state ended, or is last attested.
    pub until: DayBounds,
}

/// Whether a day is known.
pub fn is_known(day: i32) -> bool {
    day != i32::MIN && day != i32::MAX
}

impl Rows {
    /// Returns the days that a pair attests. No day after the date of its source is attested,
    /// unless the claim is about the future or a legal act.
    pub fn days(&self, pair: &PairRow) -> AttestedDays {
        let mut start = pair.time.start_days();
        let mut until = pair.time.end_days();
        let (published, last_published) = self.source_of(pair.claim).published.start_days();
        if pair.end == TimeEnd::Ongoing && until.0 != i32::MIN {
            until = if until.0 == i32::MAX {
                // A legal act has no end. After the date of the source, it is unknown whether it
                // was still in force.
                (published.max(start.0), i32::MAX)
            } else {
                (until.0, until.0)
            };
            // It had started by the date of the source.
            start.1 = start.1.min(until.0.max(last_published));
        }
        let is_unbounded = pair.end == TimeEnd::Unknown && until.1 == i32::MAX;
        if is_unbounded && is_about_the_past(pair.mode) {
            until.1 = last_published.max(start.0).max(until.0);
            start.1 = start.1.min(until.1);
        }
        if start.1 == i32::MIN {
            // An open start is an unknown one.
            start.1 = until.0;
        }
        AttestedDays { start, until }
    }
}

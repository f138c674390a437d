//! The days of a period as numbers, for drawings of time.

use ties_facts::episode::{EpisodeEnd, EpisodeTime};
use ties_facts::row::{AttestedDays, is_known};

/// The days of a period, as numbers of days since 1 January 1970. A vague date has a first and a
/// last possible day. A day that is unknown is `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PeriodDays {
    /// The first possible day of its start, or of the first day for which it is attested.
    pub earliest_start: Option<i32>,
    /// The last possible day of the same.
    pub latest_start: Option<i32>,
    /// The first possible day of its end, or of the last day for which it is attested.
    pub earliest_end: Option<i32>,
    /// The last possible day of the same. Nothing is attested after it.
    pub latest_end: Option<i32>,
    /// Whether a claim states the start. If not, it is only the first attestation.
    pub starts: bool,
    /// Whether a claim states the end. If not, it is only the last attestation.
    pub ends: bool,
}

impl PeriodDays {
    pub(crate) fn of(time: &EpisodeTime) -> Self {
        let AttestedDays { start, until } = time.days;
        let known = |day: i32| Some(day).filter(|day| is_known(*day));
        Self {
            earliest_start: known(start.0),
            latest_start: known(start.1),
            earliest_end: known(until.0),
            latest_end: known(until.1),
            starts: time.starts,
            ends: time.end == EpisodeEnd::Stated,
        }
    }

    /// One day that is only known to be no later than its end.
    pub(crate) fn some_day_up_to_its_end(self) -> Self {
        let last = self.last();
        Self {
            latest_start: last,
            latest_end: last,
            ..Self::default()
        }
    }

    /// The first and the last day for which it is certainly attested; `None` if there is none.
    pub fn certain(&self) -> Option<(i32, i32)> {
        let certain = (self.latest_start?, self.earliest_end?);
        (certain.0 <= certain.1).then_some(certain)
    }

    /// The first known day; `None` if no day is known.
    pub fn first(&self) -> Option<i32> {
        self.known().min()
    }

    /// The last day that it may cover; `None` if no day is known. Nothing is drawn after it.
    pub fn last(&self) -> Option<i32> {
        self.latest_end.or_else(|| self.known().max())
    }

    fn known(&self) -> impl Iterator<Item = i32> {
        let days = [
            self.earliest_start,
            self.latest_start,
            self.earliest_end,
            self.latest_end,
        ];
        days.into_iter().flatten()
    }
}

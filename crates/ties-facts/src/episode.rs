//! Episodes: periods for which claims attest a tie.

use crate::row::{DayRange, Days, PairRow, Rows, TimeEnd, is_known};
use ties_dataset::number::ClaimNo;

/// A period for which claims attest a tie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Episode {
    /// The days of its start, or of its first attestation, and of its last attested day.
    pub days: Days,
    /// Whether the start is the start of the tie, not only its first attestation.
    pub starts: bool,
    /// How the episode ends.
    pub end: EpisodeEnd,
    /// The claims that attest the episode.
    pub claims: Vec<ClaimNo>,
}

/// How an episode ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EpisodeEnd {
    /// It is attested until its last day. Whether or when it ended is unknown.
    AttestedUntil,
    /// It started, and the claims leave open how long it lasted.
    AtAnUnknownTime,
    /// It ended on its last day.
    Stated,
}

/// What is known about an episode on a given day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OnDay {
    /// It is attested for the day.
    Certain,
    /// It may apply: its dates leave that open.
    Possible,
    /// It started after the day.
    NotYet,
    /// It is first attested after the day, and its start is unknown.
    BeforeFirstAttested,
    /// It ended before the day.
    Ended,
    /// It is last attested before the day. Whether or when it ended is unknown.
    AfterLastAttested,
}

impl Episode {
    /// Returns what is known about the episode on a day, given as a day number.
    pub fn on(&self, day: i32) -> OnDay {
        if day < self.days.start.0 {
            return if self.starts {
                OnDay::NotYet
            } else {
                OnDay::BeforeFirstAttested
            };
        }
        if day > self.days.until.1 {
            return if self.end == EpisodeEnd::Stated {
                OnDay::Ended
            } else {
                OnDay::AfterLastAttested
            };
        }
        if self.days.start.1 <= day && day <= self.days.until.0 {
            OnDay::Certain
        } else {
            OnDay::Possible
        }
    }

    /// Creates the episode that one pair attests.
    fn of(pair: &PairRow, rows: &Rows) -> Self {
        let days = rows.days(pair);
        let end = match pair.end {
            TimeEnd::Stated => EpisodeEnd::Stated,
            TimeEnd::Unknown if !is_known(pair.time.end_days().1) => EpisodeEnd::AtAnUnknownTime,
            _ => EpisodeEnd::AttestedUntil,
        };
        Self {
            days,
            starts: pair.starts,
            end,
            claims: vec![pair.claim],
        }
    }

    /// Returns the days by which it is decided whether episodes meet: from its start to its end. An
    /// unknown start or end is not taken to reach another episode. `None` if both are unknown.
    fn span(&self) -> Option<(i32, i32)> {
        let Days { start, until } = self.days;
        let first = if is_known(start.0) { start.0 } else { until.0 };
        let is_end_open = self.end == EpisodeEnd::AtAnUnknownTime || !is_known(until.1);
        let last = if is_end_open {
            start.1.max(until.0)
        } else {
            until.1
        };
        if is_known(first) && is_known(last) {
            Some((first, last))
        } else {
            None
        }
    }

    /// Whether a later episode begins during this one or on the day after it.
    fn meets(&self, later: &Self) -> bool {
        let (Some((_, last)), Some((first, _))) = (self.span(), later.span()) else {
            return self.days == later.days;
        };
        first <= last.saturating_add(1)
    }

    /// Merges another episode that this one meets.
    fn join(&mut self, mut other: Self) {
        let mut days = self.days;
        (days.start, self.starts) = joined_start(
            (self.days.start, self.starts),
            (other.days.start, other.starts),
        );
        (days.until, self.end) =
            joined_end((self.days.until, self.end), (other.days.until, other.end));
        self.days = days;
        self.claims.append(&mut other.claims);
    }
}

/// Returns the start of two merged episodes, and whether it is stated: the earlier one. A stated
/// start stays, unless the other episode is certainly attested earlier.
fn joined_start(one: (DayRange, bool), other: (DayRange, bool)) -> (DayRange, bool) {
    let (stated, attested) = match (one.1, other.1) {
        (true, false) => (one, other),
        (false, true) => (other, one),
        _ => return one.min(other),
    };
    let is_attested_earlier = attested.0.1 < stated.0.0;
    if is_attested_earlier {
        attested
    } else {
        stated
    }
}

/// Returns the end of two merged episodes: the later one. A stated end stays, unless the other
/// episode is certainly attested later.
fn joined_end(
    one: (DayRange, EpisodeEnd),
    other: (DayRange, EpisodeEnd),
) -> (DayRange, EpisodeEnd) {
    let (stated, attested) = match (one.1, other.1) {
        (EpisodeEnd::Stated, EpisodeEnd::Stated) => return later(one, other),
        (EpisodeEnd::Stated, _) => (one, other),
        (_, EpisodeEnd::Stated) => (other, one),
        _ => return later(one, other),
    };
    let is_attested_later = attested.0.0 > stated.0.1;
    if is_attested_later { attested } else { stated }
}

/// Returns the end whose last possible day is the later one.
fn later(one: (DayRange, EpisodeEnd), other: (DayRange, EpisodeEnd)) -> (DayRange, EpisodeEnd) {
    let key = |((first, last), end): (DayRange, EpisodeEnd)| (last, first, end);
    if key(one) >= key(other) { one } else { other }
}

/// Returns the episodes that some pairs attest, ordered by first day.
pub(crate) fn episodes(pairs: &[&PairRow], rows: &Rows) -> Vec<Episode> {
    let mut single: Vec<Episode> = pairs.iter().map(|pair| Episode::of(pair, rows)).collect();
    single.sort_by_key(|episode| (episode.span(), episode.days));
    let mut episodes: Vec<Episode> = Vec::new();
    for next in single {
        match episodes.last_mut() {
            Some(last) if last.meets(&next) => last.join(next),
            _ => episodes.push(next),
        }
    }
    for episode in &mut episodes {
        episode.claims.sort_unstable();
        episode.claims.dedup();
    }
    episodes
}

//! Episodes: periods for which claims attest a tie.

use std::cmp::Ordering;

use crate::row::{PairRow, TimeEnd};
use ties_dataset::number::ClaimNo;

/// A period for which claims attest a tie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Episode {
    /// The first and the last possible day of the start, as day numbers; `None` if unknown. If
    /// `starts` is false, this is the first attested day.
    pub start: Option<(i32, i32)>,
    /// Whether `start` is the start of the tie, not only its first attestation.
    pub starts: bool,
    /// The first and the last possible day of the last attested day, as day numbers; `None` if
    /// unknown.
    pub until: Option<(i32, i32)>,
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
    /// It ended at an unknown time.
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
        if let Some((earliest, _)) = self.start
            && day < earliest
        {
            return if self.starts {
                OnDay::NotYet
            } else {
                OnDay::BeforeFirstAttested
            };
        }
        if let Some((_, latest)) = self.until
            && day > latest
        {
            return if self.end == EpisodeEnd::Stated {
                OnDay::Ended
            } else {
                OnDay::AfterLastAttested
            };
        }
        if let (Some((_, begun)), Some((held, _))) = (self.start, self.until)
            && begun <= day
            && day <= held
        {
            return OnDay::Certain;
        }
        OnDay::Possible
    }

    /// Creates the episode that one pair attests.
    fn of(pair: &PairRow) -> Self {
        let start = pair.time.start_days();
        let last_days = pair.time.end_days();
        // If a state is ongoing at the date of its source, it is attested until that date.
        let until = if pair.end == TimeEnd::Ongoing {
            (last_days.0, last_days.0)
        } else {
            last_days
        };
        let end = match pair.end {
            TimeEnd::Stated => EpisodeEnd::Stated,
            TimeEnd::Unknown if last_days.1 == i32::MAX => EpisodeEnd::AtAnUnknownTime,
            _ => EpisodeEnd::AttestedUntil,
        };
        Self {
            start: known(start),
            starts: pair.starts,
            until: known(until),
            end,
            claims: vec![pair.claim],
        }
    }

    /// Whether a later episode begins during this one or on the day after it.
    fn meets(&self, later: &Self) -> bool {
        match (self.until, later.start) {
            (Some((_, until)), Some((start, _))) => start <= until.saturating_add(1),
            // Episodes without any date are one. A later episode with a start never meets one that
            // has none.
            (None, None) => later.until.is_none(),
            _ => false,
        }
    }

    /// Merges a later episode that this one meets.
    fn join(&mut self, mut later: Self) {
        if self.start == later.start {
            self.starts |= later.starts;
        }
        match self.last_days().cmp(&later.last_days()) {
            Ordering::Less => {
                self.until = later.until;
                self.end = later.end;
            }
            Ordering::Equal => self.end = self.end.max(later.end),
            Ordering::Greater => {}
        }
        self.claims.append(&mut later.claims);
    }

    /// Returns the days of `until`, the latest first.
    fn last_days(&self) -> Option<(i32, i32)> {
        let (low, high) = self.until?;
        Some((high, low))
    }
}

/// Returns both days, or `None` if one of them is unknown.
fn known(days: (i32, i32)) -> Option<(i32, i32)> {
    let unknown = [i32::MIN, i32::MAX];
    if unknown.contains(&days.0) || unknown.contains(&days.1) {
        None
    } else {
        Some(days)
    }
}

/// Returns the episodes that some pairs attest, ordered by first day.
pub(crate) fn episodes(pairs: &[&PairRow]) -> Vec<Episode> {
    let mut single: Vec<Episode> = pairs.iter().map(|pair| Episode::of(pair)).collect();
    single.sort_by_key(|episode| (episode.start, episode.until));
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

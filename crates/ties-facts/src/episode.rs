//! Episodes: the times through which claims attest a tie.

use std::cmp::Ordering;

use crate::row::{Lasts, PairRow};
use ties_dataset::number::ClaimNo;

/// A time through which claims attest a tie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Episode {
    /// The first and the last of the days on which it may start, or may first be attested, as day
    /// numbers; `None` if unknown.
    pub start: Option<(i32, i32)>,
    /// Whether `start` is the start of the tie, not only the first attestation.
    pub starts: bool,
    /// The first and the last of the days that may be the last that any claim covers; `None` if
    /// unknown.
    pub until: Option<(i32, i32)>,
    /// How it ends.
    pub ends: Ends,
    /// The claims that attest it.
    pub claims: Vec<ClaimNo>,
}

/// How an episode ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ends {
    /// It is attested until its last day. When it ended is unknown, or whether.
    AttestedUntil,
    /// It ended at an unknown time.
    AtAnUnknownTime,
    /// It ended on its last day.
    Stated,
}

/// What is known of an episode on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OnDay {
    /// It is attested for that day.
    Certain,
    /// It may have held: its dates leave that open.
    Possible,
    /// It started later.
    NotYet,
    /// It is attested for later days, and its start is unknown.
    BeforeFirstAttested,
    /// It ended before.
    Ended,
    /// It is attested for earlier days, and whether or when it ended is unknown.
    AfterLastAttested,
}

impl Episode {
    /// What is known of it on a day, given as a day number.
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
            return if self.ends == Ends::Stated {
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

    /// The episode that one pair attests.
    fn of(pair: &PairRow) -> Self {
        let start = pair.time.start_days();
        let end = pair.time.end_days();
        // If a state still holds when its source reports it, the last known day is the source's.
        let until = if pair.lasts == Lasts::StillSo {
            (end.0, end.0)
        } else {
            end
        };
        let ends = match pair.lasts {
            Lasts::Stated => Ends::Stated,
            Lasts::Unknown if end.1 == i32::MAX => Ends::AtAnUnknownTime,
            _ => Ends::AttestedUntil,
        };
        Self {
            start: known(start),
            starts: pair.starts,
            until: known(until),
            ends,
            claims: vec![pair.claim],
        }
    }

    /// Whether a later episode begins before this one is over, or on the day after.
    fn meets(&self, later: &Self) -> bool {
        match (self.until, later.start) {
            (Some((_, until)), Some((start, _))) => start <= until.saturating_add(1),
            // Episodes without any date are one. None starts later than one without a start.
            (None, None) => later.until.is_none(),
            _ => false,
        }
    }

    /// Adds a later episode that this one meets.
    fn join(&mut self, mut later: Self) {
        if self.start == later.start {
            self.starts |= later.starts;
        }
        match self.last_days().cmp(&later.last_days()) {
            Ordering::Less => {
                self.until = later.until;
                self.ends = later.ends;
            }
            Ordering::Equal => self.ends = self.ends.max(later.ends),
            Ordering::Greater => {}
        }
        self.claims.append(&mut later.claims);
    }

    /// The days of `until`, the latest first.
    fn last_days(&self) -> Option<(i32, i32)> {
        let (low, high) = self.until?;
        Some((high, low))
    }
}

/// Both days, if both are known.
fn known(days: (i32, i32)) -> Option<(i32, i32)> {
    let unknown = [i32::MIN, i32::MAX];
    if unknown.contains(&days.0) || unknown.contains(&days.1) {
        None
    } else {
        Some(days)
    }
}

/// The episodes that some pairs attest, in the order of their first days.
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

//! Episodes: periods for which claims attest a tie.

use crate::contradiction::HALF_A_YEAR;
use crate::facts::Facts;
use crate::row::{AttestedDays, DayBounds, PairRow, Rows, TimeEnd, is_known};
use ties_dataset::number::ClaimNo;

/// A period for which claims attest a tie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Episode {
    /// When the tie held, as far as is known.
    pub time: EpisodeTime,
    /// The claims that attest the episode.
    pub claims_for: Vec<ClaimNo>,
    /// The claims on its time that deny the tie, or affirm something that it excludes.
    pub claims_against: Vec<ClaimNo>,
    /// The number of independent origins of the claims for it.
    pub origins_for: usize,
    /// The number of independent origins of the claims against it.
    pub origins_against: usize,
}

/// The time of an episode, or of one pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EpisodeTime {
    /// The days of its start, or of its first attestation, and of its last attested day.
    pub days: AttestedDays,
    /// Whether the start is the start of the tie, not only its first attestation.
    pub starts: bool,
    /// How the episode ends.
    pub end: EpisodeEnd,
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

/// What is known about an episode on a day, or at some time between two days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OnDay {
    /// It is attested for the time, on every reading of its dates.
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

impl EpisodeTime {
    /// Returns the time of one pair.
    pub fn of(pair: &PairRow, rows: &Rows) -> Self {
        let end = match pair.end {
            TimeEnd::Stated => EpisodeEnd::Stated,
            TimeEnd::Unknown if !is_known(pair.time.end_days().1) => EpisodeEnd::AtAnUnknownTime,
            _ => EpisodeEnd::AttestedUntil,
        };
        Self {
            days: rows.days(pair),
            starts: pair.starts,
            end,
        }
    }

    /// Returns what is known about the episode at some time from a first to a last day, given as
    /// day numbers.
    pub fn on(&self, (first, last): (i32, i32)) -> OnDay {
        let AttestedDays { start, until } = self.days;
        if start.1 <= last && first <= until.0 {
            OnDay::Certain
        } else if start.0 <= last && first <= until.1 {
            OnDay::Possible
        } else if last < start.0 {
            if self.starts {
                OnDay::NotYet
            } else {
                OnDay::BeforeFirstAttested
            }
        } else if self.end == EpisodeEnd::Stated {
            OnDay::Ended
        } else {
            OnDay::AfterLastAttested
        }
    }
}

impl Episode {
    /// Returns what is known about the episode on a day, given as a day number.
    pub fn on(&self, day: i32) -> OnDay {
        self.time.on((day, day))
    }

    /// Whether there are claims against it.
    pub fn is_contested(&self) -> bool {
        !self.claims_against.is_empty()
    }
}

/// Pairs whose times meet. They make one episode.
struct Period<'p> {
    time: EpisodeTime,
    /// The first and the last day with whose claims it is compared.
    compared_days: (i32, i32),
    pairs: Vec<&'p PairRow>,
}

impl<'p> Period<'p> {
    /// Creates the period of one pair.
    fn of(pair: &'p PairRow, rows: &Rows) -> Self {
        Self {
            time: EpisodeTime::of(pair, rows),
            compared_days: compared_days(pair, rows),
            pairs: vec![pair],
        }
    }

    /// Returns the days by which it is decided whether periods meet: from its start to its end. An
    /// unknown start or end is not taken to reach another period. `None` if both are unknown.
    fn span(&self) -> Option<(i32, i32)> {
        let AttestedDays { start, until } = self.time.days;
        let first = if is_known(start.0) { start.0 } else { until.0 };
        let is_end_open = self.time.end == EpisodeEnd::AtAnUnknownTime || !is_known(until.1);
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

    /// Whether a later period begins during this one or on the day after it.
    fn meets(&self, later: &Self) -> bool {
        let (Some((_, last)), Some((first, _))) = (self.span(), later.span()) else {
            return self.time.days == later.time.days;
        };
        first <= last.saturating_add(1)
    }

    /// Merges another period that this one meets.
    fn join(&mut self, mut other: Self) {
        let (one, next) = (self.time, other.time);
        (self.time.days.start, self.time.starts) =
            joined_start((one.days.start, one.starts), (next.days.start, next.starts));
        (self.time.days.until, self.time.end) =
            joined_end((one.days.until, one.end), (next.days.until, next.end));
        self.compared_days.0 = self.compared_days.0.min(other.compared_days.0);
        self.compared_days.1 = self.compared_days.1.max(other.compared_days.1);
        self.pairs.append(&mut other.pairs);
    }

    /// Returns the episode, with those claims against the tie that may be on its time.
    fn episode(self, against: &[Opposed<'_>], facts: &Facts) -> Episode {
        let mut pairs_against = Vec::new();
        for opposed in against {
            if opposed.compared_days.0 <= self.compared_days.1
                && self.compared_days.0 <= opposed.compared_days.1
            {
                pairs_against.push(opposed.pair);
            }
        }
        Episode {
            time: self.time,
            origins_for: facts.origins.count(self.pairs.iter().copied()),
            origins_against: facts.origins.count(pairs_against.iter().copied()),
            claims_for: claims(&self.pairs),
            claims_against: claims(&pairs_against),
        }
    }
}

/// A pair against a tie.
struct Opposed<'p> {
    pair: &'p PairRow,
    /// The first and the last day with whose claims it is compared.
    compared_days: (i32, i32),
}

/// Returns the first and the last day with whose claims a pair is compared. As in contradictions, a
/// state reported at its source's date reaches half a year before and after it. A pair without a
/// known day reaches every day.
fn compared_days(pair: &PairRow, rows: &Rows) -> (i32, i32) {
    let AttestedDays { start, until } = rows.days(pair);
    let more = if pair.is_current() { HALF_A_YEAR } else { 0 };
    (start.0.saturating_sub(more), until.1.saturating_add(more))
}

/// Returns the claims of some pairs, each once.
pub(crate) fn claims(pairs: &[&PairRow]) -> Vec<ClaimNo> {
    let mut claims: Vec<ClaimNo> = pairs.iter().map(|pair| pair.claim).collect();
    claims.sort_unstable();
    claims.dedup();
    claims
}

/// Returns the start of two merged episodes, and whether it is stated: the earlier one. A stated
/// start stays, unless the other episode is certainly attested earlier.
fn joined_start(one: (DayBounds, bool), other: (DayBounds, bool)) -> (DayBounds, bool) {
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
    one: (DayBounds, EpisodeEnd),
    other: (DayBounds, EpisodeEnd),
) -> (DayBounds, EpisodeEnd) {
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
fn later(one: (DayBounds, EpisodeEnd), other: (DayBounds, EpisodeEnd)) -> (DayBounds, EpisodeEnd) {
    let key = |((first, last), end): (DayBounds, EpisodeEnd)| (last, first, end);
    if key(one) >= key(other) { one } else { other }
}

/// Returns the episodes of a tie, ordered by first day, from the pairs for it and against it.
pub(crate) fn episodes(
    pairs_for: &[&PairRow],
    pairs_against: &[&PairRow],
    facts: &Facts,
) -> Vec<Episode> {
    let rows = &facts.rows;
    let mut single: Vec<Period<'_>> = Vec::new();
    for pair in pairs_for {
        single.push(Period::of(pair, rows));
    }
    single.sort_by_key(|period| (period.span(), period.time.days));
    let mut periods: Vec<Period<'_>> = Vec::new();
    for next in single {
        match periods.last_mut() {
            Some(last) if last.meets(&next) => last.join(next),
            _ => periods.push(next),
        }
    }
    let mut against = Vec::new();
    for &pair in pairs_against {
        against.push(Opposed {
            pair,
            compared_days: compared_days(pair, rows),
        });
    }
    periods
        .into_iter()
        .map(|period| period.episode(&against, facts))
        .collect()
}

//! Ties: what the claims on one pair add up to; computed, never written.
//!
//! Only states of affairs count, told by somebody who believes them and neither refuted nor superseded. Nothing is taken
//! to last: two claims make one episode only where their times meet, and what no claim says to have ended is attested
//! until the last day of which one tells.

use crate::contradiction::opposes;
use crate::facts::Facts;
use crate::origins::Origins;
use crate::row::{Lasts, PairRow};
use ties::vocabulary::Predicate;
use ties_dataset::index::Index;

/// What the claims on a pair add up to, for one predicate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// Who or what it is said of, by the number in the [`Index`].
    pub subject: u32,
    /// The other side.
    pub object: u32,
    /// What is said; its family and its sign are those of the tie.
    pub predicate: Predicate,
    /// When it held, in the order of their first days.
    pub episodes: Vec<Episode>,
    /// The claims that say so, by their numbers in [`Rows::claims`].
    pub claims_for: Vec<u32>,
    /// The claims that say that it is not so, or something that it excludes; whether at the same time is not asked.
    pub claims_against: Vec<u32>,
    /// The independent origins of those that say so.
    pub origins_for: usize,
    /// The independent origins of those against.
    pub origins_against: usize,
}

impl Tie {
    /// Whether somebody says otherwise.
    pub fn is_contested(&self) -> bool {
        !self.claims_against.is_empty()
    }
}

/// A time through which claims tell of a tie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Episode {
    /// The first and the last of the days, by their numbers, on one of which it starts, or the first is that is known of
    /// it; none where none is known.
    pub start: Option<(i32, i32)>,
    /// Whether that is when the tie started, and not only the first that is known of it.
    pub starts: bool,
    /// The days on one of which is the last of which a claim tells, likewise.
    pub until: Option<(i32, i32)>,
    /// How it ends.
    pub ends: Ends,
    /// The claims that tell of it, by their numbers in [`Rows::claims`].
    pub claims: Vec<u32>,
}

impl Episode {
    /// How it stands on a day, by the day's number.
    pub fn on(&self, day: i32) -> OnDay {
        match (self.start, self.until) {
            (Some((earliest, _)), _) if day < earliest && self.starts => OnDay::NotYet,
            (Some((earliest, _)), _) if day < earliest => OnDay::BeforeFirstTold,
            (_, Some((_, latest))) if day > latest && self.ends == Ends::Stated => OnDay::Ended,
            (_, Some((_, latest))) if day > latest => OnDay::AfterLastTold,
            (Some((_, latest)), Some((earliest, _))) if latest <= day && day <= earliest => {
                OnDay::Held
            }
            _ => OnDay::Possible,
        }
    }
}

/// How an episode stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OnDay {
    /// It is told to hold on that day.
    Held,
    /// It may have held on that day: its dates leave it open.
    Possible,
    /// It is told to have started later.
    NotYet,
    /// It is told of a later time, and nobody says when it started.
    BeforeFirstTold,
    /// It is told to have ended before.
    Ended,
    /// It is told of an earlier time, and nobody says that it ended, or not when.
    AfterLastTold,
}

/// How an episode ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ends {
    /// It is attested until its last day, and nobody says how long after.
    AttestedUntil,
    /// It ended, nobody knows when.
    AtAnUnknownTime,
    /// It ended on its last day.
    Stated,
}

/// The ties of two entities, both ways, in the order of their predicates.
pub fn between(facts: &Facts, index: &Index, (a, b): (&str, &str)) -> Vec<Tie> {
    let (Some(a), Some(b)) = (index.number(a), index.number(b)) else {
        return Vec::new();
    };
    let on_pair = |pair: &&PairRow| {
        let object = pair.object.map(super::row::NonMax::get);
        (pair.subject, object) == (a, Some(b)) || (pair.subject, object) == (b, Some(a))
    };
    of_pair(facts.rows.pairs.iter().filter(on_pair), &facts.origins)
}

/// Every tie of a dataset, by the two entities and then by predicate; of the claims only those that `counts` takes.
pub fn all(facts: &Facts, counts: impl Fn(&PairRow) -> bool) -> Vec<Tie> {
    let two = |pair: &PairRow| {
        let object = pair.object.map_or(pair.subject, super::row::NonMax::get);
        (pair.subject.min(object), pair.subject.max(object))
    };
    let taken =
        |pair: &&PairRow| pair.object.is_some() && pair.is_state_of_affairs() && counts(pair);
    let mut told: Vec<&PairRow> = facts.rows.pairs.iter().filter(taken).collect();
    told.sort_by_key(|pair| two(pair));
    let of_two = told.chunk_by(|one, other| two(one) == two(other));
    of_two
        .flat_map(|pairs| of_pair(pairs.iter().copied(), &facts.origins))
        .collect()
}

/// The ties that the pairs of two entities add up to, in the order of their predicates.
pub fn of_pair<'p>(pairs: impl Iterator<Item = &'p PairRow>, origins: &Origins) -> Vec<Tie> {
    let told: Vec<&PairRow> = pairs.filter(|pair| pair.is_state_of_affairs()).collect();
    let sides = |pair: &PairRow| {
        let object = pair.object.map_or(pair.subject, super::row::NonMax::get);
        if pair.predicate.def().symmetric && object < pair.subject {
            (object, pair.subject)
        } else {
            (pair.subject, object)
        }
    };
    let mut said: Vec<_> = told
        .iter()
        .filter(|pair| !pair.negated && pair.object.is_some())
        .map(|pair| (pair.predicate, sides(pair)))
        .collect();
    said.sort_unstable();
    said.dedup();
    let tie = |(predicate, (subject, object)): (Predicate, (u32, u32))| {
        let speaks_for = |pair: &&&PairRow| {
            !pair.negated && pair.predicate == predicate && sides(pair) == (subject, object)
        };
        let pairs_for: Vec<&PairRow> = told.iter().filter(speaks_for).copied().collect();
        // Whether two oppose each other hangs on what they say and in which direction: one for each direction is enough.
        let mut one_each: Vec<&PairRow> = Vec::new();
        for pair in &pairs_for {
            if one_each
                .iter()
                .all(|one| (one.subject, one.object) != (pair.subject, pair.object))
            {
                one_each.push(pair);
            }
        }
        let is_against = |pair: &&&PairRow| one_each.iter().any(|one| opposes(one, pair));
        let against: Vec<&PairRow> = told.iter().filter(is_against).copied().collect();
        Tie {
            subject,
            object,
            predicate,
            episodes: episodes(&pairs_for),
            origins_for: origins.count(pairs_for.iter().copied()),
            origins_against: origins.count(against.iter().copied()),
            claims_for: claims(&pairs_for),
            claims_against: claims(&against),
        }
    };
    said.into_iter().map(tie).collect()
}

/// The claims of some pairs, each once.
fn claims(pairs: &[&PairRow]) -> Vec<u32> {
    let mut claims: Vec<_> = pairs.iter().map(|pair| pair.claim).collect();
    claims.sort_unstable();
    claims.dedup();
    claims
}

/// The times of some pairs, those that meet put together.
fn episodes(pairs: &[&PairRow]) -> Vec<Episode> {
    let is_known = |day: i32| day != i32::MIN && day != i32::MAX;
    let known = |(low, high): (i32, i32)| (is_known(low) && is_known(high)).then_some((low, high));
    let mut single: Vec<Episode> = pairs
        .iter()
        .map(|pair| {
            let (start, end) = (pair.time.start_days(), pair.time.end_days());
            // Of what is still so when its source tells of it, the last day that is known is the source's.
            let until = if pair.lasts == Lasts::StillSo {
                (end.0, end.0)
            } else {
                end
            };
            let ends = match pair.lasts {
                Lasts::Stated => Ends::Stated,
                Lasts::Unknown if pair.time.end_days().1 == i32::MAX => Ends::AtAnUnknownTime,
                _ => Ends::AttestedUntil,
            };
            Episode {
                start: known(start),
                starts: pair.starts,
                until: known(until),
                ends,
                claims: vec![pair.claim],
            }
        })
        .collect();
    single.sort_by_key(|episode| (episode.start, episode.until));
    let mut episodes: Vec<Episode> = Vec::new();
    for next in single {
        match episodes.last_mut() {
            Some(last) if meets(last, &next) => join(last, next),
            _ => episodes.push(next),
        }
    }
    for episode in &mut episodes {
        episode.claims.sort_unstable();
        episode.claims.dedup();
    }
    episodes
}

/// Whether a later episode begins before the earlier is over, or on the day after.
fn meets(earlier: &Episode, later: &Episode) -> bool {
    match (earlier.until, later.start) {
        (Some((_, until)), Some((start, _))) => start <= until.saturating_add(1),
        // Of times of which nothing is known all are one; and none starts later than one without a start.
        (None, None) => later.until.is_none(),
        _ => false,
    }
}

fn join(earlier: &mut Episode, mut later: Episode) {
    if earlier.start == later.start {
        earlier.starts |= later.starts;
    }
    let last = |episode: &Episode| episode.until.map(|(low, high)| (high, low));
    match last(earlier).cmp(&last(&later)) {
        std::cmp::Ordering::Less => (earlier.until, earlier.ends) = (later.until, later.ends),
        std::cmp::Ordering::Equal => earlier.ends = earlier.ends.max(later.ends),
        std::cmp::Ordering::Greater => {}
    }
    earlier.claims.append(&mut later.claims);
}

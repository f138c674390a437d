//! Which intervals of different parties overlap, without comparing each with each.

use crate::origins::Origin;
use crate::row::Voice;
use ties_dataset::number::{ClaimNo, EntityNo, SourceNo};

/// The days of a claim, and the party that made it.
#[derive(Debug, Clone, Copy)]
pub struct Interval {
    /// The first day, as a day number.
    pub first: i32,
    /// The last day, as a day number.
    pub last: i32,
    /// The party that the interval belongs to.
    pub party: Party,
    /// The claim.
    pub claim: ClaimNo,
}

/// The party that an interval belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Party {
    /// The origin of a claim.
    Origin(Origin),
    /// The voice of a claim, and its source if only claims of one source are compared.
    Voice(Voice, Option<SourceNo>),
    /// The holder of a seat, according to the claim.
    Holder(EntityNo),
}

/// Returns the claims whose interval overlaps one of another party.
pub fn overlapping(all: &[Interval]) -> Vec<ClaimNo> {
    overlapping_others(all, all, true)
}

/// Returns the claims of `ones` that overlap one of `others`. If `of_another_party`, only overlaps
/// between different parties count.
pub(super) fn overlapping_others(
    ones: &[Interval],
    others: &[Interval],
    of_another_party: bool,
) -> Vec<ClaimNo> {
    let mut overlaps = Overlaps::new(others, of_another_party);
    for other in others {
        overlaps.add(other);
    }
    let mut claims = Vec::new();
    for one in ones {
        if overlaps.has_any(one) {
            claims.push(one.claim);
        }
    }
    claims.sort_unstable();
    claims.dedup();
    claims
}

/// The latest last day of some intervals with its party, and the latest last day of all other
/// parties.
#[derive(Debug, Clone, Copy)]
struct Latest {
    day: i32,
    party: Party,
    of_others: Option<i32>,
}

impl Latest {
    fn and(self, other: Self) -> Self {
        let (later, earlier) = if self.day >= other.day {
            (self, other)
        } else {
            (other, self)
        };
        let of_earlier = if earlier.party == later.party {
            earlier.of_others
        } else {
            Some(earlier.day)
        };
        Self {
            of_others: later.of_others.max(of_earlier),
            ..later
        }
    }
}

/// Intervals to which others are compared, as a Fenwick tree over the first days. It finds the
/// latest last day of all intervals that begin by a given day in logarithmic time. A dataset may
/// have thousands of claims on one question.
pub(super) struct Overlaps {
    first_days: Vec<i32>,
    tree: Vec<Option<Latest>>,
    of_another_party: bool,
}

impl Overlaps {
    /// Creates an empty tree to which these intervals can be added.
    pub(super) fn new<'i>(
        intervals: impl IntoIterator<Item = &'i Interval>,
        of_another_party: bool,
    ) -> Self {
        let mut first_days: Vec<i32> = intervals.into_iter().map(|one| one.first).collect();
        first_days.sort_unstable();
        first_days.dedup();
        Self {
            tree: vec![None; first_days.len() + 1],
            first_days,
            of_another_party,
        }
    }

    pub(super) fn add(&mut self, interval: &Interval) {
        let mut place = self.first_days.partition_point(|day| *day < interval.first) + 1;
        let latest = Latest {
            day: interval.last,
            party: interval.party,
            of_others: None,
        };
        while let Some(node) = self.tree.get_mut(place) {
            *node = Some(node.map_or(latest, |known| known.and(latest)));
            place += place & place.wrapping_neg();
        }
    }

    /// Whether an interval overlaps any of those added.
    pub(super) fn has_any(&self, interval: &Interval) -> bool {
        let mut place = self.first_days.partition_point(|day| *day <= interval.last);
        while place > 0 {
            if self.latest_at(place, interval.party) >= Some(interval.first) {
                return true;
            }
            place -= place & place.wrapping_neg();
        }
        false
    }

    fn latest_at(&self, place: usize, party: Party) -> Option<i32> {
        let latest = self.tree[place]?;
        if self.of_another_party && latest.party == party {
            latest.of_others
        } else {
            Some(latest.day)
        }
    }
}

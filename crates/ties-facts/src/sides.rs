//! The claims on the sides of disputes.

use std::collections::{BTreeMap, BTreeSet};

use crate::row::Rows;
use ties::id::Id;
use ties::model::DisputeState;
use ties_dataset::index::Index;
use ties_dataset::number::ClaimNo;
use ties_dataset::spot::Spot;

/// The claims on the sides of disputes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sides {
    /// The disputes, by id.
    pub disputes: Vec<DisputeRow>,
    /// The sides on which each claim is.
    places: BTreeMap<ClaimNo, Vec<Side>>,
}

/// A side of a dispute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Side {
    /// The position of the dispute in [`Sides::disputes`].
    pub dispute: usize,
    /// The position of the side in the dispute.
    pub side: usize,
}

/// A dispute.
#[derive(Debug, Clone, PartialEq)]
pub struct DisputeRow {
    /// Its id.
    pub id: Id,
    /// The location of the record.
    pub spot: Spot,
    /// Whether it is open or settled.
    pub state: DisputeState,
    /// The claims of each side; `None` if one of them does not exist.
    pub sides: Vec<Option<Vec<ClaimNo>>>,
}

/// Whether a dispute covers a contradiction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DisputeCoverage {
    /// No dispute has claims of the contradiction on different sides.
    None,
    /// A dispute has all of its claims, on different sides.
    Full,
    /// A dispute has some of its claims on different sides, but not all of them.
    Partial {
        /// The position of the dispute in [`Sides::disputes`].
        dispute: usize,
        /// The claims that the dispute does not have.
        missing: Vec<ClaimNo>,
    },
}

impl Sides {
    /// Collects the sides of a dataset's disputes.
    pub fn of(index: &Index, rows: &Rows) -> Self {
        let mut all = Self::default();
        let mut named = Vec::new();
        for (.., dispute) in index.disputes() {
            let sides = dispute.iter().flat_map(|dispute| &dispute.sides);
            named.extend(sides.flat_map(|side| &side.claims));
        }
        let numbers = rows.numbers_of(index, named.into_iter());
        for (id, spot, dispute) in index.disputes() {
            let Some(dispute) = dispute else {
                continue;
            };
            let mut row = DisputeRow {
                id: id.clone(),
                spot,
                state: dispute.state,
                sides: Vec::new(),
            };
            for (position, side) in dispute.sides.iter().enumerate() {
                let place = Side {
                    dispute: all.disputes.len(),
                    side: position,
                };
                let claims = side.claims.iter().map(|claim| numbers.get(claim).copied());
                for claim in claims.clone().flatten() {
                    all.places.entry(claim).or_default().push(place);
                }
                row.sides.push(claims.collect());
            }
            all.disputes.push(row);
        }
        all
    }

    /// Returns the sides that have any of some claims.
    pub fn places(&self, claims: &[ClaimNo]) -> BTreeSet<Side> {
        let mut places = BTreeSet::new();
        for claim in claims {
            places.extend(self.places_of(*claim));
        }
        places
    }

    fn places_of(&self, claim: ClaimNo) -> &[Side] {
        self.places.get(&claim).map_or(&[], Vec::as_slice)
    }

    /// Whether a claim is on another side of the same dispute as one of `places`.
    pub fn is_opposite(&self, claim: ClaimNo, places: &BTreeSet<Side>) -> bool {
        self.places_of(claim)
            .iter()
            .any(|own| sides_in(places, own.dispute).any(|side| side != own.side))
    }

    /// Returns whether a dispute covers the contradiction between two lists of claims. If the
    /// second is empty, the claims of the first contradict each other.
    pub fn coverage(&self, one_side: &[ClaimNo], other_side: &[ClaimNo]) -> DisputeCoverage {
        let ones = self.places(one_side);
        let others = if other_side.is_empty() {
            ones.clone()
        } else {
            self.places(other_side)
        };
        let disputes: BTreeSet<usize> = ones.iter().map(|place| place.dispute).collect();
        let mut nearest: Option<(usize, Vec<ClaimNo>)> = None;
        for dispute in disputes {
            let mut sides: BTreeSet<usize> = sides_in(&others, dispute).collect();
            if sides.is_empty() {
                continue;
            }
            sides.extend(sides_in(&ones, dispute));
            if sides.len() < 2 {
                continue;
            }
            let mut missing = Vec::new();
            for claim in one_side.iter().chain(other_side) {
                if !self.names(dispute, *claim) {
                    missing.push(*claim);
                }
            }
            if missing.is_empty() {
                return DisputeCoverage::Full;
            }
            if nearest
                .as_ref()
                .is_none_or(|(_, least)| missing.len() < least.len())
            {
                nearest = Some((dispute, missing));
            }
        }
        match nearest {
            Some((dispute, missing)) => DisputeCoverage::Partial { dispute, missing },
            None => DisputeCoverage::None,
        }
    }

    /// Whether a dispute has a claim on any side.
    fn names(&self, dispute: usize, claim: ClaimNo) -> bool {
        self.places_of(claim)
            .iter()
            .any(|place| place.dispute == dispute)
    }
}

/// Returns the sides of one dispute among some places.
fn sides_in(places: &BTreeSet<Side>, dispute: usize) -> impl Iterator<Item = usize> {
    let first = Side { dispute, side: 0 };
    let last = Side {
        dispute,
        side: usize::MAX,
    };
    places.range(first..=last).map(|place| place.side)
}

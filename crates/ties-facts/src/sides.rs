//! Sides: which claims the dataset's disputes name, and on which side each stands.

use std::collections::{BTreeMap, BTreeSet};

use crate::row::Rows;
use ties::id::Id;
use ties::model::DisputeState;
use ties_dataset::index::Index;
use ties_dataset::spot::Spot;

/// The claims that stand in disputes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sides {
    /// The disputes, in the order of their ids.
    pub disputes: Vec<DisputeRow>,
    /// Some dispute cannot be read: what it tells apart nobody knows.
    pub is_unread: bool,
    /// The places of each claim: the dispute, by its number in `disputes`, and the side.
    places: BTreeMap<u32, Vec<Place>>,
}

/// A dispute, by its number, and a side of it.
type Place = (usize, usize);

/// A dispute.
#[derive(Debug, Clone, PartialEq)]
pub struct DisputeRow {
    /// Its id.
    pub id: Id,
    /// Where it stands.
    pub spot: Spot,
    /// Whether it is judged.
    pub state: DisputeState,
    /// The claims of each side, by their numbers in [`Rows::claims`]; none of a side of which one is not there.
    pub sides: Vec<Option<Vec<u32>>>,
}

/// Whether somebody looked at a contradiction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Looked {
    /// No dispute has claims of it on different sides.
    Not,
    /// A dispute names all of its claims.
    AtAll,
    /// A dispute, by its number in [`Sides::disputes`], has some of its claims on different sides, and these nowhere.
    Without(usize, Vec<u32>),
}

impl Sides {
    /// The sides of a dataset's disputes.
    pub fn of(index: &Index, rows: &Rows) -> Self {
        let mut all = Self::default();
        let read = || {
            index
                .disputes()
                .filter_map(|(id, spot, dispute)| Some((id, spot, dispute?)))
        };
        all.is_unread = index.disputes().any(|(.., dispute)| dispute.is_none());
        let named = read()
            .flat_map(|(.., dispute)| &dispute.sides)
            .flat_map(|side| &side.claims);
        let numbers = rows.numbers_of(index, named);
        for (id, spot, dispute) in read() {
            let number = all.disputes.len();
            let mut sides = Vec::new();
            for (side, place) in dispute.sides.iter().zip(0..) {
                let claims = side.claims.iter().map(|claim| numbers.get(claim).copied());
                for claim in claims.clone().flatten() {
                    all.places.entry(claim).or_default().push((number, place));
                }
                sides.push(claims.collect());
            }
            all.disputes.push(DisputeRow {
                id: id.clone(),
                spot,
                state: dispute.state,
                sides,
            });
        }
        all
    }

    /// The places of some claims.
    pub fn places(&self, claims: &[u32]) -> BTreeSet<(usize, usize)> {
        if self.places.is_empty() {
            return BTreeSet::new();
        }
        claims
            .iter()
            .filter_map(|claim| self.places.get(claim))
            .flatten()
            .copied()
            .collect()
    }

    /// Whether a claim stands opposite one of some places, on another side of the same dispute.
    pub fn is_opposite(&self, claim: u32, places: &BTreeSet<(usize, usize)>) -> bool {
        let own = self.places.get(&claim).into_iter().flatten();
        own.clone().any(|(dispute, side)| {
            let all = places.range((*dispute, 0)..=(*dispute, usize::MAX));
            all.clone().any(|(_, other)| other != side)
        })
    }

    /// Whether somebody looked at what the claims of one list say against those of the other; or, where the other is
    /// empty, against each other.
    pub fn looked(&self, one_side: &[u32], other_side: &[u32]) -> Looked {
        let ones = self.places(one_side);
        let others = if other_side.is_empty() {
            ones.clone()
        } else {
            self.places(other_side)
        };
        let mut nearest: Option<(usize, Vec<u32>)> = None;
        let disputes: BTreeSet<usize> = ones.iter().map(|(dispute, _)| *dispute).collect();
        for dispute in disputes {
            let sides = |places: &BTreeSet<Place>| -> BTreeSet<usize> {
                places
                    .range((dispute, 0)..=(dispute, usize::MAX))
                    .map(|(_, side)| *side)
                    .collect()
            };
            let (one, other) = (sides(&ones), sides(&others));
            if other.is_empty() || one.union(&other).count() < 2 {
                continue;
            }
            let is_named = |claim: &u32| {
                let places = self.places.get(claim).into_iter().flatten();
                places.clone().any(|(named, _)| *named == dispute)
            };
            let claims = one_side.iter().chain(other_side);
            let missing: Vec<u32> = claims.filter(|claim| !is_named(claim)).copied().collect();
            if missing.is_empty() {
                return Looked::AtAll;
            }
            if nearest
                .as_ref()
                .is_none_or(|(_, least)| missing.len() < least.len())
            {
                nearest = Some((dispute, missing));
            }
        }
        nearest.map_or(Looked::Not, |(dispute, missing)| {
            Looked::Without(dispute, missing)
        })
    }
}

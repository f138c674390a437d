//! The qualifiers of a claim that rules need to compare claims.

use crate::hash::half_hash;
use ties::model::{Claim, Text, With};
use ties::vocabulary::{Degree, ListingRole, ListingStatus};
use ties_dataset::number::ClaimNo;

/// The row of a claim's qualifiers. A claim without any of them has no row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QualifierRow {
    /// Its claim.
    pub claim: ClaimNo,
    /// Whether the claim states only a part of a tie or less than a fact: it is limited in scope or
    /// place, or to a part of a side, gives a frequency, has a note, or is a listing that is not in
    /// force.
    pub narrowed: bool,
    /// Whether a pledge was accepted.
    pub accepted: bool,
    /// Whether a merger was complete.
    pub complete: bool,
    /// Whether a position exists only in fact or only by law; `None` if it is not limited to
    /// either.
    pub basis: Option<PositionBasis>,
    /// How firm control is.
    pub degree: Option<Degree>,
    /// The role of a name on a list.
    pub role: Option<ListingRole>,
    /// The state of a listing.
    pub status: Option<ListingStatus>,
    /// The hash of the number of an entry on a list.
    pub reference: Option<u32>,
    /// The hash of a leader's title.
    pub title: Option<u32>,
}

/// The basis of a position that is not held both in fact and by law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PositionBasis {
    /// De facto, without a title.
    InFact,
    /// De jure, without the facts.
    ByLaw,
}

impl QualifierRow {
    /// Creates the row of a claim with none of these qualifiers.
    pub(super) fn none(claim: ClaimNo) -> Self {
        Self {
            claim,
            narrowed: false,
            accepted: false,
            complete: false,
            basis: None,
            degree: None,
            role: None,
            status: None,
            reference: None,
            title: None,
        }
    }

    /// Creates the row of a claim; `None` if it has none of these qualifiers.
    pub(super) fn of_claim(number: ClaimNo, claim: &Claim) -> Option<Self> {
        let with = claim.with.as_deref()?;
        let row = Self {
            claim: number,
            narrowed: is_narrowed(with),
            accepted: with.accepted,
            complete: with.complete,
            basis: match (with.de_facto, with.de_jure) {
                (true, false) => Some(PositionBasis::InFact),
                (false, true) => Some(PositionBasis::ByLaw),
                _ => None,
            },
            degree: with.degree,
            role: with.role,
            status: with.status,
            reference: with.reference.as_ref().map(hash),
            title: with.title.as_ref().map(hash),
        };
        if row == Self::none(number) {
            return None;
        }
        Some(row)
    }
}

fn is_narrowed(with: &With) -> bool {
    let is_bounded =
        with.scope.is_some() || with.place.is_some() || with.over.is_some() || with.note.is_some();
    let is_of_part = with.part.is_some() || with.object_part.is_some();
    let is_in_force = match with.status {
        None => true,
        Some(status) => matches!(status, ListingStatus::Listed | ListingStatus::UnderReview),
    };
    is_bounded || is_of_part || with.frequency.is_some() || !is_in_force
}

fn hash(text: &Text) -> u32 {
    half_hash(text.trim().to_lowercase())
}

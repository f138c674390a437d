//! The qualifiers of a claim that rules over many claims ask about.

use crate::hash::half_hash;
use ties::model::{Claim, Text, With};
use ties::vocabulary::{Degree, ListingRole, ListingStatus};
use ties_dataset::number::ClaimNo;

/// The qualifiers of a claim. A claim with none of them has no row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QualifierRow {
    /// Its claim.
    pub claim: ClaimNo,
    /// It is about a part of the tie or less than a fact: limited in scope or place, a matter of
    /// frequency, with a note, alleged, or a listing that is not in force.
    pub narrowed: bool,
    /// The pledge was accepted.
    pub accepted: bool,
    /// The merger was complete.
    pub complete: bool,
    /// Only in fact, or only by law.
    pub standing: Option<Standing>,
    /// How firm control is.
    pub degree: Option<Degree>,
    /// How a name is on a list.
    pub role: Option<ListingRole>,
    /// The state of a listing.
    pub status: Option<ListingStatus>,
    /// The hash of the entry's number on a list.
    pub reference: Option<u32>,
    /// The hash of a leader's title.
    pub title: Option<u32>,
}

/// What a position rests on, if not on both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// The facts, whatever the title.
    InFact,
    /// Law or rule, whatever the facts.
    ByLaw,
}

impl QualifierRow {
    /// The row of a claim without any of these qualifiers.
    pub(super) fn none(claim: ClaimNo) -> Self {
        Self {
            claim,
            narrowed: false,
            accepted: false,
            complete: false,
            standing: None,
            degree: None,
            role: None,
            status: None,
            reference: None,
            title: None,
        }
    }

    /// The row of a claim; `None` if it has none of these qualifiers.
    pub(super) fn of_claim(number: ClaimNo, claim: &Claim) -> Option<Self> {
        let with = claim.with.as_deref()?;
        let row = Self {
            claim: number,
            narrowed: is_narrowed(with),
            accepted: with.accepted,
            complete: with.complete,
            standing: match (with.de_facto, with.de_jure) {
                (true, false) => Some(Standing::InFact),
                (false, true) => Some(Standing::ByLaw),
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
    let is_weaker = with.frequency.is_some() || with.alleged || with.alleged_by.is_some();
    let is_in_force = match with.status {
        None => true,
        Some(status) => matches!(status, ListingStatus::Listed | ListingStatus::UnderReview),
    };
    is_bounded || is_weaker || !is_in_force
}

fn hash(text: &Text) -> u32 {
    half_hash(text.trim().to_lowercase())
}

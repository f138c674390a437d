//! The rows of a claim's pairs: who makes a statement about whom, and for which time.

use std::hash::Hasher;
use std::iter;

use super::time::{TimeEnd, Times};
use super::voice::Voice;
use crate::hash::{half, half_hash, hasher};
use ties::edtf::Extent;
use ties::model::{Claim, Mode};
use ties::vocabulary::{Predicate, ValueType};
use ties_dataset::number::{ClaimNo, EntityNo};

/// The row of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PairRow {
    /// The claim.
    pub claim: ClaimNo,
    /// The subject.
    pub subject: EntityNo,
    /// The object; `None` if the predicate takes none.
    pub object: Option<EntityNo>,
    /// Who speaks.
    pub voice: Voice,
    /// The days for which it is claimed.
    pub time: Extent,
    /// The hash of the locator, without the digest.
    pub passage: u32,
    /// The hash of everything except the sides and the locator.
    pub content: u32,
    /// The predicate.
    pub predicate: Predicate,
    /// The kind of statement.
    pub mode: Mode,
    /// Whether the claim denies the statement.
    pub negated: bool,
    /// Whether the start of `time` is the start of the state, not only its first attestation.
    pub starts: bool,
    /// How `time` ends.
    pub end: TimeEnd,
    /// Whether it was refuted or superseded.
    pub withdrawn: bool,
    /// Whether it was not withdrawn, its source was not retracted and no speaker doubts it.
    pub is_believed: bool,
}

impl PairRow {
    /// Creates the row of one pair of a claim.
    pub(super) fn new(
        claim: ClaimNo,
        record: &Claim,
        (subject, object): (EntityNo, Option<EntityNo>),
        voice: Voice,
        times: Times<'_>,
    ) -> Self {
        Self {
            claim,
            subject,
            object,
            voice,
            time: times.extent(record),
            passage: passage(&record.at),
            content: content(record),
            predicate: record.predicate,
            mode: record.mode,
            negated: record.negated,
            starts: times.starts(record),
            end: times.end(record),
            withdrawn: !record.is_in_force(),
            is_believed: record.is_in_force() && record.is_believed(),
        }
    }

    /// Returns the sides.
    pub fn entities(&self) -> impl Iterator<Item = EntityNo> {
        iter::once(self.subject).chain(self.object)
    }

    /// Returns the two sides, the lower number first; `None` if there is no object.
    pub fn unordered_sides(&self) -> Option<(EntityNo, EntityNo)> {
        let object = self.object?;
        Some((self.subject.min(object), self.subject.max(object)))
    }

    /// Returns subject and object. For a symmetric predicate, the lower number is first.
    pub fn directed_sides(&self) -> (EntityNo, Option<EntityNo>) {
        match self.object {
            Some(object) if self.predicate.def().symmetric && object < self.subject => {
                (object, Some(self.subject))
            }
            object => (self.subject, object),
        }
    }

    /// Whether it applies at the date of its source, whichever day that is: it has no other time,
    /// or its end is open.
    pub fn is_current(&self) -> bool {
        matches!(self.end, TimeEnd::Undated | TimeEnd::Ongoing)
    }

    /// Whether it affirms or denies a state of affairs, its speakers believe it, and it was not
    /// withdrawn. Only such pairs make up ties and contradictions.
    pub fn is_state_of_affairs(&self) -> bool {
        self.mode.is_state_of_affairs() && self.is_believed
    }

    /// Whether it affirms a state of affairs.
    pub fn affirms(&self) -> bool {
        self.is_state_of_affairs() && !self.negated
    }
}

/// Returns the hash of a locator without its digest. Two spellings of one locator have different
/// hashes.
fn passage(at: &str) -> u32 {
    let place = at.split('#').next().unwrap_or_default();
    let mut hasher = hasher();
    hasher.write(place.trim_end().as_bytes());
    half(&hasher)
}

/// Returns the hash of what distinguishes two claims on one pair: speakers, kind of statement,
/// values and qualifiers.
fn content(claim: &Claim) -> u32 {
    // The value of a text predicate is in the summary.
    let mut summary = None;
    if claim.predicate.def().takes == ValueType::Text {
        summary = Some(&claim.summary);
    }
    let statement = (claim.predicate, claim.mode, claim.negated);
    let values = (&claim.date, &claim.when, &claim.amount, &claim.horizon);
    let limits = (claim.former, &claim.condition);
    half_hash((
        statement,
        &claim.attribution,
        values,
        limits,
        &claim.with,
        summary,
    ))
}

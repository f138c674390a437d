//! The rows of a claim's pairs: who makes it about whom, and when it holds.

use std::hash::Hasher;
use std::iter;

use super::time::{Lasts, Times};
use super::voice::Voice;
use crate::hash::{half, half_hash, hasher};
use ties::edtf::Extent;
use ties::model::{Claim, Mode};
use ties::vocabulary::{Predicate, ValueType};
use ties_dataset::number::{ClaimNo, EntityNo};

/// One pair of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PairRow {
    /// Its claim.
    pub claim: ClaimNo,
    /// The subject.
    pub subject: EntityNo,
    /// The object; `None` if the predicate takes none.
    pub object: Option<EntityNo>,
    /// Whose words it is.
    pub voice: Voice,
    /// When it holds.
    pub time: Extent,
    /// The hash of the place in the source, without the digest.
    pub passage: u32,
    /// The hash of everything but the sides and the place.
    pub content: u32,
    /// The predicate.
    pub predicate: Predicate,
    /// The kind of statement.
    pub mode: Mode,
    /// The content is that it is not so.
    pub negated: bool,
    /// The start of `time` is the start of the state, not only the first that is known of it.
    pub starts: bool,
    /// How `time` ends.
    pub lasts: Lasts,
    /// It was refuted or superseded.
    pub withdrawn: bool,
    /// It was not withdrawn, and no speaker doubts it.
    pub is_believed: bool,
}

impl PairRow {
    /// The row of one pair of a claim.
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
            lasts: times.lasts(record),
            withdrawn: !record.is_in_force(),
            is_believed: record.is_in_force() && record.is_believed(),
        }
    }

    /// Its sides.
    pub fn entities(&self) -> impl Iterator<Item = EntityNo> {
        iter::once(self.subject).chain(self.object)
    }

    /// Its two sides, the lower number first; `None` if it has no object.
    pub fn unordered_sides(&self) -> Option<(EntityNo, EntityNo)> {
        let object = self.object?;
        Some((self.subject.min(object), self.subject.max(object)))
    }

    /// Subject and object; of a symmetric predicate, the lower number first.
    pub fn directed_sides(&self) -> (EntityNo, Option<EntityNo>) {
        match self.object {
            Some(object) if self.predicate.def().symmetric && object < self.subject => {
                (object, Some(self.subject))
            }
            object => (self.subject, object),
        }
    }

    /// Whether it holds at the date of its source, whichever day that is: it has no other time, or
    /// its end is open.
    pub fn is_current(&self) -> bool {
        matches!(self.lasts, Lasts::Undated | Lasts::StillSo)
    }

    /// Whether speakers who believe it affirm or deny a state of affairs, and it was not withdrawn.
    /// Only such pairs make ties and contradictions.
    pub fn is_state_of_affairs(&self) -> bool {
        self.mode.is_state_of_affairs() && self.is_believed
    }

    /// Whether it affirms a state of affairs.
    pub fn affirms(&self) -> bool {
        self.is_state_of_affairs() && !self.negated
    }
}

/// The hash of a place without its digest. A place written in two ways counts as two.
fn passage(at: &str) -> u32 {
    let place = at.split('#').next().unwrap_or_default();
    let mut hasher = hasher();
    hasher.write(place.trim_end().as_bytes());
    half(&hasher)
}

/// The hash of what makes two claims on one pair different: how and by whom it is said, the values,
/// and what narrows them.
fn content(claim: &Claim) -> u32 {
    // A text predicate has its value in the summary.
    let mut summary = None;
    if claim.predicate.def().takes == ValueType::Text {
        summary = Some(&claim.summary);
    }
    let statement = (claim.predicate, claim.mode, claim.negated);
    let values = (&claim.date, &claim.when, &claim.amount, &claim.horizon);
    half_hash((statement, &claim.attribution, values, &claim.with, summary))
}

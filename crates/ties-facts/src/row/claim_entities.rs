//! The entities in a claim, looked up in the index once for all rules and rows.

use std::ptr;

use ties::id::Id;
use ties::model::{Claim, Pair};
use ties_dataset::index::Index;
use ties_dataset::number::EntityNo;

/// The entities in a claim; `None` for each that does not exist.
#[derive(Debug, Clone)]
pub struct ClaimEntities<'c> {
    /// The pairs of the claim.
    pub pairs: Vec<PairEntities<'c>>,
    /// Each speaker of the attribution, and the entity that the speaker is one of.
    pub attribution: Vec<(Option<EntityNo>, Option<EntityNo>)>,
    /// Whether every side and speaker exists. Always false for a group of claims.
    pub are_all_known: bool,
}

/// A pair with the numbers of its sides.
#[derive(Debug, Clone, Copy)]
pub struct PairEntities<'c> {
    /// The pair.
    pub pair: Pair<'c>,
    /// The subject; `None` if it does not exist.
    pub subject: Option<EntityNo>,
    /// The object; `None` if there is none or it does not exist.
    pub object: Option<EntityNo>,
}

impl<'c> ClaimEntities<'c> {
    /// Looks up the entities in a claim.
    pub fn of(claim: &'c Claim, index: &Index) -> Self {
        let subject = find(claim.subject.as_ref(), index);
        let object = find(claim.object.as_ref(), index);
        let mut attribution = Vec::with_capacity(claim.attribution.len());
        let mut are_speakers_known = true;
        for speaker in &claim.attribution {
            let who = find(speaker.who.as_ref(), index);
            let of = find(speaker.of.as_ref(), index);
            are_speakers_known &= speaker.who.is_some() == who.is_some();
            are_speakers_known &= speaker.of.is_some() == of.is_some();
            attribution.push((who, of));
        }
        // Most pairs have the sides of the claim itself, which are already looked up.
        let number = |id: &Id| {
            if is_same(id, claim.subject.as_ref()) {
                subject
            } else if is_same(id, claim.object.as_ref()) {
                object
            } else {
                index.number(id)
            }
        };
        let mut pairs = Vec::new();
        for pair in claim.pairs() {
            pairs.push(PairEntities {
                pair,
                subject: number(pair.subject.id),
                object: pair.object.and_then(|object| number(object.id)),
            });
        }
        let is_group =
            !(claim.subjects.is_empty() && claim.objects.is_empty() && claim.among.is_empty());
        let are_sides_known = claim.subject.is_some() == subject.is_some()
            && claim.object.is_some() == object.is_some();
        Self {
            pairs,
            attribution,
            are_all_known: !is_group && are_sides_known && are_speakers_known,
        }
    }
}

fn find(id: Option<&Id>, index: &Index) -> Option<EntityNo> {
    index.number(id?)
}

/// Whether both refer to the same value in memory.
fn is_same(id: &Id, other: Option<&Id>) -> bool {
    other.is_some_and(|other| ptr::eq(id, other))
}

impl PairEntities<'_> {
    /// Returns the sides; `None` if one of them does not exist.
    pub(super) fn known_sides(&self) -> Option<(EntityNo, Option<EntityNo>)> {
        let subject = self.subject?;
        match self.pair.object {
            Some(_) => Some((subject, Some(self.object?))),
            None => Some((subject, None)),
        }
    }
}

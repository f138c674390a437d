//! The signs of the ties of two entities: friendly, hostile, or both.

use std::collections::BTreeMap;

use ties::vocabulary::Sign;
use ties_dataset::number::EntityNo;
use ties_facts::tie::Tie;

/// The ties with a sign between two entities, in either direction.
#[derive(Debug, Clone, Default)]
pub(crate) struct SignedTies<'t> {
    /// The friendly ties.
    pub(crate) friendly: Vec<&'t Tie>,
    /// The hostile ties.
    pub(crate) hostile: Vec<&'t Tie>,
}

impl<'t> SignedTies<'t> {
    /// All of them.
    pub(crate) fn all(&self) -> impl Iterator<Item = &'t Tie> {
        self.friendly.iter().chain(&self.hostile).copied()
    }

    /// The signs in words; `None` if no tie has a sign.
    pub(crate) fn in_words(&self) -> Option<&'static str> {
        match (self.friendly.is_empty(), self.hostile.is_empty()) {
            (false, true) => Some("friendly"),
            (true, false) => Some("hostile"),
            (false, false) => Some("friendly and hostile"),
            (true, true) => None,
        }
    }
}

/// The ties with a sign by their two entities, the smaller number first.
pub(crate) fn signed_ties<'t>(
    ties: impl IntoIterator<Item = &'t Tie>,
) -> BTreeMap<(EntityNo, EntityNo), SignedTies<'t>> {
    let mut pairs: BTreeMap<_, SignedTies<'t>> = BTreeMap::new();
    for tie in ties {
        let sides = (tie.subject.min(tie.object), tie.subject.max(tie.object));
        match tie.predicate.def().sign {
            Sign::Friend => pairs.entry(sides).or_default().friendly.push(tie),
            Sign::Enemy => pairs.entry(sides).or_default().hostile.push(tie),
            Sign::Neither => {}
        }
    }
    pairs
}

//! A pair of a claim with its days, and the tie that it is evidence for.

use ties::vocabulary::{Predicate, Sign};
use ties_dataset::number::EntityNo;
use ties_facts::row::{AttestedDays, PairRow};

use crate::analysis::Analysis;

/// What makes a tie one tie: its predicate and its units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct TieKey {
    predicate: Predicate,
    subject: EntityNo,
    object: EntityNo,
}

impl TieKey {
    /// The tie that a pair supports. The units of a tie without a direction are in their order.
    fn of(pair: &PairRow) -> Option<Self> {
        let (subject, object) = pair.directed_sides();
        Some(Self {
            predicate: pair.predicate,
            subject,
            object: object?,
        })
    }
}

/// A pair that counts, with its days.
pub(super) struct DatedPair<'c> {
    pub(super) pair: &'c PairRow,
    pub(super) tie: TieKey,
    pub(super) days: AttestedDays,
}

impl<'c> DatedPair<'c> {
    pub(super) fn new(pair: &'c PairRow, analysis: &Analysis<'_>) -> Option<Self> {
        Some(Self {
            pair,
            tie: TieKey::of(pair)?,
            days: analysis.facts.rows.days(pair),
        })
    }

    /// Whether it supports a tie of this sign.
    pub(super) fn makes(&self, sign: Sign) -> bool {
        !self.pair.negated && self.pair.predicate.def().sign == sign
    }
}

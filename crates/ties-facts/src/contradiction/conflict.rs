//! A contradiction: the claims of its two sides, and how they contradict each other.

use ties::vocabulary::Predicate;
use ties_dataset::number::{ClaimNo, EntityNo};

/// Claims that contradict each other on one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// The entity that they are about.
    pub subject: EntityNo,
    /// The other entity, if there is one.
    pub object: Option<EntityNo>,
    /// The predicate of one side.
    pub predicate: Predicate,
    /// The predicate of the other side: the same if it denies it, or gives another value.
    pub other: Predicate,
    /// How they contradict each other.
    pub kind: Kind,
    /// The claims of one side. If they give different values: all claims, in the order of the
    /// values.
    pub one_side: Vec<ClaimNo>,
    /// The claims of the other side. If they give different values: none.
    pub other_side: Vec<ClaimNo>,
}

/// How claims contradict each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// One affirms what the other denies: a tie, a date, an amount or a text.
    Denied,
    /// Their predicates exclude each other.
    Excluded {
        /// They always do, not only as a rule.
        never: bool,
    },
    /// They state or imply opposite directions: the subject of one side is the object of the other.
    Opposite {
        /// The two directions form a cycle of an acyclic predicate. If one voice states both, the
        /// cycle is in [`Contradictions::rings_of_one_voice`](super::Contradictions) instead.
        is_cycle: bool,
    },
    /// They give different dates.
    Dates,
    /// They give different numbers.
    Amounts,
    /// One states a tie, the other that no tie is known.
    NoTie,
}

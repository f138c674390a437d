//! The properties of a predicate: the columns of the table of predicates.

use serde::Serialize;

use super::kinds::{Class, Kind};

/// One row of the table: a predicate and its properties.
#[derive(Debug)]
#[non_exhaustive]
pub struct PredicateDef {
    /// Its name, as written in the data.
    pub name: &'static str,
    /// Its family.
    pub family: Family,
    /// Whether the tie is friendly, hostile or neither.
    pub sign: Sign,
    /// The value that it takes in addition to the subject.
    pub takes: ValueType,
    /// Whether it also accepts an `amount`: how many or how much the relation involves.
    pub accepts_amount: bool,
    /// Whether its amount must have a unit.
    pub requires_unit: bool,
    /// The kinds that its subject can have.
    pub subject: AcceptedKinds,
    /// The kinds that its object can have.
    pub object: AcceptedKinds,
    /// Whether it holds in both directions.
    pub symmetric: bool,
    /// Whether it is transitive: from a to b and b to c follows a to c.
    pub transitive: bool,
    /// Whether it is acyclic: nothing can be its own object, even through others.
    pub acyclic: bool,
    /// Whether the subject directs the object. On one pair, this conflicts with the reverse.
    pub subject_directs: bool,
    /// Whether the object directs the subject.
    pub object_directs: bool,
    /// Whether it is a speech act: the subject does it by saying something.
    pub speech: bool,
    /// The predicates that it implies.
    pub implies: &'static [&'static str],
    /// The predicates that it excludes on the same pair at the same time.
    pub excludes: &'static [Exclusion],
    /// The qualifiers that it accepts, in addition to those of the predicates that it implies.
    pub qualifiers: &'static [AcceptedQualifier],
    /// The definition.
    pub means: &'static str,
    /// The equivalents in other vocabularies; empty if none is close.
    pub crosswalk: &'static str,
}

impl PredicateDef {
    /// Whether its object is always a place: the predicate is not about two parties.
    pub fn is_about_a_place(&self) -> bool {
        self.object == AcceptedKinds::Of(&[Class::Place])
    }
}

/// The subject area of a predicate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Family {
    /// Whether two records describe one entity.
    Identity,
    /// Parts, members and organizational independence.
    Structure,
    /// Pledges of allegiance and the affiliations that follow from them.
    Allegiance,
    /// Splits, mergers, successions and foundings.
    Lineage,
    /// Alliances, joint operations, agreements and mediation.
    Cooperation,
    /// Help from one party to another.
    Support,
    /// Statements and disagreements without force.
    Verbal,
    /// One party directs another.
    Control,
    /// Competition, hostility and violence.
    Hostility,
    /// Roles of people in groups and bodies, and moves between them.
    Person,
    /// Relations by blood and by marriage.
    Kin,
    /// Location, movement and control of ground.
    Place,
    /// Government and recognition of governments.
    State,
    /// Participation in a conflict.
    Conflict,
    /// Listing under a legal act.
    Designation,
    /// Adherence to a current of belief.
    Belief,
    /// Events: perpetrators, claims of responsibility, targets, places.
    Event,
    /// A tie of a kind that the source does not give.
    Residual,
    /// A tie that was looked for and not found.
    Absence,
    /// Dates, descriptions, abilities and intentions.
    Attribute,
    /// Numbers of people, areas and sums of money.
    Quantity,
}

/// Whether a predicate states a friendly or a hostile tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sign {
    /// A friendly tie: `+` in the codebook.
    Friend,
    /// A hostile tie: `-` in the codebook.
    Enemy,
    /// Neither friendly nor hostile: `0` in the codebook.
    Neither,
}

impl Sign {
    /// The mark in the codebook: `+`, `-` or `0`.
    pub fn mark(self) -> &'static str {
        match self {
            Self::Friend => "+",
            Self::Enemy => "-",
            Self::Neither => "0",
        }
    }
}

/// The value that a predicate takes in addition to its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ValueType {
    /// Another entity, in the key `object`, `objects` or `among`.
    Entity,
    /// A date, in the key `date`.
    Date,
    /// An amount, in the key `amount`.
    Amount,
    /// Text: the `summary` is the value.
    Text,
}

/// The kinds that one side of a predicate accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AcceptedKinds {
    /// The predicate has no such side.
    None,
    /// Any kind.
    Any,
    /// The same kind as the other side.
    SameKind,
    /// Any kind in one of these classes.
    Of(&'static [Class]),
}

impl AcceptedKinds {
    /// Whether this side accepts an entity of this kind if the other side has the kind `other`.
    pub fn allows(self, kind: Kind, other: Option<Kind>) -> bool {
        match self {
            Self::None => false,
            Self::Any => true,
            Self::SameKind => other.is_none_or(|other| other == kind),
            Self::Of(classes) => classes.iter().any(|class| kind.classes().contains(class)),
        }
    }
}

/// A predicate that another one excludes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Exclusion {
    /// The excluded predicate.
    pub name: &'static str,
    /// `true` if both together are an error, `false` if they are a warning.
    pub is_error: bool,
}

/// A qualifier that a predicate accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct AcceptedQualifier {
    /// The name of the qualifier.
    pub name: &'static str,
    /// Whether it is required.
    pub required: bool,
}

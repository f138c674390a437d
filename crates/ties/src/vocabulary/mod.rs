//! The vocabulary: kinds of entities, predicates, qualifiers.

mod kinds;
mod predicates;
mod qualifiers;

pub use kinds::{Class, Kind};
pub use predicates::{Exclusion, Family, PREDICATES, Predicate, PredicateDef, Side, Sign, Takes, Want};
pub use qualifiers::{
    Activity, Autonomy, Channel, Degree, Fate, Frequency, HelpMode, Kinship, Label, ListingRole, ListingStatus,
    PlacePrecision, Population, Qualifier, Tier, WingFunction, With,
};

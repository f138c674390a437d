//! The vocabulary: kinds of entities, predicates, qualifiers, external ids, regimes and terms.

mod kinds;
mod predicates;
mod qualifiers;
mod regimes;
mod schemes;
mod terms;

pub use kinds::{Class, Kind};
pub use predicates::{
    Exclusion, Family, PREDICATES, Predicate, PredicateDef, Side, Sign, Takes, Want,
};
pub use qualifiers::{
    Activity, Autonomy, Channel, Degree, Fate, Frequency, HelpMode, Kinship, Label, ListingRole,
    ListingStatus, PlacePrecision, Population, Tier, WingFunction,
};
pub use regimes::{REGIMES, Reference, Regime, RegimeDef};
pub use schemes::{CheckDigits, SCHEMES, Scheme};
pub use terms::{Condition, TERMS, Terms};
